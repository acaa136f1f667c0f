"""What a question matches in a segment: ascending arrays of passages, step by step."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from archive.index import analysis
from archive.index.array_file import Array
from archive.index.base import MOST_APART, Filter, Terms
from archive.index.snapshot import KEYS, NOTHING, Leaf

LANGS = ("fr", "en")
PREFIX_LENGTH = 3  # shorter prefixes would be half the dictionary
LOOK_UP = 16  # passages so many times fewer than a word's are looked up one by one
LAST = "~"  # sorts after every date


@dataclass(frozen=True, slots=True)
class Run:
    """What a word, phrase or prefix comes to in the field of one language.

    More than one stem is a phrase; or words that stand within so many of the rarest, if within is
    given. A prefix is what stems begin with.
    """

    field: str
    stems: tuple[bytes, ...]
    is_prefix: bool = False
    within: int = 0


def weighed(terms: Terms, lang: str) -> list[tuple[Run, float]]:
    """All that counts for the order in one language, and what share of its words' worth."""
    wanted = [(run, 1.0) for choice in choices(terms, lang) for run in choice[:1]]
    others = [(other, also.worth) for also in terms.also for other in also.others]
    return [*wanted, *((run, share) for other, share in others if (run := run_of(other, lang)))]


def choices(terms: Terms, lang: str) -> list[tuple[Run, ...]]:
    """All that must stand there, or of which one is enough, in one language: each a run, and what
    does as well."""
    words: list[tuple[Run, ...]] = []
    for wanted in terms.wanted:
        others = [other for also in terms.also if also.run == wanted for other in also.others]
        if some := tuple(one for run in (wanted, *others) if (one := run_of(run, lang))):
            words.append(some)
    for close in terms.close:
        stems = [stem.encode() for word in close.words for stem in analysis.stems(word, lang)]
        if stems:
            within = max(1, min(close.within, MOST_APART))
            words.append((Run(lang, tuple(dict.fromkeys(stems)), within=within),))
    return list(dict.fromkeys(words))


def run_of(run: str, lang: str) -> Run | None:
    """What a run comes to in one language. None where only stop words are left."""
    if run.endswith("*"):
        prefix = analysis.fold(run.rstrip("*"))
        if len(prefix) >= PREFIX_LENGTH and prefix.isalnum():
            return Run(lang, (prefix.encode(),), is_prefix=True)
    stems = analysis.stems(run.rstrip("*"), lang)
    return Run(lang, tuple(stem.encode() for stem in stems)) if stems else None


def shorter(prefix: bytes) -> list[bytes]:
    """Stems that a prefix may also stand for: that of what is meant may be shorter than what was
    typed (resolut* -> resolu)."""
    return [prefix[:length] for length in range(max(4, len(prefix) - 2), len(prefix))]


def matching(leaf: Leaf, terms: Terms, where: Filter) -> Array:
    """The passages of a segment that a question finds."""
    langs = [lang for lang in LANGS if not where.langs or lang in where.langs]
    if not terms.wanted and not terms.close:
        docs = leaf.every()
    else:
        docs = leaf.left(_either(leaf, [_wanted(leaf, terms, lang) for lang in langs]))
    for run in terms.unwanted:
        for lang in langs:
            if len(docs) and (one := run_of(run, lang)):
                docs = docs[~_mask(leaf, [_holding(leaf, one)])[docs]]
    return _left_by_filter(leaf, docs, where)


def _wanted(leaf: Leaf, terms: Terms, lang: str) -> Array:
    wanted = choices(terms, lang)
    if terms.any_of:
        return _either(leaf, [_holding(leaf, run) for choice in wanted for run in choice])
    docs: Array | None = None
    for choice in sorted(wanted, key=lambda choice: sum(_at_most(leaf, run) for run in choice)):
        held = _either(leaf, [_holding(leaf, run) for run in choice])
        docs = held if docs is None else _both(leaf, docs, held)
        if not len(docs):
            break
    return NOTHING if docs is None else docs


def _at_most(leaf: Leaf, run: Run) -> int:
    """How many passages hold a run at most, so that the rarest is looked at first."""
    if run.is_prefix:
        return leaf.count
    return min(len(leaf.docs(run.field, stem)) for stem in run.stems)


def _holding(leaf: Leaf, run: Run) -> Array:
    """The passages that hold a run."""
    if run.is_prefix:
        prefix = run.stems[0]
        some = [leaf.docs(run.field, stem) for stem in shorter(prefix)]
        if among := leaf.beginning(run.field, prefix):
            some.append(leaf.fields[run.field].docs[leaf.of(run.field, among[0], among[-1] + 1)])
        return np.flatnonzero(_mask(leaf, some))
    if len(run.stems) == 1:
        return leaf.docs(run.field, run.stems[0])
    places = _close(leaf, run) if run.within else _side_by_side(leaf, run)
    if not len(places):
        return NOTHING
    docs: Array = leaf.fields[run.field].holding(places)
    is_first: Array = np.append(True, docs[1:] != docs[:-1])
    return docs[is_first]


def _side_by_side(leaf: Leaf, run: Run) -> Array:
    """Where a phrase begins: the places of its rarest stem, as far as the others stand around."""
    of = {stem: leaf.places(run.field, stem) for stem in run.stems}
    order = sorted(range(len(run.stems)), key=lambda n: len(of[run.stems[n]]))
    rarest = of[run.stems[order[0]]].astype(np.int64)
    begins = rarest - order[0]
    for n in order[1:]:
        if not len(begins):
            break
        begins = begins[_stand(of[run.stems[n]], begins + n)]
    return begins + order[0]


def _close(leaf: Leaf, run: Run) -> Array:
    """The places of the rarest stem that have each other one near enough, before or after."""
    of = sorted((leaf.places(run.field, stem) for stem in run.stems), key=len)
    around = of[0].astype(np.int64)
    for places in of[1:]:
        if not len(places):
            return NOTHING
        after = np.searchsorted(places, around)
        following = places[np.minimum(after, len(places) - 1)].astype(np.int64)
        leading = places[np.maximum(after - 1, 0)].astype(np.int64)
        near = np.minimum(np.abs(following - around), np.abs(leading - around))
        around = around[near <= run.within]
    return around


def _stand(places: Array, sought: Array) -> Array:
    """Whether each of some places, ascending, is among others, ascending."""
    if not len(places):
        return np.zeros(len(sought), bool)
    at = np.searchsorted(places, np.clip(sought, 0, None).astype(places.dtype))
    found: Array = places[np.minimum(at, len(places) - 1)] == sought
    return found


def _both(leaf: Leaf, one: Array, other: Array) -> Array:
    """Passages that are in both."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    if len(few) * LOOK_UP < len(many):
        return few[_stand(many, few)]
    return few[_mask(leaf, [many])[few]]


def _either(leaf: Leaf, some: Sequence[Array]) -> Array:
    """Passages that are in one of several."""
    some = [docs for docs in some if len(docs)]
    if len(some) < 2:
        return some[0] if some else NOTHING
    return np.flatnonzero(_mask(leaf, some))


def _mask(leaf: Leaf, some: Iterable[Array]) -> Array:
    mask = np.zeros(leaf.count, bool)
    for docs in some:
        mask[docs] = True
    return mask


def _left_by_filter(leaf: Leaf, docs: Array, where: Filter) -> Array:
    for name, wanted in (
        ("body", where.bodies),
        ("kind", where.kinds),
        ("year", where.years),
        ("lang", where.langs),
    ):
        if wanted and len(docs):
            held = leaf.columns.get(name)
            if held is None:
                return NOTHING
            docs = docs[held.has([value.encode() for value in wanted], docs)]
    if (where.date_from or where.date_to) and len(docs):
        held = leaf.columns.get("day")
        if held is None:
            return NOTHING
        since, until = where.date_from or "0", where.date_to or LAST
        docs = docs[held.is_between(since.encode(), until.encode(), docs)]
    for name, values in where.keys:
        pairs = [f"{name}={value}".encode() for value in values]
        docs = _both(leaf, docs, _either(leaf, [leaf.docs(KEYS, pair) for pair in pairs]))
    for name, low, high in where.ranges:
        docs = _both(leaf, docs, _between(leaf, f"{name}=".encode(), low, high))
    return docs


def _between(leaf: Leaf, name: bytes, low: str | None, high: str | None) -> Array:
    """The passages with a value of a key between two."""
    among = leaf.beginning(KEYS, name)
    if not among:
        return NOTHING
    terms, first, end = leaf.fields[KEYS].terms, among[0], among[-1] + 1
    if low is not None:
        first = bisect_left(terms, name + low.encode(), first, end)
    if high is not None:
        end = bisect_right(terms, name + high.encode(), first, end)
    held = leaf.fields[KEYS].docs[leaf.of(KEYS, first, end)]
    return np.flatnonzero(_mask(leaf, [held]))

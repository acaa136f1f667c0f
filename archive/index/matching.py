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
    given. A prefix is what stems begin with. worth is the share that its words count for the order.
    """

    field: str
    stems: tuple[bytes, ...]
    is_prefix: bool = False
    within: int = 0
    worth: float = 1.0


Choice = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as stems: what is wanted in the field of each language, what is not in any.

    Of each choice one run is enough: the word itself, or what does as well. is_every is set where
    no word was asked for, and the filter alone says what is found.
    """

    wanted: tuple[tuple[Choice, ...], ...]
    unwanted: tuple[Run, ...]
    any_of: bool
    is_every: bool


def asked(terms: Terms, where: Filter) -> Asked:
    """A question worked out, once for all segments."""
    langs = [lang for lang in LANGS if not where.langs or lang in where.langs]
    unwanted = [run_of(run, lang) for run in terms.unwanted for lang in langs]
    return Asked(
        wanted=tuple(_choices(terms, lang) for lang in langs),
        unwanted=tuple(run for run in unwanted if run),
        any_of=terms.any_of,
        is_every=not terms.wanted and not terms.close,
    )


def _choices(terms: Terms, lang: str) -> tuple[Choice, ...]:
    found: list[Choice] = []
    for wanted in terms.wanted:
        others = ((other, also.worth) for also in terms.also if also.run == wanted
                  for other in also.others)  # fmt: skip
        each = [run_of(run, lang, worth) for run, worth in ((wanted, 1.0), *others)]
        if some := tuple(run for run in each if run):
            found.append(some)
    for close in terms.close:
        stems = [stem.encode() for word in close.words for stem in analysis.stems(word, lang)]
        if stems:
            within = max(1, min(close.within, MOST_APART))
            found.append((Run(lang, tuple(dict.fromkeys(stems)), within=within),))
    return tuple(dict.fromkeys(found))


def run_of(run: str, lang: str, worth: float = 1.0) -> Run | None:
    """What a word, phrase or prefix comes to. None where only stop words are left."""
    if run.endswith("*"):
        prefix = analysis.fold(run.rstrip("*"))
        if len(prefix) >= PREFIX_LENGTH and prefix.isalnum():
            return Run(lang, (prefix.encode(),), is_prefix=True, worth=worth)
    stems = analysis.stems(run.rstrip("*"), lang)
    return Run(lang, tuple(stem.encode() for stem in stems), worth=worth) if stems else None


def shorter(prefix: bytes) -> list[bytes]:
    """Stems that a prefix may also stand for: that of what is meant may be shorter than what was
    typed (resolut* -> resolu)."""
    return [prefix[:length] for length in range(max(4, len(prefix) - 2), len(prefix))]


def matching(leaf: Leaf, asked: Asked, where: Filter) -> Array:
    """The passages of a segment that a question finds."""
    if asked.is_every:
        docs = leaf.every()
    else:
        each = [_wanted(leaf, choices, asked.any_of) for choices in asked.wanted]
        docs = leaf.left(_either(leaf, each))
    for run in asked.unwanted:
        if len(docs):
            docs = docs[~_mask(leaf, [_holding(leaf, run)])[docs]]
    return _left_by_filter(leaf, docs, where)


def _wanted(leaf: Leaf, choices: Sequence[Choice], any_of: bool) -> Array:
    if any_of:
        return _either(leaf, [_holding(leaf, run) for choice in choices for run in choice])
    docs: Array | None = None
    for choice in sorted(choices, key=lambda choice: sum(_at_most(leaf, run) for run in choice)):
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

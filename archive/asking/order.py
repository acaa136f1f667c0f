"""The first passages put in order again, by what only their text tells. Pure.

The index counts words. Here it is looked at how they stand: how much of the question a passage
holds (a rare word is more of it than a common one), whether words that follow each other in the
question stand close in the passage, whether they stand at its beginning, where the heading of an
item is, and whether the passages around answer too. docs/decisions/012-query-language.md has the
formula, benchmarks/relevance what it is worth.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log

from archive.asking.wording import FORMULAS
from archive.index import analysis
from archive.index.base import Terms
from archive.model import LANGS, Lang, PagePlace, Passage

BESIDE, NEAR_BY = 0.5, 6  # worth of pairs that stand close, and how many words apart that is
TURNED_ROUND = 0.5  # worth of a pair in the other order, against one in the question's
HEAD, HEAD_LENGTH = 0.3, 14  # worth of words at the beginning, and how many words that is
AROUND = 0.1  # of the score of the passage before, and of the one after
INSTEAD = 0.7  # how much of a word is there where a word of the same meaning is
GAP_S = 5.0  # seconds between passages of a recording that follow each other
Form = tuple[str, ...]  # stems that follow each other


@dataclass(frozen=True, slots=True)
class Sought:
    """A word of the question: its stems by language, those of what does as well, its rarity."""

    forms: Mapping[Lang, tuple[Form, ...]]
    others: Mapping[Lang, tuple[Form, ...]]
    rarity: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A passage in its order. held is the share of the question that it holds, 0 to 1."""

    id: str
    score: float
    held: float


def sought(terms: Terms, counts: Mapping[str, int], passages: int) -> list[Sought]:
    """The words of a question, each with how rare it is: in how many of so many passages."""
    others = {also.run: also for also in terms.also}
    found = []
    for run in terms.wanted:
        also = others.get(run)
        forms = _forms((run,))
        if any(forms.values()):
            found.append(
                Sought(
                    forms,
                    _forms(also.others) if also else {},
                    log(1 + passages / (1 + counts.get(run, 0))),
                )
            )
    return found


def in_order(found: Sequence[tuple[Passage, float]], words: Sequence[Sought]) -> list[Placed]:
    """Passages with the score that the index gave them, best first."""
    if not words:
        return [Placed(passage.id, score, 1.0) for passage, score in found]
    stems = {lang: _stems_of(words, lang) for lang in LANGS}
    looked = [(passage, *_looked_at(passage, score, words, stems)) for passage, score in found]
    scores = {passage.id: score for passage, score, _ in looked}
    around = dict(_around([passage for passage, *_ in looked]))
    placed = [
        Placed(one.id, score + AROUND * sum(scores[i] for i in around.get(one.id, ())), held)
        for one, score, held in looked
    ]
    return sorted(placed, key=lambda one: -one.score)  # stable: equals stay as the index has them


def _forms(runs: Iterable[str]) -> dict[Lang, tuple[Form, ...]]:
    return {
        lang: tuple(
            dict.fromkeys(
                (f"{analysis.fold(run.rstrip('*'))}*",)
                if run.endswith("*")
                else tuple(analysis.stems(run, lang))
                for run in runs
                if run.endswith("*") or analysis.stems(run, lang)
            )
        )
        for lang in LANGS
    }


def _stems_of(words: Iterable[Sought], lang: Lang) -> frozenset[str]:
    """The stems to look for in a text; those of prefixes keep their star."""
    return frozenset(
        stem
        for word in words
        for forms in (word.forms, word.others)
        for form in forms.get(lang, ())
        for stem in form
    )


def _looked_at(
    passage: Passage, score: float, words: Sequence[Sought], stems: Mapping[Lang, Set[str]]
) -> tuple[float, float]:
    """(score, share of the question held), in the language in which more of it is."""
    langs = (passage.lang,) if passage.lang else LANGS
    return max(_in_language(passage.text, score, words, lang, stems[lang]) for lang in langs)


def _in_language(
    text: str, score: float, words: Sequence[Sought], lang: Lang, stems: Set[str]
) -> tuple[float, float]:
    stood = _stood(text, lang, stems)
    places: list[list[int]] = []
    share, held, head = [], 0.0, 0.0
    for word in words:
        where, worth = _places(word.forms.get(lang, ()), stood), 1.0
        if not where:
            where, worth = _places(word.others.get(lang, ()), stood), INSTEAD
        places.append(where)
        share.append(worth if where else 0.0)
        held += word.rarity * share[-1]
        head += word.rarity * share[-1] * bool(where and where[0] < HEAD_LENGTH)
    in_all = sum(word.rarity for word in words)
    beside = _beside(words, places)
    weighed = score * (held / in_all) * (1 + BESIDE * beside) * (1 + HEAD * head / in_all)
    return weighed, held / in_all


def _stood(text: str, lang: Lang, wanted: Set[str]) -> Mapping[str, list[int]]:
    """Where the wanted stems of a text stand, those too that begin as a prefix among them."""
    prefixes = tuple(one[:-1] for one in wanted if one.endswith("*"))
    stood: dict[str, list[int]] = {}
    for n, stem in enumerate(_telling(text, lang)):
        if stem in wanted or (prefixes and stem.startswith(prefixes)):
            stood.setdefault(stem, []).append(n)
    return stood


@lru_cache(maxsize=512)
def _telling(text: str, lang: Lang) -> Sequence[str]:
    """The stems of a text without what stands in every decision. Kept a while: the same passages
    are looked at again for what holds only some of the words."""
    plain = text.casefold()
    for always, formula in FORMULAS:
        if always in plain:
            text = formula.sub(" ", text)
    return analysis.stems(text, lang)


def _places(forms: Iterable[Form], stood: Mapping[str, list[int]]) -> list[int]:
    """Where a word stands, or the first word of a phrase whose others follow."""
    found: list[int] = []
    for form in forms:
        if form[0].endswith("*"):
            begun = form[0][:-1]
            found += [n for stem, where in stood.items() if stem.startswith(begun) for n in where]
        elif len(form) == 1:
            found += stood.get(form[0], ())
        elif all(stem in stood for stem in form):
            rest = [(k, set(stood[stem])) for k, stem in enumerate(form) if k]
            found += [n for n in stood[form[0]] if all(n + k in where for k, where in rest)]
    return sorted(found)


def _beside(words: Sequence[Sought], places: Sequence[Sequence[int]]) -> float:
    """How much of the question's pairs of neighbours stand close to each other, 0 to 1."""
    close = in_all = 0.0
    for (one, here), (other, there) in pairwise(zip(words, places, strict=True)):
        worth = min(one.rarity, other.rarity)
        in_all += worth
        apart = [b - a for a in here for b in there if abs(b - a) <= NEAR_BY]
        if any(n > 0 for n in apart):
            close += worth
        elif apart:
            close += worth * TURNED_ROUND
    return close / in_all if in_all else 0.0


def _around(passages: Sequence[Passage]) -> Iterable[tuple[str, list[str]]]:
    """Of each passage those that stand just before and after it in the same document."""
    ordered = sorted(passages, key=_position)
    beside: dict[str, list[str]] = {}
    for one, after in pairwise(ordered):
        if _follows(one, after):
            beside.setdefault(one.id, []).append(after.id)
            beside.setdefault(after.id, []).append(one.id)
    return beside.items()


def _position(passage: Passage) -> tuple[str, float, int]:
    place = passage.place
    if isinstance(place, PagePlace):
        return passage.document_id, place.page, _number(passage)
    return passage.document_id, place.start_s, 0


def _number(passage: Passage) -> int:
    """Which passage of its page: ids end in p<page>-<n> (archive.links)."""
    last = passage.id.rpartition("-")[2]
    return int(last) if last.isdigit() else 0


def _follows(one: Passage, after: Passage) -> bool:
    if one.document_id != after.document_id:
        return False
    here, there = one.place, after.place
    if isinstance(here, PagePlace) and isinstance(there, PagePlace):
        apart = _number(after) - _number(one)
        return (here.page == there.page and apart == 1) or (
            there.page == here.page + 1 and _number(after) == 1
        )
    if isinstance(here, PagePlace) or isinstance(there, PagePlace):
        return False
    return abs(there.start_s - here.end_s) <= GAP_S

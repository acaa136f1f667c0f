"""A word that stands nowhere, and those that were perhaps meant.

Only for questions that found nothing, so that a rare name is never bent into a common word. A
word with a digit is never changed: resolution 2014-139 is not 2014-138. The index holds stems,
so it proposes; archive.search looks at the words themselves and chooses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from archive.index import analysis
from archive.index.base import Near

SHORTEST = 4  # letters; in shorter words each letter counts
TWO_SLIPS = 7  # letters from which two wrong ones are forgiven
STEM_SHORTEST, ENDING = 5, 5  # letters of a stem that a word goes on from, and of how it goes on
MOST = 12  # proposed


def near(searcher: Any, word: str, langs: Sequence[str]) -> list[Near]:
    """Stems like that of a word, most frequent first. Empty where the word itself stands."""
    folded = analysis.fold(word)
    if len(folded) < SHORTEST or not folded.isalpha():
        return []
    stems = [(lang, analysis.stem(folded, lang)) for lang in langs]
    if any(searcher.doc_frequency(lang, stem) for lang, stem in stems):
        return []
    found = {
        (searcher.doc_frequency(lang, other), lang, other)
        for lang, stem in stems
        for other in _like(searcher, lang, stem)
    }
    return [
        Near(
            lang, stem, count, searcher.stored_fields(searcher.postings(lang, stem).id())["passage"]
        )
        for count, lang, stem in sorted(found, reverse=True)[:MOST]
    ]


def _like(searcher: Any, lang: str, stem: str) -> Iterator[str]:
    """Stems with the same first letter that differ by a slip or two, or from which it goes on:
    a slip may hide an ending from the stemmer (deneigment, deneig)."""
    allowed = 2 if len(stem) >= TWO_SLIPS else 1
    for other in searcher.reader().terms_within(lang, stem, allowed, prefix=1):
        if other.isalpha():
            yield other
    for length in range(max(STEM_SHORTEST, len(stem) - ENDING), len(stem)):
        if searcher.doc_frequency(lang, stem[:length]):
            yield stem[:length]


def allowed_slips(word: str) -> int:
    """How many wrong letters are forgiven in a word."""
    return 2 if len(word) >= TWO_SLIPS else 1


def slips(one: str, other: str) -> int:
    """Letters left out, added, changed, or changed over with the next, from one word to another."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if last and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]

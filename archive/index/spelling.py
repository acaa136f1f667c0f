"""A word that stands nowhere, and those that were perhaps meant.

Only for questions that found nothing, so that a rare name is never bent into a common word. A
word with a digit is never changed: resolution 2014-139 is not 2014-138. The index holds stems,
so it proposes; archive.search looks at the words themselves and chooses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from archive.index import analysis
from archive.index.base import Near
from archive.index.snapshot import Leaf, Snapshot

SHORTEST = 4  # letters; in shorter words each letter counts
TWO_SLIPS = 7  # letters from which two wrong ones are forgiven
STEM_SHORTEST, ENDING = 5, 5  # letters of a stem that a word goes on from, and of how it goes on
MOST = 12  # proposed


def near(snapshot: Snapshot, reader: Any, word: str, langs: Sequence[str]) -> list[Near]:
    """Stems like that of a word, most frequent first. Empty where the word itself stands."""
    folded = analysis.fold(word)
    if len(folded) < SHORTEST or not folded.isalpha():
        return []
    stems = [(lang, analysis.stem(folded, lang)) for lang in langs]
    if any(snapshot.doc_frequency(lang, stem.encode()) for lang, stem in stems):
        return []
    found = {(lang, other) for lang, stem in stems for other in _like(reader, lang, stem)}
    return _most_frequent(snapshot, found, MOST)


def beginning(snapshot: Snapshot, prefix: str, langs: Sequence[str], most: int) -> list[Near]:
    """Stems that begin so, most frequent first."""
    begun = analysis.fold(prefix).encode()
    found = {
        (lang, leaf.fields[lang].terms[n].decode())
        for lang in langs
        for leaf in snapshot.leaves
        for n in _commonest(leaf, lang, begun, most)
    }
    return _most_frequent(snapshot, found, most)


def _commonest(leaf: Leaf, lang: str, prefix: bytes, most: int) -> list[int]:
    """The terms of a segment that begin so and stand in most passages."""
    if not prefix or not (among := leaf.beginning(lang, prefix)):
        return []
    counts = np.diff(leaf.fields[lang].starts[among[0] : among[-1] + 2].astype(np.int64))
    return [among[0] + int(n) for n in np.argsort(-counts, kind="stable")[:most]]


def _most_frequent(snapshot: Snapshot, stems: Iterable[tuple[str, str]], most: int) -> list[Near]:
    counted = sorted(
        ((snapshot.doc_frequency(lang, stem.encode()), lang, stem) for lang, stem in stems),
        reverse=True,
    )
    return [
        Near(lang, stem, count, passage)
        for count, lang, stem in counted[:most]
        if (passage := snapshot.first_passage(lang, stem.encode()))
    ]


def _like(reader: Any, lang: str, stem: str) -> Iterator[str]:
    """Stems with the same first letter that differ by a slip or two, or from which it goes on:
    a slip may hide an ending from the stemmer (deneigment, deneig)."""
    allowed = 2 if len(stem) >= TWO_SLIPS else 1
    for other in reader.terms_within(lang, stem, allowed, prefix=1):
        if other.isalpha():
            yield other
    for length in range(max(STEM_SHORTEST, len(stem) - ENDING), len(stem)):
        if (lang, stem[:length]) in reader:
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

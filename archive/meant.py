"""A question of which a word stands nowhere, and the one that was perhaps meant.

The index proposes stems; here the words themselves are compared, as they are written in the
archive, and the one is taken that the fewest slips lead to.
"""

from __future__ import annotations

from collections.abc import Iterable

from archive import snippets
from archive.asking.question import understand
from archive.index import analysis, spelling
from archive.index.base import Filter, Index, Near, Terms
from archive.store import Catalogue

BEGINNING, MOST = 3, 80  # letters, and stems that begin with them


def meant(index: Index, catalogue: Catalogue, q: str, where: Filter) -> str | None:
    """The question with words that stand nowhere put right; None where nothing is like them."""
    other = q
    for word in {word for run in understand(q).wanted for *_, word in analysis.words(run)}:
        proposed = _proposed(index, word, where)
        passages = catalogue.passages_named(near.passage_id for near in proposed)
        texts = [
            (near, passages[near.passage_id].text)
            for near in proposed
            if near.passage_id in passages
        ]
        if found := closest(word, texts):
            other = replaced(other, word, found)
    return other if other != q else None


def _proposed(index: Index, word: str, where: Filter) -> list[Near]:
    """Stems like that of a word that stands nowhere. Where a slip keeps the stemmer from an ending
    (logemants, logement) the stems differ by more, so the commonest that begin alike come too."""
    if len(word) < spelling.SHORTEST or not word.isalpha():
        return []
    found = index.search(
        Terms((word,)), Filter(langs=where.langs), sort="relevance", limit=0, offset=0, facets=False
    )
    if found.total:
        return []
    alike = index.beginning(word[:BEGINNING], Filter(langs=where.langs), most=MOST)
    return [*index.near(word, where), *alike]


def closest(word: str, proposed: Iterable[tuple[Near, str]]) -> str | None:
    """Of the words with a proposed stem the one most like a folded word, in small letters.

    Of equals the most frequent. None where all are too different.
    """
    found = [
        (spelling.slips(word, analysis.fold(text[start:end])), -near.count, text[start:end].lower())
        for near, text in proposed
        for start, end, _ in snippets.matches(text, {near.stem}, near.lang)
    ]
    best = min(found, default=None)
    return best[2] if best and best[0] <= spelling.allowed_slips(word) else None


def replaced(q: str, folded: str, instead: str) -> str:
    """A question with a word replaced wherever it stands, however it is accented."""
    spans = [(start, end) for start, end, word in analysis.words(q) if word == folded]
    for start, end in reversed(spans):
        q = q[:start] + instead + q[end:]
    return q

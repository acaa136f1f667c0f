"""Raised letters that end a word: « 19 th », « 1 er », « n o » are 19th, 1er and no again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.paper.sheet import Word

SMALLER = 0.85  # of the letters before: raised ones are no taller
CLOSE = 0.15  # of a letter's height: a space is wider

# What is raised, each language's own, behind a number (or the « n » of « n° »).
ENDINGS = {"fr": "er re e d nd nde ème eme ère ier ière o os", "en": "st nd rd th"}
RAISED = frozenset(" ".join(ENDINGS.values()).split())
BEFORE = re.compile(r"(?:\d|[IVX]|\bn)$", re.IGNORECASE)
PUNCTUATION = ".,;:)"


def with_raised(words: Iterable[Word]) -> Iterator[Word]:
    """The same words, raised endings joined to the number that they end."""
    before: Word | None = None
    for word in words:
        if before is not None and ends(before, word):
            before = joined(before, word)
            continue
        if before is not None:
            yield before
        before = word
    if before is not None:
        yield before


def ends(before: Word, word: Word) -> bool:
    return (
        word.text.rstrip(PUNCTUATION) in RAISED
        and word.height <= SMALLER * before.height
        and -CLOSE * before.height < word.x0 - before.x1 < CLOSE * before.height
        and before.top - 0.5 * before.height < (word.top + word.bottom) / 2 < before.bottom
        and bool(BEFORE.search(before.text))
    )


def joined(before: Word, word: Word) -> Word:
    return replace(before, text=before.text + word.text, x1=word.x1)

"""Headings whose letters are set apart: « P R O C È S - V E R B A L » is a word again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from ingest.paper.sheet import Word, around

FEWEST = 5  # letters: fewer are initials, or a row of marks
WIDEST = 0.8  # of a letter's height: letters further apart stand in columns
WORD_GAP = 1.5  # of the usual gap: a wider one parts two words
JOINTS = frozenset("-'’.–")


def closed_up(words: Sequence[Word]) -> Iterator[Word]:
    """The same words, each row of single letters closed up into words."""
    row: list[Word] = []
    for word in words:
        if is_letter(word) and (not row or not word.starts_line):
            row.append(word)
            continue
        if row:
            yield from closed(row)
        row = [word] if is_letter(word) else []
        if not row:
            yield word
    if row:
        yield from closed(row)


def is_letter(word: Word) -> bool:
    return len(word.text) == 1 and (word.text.isalpha() or word.text in JOINTS)


def closed(row: Sequence[Word]) -> Iterator[Word]:
    """A row of letters as words, or as it is where it is not one text set apart."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(row)]
    letters = [word.text for word in row if word.text.isalpha()]
    if (
        len(letters) < FEWEST
        or len(set(letters)) < 3
        or not 0 < median(gaps) < WIDEST * row[0].height
    ):
        yield from row
        return
    widest = WORD_GAP * median(gaps)
    run = [row[0]]
    for gap, letter in zip(gaps, row[1:], strict=True):
        if gap > widest:
            yield one_word(run)
            run = []
        run.append(letter)
    yield one_word(run)


def one_word(run: Sequence[Word]) -> Word:
    box = around(run)
    text = "".join(letter.text for letter in run)
    return replace(run[0], text=text, x0=box.x0, top=box.top, x1=box.x1, bottom=box.bottom)

"""Numbers of lines in the margin, as courts and some clerks set them: they are none of the text.

    words -> whole numbers that stand under each other -> those that count lines of running text

A numbered list or the rows of a table count too, but their lines begin sentences; where lines
are numbered whatever they say, many go on in the middle of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.paper.sheet import Word

NUMBER = re.compile(r"\d{1,3}")
ALIGNED = 3.0  # points: edges nearer than this are one
FEWEST = {1: 10, 5: 4}  # numbers, by what they count in
ON = 0.25  # of the numbered lines, that must go on from the one before
LEVEL = 0.5  # of a letter's height


def without_line_numbers(words: Sequence[Word]) -> Sequence[Word]:
    """The words of a page without the numbers of its lines, in the same order."""
    numbers = [index for index, word in enumerate(words) if NUMBER.fullmatch(word.text)]
    if len(numbers) < min(FEWEST.values()):
        return words
    dropped = {
        index
        for column in columns_of(words, numbers)
        if counts_lines(words, column)
        for index in column
    }
    return [word for index, word in enumerate(words) if index not in dropped]


def columns_of(words: Sequence[Word], numbers: Sequence[int]) -> Iterator[list[int]]:
    """Numbers (by index) with one right edge, or one left edge, from the top."""
    for edge in ("x1", "x0"):
        column: list[int] = []
        for index in sorted(numbers, key=lambda index: getattr(words[index], edge)):
            if column and getattr(words[index], edge) - getattr(words[column[0]], edge) > ALIGNED:
                yield sorted(column, key=lambda index: words[index].top)
                column = []
            column.append(index)
        yield sorted(column, key=lambda index: words[index].top)


def counts_lines(words: Sequence[Word], column: Sequence[int]) -> bool:
    """Whether a column of numbers counts the lines of running text on its right."""
    values = [int(words[index].text) for index in column]
    steps = {after - before for before, after in pairwise(values)}
    step = steps.pop() if len(steps) == 1 else 0
    if len(values) < FEWEST.get(step, len(values) + 1) or (step > 1 and values[0] % step):
        return False
    edge = max(words[index].x1 for index in column)
    others = [word for word in words if word.x1 < edge - ALIGNED]
    firsts = [first_beside(words, words[index], edge) for index in column]
    beside = [word for word in firsts if word is not None]
    on = sum(word.text[:1].islower() for word in beside)
    stray = any(is_level(word, words[index]) for word in others for index in column)
    return not stray and len(beside) > 1 and on >= ON * len(beside)


def first_beside(words: Sequence[Word], number: Word, edge: float) -> Word | None:
    """The first word of the line that a number counts."""
    line = [word for word in words if word.x0 > edge and is_level(word, number)]
    return min(line, key=lambda word: word.x0, default=None)


def is_level(word: Word, number: Word) -> bool:
    middle = (number.top + number.bottom) / 2
    return abs((word.top + word.bottom) / 2 - middle) < LEVEL * max(word.height, number.height)

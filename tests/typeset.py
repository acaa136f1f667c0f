"""Words set on a page by hand, as a reader lays them out: 5 points a letter, 10 points high."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.paper.layout import blocks_of
from ingest.paper.sheet import Rule, Sheet, Word
from ingest.reading import WIDE

WIDTH, HEIGHT = 600.0, 800.0


def typed(
    text: str, x0: float, top: float, *, size: float = 10.0, bold: bool = False
) -> list[Word]:
    """A line of words. A letter is half its size wide; a space, a quarter."""
    words: list[Word] = []
    for word in text.split():
        x1 = x0 + len(word) * size / 2
        words.append(Word(word, x0, top, x1, top + size, size, bold, starts_line=not words))
        x0 = x1 + size / 4
    return words


def paragraph(lines: Iterable[str], x0: float, top: float, **how: float) -> list[Word]:
    """Lines one under another, 12 points from each to the next."""
    return [word for n, line in enumerate(lines) for word in typed(line, x0, top + 12 * n, **how)]


def filler(words: int, width: float) -> list[str]:
    """Lines of prose that fill a column of a width in points."""
    lines, line = [], ""
    for n in range(words):
        word = ("council", "motion", "the", "of", "budget")[n % 5]
        if len(line) * 5 + len(word) * 5 > width:
            lines.append(line.strip())
            line = ""
        line += f"{word} "
    return [*lines, line.strip()]


def box_rules(x0: float, top: float, x1: float, bottom: float) -> list[Rule]:
    """The four sides of a rectangle."""
    return [
        Rule(x0, top, x1, top),
        Rule(x0, bottom, x1, bottom),
        Rule(x0, top, x0, bottom),
        Rule(x1, top, x1, bottom),
    ]


def read(words: Iterable[Word], rules: Iterable[Rule] = (), **sheet: object) -> list[str]:
    """The texts of a page's blocks."""
    laid = Sheet(WIDTH, HEIGHT, tuple(words), tuple(rules), **sheet)
    return [block.text.replace(WIDE, " ") for block in blocks_of(laid)]

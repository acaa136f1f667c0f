"""What lies on a page before it is understood: words, ruled lines, pictures. Plain, frozen data.

pdfium.py, plumber.py and ocr.py lay a page out as a Sheet; layout.py reads it, whoever laid it.
Coordinates are PDF points with the origin top left, on the page as it is shown. Where most of a
page's words stand on end (a landscape table bound in portrait), the sheet is turned so that they
are level, and `turned` says by how many quarter turns clockwise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from archive.model import Box

SLANTED = 4
TURNED_SHARE = 0.7  # of a page's words standing on end: then the page is read turned


Corners = tuple[float, float, float, float]


class Boxed(Protocol):
    """Anything with a rectangle: a word, a rule, a line, a table."""

    @property
    def x0(self) -> float: ...
    @property
    def top(self) -> float: ...
    @property
    def x1(self) -> float: ...
    @property
    def bottom(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a space. height is the size of its font, its box being that of its ink.

    starts_line: the file's own order begins a line here. quarters: by how many quarter turns
    clockwise the word must be turned to stand level; SLANTED where none levels it.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    height: float
    bold: bool = False
    starts_line: bool = False
    quarters: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A line, level (top == bottom) or plumb (x0 == x1). shade: a side of a filled area only."""

    x0: float
    top: float
    x1: float
    bottom: float
    shade: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is on one page.

    width and height are those of the page as shown, in points. image_share is the part of the
    page that pictures cover, 0 to 1. curves counts the drawn outlines that are neither a line nor
    a rectangle: a page whose letters are outlines has hundreds. text_objects counts the text
    operators of the file, so that text that gives no word is noticed.
    """

    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    image_share: float = 0.0
    curves: int = 0
    text_objects: int = 0
    filled_form: bool = False
    turned: int = 0


def around(things: Iterable[Boxed]) -> Box:
    """The smallest box that holds all of them. things must not be empty."""
    every = list(things)
    return Box(
        min(one.x0 for one in every),
        min(one.top for one in every),
        max(one.x1 for one in every),
        max(one.bottom for one in every),
    )


def turn(box: Boxed, *, quarters: int, width: float, height: float) -> Corners:
    """Turn a box clockwise with its page of width x height; gives (x0, top, x1, bottom)."""
    match quarters % 4:
        case 1:
            return height - box.bottom, box.x0, height - box.top, box.x1
        case 2:
            return width - box.x1, height - box.bottom, width - box.x0, height - box.top
        case 3:
            return box.top, width - box.x1, box.bottom, width - box.x0
        case _:
            return box.x0, box.top, box.x1, box.bottom


def quarters_of(along: float, up: float) -> int:
    """Quarter turns clockwise that level letters written along (right) and up, or SLANTED."""
    if abs(along) < 5 * abs(up) and abs(up) < 5 * abs(along):
        return SLANTED
    level = 0 if abs(along) > abs(up) else 1
    return level + 2 if (up if level else along) < 0 else level


def levelled(sheet: Sheet) -> Sheet:
    """Turn a sheet whose words stand on end, so that they are level."""
    ways = Counter(word.quarters for word in sheet.words)
    quarters, count = ways.most_common(1)[0] if ways else (0, 0)
    if quarters in (0, SLANTED) or count < TURNED_SHARE * len(sheet.words):
        return sheet
    size = {"width": sheet.width, "height": sheet.height}
    words = (
        Word(
            word.text,
            *turn(word, quarters=quarters, **size),
            word.height,
            word.bold,
            word.starts_line,
            word.quarters if word.quarters == SLANTED else (word.quarters - quarters) % 4,
        )
        for word in sheet.words
    )
    rules = (Rule(*turn(rule, quarters=quarters, **size), rule.shade) for rule in sheet.rules)
    return replace(sheet, words=tuple(words), rules=tuple(rules), turned=quarters)

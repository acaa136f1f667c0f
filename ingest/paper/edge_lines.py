"""The lines near a page's top and foot, as they are compared from page to page (running.py)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.paper.paragraphs import PAGE_NUMBER
from ingest.reading import PageReading

EDGE = 0.15  # of the page's height, at top and foot: where running lines are looked for
DOWN = 0.012  # of the page's height: lines nearer than this stand at one height
TALL = 30.0  # points: a line so tall is a stamp over the page, « PROJET », or stands on end
LONGEST = 200  # characters: a longer line is text

NUMBER = re.compile(r"\d+")
SET_APART = re.compile(r"\bp a g e\b", re.IGNORECASE)  # a template's « 3 | P a g e »
MARKS = re.compile(r"[\W_]+")
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

Place = tuple[int, int]  # a block of a page and a line of it


@dataclass(frozen=True, slots=True)
class EdgeLine:
    """A line near a page's edge, or several that stand side by side. Places as shares of the page.

    key is the wording with 0 for each number and without punctuation; numbers are those, in order.
    """

    page: int
    text: str
    key: str
    numbers: tuple[int, ...]
    x0: float
    x1: float
    top: float
    places: tuple[Place, ...]

    @property
    def is_number(self) -> bool:
        return bool(PAGE_NUMBER.fullmatch(self.text))


def edge_lines(page: PageReading, index: int) -> Iterator[EdgeLine]:
    """The lines near the top and the foot of a page, alone, and with those beside them."""
    lines = sorted(lines_near_edges(page, index), key=lambda line: line.top)
    yield from lines
    heights: list[list[EdgeLine]] = []
    for line in lines:
        if heights and line.top - heights[-1][0].top < DOWN:
            heights[-1].append(line)
        else:
            heights.append([line])
    for row in heights:
        if len(row) > 1:
            row.sort(key=lambda line: line.x0)
            text = " ".join(line.text for line in row)
            places = tuple(place for line in row for place in line.places)
            yield edge_line(text, index, row[0].x0, row[-1].x1, row[0].top, places)


def lines_near_edges(page: PageReading, index: int) -> Iterator[EdgeLine]:
    """Each line with its place; a block's lines are taken to stand at even distances.

    What is written large or aslant over the page counts too, wherever it stands.
    """
    if not (page.width and page.height):
        return
    foot = (1 - EDGE) * page.height
    for number, block in enumerate(page.blocks):
        box = block.box
        if box is None:
            continue
        lines = block.text.split("\n")
        step = (box.bottom - box.top) / len(lines)
        if box.top > EDGE * page.height and box.bottom < foot and step < TALL:
            continue
        for n, text in enumerate(lines):
            middle = (box.top + (n + 0.5) * step) / page.height
            if (EDGE < middle < 1 - EDGE and step < TALL) or len(text) > LONGEST:
                continue
            yield edge_line(
                text, index, box.x0 / page.width, box.x1 / page.width, middle, ((number, n),)
            )


def edge_line(
    text: str, index: int, x0: float, x1: float, top: float, places: tuple[Place, ...]
) -> EdgeLine:
    text = SET_APART.sub("page", " ".join(text.split()))
    if PAGE_NUMBER.fullmatch(text) and not NUMBER.search(text):
        return EdgeLine(index, text, "roman", (roman(text),), x0, x1, top, places)
    numbers = tuple(int(number[-9:]) for number in NUMBER.findall(text))
    key = MARKS.sub(" ", NUMBER.sub("0", text.casefold())).strip()
    return EdgeLine(index, text, key, numbers, x0, x1, top, places)


def roman(text: str) -> int:
    """The value of small or capital Roman numerals among a page number's marks."""
    values = [ROMAN[letter] for letter in text.casefold() if letter in ROMAN]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))

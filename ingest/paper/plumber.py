"""The second reader: pdfplumber, which costs 100 ms a page, for what pdfium can't read.

It lays a page out as a Sheet of words and rules like the first, so that layout.py reads both.
pdfminer and pdfplumber raise nearly anything on a broken file, hence the wide excepts here.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from archive.model import Box
from ingest.paper.drawings import View
from ingest.paper.sheet import Corners, Rule, Sheet, Word, around, levelled, quarters_of

# pdfminer warns on standard error of each oddity of a file; what matters of it is a doubt here.
logging.getLogger("pdfminer").setLevel(logging.ERROR)

APART = 0.2  # of a letter's height: a wider gap parts two words that no space parts


class SecondReader:
    """Opens a file with pdfplumber at the first page asked of it, and only then."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.opened: Any = None

    def sheet(self, index: int) -> Sheet | None:
        """One page (counted from 0), or None where pdfplumber can't read it either."""
        import pdfplumber  # 80 ms: most files never need it

        try:
            if self.opened is None:
                self.opened = pdfplumber.open(self.path)
            page = self.opened.pages[index]
            try:
                return sheet_of(page)
            finally:
                page.close()  # flush_cache alone keeps 8 MB a page
        except Exception:
            return None

    def close(self) -> None:
        if self.opened is not None:
            with suppress(Exception):
                self.opened.close()


def sheet_of(page: Any) -> Sheet:
    """A pdfplumber page as a sheet, cropped as it is shown."""
    shown = shown_box(page.page_obj)
    width, height = shown.x1 - shown.x0, shown.bottom - shown.top
    images = sum((i["x1"] - i["x0"]) * (i["bottom"] - i["top"]) for i in page.images)
    edges = [
        Rule(*corners(edge, shown), shade=edge["object_type"] == "rect_edge" and not edge["stroke"])
        for edge in page.edges
    ]
    letters = levelled(
        Sheet(
            width,
            height,
            tuple(letter_of(char, shown) for char in page.chars),
            tuple(rule for rule in edges if rule.x0 == rule.x1 or rule.top == rule.bottom),
            min(1.0, images / (width * height)) if width * height else 0.0,
            curves=len(page.curves),
            text_objects=len(page.chars),
        )
    )
    return replace(letters, words=tuple(words_of(letters.words)))


def shown_box(page: Any) -> Box:
    """The part of a page that is shown, in pdfplumber's space: its media box as turned.

    pdfplumber's own cropbox is wrong on a page that is turned by 180 or 270 degrees.
    """
    x0, y0, x1, y1 = page.mediabox
    media = View(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), page.rotate // 90 % 4)
    a, b, c, d = page.cropbox or page.mediabox
    return media.box(
        max(media.left, min(a, c)),
        max(media.bottom, min(b, d)),
        min(media.right, max(a, c)),
        min(media.top, max(b, d)),
    )


def corners(thing: dict[str, Any], shown: Box) -> Corners:
    return (
        thing["x0"] - shown.x0,
        thing["top"] - shown.top,
        thing["x1"] - shown.x0,
        thing["bottom"] - shown.top,
    )


def letter_of(char: dict[str, Any], shown: Box) -> Word:
    """One letter as a word of its own, its spaces kept: they part words."""
    bold = any(mark in char["fontname"].lower() for mark in ("bold", "black", "heavy", "demi"))
    along, up, *_ = char["matrix"]
    quarters = quarters_of(along, up)
    edges = corners(char, shown)
    return Word(char["text"], *edges, float(char["size"]) or 1.0, bold, quarters=quarters)


def words_of(letters: Iterable[Word]) -> Iterator[Word]:
    """Letters in the order of the file's content, gathered into words."""
    run: list[Word] = []
    last: Word | None = None
    for letter in letters:
        if run and (letter.text.isspace() or parts(run[-1], letter)):
            last = word_of(run, last)
            yield last
            run = []
        if not letter.text.isspace():
            run.append(letter)
    if run:
        yield word_of(run, last)


def parts(before: Word, letter: Word) -> bool:
    """Whether a letter begins another word than the letter before it."""
    if before.quarters or letter.quarters:
        return before.quarters != letter.quarters
    gap = letter.x0 - before.x1
    return not (same_line(before, letter) and -before.height < gap < APART * before.height)


def word_of(run: Sequence[Word], before: Word | None) -> Word:
    box = around(run)
    word = replace(
        run[0],
        text="".join(letter.text for letter in run),
        x0=box.x0,
        top=box.top,
        x1=box.x1,
        bottom=box.bottom,
    )
    follows = before is not None and same_line(before, word) and word.x0 > before.x0
    return word if follows else replace(word, starts_line=True)


def same_line(one: Word, other: Word) -> bool:
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap > 0.5 * min(one.height, other.height)

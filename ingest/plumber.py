"""The second reader: pdfplumber, which costs 100 ms a page, for what pdfium can't read.

It lays a page out as a Sheet of words and rules like the first, so that layout.py reads both.
pdfminer and pdfplumber raise nearly anything on a broken file, hence the wide excepts here.
"""

from __future__ import annotations

import time
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

from ingest.sheet import Rule, Sheet, Word, levelled

COUNTING_S = 2.0  # seconds: a page tree that takes longer is left uncounted


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
    left, top, right, bottom = page.cropbox
    area = (right - left) * (bottom - top)
    images = sum((i["x1"] - i["x0"]) * (i["bottom"] - i["top"]) for i in page.images)
    found = page.extract_words(
        use_text_flow=True,
        x_tolerance_ratio=0.15,
        extra_attrs=["fontname", "size", "upright"],
    )
    words = [word_of(word, left, top) for word in found]
    rules = [
        Rule(edge["x0"] - left, edge["top"] - top, edge["x1"] - left, edge["bottom"] - top)
        for edge in page.edges
    ]
    return levelled(
        Sheet(
            float(right - left),
            float(bottom - top),
            tuple(with_breaks(words)),
            tuple(rule for rule in rules if rule.x0 == rule.x1 or rule.top == rule.bottom),
            min(1.0, images / area) if area else 0.0,
            curves=len(page.curves),
            text_objects=len(page.chars),
        )
    )


def word_of(word: dict[str, Any], left: float, top: float) -> Word:
    bold = any(mark in word["fontname"].lower() for mark in ("bold", "black", "heavy", "demi"))
    x0, x1 = word["x0"] - left, word["x1"] - left
    return Word(
        word["text"],
        x0,
        word["top"] - top,
        x1,
        word["bottom"] - top,
        float(word["size"]) or 1.0,
        bold,
        starts_line=True,
        quarters=0 if word["upright"] else 1,
    )


def with_breaks(words: list[Word]) -> list[Word]:
    """Words with starts_line kept only where the text flow goes to another line."""
    if not words:
        return []
    kept = [words[0]]
    for before, word in pairwise(words):
        overlap = min(before.bottom, word.bottom) - max(before.top, word.top)
        same = overlap > 0.5 * min(before.height, word.height) and word.x0 > before.x0
        kept.append(
            Word(
                word.text,
                word.x0,
                word.top,
                word.x1,
                word.bottom,
                word.height,
                word.bold,
                not same,
                word.quarters,
            )
        )
    return kept


def count_pages(path: Path) -> int | None:
    """How many pages pdfminer finds by walking the page tree; None where it can't tell.

    A password that is needed raises PermissionError. 0.3 ms a page.
    """
    from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    stop = time.monotonic() + COUNTING_S
    try:
        with path.open("rb") as file:
            document = PDFDocument(PDFParser(file))
            count = 0
            for count, _ in enumerate(PDFPage.create_pages(document), 1):
                if time.monotonic() > stop:
                    return None
            return count
    except PDFPasswordIncorrect as error:
        raise PermissionError(path.name) from error
    except Exception:
        return None

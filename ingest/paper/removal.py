"""What is removed from a page: every word that a region meets, before words are blocks. Pure.

Whoever laid the page out (pdfium, pdfplumber, Tesseract), its words go through here, so that what
follows (passages, decisions, people, places) never had them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from archive.model import Box
from archive.withholding import REMOVED
from ingest.paper.sheet import Boxed, Sheet, turn
from ingest.reading import Block, PdfReading

ACROSS = 0.5  # points: a word is met by a region that reaches so far into it,
DOWN = 0.15  # and over this share of its height: the box of a font reaches into the lines beside it


def without(sheet: Sheet, regions: Sequence[Box]) -> Sheet:
    """The sheet without the words that the regions of its page meet."""
    if not regions:
        return sheet
    size = {"width": sheet.width, "height": sheet.height}
    turned = [Box(*turn(one, quarters=sheet.turned, **size)) for one in regions]
    left = tuple(word for word in sheet.words if not any(meets(word, one) for one in turned))
    return replace(sheet, words=left)


def meets(word: Boxed, region: Box) -> bool:
    across = min(word.x1, region.x1) - max(word.x0, region.x0)
    down = min(word.bottom, region.bottom) - max(word.top, region.top)
    wide = max(0.0, min(ACROSS, 0.5 * (word.x1 - word.x0)))
    return across > wide and down > DOWN * (word.bottom - word.top)


def without_words(reading: PdfReading, phrases: Iterable[str]) -> PdfReading:
    """A paper without pages, from which words are removed wherever they stand in a block."""
    patterns = [phrase_pattern(one) for one in phrases]
    if not patterns:
        return reading
    pages = [
        replace(page, blocks=tuple(_block(block, patterns) for block in page.blocks))
        for page in reading.pages
    ]
    openings = tuple(_text(one, patterns) for one in reading.openings)
    return replace(reading, pages=tuple(pages), openings=openings)


def phrase_pattern(phrase: str) -> re.Pattern[str]:
    """Words in a row, whatever space or line's end parts them, in capitals or not."""
    words = [re.escape(word) for word in phrase.split()]
    return re.compile(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)", re.IGNORECASE)


def _block(block: Block, patterns: Sequence[re.Pattern[str]]) -> Block:
    return replace(block, text=_text(block.text, patterns))


def _text(text: str, patterns: Sequence[re.Pattern[str]]) -> str:
    for pattern in patterns:
        text = pattern.sub(REMOVED, text)
    return text

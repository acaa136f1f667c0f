"""What a reader gives back: the text of a file with the place of each block. Plain, frozen data."""

from __future__ import annotations

from dataclasses import dataclass

from archive.model import Box, Cue, Lang, MadeBy

WIDE = "\u2003"  # an em space


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, a table row: text in reading order, lines joined by newlines.

    A wide gap within a line, between two columns, is one WIDE space.
    box is None where the format has no fixed pages (Word, HTML, plain text).
    """

    text: str
    box: Box | None


@dataclass(frozen=True, slots=True)
class PageReading:
    """One page. Width and height in points, as the page is shown (rotation applied).

    reader is 'pdfium', 'pdfplumber' or 'ocr'; None where the page holds no text.
    confidence is Tesseract's own, 0 to 1.
    trouble says in one code why a page could not be read ('page-unreadable'), else None.
    """

    number: int
    width: float
    height: float
    blocks: tuple[Block, ...]
    reader: str | None
    trouble: str | None = None
    confidence: float | None = None


def text_of(page: PageReading) -> str:
    """All that a page says, block under block, with one kind of space."""
    return "\n".join(block.text for block in page.blocks).replace(WIDE, " ")


@dataclass(frozen=True, slots=True)
class PdfReading:
    """A paper as read: a PDF, or what is read like one. carries: it holds files of its own.

    doubts are codes for the clerk: no-text, some-pages-no-text, … Pages of width 0 have no
    picture (Word, HTML, plain text). openings are the pages' texts with the running heads that
    blocks come without, where a reader takes them out: a book's meetings are told apart by them.
    """

    pages: tuple[PageReading, ...]
    doubts: tuple[str, ...] = ()
    media_type: str = "application/pdf"
    openings: tuple[str, ...] = ()
    carries: bool = False


@dataclass(frozen=True, slots=True)
class CaptionReading:
    """A caption file as read, cues in order of time. made_by: where its content tells.

    approximate: most of the times are worked out from the words between those that are told.
    """

    cues: tuple[Cue, ...]
    lang: Lang | None = None
    made_by: MadeBy | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class MediaReading:
    """A recording as probed; its sound is decoded later, when it is transcribed."""

    duration_s: float
    has_video: bool
    media_type: str
    doubts: tuple[str, ...] = ()


Reading = PdfReading | CaptionReading | MediaReading

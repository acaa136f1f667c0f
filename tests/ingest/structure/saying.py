"""Minutes as text, read by the rules: a paragraph is a block, a form feed a new page."""

from __future__ import annotations

from archive.model import Kind, Structure
from ingest.reading import Block, PageReading
from ingest.structure.understand import understand


def read(text: str, *, kind: Kind = Kind.MINUTES) -> Structure:
    pages = []
    for number, page in enumerate(text.strip("\n").split("\f"), start=1):
        blocks = tuple(Block(part.strip("\n"), None) for part in page.split("\n\n") if part.strip())
        pages.append(PageReading(number, 612.0, 792.0, blocks, "pdfium"))
    return understand(pages, kind=kind, lang=None)

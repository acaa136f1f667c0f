"""Pictures of pages for the site, drawn in a child process and kept in the home's cache."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from archive.errors import NotFound
from archive.model import Document
from archive.originals import Originals
from archive.settings import Settings
from ingest import readers, worker

WIDTHS = (240, 1200)  # a thumbnail and a page to read, in pixels: nothing else is drawn


def place(settings: Settings, document: Document, number: int, width_px: int) -> Path:
    """Where a picture lies once it was drawn."""
    name = f"{document.id}-{number}-{width_px}.png"
    return settings.cache / "pages" / document.id[:2] / name


def page_image(settings: Settings, document: Document, number: int, width_px: int) -> Path:
    """The PNG of a page, drawn now or before.

    Raises ValueError for a width not in WIDTHS, NotFound for a document whose pages have no
    picture (Word, HTML, plain text), ingest.errors if the page can't be drawn.
    """
    if document.media_type not in readers.PICTURES:
        raise NotFound(document.filename)
    if width_px not in WIDTHS:
        raise ValueError(width_px)
    target = place(settings, document, number, width_px)
    if target.exists():
        return target
    drawn: bytes = worker.run(
        readers.PICTURES[document.media_type],
        Originals(settings.originals).path(document.sha256),
        number,
        width_px,
        limits=worker.Limits(settings.page_s, settings.memory_mb),
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, coming = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(handle, "wb") as out:
        out.write(drawn)
    Path(coming).replace(target)
    return target

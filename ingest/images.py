"""Pictures of pages for the site, drawn in a child process and kept in the home's cache."""

from __future__ import annotations

import os
import tempfile
from hashlib import sha256
from pathlib import Path

from archive.errors import NotFound
from archive.model import Document
from archive.originals import Originals
from archive.settings import Settings
from ingest import readers, worker
from ingest.paper.burning import Leaf

WIDTHS = (240, 1200)  # a thumbnail and a page to read, in pixels: nothing else is drawn


def limits_of(settings: Settings) -> worker.Limits:
    """What the drawing of a page may take."""
    return worker.Limits(settings.page_s, settings.memory_mb)


def place(
    settings: Settings,
    document: Document,
    number: int,
    width_px: int,
    burnt: Leaf | None = None,
) -> Path:
    """Where a picture lies once it was drawn: a burnt one under a name that tells how."""
    mark = f"-{sha256(repr(burnt.regions).encode()).hexdigest()[:16]}" if burnt else ""
    name = f"{document.id}-{number}-{width_px}{mark}.png"
    return settings.cache / "pages" / document.id[:2] / name


def page_image(
    settings: Settings,
    document: Document,
    number: int,
    width_px: int,
    *,
    burnt: Leaf | None = None,
    drawers: worker.Readers | None = None,
) -> Path:
    """The PNG of a page, drawn now or before; burnt: with these regions of it painted over.

    drawers are the children that draw, where several pictures are wanted; else a new one does.

    Raises ValueError for a width not in WIDTHS, NotFound for a document whose pages have no
    picture (Word, HTML, plain text), ingest.errors if the page can't be drawn.
    """
    if document.media_type not in readers.PICTURES:
        raise NotFound(document.filename)
    if width_px not in WIDTHS:
        raise ValueError(width_px)
    target = place(settings, document, number, width_px, burnt)
    if target.exists():
        return target
    original = Originals(settings.originals).path(document.sha256)
    own = drawers or worker.Readers(limits_of(settings))
    try:
        if burnt:
            kind = document.media_type
            drawn = own.run(readers.render_burnt, original, burnt, kind, width_px)
        else:
            drawn = own.run(readers.PICTURES[document.media_type], original, number, width_px)
    finally:
        if drawers is None:
            own.close()
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, coming = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(handle, "wb") as out:
        out.write(drawn)
    Path(coming).replace(target)
    return target

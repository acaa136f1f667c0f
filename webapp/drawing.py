"""Pictures of pages, a few at a time.

Each is drawn in a process apart, which may take much memory (ingest/images.py) and draws one after
the other, and a visitor who waits for one holds a thread of the server. So two are drawn at once,
others wait their turn, and where too many wait already the answer is 503 with a few seconds to
wait: the page's script asks again then, and the text beside the picture says the same meanwhile.
What lies in the cache waits for nobody.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from typing import TYPE_CHECKING, cast
from weakref import finalize

from flask import Response, current_app

from archive.model import Box, Document
from archive.withholding import regions
from webapp import site

if TYPE_CHECKING:
    from ingest.worker import Readers

AT_ONCE = 2
MOST_WAITING = 48  # webapp.commands.serving has more threads than these two together
RETRY_S = 3  # two are drawn in less than half of that, on two idle cores
WIDTHS = (240, 1200)  # those of ingest.images, which is not brought along at start


class TooManyWaiting(Exception):
    """So many pictures are waited for that pages themselves would have to wait."""


_starting = threading.Lock()
_turns = threading.BoundedSemaphore(AT_ONCE)
_places = threading.BoundedSemaphore(AT_ONCE + MOST_WAITING)


def picture(doc: Document, number: int, width: int, *, whole: bool = False) -> bytes:
    """The PNG of a page, burnt where something is removed from it. whole: as received, which is
    for the desk alone. Raises TooManyWaiting, ingest.errors if it can't be drawn, OSError."""
    from ingest import images  # brings the PDF readers along: not at start
    from ingest.paper.burning import Leaf

    settings, removed = site.here().settings, () if whole else regions_of(doc, number)
    burnt = None
    if removed:
        page = next(one for one in site.catalogue().pages(doc.id) if one.number == number)
        burnt = Leaf(number, page.width, page.height, removed, ())
    with suppress(FileNotFoundError):
        return images.place(settings, doc, number, width, burnt).read_bytes()
    with turn():
        drawn = images.page_image(settings, doc, number, width, burnt=burnt, drawers=_drawers())
        return drawn.read_bytes()


def _drawers() -> Readers:
    """The processes that draw for this site, until it is let go."""
    from ingest import images, worker

    with _starting:
        app = current_app._get_current_object()  # type: ignore[attr-defined]  # LocalProxy's own
        if "drawers" not in app.extensions:
            drawers = worker.Readers(images.limits_of(site.here().settings))
            app.extensions["drawers"] = drawers
            finalize(app, drawers.close)
        return cast("Readers", app.extensions["drawers"])


def come_back() -> Response:
    """The answer where too many wait: short, since it is asked for again soon."""
    return Response(status=503, headers={"Retry-After": str(RETRY_S), "Cache-Control": "no-store"})


def regions_of(doc: Document, number: int) -> tuple[Box, ...]:
    """What is removed from a page."""
    return regions(site.catalogue().redactions(doc.id)).get(number, ())


def tag(doc: Document, number: int, width: int) -> str:
    """What the picture of a page is known by: another one once something is removed from it."""
    removed = regions_of(doc, number)
    mark = sha256(repr(removed).encode()).hexdigest()[:8] if removed else ""
    return f"{doc.sha256[:16]}-{number}-{width}{mark}"


@contextmanager
def turn() -> Iterator[None]:
    """One of the two places at work. Raises TooManyWaiting."""
    if not _places.acquire(blocking=False):
        raise TooManyWaiting
    try:
        with _turns:
            yield
    finally:
        _places.release()

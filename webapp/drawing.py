"""Pictures of pages, a few at a time.

Each is drawn in a process of its own that may take much memory (ingest/images.py), and a visitor
who waits for one holds a thread of the server. So two are drawn at once, others wait their turn,
and where too many wait already the answer is 503: the text beside the picture says the same.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256

from archive.model import Box, Document
from archive.withholding import regions
from webapp import site

AT_ONCE = 2
MOST_WAITING = 20  # webapp.commands.serving has more threads than these two together
MOST_REMEMBERED = 100_000
WIDTHS = (240, 1200)  # those of ingest.images, which is not brought along at start


class TooManyWaiting(Exception):
    """So many pictures are waited for that pages themselves would have to wait."""


_turns = threading.BoundedSemaphore(AT_ONCE)
_places = threading.BoundedSemaphore(AT_ONCE + MOST_WAITING)
_drawn: set[tuple[str, int, int, str]] = set()  # lie in the cache: no turn is needed for them


def picture(doc: Document, number: int, width: int, *, whole: bool = False) -> bytes:
    """The PNG of a page, burnt where something is removed from it. whole: as received, which is
    for the desk alone. Raises TooManyWaiting, ingest.errors if it can't be drawn, OSError."""
    from ingest.images import page_image  # brings the PDF readers along: not at start
    from ingest.paper.burning import Leaf

    settings, removed = site.here().settings, () if whole else regions_of(doc, number)
    burnt = None
    if removed:
        page = next(one for one in site.catalogue().pages(doc.id) if one.number == number)
        burnt = Leaf(number, page.width, page.height, removed, ())
    key = (doc.id, number, width, repr(removed))
    if key in _drawn:
        return page_image(settings, doc, number, width, burnt=burnt).read_bytes()
    with turn():
        found = page_image(settings, doc, number, width, burnt=burnt).read_bytes()
    if len(_drawn) < MOST_REMEMBERED:
        _drawn.add(key)
    return found


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

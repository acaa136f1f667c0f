"""Pictures of pages, a few at a time.

Each is drawn in a process of its own that may take much memory (ingest/images.py), and a visitor
who waits for one holds a thread of the server. So two are drawn at once, others wait their turn,
and where too many wait already the answer is 503: the text beside the picture says the same.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from archive.model import Document
from webapp import site

AT_ONCE = 2
MOST_WAITING = 20  # webapp.commands.serving has more threads than these two together
MOST_REMEMBERED = 100_000
WIDTHS = (240, 1200)  # those of ingest.images, which is not brought along at start


class TooManyWaiting(Exception):
    """So many pictures are waited for that pages themselves would have to wait."""


_turns = threading.BoundedSemaphore(AT_ONCE)
_places = threading.BoundedSemaphore(AT_ONCE + MOST_WAITING)
_drawn: set[tuple[str, int, int]] = set()  # lie in the cache: no turn is needed for them


def picture(doc: Document, number: int, width: int) -> bytes:
    """The PNG of a page. Raises TooManyWaiting, ingest.errors if it can't be drawn, OSError."""
    from ingest.images import page_image  # brings the PDF readers along: not at start

    settings, key = site.here().settings, (doc.id, number, width)
    if key in _drawn:
        return page_image(settings, doc, number, width).read_bytes()
    with turn():
        found = page_image(settings, doc, number, width).read_bytes()
    if len(_drawn) < MOST_REMEMBERED:
        _drawn.add(key)
    return found


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

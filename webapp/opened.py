"""Catalogues that wait for the next request: to open one costs more than most questions do.

Each sees what was committed before it is asked, by whomever. A catalogue is used by one request at
a time, and one whose file was replaced (a home restored under a running site) is not used again.
"""

from __future__ import annotations

from collections import deque
from pathlib import Path

from archive.store import Catalogue, Store, file_at

WAITING = 8  # each keeps two megabytes of pages in memory; more are closed again


class Opened:
    """The open catalogues of one home. Shared by all threads."""

    def __init__(self, database: Path) -> None:
        self.database = database
        self._waiting: deque[Catalogue] = deque()

    def take(self) -> Catalogue:
        """A catalogue for one request.

        A home in which nothing was ever received has no database yet: it reads as an empty archive.
        """
        if (now := file_at(self.database)) is None:
            return Store.open(Path(":memory:"))
        try:
            while (waiting := self._waiting.pop()).inode != now:
                waiting.close()
        except IndexError:
            return Catalogue.open(self.database)
        return waiting

    def give(self, used: Catalogue) -> None:
        """The request is answered: its catalogue waits for another."""
        if used.inode and len(self._waiting) < WAITING:
            self._waiting.append(used)
        else:
            used.close()

    def close(self) -> None:
        """Close all that wait."""
        while self._waiting:
            self._waiting.pop().close()

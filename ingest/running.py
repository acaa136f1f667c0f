"""What is being read just now, for `greffe status`: a small file in the cache while a run lasts.

It is a courtesy: where it can't be written nothing else suffers, and one that a killed run left
behind is not believed, because nobody holds the home.
"""

from __future__ import annotations

import json
import threading
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from archive import lock
from archive.settings import Settings
from ingest.inbox import Arrival

EVERY_S = 0.5  # seconds between two writings


@dataclass(frozen=True, slots=True)
class Running:
    """A file that is being read, and how far: page of pages (0 of 0 before the first)."""

    file: str
    page: int
    pages: int


class Board:
    """Where the readers' threads note how far they are. A class because they share it."""

    def __init__(self, settings: Settings) -> None:
        self.path = _place(settings)
        self._lock = threading.Lock()
        self._running: dict[Path, Running] = {}
        self._written_s = -EVERY_S

    def note(self, arrival: Arrival, page: int, pages: int) -> None:
        """A page was read. The file is forgotten with its last."""
        with self._lock:
            if page < pages:
                name = "/".join((*arrival.folders, arrival.filename))
                self._running[arrival.path] = Running(name, page, pages)
            else:
                self._running.pop(arrival.path, None)
            if (now := time.monotonic()) >= self._written_s + EVERY_S:
                self._written_s = now
                self._write()

    def clear(self) -> None:
        """The run is over."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def _write(self) -> None:
        coming = self.path.with_suffix(".coming")
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            coming.write_text(json.dumps([asdict(one) for one in self._running.values()]))
            coming.replace(self.path)


def running(settings: Settings) -> list[Running]:
    """What is being read in a home now, as of half a second ago."""
    if not lock.is_held(settings.home):
        return []
    try:
        return [Running(**one) for one in json.loads(_place(settings).read_text())]
    except (OSError, ValueError, TypeError):
        return []


def _place(settings: Settings) -> Path:
    return settings.cache / "running.json"

"""The inbox, for ever: files are taken as they settle, recordings are heard when it is quiet."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator

from archive import lock
from archive.errors import GreffeError
from archive.index_files import are_untouched, sums
from archive.machine import sentences
from archive.settings import Settings
from archive.store import Catalogue, Store
from ingest import checklist, inbox, redacting
from ingest.hearing import Background
from ingest.inbox import Arrival, Settling
from ingest.outcome import Outcome
from ingest.pipeline import Pipeline
from ingest.releasing import release
from ingest.running import Board

TICK_S = 1.0  # between two looks at the inbox: notices do not come from every network share
OLD_S = 60.0  # a file untouched for this long is whole; one lately written is watched first
TROUBLE_S = 20.0  # after this long what the machine refused is tried again
SCANS = 8  # that waited for Tesseract and are read between two looks at the inbox
log = logging.getLogger(__name__)


def bring_in(
    settings: Settings,
    arrivals: Iterable[Arrival],
    *,
    on_wait: Callable[[], None] | None = None,
    scans: int | None = None,
) -> Iterator[Outcome]:
    """Bring files in under the home's lock, after taking up what an earlier run left.

    Then scans that waited for Tesseract are read, no more than that many; they have no outcome.

    Raises machine.MachineTrouble, with the files where they lie, if the machine refuses.
    """
    with sentences(settings.home):
        settings.make_home()
        with lock.writing(settings.home, on_wait=on_wait), Store.open(settings.database) as store:
            board = Board(settings)
            pipeline = Pipeline(settings, store, note=board.note)
            try:
                pipeline.heal()
                if redacting.catch_up(settings, store):
                    pipeline.indexing.catch_up()
                yield from pipeline.bring_in(arrivals)
                pipeline.read_scans(scans)
                redacting.catch_up(settings, store)  # captions of a recording that is redacted
            finally:
                board.clear()
            checklist.write(settings, store)


def settled(settings: Settings) -> list[Arrival]:
    """What waits in the inbox and is whole. Waits for files that were written a moment ago.

    What is still being written after that is left for the next time.
    """
    now = time.time()
    ready: list[Arrival] = []
    young: list[Arrival] = []
    for one in inbox.waiting(settings.inbox):
        old = _age_s(one, now) > OLD_S and not inbox.is_being_written(one)
        (ready if old else young).append(one)
    settling = Settling(settings.still_s)
    deadline = time.monotonic() + settings.still_s * 1.5
    while young:
        taken = {one.path: one for one in settling.ready(young, time.monotonic())}
        ready += taken.values()
        young = [one for one in young if one.path not in taken]
        if time.monotonic() >= deadline:
            break
        if young:
            time.sleep(min(0.2, settings.still_s))
    return sorted(ready, key=lambda one: (one.folders, one.path.name))


def follow(settings: Settings, *, stop: threading.Event | None = None) -> Iterator[Outcome]:
    """Yield the outcome of each file as it arrives, until stop is set.

    What the machine refuses, a full disk or a share that went away, is said once in the log and
    tried again until it is put right: nobody watches the watcher. An index that comes to harm
    meanwhile is made anew.
    """
    stop = stop or threading.Event()
    settling, healed = Settling(settings.still_s), False
    scans = True
    said = Said()
    hearing = Background(settings, said.once)
    while not stop.is_set():
        ready = settling.ready(inbox.waiting(settings.inbox), time.monotonic())
        pause_s = TICK_S
        try:
            healed = healed and not _release(settings)
            healed = healed and are_untouched(settings.index, sums(settings))
            if ready or not healed:
                yield from bring_in(settings, ready, scans=0)
                healed = True
                said.forget()
            elif scans:
                scans = _read_scans(settings)
            else:
                hearing.go_on()
        except GreffeError as error:
            said.once(error.sentence(settings.lang))
            settling, healed, pause_s = Settling(settings.still_s), False, TROUBLE_S
        stop.wait(pause_s)
    hearing.stop()


def _release(settings: Settings) -> bool:
    """Show what has waited for its time; whether anything did, which is then to be indexed."""
    if not settings.database.exists():
        return False
    with sentences(settings.home), Catalogue.open(settings.database) as catalogue:
        return release(settings, catalogue)


def _read_scans(settings: Settings) -> bool:
    """Read a few of the scans that waited for Tesseract; whether there may be more. Files that
    arrive meanwhile need not wait for them all."""
    with (
        sentences(settings.home),
        lock.writing(settings.home),
        Store.open(settings.database) as store,
    ):
        read = Pipeline(settings, store).read_scans(SCANS)
        if read:
            checklist.write(settings, store)
        return read > 0


class Said:
    """Says a trouble in the log once, however often it comes. A class because it must remember."""

    def __init__(self) -> None:
        self._before: set[str] = set()

    def once(self, trouble: str) -> None:
        if trouble not in self._before:
            self._before.add(trouble)
            log.error("%s", trouble)

    def forget(self) -> None:
        """What was wrong is put right; should it come again, it is said again."""
        self._before.clear()


def _age_s(arrival: Arrival, now: float) -> float:
    """Seconds since a file, or its sidecar, was last written."""
    try:
        return min(now - path.stat().st_mtime for path in (arrival.path, arrival.sidecar) if path)
    except OSError:
        return 0.0

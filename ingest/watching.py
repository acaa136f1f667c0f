"""The inbox, for ever: files are taken as they settle, recordings are heard when it is quiet."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from watchfiles import watch

from archive import lock
from archive.settings import Settings
from archive.store import Store
from ingest import checklist, inbox
from ingest.inbox import Arrival, Settling
from ingest.pipeline import Outcome, Pipeline
from ingest.transcribing import transcribe_queue

TICK_MS = 1000  # the inbox is looked at this often whether or not the system tells of changes
OLD_S = 60.0  # a file untouched for this long is whole; one lately written is watched first


def bring_in(
    settings: Settings,
    arrivals: Iterable[Arrival],
    *,
    on_wait: Callable[[], None] | None = None,
) -> Iterator[Outcome]:
    """Bring files in under the home's lock, after taking up what an earlier run left."""
    settings.make_home()
    with lock.writing(settings.home, on_wait=on_wait), Store.open(settings.database) as store:
        pipeline = Pipeline(settings, store)
        pipeline.heal()
        yield from pipeline.bring_in(arrivals)
        checklist.write(settings, store)


def settled(settings: Settings) -> list[Arrival]:
    """What waits in the inbox and is whole. Waits for files that were written a moment ago.

    What is still being written after that is left for the next time.
    """
    waiting = list(inbox.waiting(settings.inbox))
    now = time.time()
    ready = [one for one in waiting if _age_s(one.path, now) > OLD_S]
    young = [one for one in waiting if one not in ready]
    settling = Settling(settings.still_s)
    deadline = time.monotonic() + settings.still_s * 1.5
    while young:
        taken = settling.ready(young, time.monotonic())
        ready += taken
        young = [one for one in young if one not in taken]
        if time.monotonic() >= deadline:
            break
        if young:
            time.sleep(min(0.2, settings.still_s))
    return sorted(ready, key=lambda one: (one.folders, one.path.name))


def follow(settings: Settings, *, stop: threading.Event | None = None) -> Iterator[Outcome]:
    """Yield the outcome of each file as it arrives, until stop is set."""
    settings.make_home()
    settling = Settling(settings.still_s)
    hearing: threading.Thread | None = None
    yield from bring_in(settings, [])  # take up what an earlier run left
    for _ in watch(
        settings.inbox, stop_event=stop, yield_on_timeout=True, rust_timeout=TICK_MS, step=200
    ):
        ready = settling.ready(inbox.waiting(settings.inbox), time.monotonic())
        if ready:
            yield from bring_in(settings, ready)
        elif hearing is None or not hearing.is_alive():
            hearing = threading.Thread(target=_hear, args=(settings,), daemon=True)
            hearing.start()


def _hear(settings: Settings) -> None:
    for _ in transcribe_queue(settings):
        pass


def _age_s(path: Path, now: float) -> float:
    try:
        return now - path.stat().st_mtime
    except OSError:
        return 0.0

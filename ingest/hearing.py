"""The transcribing that `watch` has done: in a process of its own, after everything else.

A model takes every core for hours and gigabytes of memory. In a process of the lowest priority it
delays neither the reading of files nor a page, and if the system ends it for its memory, the
watcher stays. It ends with us, even if we are killed: the pipe between us then closes.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from archive.errors import GreffeError
from archive.settings import Settings
from archive.store import Store, timing, transcription
from ingest import aligning, transcribing

NICE = 15  # of 19: readers start at 0
TROUBLE_S = 60.0  # after this long what went wrong is tried again


class Background:
    """One process that hears what waits, started whenever there is something and none runs.

    A class because it holds the process. say is told what goes wrong, each time it does.
    """

    def __init__(self, settings: Settings, say: Callable[[str], None]) -> None:
        self._settings = settings
        self._say = say
        self._process: BaseProcess | None = None
        self._ours: Connection | None = None
        self._not_before_s = 0.0

    def go_on(self) -> None:
        """Start hearing if something waits, a model is there, and nothing is under way."""
        if self._process and self._process.is_alive():
            return
        self._learn()
        if time.monotonic() < self._not_before_s or not self._has_work():
            return
        context = multiprocessing.get_context("spawn")  # none of our threads and locks
        self._ours, theirs = context.Pipe()
        self._process = context.Process(target=_hear, args=(self._settings, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def stop(self) -> None:
        """End it now. What was heard is kept, piece by piece."""
        if self._process:
            self._process.terminate()
        self._learn(silently=True)

    def _learn(self, *, silently: bool = False) -> None:
        """What became of a process that has ended, and a pause if it failed."""
        if self._process is None or self._ours is None:
            return
        self._process.join(10)
        if not silently and self._process.exitcode:
            told = self._ours.poll()
            self._say(self._ours.recv() if told else f"transcribing: {self._process.exitcode}")
            self._not_before_s = time.monotonic() + TROUBLE_S
        self._ours.close()
        self._process = self._ours = None

    def _has_work(self) -> bool:
        if not self._settings.database.exists():
            return False
        with Store.open(self._settings.database) as store:
            unsounded = transcription.unsounded(store) or timing.waiting(store)
            queued = store.queued_recordings()
        # A model's name may be looked for in a cache: only where something waits for it.
        return bool(unsounded or (queued and transcribing.model_folder(self._settings)))


def _hear(settings: Settings, theirs: Connection) -> None:
    """In the process: hear what waits; say what goes wrong."""
    if sys.platform != "win32":
        os.nice(NICE)
    threading.Thread(target=_end_with_parent, args=(theirs,), daemon=True).start()
    try:
        transcribing.listen_for_gaps(settings)
        aligning.align_waiting(settings)
        for _ in transcribing.transcribe_queue(settings):
            aligning.align_waiting(settings)
    except transcribing.AlreadyHearing:
        return
    except GreffeError as error:
        theirs.send(error.sentence(settings.lang))
        sys.exit(1)
    except Exception:
        theirs.send(traceback.format_exc())
        sys.exit(1)


def _end_with_parent(theirs: Connection) -> None:
    try:
        theirs.recv()
    except (EOFError, OSError):
        os._exit(1)

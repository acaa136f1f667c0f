"""The index after a change at the desk: brought up to date soon, and nobody waits for it. So are
the files that the public gets without what was removed.

Pages and results go by the store at once (a withdrawn record is in none of them); the index holds
its words until it is written, which waits for whoever holds the home.
"""

from __future__ import annotations

import logging
import threading

from archive import lock
from archive.errors import GreffeError
from archive.settings import Settings
from archive.store import Store
from ingest.indexing import Indexing

log = logging.getLogger(__name__)
_guard = threading.Lock()
_waiting: dict[str, threading.Thread] = {}  # home -> who waits to write its index


def soon(settings: Settings) -> threading.Thread:
    """Have what changed indexed. One who waits already does it for all."""
    with _guard:
        if (waits := _waiting.get(str(settings.home))) and waits.is_alive():
            return waits
        started = threading.Thread(target=_catch_up, args=(settings,), daemon=True)
        _waiting[str(settings.home)] = started
        started.start()
        return started


def _catch_up(settings: Settings) -> None:
    from ingest import redacting  # brings the readers along: not at start

    try:
        with lock.writing(settings.home):
            with _guard:  # what changes from now on is another's to bring over
                _waiting.pop(str(settings.home), None)
            with Store.open(settings.database) as store:
                redacting.catch_up(settings, store)
                Indexing(settings, store).catch_up()
    except (GreffeError, OSError) as error:  # the next start, or the next file, heals it
        log.error("%s", error)

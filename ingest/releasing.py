"""What waits for its time is shown when that has come: whoever opens the archive next sees to it,
so that it makes no difference whether Greffe ran at that moment."""

from __future__ import annotations

import datetime as dt
import logging
import sqlite3

from archive.errors import GreffeError
from archive.settings import Settings
from archive.store import Catalogue, Store, Withholding
from archive.store.withholding import CLOCK

log = logging.getLogger(__name__)


def release(settings: Settings, catalogue: Catalogue) -> bool:
    """Show what is due; whether anything was. What can't be written stays out of sight."""
    now = dt.datetime.now(dt.UTC)
    try:
        if not catalogue.due(now):
            return False
        with Store.open(settings.database) as store:
            return bool(Withholding(store, CLOCK).release_due(now))
    except (GreffeError, sqlite3.Error, OSError) as error:
        log.error("%s", error)
        return False

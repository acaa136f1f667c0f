"""Whether the site can do its work, for the machine that watches it."""

from __future__ import annotations

import logging
import sqlite3

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from archive.errors import GreffeError
from webapp import site
from webapp.opened import Opened

log = logging.getLogger(__name__)
pages = Blueprint("health", __name__)


@pages.get("/healthz")
def health() -> ResponseReturnValue:
    """200 with two figures, or 503 where the database can't be read."""
    try:
        with Opened(site.here().settings.database).take() as anew:  # not what is kept in memory
            counts = anew.counts()
    except (sqlite3.Error, GreffeError) as trouble:
        log.error("the archive can't be read: %s", trouble)
        return jsonify(status="unreadable"), 503
    answer = jsonify(status="ok", documents=counts["documents"], unindexed=counts["unindexed"])
    answer.headers["Cache-Control"] = "no-store"
    return answer

"""The desk put together: its doors, and the rooms behind them."""

from __future__ import annotations

from webapp.desk import (
    access,
    amending,
    announcements,
    chapters,
    documents,
    elsewhere,
    front,
    login,
    mailing,
    many,
    meetings,
    messages,
    redacting,
    retention,
    transcripts,
    uploads,
    versions,
)
from webapp.desk.doors import pages as desk

__all__ = [
    "access",
    "amending",
    "announcements",
    "chapters",
    "desk",
    "documents",
    "elsewhere",
    "front",
    "login",
    "mailing",
    "many",
    "meetings",
    "messages",
    "redacting",
    "retention",
    "transcripts",
    "uploads",
    "versions",
]

"""The desk put together: its doors, and the rooms behind them."""

from __future__ import annotations

from webapp.desk import (
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
    transcripts,
    uploads,
    versions,
)
from webapp.desk.doors import pages as desk

__all__ = [
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
    "transcripts",
    "uploads",
    "versions",
]

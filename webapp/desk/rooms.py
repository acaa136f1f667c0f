"""The desk put together: its doors, and the rooms behind them."""

from __future__ import annotations

from webapp.desk import (
    amending,
    announcements,
    chapters,
    documents,
    front,
    login,
    mailing,
    messages,
    transcripts,
    uploads,
    versions,
)
from webapp.desk.doors import pages as desk

__all__ = [
    "amending", "announcements", "chapters", "desk", "documents", "front", "login", "mailing",
    "messages", "transcripts", "uploads", "versions",
]  # fmt: skip

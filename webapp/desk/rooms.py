"""The desk put together: its doors, and the rooms behind them."""

from __future__ import annotations

from webapp.desk import chapters, documents, front, login, transcripts, uploads, versions
from webapp.desk.doors import pages as desk

__all__ = [
    "chapters", "desk", "documents", "front", "login", "transcripts", "uploads", "versions",
]  # fmt: skip

"""The desk put together: its doors, and the rooms behind them."""

from __future__ import annotations

from webapp.desk import amending, announcements, documents, front, login, mailing, messages, uploads
from webapp.desk.doors import pages as desk

__all__ = [
    "amending", "announcements", "desk", "documents", "front", "login", "mailing", "messages",
    "uploads",
]  # fmt: skip

"""The desk put together: its doors, and the rooms behind them."""

from __future__ import annotations

from webapp.desk import access, documents, front, login, redacting, retention, uploads
from webapp.desk.doors import pages as desk

__all__ = [
    "access", "desk", "documents", "front", "login", "redacting", "retention", "uploads",
]  # fmt: skip

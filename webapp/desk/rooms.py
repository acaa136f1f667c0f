"""The desk put together: its doors, and the rooms behind them."""

from __future__ import annotations

from webapp.desk import documents, elsewhere, front, login, many, meetings, uploads
from webapp.desk.doors import pages as desk

__all__ = ["desk", "documents", "elsewhere", "front", "login", "many", "meetings", "uploads"]

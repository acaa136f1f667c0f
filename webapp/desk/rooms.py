"""The desk put together: its doors, and the rooms behind them."""

from __future__ import annotations

from webapp.desk import amending, documents, front, login, uploads
from webapp.desk.doors import pages as desk

__all__ = ["amending", "desk", "documents", "front", "login", "uploads"]

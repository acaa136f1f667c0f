"""Reading the archive: the rooms of the catalogue under one roof."""

from __future__ import annotations

from archive.store.audit import AuditLog
from archive.store.decided import Decided, Decisions, Wanted
from archive.store.history import History
from archive.store.meetings import BodyCount, Meetings
from archive.store.state import Rejection, State
from archive.store.words import Words

__all__ = ["BodyCount", "Catalogue", "Decided", "Rejection", "Wanted"]


class Catalogue(Decisions, Meetings, Words, History, AuditLog, State):
    """What is in the archive. One connection; use one catalogue a thread."""

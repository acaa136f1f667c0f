"""Reading the archive: the rooms of the catalogue under one roof."""

from __future__ import annotations

from archive.store.decided import Decided, Decisions, Wanted
from archive.store.figures import Figures
from archive.store.history import History
from archive.store.matters import Matters, NamedAt, Place
from archive.store.meetings import BodyCount, Meetings
from archive.store.state import Rejection, State
from archive.store.words import Words

__all__ = ["BodyCount", "Catalogue", "Decided", "NamedAt", "Place", "Rejection", "Wanted"]


class Catalogue(Decisions, Matters, Meetings, Words, History, Figures, State):
    """What is in the archive. One connection; use one catalogue a thread."""

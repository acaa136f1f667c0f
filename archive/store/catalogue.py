"""Reading the archive: the rooms of the catalogue under one roof."""

from __future__ import annotations

from archive.store.meetings import BodyCount, Meetings
from archive.store.parts import Parts
from archive.store.state import Rejection, State
from archive.store.words import Words

__all__ = ["BodyCount", "Catalogue", "Rejection"]


class Catalogue(Parts, Meetings, Words, State):
    """What is in the archive. One connection; use one catalogue a thread."""

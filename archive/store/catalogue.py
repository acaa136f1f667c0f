"""Reading the archive: the rooms of the catalogue under one roof."""

from __future__ import annotations

from archive.store import placing, standing
from archive.store.announcements import Announcements
from archive.store.audit import AuditLog
from archive.store.decided import Decided, Decisions, Wanted
from archive.store.figures import Figures
from archive.store.history import History
from archive.store.matters import Matters, NamedAt, Place
from archive.store.meetings import BodyCount, Meetings
from archive.store.standing import Standing, Value
from archive.store.state import Rejection, State
from archive.store.withheld import WithheldRecords
from archive.store.words import Words

__all__ = ["BodyCount", "Catalogue", "Decided", "NamedAt", "Place", "Rejection", "Wanted"]


class Catalogue(
    Decisions,
    Matters,
    Meetings,
    Words,
    History,
    AuditLog,
    Figures,
    Announcements,
    State,
    WithheldRecords,
):
    """What is in the archive. One connection; use one catalogue a thread."""

    def set_by_clerk(self, doc_id: str) -> dict[str, Value]:
        """The fields of a document that a clerk set."""
        return standing.set_by_clerk(self.connection, doc_id)

    def standing(self, doc_id: str) -> Standing:
        """How a document stands, and what a clerk set of it. Raises NotFound."""
        return standing.standing(self.connection, doc_id)

    def filed_under(self, meeting_id: str, doc_id: str) -> str:
        """The meeting that a document of this one is filed under, by what clerks joined, parted
        and renamed."""
        return placing.meeting_of(self.connection, meeting_id, doc_id)

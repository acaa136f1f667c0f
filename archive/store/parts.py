"""Year-books: the meetings that one document binds, and what is cited under each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from archive.model import Document, PagePlace, Part, Passage, TimePlace
from archive.store import rows
from archive.store.documents import Documents

PARTS = (
    "SELECT p.*, m.id, m.body, m.date, b.name AS body_name FROM parts p "
    "LEFT JOIN meetings m ON m.id = p.meeting LEFT JOIN bodies b ON b.slug = m.body"
)


class Parts(Documents):
    """The documents of the archive, part by part where they bind several meetings."""

    def parts(self, doc_id: str) -> list[Part]:
        """The parts of a year-book in order; of any other document, none."""
        return self.parts_named([doc_id]).get(doc_id, [])

    def parts_named(self, ids: Iterable[str]) -> dict[str, list[Part]]:
        """The parts of these documents, for those that have any."""
        found: dict[str, list[Part]] = {}
        for row in self._many(f"{PARTS} WHERE p.document IN", ids):
            found.setdefault(row["document"], []).append(rows.part(row))
        for parts in found.values():
            parts.sort(key=lambda one: one.first_page)
        return found

    def parts_of(self, meeting_id: str) -> list[Part]:
        """The parts of year-books that hold a meeting."""
        found = self.connection.execute(
            f"{PARTS} WHERE p.meeting = ? ORDER BY p.document, p.first_page", (meeting_id,)
        )
        return [rows.part(row) for row in found]

    def cited(self, passages: Sequence[Passage]) -> dict[str, Document]:
        """By a passage's id, the document it stands in, of the meeting that it belongs to."""
        ids = {one.document_id for one in passages}
        documents, bound = self.documents_named(ids), self.parts_named(ids)
        return {
            one.id: as_bound(documents[one.document_id], bound.get(one.document_id, ()), one.place)
            for one in passages
        }


def as_bound(doc: Document, parts: Sequence[Part], place: PagePlace | TimePlace) -> Document:
    """A document as a place in it is cited: of the meeting and date of its part."""
    if not parts or not isinstance(place, PagePlace):
        return doc
    for one in parts:
        if one.first_page <= place.page <= one.last_page and one.meeting:
            return replace(doc, meeting_id=one.meeting.id, date=one.meeting.date)
    return replace(doc, meeting_id=None, date=None)

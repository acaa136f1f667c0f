"""Documents as received, and how they hang together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from archive.errors import NotFound
from archive.model import Document, Kind
from archive.store import rows
from archive.store.connected import Connected, kept
from archive.store.withheld import SHOWN_AT

# Captions whose recording was withdrawn stand alone.
SPEAKS_FOR = (
    "(SELECT r.id FROM documents r WHERE r.id = d.transcript_of AND r.status IS NOT 'withdrawn')"
)
DOCUMENTS = (
    f"SELECT d.*, b.name AS body_name, {SPEAKS_FOR} AS speaks_for, t.made_by FROM documents d "
    "LEFT JOIN bodies b ON b.slug = d.body LEFT JOIN transcripts t ON t.document = d.id"
)
IN_ORDER = (  # agenda first, superseded ones after those that replace them
    "CASE d.kind WHEN 'agenda' THEN 0 WHEN 'packet' THEN 1 WHEN 'minutes' THEN 2 "
    "WHEN 'recording' THEN 3 WHEN 'transcript' THEN 4 ELSE 5 END, "
    "d.superseded_by IS NOT NULL, d.lang, d.filename, d.id"
)
IN_SIGHT = "d.status IS NOT 'withdrawn'"


class Documents(Connected):
    """The documents of the archive."""

    def document(self, doc_id: str) -> Document:
        """Raises NotFound."""
        found = self._one(f"{DOCUMENTS} WHERE d.id = ?", doc_id)
        if found is None:
            raise NotFound(doc_id)
        return rows.document(found)

    def document_with(self, sha256: str) -> Document | None:
        found = self._one(f"{DOCUMENTS} WHERE d.sha256 = ?", sha256)
        return rows.document(found) if found else None

    def documents_of(self, meeting_id: str) -> list[Document]:
        """A meeting's documents, agenda first, superseded ones after those that replace them.

        Year-books that have a part for it are among them.
        """
        return self._documents(
            "WHERE d.meeting = ?1 OR d.id IN (SELECT document FROM parts WHERE meeting = ?1) "
            f"ORDER BY {IN_ORDER}",
            meeting_id,
        )

    def kinds_of(self, meetings: Iterable[str]) -> dict[str, list[Kind]]:
        """What there is of some meetings, each kind once, in order. Empty where all was
        withdrawn."""
        wanted = list(meetings)
        kinds: dict[str, dict[Kind, None]] = {one: {} for one in wanted}
        for row in self._many(
            "SELECT h.meeting, d.kind FROM (SELECT id AS document, meeting FROM documents "
            "UNION ALL SELECT document, meeting FROM parts) h "
            "JOIN documents d ON d.id = h.document "
            f"WHERE {IN_SIGHT} AND h.meeting IN",
            wanted,
            f"ORDER BY {IN_ORDER}",
        ):
            kinds[row["meeting"]][Kind(row["kind"])] = None
        return {one: list(some) for one, some in kinds.items()}

    def replaced_by(self, doc_id: str) -> list[Document]:
        """The versions that a document replaces, the latest first."""
        return self._documents(
            "WHERE d.superseded_by = ? ORDER BY d.received_at DESC, d.id", doc_id
        )

    def documents_in(self, folder: str, *, kinds: Iterable[Kind]) -> list[Document]:
        """Documents of some kinds that were received in one folder of the inbox."""
        wanted = [kind.value for kind in kinds]
        marks = ",".join("?" * len(wanted))
        return self._documents(
            f"WHERE d.folder = ? AND d.kind IN ({marks}) ORDER BY d.filename, d.id",
            folder,
            *wanted,
        )

    def standing_of_kind(self, kind: Kind) -> list[Document]:
        """The documents of a kind that stand, by title."""
        return self._documents(
            "WHERE d.kind = ? AND d.status IS NOT 'withdrawn' AND d.superseded_by IS NULL "
            "ORDER BY d.title, d.id",
            kind.value,
        )

    def document_received_as(self, folder: str, filename: str) -> Document | None:
        """The document that was last received under a name in a folder of the inbox."""
        found = self._documents(
            "JOIN sightings s ON s.document = d.id WHERE s.folder = ? AND s.filename = ? "
            "ORDER BY s.seen_at DESC, d.id LIMIT 1",
            folder,
            filename,
        )
        return found[0] if found else None

    def documents_doubted(self, code: str) -> list[Document]:
        """Documents with a doubt, the first received first."""
        return self._documents("WHERE instr(d.doubts, ?) ORDER BY d.received_at, d.id", f'"{code}"')

    def documents_named(self, ids: Iterable[str]) -> dict[str, Document]:
        found = self._many(DOCUMENTS + " WHERE d.id IN", ids)
        return {row["id"]: rows.document(row) for row in found}

    def replaced(self, ids: Iterable[str]) -> set[str]:
        """Those of some documents that a later version replaces."""
        found = self._many(
            "SELECT id FROM documents WHERE (superseded_by IS NOT NULL OR status = 'superseded') "
            "AND id IN",
            ids,
        )
        return {row["id"] for row in found}

    def titled_like(self, words: str, *, limit: int) -> list[Document]:
        """Documents in whose title the words stand as typed, latest first."""
        pattern = "".join(f"\\{c}" if c in "%_\\" else c for c in words)
        return self._documents(
            "WHERE d.title LIKE ? ESCAPE '\\' ORDER BY d.date DESC, d.id LIMIT ?",
            f"%{pattern}%",
            limit,
        )

    @kept
    def recent_documents(self, limit: int = 10) -> list[Document]:
        return self._documents(f"WHERE {IN_SIGHT} ORDER BY {SHOWN_AT} DESC, d.id LIMIT ?", limit)

    def undated_documents(self) -> list[Document]:
        return self._documents(f"WHERE d.date IS NULL AND {IN_SIGHT} ORDER BY d.filename, d.id")

    def doubtful_documents(self) -> list[Document]:
        """Documents that the clerk should look at, latest first."""
        return self._documents(
            f"WHERE d.doubts != '[]' AND {IN_SIGHT} ORDER BY d.received_at DESC, d.filename"
        )

    def queued_recordings(self) -> list[Document]:
        """Recordings that wait for a model, newest meeting first."""
        return self._documents(
            f"WHERE d.transcript_state = 'queued' AND {IN_SIGHT} "
            "ORDER BY d.date IS NULL, d.date DESC, d.id"
        )

    def all_documents(self) -> list[Document]:
        return self._documents("ORDER BY d.id")

    def transcript_of(self, recording_id: str) -> Document | None:
        """The caption file that speaks for a recording, the best of several, or the recording
        itself if a model did. What a person corrected comes first."""
        found = self._documents(
            "LEFT JOIN edited e ON e.document = d.id "
            "WHERE d.transcript_of = ?1 OR (d.id = ?1 AND e.document IS NOT NULL) "
            "ORDER BY e.document IS NULL, d.superseded_by IS NOT NULL, d.filename, d.id LIMIT 1",
            recording_id,
        )
        if found:
            return found[0]
        itself = self.document(recording_id)
        return itself if itself.media and itself.media.state == "transcribed" else None

    def sightings(self, doc_id: str) -> list[tuple[str, str]]:
        """Every (folder, file name) under which the same bytes were received."""
        found = self.connection.execute(
            "SELECT folder, filename FROM sightings WHERE document = ? ORDER BY 1, 2", (doc_id,)
        )
        return [(row[0], row[1]) for row in found]

    def _documents(self, tail: str, *values: Any) -> list[Document]:
        found = self.connection.execute(f"{DOCUMENTS} {tail}", values)
        return [rows.document(row) for row in found]

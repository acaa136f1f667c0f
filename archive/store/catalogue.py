"""Reading the archive. Opened read-only, so that no visitor can ever write."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from archive.errors import NotFound
from archive.machine import sentences, trouble
from archive.model import Body, Cue, Document, Evidence, Kind, Meeting, Page, Passage
from archive.store import rows

DOCUMENTS = "SELECT d.*, b.name AS body_name FROM documents d LEFT JOIN bodies b ON b.slug = d.body"
MEETINGS = "SELECT m.*, b.name AS body_name FROM meetings m JOIN bodies b ON b.slug = m.body"
MANY = 500  # SQLite's oldest limit on variables in a statement is 999


@dataclass(frozen=True, slots=True)
class BodyCount:
    """A body and what it holds. latest is the date of its last meeting, ISO."""

    body: Body
    meetings: int
    latest: str


@dataclass(frozen=True, slots=True)
class Rejection:
    """A file that could not be read: where it lies now and why. folder is where it was dropped."""

    place: str
    filename: str
    sha256: str
    code: str
    fields: str
    rejected_at: str
    folder: str = ""


class Catalogue:
    """What is in the archive. One connection; use one catalogue a thread."""

    def __init__(self, connection: sqlite3.Connection, database: Path) -> None:
        connection.row_factory = sqlite3.Row
        self.connection = connection
        self.database = database

    @classmethod
    def open(cls, database: Path) -> Self:
        """Open an existing archive for reading.

        Raises NotFound where there is none, machine.MachineTrouble where it can't be read.
        """
        if not database.exists():
            raise NotFound(str(database))
        still = "&immutable=1" if _is_at_rest(database) else ""
        address = f"{database.as_uri()}?mode=ro{still}"
        with sentences(database):
            connection = sqlite3.connect(address, uri=True, check_same_thread=False)
            try:
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            except sqlite3.Error:
                connection.close()
                raise
        return cls(connection, database)

    def close(self) -> None:
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close; what the machine refused meanwhile becomes a sentence."""
        self.close()
        if isinstance(error, sqlite3.Error) and (said := trouble(error, self.database)):
            raise said from error

    # documents

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
        """A meeting's documents, agenda first, superseded ones after those that replace them."""
        return self._documents(
            "WHERE d.meeting = ? ORDER BY CASE d.kind WHEN 'agenda' THEN 0 WHEN 'packet' THEN 1 "
            "WHEN 'minutes' THEN 2 WHEN 'recording' THEN 3 WHEN 'transcript' THEN 4 ELSE 5 END, "
            "d.superseded_by IS NOT NULL, d.lang, d.filename, d.id",
            meeting_id,
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

    def recent_documents(self, limit: int = 10) -> list[Document]:
        return self._documents("ORDER BY d.received_at DESC, d.id LIMIT ?", limit)

    def undated_documents(self) -> list[Document]:
        return self._documents("WHERE d.date IS NULL ORDER BY d.filename, d.id")

    def doubtful_documents(self) -> list[Document]:
        """Documents that the clerk should look at, latest first."""
        return self._documents("WHERE d.doubts != '[]' ORDER BY d.received_at DESC, d.filename")

    def queued_recordings(self) -> list[Document]:
        """Recordings that wait for a model, newest meeting first."""
        return self._documents(
            "WHERE d.transcript_state = 'queued' ORDER BY d.date IS NULL, d.date DESC, d.id"
        )

    def all_documents(self) -> list[Document]:
        return self._documents("ORDER BY d.id")

    def transcript_of(self, recording_id: str) -> Document | None:
        """The caption file that speaks for a recording, or the recording itself if a model did."""
        found = self._documents(
            "WHERE d.transcript_of = ? ORDER BY d.filename, d.id LIMIT 1", recording_id
        )
        if found:
            return found[0]
        itself = self.document(recording_id)
        return itself if itself.media and itself.media.state == "transcribed" else None

    # meetings and bodies

    def meeting(self, meeting_id: str) -> Meeting:
        """Raises NotFound."""
        found = self._one(f"{MEETINGS} WHERE m.id = ?", meeting_id)
        if found is None:
            raise NotFound(meeting_id)
        return rows.meeting(found)

    def meetings(
        self,
        *,
        body: str | None = None,
        year: int | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> list[Meeting]:
        """Latest first; body is a slug."""
        clauses, values = ["1"], []
        if body:
            clauses.append("m.body = ?")
            values.append(body)
        if year:
            clauses.append("m.date BETWEEN ? AND ?")
            values += [f"{year:04}-01-01", f"{year:04}-12-31"]
        found = self.connection.execute(
            f"{MEETINGS} WHERE {' AND '.join(clauses)} ORDER BY m.date DESC, m.id LIMIT ? OFFSET ?",
            (*values, limit, offset),
        )
        return [rows.meeting(row) for row in found]

    def meeting_years(self, body: str | None = None) -> list[tuple[int, int]]:
        """(year, number of meetings), latest first."""
        where = "WHERE body = ?" if body else ""
        found = self.connection.execute(
            f"SELECT CAST(substr(date, 1, 4) AS INTEGER), count(*) FROM meetings {where} "
            "GROUP BY 1 ORDER BY 1 DESC",
            (body,) if body else (),
        )
        return [(row[0], row[1]) for row in found]

    def body(self, slug: str) -> Body:
        """Raises NotFound."""
        found = self._one("SELECT slug, name FROM bodies WHERE slug = ?", slug)
        if found is None:
            raise NotFound(slug)
        return Body(found["slug"], found["name"])

    def bodies(self) -> list[BodyCount]:
        """Bodies that have met, the busiest first."""
        found = self.connection.execute(
            "SELECT b.slug, b.name, count(*) AS n, max(m.date) AS latest FROM bodies b "
            "JOIN meetings m ON m.body = b.slug GROUP BY b.slug ORDER BY n DESC, b.name"
        )
        return [BodyCount(Body(r["slug"], r["name"]), r["n"], r["latest"]) for r in found]

    # what was read

    def pages(self, doc_id: str) -> list[Page]:
        found = self.connection.execute(
            "SELECT * FROM pages WHERE document = ? ORDER BY number", (doc_id,)
        )
        return [rows.page(row) for row in found]

    def passages(self, doc_id: str, *, page: int | None = None) -> list[Passage]:
        """A document's passages in order; those of one page if page is given."""
        extra, values = ("AND page = ?", (doc_id, page)) if page else ("", (doc_id,))
        found = self.connection.execute(
            f"SELECT * FROM passages WHERE document = ? {extra} ORDER BY n", values
        )
        return [rows.passage(row) for row in found]

    def passages_named(self, ids: Iterable[str]) -> dict[str, Passage]:
        found = self._many("SELECT * FROM passages WHERE id IN", ids)
        return {row["id"]: rows.passage(row) for row in found}

    def cues(self, doc_id: str) -> list[Cue]:
        found = self.connection.execute(
            "SELECT * FROM cues WHERE document = ? ORDER BY n", (doc_id,)
        )
        return [rows.cue(row) for row in found]

    def cues_between(self, doc_id: str, start_s: float, end_s: float) -> list[Cue]:
        """The cues that start in [start_s, end_s)."""
        found = self.connection.execute(
            "SELECT * FROM cues WHERE document = ? AND start_s >= ? AND start_s < ? ORDER BY n",
            (doc_id, start_s, end_s),
        )
        return [rows.cue(row) for row in found]

    def evidence(self, doc_id: str) -> list[Evidence]:
        found = self.connection.execute(
            "SELECT * FROM evidence WHERE document = ? ORDER BY n", (doc_id,)
        )
        return [rows.evidence(row) for row in found]

    def sightings(self, doc_id: str) -> list[tuple[str, str]]:
        """Every (folder, file name) under which the same bytes were received."""
        found = self.connection.execute(
            "SELECT folder, filename FROM sightings WHERE document = ? ORDER BY 1, 2", (doc_id,)
        )
        return [(row[0], row[1]) for row in found]

    def rejection_of(self, filename: str, sha256: str) -> Rejection | None:
        """Where the same file was rejected before."""
        found = self._one(
            "SELECT * FROM rejections WHERE filename = ? AND sha256 = ?", filename, sha256
        )
        return Rejection(**dict(found)) if found else None

    def rejections_with(self, sha256: str) -> list[Rejection]:
        """Where these bytes were rejected, under whatever name."""
        found = self.connection.execute(
            "SELECT * FROM rejections WHERE sha256 = ? ORDER BY place", (sha256,)
        )
        return [Rejection(**dict(row)) for row in found]

    def rejections(self) -> list[Rejection]:
        found = self.connection.execute("SELECT * FROM rejections ORDER BY rejected_at DESC, place")
        return [Rejection(**dict(row)) for row in found]

    # the state of things

    def unindexed(self, limit: int = -1) -> list[str]:
        """Ids of the documents that the index does not hold yet, oldest first."""
        found = self.connection.execute(
            "SELECT id FROM documents WHERE indexed = 0 ORDER BY received_at, id LIMIT ?", (limit,)
        )
        return [row[0] for row in found]

    def document_ids(self) -> list[str]:
        """Ids of all documents, in the order in which they came."""
        found = self.connection.execute("SELECT id FROM documents ORDER BY received_at, id")
        return [row[0] for row in found]

    def indexed_counts(self) -> dict[str, int]:
        """Passages a document of what the index is to hold by now: not what waits for it, nor
        what was withdrawn."""
        found = self.connection.execute(
            "SELECT p.document, count(*) FROM passages p JOIN documents d ON d.id = p.document "
            "WHERE d.indexed = 1 AND d.status IS NOT 'withdrawn' GROUP BY 1"
        )
        return {row[0]: row[1] for row in found}

    def passage_counts(self) -> dict[str, int]:
        """Passages a document, for the check of store against index."""
        found = self.connection.execute("SELECT document, count(*) FROM passages GROUP BY 1")
        return {row[0]: row[1] for row in found}

    def integrity(self) -> list[str]:
        """What SQLite finds wrong with its own file and with the ties between tables."""
        found = [row[0] for row in self.connection.execute("PRAGMA integrity_check")]
        broken = [
            f"{row[0]} {row[1]}" for row in self.connection.execute("PRAGMA foreign_key_check")
        ]
        return [line for line in found if line != "ok"] + broken

    def counts(self) -> dict[str, int]:
        """The figures of `greffe status`."""
        one = self.connection.execute(
            "SELECT (SELECT count(*) FROM documents) AS documents,"
            " (SELECT count(*) FROM meetings) AS meetings,"
            " (SELECT count(*) FROM documents WHERE kind = 'recording') AS recordings,"
            " (SELECT count(*) FROM passages) AS passages,"
            " (SELECT count(*) FROM pages) AS pages,"
            " (SELECT count(*) FROM documents WHERE indexed = 0) AS unindexed,"
            " (SELECT count(*) FROM documents WHERE date IS NULL) AS undated,"
            " (SELECT count(*) FROM documents WHERE doubts != '[]') AS doubtful,"
            " (SELECT count(*) FROM documents WHERE transcript_state = 'queued') AS queued"
        ).fetchone()
        return dict(one)

    def _documents(self, tail: str, *values: Any) -> list[Document]:
        found = self.connection.execute(f"{DOCUMENTS} {tail}", values)
        return [rows.document(row) for row in found]

    def _one(self, statement: str, *values: Any) -> sqlite3.Row | None:
        with closing(self.connection.execute(statement, values)) as cursor:
            found: sqlite3.Row | None = cursor.fetchone()
            return found

    def _many(self, statement: str, ids: Iterable[str]) -> Iterator[sqlite3.Row]:
        wanted = list(ids)
        for start in range(0, len(wanted), MANY):
            some = wanted[start : start + MANY]
            yield from self.connection.execute(f"{statement} ({','.join('?' * len(some))})", some)


def _is_at_rest(database: Path) -> bool:
    """True for a database in a folder where we may not write and nobody has it open, such as a
    backup: SQLite would make a file beside it to read it otherwise."""
    log = database.with_name(f"{database.name}-wal")
    return not log.exists() and not os.access(database.parent, os.W_OK)

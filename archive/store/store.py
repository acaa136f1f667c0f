"""Writing the archive: one transaction a file."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from sqlite_utils import Database

from archive import events, links
from archive.errors import SchemaTooNew
from archive.events import SUCCESS, Did, Event, Outcome
from archive.machine import sentences
from archive.model import Cue, Filing, Passage
from archive.store import addresses, history, rows, structure
from archive.store.catalogue import Catalogue
from archive.store.migrations import steps


class Store(Catalogue):
    """The archive, to be written. One writer at a time: the home's lock is the caller's duty."""

    @classmethod
    def open(cls, database: Path) -> Self:
        """Open or make an archive and bring its schema up to date.

        Raises SchemaTooNew if a later Greffe wrote it, machine.MachineTrouble if it can't be used.
        """
        with sentences(database):
            database.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(database, timeout=60, isolation_level=None)
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")  # a commit survives a power cut
                connection.execute("PRAGMA foreign_keys = ON")
                _bring_up_to_date(Database(connection), database)
            except BaseException:
                connection.close()
                raise
        return cls(connection, database)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. The write lock is taken at once, so no reader's snapshot goes stale."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:  # a full disk makes SQLite roll back by itself
                self.connection.execute("ROLLBACK")
            raise

    def file(self, filing: Filing) -> None:
        """Write all that one file adds. Filing the same document again changes nothing."""
        doc = filing.document
        with self.transaction():
            if self._one("SELECT 1 FROM documents WHERE id = ?", doc.id):
                return
            self._bodies_and_meetings(filing)
            row = rows.document_row(doc) | {"body": links.slug(doc.body) if doc.body else None}
            self._insert("documents", row)
            execute = self.connection.executemany
            execute(
                "INSERT INTO pages VALUES (?,?,?,?,?)",
                [rows.page_row(doc.id, page) for page in filing.pages],
            )
            execute(
                "INSERT INTO evidence VALUES (?,?,?,?,?,?,?,?)",
                [rows.evidence_row(doc.id, n, e) for n, e in enumerate(filing.identity.evidence)],
            )
            execute(
                "INSERT INTO parts VALUES (?,?,?,?)", [rows.part_row(one) for one in filing.parts]
            )
            self._words(doc.id, filing.passages, filing.cues)
            structure.write_layout(self.connection, doc.id, filing.layout)
            if filing.structure:
                structure.write(self.connection, doc.id, filing.structure)
            self._sighting(doc.id, doc.folder, doc.filename, doc.received_at)
            self._log(events.of_filing(filing))
            self._ties(filing)

    def note_sighting(self, doc_id: str, folder: str, filename: str, seen_at: dt.datetime) -> None:
        """Record another name under which a known document was received."""
        with self.transaction():
            if self._sighting(doc_id, folder, filename, seen_at):
                self._did(Did.SEEN, [doc_id], {"filename": filename, "folder": folder})

    def withdraw(self, doc_id: str, *, reason: str = "") -> None:
        """Show a document to no one any more. Its bytes are kept. Twice is once."""
        with self.transaction():
            changed = self.connection.execute(
                "UPDATE documents SET status = 'withdrawn', indexed = 0 "
                "WHERE id = ? AND status IS NOT 'withdrawn'",
                (doc_id,),
            )
            if changed.rowcount:
                self._did(Did.WITHDRAWN, [doc_id], {"reason": reason} if reason else {})

    def note_checks(self, found: Mapping[str, Outcome], *, detail: Mapping[str, str]) -> None:
        """Record what a check of originals found. Only a check that found something else than the
        one before is an event: a nightly check must not make the archive grow for ever.

        detail says of a document that failed what was wrong with it.
        """
        at, before = _now().isoformat(timespec="seconds"), self.last_checks()
        known = set(self.document_ids())
        checked = {doc: outcome for doc, outcome in found.items() if doc in known}
        with self.transaction():
            self.connection.executemany(
                "INSERT OR REPLACE INTO checks VALUES (?,?,?)",
                [(doc, at, outcome) for doc, outcome in checked.items()],
            )
            for doc, outcome in checked.items():
                if outcome != before.get(doc, (at, SUCCESS))[1]:
                    said = {"finding": detail[doc]} if doc in detail else {}
                    self._did(Did.CHECKED, [doc], said, outcome=outcome)

    def add_transcript(
        self, recording_id: str, passages: Sequence[Passage], cues: Sequence[Cue]
    ) -> None:
        """Give a queued recording the words that a model heard; it is to be indexed again."""
        with self.transaction():
            before = self.passages(recording_id)
            self.connection.execute("DELETE FROM passages WHERE document = ?", (recording_id,))
            self.connection.execute("DELETE FROM cues WHERE document = ?", (recording_id,))
            self._words(recording_id, passages, cues)
            addresses.note_moves(self, before, passages)
            self.connection.execute(
                "UPDATE documents SET transcript_state = 'transcribed', indexed = 0 WHERE id = ?",
                (recording_id,),
            )
            words = {"passages": len(passages), "cues": len(cues)}
            self._did(Did.TRANSCRIBED, [recording_id], words)

    def reject(
        self,
        *,
        place: str,
        filename: str,
        sha256: str,
        code: str,
        fields: Mapping[str, str | int | float],
        rejected_at: dt.datetime,
    ) -> None:
        """Record a rejected file, once; place is its folder's name in rejected/."""
        with self.transaction():
            self.connection.execute(
                "DELETE FROM rejections WHERE filename = ? AND sha256 = ?", (filename, sha256)
            )
            self.connection.execute(
                "INSERT OR REPLACE INTO rejections VALUES (?,?,?,?,?,?)",
                (
                    place,
                    filename,
                    sha256,
                    code,
                    json.dumps(dict(fields)),
                    rejected_at.isoformat(timespec="seconds"),
                ),
            )

    def mark_indexed(self, ids: Iterable[str]) -> None:
        """Record that the index holds these documents as the store does."""
        with self.transaction():
            self._mark_indexed(ids)

    def mark_all_indexed(self) -> None:
        """After the index was built anew from all that is here."""
        with self.transaction():
            self._mark_indexed(self.unindexed())

    def _mark_indexed(self, ids: Iterable[str]) -> None:
        """Those that were not indexed are now: an event each. Building anew changes no record."""
        asked = self._many("SELECT id, indexed, status FROM documents WHERE id IN", ids)
        new = [row for row in asked if not row["indexed"]]
        self.connection.executemany(
            "UPDATE documents SET indexed = 1 WHERE id = ?", [(row["id"],) for row in new]
        )
        self._did(Did.INDEXED, (row["id"] for row in new if row["status"] != "withdrawn"), {})

    def _did(
        self,
        did: Did,
        ids: Iterable[str],
        detail: Mapping[str, str | int],
        *,
        outcome: Outcome = SUCCESS,
    ) -> None:
        """Write down an act of ours on some documents, within its transaction."""
        at = _now()
        self._log(Event(one, did, at, events.greffe(), outcome, detail) for one in ids)

    def _log(self, made: Iterable[Event]) -> None:
        self.connection.executemany(history.INSERT, history.rows_of(made))

    def _bodies_and_meetings(self, filing: Filing) -> None:
        doc = filing.document
        if not doc.body:
            return
        slug = links.slug(doc.body)
        self.connection.execute("INSERT OR IGNORE INTO bodies VALUES (?,?)", (slug, doc.body))
        held = [(doc.meeting_id, doc.date)] if doc.meeting_id and doc.date else []
        held += [(one.meeting.id, one.meeting.date) for one in filing.parts if one.meeting]
        self.connection.executemany(
            "INSERT OR IGNORE INTO meetings VALUES (?,?,?)",
            [(meeting, slug, date.isoformat()) for meeting, date in held],
        )

    def _words(self, doc_id: str, passages: Sequence[Passage], cues: Sequence[Cue]) -> None:
        self.connection.executemany(
            f"INSERT INTO passages ({rows.PASSAGE_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
            [rows.passage_row(n, passage) for n, passage in enumerate(passages)],
        )
        self.connection.executemany(
            "INSERT INTO cues VALUES (?,?,?,?,?,?)",
            [rows.cue_row(doc_id, n, cue) for n, cue in enumerate(cues)],
        )

    def _sighting(self, doc_id: str, folder: str, filename: str, seen_at: dt.datetime) -> bool:
        """Whether the name is a new one."""
        added = self.connection.execute(
            "INSERT OR IGNORE INTO sightings VALUES (?,?,?,?)",
            (doc_id, folder, filename, seen_at.isoformat(timespec="seconds")),
        )
        return added.rowcount > 0

    def _ties(self, filing: Filing) -> None:
        """Versions and transcripts. A tie changes what a result shows, so both are reindexed."""
        for older, newer in filing.superseded:
            self.connection.execute(
                "UPDATE documents SET superseded_by = ?, indexed = 0 WHERE id = ?", (newer, older)
            )
            self._did(Did.SUPERSEDED, [older], {"by": newer})
        for captions, recording in filing.transcripts:
            before = self.document(captions).transcript_of
            self.connection.execute(
                "UPDATE documents SET transcript_of = ? WHERE id = ?", (recording, captions)
            )
            self._did(Did.PAIRED, [captions], {"recording": recording})
            self.connection.execute(
                "UPDATE documents SET transcript_state = 'captioned' WHERE id = ?", (recording,)
            )
            self.connection.execute(  # its captions turned out to be another's
                "UPDATE documents SET transcript_state = 'queued' WHERE id = ? "
                "AND transcript_state = 'captioned' "
                "AND NOT EXISTS (SELECT 1 FROM documents c WHERE c.transcript_of = ?)",
                (before, before),
            )

    def _insert(self, table: str, row: dict[str, object]) -> None:
        columns, marks = ", ".join(row), ", ".join("?" * len(row))
        self.connection.execute(
            f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(row.values())
        )


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _bring_up_to_date(db: Database, database: Path) -> None:
    """Apply the steps of the schema that are missing. Raises SchemaTooNew."""
    applied = {step.name for step in steps.applied(db)}
    if applied - {step.name for step in steps._migrations}:
        raise SchemaTooNew(str(database))
    if steps.pending(db):
        steps.apply(db)

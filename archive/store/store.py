"""Writing the archive: one transaction a file."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Self

from sqlite_utils import Database

from archive import events, links
from archive.access import Way
from archive.errors import SchemaTooNew
from archive.events import SUCCESS, Did, Event, Outcome
from archive.machine import sentences
from archive.model import Cue, Document, Filing, Passage, Status
from archive.store import (
    addresses,
    history,
    placing,
    revisions,
    rows,
    spoken_removal,
    standing,
    structure,
)
from archive.store.catalogue import Catalogue, Rejection
from archive.store.migrations import steps
from archive.store.transactions import transaction
from archive.store.withheld import keep

# What of a document stays when it is filed anew.
LASTING = frozenset(
    {"id", "sha256", "filename", "folder", "size", "received_at", "duration_s", "has_video",
     "transcript_state"}
)  # fmt: skip
REJECTION_COLUMNS = "place, filename, sha256, code, fields, rejected_at, folder"
UNTIE = (
    "UPDATE documents SET superseded_by = NULL, indexed = 0 "
    "WHERE superseded_by = :id OR (id = :id AND superseded_by IS NOT NULL)",
    "UPDATE documents SET transcript_of = NULL WHERE id = :id OR transcript_of = :id",
    "UPDATE documents SET transcript_state = 'queued' WHERE transcript_state = 'captioned' "
    "AND NOT EXISTS (SELECT 1 FROM documents c WHERE c.transcript_of = documents.id)",
)


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
        """All or nothing."""
        with transaction(self.connection):
            yield

    def file(self, filing: Filing) -> None:
        """Write all that one file adds. Filing the same document again changes nothing."""
        doc = filing.document
        with self.transaction():
            if self._one("SELECT 1 FROM documents WHERE id = ?", doc.id):
                return
            self._bodies_and_meetings(filing)
            row = rows.document_row(doc) | {"body": links.slug(doc.body) if doc.body else None}
            self._insert("documents", row)
            self._read(filing)
            self._words(doc.id, filing.passages, filing.cues)
            if filing.cues:
                told = {"made_by": filing.made_by, "approximate": int(filing.approximate)}
                self._insert("transcripts", {"document": doc.id, **told})
            self._sighting(doc.id, doc.folder, doc.filename, doc.received_at)
            self._log(events.of_filing(filing))
            placing.place(self.connection, [doc.id])
            self._ties(filing.superseded, filing.transcripts)
            self._keep(filing)

    def refile(self, filing: Filing) -> None:
        """Write anew what a known document is and what was read in it.

        Its id, its names and the day it was received stay, and so do the words that a model heard.
        Call untie before the ties of the filing are worked out.
        """
        doc = filing.document
        with self.transaction():
            before = self.document(doc.id)
            self._bodies_and_meetings(filing)
            row = rows.document_row(doc) | {"body": links.slug(doc.body) if doc.body else None}
            fresh = {name: value for name, value in row.items() if name not in LASTING}
            if before.status is Status.WITHDRAWN:
                read = fresh.pop("status")  # nothing that is read brings it back into sight
                self._would_be(doc.id, read)
            held = [one.meeting.id for one in self.parts(doc.id) if one.meeting]
            structure.forget(self.connection, doc.id)
            assigned = ", ".join(f"{name} = ?" for name in fresh)
            self.connection.execute(
                f"UPDATE documents SET {assigned}, indexed = 0 WHERE id = ?",
                (*fresh.values(), doc.id),
            )
            for table in ("pages", "evidence", "parts", "blocks", "by_itself"):
                self.connection.execute(f"DELETE FROM {table} WHERE document = ?", (doc.id,))
            self._read(filing)
            if self._takes_their_place(before, filing):
                words = self.passages(doc.id)
                for table in ("passages", "cues"):
                    self.connection.execute(f"DELETE FROM {table} WHERE document = ?", (doc.id,))
                self._words(doc.id, filing.passages, filing.cues)
                addresses.note_moves(self, words, filing.passages)
            elif filing.pages:
                self.connection.execute("DELETE FROM pages WHERE document = ?", (doc.id,))
            self._ties(filing.superseded, filing.transcripts)
            spoken_removal.removed(self, doc.id)
            standing.again(self.connection, doc.id)
            placing.place(self.connection, [doc.id])
            self._keep(filing)
            self._did(Did.READ, [doc.id], {"pages": len(filing.pages)})
            self.connection.executemany(
                "DELETE FROM meetings WHERE id = ?1 "
                "AND NOT EXISTS (SELECT 1 FROM documents WHERE meeting = ?1) "
                "AND NOT EXISTS (SELECT 1 FROM parts WHERE meeting = ?1)",
                [(one,) for one in (before.meeting_id, *held)],
            )

    def untie(self, doc_id: str) -> None:
        """Let go of a document's ties to others: it is to be filed anew, maybe elsewhere."""
        with self.transaction():
            for statement in UNTIE:
                self.connection.execute(statement, {"id": doc_id})

    def settle(self, doc_id: str, code: str) -> None:
        """Take a doubt away."""
        doubts = [one for one in self.document(doc_id).doubts if one != code]
        with self.transaction():
            self.connection.execute(
                "UPDATE documents SET doubts = ? WHERE id = ?", (json.dumps(doubts), doc_id)
            )

    def tie(
        self,
        superseded: Sequence[tuple[str, str]],
        transcripts: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Record (older, newer) versions and (captions, recording) of documents that are here."""
        if superseded or transcripts:
            with self.transaction():
                self._ties(superseded, transcripts)

    def note_sighting(self, doc_id: str, folder: str, filename: str, seen_at: dt.datetime) -> None:
        """Record another name under which a known document was received."""
        with self.transaction():
            if self._sighting(doc_id, folder, filename, seen_at):
                self._did(Did.SEEN, [doc_id], {"filename": filename, "folder": folder})

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

    def reject(self, rejections: Sequence[Rejection]) -> None:
        """Record a rejected file, once, and the files within it that were refused with it."""
        with self.transaction():
            self.connection.executemany(
                "DELETE FROM rejections WHERE filename = ? AND sha256 = ?",
                [(one.filename, one.sha256) for one in rejections],
            )
            self.connection.executemany(
                f"INSERT OR REPLACE INTO rejections ({REJECTION_COLUMNS}) VALUES (?,?,?,?,?,?,?)",
                [[getattr(one, name) for name in REJECTION_COLUMNS.split(", ")]
                 for one in rejections],
            )  # fmt: skip

    def forget_rejection(self, place: str) -> None:
        """A rejected file became a record after all, or its folder in rejected/ is gone.

        What is put on record of files within it goes with it.
        """
        with self.transaction():
            self.connection.execute(
                "DELETE FROM rejections WHERE place = ? OR substr(place, 1, ?) = ?",
                (place, len(place) + 1, f"{place}/"),
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

    def _read(self, filing: Filing) -> None:
        """The pages of a document, its parts, what was understood, the evidence for what it is."""
        doc_id = filing.document.id
        self.connection.executemany(
            f"INSERT INTO pages ({rows.PAGE_COLUMNS}) VALUES (?,?,?,?,?,?)",
            [rows.page_row(doc_id, page) for page in filing.pages],
        )
        self.connection.executemany(
            "INSERT INTO evidence VALUES (?,?,?,?,?,?,?,?)",
            [rows.evidence_row(doc_id, n, one) for n, one in enumerate(filing.identity.evidence)],
        )
        self.connection.executemany(
            "INSERT INTO parts VALUES (?,?,?,?)", [rows.part_row(one) for one in filing.parts]
        )
        structure.write_layout(self.connection, doc_id, filing.layout)
        if filing.structure:
            structure.write(self.connection, doc_id, filing.structure)

    def _words(self, doc_id: str, passages: Sequence[Passage], cues: Sequence[Cue]) -> None:
        self.connection.executemany(
            f"INSERT INTO passages ({rows.PASSAGE_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
            [rows.passage_row(n, passage) for n, passage in enumerate(passages)],
        )
        self.connection.executemany(
            f"INSERT INTO cues ({rows.CUE_COLUMNS}) VALUES (?,?,?,?,?,?,?,?)",
            [rows.cue_row(doc_id, n, cue) for n, cue in enumerate(cues)],
        )

    def _takes_their_place(self, before: Document, filing: Filing) -> bool:
        """Whether what was read again takes the place of the words that stand: not of those that a
        model heard, nor of lines that a person corrected, be it in a text that had no times."""
        if before.media and before.made_by == "machine":
            return False
        if not filing.cues and revisions.is_edited(self, before.id):
            return False
        return revisions.read_anew(self, before.id, filing.cues)

    def _sighting(self, doc_id: str, folder: str, filename: str, seen_at: dt.datetime) -> bool:
        """Whether the name is a new one."""
        added = self.connection.execute(
            "INSERT OR IGNORE INTO sightings VALUES (?,?,?,?)",
            (doc_id, folder, filename, seen_at.isoformat(timespec="seconds")),
        )
        return added.rowcount > 0

    def _ties(
        self, superseded: Sequence[tuple[str, str]], transcripts: Sequence[tuple[str, str]]
    ) -> None:
        """Versions and transcripts. A tie changes what a result shows, so both are reindexed."""
        self._supersede(superseded)
        for captions, recording in transcripts:
            before = self.document(captions).transcript_of
            self.connection.execute(
                "UPDATE documents SET transcript_of = ? WHERE id = ?", (recording, captions)
            )
            self._did(Did.PAIRED, [captions], {"recording": recording})
            spoken_removal.removed(self, captions)
            self.connection.execute(  # a text without times leaves it to a model to be heard
                "UPDATE documents SET transcript_state = CASE WHEN EXISTS "
                "(SELECT 1 FROM cues c WHERE c.document = ?2) THEN 'captioned' "
                "ELSE transcript_state END, indexed = 0 WHERE id = ?1",
                (recording, captions),
            )
            self.connection.execute(  # its captions turned out to be another's
                "UPDATE documents SET indexed = 0, transcript_state = CASE WHEN EXISTS "
                "(SELECT 1 FROM transcripts t WHERE t.document = documents.id) "
                "THEN 'transcribed' ELSE 'queued' END WHERE id = ? "
                "AND transcript_state = 'captioned' "
                "AND NOT EXISTS (SELECT 1 FROM documents c WHERE c.transcript_of = ?)",
                (before, before),
            )

    def _keep(self, filing: Filing) -> None:
        """Keep from the public what came with word that it is to wait. What was once decided of a
        document holds, whatever is read of it again."""
        doc_id = filing.document.id
        decided = self._one("SELECT 1 FROM access WHERE document = ?", doc_id)
        if not filing.withheld or filing.withheld.way is Way.OPEN:
            return
        if not decided and not filing.withheld.is_due(_now()):
            access = self.access(doc_id)
            new = not self._one("SELECT 1 FROM events WHERE document = ? AND event = 'indexed'",
                                doc_id)  # fmt: skip
            keep(self.connection, doc_id, replace(access, was_seen=not new), filing.withheld)
            did = Did.SEALED if filing.withheld.way is Way.SEALED else Did.EMBARGOED
            self._did(did, [doc_id], {})

    def _would_be(self, doc_id: str, status: object) -> None:
        """The status that a document has once it is shown."""
        self.connection.execute("UPDATE access SET status = ? WHERE document = ?", (status, doc_id))

    def _supersede(self, pairs: Sequence[tuple[str, str]]) -> None:
        self.connection.executemany(
            "UPDATE documents SET superseded_by = ?, indexed = 0 WHERE id = ?",
            [(newer, older) for older, newer in pairs],
        )
        for older, newer in pairs:
            self._did(Did.SUPERSEDED, [older], {"by": newer})

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

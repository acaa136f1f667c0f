"""What is kept from the public, and until when, in the database."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from archive.access import Access, Way, Withheld
from archive.model import Box
from archive.store.connected import Connected
from archive.withholding import Redaction

# Documents that the public never had: nothing may tell that they are here.
NEVER_SEEN = (
    "SELECT a.document FROM access a JOIN documents w ON w.id = a.document "
    "WHERE w.status = 'withdrawn' AND a.was_seen = 0"
)

# When a document was first to be seen: its receipt, or the end of its embargo.
SHOWN_AT = "coalesce((SELECT a.shown_at FROM access a WHERE a.document = d.id), d.received_at)"


class WithheldRecords(Connected):
    """How documents stand with the public, and what is removed from them."""

    def access(self, doc_id: str) -> Access:
        """How a document stands with the public."""
        row = self._one(
            "SELECT d.status AS now, a.* FROM documents d LEFT JOIN access a ON a.document = d.id "
            "WHERE d.id = ?",
            doc_id,
        )
        if row is None:
            return Access(Way.OPEN)
        found = _access(row)
        mended = self._one(
            "SELECT value FROM mended WHERE document = ? AND field = 'status'", doc_id
        )
        if mended and found.way is not Way.OPEN:  # what a clerk set wins
            return replace(found, status=json.loads(mended["value"]))
        if row["now"] == "withdrawn" and row["way"] is None:
            return replace(found, status=self._status_before(doc_id))
        return found

    def _status_before(self, doc_id: str) -> str | None:
        """Of a document that was withdrawn before it was kept here: the log of events tells."""
        told = self._one(
            "SELECT detail FROM events WHERE document = ? AND event = 'withdrawn' "
            "ORDER BY id DESC LIMIT 1",
            doc_id,
        )
        status: str | None = json.loads(told["detail"]).get("status") if told else None
        return status

    def withheld(self) -> dict[str, Access]:
        """Every document that is kept from the public, by its id."""
        found = self.connection.execute(
            "SELECT d.id, d.status AS now, a.* FROM documents d "
            "LEFT JOIN access a ON a.document = d.id WHERE d.status = 'withdrawn'"
        )
        return {row["id"]: _access(row) for row in found}

    def due(self, now: dt.datetime) -> list[str]:
        """The documents whose time has come."""
        found = self.connection.execute(
            "SELECT document FROM access WHERE way = 'embargoed' AND until <= ? ORDER BY until",
            (stamp(now),),
        )
        return [row[0] for row in found]

    def redactions(self, doc_id: str) -> list[Redaction]:
        """What is removed from a document, in the order in which it was."""
        found = self.connection.execute(
            "SELECT * FROM redactions WHERE document = ? ORDER BY id", (doc_id,)
        )
        return [_redaction(row) for row in found]

    def removals(self, doc_id: str) -> list[Redaction]:
        """What the public does not get of a document: what is removed from it, and from the
        recording that its words belong to."""
        found = self.connection.execute(
            "SELECT * FROM redactions WHERE document IN "
            "(?1, (SELECT transcript_of FROM documents WHERE id = ?1)) ORDER BY id",
            (doc_id,),
        )
        return [_redaction(row) for row in found]

    def redacted_documents(self) -> list[str]:
        """Documents from which something is, or until now was, removed."""
        found = self.connection.execute(
            "SELECT document FROM redactions UNION SELECT document FROM redacted UNION "
            "SELECT d.id FROM documents d JOIN redactions r ON r.document = d.transcript_of "
            "ORDER BY 1"
        )
        return [row[0] for row in found]

    def shown_at(self, ids: Iterable[str]) -> dict[str, dt.datetime]:
        """When documents were first shown: at their receipt, or at the end of their embargo."""
        found = self._many(f"SELECT d.id, {SHOWN_AT} AS at FROM documents d WHERE d.id IN", ids)
        return {row["id"]: dt.datetime.fromisoformat(row["at"]) for row in found}

    def redacted_file(self, doc_id: str) -> dict[str, Any] | None:
        """digest, sha256, size and media_type of the file that the public gets instead."""
        found = self._one("SELECT * FROM redacted WHERE document = ?", doc_id)
        return dict(found) if found else None


def keep(connection: sqlite3.Connection, doc_id: str, before: Access, withheld: Withheld) -> None:
    """Keep a document from the public, within the caller's transaction."""
    connection.execute(
        "UPDATE documents SET status = 'withdrawn', indexed = 0 WHERE id = ?", (doc_id,)
    )
    connection.execute(
        "INSERT INTO access VALUES (?,?,?,?,?,NULL) ON CONFLICT (document) DO UPDATE SET "
        "way = excluded.way, until = excluded.until, status = excluded.status, "
        "was_seen = excluded.was_seen",
        (doc_id, withheld.way, withheld.until and stamp(withheld.until), before.status,
         int(before.was_seen)),
    )  # fmt: skip


def stamp(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")


def _access(row: sqlite3.Row) -> Access:
    if row["now"] != "withdrawn":
        return Access(Way.OPEN, status=row["now"])
    if row["way"] is None:  # withdrawn before there were other ways
        return Access(Way.WITHDRAWN)
    until = dt.datetime.fromisoformat(row["until"]) if row["until"] else None
    return Access(Way(row["way"]), until, row["status"], bool(row["was_seen"]))


def _redaction(row: sqlite3.Row) -> Redaction:
    box = None
    if row["x0"] is not None:
        box = Box(row["x0"], row["top"], row["x1"], row["bottom"])
    return Redaction(
        row["reason"], row["page"], box, row["start_s"], row["end_s"], row["words"], row["id"]
    )

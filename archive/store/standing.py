"""How a document stands between what was read in it and what a clerk set.

A field that a clerk set wins over what is read, now and whenever the document is read again; the
table mended keeps it, with what was read instead. It is evidence with the source "clerk".
All within the caller's transaction.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from archive import doubts, links
from archive.errors import NotFound
from archive.model import Status
from archive.store import placing

FIELDS = ("kind", "title", "body", "date", "lang", "status")
SOURCE = "clerk"
Value = str | None  # as a column holds it; of a body its name


@dataclass(frozen=True, slots=True)
class Standing:
    """How a document stands: its fields, those that a clerk set with what was read instead, and
    the doubts about it. As JSON it is what the log keeps before and after."""

    fields: Mapping[str, Value]
    mended: Mapping[str, Value]
    doubts: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        return {
            "fields": dict(self.fields),
            "mended": dict(self.mended),
            "doubts": list(self.doubts),
        }


def standing(connection: sqlite3.Connection, doc_id: str) -> Standing:
    """How a document stands now. Raises NotFound."""
    row = connection.execute(
        "SELECT d.kind, d.title, b.name AS body, d.date, d.lang, d.status, d.doubts "
        "FROM documents d LEFT JOIN bodies b ON b.slug = d.body WHERE d.id = ?",
        (doc_id,),
    ).fetchone()
    if row is None:
        raise NotFound(doc_id)
    mended = {one["field"]: json.loads(one["was"]) for one in _mended(connection, doc_id)}
    fields = {name: row[name] for name in FIELDS}
    if said := placing.own(connection, doc_id).get(0):  # filed elsewhere than it says
        fields |= {"body": said.body, "date": said.date}
    return Standing(fields, mended, tuple(json.loads(row["doubts"])))


def again(connection: sqlite3.Connection, doc_id: str) -> None:
    """After a document was read again, within that transaction: what a clerk set wins."""
    rows = list(_mended(connection, doc_id))
    if not rows:
        return
    read = standing(connection, doc_id)
    values = {row["field"]: json.loads(row["value"]) for row in rows}
    if read.fields["status"] == Status.WITHDRAWN:
        values.pop("status", None)
    write(
        connection, doc_id,
        Standing({**read.fields, **values}, values, doubts.left(read.doubts, values)),
    )  # fmt: skip


def set_by_clerk(connection: sqlite3.Connection, doc_id: str) -> dict[str, Value]:
    """The fields that a clerk set."""
    return {row["field"]: json.loads(row["value"]) for row in _mended(connection, doc_id)}


def _mended(connection: sqlite3.Connection, doc_id: str) -> list[sqlite3.Row]:
    return connection.execute(
        "SELECT field, value, was FROM mended WHERE document = ?", (doc_id,)
    ).fetchall()


def write(connection: sqlite3.Connection, doc_id: str, now: Standing) -> None:
    """The document's row, its meeting and its evidence. A meeting left empty goes.

    Where that meeting was joined to another, the document goes there (archive.store.placing).
    """
    fields = now.fields
    before = connection.execute("SELECT meeting FROM documents WHERE id = ?", (doc_id,)).fetchone()
    slug = links.slug(fields["body"]) if fields["body"] else None
    if slug:
        connection.execute("INSERT OR IGNORE INTO bodies VALUES (?,?)", (slug, fields["body"]))
    meeting = f"{slug}/{fields['date']}" if slug and fields["date"] else None
    is_book = connection.execute("SELECT 1 FROM parts WHERE document = ?", (doc_id,)).fetchone()
    if is_book and before["meeting"] is None:
        meeting = None  # its parts belong to meetings
    if meeting:
        connection.execute(
            "INSERT OR IGNORE INTO meetings VALUES (?,?,?)", (meeting, slug, fields["date"])
        )
    connection.execute("DELETE FROM by_itself WHERE document = ? AND first_page = 0", (doc_id,))
    connection.execute(
        "UPDATE documents SET kind = ?, title = ?, body = ?, date = ?, lang = ?, status = ?, "
        "meeting = ?, doubts = ?, indexed = 0 WHERE id = ?",
        (fields["kind"], fields["title"], slug, fields["date"], fields["lang"], fields["status"],
         meeting, json.dumps(now.doubts), doc_id),
    )  # fmt: skip
    _evidence(connection, doc_id, now)
    placing.place(connection, [doc_id])
    if before["meeting"] != meeting:
        connection.execute(
            "DELETE FROM meetings WHERE id = ?1 "
            "AND NOT EXISTS (SELECT 1 FROM documents WHERE meeting = ?1) "
            "AND NOT EXISTS (SELECT 1 FROM parts WHERE meeting = ?1)",
            (before["meeting"],),
        )


def _evidence(connection: sqlite3.Connection, doc_id: str, now: Standing) -> None:
    """What a clerk set is chosen; of what was let go, what was read for that value."""
    connection.execute("DELETE FROM evidence WHERE document = ? AND source = ?", (doc_id, SOURCE))
    for name in FIELDS:
        value = now.fields[name] or ""
        chosen = 0 if name in now.mended else 1
        connection.execute(
            "UPDATE evidence SET chosen = ?1 AND value = ?2 AND confidence = "
            "(SELECT max(e.confidence) FROM evidence e WHERE e.document = ?3 AND e.field = ?4 "
            "AND e.value = ?2) WHERE document = ?3 AND field = ?4",
            (chosen, value, doc_id, name),
        )
        if name in now.mended:
            connection.execute(
                "INSERT INTO evidence SELECT ?1, coalesce(max(n), -1) + 1, ?2, ?3, ?4, '', 1.0, 1 "
                "FROM evidence WHERE document = ?1",
                (doc_id, name, value, SOURCE),
            )

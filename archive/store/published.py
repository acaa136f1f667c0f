"""What anyone may have of the archive, as rows: what the API, the exports and the feeds give.

Withdrawn records are left out here, once: with what they hold, with meetings and bodies of which
nothing else is left, and where another record names them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from archive.store.catalogue import Catalogue
from archive.store.connected import kept
from archive.store.withheld import NEVER_SEEN, SHOWN_AT

Row = dict[str, Any]

PUBLIC = "d.status IS NOT 'withdrawn'"
OF_MEETING = (
    f"EXISTS (SELECT 1 FROM documents d WHERE d.meeting = {{0}} AND {PUBLIC}) OR EXISTS "
    f"(SELECT 1 FROM parts p JOIN documents d ON d.id = p.document WHERE p.meeting = {{0}} "
    f"AND {PUBLIC})"
)
PUBLIC_MEETING = f"({OF_MEETING.format('m.id')})"
PUBLIC_BODY = (
    f"EXISTS (SELECT 1 FROM documents d WHERE d.body = b.slug AND {PUBLIC}) OR EXISTS "
    f"(SELECT 1 FROM meetings m WHERE m.body = b.slug AND {PUBLIC_MEETING})"
)
MEETING_OF_PLACE = (  # of p, whatever stands on a page of d
    "CASE WHEN EXISTS (SELECT 1 FROM parts x WHERE x.document = d.id) THEN (SELECT x.meeting FROM "
    "parts x WHERE x.document = d.id AND p.page BETWEEN x.first_page AND x.last_page) "
    "ELSE d.meeting END"
)
OF_MEETING_BY_PLACE = (  # first the documents that may have it, by their indexes
    "d.id IN (SELECT id FROM documents WHERE meeting = ? UNION SELECT document FROM parts "
    f"WHERE meeting = ?) AND {MEETING_OF_PLACE} = ?"
)
UNDERSTOOD = (f"{MEETING_OF_PLACE} AS meeting", "p.page AS page", "p.start_s AS start_s",
              "p.confidence AS confidence", "p.corrected AS corrected")  # fmt: skip
ANNOUNCED = "id", "title_fr", "text_fr", "title_en", "text_en", "starts", "ends", "changed_at"
PUBLIC_ANNOUNCEMENT = "NOT p.is_withdrawn AND p.starts <= date('now', 'localtime')"
SINCE = "coalesce((SELECT changed_at FROM changes c WHERE c.document = d.id), d.received_at)"


def _named(column: str) -> str:
    """Another document's id, unless that one was withdrawn."""
    return (
        f"(SELECT o.id FROM documents o WHERE o.id = {column} AND o.status IS NOT 'withdrawn') "
        f"AS {column[2:]}"
    )


def _of_given(column: str) -> str:
    """Of the file that anyone may have, which is not the original where something is removed."""
    return (
        f"coalesce((SELECT r.{column} FROM redacted r WHERE r.document = d.id), d.{column}) "
        f"AS {column}"
    )


@dataclass(frozen=True, slots=True)
class Selection:
    """How a published table is read. key is what its rows are in order of, unique together;
    filters are conditions with one value each, by the name of a parameter."""

    columns: tuple[str, ...]
    source: str
    where: str
    key: tuple[str, ...]
    descending: bool = False
    filters: Mapping[str, str] = field(default_factory=dict)


SELECTIONS: dict[str, Selection] = {
    "bodies": Selection(
        columns=(
            "b.slug AS id",
            "b.name AS name",
            f"(SELECT count(*) FROM meetings m WHERE m.body = b.slug AND {PUBLIC_MEETING}) "
            "AS meetings",
            f"(SELECT min(m.date) FROM meetings m WHERE m.body = b.slug AND {PUBLIC_MEETING}) "
            "AS first_meeting",
            f"(SELECT max(m.date) FROM meetings m WHERE m.body = b.slug AND {PUBLIC_MEETING}) "
            "AS last_meeting",
        ),
        source="bodies b",
        where=PUBLIC_BODY,
        key=("b.slug",),
        filters={"id": "b.slug = ?"},
    ),
    "meetings": Selection(
        columns=(
            "m.id AS id", "m.body AS body", "b.name AS body_name", "m.date AS date",
            f"(SELECT max({SINCE}) FROM documents d WHERE {PUBLIC} AND (d.meeting = m.id OR d.id "
            "IN (SELECT document FROM parts x WHERE x.meeting = m.id))) AS changed_at",
        ),
        source="meetings m JOIN bodies b ON b.slug = m.body",
        where=PUBLIC_MEETING,
        key=("m.date", "m.id"),
        descending=True,
        filters={
            "id": "m.id = ?",
            "body": "m.body = ?",
            "from": "m.date >= ?",
            "to": "m.date <= ?",
        },
    ),
    "documents": Selection(
        columns=(
            "d.id AS id", _of_given("sha256"), "d.filename AS filename",
            _of_given("media_type"), _of_given("size"), "d.kind AS kind", "d.title AS title",
            "d.body AS body", "b.name AS body_name", "d.date AS date", "d.lang AS lang",
            "CASE WHEN d.superseded_by IS NULL THEN d.status ELSE 'superseded' END AS status",
            "d.meeting AS meeting", "d.page_count AS pages", "d.duration_s AS duration_s",
            _named("d.superseded_by"), _named("d.transcript_of"),
            "(SELECT t.made_by FROM transcripts t WHERE t.document = d.id) AS made_by",
            "d.received_at AS received_at", f"{SINCE} AS changed_at",
        ),
        source="documents d LEFT JOIN bodies b ON b.slug = d.body",
        where=PUBLIC,
        key=("d.id",),
        filters={
            "id": "d.id = ?",
            "body": "d.body = ?",
            "meeting": "d.id IN (SELECT id FROM documents WHERE meeting = ? UNION "
            "SELECT document FROM parts WHERE meeting = ?)",
            "kind": "d.kind = ?",
            "status": "CASE WHEN d.superseded_by IS NULL THEN d.status ELSE 'superseded' END = ?",
            "lang": "d.lang = ?",
            "from": "d.date >= ?",
            "to": "d.date <= ?",
            "changed_since": f"{SINCE} >= ?",
        },
    ),
    "parts": Selection(
        columns=(
            "p.document AS document", "p.first_page AS first_page", "p.last_page AS last_page",
            "p.meeting AS meeting",
        ),
        source="parts p JOIN documents d ON d.id = p.document",
        where=PUBLIC,
        key=("p.document", "p.first_page"),
        filters={"document": "p.document = ?", "meeting": "p.meeting = ?"},
    ),
    "passages": Selection(
        columns=(
            "p.id AS id", "p.document AS document", f"{MEETING_OF_PLACE} AS meeting",
            "p.n AS n", "p.page AS page", "p.x0 AS x0", "p.top AS top", "p.x1 AS x1",
            "p.bottom AS bottom", "p.start_s AS start_s", "p.end_s AS end_s",
            "p.speaker AS speaker", "p.lang AS lang", "p.text AS text",
            "CASE WHEN d.kind = 'recording' THEN d.id ELSE (SELECT o.id FROM documents o WHERE "
            "o.id = d.transcript_of AND o.status IS NOT 'withdrawn') END AS recording",
        ),
        source="passages p JOIN documents d ON d.id = p.document",
        where=PUBLIC,
        key=("p.document", "p.n"),
        filters={
            "id": "p.id = ?",
            "document": "p.document = ?",
            "page": "p.page = ?",
            "lang": "p.lang = ?",
        },
    ),
    "items": Selection(
        columns=(
            "p.document AS document", "p.n AS n", "p.number AS number", "p.title AS title",
            "p.level AS level", *UNDERSTOOD,
        ),
        source="items p JOIN documents d ON d.id = p.document",
        where=PUBLIC,
        key=("p.document", "p.n"),
        filters={"document": "p.document = ?", "meeting": OF_MEETING_BY_PLACE},
    ),
    "decisions": Selection(
        columns=(
            "p.document || '/' || p.key AS id", "p.document AS document", "p.n AS n",
            "p.key AS key", "p.number AS number", "p.text AS text", "p.outcome AS outcome",
            "p.item AS item", "p.unanimous AS unanimous", "p.votes_for AS votes_for",
            "p.votes_against AS votes_against", "p.abstentions AS abstentions",
            "p.mover AS mover", "p.seconder AS seconder", *UNDERSTOOD,
        ),
        source="decisions p JOIN documents d ON d.id = p.document",
        where=PUBLIC,
        key=("p.document", "p.n"),
        filters={
            "id": "p.document = substr(?, 1, 16) AND p.key = substr(?, 18)",
            "document": "p.document = ?",
            "meeting": OF_MEETING_BY_PLACE,
            "body": "d.body = ?",
            "outcome": "p.outcome = ?",
            "number": "p.number = ?",
        },
    ),
    "votes": Selection(
        columns=(
            "p.document AS document", "c.document || '/' || c.key AS decision", "p.n AS n",
            "p.name AS name", "p.choice AS choice",
        ),
        source="votes p JOIN decisions c ON c.document = p.document AND c.n = p.decision "
        "JOIN documents d ON d.id = p.document",
        where=PUBLIC,
        key=("p.document", "p.decision", "p.n"),
        filters={
            "document": "p.document = ?",
            "decision": "p.document = substr(?, 1, 16) AND c.key = substr(?, 18)",
            "name": "p.name = ?",
        },
    ),
    "attendance": Selection(
        columns=(
            "p.document AS document", "p.n AS n", "p.name AS name", "p.role AS role",
            "p.presence AS presence", "p.proxy_to AS proxy_to",
            *UNDERSTOOD,
        ),
        source="attendance p JOIN documents d ON d.id = p.document",
        where=f"{PUBLIC} AND p.is_member",  # staff and citizens are private persons
        key=("p.document", "p.n"),
        filters={
            "document": "p.document = ?",
            "meeting": OF_MEETING_BY_PLACE,
            "name": "p.name = ?",
        },
    ),
    "announcements": Selection(
        columns=tuple(f"p.{name} AS {name}" for name in ANNOUNCED),
        source="announcements p",
        where=PUBLIC_ANNOUNCEMENT,
        key=("p.id",),
        filters={"id": "p.id = ?"},
    ),
}  # fmt: skip


def page(
    catalogue: Catalogue,
    table: str,
    *,
    where: Mapping[str, Any] | None = None,
    after: Sequence[Any] = (),
    limit: int = 50,
) -> tuple[list[Row], tuple[Any, ...] | None]:
    """Rows of a table after a key, and the key to go on after; None at the end."""
    found = list(_rows(catalogue, table, where or {}, after, limit + 1))
    more = len(found) > limit
    rows = [_plain(row) for row in found[:limit]]
    return rows, (tuple(found[limit - 1][f"k{n}"] for n in _keys(table)) if more else None)


def every(
    catalogue: Catalogue,
    table: str,
    *,
    where: Mapping[str, Any] | None = None,
    limit: int = -1,
    offset: int = 0,
    sealed: bool = False,
) -> Iterator[Row]:
    """All rows of a table, one after another; none is kept in memory.

    sealed: with what was withdrawn, for a copy that is not for the public.
    """
    for row in _rows(catalogue, table, where or {}, (), limit, offset, sealed=sealed):
        yield _plain(row)


def one(catalogue: Catalogue, table: str, where: Mapping[str, Any]) -> Row | None:
    """The row of which these values are true."""
    found, _next = page(catalogue, table, where=where, limit=1)
    return found[0] if found else None


def _rows(
    catalogue: Catalogue,
    table: str,
    where: Mapping[str, Any],
    after: Sequence[Any],
    limit: int,
    offset: int = 0,
    *,
    sealed: bool = False,
) -> Iterator[sqlite3.Row]:
    chosen = SELECTIONS[table]
    clauses, values = [f"({chosen.where})"], []
    for name, value in where.items():
        clauses.append(f"({chosen.filters[name]})")
        values += [value] * chosen.filters[name].count("?")
    if after:
        marks = ", ".join("?" * len(chosen.key))
        clauses.append(f"({', '.join(chosen.key)}) {'<' if chosen.descending else '>'} ({marks})")
        values += after
    keys = [f"{name} AS k{n}" for n, name in enumerate(chosen.key)]
    order = ", ".join(f"{name}{' DESC' if chosen.descending else ''}" for name in chosen.key)
    statement = (
        f"SELECT {', '.join((*chosen.columns, *keys))} FROM {chosen.source} "
        f"WHERE {' AND '.join(clauses)} ORDER BY {order} LIMIT ? OFFSET ?"
    )
    if sealed:
        statement = statement.replace("IS NOT 'withdrawn'", "IS NOT 'hidden'")
    return catalogue.connection.execute(statement, (*values, limit, offset))


def _keys(table: str) -> range:
    return range(len(SELECTIONS[table].key))


def _plain(row: sqlite3.Row) -> Row:
    return {name: row[name] for name in row.keys() if name not in KEYS}  # noqa: SIM118  # sqlite3.Row iterates over its values


KEYS = frozenset({"k0", "k1", "k2"})


def latest(catalogue: Catalogue, *, body: str | None = None, limit: int = 50) -> list[Row]:
    """The documents shown last, those in force; of one body if its slug is given."""
    chosen = SELECTIONS["documents"]
    found = catalogue.connection.execute(
        f"SELECT {', '.join(chosen.columns)} FROM {chosen.source} WHERE {chosen.where} "
        "AND d.superseded_by IS NULL AND (? IS NULL OR d.body = ?) "
        f"ORDER BY {SHOWN_AT} DESC, d.id LIMIT ?",
        (body, body, limit),
    )
    return [dict(row) for row in found]


@kept
def count(catalogue: Catalogue, table: str) -> int:
    """How many rows are published of a table."""
    chosen = SELECTIONS[table]
    (found,) = catalogue.connection.execute(
        f"SELECT count(*) FROM {chosen.source} WHERE {chosen.where}"
    ).fetchone()
    return int(found)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A document and when its record last changed. One that is deleted was withdrawn or removed:
    that it was there is all that is said of it."""

    document: str
    at: str
    deleted: bool


STAMPS = (
    f"WITH r AS (SELECT d.id AS id, {SINCE} AS at, d.status IS 'withdrawn' AS deleted, "
    f"d.body AS body FROM documents d WHERE d.id NOT IN ({NEVER_SEEN}) "
    "UNION ALL SELECT c.document, c.changed_at, 1, NULL "
    "FROM changes c WHERE NOT EXISTS (SELECT 1 FROM documents d WHERE d.id = c.document)) "
    "SELECT id, at, deleted FROM r WHERE "
)


def stamps(
    catalogue: Catalogue,
    *,
    since: str = "",
    until: str = "9999",
    body: str | None = None,
    after: tuple[str, str] = ("", ""),
    limit: int = 100,
) -> list[Stamp]:
    """Documents in the order of their changes, those that are no longer given among them."""
    found = catalogue.connection.execute(
        f"{STAMPS} at >= ? AND at <= ? AND (? IS NULL OR body = ?) AND (at, id) > (?, ?) "
        "ORDER BY at, id LIMIT ?",
        (since, until, body, body, *after, limit),
    )
    return [Stamp(row[0], row[1], bool(row[2])) for row in found]


def stamp(catalogue: Catalogue, doc_id: str) -> Stamp | None:
    """When a document's record last changed; None if it never was here."""
    found = catalogue.connection.execute(f"{STAMPS} id = ?", (doc_id,)).fetchone()
    return Stamp(found[0], found[1], bool(found[2])) if found else None


def state(catalogue: Catalogue) -> tuple[str, str]:
    """(what was withdrawn, all that is published) as short texts that change when they do."""
    hidden = catalogue.connection.execute(
        "SELECT count(*), coalesce(max(changed_at), '') FROM changes c JOIN documents d "
        "ON d.id = c.document AND d.status = 'withdrawn'"
    ).fetchone()
    gone = catalogue.connection.execute(
        "SELECT (SELECT count(*) FROM documents WHERE status = 'withdrawn'), count(*), max(id) "
        "FROM redactions"
    ).fetchone()
    shown = catalogue.connection.execute(
        "SELECT count(*), coalesce(max(received_at), ''), "
        "(SELECT count(*) FROM passages), (SELECT count(*) || coalesce(max(changed_at), '') "
        "FROM changes), (SELECT count(*) FROM moved), (SELECT count(*) FROM meetings), "
        "(SELECT count(*) || coalesce(max(p.changed_at), '') FROM announcements p "
        f"WHERE {PUBLIC_ANNOUNCEMENT}) "
        "FROM documents"
    ).fetchone()
    return repr((*hidden, *gone)), repr(tuple(shown))

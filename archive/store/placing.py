"""Which meeting a document is filed under: its own, unless a clerk joined that to another, parted
it, or gave its body another name. Whatever comes later, or is read again, follows.

The rules are the moves of addresses (kinds body and meeting: an old address and its records go the
same way) and, of one document, the table parted. by_itself keeps what the document says, so that
a rule that is taken back leaves no trace. All within the caller's transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive import links

MOST_STEPS = 50  # of a chain of moves; a longer one has come round
STEP = (
    "SELECT new FROM parted WHERE document = ?1 AND old = ?2 UNION ALL "
    "SELECT new FROM moved WHERE kind = 'meeting' AND old = ?2"
)


@dataclass(frozen=True, slots=True)
class Own:
    """What a document, or the part of a book that begins on first_page, would be filed under by
    itself: the body's name, the day, the meeting's id. first_page is 0 for the document."""

    document: str
    first_page: int
    body: str | None
    date: str | None
    sitting: str | None


def meeting_of(connection: sqlite3.Connection, meeting_id: str, doc_id: str = "") -> str:
    """Where a document of a meeting is filed now; without a document, where its address leads."""
    now = meeting_id
    for _step in range(MOST_STEPS):
        found = connection.execute(STEP, (doc_id, now)).fetchone()
        slug, slash, day = now.partition("/")
        new = found["new"] if found else body_of(connection, slug) + slash + day
        if new == now:
            break
        now = new
    return now


def body_of(connection: sqlite3.Connection, slug: str) -> str:
    """The slug under which the records of a body are filed now."""
    for _step in range(MOST_STEPS):
        found = connection.execute(
            "SELECT new FROM moved WHERE kind = 'body' AND old = ?", (slug,)
        ).fetchone()
        if found is None:
            break
        slug = found["new"]
    return slug


def place(connection: sqlite3.Connection, ids: Iterable[str]) -> list[str]:
    """File documents, and the parts of books, where the rules say. Returns those that moved.

    Meetings that are left empty go, and so do bodies that a rename did away with.
    """
    left: set[str] = set()
    moved = [one for one in ids if _place(connection, one, left)]
    for meeting in left:
        _clear_meeting(connection, meeting)
    for slug in {one.partition("/")[0] for one in left}:
        _clear_body(connection, slug)
    return moved


def own(connection: sqlite3.Connection, doc_id: str) -> dict[int, Own]:
    """What is filed elsewhere than by itself, by its first page."""
    found = connection.execute("SELECT * FROM by_itself WHERE document = ?", (doc_id,))
    return {row["first_page"]: Own(**dict(row)) for row in found}


def stands(connection: sqlite3.Connection, doc_id: str) -> bool:
    """Whether a document is where the rules of now put it: else a clerk set it since."""
    return all(row["sitting"] == goes[1] for _one, row, goes in _ways(connection, doc_id))


def _place(connection: sqlite3.Connection, doc_id: str, left: set[str]) -> bool:
    """Whether a document moved; left gathers the meetings that may be empty now, and the bodies of
    what has none."""
    changed = False
    for one, row, (body, sitting) in list(_ways(connection, doc_id)):
        name = _body_there(connection, body, one.body) if body else None
        day = one.date if sitting == one.sitting else (sitting or "").partition("/")[2][:10]
        if sitting:
            connection.execute(
                "INSERT OR IGNORE INTO meetings VALUES (?,?,?)", (sitting, body, day)
            )
        if (row["body"], row["date"], row["sitting"]) == (body, day, sitting):
            continue
        _file(connection, one, body, day, sitting)
        is_own = (name, day, sitting) == (one.body, one.date, one.sitting)
        connection.execute(
            "DELETE FROM by_itself WHERE document = ? AND first_page = ?", (doc_id, one.first_page)
        )
        if not is_own:
            connection.execute(
                "INSERT INTO by_itself VALUES (?,?,?,?,?)",
                (doc_id, one.first_page, one.body, one.date, one.sitting),
            )
        left.update(filter(None, (row["sitting"] or row["body"], one.sitting)))
        if one.body:
            left.add(links.slug(one.body))
        changed = True
    return changed


def _ways(
    connection: sqlite3.Connection, doc_id: str
) -> Iterator[tuple[Own, sqlite3.Row, tuple[str | None, str | None]]]:
    """Of a document and each dated part: what it says, where it is, where it goes (body's slug,
    meeting's id)."""
    kept = own(connection, doc_id)
    rows = connection.execute(
        "SELECT 0 AS first_page, d.body, b.name, d.date, d.meeting AS sitting FROM documents d "
        "LEFT JOIN bodies b ON b.slug = d.body WHERE d.id = ?1 UNION ALL "
        "SELECT p.first_page, m.body, b.name, m.date, p.meeting FROM parts p "
        "JOIN meetings m ON m.id = p.meeting JOIN bodies b ON b.slug = m.body "
        "WHERE p.document = ?1",
        (doc_id,),
    ).fetchall()
    for row in rows:
        at = row["first_page"]
        one = kept.get(at) or Own(doc_id, at, row["name"], row["date"], row["sitting"])
        if one.sitting:
            goes = meeting_of(connection, one.sitting, doc_id)
            yield one, row, (goes.partition("/")[0], goes)
        else:
            slug = body_of(connection, links.slug(one.body)) if one.body else None
            yield one, row, (slug, None)


def _body_there(connection: sqlite3.Connection, slug: str, name: str | None) -> str:
    """The body's name; it is made again where it is gone."""
    row = connection.execute("SELECT name FROM bodies WHERE slug = ?", (slug,)).fetchone()
    if row:
        return str(row["name"])
    known = name if name and links.slug(name) == slug else slug
    connection.execute("INSERT INTO bodies VALUES (?,?)", (slug, known))
    return known


def _file(
    connection: sqlite3.Connection, one: Own, body: str | None, day: str | None, sitting: str | None
) -> None:
    if one.first_page:
        connection.execute(
            "UPDATE parts SET meeting = ? WHERE document = ? AND first_page = ?",
            (sitting, one.document, one.first_page),
        )
        connection.execute("UPDATE documents SET indexed = 0 WHERE id = ?", (one.document,))
    else:
        connection.execute(
            "UPDATE documents SET body = ?, date = ?, meeting = ?, indexed = 0 WHERE id = ?",
            (body, day, sitting, one.document),
        )


def _clear_meeting(connection: sqlite3.Connection, meeting: str) -> None:
    connection.execute(
        "DELETE FROM meetings WHERE id = ?1 "
        "AND NOT EXISTS (SELECT 1 FROM documents WHERE meeting = ?1) "
        "AND NOT EXISTS (SELECT 1 FROM parts WHERE meeting = ?1)",
        (meeting,),
    )


def _clear_body(connection: sqlite3.Connection, slug: str) -> None:
    connection.execute(
        "DELETE FROM bodies WHERE slug = ?1 "
        "AND EXISTS (SELECT 1 FROM moved WHERE kind = 'body' AND old = ?1) "
        "AND NOT EXISTS (SELECT 1 FROM documents WHERE body = ?1) "
        "AND NOT EXISTS (SELECT 1 FROM meetings WHERE body = ?1)",
        (slug,),
    )

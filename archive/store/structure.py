"""What was understood of a document's meeting, to rows and back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from archive import amending
from archive.model import (
    AgendaItem,
    Attendance,
    Box,
    Choice,
    Decision,
    Outcome,
    PageLayout,
    PagePlace,
    Presence,
    Sitting,
    Structure,
    TimePlace,
    Vote,
)
from archive.store import amended

TABLES = ("votes", "decisions", "attendance", "items", "understood")
PLACE = "page, x0, top, x1, bottom, start_s, end_s"


def write(connection: sqlite3.Connection, document: str, structure: Structure) -> None:
    """Put a document's structure in place of what older rules gave, with what a clerk corrected
    laid over it. In the caller's transaction."""
    forget(connection, document)
    structure = amending.over(structure, amended.of(connection, document))
    sitting = structure.sitting
    _insert(connection, "understood (document, rules, kind, starts, ends, state)", [
        (document, structure.rules, sitting.kind, sitting.starts, sitting.ends, sitting.state)
    ])  # fmt: skip
    _insert(connection, "items (document, n, number, title, level, confidence, corrected, "
            f"{PLACE})", [
        (document, n, one.number, one.title, one.level, one.confidence, one.corrected,
         *_corners(one.place))
        for n, one in enumerate(structure.items)
    ])  # fmt: skip
    _insert(
        connection,
        "decisions (document, n, key, number, text, outcome, confidence, item, unanimous, "
        f"votes_for, votes_against, abstentions, mover, seconder, corrected, {PLACE})",
        [
            (document, n, one.key, one.number, one.text, one.outcome.value, one.confidence,
             one.item, one.unanimous, one.for_, one.against, one.abstentions, one.mover,
             one.seconder, one.corrected, *_corners(one.place))
            for n, one in enumerate(structure.decisions)
        ],
    )  # fmt: skip
    _insert(connection, "votes (document, decision, n, name, choice)", [
        (document, decision, n, vote.name, vote.choice.value)
        for decision, one in enumerate(structure.decisions)
        for n, vote in enumerate(one.votes)
    ])  # fmt: skip
    _insert(
        connection,
        "attendance (document, n, name, role, presence, confidence, is_member, proxy_to, "
        f"corrected, {PLACE})",
        [
            (document, n, one.name, one.role, one.presence.value, one.confidence,
             int(one.is_member), one.proxy_to, one.corrected, *_corners(one.place))
            for n, one in enumerate(structure.attendance)
        ],
    )  # fmt: skip


def forget(connection: sqlite3.Connection, document: str) -> None:
    """Take out what was understood of a document."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table} WHERE document = ?", (document,))


def read(connection: sqlite3.Connection, document: str) -> Structure | None:
    """What was understood of a document; None where no rules have read it."""
    row = connection.execute("SELECT * FROM understood WHERE document = ?", (document,)).fetchone()
    if row is None:
        return None
    cast = votes(connection, [document])
    return Structure(
        items=tuple(_item(one) for one in _rows(connection, "items", document)),
        attendance=tuple(attendance(one) for one in _rows(connection, "attendance", document)),
        decisions=tuple(
            decision(one, cast.get((document, one["n"]), ()))
            for one in _rows(connection, "decisions", document)
        ),
        sitting=Sitting(row["kind"], row["starts"], row["ends"], row["state"]),
        rules=row["rules"],
    )


def votes(
    connection: sqlite3.Connection, documents: Iterable[str]
) -> dict[tuple[str, int], tuple[Vote, ...]]:
    """Who voted how, by document and place of the decision in it."""
    found: dict[tuple[str, int], list[Vote]] = {}
    for document in documents:
        for row in _rows(connection, "votes", document, order="decision, n"):
            vote = Vote(row["name"], Choice(row["choice"]))
            found.setdefault((document, row["decision"]), []).append(vote)
    return {key: tuple(some) for key, some in found.items()}


def outdated(connection: sqlite3.Connection, *, rules: int) -> list[str]:
    """Ids of the papers that these rules have not read, oldest first."""
    found = connection.execute(
        "SELECT d.id FROM documents d LEFT JOIN understood u ON u.document = d.id "
        "WHERE d.page_count IS NOT NULL AND (u.rules IS NULL OR u.rules != ?) "
        "ORDER BY d.received_at, d.id",
        (rules,),
    )
    return [row[0] for row in found]


def write_layout(
    connection: sqlite3.Connection, document: str, layout: Iterable[PageLayout]
) -> None:
    """Keep where a document's passages break into blocks."""
    _insert(connection, "blocks (document, page, breaks)", [
        (document, page.page, _written(page)) for page in layout
    ])  # fmt: skip


def read_layout(
    connection: sqlite3.Connection, document: str, *, page: int | None = None
) -> list[PageLayout]:
    """Where a document's passages break into blocks, page by page, or those of one page; empty if
    it is not known."""
    extra, values = ("AND page = ?", (document, page)) if page else ("", (document,))
    found = connection.execute(
        f"SELECT page, breaks FROM blocks WHERE document = ? {extra} ORDER BY page", values
    )
    return [_layout(row["page"], row["breaks"]) for row in found]


def _written(layout: PageLayout) -> str:
    """The blocks, and behind a bar the gaps: '3:72.0,100.5,540.0,130.2 1 | 14 38'."""
    breaks = " ".join(_break(lines, box) for lines, box in layout.blocks)
    return f"{breaks} | {' '.join(map(str, layout.gaps))}" if layout.gaps else breaks


def _layout(page: int, written: str) -> PageLayout:
    breaks, _, gaps = written.partition(" | ")
    return PageLayout(page, tuple(map(_unbroken, breaks.split())), tuple(map(int, gaps.split())))


def _break(lines: int, box: Box | None) -> str:
    """'3:72.0,100.5,540.0,130.2', or '3' without a box."""
    if box is None:
        return str(lines)
    return f"{lines}:{box.x0:.1f},{box.top:.1f},{box.x1:.1f},{box.bottom:.1f}"


def _unbroken(written: str) -> tuple[int, Box | None]:
    lines, _, corners = written.partition(":")
    return int(lines), Box(*map(float, corners.split(","))) if corners else None


def _corners(place: PagePlace | TimePlace) -> tuple[Any, ...]:
    """In the order of PLACE."""
    if isinstance(place, TimePlace):
        return (*(None,) * 5, place.start_s, place.end_s)
    box = place.box
    corners = (box.x0, box.top, box.x1, box.bottom) if box else (None,) * 4
    return (place.page, *corners, None, None)


def _place(row: sqlite3.Row) -> PagePlace | TimePlace:
    if row["page"] is None:
        return TimePlace(row["start_s"], row["end_s"])
    box = None
    if row["x0"] is not None:
        box = Box(row["x0"], row["top"], row["x1"], row["bottom"])
    return PagePlace(row["page"], box)


def _item(row: sqlite3.Row) -> AgendaItem:
    return AgendaItem(
        row["number"], row["title"], row["level"], _place(row), row["confidence"],
        corrected=bool(row["corrected"]),
    )  # fmt: skip


def decision(row: sqlite3.Row, cast: tuple[Vote, ...]) -> Decision:
    """A row of decisions with its votes."""
    return Decision(
        key=row["key"],
        number=row["number"],
        text=row["text"],
        outcome=Outcome(row["outcome"]),
        place=_place(row),
        confidence=row["confidence"],
        item=row["item"],
        unanimous=None if row["unanimous"] is None else bool(row["unanimous"]),
        for_=row["votes_for"],
        against=row["votes_against"],
        abstentions=row["abstentions"],
        mover=row["mover"],
        seconder=row["seconder"],
        votes=cast,
        corrected=bool(row["corrected"]),
    )


def attendance(row: sqlite3.Row) -> Attendance:
    """A row of attendance."""
    return Attendance(
        name=row["name"],
        role=row["role"],
        presence=Presence(row["presence"]),
        place=_place(row),
        confidence=row["confidence"],
        is_member=bool(row["is_member"]),
        proxy_to=row["proxy_to"],
        corrected=bool(row["corrected"]),
    )


def _rows(
    connection: sqlite3.Connection, table: str, document: str, *, order: str = "n"
) -> list[sqlite3.Row]:
    return connection.execute(
        f"SELECT * FROM {table} WHERE document = ? ORDER BY {order}", (document,)
    ).fetchall()


def _insert(connection: sqlite3.Connection, into: str, values: list[tuple[Any, ...]]) -> None:
    marks = ",".join("?" * (into.count(",") + 1))
    connection.executemany(f"INSERT INTO {into} VALUES ({marks})", values)

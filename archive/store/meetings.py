"""Meetings and the bodies that hold them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from archive.errors import NotFound
from archive.model import Body, Meeting
from archive.store import rows
from archive.store.connected import Connected, kept

MEETINGS = "SELECT m.*, b.name AS body_name FROM meetings m JOIN bodies b ON b.slug = m.body"
# A meeting of which all was withdrawn is in no list and no count. There are few of them, so they
# are looked for, and not the others.
OF_WITHDRAWN = (
    "SELECT meeting FROM documents WHERE status = 'withdrawn' UNION SELECT p.meeting FROM parts p "
    "JOIN documents w ON w.id = p.document WHERE w.status = 'withdrawn'"
)
IN_SIGHT = f"""m.id NOT IN (
    SELECT h.meeting FROM ({OF_WITHDRAWN}) h WHERE h.meeting IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM documents d WHERE d.meeting = h.meeting AND d.status IS NOT 'withdrawn'
    ) AND NOT EXISTS (
        SELECT 1 FROM parts p JOIN documents d ON d.id = p.document
        WHERE p.meeting = h.meeting AND d.status IS NOT 'withdrawn'
    ))"""


@dataclass(frozen=True, slots=True)
class BodyCount:
    """A body and what it holds. latest is the date of its last meeting, ISO."""

    body: Body
    meetings: int
    latest: str


class Meetings(Connected):
    """The meetings of the archive."""

    def meeting(self, meeting_id: str) -> Meeting:
        """Raises NotFound."""
        found = self._one(f"{MEETINGS} WHERE m.id = ?", meeting_id)
        if found is None:
            raise NotFound(meeting_id)
        return rows.meeting(found)

    def meetings_named(self, ids: Iterable[str]) -> dict[str, Meeting]:
        found = self._many(f"{MEETINGS} WHERE m.id IN", ids)
        return {row["id"]: rows.meeting(row) for row in found}

    def meetings(
        self,
        *,
        body: str | None = None,
        year: int | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> list[Meeting]:
        """Latest first; body is a slug."""
        clauses, values = [IN_SIGHT], []
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

    def meetings_between(
        self, first: dt.date, last: dt.date, *, limit: int = 1000
    ) -> list[Meeting]:
        """From one day to another, both included, earliest first."""
        found = self.connection.execute(
            f"{MEETINGS} WHERE {IN_SIGHT} AND m.date BETWEEN ? AND ? ORDER BY m.date, m.id LIMIT ?",
            (first.isoformat(), last.isoformat(), limit),
        )
        return [rows.meeting(row) for row in found]

    def meetings_before(self, day: dt.date, *, limit: int) -> list[Meeting]:
        """Those of before a day, latest first."""
        found = self.connection.execute(
            f"{MEETINGS} WHERE {IN_SIGHT} AND m.date < ? ORDER BY m.date DESC, m.id LIMIT ?",
            (day.isoformat(), limit),
        )
        return [rows.meeting(row) for row in found]

    def meeting_on(self, body: str, day: dt.date) -> Meeting | None:
        """The meeting of a body on a day; None where none is known."""
        found = self._one(f"{MEETINGS} WHERE m.body = ? AND m.date = ?", body, day.isoformat())
        return rows.meeting(found) if found else None

    def meeting_before(self, meeting: Meeting) -> Meeting | None:
        """The meeting of the same body before one; None for the first."""
        found = self._one(
            f"{MEETINGS} WHERE {IN_SIGHT} AND m.body = ? AND m.date < ? "
            "ORDER BY m.date DESC LIMIT 1",
            meeting.body.slug,
            meeting.date.isoformat(),
        )
        return rows.meeting(found) if found else None

    def meeting_months(self) -> list[str]:
        """The months in which anyone met, YYYY-MM, earliest first."""
        found = self.connection.execute(
            f"SELECT DISTINCT substr(m.date, 1, 7) FROM meetings m WHERE {IN_SIGHT} ORDER BY 1"
        )
        return [row[0] for row in found]

    def meetings_on(self, day: dt.date) -> list[Meeting]:
        """The meetings of a day."""
        found = self.connection.execute(
            f"{MEETINGS} WHERE m.date = ? ORDER BY m.id", (day.isoformat(),)
        )
        return [rows.meeting(row) for row in found]

    @kept
    def meeting_years(self, body: str | None = None) -> list[tuple[int, int]]:
        """(year, number of meetings), latest first."""
        where = f"WHERE {IN_SIGHT}{' AND m.body = ?' if body else ''}"
        found = self.connection.execute(
            f"SELECT CAST(substr(m.date, 1, 4) AS INTEGER), count(*) FROM meetings m {where} "
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

    @kept
    def bodies(self) -> list[BodyCount]:
        """Bodies that have met, the busiest first."""
        found = self.connection.execute(
            "SELECT b.slug, b.name, count(*) AS n, max(m.date) AS latest FROM bodies b "
            f"JOIN meetings m ON m.body = b.slug WHERE {IN_SIGHT} "
            "GROUP BY b.slug ORDER BY n DESC, b.name"
        )
        return [BodyCount(Body(r["slug"], r["name"]), r["n"], r["latest"]) for r in found]

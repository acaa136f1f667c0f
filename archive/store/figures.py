"""Figures of the archive: how much was held, published, attended, decided and recorded.

body is a slug, or None for all. What was withdrawn counts nowhere.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from archive.store import decided
from archive.store.connected import Connected, kept
from archive.store.documents import IN_SIGHT
from archive.store.meetings import IN_SIGHT as MEETING_IN_SIGHT

HELD = """
    SELECT d.meeting, d.id AS document FROM documents d WHERE d.meeting NOT NULL
    UNION SELECT p.meeting, p.document FROM parts p WHERE p.meeting NOT NULL"""
MINUTES = f"""({HELD}) h JOIN documents d ON d.id = h.document
    WHERE d.kind = 'minutes' AND {IN_SIGHT}"""
WITH_MINUTES = f"m.id IN (SELECT h.meeting FROM {MINUTES})"
SPOKEN = "d.transcript_state IN ('captioned', 'transcribed')"


@dataclass(frozen=True, slots=True)
class Delay:
    """A meeting, and when its first minutes were received; None if none were yet."""

    date: dt.date
    received: dt.date | None

    @property
    def days(self) -> int | None:
        return (self.received - self.date).days if self.received else None


@dataclass(frozen=True, slots=True)
class Health:
    """How the originals stand. oldest and latest: when those that were checked last were checked,
    the one left longest and the one checked last; None where none ever was."""

    documents: int
    doubtful: int
    undated: int
    whole: int
    not_whole: int
    unchecked: int
    oldest: dt.date | None
    latest: dt.date | None


class Figures(Connected):
    """What the dashboard shows."""

    @kept
    def meetings_by_year(self, body: str | None = None) -> list[tuple[str, int, int]]:
        """(year, meetings, those with minutes), latest first."""
        return self._meetings_by("substr(m.date, 1, 4)", "1 DESC", body)

    @kept
    def meetings_by_body(self) -> list[tuple[str, int, int]]:
        """(name, meetings, those with minutes), the busiest first."""
        return self._meetings_by("b.name", "2 DESC, 1", None)

    def opened(self) -> dt.date | None:
        """The day on which the first record was received."""
        found = self._one(f"SELECT min(received_at) AS at FROM documents d WHERE {IN_SIGHT}")
        return dt.datetime.fromisoformat(found["at"]).date() if found and found["at"] else None

    def delays(self, since: dt.date, until: dt.date, body: str | None = None) -> list[Delay]:
        """The meetings of [since, until] and when their minutes came, the first version counts."""
        extra, values = _of(body)
        found = self.connection.execute(
            "SELECT m.date, f.at FROM meetings m LEFT JOIN (SELECT h.meeting, min(d.received_at) "
            f"AS at FROM {MINUTES} GROUP BY 1) f ON f.meeting = m.id "
            f"WHERE {MEETING_IN_SIGHT} AND m.date BETWEEN ? AND ?{extra} "
            "ORDER BY m.date",
            (since.isoformat(), until.isoformat(), *values),
        )
        return [
            Delay(
                dt.date.fromisoformat(row["date"]),
                dt.datetime.fromisoformat(row["at"]).date() if row["at"] else None,
            )
            for row in found
        ]

    @kept
    def attendance_by_year(self, body: str | None = None) -> list[tuple[str, int, int]]:
        """(year, seats filled, seats counted), latest first: of each meeting, as the document
        that names most members has it."""
        extra, values = _of(body)
        found = self.connection.execute(
            "SELECT year, sum(there), sum(seats) FROM (SELECT substr(m.date, 1, 4) AS year, "
            "sum(c.presence IN ('present', 'late', 'left')) AS there, count(*) AS seats, "
            "row_number() OVER (PARTITION BY m.id ORDER BY count(*) DESC, c.document) AS rank "
            f"{decided.PEOPLE}{extra} GROUP BY m.id, c.document) WHERE rank = 1 "
            "GROUP BY 1 ORDER BY 1 DESC",
            values,
        )
        return [(row[0], row[1], row[2]) for row in found]

    @kept
    def decisions_by_outcome(self, body: str | None = None) -> list[tuple[str, int]]:
        """(outcome, decisions), the most frequent first."""
        extra, values = _of(body)
        found = self.connection.execute(
            f"SELECT c.outcome, count(*) {decided.FROM}{extra} GROUP BY 1 ORDER BY 2 DESC, 1",
            values,
        )
        return [(row[0], row[1]) for row in found]

    @kept
    def seconds_by_year(self, body: str | None = None) -> list[tuple[str | None, float, float]]:
        """(year or None, seconds recorded, seconds of which the words are known), latest first."""
        extra, values = (" AND d.body = ?", [body]) if body else ("", [])
        found = self.connection.execute(
            "SELECT substr(d.date, 1, 4), sum(d.duration_s), "
            f"sum(CASE WHEN {SPOKEN} THEN d.duration_s ELSE 0 END) FROM documents d "
            f"WHERE d.kind = 'recording' AND d.duration_s NOT NULL AND {IN_SIGHT}{extra} "
            "GROUP BY 1 ORDER BY 1 DESC",
            values,
        )
        return [(row[0], row[1], row[2]) for row in found]

    def health(self) -> Health:
        """The archive's own state: what is doubted, what was checked and found whole."""
        found = self.connection.execute(
            "SELECT count(*), sum(d.doubts != '[]'), sum(d.date IS NULL), "
            "sum(c.outcome = 'success'), sum(c.outcome != 'success'), sum(c.outcome IS NULL), "
            "min(c.at), max(c.at) FROM documents d LEFT JOIN checks c ON c.document = d.id "
            f"WHERE {IN_SIGHT}"
        ).fetchone()
        documents, doubtful, undated, whole, not_whole, unchecked = (n or 0 for n in found[:6])
        oldest, latest = (dt.datetime.fromisoformat(at).date() if at else None for at in found[6:])
        return Health(documents, doubtful, undated, whole, not_whole, unchecked, oldest, latest)

    def _meetings_by(self, column: str, order: str, body: str | None) -> list[tuple[str, int, int]]:
        extra, values = _of(body)
        found = self.connection.execute(
            f"SELECT {column}, count(*), sum({WITH_MINUTES}) FROM meetings m "
            f"JOIN bodies b ON b.slug = m.body WHERE {MEETING_IN_SIGHT}{extra} "
            f"GROUP BY 1 ORDER BY {order}",
            values,
        )
        return [(row[0], row[1], row[2]) for row in found]


def _of(body: str | None) -> tuple[str, list[Any]]:
    return (" AND m.body = ?", [body]) if body else ("", [])

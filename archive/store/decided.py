"""What was decided and who was there, across all documents that stand.

A document that was replaced or withdrawn is left out, and a decision of a year-book belongs to
the meeting of its part.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from archive.amending import Amendment, Part
from archive.model import (
    Attendance,
    Decision,
    Document,
    Lang,
    Meeting,
    Outcome,
    PageLayout,
    PagePlace,
    Structure,
)
from archive.store import amended, rows, structure
from archive.store.parts import Parts, as_bound

FROM = """
    FROM decisions c JOIN documents d ON d.id = c.document
    LEFT JOIN parts p ON p.document = c.document AND c.page BETWEEN p.first_page AND p.last_page
    LEFT JOIN meetings m ON m.id = COALESCE(p.meeting, d.meeting)
    LEFT JOIN bodies b ON b.slug = m.body
    WHERE d.status IS NOT 'withdrawn' AND d.superseded_by IS NULL"""
PEOPLE = """
    FROM attendance c JOIN documents d ON d.id = c.document
    LEFT JOIN parts p ON p.document = c.document AND c.page BETWEEN p.first_page AND p.last_page
    JOIN meetings m ON m.id = COALESCE(p.meeting, d.meeting)
    JOIN bodies b ON b.slug = m.body
    WHERE d.status IS NOT 'withdrawn' AND d.superseded_by IS NULL AND c.is_member = 1
    AND d.kind NOT IN ('agenda', 'packet', 'notice')"""
PAPERS = ("minutes", "s-verba", "s verba", "compte-rendu", "compte rendu", "comptes rendus", " PV ")
# One decision stands in the minutes of two languages, and in an extract: it is told once, by the
# paper in the reader's language if there is one.
TOLD_ELSEWHERE = """
    SELECT 1 FROM decisions o JOIN documents e ON e.id = o.document
    WHERE o.key = c.key AND o.number IS NOT NULL AND o.document != c.document
    AND e.meeting = d.meeting AND e.status IS NOT 'withdrawn' AND e.superseded_by IS NULL
    AND ((e.lang IS ?) > (d.lang IS ?) OR ((e.lang IS ?) = (d.lang IS ?) AND e.id < d.id))"""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision with the document that records it, as bound by its part, and its meeting."""

    decision: Decision
    document: Document
    meeting: Meeting | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which decisions: of a body (its slug), a year, an outcome; None for all.

    lang is the reader's: each decision once, in it where it can be; None tells each paper's.
    """

    body: str | None = None
    year: int | None = None
    outcome: Outcome | None = None
    lang: Lang | None = None

    def clauses(self, but: str = "") -> tuple[str, list[Any]]:
        """The conditions in SQL and their values, but for one of them."""
        given: dict[str, tuple[str, list[Any]]] = {}
        if self.body:
            given["body"] = (" AND m.body = ?", [self.body])
        if self.year:
            years = [f"{self.year:04}-01-01", f"{self.year:04}-12-31"]
            given["year"] = (" AND m.date BETWEEN ? AND ?", years)
        if self.outcome:
            given["outcome"] = (" AND c.outcome = ?", [self.outcome.value])
        if self.lang:
            given["lang"] = (f" AND NOT EXISTS ({TOLD_ELSEWHERE})", [self.lang] * 4)
        kept = [clause for name, clause in given.items() if name != but]
        return "".join(one for one, _ in kept), [value for _, some in kept for value in some]


@dataclass(frozen=True, slots=True)
class Sat:
    """A member at a meeting, as a document records it."""

    attendance: Attendance
    document: Document
    meeting: Meeting


class Decisions(Parts):
    """Decisions and people of the archive."""

    def structure(self, doc_id: str) -> Structure | None:
        """What was understood of a document; None where no rules have read it."""
        return structure.read(self.connection, doc_id)

    def amendments(self, doc_id: str) -> list[Amendment]:
        """What a clerk corrected of what was understood of a document."""
        return amended.of(self.connection, doc_id)

    def decision_moved(self, doc_id: str, key: str) -> str | None:
        """The key that a decision has since a clerk gave it its right number."""
        found = amended.one(self.connection, doc_id, Part.DECISION, key)
        now = (found.value or {}).get("key") if found else None
        return str(now) if now and now != key else None

    def layout_of_page(self, doc_id: str, page: int) -> PageLayout | None:
        """The blocks of a page; None where they are not known."""
        return next(iter(structure.read_layout(self.connection, doc_id, page=page)), None)

    def decisions(self, wanted: Wanted, *, limit: int = 50, offset: int = 0) -> list[Decided]:
        """Latest meeting first, in the order of the paper."""
        clauses, values = wanted.clauses()
        return self._decided(
            f"{clauses} ORDER BY m.date DESC, c.document, c.n LIMIT ? OFFSET ?",
            [*values, limit, offset],
        )

    def decisions_keyed(self, key: str, *, document: str | None = None) -> list[Decided]:
        """The decisions of this key, in one document or in any, the earliest first."""
        where = " AND c.key = ?" + (" AND c.document = ?" if document else "")
        values = [key, document] if document else [key]
        return self._decided(f"{where} ORDER BY m.date, c.document, c.n LIMIT 50", values)

    def decisions_on_minutes(self, body: str, after: dt.date, until: dt.date) -> list[Decided]:
        """The decisions of a body that speak of minutes, taken after one day and up to another,
        earliest first."""
        speaks = " OR ".join(f"c.text LIKE '%{word}%'" for word in PAPERS)
        return self._decided(
            f" AND m.body = ? AND m.date > ? AND m.date <= ? AND ({speaks}) "
            "ORDER BY m.date, c.document, c.n LIMIT 200",
            [body, after.isoformat(), until.isoformat()],
        )

    def decisions_counted(self, wanted: Wanted) -> dict[str, list[tuple[str, str, int]]]:
        """(value, name, count) by body, year and outcome: each within the other two conditions."""
        columns = {
            "body": "m.body, b.name",
            "year": "substr(m.date, 1, 4), substr(m.date, 1, 4)",
            "outcome": "c.outcome, c.outcome",
        }
        counted = {}
        for name, column in columns.items():
            clauses, values = wanted.clauses(but=name)
            order = "1 DESC" if name == "year" else "3 DESC, 2"
            counted[name] = [
                (row[0], row[1], row[2])
                for row in self.connection.execute(
                    f"SELECT {column}, count(*) {FROM}{clauses} GROUP BY 1 ORDER BY {order}", values
                )
                if row[0] is not None
            ]
        return counted

    def decisions_total(self, wanted: Wanted) -> int:
        """How many there are."""
        clauses, values = wanted.clauses()
        found = self._one(f"SELECT count(*) AS n {FROM}{clauses}", *values)
        return int(found["n"]) if found else 0

    def sittings(self, body: str) -> list[Sat]:
        """Each member at each meeting of a body, latest first, as minutes record it."""
        found = self.connection.execute(
            "SELECT c.*, m.id, m.body, m.date, b.name AS body_name "
            f"{PEOPLE} AND m.body = ? ORDER BY m.date DESC, c.document, c.n",
            (body,),
        ).fetchall()
        documents = self.documents_named({row["document"] for row in found})
        return [
            Sat(structure.attendance(row), documents[row["document"]], rows.meeting(row))
            for row in found
        ]

    def acts_of(self, documents: Iterable[str]) -> list[Decided]:
        """The decisions of these documents."""
        marks = ",".join("?" * len(wanted := list(documents)))
        return self._decided(
            f" AND c.document IN ({marks}) ORDER BY m.date DESC, c.document, c.n", wanted
        )

    def _decided(self, tail: str, values: list[Any]) -> list[Decided]:
        found = self.connection.execute(
            f"SELECT c.*, m.id, m.body, m.date, b.name AS body_name {FROM}{tail}", values
        ).fetchall()
        ids = {row["document"] for row in found}
        documents, bound = self.documents_named(ids), self.parts_named(ids)
        votes = structure.votes(self.connection, ids)
        decided = []
        for row in found:
            doc = documents[row["document"]]
            place = PagePlace(row["page"], None) if row["page"] else None
            decided.append(
                Decided(
                    structure.decision(row, votes.get((doc.id, row["n"]), ())),
                    as_bound(doc, bound.get(doc.id, ()), place) if place else doc,
                    rows.meeting(row) if row["id"] else None,
                )
            )
        return decided

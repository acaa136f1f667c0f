"""What was done to each document: its events, and when its original was last found whole."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Iterator

from archive.events import Did, Event, Outcome
from archive.store.connected import Connected

INSERT = "INSERT INTO events (document, event, at, agent, outcome, detail) VALUES (?,?,?,?,?,?)"


class History(Connected):
    """The log of the archive."""

    def events(self, doc_id: str) -> list[Event]:
        """What was done to a document, in the order in which it was written down."""
        found = self.connection.execute(
            "SELECT * FROM events WHERE document = ? ORDER BY id", (doc_id,)
        )
        return [_event(row) for row in found]

    def all_events(self) -> Iterator[Event]:
        """Every event, in the order in which it was written down."""
        for row in self.connection.execute("SELECT * FROM events ORDER BY id"):
            yield _event(row)

    def last_event(self, *, until: str = "9999") -> int:
        """The number of the last event, up to a moment (UTC, ISO); 0 before the first."""
        found = self._one("SELECT id FROM events WHERE at <= ? ORDER BY id DESC LIMIT 1", until)
        return int(found["id"]) if found else 0

    def documents_touched(self, *, after: int, until: int) -> list[str]:
        """Ids of the documents that something was done to, between two events."""
        found = self.connection.execute(
            "SELECT DISTINCT document FROM events WHERE id > ? AND id <= ? ORDER BY document",
            (after, until),
        )
        return [row["document"] for row in found]

    def last_check(self, doc_id: str) -> tuple[dt.datetime, Outcome] | None:
        """When an original was last compared with what was received, and what was found."""
        found = self._one("SELECT at, outcome FROM checks WHERE document = ?", doc_id)
        return (dt.datetime.fromisoformat(found["at"]), found["outcome"]) if found else None

    def last_checks(self) -> dict[str, tuple[str, Outcome]]:
        """(time, outcome) of the last check of each document that was ever checked."""
        found = self.connection.execute("SELECT * FROM checks")
        return {row["document"]: (row["at"], row["outcome"]) for row in found}


def rows_of(events: Iterable[Event]) -> list[tuple[str, ...]]:
    """Events as rows, for INSERT."""
    return [
        (
            one.document_id,
            one.did.value,
            one.at.isoformat(timespec="seconds"),
            one.agent,
            one.outcome,
            json.dumps(dict(one.detail), ensure_ascii=False),
        )
        for one in events
    ]


def _event(row: sqlite3.Row) -> Event:
    return Event(
        row["document"],
        Did(row["event"]),
        dt.datetime.fromisoformat(row["at"]),
        row["agent"],
        row["outcome"],
        json.loads(row["detail"]),
    )

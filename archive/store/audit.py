"""The audit log in the database. Nothing changes a row: triggers refuse it."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from archive import audit
from archive.audit import Entry
from archive.store.connected import Connected

COLUMNS = "n, at, who, act, subject, before, after, previous, sum"


def write(
    connection: sqlite3.Connection,
    who: str,
    act: str,
    subject: str,
    *,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> int:
    """Add an entry within the caller's transaction, which holds the write lock. Returns its
    number."""
    last = connection.execute("SELECT n, sum FROM audit ORDER BY n DESC LIMIT 1").fetchone()
    entry = audit.made(
        last["n"] + 1 if last else 1,
        at=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        who=who,
        act=act,
        subject=subject,
        before=before or {},
        after=after or {},
        previous=last["sum"] if last else audit.FIRST,
    )
    values = [getattr(entry, name) for name in COLUMNS.split(", ")]
    connection.execute(f"INSERT INTO audit ({COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?)", values)
    return entry.n


class AuditLog(Connected):
    """Reading the audit log."""

    def audit(self, *, limit: int = 100, below: int | None = None) -> list[Entry]:
        """The latest entries first; below: those before that number."""
        found = self.connection.execute(
            f"SELECT {COLUMNS} FROM audit WHERE n < ? ORDER BY n DESC LIMIT ?",
            (below if below is not None else 1 << 62, limit),
        )
        return [Entry(*row) for row in found]

    def audit_of(self, subject: str, *, limit: int = 100) -> list[Entry]:
        """What was done to one document, the latest first."""
        found = self.connection.execute(
            f"SELECT {COLUMNS} FROM audit WHERE subject = ? ORDER BY n DESC LIMIT ?",
            (subject, limit),
        )
        return [Entry(*row) for row in found]

    def audit_acts(self, acts: Sequence[str], *, limit: int = 20) -> list[Entry]:
        """The latest entries of some acts, the latest first."""
        marks = ",".join("?" * len(acts))
        found = self.connection.execute(
            f"SELECT {COLUMNS} FROM audit WHERE act IN ({marks}) ORDER BY n DESC LIMIT ?",
            (*acts, limit),
        )
        return [Entry(*row) for row in found]

    def audit_entry(self, n: int) -> Entry | None:
        found = self._one(f"SELECT {COLUMNS} FROM audit WHERE n = ?", n)
        return Entry(*found) if found else None

    def whole_audit(self) -> Iterator[Entry]:
        """Every entry, in the order in which it was written."""
        for row in self.connection.execute(f"SELECT {COLUMNS} FROM audit ORDER BY n"):
            yield Entry(*row)

    def audit_break(self) -> int | None:
        """The number of the first entry at which the chain does not hold; None where it does."""
        last = self._one("SELECT seq FROM sqlite_sequence WHERE name = 'audit'")
        return audit.break_in(self.whole_audit(), last=last["seq"] if last else 0)

"""Writing and reading correspondence.db: opened for as long as one request or one e-mail takes.

What is erased is overwritten at once: there is no log in which it would stay, deleted bytes are
overwritten (secure_delete), and the file is written anew.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Self

from sqlite_utils import Database

from archive.errors import SchemaTooNew
from archive.machine import sentences
from archive.store.correspondence_schema import steps
from archive.store.letters import Letters
from archive.store.messages import Messages


class Correspondence(Messages, Letters):
    """What readers asked for and wrote. One connection; one a thread."""

    @classmethod
    def open(cls, database: Path) -> Self:
        """Open it, or make it. Raises SchemaTooNew, machine.MachineTrouble."""
        with sentences(database):
            database.parent.mkdir(parents=True, exist_ok=True)
            is_new = not database.exists()
            connection = sqlite3.connect(database, timeout=60, isolation_level=None)
            try:
                if is_new:
                    database.chmod(0o600)
                connection.execute("PRAGMA secure_delete = ON")
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute("PRAGMA foreign_keys = ON")
                _bring_up_to_date(Database(connection), database)
            except BaseException:
                connection.close()
                raise
        return cls(connection, database)

    def key(self) -> bytes:
        """What tokens are signed with."""
        found: bytes = self.connection.execute("SELECT key FROM secret").fetchone()["key"]
        return found

    def erased(self) -> dict[str, int]:
        """How many subscriptions were erased, by why. All that is kept of them."""
        found = self.connection.execute("SELECT why, n FROM erased")
        return {row["why"]: row["n"] for row in found}


def _bring_up_to_date(db: Database, database: Path) -> None:
    if {step.name for step in steps.applied(db)} - {step.name for step in steps._migrations}:
        raise SchemaTooNew(str(database))
    if steps.pending(db):
        steps.apply(db)

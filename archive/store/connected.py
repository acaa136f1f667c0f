"""One connection to the database, opened read-only, so that no visitor can ever write."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from archive.errors import NotFound
from archive.machine import sentences, trouble

MANY = 500  # SQLite's oldest limit on variables in a statement is 999


class Connected:
    """What every room of the catalogue stands on. One connection; one a thread."""

    def __init__(self, connection: sqlite3.Connection, database: Path) -> None:
        connection.row_factory = sqlite3.Row
        self.connection = connection
        self.database = database

    @classmethod
    def open(cls, database: Path) -> Self:
        """Open an existing archive for reading.

        Raises NotFound where there is none, machine.MachineTrouble where it can't be read.
        """
        if not database.exists():
            raise NotFound(str(database))
        still = "&immutable=1" if _is_at_rest(database) else ""
        address = f"{database.as_uri()}?mode=ro{still}"
        with sentences(database):
            connection = sqlite3.connect(address, uri=True, check_same_thread=False)
            try:
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            except sqlite3.Error:
                connection.close()
                raise
        return cls(connection, database)

    def close(self) -> None:
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close; what the machine refused meanwhile becomes a sentence."""
        self.close()
        if isinstance(error, sqlite3.Error) and (said := trouble(error, self.database)):
            raise said from error

    def _one(self, statement: str, *values: Any) -> sqlite3.Row | None:
        with closing(self.connection.execute(statement, values)) as cursor:
            found: sqlite3.Row | None = cursor.fetchone()
            return found

    def _many(self, statement: str, ids: Iterable[str]) -> Iterator[sqlite3.Row]:
        wanted = list(ids)
        for start in range(0, len(wanted), MANY):
            some = wanted[start : start + MANY]
            yield from self.connection.execute(f"{statement} ({','.join('?' * len(some))})", some)


def _is_at_rest(database: Path) -> bool:
    """True for a database in a folder where we may not write and nobody has it open, such as a
    backup: SQLite would make a file beside it to read it otherwise."""
    log = database.with_name(f"{database.name}-wal")
    return not log.exists() and not os.access(database.parent, os.W_OK)

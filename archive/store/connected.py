"""One connection to the database, opened read-only, so that no visitor can ever write."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from copy import copy
from functools import wraps
from pathlib import Path
from types import TracebackType
from typing import Any, Concatenate, ParamSpec, Self, TypeVar, cast

from archive.errors import NotFound
from archive.machine import sentences, trouble

MANY = 500  # SQLite's oldest limit on variables in a statement is 999
MOST_ANSWERS = 1000  # kept at once
P = ParamSpec("P")
T = TypeVar("T")
C = TypeVar("C", bound="Connected")


class Connected:
    """What every room of the catalogue stands on. One connection; one a thread."""

    # Which file it is, while what others commit to it is seen; None in memory and in a backup.
    inode: tuple[int, int] | None = None

    def __init__(self, connection: sqlite3.Connection, database: Path) -> None:
        connection.row_factory = sqlite3.Row
        self.connection = connection
        self.database = database
        self._answers: dict[object, Any] = {}
        self._answered_as_of = (0, 0)

    @classmethod
    def open(cls, database: Path) -> Self:
        """Open an existing archive for reading.

        Raises NotFound where there is none, machine.MachineTrouble where it can't be read.
        """
        if (file := file_at(database)) is None:
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
        opened = cls(connection, database)
        opened.inode = None if still else file
        return opened

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

    def answered(self, question: object, ask: Callable[[], T]) -> T:
        """What was answered before, unless anything was written since, here or by another."""
        if self.connection.in_transaction:
            return ask()  # it may yet be rolled back
        (others,) = self.connection.execute("PRAGMA data_version").fetchone()
        now = (others, self.connection.total_changes)
        if now != self._answered_as_of or len(self._answers) >= MOST_ANSWERS:
            self._answers, self._answered_as_of = {}, now
        if question not in self._answers:
            self._answers[question] = ask()
        return copy(cast(T, self._answers[question]))

    def _one(self, statement: str, *values: Any) -> sqlite3.Row | None:
        with closing(self.connection.execute(statement, values)) as cursor:
            found: sqlite3.Row | None = cursor.fetchone()
            return found

    def _many(self, statement: str, ids: Iterable[str], tail: str = "") -> Iterator[sqlite3.Row]:
        wanted = list(ids)
        for start in range(0, len(wanted), MANY):
            some = wanted[start : start + MANY]
            marks = ",".join("?" * len(some))
            yield from self.connection.execute(f"{statement} ({marks}) {tail}", some)


def file_at(database: Path) -> tuple[int, int] | None:
    """(device, number) of a file: another that is put in its place has others. None without."""
    try:
        stat = database.stat()
    except FileNotFoundError:
        return None
    return stat.st_dev, stat.st_ino


def kept(ask: Callable[Concatenate[C, P], T]) -> Callable[Concatenate[C, P], T]:
    """For a question that many pages ask and that goes through a whole table: its answer, a list or
    a dict of what never changes, is kept with the connection until anything is written."""

    @wraps(ask)
    def asked(self: C, /, *args: P.args, **named: P.kwargs) -> T:
        question = (ask, args, *named.items())
        return self.answered(question, lambda: ask(self, *args, **named))

    return asked


def _is_at_rest(database: Path) -> bool:
    """True for a database in a folder where we may not write and nobody has it open, such as a
    backup: SQLite would make a file beside it to read it otherwise."""
    log = database.with_name(f"{database.name}-wal")
    return not log.exists() and not os.access(database.parent, os.W_OK)

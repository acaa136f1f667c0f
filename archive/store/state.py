"""The state of things: what was rejected, what waits for the index, and figures."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from archive.store import documents, meetings
from archive.store.connected import Connected, kept
from archive.store.migrations import steps


@dataclass(frozen=True, slots=True)
class Rejection:
    """A file that could not be read: where it lies now and why. folder is where it was dropped."""

    place: str
    filename: str
    sha256: str
    code: str
    fields: str
    rejected_at: str
    folder: str = ""


class State(Connected):
    """How the archive stands."""

    def rejection_of(self, filename: str, sha256: str) -> Rejection | None:
        """Where the same file was rejected before."""
        found = self._one(
            "SELECT * FROM rejections WHERE filename = ? AND sha256 = ?", filename, sha256
        )
        return Rejection(**dict(found)) if found else None

    def rejections_with(self, sha256: str) -> list[Rejection]:
        """Where these bytes were rejected, under whatever name."""
        found = self.connection.execute(
            "SELECT * FROM rejections WHERE sha256 = ? ORDER BY place", (sha256,)
        )
        return [Rejection(**dict(row)) for row in found]

    def rejections(self) -> list[Rejection]:
        found = self.connection.execute("SELECT * FROM rejections ORDER BY rejected_at DESC, place")
        return [Rejection(**dict(row)) for row in found]

    def unindexed(self, limit: int = -1) -> list[str]:
        """Ids of the documents that the index does not hold yet, oldest first."""
        found = self.connection.execute(
            "SELECT id FROM documents WHERE indexed = 0 ORDER BY received_at, id LIMIT ?", (limit,)
        )
        return [row[0] for row in found]

    def passage_counts(self) -> dict[str, int]:
        """Passages a document, of all documents."""
        found = self.connection.execute("SELECT document, count(*) FROM passages GROUP BY 1")
        return {row[0]: row[1] for row in found}

    def document_ids(self) -> list[str]:
        """Ids of all documents, in the order in which they came."""
        found = self.connection.execute("SELECT id FROM documents ORDER BY received_at, id")
        return [row[0] for row in found]

    def indexed_counts(self) -> dict[str, int]:
        """Passages a document of what the index is to hold by now: not what waits for it, what
        was withdrawn, nor a transcript that a better one replaces."""
        found = self.connection.execute(
            "SELECT p.document, count(*) FROM passages p JOIN documents d ON d.id = p.document "
            "WHERE d.indexed = 1 AND d.status IS NOT 'withdrawn' "
            "AND p.id NOT IN (SELECT id FROM outranked_passages) GROUP BY 1"
        )
        return {row[0]: row[1] for row in found}

    def is_behind(self) -> bool:
        """True where an earlier Greffe wrote the archive: opening it as a Store brings it on."""
        if not self._one("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'"):
            return True
        found = self.connection.execute("SELECT name FROM _sqlite_migrations")
        return not {step.name for step in steps._migrations} <= {row[0] for row in found}

    def copy_to(self, database: Path) -> None:
        """Copy the database as it stands now, whole, also while another writes to it."""
        with closing(sqlite3.connect(database)) as copy:
            self.connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, to be read anywhere

    def integrity(self) -> list[str]:
        """What SQLite finds wrong with its own file."""
        found = [row[0] for row in self.connection.execute("PRAGMA integrity_check")]
        return [line for line in found if line != "ok"]

    def orphans(self) -> list[tuple[str, str, int]]:
        """(table, table it hangs on, number of its rows that hang on nothing)."""
        found = Counter(
            (row[0], row[2]) for row in self.connection.execute("PRAGMA foreign_key_check")
        )
        return [(table, parent, count) for (table, parent), count in sorted(found.items())]

    def page_numbers(self) -> dict[str, set[int]]:
        """The pages on record of each document."""
        numbers: dict[str, set[int]] = defaultdict(set)
        for doc_id, number in self.connection.execute("SELECT document, number FROM pages"):
            numbers[doc_id].add(number)
        return dict(numbers)

    def places(self) -> Iterator[tuple[str, str, int | None, float | None]]:
        """(id, document, page, second) of every passage."""
        yield from map(
            tuple, self.connection.execute("SELECT id, document, page, start_s FROM passages")
        )

    @kept
    def counts(self) -> dict[str, int]:
        """The figures of `greffe status`: of what is in sight, and how much is not."""
        shown = f"SELECT count(*) FROM documents d WHERE {documents.IN_SIGHT}"
        of_withdrawn = "JOIN documents d ON d.id = document WHERE d.status = 'withdrawn'"
        one = self.connection.execute(
            f"SELECT ({shown}) AS documents,"
            f" (SELECT count(*) FROM meetings m WHERE {meetings.IN_SIGHT}) AS meetings,"
            f" ({shown} AND d.kind = 'recording') AS recordings,"
            " (SELECT count(*) FROM passages)"
            f" - (SELECT count(*) FROM passages {of_withdrawn}) AS passages,"
            " (SELECT count(*) FROM pages)"
            f" - (SELECT count(*) FROM pages {of_withdrawn}) AS pages,"
            " (SELECT count(*) FROM documents WHERE indexed = 0) AS unindexed,"
            f" ({shown} AND d.date IS NULL) AS undated,"
            f" ({shown} AND d.doubts != '[]') AS doubtful,"
            f" ({shown} AND d.transcript_state = 'queued') AS queued,"
            " (SELECT count(*) FROM documents WHERE status = 'withdrawn') AS withdrawn"
        ).fetchone()
        return dict(one)

"""The state of things: what was rejected, what waits for the index, and figures."""

from __future__ import annotations

from dataclasses import dataclass

from archive.store.connected import Connected


@dataclass(frozen=True, slots=True)
class Rejection:
    """A file that could not be read: where it lies now and why."""

    place: str
    filename: str
    sha256: str
    code: str
    fields: str
    rejected_at: str


class State(Connected):
    """How the archive stands."""

    def rejection_of(self, filename: str, sha256: str) -> Rejection | None:
        """Where the same file was rejected before."""
        found = self._one(
            "SELECT * FROM rejections WHERE filename = ? AND sha256 = ?", filename, sha256
        )
        return Rejection(**dict(found)) if found else None

    def rejections(self) -> list[Rejection]:
        found = self.connection.execute("SELECT * FROM rejections ORDER BY rejected_at DESC, place")
        return [Rejection(**dict(row)) for row in found]

    def unindexed(self, limit: int = -1) -> list[str]:
        """Ids of the documents that the index does not hold yet, oldest first."""
        found = self.connection.execute(
            "SELECT id FROM documents WHERE indexed = 0 ORDER BY received_at, id LIMIT ?", (limit,)
        )
        return [row[0] for row in found]

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

    def passage_counts(self) -> dict[str, int]:
        """Passages a document, for the check of store against index."""
        found = self.connection.execute("SELECT document, count(*) FROM passages GROUP BY 1")
        return {row[0]: row[1] for row in found}

    def integrity(self) -> list[str]:
        """What SQLite finds wrong with its own file and with the ties between tables."""
        found = [row[0] for row in self.connection.execute("PRAGMA integrity_check")]
        broken = [
            f"{row[0]} {row[1]}" for row in self.connection.execute("PRAGMA foreign_key_check")
        ]
        return [line for line in found if line != "ok"] + broken

    def counts(self) -> dict[str, int]:
        """The figures of `greffe status`."""
        one = self.connection.execute(
            "SELECT (SELECT count(*) FROM documents) AS documents,"
            " (SELECT count(*) FROM meetings) AS meetings,"
            " (SELECT count(*) FROM documents WHERE kind = 'recording') AS recordings,"
            " (SELECT count(*) FROM passages) AS passages,"
            " (SELECT count(*) FROM pages) AS pages,"
            " (SELECT count(*) FROM documents WHERE indexed = 0) AS unindexed,"
            " (SELECT count(*) FROM documents WHERE date IS NULL) AS undated,"
            " (SELECT count(*) FROM documents WHERE doubts != '[]') AS doubtful,"
            " (SELECT count(*) FROM documents WHERE transcript_state = 'queued') AS queued"
        ).fetchone()
        return dict(one)

"""What was read in documents: pages, passages, lines, and the evidence for what they are."""

from __future__ import annotations

from collections.abc import Iterable

from archive.model import Cue, Evidence, Page, Passage
from archive.store import rows
from archive.store.connected import Connected


class Words(Connected):
    """What was read."""

    def pages(self, doc_id: str) -> list[Page]:
        found = self.connection.execute(
            "SELECT * FROM pages WHERE document = ? ORDER BY number", (doc_id,)
        )
        return [rows.page(row) for row in found]

    def passages(self, doc_id: str, *, page: int | None = None) -> list[Passage]:
        """A document's passages in order; those of one page if page is given."""
        extra, values = ("AND page = ?", (doc_id, page)) if page else ("", (doc_id,))
        found = self.connection.execute(
            f"SELECT * FROM named_passages WHERE document = ? {extra} ORDER BY n", values
        )
        return [rows.passage(row) for row in found]

    def found_passages(self, doc_id: str) -> list[Passage]:
        """Those that the index holds: none of a transcript that a better one replaces."""
        found = self.connection.execute(
            "SELECT * FROM named_passages WHERE document = ? "
            "AND id NOT IN (SELECT id FROM outranked_passages WHERE document = ?) ORDER BY n",
            (doc_id, doc_id),
        )
        return [rows.passage(row) for row in found]

    def passages_named(self, ids: Iterable[str]) -> dict[str, Passage]:
        found = self._many("SELECT * FROM named_passages WHERE id IN", ids)
        return {row["id"]: rows.passage(row) for row in found}

    def around(self, ids: Iterable[str]) -> dict[str, tuple[Passage | None, Passage | None]]:
        """By a passage's id, the passages just before and after it in its document."""
        wanted = list(ids)
        found: dict[str, tuple[Passage | None, Passage | None]] = {}
        for row in self._many(
            "SELECT p.*, own.id AS of, p.n < own.n AS is_before FROM passages own "
            "JOIN passages p ON p.document = own.document AND p.n IN (own.n - 1, own.n + 1) "
            "WHERE own.id IN",
            wanted,
        ):
            before, after = found.get(row["of"], (None, None))
            one = rows.passage(row)
            found[row["of"]] = (one, after) if row["is_before"] else (before, one)
        return found

    def cues(self, doc_id: str) -> list[Cue]:
        found = self.connection.execute(
            "SELECT * FROM named_cues WHERE document = ? ORDER BY n", (doc_id,)
        )
        return [rows.cue(row) for row in found]

    def has_cues(self, doc_id: str) -> bool:
        return self._one("SELECT 1 FROM cues WHERE document = ? LIMIT 1", doc_id) is not None

    def cues_between(self, doc_id: str, start_s: float, end_s: float) -> list[Cue]:
        """The cues that start in [start_s, end_s)."""
        found = self.connection.execute(
            "SELECT * FROM named_cues "
            "WHERE document = ? AND start_s >= ? AND start_s < ? ORDER BY n",
            (doc_id, start_s, end_s),
        )
        return [rows.cue(row) for row in found]

    def evidence(self, doc_id: str) -> list[Evidence]:
        found = self.connection.execute(
            "SELECT * FROM evidence WHERE document = ? ORDER BY n", (doc_id,)
        )
        return [rows.evidence(row) for row in found]

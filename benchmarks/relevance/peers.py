"""The peers, as their documentation shows them, on the same passages.

Each is asked in two ways: all words must stand there, which is what both do if nothing is said,
and one is enough, which is what a maker of a search page would set once whole questions found
nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from whoosh import index as whoosh_index
from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import ID, TEXT, Schema
from whoosh.qparser import AndGroup, OrGroup, QueryParser

from archive.index import analysis
from benchmarks.relevance.questions import Held


class Fts5:
    """FTS5, unicode61 without diacritics, bm25."""

    def __init__(self, passages: Sequence[Held]) -> None:
        self.db = sqlite3.connect(":memory:")
        self.db.execute(
            "CREATE VIRTUAL TABLE f USING fts5(id UNINDEXED, text, "
            "tokenize='unicode61 remove_diacritics 2')"
        )
        self.db.executemany("INSERT INTO f VALUES (?, ?)", ((one.id, one.text) for one in passages))

    def ask(self, q: str, *, any_of: bool, limit: int = 10) -> list[str]:
        """The ids of the best passages."""
        words = [f'"{q[start:end]}"' for start, end, _ in analysis.words(q)]
        match = (" OR " if any_of else " ").join(words)
        found = self.db.execute(
            "SELECT id FROM f WHERE f MATCH ? ORDER BY bm25(f), rowid LIMIT ?", (match, limit)
        )
        return [row[0] for row in found]


class PlainWhoosh:
    """Whoosh with its StemmingAnalyzer and BM25F, nothing else."""

    def __init__(self, passages: Sequence[Held], folder: Path) -> None:
        schema = Schema(id=ID(stored=True), text=TEXT(analyzer=StemmingAnalyzer()))
        made = whoosh_index.create_in(folder, schema)
        writer = made.writer(limitmb=128)
        for one in passages:
            writer.add_document(id=one.id, text=one.text)
        writer.commit()
        self.searcher = made.searcher()
        self.schema = schema

    def ask(self, q: str, *, any_of: bool, limit: int = 10) -> list[str]:
        """The ids of the best passages."""
        group = OrGroup if any_of else AndGroup
        asked = QueryParser("text", self.schema, group=group).parse(q)
        return [hit["id"] for hit in self.searcher.search(asked, limit=limit)]

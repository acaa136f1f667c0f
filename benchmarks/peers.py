"""The peers of the index, asked the same: SQLite FTS5, and Whoosh's own searcher and BM25F."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from whoosh import index as whoosh_index
from whoosh.query import And, AndMaybe, Or, Term
from whoosh.scoring import BM25F

from archive.index import analysis
from archive.index.base import FACETS, Entry, Filter, Terms
from archive.index.ranking import TITLE, TITLE_WEIGHT
from archive.index.snapshot import K1, B


class Fts5:
    """FTS5 as its documentation advises: porter over unicode61 without accents, bm25."""

    def __init__(self, path: Path) -> None:
        self.db = sqlite3.connect(path)
        self.db.execute(
            "CREATE TABLE IF NOT EXISTS p "
            "(id INTEGER PRIMARY KEY, passage, body, kind, lang, year, day)"
        )
        self.db.execute("CREATE INDEX IF NOT EXISTS p_filter ON p(body, year)")
        self.db.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS f USING fts5(text, tokenize='porter unicode61 "
            "remove_diacritics 2')"
        )

    def add(self, entries: Iterable[Entry]) -> None:
        """Passages in one transaction, the fastest way."""
        with self.db:
            for n, e in enumerate(entries, start=1):
                year = e.date[:4] if e.date else None
                self.db.execute(
                    "INSERT INTO p VALUES (?,?,?,?,?,?,?)",
                    (n, e.passage_id, e.body, e.kind, e.lang, year, e.date),
                )
                self.db.execute("INSERT INTO f(rowid, text) VALUES (?,?)", (n, e.text))

    def settle(self) -> None:
        """Make its segments one, and let the planner know the columns: it then answers fastest."""
        with self.db:
            self.db.execute("INSERT INTO f(f) VALUES('optimize')")
            self.db.execute("ANALYZE")

    def ask(self, terms: Terms, where: Filter, *, sort: str, facets: bool, offset: int = 0) -> int:
        """The ten best, the exact total and, if asked, the facets: what Greffe answers too.

        The facets are counted in one reading of the matches, and give the total as well.
        """
        match = (" OR " if terms.any_of else " ").join(_term(run) for run in terms.wanted)
        clauses, values = "", [match]
        for column, wanted in (("body", where.bodies), ("year", where.years)):
            if wanted:
                clauses += f" AND p.{column} IN ({','.join('?' * len(wanted))})"
                values += wanted
        source = f"f CROSS JOIN p ON p.id = f.rowid WHERE f MATCH ?{clauses}"
        order = "rank" if sort == "relevance" else "p.day DESC"
        self.db.execute(
            f"SELECT p.passage, rank FROM {source} ORDER BY {order} LIMIT 10 OFFSET {offset}",
            values,
        ).fetchall()
        if not facets:
            plain = source if clauses else "f WHERE f MATCH ?"
            return int(self.db.execute(f"SELECT count(*) FROM {plain}", values).fetchone()[0])
        counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
        total = 0
        for *found, n in self.db.execute(
            f"SELECT p.body, p.year, p.kind, p.lang, count(*) FROM {source} GROUP BY 1, 2, 3, 4",
            values,
        ):
            total += n
            for name, value in zip(FACETS, found, strict=True):
                counts[name][value] += n
        return total


def _term(run: str) -> str:
    if run.endswith("*"):
        return f'"{run[:-1]}"*'
    return f'"{run}"'


class PlainWhoosh:
    """Whoosh's own searcher, matchers and BM25F on the very index that Greffe made."""

    def __init__(self, folder: Path) -> None:
        name = next(folder.glob("_*.toc")).name.split("_")[1]
        self.searcher = whoosh_index.open_dir(folder, name).searcher(weighting=BM25F(B=B, K1=K1))

    def best(self, terms: Terms, most: int) -> list[tuple[str, float]]:
        """(passage, score), best first, of words that must all stand there or one of which must."""
        words = [stem for run in terms.wanted for stem in (run,)]
        fields = []
        titles: list[Any] = []
        for lang in ("fr", "en"):
            stems = sorted({stem for word in words for stem in analysis.stems(word, lang)})
            some = [Term(lang, stem) for stem in stems]
            fields.append((Or if terms.any_of else And)(some))
            titles += [Term(TITLE, stem, boost=TITLE_WEIGHT) for stem in stems]
        held = Or(fields)
        found = self.searcher.search(AndMaybe(held, Or(_once(titles))), limit=most)
        return [(hit["passage"], hit.score) for hit in found]


def _once(terms: Sequence[Any]) -> list[Any]:
    return list({(term.fieldname, term.text): term for term in terms}.values())

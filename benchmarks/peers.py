"""SQLite FTS5, the peer of the index: the same passages, filters and questions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from archive.index.base import Entry, Filter, Terms


class Fts5:
    """FTS5 as its documentation advises: porter over unicode61 without accents, bm25."""

    def __init__(self, path: Path) -> None:
        self.db = sqlite3.connect(path)
        self.db.execute(
            "CREATE TABLE p (id INTEGER PRIMARY KEY, passage, body, kind, lang, year, day)"
        )
        self.db.execute("CREATE INDEX p_filter ON p(body, year)")
        self.db.execute(
            "CREATE VIRTUAL TABLE f USING fts5(text, tokenize='porter unicode61 "
            "remove_diacritics 2')"
        )

    def add(self, entries: Iterable[Entry]) -> None:
        with self.db:
            for n, e in enumerate(entries, start=1):
                year = e.date[:4] if e.date else None
                self.db.execute(
                    "INSERT INTO p VALUES (?,?,?,?,?,?,?)",
                    (n, e.passage_id, e.body, e.kind, e.lang, year, e.date),
                )
                self.db.execute("INSERT INTO f(rowid, text) VALUES (?,?)", (n, e.text))

    def ask(self, terms: Terms, where: Filter, *, sort: str, facets: bool) -> int:
        """The ten best, the exact total and, if asked, the facets: what Greffe answers too."""
        match = (" OR " if terms.any_of else " ").join(_term(run) for run in terms.wanted)
        clauses, values = "", [match]
        for column, wanted in (("body", where.bodies), ("year", where.years)):
            if wanted:
                clauses += f" AND p.{column} IN ({','.join('?' * len(wanted))})"
                values += wanted
        source = f"f CROSS JOIN p ON p.id = f.rowid WHERE f MATCH ?{clauses}"
        order = "rank" if sort == "relevance" else "p.day DESC"
        self.db.execute(
            f"SELECT p.passage, rank FROM {source} ORDER BY {order} LIMIT 10", values
        ).fetchall()
        total = self.db.execute(f"SELECT count(*) FROM {source}", values).fetchone()[0]
        if facets:
            for column in ("body", "year", "kind", "lang"):
                self.db.execute(
                    f"SELECT p.{column}, count(*) FROM {source} GROUP BY 1", values
                ).fetchall()
        return int(total)


def _term(run: str) -> str:
    if run.endswith("*"):
        return f'"{run[:-1]}"*'
    return f'"{run}"'

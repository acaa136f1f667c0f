"""The index on Whoosh. The only module, with analysis.py, that imports it.

A passage is one Whoosh document: its stems in the field of its language ('fr' or 'en', both when
the language is not known), its document's title for a little weight, and columns for filters,
facets and order. The text itself stays in the store.

The index folder holds pickles, so it is trusted ground: only Greffe writes there.
"""

from __future__ import annotations

import shutil
import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from whoosh import index as whoosh_index
from whoosh import query
from whoosh.columns import RefBytesColumn
from whoosh.fields import ID, STORED, TEXT, Schema
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from archive.errors import IndexUnusable
from archive.index import analysis
from archive.index.base import FACETS, Entry, Filter, Found, Terms

LANGS = ("fr", "en")
TITLE_WEIGHT = 0.3  # of a word in the title, against the same word in the passage
PREFIX_LENGTH = 3  # shorter prefixes would read half the dictionary
MEMORY_MB = 128
FORMAT = "1"  # raised when fields or analysis change: the index is then built anew


class Stems(TEXT):  # type: ignore[misc]  # Whoosh has no types
    """A field of stems with their positions, given ready made.

    Counting a list is twice as fast as Whoosh's chain of token objects (SPEED.md, 2a).
    """

    def index(self, value: list[str], **kwargs: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """(term, frequency, weight, encoded positions) of each different stem."""
        positions: dict[str, list[int]] = {}
        for position, stem in enumerate(value):
            positions.setdefault(stem, []).append(position)
        for stem, where in positions.items():
            yield stem.encode(), len(where), float(len(where)), self.format.encode(where)


def schema() -> Schema:
    """The fields of a passage."""
    return Schema(
        passage=STORED(),
        document=ID(sortable=RefBytesColumn()),
        fr=Stems(),
        en=Stems(),
        title=Stems(),
        body=ID(sortable=RefBytesColumn()),
        kind=ID(sortable=RefBytesColumn()),
        year=ID(sortable=RefBytesColumn()),
        lang=ID(sortable=RefBytesColumn()),
        day=ID(sortable=RefBytesColumn()),
    )


class WhooshIndex:
    """archive.index.base.Index on Whoosh. Safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._threads = threading.local()

    # writing, under the home's lock

    def replace(self, documents: Iterable[str], entries: Iterable[Entry]) -> int:
        """Hold exactly these entries for these documents, in one commit."""
        opened = self._open_or_make()
        known = set(self.document_counts()) if not opened.is_empty() else set()
        writer = opened.writer(limitmb=MEMORY_MB)
        added = 0
        try:
            for document in documents:
                if document in known:
                    writer.delete_by_term("document", document)
            for entry in entries:
                writer.add_document(**_fields(entry))
                added += 1
            writer.commit()
        except BaseException:
            writer.cancel()
            raise
        return added

    def clear(self) -> None:
        """Throw the index away. The store is the truth; the caller fills it again."""
        shutil.rmtree(self.folder, ignore_errors=True)

    # reading

    def search(
        self, terms: Terms, where: Filter, *, sort: str, limit: int, offset: int, facets: bool
    ) -> Found:
        """Answer. Raises IndexUnusable if the files can't be read."""
        searcher = self._searcher()
        if searcher is None:
            return Found(0, ())
        matching, leaving, ranking = _queries(terms, where)
        try:
            docs = set(searcher.docs_for_query(matching))
            docs.difference_update(searcher.docs_for_query(leaving))
            ranked = _ranked(searcher, ranking, docs, sort, offset + limit) if docs else []
            counts = _facets(searcher, docs) if facets else {}
        except Exception as cause:  # whatever Whoosh raises on damaged files
            raise IndexUnusable(str(self.folder)) from cause
        return Found(len(docs), ranked[offset:], counts)

    def document_counts(self) -> dict[str, int]:
        """Passages held a document."""
        searcher = self._searcher()
        if searcher is None:
            return {}
        try:
            reader = searcher.reader()
            column = reader.column_reader("document")
            return dict(Counter(column[n] for n in reader.all_doc_ids()))
        except Exception as cause:
            raise IndexUnusable(str(self.folder)) from cause

    def stems(self, text: str, lang: str | None) -> set[str]:
        """The stems of a text in a language, or in both."""
        return {one for each in _langs(lang) for one in analysis.stems(text, each)}

    def _open_or_make(self) -> Any:
        try:
            if whoosh_index.exists_in(self.folder, indexname=_name()):
                return whoosh_index.open_dir(self.folder, indexname=_name())
            self.folder.mkdir(parents=True, exist_ok=True)
            return whoosh_index.create_in(self.folder, schema(), indexname=_name())
        except Exception as cause:
            raise IndexUnusable(str(self.folder)) from cause

    def _searcher(self) -> Searcher | None:
        """This thread's searcher, opened again after a commit. None while there is no index.

        Whoosh's readers share file positions, so a searcher belongs to one thread.
        """
        try:
            stat = self.folder.stat()
        except FileNotFoundError:
            return None
        generation = (stat.st_ino, stat.st_mtime_ns)
        if getattr(self._threads, "generation", None) == generation:
            held: Searcher | None = self._threads.searcher
            return held
        try:
            searcher = None
            if whoosh_index.exists_in(self.folder, indexname=_name()):
                opened = whoosh_index.open_dir(self.folder, indexname=_name())
                searcher = opened.searcher(weighting=BM25F(B=0.6))
        except Exception as cause:
            raise IndexUnusable(str(self.folder)) from cause
        if previous := getattr(self._threads, "searcher", None):
            previous.close()
        self._threads.searcher, self._threads.generation = searcher, generation
        return searcher


def _name() -> str:
    """The index's name in its folder: an index of an older format is simply not seen."""
    return f"greffe{FORMAT}"


def _langs(lang: str | None) -> tuple[str, ...]:
    return (lang,) if lang in LANGS else LANGS


def _fields(entry: Entry) -> dict[str, Any]:
    """A passage as Whoosh takes it. Fields without a value are left out."""
    langs = _langs(entry.lang)
    given: dict[str, Any] = {lang: analysis.stems(entry.text, lang) for lang in langs}
    given["title"] = [one for lang in langs for one in analysis.stems(entry.title, lang)]
    given |= {
        "passage": entry.passage_id,
        "document": entry.document_id,
        "body": entry.body,
        "kind": entry.kind,
        "lang": entry.lang,
        "year": entry.date[:4] if entry.date else None,
        "day": entry.date,
    }
    return {name: value for name, value in given.items() if value}


def _queries(terms: Terms, where: Filter) -> tuple[query.Query, query.Query, query.Query]:
    """(what matches, what of it is left out, what ranks).

    The first two become a set of documents that the ranking is held to. A filter is then not
    scored, and two matchers that are wrong in every distribution are not used: AndNot lets the
    first unwanted document of a segment through, and Require fails an assertion of its own when
    it skips blocks of low quality (tests/archive/index/test_against_oracle.py found both).
    """
    langs = [lang for lang in LANGS if not where.langs or lang in where.langs]
    wanted = query.Or([_wanted(terms, lang) for lang in langs]).normalize()
    matching = query.And([wanted, *_filters(where)])
    leaving = query.Or(
        [one for run in terms.unwanted for lang in langs if (one := _run(run, lang))]
    )
    titles = sorted(
        {stem for run in terms.wanted for lang in langs for stem in analysis.stems(run, lang)}
    )
    in_title = [query.Term("title", stem, boost=TITLE_WEIGHT) for stem in titles]
    ranking = query.AndMaybe(wanted, query.Or(in_title)) if in_title else wanted
    return matching.normalize(), leaving.normalize(), ranking.normalize()


def _wanted(terms: Terms, lang: str) -> query.Query:
    runs = [one for run in terms.wanted if (one := _run(run, lang))]
    if not runs:
        return query.NullQuery
    return query.Or(runs) if terms.any_of else query.And(runs)


def _run(run: str, lang: str) -> query.Query | None:
    """A word, a phrase or a prefix in one language. None where only stop words are left."""
    if run.endswith("*"):
        prefix = analysis.fold(run.rstrip("*"))
        if len(prefix) >= PREFIX_LENGTH and prefix.isalnum():
            # The stem of what is meant may be shorter than what was typed: resolut* -> resolu.
            shorter = [prefix[:n] for n in range(max(4, len(prefix) - 2), len(prefix))]
            stems = [query.Term(lang, one) for one in shorter]
            return query.Or([query.Prefix(lang, prefix), *stems])
        run = run.rstrip("*")
    stems = analysis.stems(run, lang)
    if not stems:
        return None
    return query.Term(lang, stems[0]) if len(stems) == 1 else query.Phrase(lang, stems)


def _filters(where: Filter) -> list[query.Query]:
    clauses: list[query.Query] = []
    for name, values in (
        ("body", where.bodies),
        ("kind", where.kinds),
        ("year", where.years),
        ("lang", where.langs),
    ):
        if values:
            clauses.append(query.Or([query.Term(name, value) for value in values]))
    if where.date_from or where.date_to:
        clauses.append(query.TermRange("day", where.date_from, where.date_to))
    return clauses


def _ranked(
    searcher: Searcher, ranking: query.Query, allowed: set[int], sort: str, limit: int
) -> list[tuple[str, float]]:
    if limit == 0:
        return []
    if sort == "relevance":
        found = searcher.search(ranking, limit=limit, filter=allowed)
        return [(found[n]["passage"], found.score(n)) for n in range(found.scored_length())]
    newest = sort == "newest"
    found = searcher.search(ranking, limit=limit, filter=allowed, sortedby="day", reverse=newest)
    return [(hit["passage"], 0.0) for hit in found]


def _facets(searcher: Searcher, docs: set[int]) -> dict[str, list[tuple[str, int]]]:
    """Counts of the matching passages, most first; passages without a value are not counted."""
    reader = searcher.reader()
    counts: dict[str, list[tuple[str, int]]] = {}
    for name in FACETS:
        if not reader.has_column(name):
            counts[name] = []
            continue
        column = reader.column_reader(name)
        tally = Counter(column[n] for n in docs)
        tally.pop("", None)
        counts[name] = sorted(tally.items(), key=lambda pair: (-pair[1], pair[0]))
    return counts

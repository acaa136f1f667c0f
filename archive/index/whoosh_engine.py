"""The index on Whoosh. The only module, with analysis.py, that imports it.

A passage is one Whoosh document: its stems in the field of its language ('fr' or 'en', both when
the language is not known), its document's title for a little weight, and columns for filters,
facets and order. The text itself stays in the store.

The index folder holds pickles, so it is trusted ground: only Greffe writes there.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whoosh import index as whoosh_index
from whoosh.columns import RefBytesColumn
from whoosh.fields import ID, STORED, TEXT, Schema
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from archive.errors import IndexUnusable
from archive.index import analysis, evaluation, spelling
from archive.index.base import Entry, Filter, Found, Near, Share, Terms

MEMORY_MB = 128
# Share of the, of, de, la… in prose, and what is no prose. On 4,250 passages of real records the
# lists have under 0.15, motions and minutes from 0.2.
PROSE = 0.15
LIST_LENGTH = 15  # words; a heading is short and may have none
LIST, BARE_NUMBER = 0.5, 0.2
Generation = tuple[int, int]  # the index folder's inode and time of change
FORMAT = "2"  # raised when fields or analysis change: the index is then built anew


@dataclass(frozen=True, slots=True)
class Weighed:
    """The stems of a text in order. In prose each counts as often as it stands there; elsewhere
    each different one counts once, and only so much."""

    stems: list[str]
    once: float | None = None

    def __bool__(self) -> bool:
        return bool(self.stems)


class Stems(TEXT):  # type: ignore[misc]  # Whoosh has no types
    """A field of stems with their positions, given ready made as Weighed.

    Counting a list is twice as fast as Whoosh's chain of token objects (SPEED.md, 2a).
    """

    def index(self, value: Weighed, **kwargs: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """(term, frequency, weight, encoded positions) of each different stem."""
        positions: dict[str, list[int]] = {}
        for position, stem in enumerate(value.stems):
            positions.setdefault(stem, []).append(position)
        for stem, where in positions.items():
            weight = float(len(where)) if value.once is None else value.once
            yield stem.encode(), len(where), weight, self.format.encode(where)


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
        self._idle: list[tuple[Generation, Searcher]] = []  # opened, not in use, latest last
        self._lock = threading.Lock()
        # A question is Python's work, so more at once than cores only costs memory: a searcher
        # of 60,000 passages takes 150 MB.
        self._turns = threading.BoundedSemaphore(max(2, os.cpu_count() or 1))

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
        self,
        terms: Terms,
        where: Filter,
        *,
        sort: str,
        limit: int,
        offset: int,
        facets: bool | Sequence[str],
        recent: float = 0.0,
        grouped: int = 0,
    ) -> Found:
        """Answer. Raises IndexUnusable if the files can't be read."""
        if recent or grouped:
            raise NotImplementedError
        with self._opened() as searcher:
            if searcher is None:
                return Found(0, ())
            return evaluation.answer(
                searcher, terms, where, sort=sort, limit=limit, offset=offset, facets=bool(facets)
            )

    def explain(
        self, terms: Terms, where: Filter, passage_id: str, *, recent: float = 0.0
    ) -> Sequence[Share]:
        """What the score of a passage is the sum of."""
        raise NotImplementedError

    def beginning(self, prefix: str, where: Filter, *, most: int = 10) -> Sequence[Near]:
        """Stems that begin so."""
        raise NotImplementedError

    def near(self, word: str, where: Filter) -> Sequence[Near]:
        """What was perhaps meant by a word that stands nowhere; empty where it does stand."""
        with self._opened() as searcher:
            if searcher is None:
                return ()
            return spelling.near(searcher, word, where.langs or evaluation.LANGS)

    def document_counts(self) -> dict[str, int]:
        """Passages held a document."""
        with self._opened() as searcher:
            if searcher is None:
                return {}
            reader = searcher.reader()
            column = reader.column_reader("document")
            return dict(Counter(column[n] for n in reader.all_doc_ids()))

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

    @contextmanager
    def _opened(self) -> Iterator[Searcher | None]:
        """A searcher on the last commit, for one question at a time. None while there is no index.

        Whoosh's readers share file positions, so no two threads may use one; opening costs
        100 ms, so it is kept for the next question. Raises IndexUnusable for whatever Whoosh
        raises on damaged files.
        """
        searcher = None
        with self._turns:
            try:
                generation, searcher = self._take()
                yield searcher
            except Exception as cause:
                if searcher is not None:
                    with suppress(Exception):
                        searcher.close()
                raise IndexUnusable(str(self.folder)) from cause
            if searcher is not None:
                with self._lock:
                    self._idle.append((generation, searcher))

    def _take(self) -> tuple[Generation, Searcher | None]:
        """An idle searcher, or a new one where there is none or a commit came since."""
        try:
            stat = self.folder.stat()
        except FileNotFoundError:
            return (0, 0), None
        generation = (stat.st_ino, stat.st_mtime_ns)
        with self._lock:
            outdated = [one for when, one in self._idle if when != generation]
            self._idle = [pair for pair in self._idle if pair[0] == generation]
            held = self._idle.pop() if self._idle else None
        for one in outdated:
            one.close()
        if held:
            return held
        try:
            opened = whoosh_index.open_dir(self.folder, indexname=_name())
        except whoosh_index.EmptyIndexError:
            if any(self.folder.glob("_greffe*.toc")):
                raise IndexUnusable(str(self.folder)) from None  # of another format
            return generation, None
        return generation, opened.searcher(weighting=BM25F(B=0.6))


def _name() -> str:
    """The index's name in its folder: an index of an older format is simply not seen."""
    return f"greffe{FORMAT}"


def _langs(lang: str | None) -> tuple[str, ...]:
    return (lang,) if lang in evaluation.LANGS else evaluation.LANGS


def _fields(entry: Entry) -> dict[str, Any]:
    """A passage as Whoosh takes it. Fields without a value are left out."""
    langs = _langs(entry.lang)
    given: dict[str, Any] = {lang: _weighed(entry.text, lang) for lang in langs}
    given["title"] = Weighed([one for lang in langs for one in analysis.stems(entry.title, lang)])
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


def _weighed(text: str, lang: str) -> Weighed:
    """The stems of a passage. In a list of names, a table of contents or of figures a word counts
    half and once, so that the decision comes before the list in which it stands; a page number
    counts least."""
    stems = analysis.stems(text, lang)
    if len(stems) == 1 and stems[0].isdigit():
        return Weighed(stems, BARE_NUMBER)
    in_all = sum(1 for _ in analysis.WORD.finditer(text))
    is_list = in_all >= LIST_LENGTH and in_all - len(stems) < in_all * PROSE
    return Weighed(stems, LIST if is_list else None)

"""The index on Whoosh: its commits, segments and readers, with a codec and a ranking over arrays.

A passage is one Whoosh document: its stems in the field of its language ('fr' or 'en', both when
the language is not known), its document's title for a little weight, pairs to filter by, and
columns for filters, facets and order. The text itself stays in the store.

The table of contents is a pickle, so the index folder is trusted ground: only Greffe writes there.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whoosh import index as whoosh_index
from whoosh.columns import RefBytesColumn
from whoosh.fields import COLUMN, TEXT, Schema
from whoosh.reading import IndexReader

from archive.errors import IndexUnusable
from archive.index import analysis, evaluation, matching, ranking, segments, spelling
from archive.index.base import FACETS, Entry, Filter, Found, Near, Share, Terms
from archive.index.codec import ArrayCodec
from archive.index.codec_writing import SEPARATOR
from archive.index.matching import LANGS
from archive.index.snapshot import Snapshot, snapshot_of

MEMORY_MB = 128
# Share of the, of, de, la… in prose, and what is no prose. On 4,250 passages of real records the
# lists have under 0.15, motions and minutes from 0.2.
PROSE = 0.15
LIST_LENGTH = 15  # words; a heading is short and may have none
LIST, BARE_NUMBER = 0.5, 0.2
# A folder's time goes on in steps of some milliseconds, and a commit may take less: as long as it
# is younger than this, what lies in the folder is looked at too.
SETTLED_NS = 100_000_000
TRIES, WAIT_S = 4, 0.005
FORMAT = "4"  # raised when fields or analysis change: the index is then built anew


@dataclass(frozen=True, slots=True)
class Weighed:
    """The stems of a text in order. In prose each counts as often as it stands there; elsewhere
    each different one counts once, and only so much."""

    stems: list[str]
    once: float = 0.0

    def __bool__(self) -> bool:
        return bool(self.stems)


class Stems(TEXT):  # type: ignore[misc]  # Whoosh has no types
    """A field of stems, given ready made as Weighed and handed over whole.

    Whoosh sorts one thing for each text instead of one for each word; the codec counts the words.
    """

    def index(self, value: Weighed, **kwargs: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """(nothing, words, weight where each counts once, words)."""
        yield b"", len(value.stems), value.once, SEPARATOR.join(value.stems).encode()


def schema() -> Schema:
    """The fields of a passage."""
    columns = ("passage", "document", "meeting", "body", "kind", "lang", "year", "day")
    fields = {name: COLUMN(RefBytesColumn()) for name in columns}
    return Schema(fr=Stems(), en=Stems(), title=Stems(), keys=Stems(), **fields)


@dataclass(frozen=True, slots=True)
class Opened:
    """A commit, opened: as arrays, and for Whoosh."""

    changed: tuple[int, int]  # the folder's inode and time
    tocs: frozenset[str]
    snapshot: Snapshot
    reader: IndexReader


class WhooshIndex:
    """An Index on a folder of its own. Safe to share between threads for searching."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._opened: Opened | None = None

    # writing, under the home's lock

    def replace(self, documents: Iterable[str], entries: Iterable[Entry]) -> int:
        """Hold exactly these entries for these documents, in one commit."""
        made = self._open_or_make()
        writer = made.writer(limitmb=MEMORY_MB, codec=ArrayCodec())
        added = 0
        try:
            for number in _passages_of(made.reader(), documents):
                writer.delete_document(number)
            for entry in entries:
                writer.add_document(**_fields(entry))
                added += 1
            writer.commit(merge=False)
        except BaseException:
            if not writer.is_closed:  # whoosh3 gives up by itself
                writer.cancel()
            raise
        _tidy(made)
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
        with self._asked() as opened:
            if opened is None:
                return Found(0, ())
            names = facets if not isinstance(facets, bool) else FACETS if facets else ()
            return evaluation.answer(
                opened.snapshot, terms, where, sort=sort, limit=limit, offset=offset,
                facets=names, recent=recent, grouped=grouped,
            )  # fmt: skip

    def explain(
        self, terms: Terms, where: Filter, passage_id: str, *, recent: float = 0.0
    ) -> Sequence[Share]:
        """What the score of a passage is the sum of, most first."""
        with self._asked() as opened:
            if opened is None:
                return ()
            asked = matching.asked(terms, where)
            shares = ranking.shares(opened.snapshot, asked, passage_id, recent)
            return sorted(shares, key=lambda share: -share.score)

    def near(self, word: str, where: Filter) -> Sequence[Near]:
        """What was perhaps meant by a word that stands nowhere; empty where it does stand."""
        with self._asked() as opened:
            if opened is None:
                return ()
            return spelling.near(opened.snapshot, opened.reader, word, where.langs or LANGS)

    def beginning(self, prefix: str, where: Filter, *, most: int = 10) -> Sequence[Near]:
        """Stems that begin so, those of most passages first."""
        with self._asked() as opened:
            if opened is None:
                return ()
            return spelling.beginning(opened.snapshot, prefix, where.langs or LANGS, most)

    def document_counts(self) -> dict[str, int]:
        """Passages held a document."""
        with self._asked() as opened:
            return {} if opened is None else opened.snapshot.counts("document")

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
    def _asked(self) -> Iterator[Opened | None]:
        """The last commit. None while there is no index. Raises IndexUnusable for whatever Whoosh
        and the arrays raise on damaged files."""
        try:
            yield self._last()
        except Exception as cause:
            self._opened = None
            raise IndexUnusable(str(self.folder)) from cause

    def _last(self) -> Opened | None:
        """What is open, or the last commit where one came since. Two threads may open the same;
        both are right, and one is kept."""
        try:
            stat = self.folder.stat()
        except FileNotFoundError:
            return None
        changed, tocs = (stat.st_ino, stat.st_mtime_ns), None
        if time.time_ns() - stat.st_mtime_ns < SETTLED_NS:
            tocs = self._tocs()
        held = self._opened
        if held and held.changed == changed and (tocs is None or held.tocs == tocs):
            return held
        tocs = self._tocs()
        if (reader := self._reader()) is None:
            return None
        self._opened = Opened(changed, tocs, snapshot_of(segments.of_reader(reader)), reader)
        return self._opened

    def _tocs(self) -> frozenset[str]:
        return frozenset(path.name for path in self.folder.glob("*.toc"))

    def _reader(self) -> IndexReader | None:
        """Whoosh's reader of the last commit. A commit may take the table of contents away while
        it is looked for, so it is looked for again."""
        for tries_left in reversed(range(TRIES)):
            try:
                return whoosh_index.open_dir(self.folder, indexname=_name()).reader()
            except (OSError, whoosh_index.EmptyIndexError) as cause:
                if tries_left:
                    time.sleep(WAIT_S)
                elif isinstance(cause, OSError):
                    raise
        if any(self.folder.glob("_greffe*.toc")):
            raise IndexUnusable(str(self.folder))  # of another format
        return None


def _name() -> str:
    """The index's name in its folder: an index of an older format is simply not seen."""
    return f"greffe{FORMAT}"


def _passages_of(reader: IndexReader, documents: Iterable[str]) -> Iterator[int]:
    """The numbers of the passages held of some documents."""
    named = [document.encode() for document in documents]
    for leaf in snapshot_of(segments.of_reader(reader)).leaves:
        every = leaf.every()
        for doc in every[leaf.columns["document"].has(named, every)]:
            yield leaf.first + int(doc)


def _tidy(made: Any) -> None:
    """Make few segments of many. A commit of its own, so that what is new is found before."""
    if segments.are_many(segments.listed(made.reader())):
        made.writer(codec=ArrayCodec()).commit(mergetype=segments.made_fewer)


def _langs(lang: str | None) -> tuple[str, ...]:
    return (lang,) if lang in LANGS else LANGS


def _fields(entry: Entry) -> dict[str, Any]:
    """A passage as Whoosh takes it. Fields without a value are left out."""
    langs = _langs(entry.lang)
    given: dict[str, Any] = {lang: _weighed(entry.text, lang) for lang in langs}
    given["title"] = Weighed([one for lang in langs for one in analysis.stems(entry.title, lang)])
    given["keys"] = Weighed([f"{name}={value}" for name, value in entry.keys])
    columns = {
        "passage": entry.passage_id,
        "document": entry.document_id,
        "meeting": entry.meeting_id or entry.document_id,
        "body": entry.body,
        "kind": entry.kind,
        "lang": entry.lang,
        "year": entry.date[:4] if entry.date else None,
        "day": entry.date,
    }
    given |= {name: value.encode() for name, value in columns.items() if value}
    return {name: value for name, value in given.items() if value}


def _weighed(text: str, lang: str) -> Weighed:
    """The stems of a passage. In a list of names, a table of contents or of figures a word counts
    half and once, so that the decision comes before the list in which it stands; a page number
    counts least."""
    stems, in_all = analysis.counted(text, lang)
    if len(stems) == 1 and stems[0].isdigit():
        return Weighed(stems, BARE_NUMBER)
    is_list = in_all >= LIST_LENGTH and in_all - len(stems) < in_all * PROSE
    return Weighed(stems, LIST if is_list else 0.0)

"""From the store to the index: what is marked as not yet indexed is brought over, in batches.

A commit of a large index costs as much for ten passages as for a thousand, so documents are
indexed together. A document is marked only after the commit; doing it twice changes nothing.
The index is derived: where it can't be read, or lacks what the store says it holds, it is built
anew from the store beside the old one, and takes its place once it is whole.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from archive import index_files, links
from archive.errors import IndexUnusable
from archive.index.base import Entry
from archive.index.whoosh_engine import WhooshIndex
from archive.machine import trouble
from archive.model import Document, Passage, Status, TimePlace
from archive.settings import Settings
from archive.store import Store, as_bound
from ingest.matters import again, gazetteer

BATCH_PASSAGES = 2000  # passages that wait before the index is written, while readers go on
BATCH_DOCUMENTS, MOST_PASSAGES = 500, 20_000  # of one commit, whichever is fewer: it takes 100 MB
SHORTEST_NAME = 3  # letters of a part of a name by which a speaker is found
log = logging.getLogger(__name__)


class Indexing:
    """Keeps the index behind the store, but not far behind."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self.store = store
        self.folder = settings.index
        self.sums = index_files.sums(settings)
        self.index = WhooshIndex(self.folder)
        self.town = gazetteer.of(settings.places)
        self._waiting = 0

    def note(self, passages: int) -> None:
        """A document was filed; the index is written once enough have been."""
        self._waiting += passages
        if self._waiting >= BATCH_PASSAGES:
            self.catch_up()

    def heal(self) -> None:
        """Make the index hold what the store says it holds, and then all that it does not yet."""
        if not self._is_sound():
            log.warning("the search index can't be read or lacks records: it is built anew")
            self.rebuild()
        self.catch_up()
        index_files.note(self.folder, self.sums)

    def catch_up(self) -> int:
        """Index everything that is not. Returns the number of passages written."""
        try:
            written = self._bring_over()
        except Exception as cause:  # whatever Whoosh raises when it merges damaged files
            if trouble(cause, self.folder):
                raise
            log.warning("the search index can't be written to: it is built anew")
            written = self.rebuild()
        self._waiting = 0
        return written

    def rebuild(self) -> int:
        """Build the index anew from the store. Returns the number of passages written."""
        coming = self.folder.with_name(f"{self.folder.name}.coming")
        shutil.rmtree(coming, ignore_errors=True)
        fresh, written = WhooshIndex(coming), 0
        again.read(self.store, self.store.unindexed(), self.town)
        again.catch_up(self.store, self.town)
        for ids in self._batches(self.store.document_ids()):
            written += fresh.replace(ids, self._entries(ids))
        if coming.exists():
            _put_in_place(coming, self.folder)
        self.store.mark_all_indexed()
        index_files.note(self.folder, self.sums)
        return written

    def _bring_over(self) -> int:
        written = 0
        while waiting := self.store.unindexed():
            for ids in self._batches(waiting):
                again.read(self.store, ids, self.town)
                written += self.index.replace(ids, self._entries(ids))
                self.store.mark_indexed(ids)
                index_files.note(self.folder, self.sums)
        return written

    def _batches(self, ids: Iterable[str]) -> Iterator[list[str]]:
        """Documents that are indexed together: as many as fit in memory, and at least one."""
        passages, batch, held = self.store.passage_counts(), list[str](), 0
        for one in ids:
            batch.append(one)
            held += passages.get(one, 0)
            if held >= MOST_PASSAGES or len(batch) == BATCH_DOCUMENTS:
                yield batch
                batch, held = [], 0
        if batch:
            yield batch

    def _is_sound(self) -> bool:
        if not (wanted := self.store.indexed_counts()):
            return True
        if not index_files.are_sound(self.folder, self.sums):
            return False
        try:
            return self.index.document_counts().items() >= wanted.items()
        except IndexUnusable:
            return False

    def _entries(self, ids: Sequence[str]) -> Iterator[Entry]:
        documents, bound = self.store.documents_named(ids), self.store.parts_named(ids)
        keys = self.store.keys_of(ids)
        for doc in documents.values():
            if doc.status is Status.WITHDRAWN:
                continue  # the index is public
            for passage in self.store.found_passages(doc.id):
                cited = as_bound(doc, bound.get(doc.id, ()), passage.place)
                yield _entry(cited, passage, keys.get(passage.id, []))


def _put_in_place(coming: Path, folder: Path) -> None:
    """Let a new index take the place of the old one. Who reads the old one finishes with it."""
    old = folder.with_name(f"{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    try:
        if folder.exists():
            folder.rename(old)
        coming.rename(folder)
    except OSError:  # the index has a disk of its own
        for path in folder.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copytree(coming, folder, dirs_exist_ok=True)
        shutil.rmtree(coming)
    shutil.rmtree(old, ignore_errors=True)


def _entry(doc: Document, passage: Passage, keys: Iterable[tuple[str, str]]) -> Entry:
    return Entry(
        passage_id=passage.id,
        document_id=doc.id,
        meeting_id=doc.meeting_id,
        text=passage.text,
        title=doc.title,
        lang=passage.lang,
        body=links.slug(doc.body) if doc.body else None,
        kind=doc.kind.value,
        date=doc.date.isoformat() if doc.date else None,
        keys=(*(("speaker", name) for name in _speakers(passage)), *keys),
    )


def _speakers(passage: Passage) -> list[str]:
    """Who speaks, by the whole name and by each part of it: savoie finds Denise Savoie."""
    speaker = passage.place.speaker if isinstance(passage.place, TimePlace) else None
    slug = links.slug(speaker) if speaker else ""
    parts = [part for part in slug.split("-") if len(part) >= SHORTEST_NAME]
    return list(dict.fromkeys([slug, *parts])) if slug else []

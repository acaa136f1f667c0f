"""From the store to the index: what is marked as not yet indexed is brought over, in batches.

A commit of a large index costs as much for ten passages as for a thousand, so documents are
indexed together. A document is marked only after the commit; doing it twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from archive import links
from archive.index.base import Entry, Index
from archive.index.whoosh_engine import WhooshIndex
from archive.model import Document, Status
from archive.settings import Settings
from archive.store import Store

BATCH_PASSAGES = 5000  # passages that wait before the index is written
BATCH_DOCUMENTS = 500


class Indexing:
    """Keeps the index behind the store, but not far behind."""

    def __init__(self, settings: Settings, store: Store, index: Index | None = None) -> None:
        self.store = store
        self.index: Index = index or WhooshIndex(settings.index)
        self._waiting = 0

    def note(self, passages: int) -> None:
        """A document was filed; the index is written once enough have been."""
        self._waiting += passages
        if self._waiting >= BATCH_PASSAGES:
            self.catch_up()

    def catch_up(self) -> int:
        """Index everything that is not. Returns the number of passages written."""
        written = 0
        while ids := self.store.unindexed(BATCH_DOCUMENTS):
            written += self.index.replace(ids, self._entries(ids))
            self.store.mark_indexed(ids)
        self._waiting = 0
        return written

    def _entries(self, ids: Iterable[str]) -> Iterator[Entry]:
        for doc in self.store.documents_named(ids).values():
            if doc.status is Status.WITHDRAWN:
                continue  # the index is public
            for passage in self.store.passages(doc.id):
                yield _entry(doc, passage.id, passage.text, passage.lang)


def _entry(doc: Document, passage_id: str, text: str, lang: str | None) -> Entry:
    return Entry(
        passage_id=passage_id,
        document_id=doc.id,
        meeting_id=doc.meeting_id,
        text=text,
        title=doc.title,
        lang=lang,
        body=links.slug(doc.body) if doc.body else None,
        kind=doc.kind.value,
        date=doc.date.isoformat() if doc.date else None,
    )

"""A document read again by a better reader, as the intake does it."""

from __future__ import annotations

from collections.abc import Sequence

from archive.model import Filing, Identity, Passage
from archive.store import Store


def read_again(store: Store, doc_id: str, passages: Sequence[Passage]) -> None:
    """File a document anew, all as it was but for its passages."""
    doc = store.document(doc_id)
    identity = Identity(doc.kind, doc.body, doc.date, doc.lang, doc.status, doc.title)
    pages = tuple(store.pages(doc_id))
    store.refile(Filing(doc, identity, pages=pages, passages=tuple(passages)))

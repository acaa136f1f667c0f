"""Newer rules read older documents: from what is kept of their pages, without the files."""

from __future__ import annotations

from archive.model import Structure
from archive.store import Store, structure
from ingest.structure.guarded import understood
from ingest.structure.layout import pages_again
from ingest.structure.understand import RULES


def catch_up(store: Store) -> int:
    """Read anew every document that other rules read. Returns how many there were.

    Each document is a transaction of its own, so that a stop loses nothing.
    """
    waiting = structure.outdated(store.connection, rules=RULES)
    for doc_id in waiting:
        found = read_again(store, doc_id)
        with store.transaction():
            structure.write(store.connection, doc_id, found)
    return len(waiting)


def read_again(store: Store, doc_id: str) -> Structure:
    """What the rules make of a document, by what is kept of its pages. Raises NotFound."""
    doc = store.document(doc_id)
    layout = structure.read_layout(store.connection, doc_id)
    pages = pages_again(store.passages(doc_id), layout)
    parts = [(one.first_page, one.last_page) for one in store.parts(doc_id)]
    found = understood(doc.filename, pages, kind=doc.kind, lang=doc.lang, parts=parts)
    return found or Structure(rules=RULES)

"""A clerk's correction, and what hangs on it: versions and captions are tied anew, here and in the
meeting that the document leaves."""

from __future__ import annotations

from collections.abc import Mapping

from archive.model import Kind
from archive.store import Store
from archive.store.mending import Mending
from archive.store.standing import Value
from ingest import relations


def mend(store: Store, doc_id: str, values: Mapping[str, Value], *, who: str) -> bool:
    """Set fields of a document. Whether anything changed. Raises NotFound."""
    left = store.document(doc_id).meeting_id
    changed = Mending(store, who).mend(doc_id, values)
    if changed:
        _tie_anew(store, doc_id, left)
    return changed


def undo(store: Store, n: int, *, who: str) -> str:
    """Take a change back by its number in the log; returns the document's id.

    Raises NotFound, ChangedSince.
    """
    entry = store.audit_entry(n)
    known = store.documents_named([entry.subject]) if entry else {}
    left = known[entry.subject].meeting_id if entry and known else None
    doc_id = Mending(store, who).undo(n)
    _tie_anew(store, doc_id, left)
    return doc_id


def _tie_anew(store: Store, doc_id: str, left: str | None) -> None:
    store.untie(doc_id)
    doc = store.document(doc_id)
    near = store.documents_of(doc.meeting_id) if doc.meeting_id else []
    beside = store.documents_in(doc.folder, kinds=(Kind.RECORDING, Kind.TRANSCRIPT))
    others = [one for one in {one.id: one for one in (*near, *beside)}.values() if one.id != doc_id]
    store.tie(
        relations.superseded(doc, [one for one in near if one.id != doc_id]),
        relations.transcripts(doc, others),
    )
    behind = store.documents_of(left) if left and left != doc.meeting_id else []
    store.tie([pair for one in behind for pair in relations.superseded(one, behind)])

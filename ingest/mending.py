"""A clerk's correction, and what hangs on it: versions and captions are tied anew, here and in the
meeting that the document leaves."""

from __future__ import annotations

from collections.abc import Mapping

from archive import amending
from archive.amending import Amendment, Part
from archive.errors import NotFound
from archive.model import Kind
from archive.store import Store, structure
from archive.store.mending import Mending
from archive.store.standing import Value as Field
from ingest import relations
from ingest.structure.again import read_again


def mend(store: Store, doc_id: str, values: Mapping[str, Field], *, who: str) -> bool:
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


def amend(
    store: Store, doc_id: str, part: Part, key: str, value: amending.Value | None, *, who: str
) -> bool:
    """Set a decision, a person or an item as a clerk says; value None: it is none. A key that names
    nothing adds one that was missed. Whether anything changed. Raises NotFound."""
    again = read_again(store, doc_id)
    before = next((one for one in store.amendments(doc_id) if one.part is part and (
        one.key == key or (one.value or {}).get("key") == key
    )), None)  # fmt: skip
    stands = amending.keyed(again, part).get(before.key if before else key)
    was = amending.as_value(stands) if stands else before.was if before else None
    amendment = Amendment(part, before.key if before else key, value, was)
    with store.transaction():
        changed = Mending(store, who).amend(doc_id, amendment)
        structure.write(store.connection, doc_id, again)
    return changed


def undo_amendment(store: Store, n: int, *, who: str) -> str:
    """Take a correction of what was understood back, by its number in the log; its document's id.

    Raises NotFound, ChangedSince.
    """
    entry = store.audit_entry(n)
    if entry is None:
        raise NotFound(str(n))
    again = read_again(store, entry.subject)
    with store.transaction():
        Mending(store, who).unamend(n)
        structure.write(store.connection, entry.subject, again)
    return entry.subject


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

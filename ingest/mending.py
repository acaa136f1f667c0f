"""A clerk's correction, and what hangs on it: versions and captions are tied anew, here and in the
meeting that the document leaves; and so they are where meetings are joined or parted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from archive import amending
from archive.amending import Amendment, Part
from archive.audit import TERMINAL
from archive.errors import NotFound
from archive.model import Kind
from archive.store import Store, lots, moving, structure
from archive.store.mending import Mending
from archive.store.standing import Value as Field
from ingest import relations


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


def mend_many(
    store: Store, ids: Sequence[str], values: Mapping[str, Field], *, who: str
) -> int | None:
    """Set fields of many documents; the number of the lot in the log, None where nothing changed.

    Raises NotFound.
    """
    left = {one: store.document(one).meeting_id for one in ids}
    n = lots.mend(store, ids, values, who=who)
    for doc_id in ids if n else ():
        _tie_anew(store, doc_id, left[doc_id])
    return n


def undo_many(store: Store, n: int, *, who: str, reason: str) -> tuple[list[str], list[str]]:
    """Take a lot back: (documents that are as before, those that were changed again since).

    Raises NotFound.
    """
    left = {one.id: one.meeting_id for one in store.all_documents()}
    done, stay = lots.undo(store, n, who=who, reason=reason)
    for doc_id in done:
        _tie_anew(store, doc_id, left[doc_id])
    return done, stay


def join(store: Store, gone: str, kept: str, *, who: str) -> None:
    """Make one meeting of two (archive.store.moving). Raises NotFound."""
    _tie_beside(store, moving.join(store, gone, kept, who=who))


def part(store: Store, meeting_id: str, documents: Sequence[str], *, who: str) -> str:
    """Make two meetings of one; returns the new one's id. Raises NotFound."""
    new = moving.part(store, meeting_id, documents, who=who)
    for doc_id in documents:
        _tie_anew(store, doc_id, meeting_id)
    return new


def rename(store: Store, slug: str, name: str, *, who: str = TERMINAL) -> str:
    """Give a body another name; returns its slug. Raises NotFound."""
    before = {one.id: one.meeting_id for one in store.all_documents()}
    new = moving.rename_body(store, slug, name, who=who)
    _tie_beside(
        store, [one.id for one in store.all_documents() if one.meeting_id != before[one.id]]
    )
    return new


def move_back(store: Store, n: int, *, who: str) -> None:
    """Undo what was joined, parted or renamed. Raises NotFound, ChangedSince."""
    left = {one.id: one.meeting_id for one in store.all_documents()}
    moved = moving.undo(store, n, who=who)
    _tie_beside(store, moved)
    for doc_id in moved:
        meeting = left[doc_id]
        if meeting and store.documents_of(meeting):  # some stayed: ties reached across
            _tie_anew(store, doc_id, meeting)


def _tie_beside(store: Store, moved: Iterable[str]) -> None:
    """Tie what came to a meeting that has papers of its own: elsewhere all ties still hold."""
    came = set(moved)
    for doc_id in came:
        doc = store.document(doc_id)
        beside = store.documents_of(doc.meeting_id) if doc.meeting_id else []
        if any(one.id not in came for one in beside):
            _tie_anew(store, doc_id, None)


def amend(
    store: Store, doc_id: str, part: Part, key: str, value: amending.Value | None, *, who: str
) -> bool:
    """Set a decision, a person or an item as a clerk says; value None: it is none. A key that names
    nothing adds one that was missed. Whether anything changed. Raises NotFound."""
    from ingest.structure.again import read_again  # the rules: not at start

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
    from ingest.structure.again import read_again  # the rules: not at start

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

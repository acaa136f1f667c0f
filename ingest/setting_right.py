"""A clerk's correction of what was understood: the rules read the document anew, and it is laid
over."""

from __future__ import annotations

from archive import amending
from archive.amending import Amendment, Part
from archive.errors import NotFound
from archive.store import Store, structure
from archive.store.mending import Mending
from ingest.structure.again import read_again


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


def undo(store: Store, n: int, *, who: str) -> str:
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

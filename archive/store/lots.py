"""One act on many documents: an entry in the log for each, and one for the lot, by which all of it
is undone at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from archive.access import Way
from archive.audit import Entry
from archive.errors import NotFound
from archive.store import audit
from archive.store.catalogue import Catalogue
from archive.store.mending import ChangedSince, Mending
from archive.store.standing import Value
from archive.store.store import Store
from archive.store.withholding import Withholding

LOT, UNDONE = "many-changed", "many-undone"


def mend(store: Store, ids: Sequence[str], values: Mapping[str, Value], *, who: str) -> int | None:
    """Set the same fields of documents, all or none. Returns the number of the lot in the log; None
    where nothing was otherwise. Raises NotFound."""
    mending = Mending(store, who)
    with store.transaction():
        entries = [mending.set(doc_id, values) for doc_id in ids]
        return _note(store, [n for n in entries if n], who, LOT, values)


def withdraw(store: Store, ids: Sequence[str], reason: str, *, who: str) -> int | None:
    """Show documents to no one any more; the number of the lot. What was withdrawn before stays
    out of it, and so out of its undoing."""
    entries = []
    for doc_id in ids:
        before = _last(store, doc_id)
        Withholding(store, who).withhold(doc_id, Way.WITHDRAWN, reason=reason)
        if (n := _last(store, doc_id)) != before:
            entries.append(n)
    with store.transaction():
        return _note(store, entries, who, LOT, {"status": "withdrawn", "reason": reason})


def undo(store: Store, n: int, *, who: str, reason: str) -> tuple[list[str], list[str]]:
    """Take a lot back: (documents that are as before, those that were changed again since and stay
    as they are). reason is kept with what is shown again. Raises NotFound."""
    lot = store.audit_entry(n)
    if lot is None or lot.act != LOT or is_undone(store, n):
        raise NotFound(str(n))
    mending, done, left, entries = Mending(store, who), [], [], []
    for number in reversed(lot.became()["entries"]):
        entry = store.audit_entry(number)
        if entry is None:
            continue
        try:
            if entry.act == "withdrawn":
                if store.access(entry.subject).way is not Way.WITHDRAWN:
                    raise ChangedSince(entry.subject)
                Withholding(store, who).show(entry.subject, reason=reason)
            else:
                mending.undo(number)
            done.append(entry.subject)
            entries.append(_last(store, entry.subject))
        except (ChangedSince, NotFound):
            left.append(entry.subject)
    with store.transaction():
        audit.write(
            store.connection, who, UNDONE, lot.subject,
            before={"entry": n}, after={"entries": entries, "left": left},
        )  # fmt: skip
    return done, left


def latest(catalogue: Catalogue, *, limit: int = 5) -> list[Entry]:
    """The latest lots that can be undone."""
    found = catalogue.audit_acts([LOT], limit=limit)
    return [one for one in found if not is_undone(catalogue, one.n)]


def is_undone(store: Catalogue, n: int) -> bool:
    """Whether a lot was taken back."""
    return any(one.was()["entry"] == n for one in store.audit_acts([UNDONE], limit=-1))


def _note(
    store: Store, entries: Sequence[int], who: str, act: str, values: Mapping[str, Value]
) -> int | None:
    if not entries:
        return None
    after = {"entries": list(entries), "set": dict(values)}
    return audit.write(store.connection, who, act, str(len(entries)), after=after)


def _last(store: Store, doc_id: str) -> int:
    found = store.audit_of(doc_id, limit=1)
    return found[0].n if found else 0

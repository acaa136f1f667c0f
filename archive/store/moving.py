"""A body renamed, two meetings joined, one parted: each a rule that later files follow, an entry
in the log, and undone by taking the rule back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from archive import links
from archive.audit import TERMINAL
from archive.errors import NotFound
from archive.events import Did
from archive.store import audit, placing
from archive.store.addresses import note
from archive.store.catalogue import Catalogue
from archive.store.mending import ChangedSince
from archive.store.store import Store

JOINED, PARTED, RENAMED = "meetings-joined", "meeting-parted", "body-renamed"
UNDONE = "move-undone"
ACTS = (JOINED, PARTED, RENAMED)
Rules = dict[str, list[list[str]]]  # table -> rows: parted (document, old, new), others (old, new)


def rename_body(store: Store, slug: str, name: str, *, who: str = TERMINAL) -> str:
    """Give a body another name, and its records and meetings their new addresses.

    Returns the new slug. Where a body of that name is there already, the two become one.
    Raises NotFound if there is none to rename.
    """
    new = links.slug(name)
    with store.transaction():
        before = store.body(slug).name
        run = store.connection.execute
        run(
            "INSERT INTO bodies VALUES (?,?) ON CONFLICT (slug) DO UPDATE SET name = excluded.name",
            (new, name),
        )
        gone = _circles(store, slug, new)
        added = [[slug, new]] if new != slug else []
        _change(store, {"body": added}, gone)
        moved = placing.place(store.connection, _documents_of_body(store, (slug, new)))
        store._did(Did.CORRECTED, moved, {})
        audit.write(
            store.connection, who, RENAMED, new,
            before={"name": before, "rules": gone},
            after={"name": name, "rules": {"body": added}, "documents": moved},
        )  # fmt: skip
    return new


def join(store: Store, gone: str, kept: str, *, who: str) -> list[str]:
    """Make one meeting of two: all of the first belongs to the second from now on, and its address
    leads there. Returns the documents that moved. Raises NotFound."""
    with store.transaction():
        store.meeting(gone), store.meeting(kept)
        if gone == kept:
            raise NotFound(gone)
        # What leads from the one that stays to the one that goes would come round.
        circles: Rules = {
            "meeting": [[kept, row[0]] for row in _moves(store, "meeting", kept)],
            "parted": _parted_towards(store, kept, gone),
        }
        added: Rules = {"meeting": [[gone, kept]]}
        _change(store, added, circles)
        moved = placing.place(store.connection, _documents_of(store, gone))
        store._did(Did.CORRECTED, moved, {})
        audit.write(
            store.connection, who, JOINED, kept,
            before={"meeting": gone, "rules": circles},
            after={"meeting": kept, "rules": added, "documents": moved},
        )  # fmt: skip
    return moved


def part(store: Store, meeting_id: str, documents: Sequence[str], *, who: str) -> str:
    """Make two meetings of one: these documents are of another sitting of the same day. Returns
    its id. Raises NotFound where one of them is not of the meeting, or none would be left."""
    with store.transaction():
        store.meeting(meeting_id)
        held = _documents_of(store, meeting_id)
        if not documents or not set(documents) < set(held):
            raise NotFound(meeting_id)
        new = _free(store, meeting_id)
        added: Rules = {"parted": [[doc, meeting_id, new] for doc in documents]}
        _change(store, added, {})
        moved = placing.place(store.connection, documents)
        store._did(Did.CORRECTED, moved, {})
        audit.write(
            store.connection, who, PARTED, meeting_id,
            before={"meeting": meeting_id, "rules": {}},
            after={"meeting": new, "rules": added, "documents": moved},
        )  # fmt: skip
    return new


def undo(store: Store, n: int, *, who: str) -> list[str]:
    """Take back what was joined, parted or renamed, by its number in the log; returns the documents
    that moved.

    Documents that came since under the rule go back as well; those that a clerk set elsewhere
    meanwhile stay there. Raises NotFound for what can't be undone, ChangedSince where it was moved
    on since.
    """
    with store.transaction():
        entry = store.audit_entry(n)
        if entry is None or entry.act not in ACTS:
            raise NotFound(str(n))
        was, became = entry.was(), entry.became()
        if not _holds(store, became["rules"]) or is_undone(store, n):
            raise ChangedSince(entry.subject)
        touched = _touched(store) | set(became["documents"])
        touched = {doc for doc in touched if placing.stands(store.connection, doc)}
        _change(store, was["rules"], became["rules"])
        if entry.act == PARTED:  # its address was given out
            note(store, "meeting", became["meeting"], was["meeting"])
        if entry.act == RENAMED:
            _name_again(store, entry.subject, was["name"], became["rules"]["body"])
        moved = placing.place(store.connection, sorted(touched))
        if entry.act == RENAMED:
            _give_up(store, entry.subject, became["rules"]["body"])
        store._did(Did.CORRECTED, moved, {})
        audit.write(
            store.connection, who, UNDONE, entry.subject,
            before={"entry": n}, after={"documents": moved},
        )  # fmt: skip
    return moved


def is_undone(store: Catalogue, n: int) -> bool:
    """Whether an act of these was taken back."""
    return any(one.was()["entry"] == n for one in store.audit_acts([UNDONE], limit=-1))


def _change(store: Store, added: Rules, gone: Rules) -> None:
    run = store.connection.execute
    for table, rows in gone.items():
        for row in rows:
            if table == "parted":
                run("DELETE FROM parted WHERE document = ? AND old = ? AND new = ?", row)
            else:
                run("DELETE FROM moved WHERE kind = ? AND old = ? AND new = ?", (table, *row))
    for table, rows in added.items():
        for row in rows:
            if table == "parted":
                run("INSERT OR REPLACE INTO parted VALUES (?,?,?)", row)
            else:
                note(store, "body" if table == "body" else "meeting", row[0], row[1])


def _holds(store: Store, rules: Rules) -> bool:
    """Whether these rules still stand as they were made."""
    for table, rows in rules.items():
        for row in rows:
            if table == "parted":
                asked = "SELECT 1 FROM parted WHERE document = ? AND old = ? AND new = ?"
                found = store.connection.execute(asked, row).fetchone()
            else:
                asked = "SELECT 1 FROM moved WHERE kind = ? AND old = ? AND new = ?"
                found = store.connection.execute(asked, (table, *row)).fetchone()
            if found is None:
                return False
    return True


def _circles(store: Store, slug: str, new: str) -> Rules:
    """The moves that would lead a name that is taken up again away from itself."""
    gone = {"body": [[new, row[0]] for row in _moves(store, "body", new)], "meeting": []}
    rows = store.connection.execute(
        "SELECT old, new FROM moved WHERE kind = 'meeting' AND old LIKE ? AND new LIKE ?",
        (f"{new}/%", f"{slug}/%"),
    )
    gone["meeting"] = [
        [row["old"], row["new"]] for row in rows
        if row["old"].partition("/")[2] == row["new"].partition("/")[2]
    ]  # fmt: skip
    return gone


def _moves(store: Store, kind: str, old: str) -> list[sqlite3.Row]:
    return store.connection.execute(
        "SELECT new FROM moved WHERE kind = ? AND old = ?", (kind, old)
    ).fetchall()


def _parted_towards(store: Store, kept: str, gone: str) -> list[list[str]]:
    """The documents that were parted from one meeting and would end in the other."""
    rows = store.connection.execute("SELECT * FROM parted WHERE old = ?", (kept,)).fetchall()
    return [
        [row["document"], row["old"], row["new"]] for row in rows
        if placing.meeting_of(store.connection, row["new"], row["document"]) == gone
    ]  # fmt: skip


def _free(store: Store, meeting_id: str) -> str:
    """The next sitting of the day whose address was never given out."""
    body, _slash, day = meeting_id.partition("/")
    for n in range(2, 1000):
        new = f"{body}/{day[:10]}-{n}"
        taken = store.connection.execute(
            "SELECT 1 FROM meetings WHERE id = ?1 UNION SELECT 1 FROM parted WHERE new = ?1 "
            "UNION SELECT 1 FROM moved WHERE kind = 'meeting' AND (old = ?1 OR new = ?1)",
            (new,),
        ).fetchone()
        if taken is None:
            return new
    raise NotFound(meeting_id)


def _name_again(store: Store, slug: str, name: str, moved: Sequence[Sequence[str]]) -> None:
    """The name that a body had before; one that only was written otherwise keeps its address."""
    store.connection.execute(
        "INSERT INTO bodies VALUES (?,?) ON CONFLICT (slug) DO UPDATE SET name = excluded.name",
        (moved[0][0] if moved else slug, name),
    )


def _give_up(store: Store, slug: str, moved: Sequence[Sequence[str]]) -> None:
    """A name that no record bears any more leads back to the one before."""
    gone = store.connection.execute(
        "DELETE FROM bodies WHERE slug = ?1 AND slug NOT IN (SELECT body FROM meetings) "
        "AND NOT EXISTS (SELECT 1 FROM documents WHERE body = ?1)",
        (slug,),
    )
    if moved and gone.rowcount:
        note(store, "body", slug, moved[0][0])


def _documents_of(store: Store, meeting_id: str) -> list[str]:
    found = store.connection.execute(
        "SELECT id FROM documents WHERE meeting = ?1 UNION "
        "SELECT document FROM parts WHERE meeting = ?1 ORDER BY 1",
        (meeting_id,),
    )
    return [row[0] for row in found]


def _documents_of_body(store: Store, slugs: Iterable[str]) -> list[str]:
    found: set[str] = set()
    for slug in slugs:
        rows = store.connection.execute(
            "SELECT id FROM documents WHERE body = ?1 UNION SELECT p.document FROM parts p "
            "JOIN meetings m ON m.id = p.meeting WHERE m.body = ?1",
            (slug,),
        )
        found |= {row[0] for row in rows}
    return sorted(found)


def _touched(store: Store) -> set[str]:
    """What is filed elsewhere than by itself: what acts moved, and what came since."""
    rows = store.connection.execute("SELECT DISTINCT document FROM by_itself")
    return {row[0] for row in rows}

"""Moving what was filed: a body's new name, a document read again by a better reader."""

from __future__ import annotations

from collections.abc import Sequence

from archive import links
from archive.model import Cue, Page, Passage
from archive.store import rows
from archive.store.addresses import note, note_moves
from archive.store.store import Store


def read_again(
    store: Store,
    doc_id: str,
    *,
    pages: Sequence[Page],
    passages: Sequence[Passage],
    cues: Sequence[Cue] = (),
) -> None:
    """Put what a better reader read in the place of what was read before, in one transaction.

    Every passage whose words no longer stand at its id is remembered with the nearest that does.
    """
    with store.transaction():
        before = store.passages(doc_id)
        for table in ("passages", "cues", "pages"):
            store.connection.execute(f"DELETE FROM {table} WHERE document = ?", (doc_id,))
        store.connection.executemany(
            "INSERT INTO pages VALUES (?,?,?,?,?)", [rows.page_row(doc_id, page) for page in pages]
        )
        store._words(doc_id, passages, cues)
        note_moves(store, before, passages)
        store.connection.execute("UPDATE documents SET indexed = 0 WHERE id = ?", (doc_id,))


def rename_body(store: Store, slug: str, name: str) -> str:
    """Give a body another name, and its records and meetings their new addresses.

    Returns the new slug. Where a body of that name is there already, the two become one.
    Raises NotFound if there is none to rename.
    """
    new = links.slug(name)
    with store.transaction():
        store.body(slug)
        run = store.connection.execute
        run(
            "INSERT INTO bodies VALUES (?,?) ON CONFLICT (slug) DO UPDATE SET name = excluded.name",
            (new, name),
        )
        if new == slug:
            return new
        run("DELETE FROM moved WHERE kind IN ('body', 'meeting') AND (old = ? OR old LIKE ?)",
            (new, f"{new}/%"))  # fmt: skip  # a name taken up again leads to itself
        for row in run("SELECT id, date FROM meetings WHERE body = ?", (slug,)).fetchall():
            old_id, new_id = row["id"], f"{new}{row['id'][len(slug) :]}"
            run("INSERT OR IGNORE INTO meetings VALUES (?,?,?)", (new_id, new, row["date"]))
            for table in _tables_with_meetings(store):
                run(f"UPDATE {table} SET meeting = ? WHERE meeting = ?", (new_id, old_id))
            note(store, "meeting", old_id, new_id)
        run("UPDATE documents SET body = ?, indexed = 0 WHERE body = ?", (new, slug))
        run("DELETE FROM meetings WHERE body = ?", (slug,))
        run("DELETE FROM bodies WHERE slug = ?", (slug,))
        note(store, "body", slug, new)
    return new


def _tables_with_meetings(store: Store) -> list[str]:
    """The tables with a column that names a meeting: documents, and those of later steps."""
    found = store.connection.execute(
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
        "WHERE m.type = 'table' AND c.name = 'meeting' ORDER BY m.name"
    )
    return [row[0] for row in found]

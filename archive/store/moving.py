"""Moving what was filed: a body's new name."""

from __future__ import annotations

from archive import links
from archive.store.addresses import note
from archive.store.store import Store


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

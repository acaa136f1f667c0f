"""Where items of an agenda begin in a recording, as people say it. Kept apart from what is read."""

from __future__ import annotations

from collections.abc import Iterable

from archive.store import audit
from archive.store.catalogue import Catalogue
from archive.store.store import Store

Kept = tuple[str, str, float | None]  # number and title of the item, its second or None


def marks(catalogue: Catalogue, recording: str) -> list[Kept]:
    """The marks of a recording."""
    found = catalogue.connection.execute(
        "SELECT number, title, start_s FROM marks WHERE recording = ? ORDER BY number, title",
        (recording,),
    )
    return [(row["number"], row["title"], row["start_s"]) for row in found]


def mark(
    store: Store,
    recording: str,
    number: str,
    title: str,
    start_s: float | None,
    *,
    who: str,
    instead: Iterable[Kept] = (),
) -> None:
    """Say where an item begins, in the place of the marks that spoke for it."""
    with store.transaction():
        before = _forget(store, recording, instead)
        store.connection.execute(
            "INSERT OR REPLACE INTO marks VALUES (?,?,?,?)", (recording, number, title, start_s)
        )
        act = "chapter-set" if start_s is not None else "chapter-removed"
        after = {"number": number, "title": title, "start_s": start_s}
        audit.write(store.connection, who, act, recording, before=before, after=after)


def unmark(store: Store, recording: str, kept: Iterable[Kept], *, who: str) -> None:
    """Leave an item to the program again."""
    with store.transaction():
        before = _forget(store, recording, kept)
        if before:
            after = {"number": before["number"], "title": before["title"]}
            audit.write(
                store.connection, who, "chapter-forgotten", recording, before=before, after=after
            )


def _forget(store: Store, recording: str, kept: Iterable[Kept]) -> dict[str, object]:
    told: dict[str, object] = {}
    for number, title, start_s in kept:
        told = {"number": number, "title": title, "start_s": start_s}
        store.connection.execute(
            "DELETE FROM marks WHERE recording = ? AND number = ? AND title = ?",
            (recording, number, title),
        )
    return told

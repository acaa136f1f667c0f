"""Writing a new version of a transcript: its lines and names, what is found of it, and the log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from archive import revising
from archive.errors import GreffeError
from archive.events import Did
from archive.model import Cue, Passage
from archive.revising import Change, Naming
from archive.store import audit, revisions, spoken_removal
from archive.store.addresses import note_moves
from archive.store.revisions import NAMED, Version
from archive.store.store import Store


class Overtaken(GreffeError):
    code = "transcript-changed-since"
    says = {
        "en": "These lines of {subject} were changed by someone else meanwhile",
        "fr": "Ces lignes de {subject} ont été modifiées entre-temps par quelqu'un d'autre",
    }


def write(
    store: Store,
    doc_id: str,
    new: Sequence[Cue],
    passages: Sequence[Passage],
    *,
    who: str,
    act: str,
    base: int,
    of: int | None = None,
    called: Mapping[str, str] | None = None,
) -> int:
    """Write a new version, which is to be indexed; returns its number, that of base where nothing
    changes. called: the names of speakers, where they change.

    Raises Overtaken where base is not the version that stands: work the lines out again.
    """
    with store.transaction():
        if revisions.version_now(store, doc_id) != base:
            raise Overtaken(store.document(doc_id).filename)
        before, names_now = revisions.lines(store, doc_id), revisions.names(store, doc_id)
        made = Change(
            revising.splices(before, new),
            () if called is None else tuple(_namings(names_now, called)),
        )
        if not (made.splices or made.namings):
            return base
        edited = of is None or _was(store, doc_id, of)
        if act == NAMED:
            edited = revisions.is_edited(store, doc_id)
        n = revisions.add(store, doc_id, Version(base + 1, "", who, act, of, edited), made)
        if made.splices:
            _put(store, doc_id, new, passages)
        for one in made.namings:
            _name(store, doc_id, one)
        # Whether it is read and found, or another of the same sound, may have changed as well.
        store.connection.execute(
            "UPDATE documents SET indexed = 0 WHERE id = ?1 OR transcript_of = ?1 OR transcript_of "
            "= (SELECT transcript_of FROM documents WHERE id = ?1)",
            (doc_id,),
        )
        store._did(Did.CORRECTED, [doc_id], {})
        told: dict[str, object] = {"version": n}
        told |= {"lines": sum(max(len(s.gone), len(s.come)) for s in made.splices)}
        if made.namings:
            told |= {"names": [[one.label, one.was, one.name] for one in made.namings]}
        audit.write(store.connection, who, f"transcript-{act}", doc_id, after=told)
        return n


def _namings(was: Mapping[str, str], now: Mapping[str, str]) -> Iterable[Naming]:
    for label in sorted({*was, *now}):
        if was.get(label) != now.get(label):
            yield Naming(label, was.get(label), now.get(label))


def _was(store: Store, doc_id: str, n: int) -> bool:
    """Whether a version held a person's lines."""
    row = store._one("SELECT is_edited FROM revisions WHERE document = ? AND n = ?", doc_id, n)
    return bool(row and row["is_edited"])


def _put(store: Store, doc_id: str, new: Sequence[Cue], passages: Sequence[Passage]) -> None:
    before = store.passages(doc_id)
    for table in ("passages", "cues"):
        store.connection.execute(f"DELETE FROM {table} WHERE document = ?", (doc_id,))
    store._words(doc_id, passages, new)
    note_moves(store, before, passages)
    spoken_removal.removed(store, doc_id)  # a version from before may say what is removed


def _name(store: Store, doc_id: str, one: Naming) -> None:
    run = store.connection.execute
    run("DELETE FROM speakers WHERE document = ? AND label = ?", (doc_id, one.label))
    if one.name:
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        run("INSERT INTO speakers VALUES (?,?,?,?)", (doc_id, one.label, one.name, now))

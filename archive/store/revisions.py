"""Transcripts as people correct them: each save a version, with who and when, that can come back.

An edited transcript stays what it is when its file is read again or a model hears the recording
anew: what a program reads then becomes a version beside it, which a person may choose.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive import revising
from archive.errors import NotFound
from archive.model import Cue
from archive.revising import Change
from archive.store import spoken_removal
from archive.store.catalogue import Catalogue

PROGRAM = ""  # who wrote what a program read
READ, KEPT, RESTORED, NAMED = "read", "kept", "restored", "named"


@dataclass(frozen=True, slots=True)
class Version:
    """One save. who is empty for a program; of is the version that a restoring brought back."""

    n: int
    at: str
    who: str
    act: str
    of: int | None
    is_edited: bool


def lines(catalogue: Catalogue, doc_id: str) -> list[Cue]:
    """A transcript's lines, each speaker by the label that stands in it; with what was removed from
    what the public gets, or a save would lose it."""
    return spoken_removal.whole(catalogue, doc_id)


def names(catalogue: Catalogue, doc_id: str) -> dict[str, str]:
    """The names that were given to labels."""
    found = catalogue.connection.execute(
        "SELECT label, name FROM speakers WHERE document = ?", (doc_id,)
    )
    return {row["label"]: row["name"] for row in found}


def version_now(catalogue: Catalogue, doc_id: str) -> int:
    """The number of the version that stands: 0 as long as nothing was changed."""
    row = catalogue._one("SELECT version FROM transcripts WHERE document = ?", doc_id)
    return int(row["version"]) if row else 0


def is_edited(catalogue: Catalogue, doc_id: str) -> bool:
    """Whether a person's lines stand, which outrank all others."""
    return catalogue._one("SELECT 1 FROM edited WHERE document = ?", doc_id) is not None


def versions(catalogue: Catalogue, doc_id: str) -> list[Version]:
    """All saves, the latest first."""
    found = catalogue.connection.execute(
        "SELECT n, at, who, act, of, is_edited FROM revisions WHERE document = ? ORDER BY n DESC",
        (doc_id,),
    )
    return [
        Version(row["n"], row["at"], row["who"], row["act"], row["of"], bool(row["is_edited"]))
        for row in found
    ]


def change(catalogue: Catalogue, doc_id: str, n: int) -> Change:
    """What a version changed. Raises NotFound."""
    row = catalogue._one("SELECT change FROM revisions WHERE document = ? AND n = ?", doc_id, n)
    if row is None:
        raise NotFound(f"{doc_id}/{n}")
    return revising.unpacked(row["change"])


def changes_since(catalogue: Catalogue, doc_id: str, n: int) -> list[Change]:
    """What the versions after one changed, the first first."""
    found = catalogue.connection.execute(
        "SELECT change FROM revisions WHERE document = ? AND n > ? ORDER BY n", (doc_id, n)
    )
    return [revising.unpacked(row["change"]) for row in found]


def at(catalogue: Catalogue, doc_id: str, n: int) -> tuple[list[Cue], dict[str, str]]:
    """(the lines, the names of speakers) as they stood in a version; 0 is as first read."""
    stood, called = lines(catalogue, doc_id), names(catalogue, doc_id)
    for one in reversed(changes_since(catalogue, doc_id, n)):
        stood = revising.undone(stood, one.splices)
        called = revising.names_before(called, one.namings)
    return stood, called


def read_anew(store: Catalogue, doc_id: str, found: Sequence[Cue]) -> bool:
    """Whether what a program read anew takes the place of the lines that stand. Within the caller's
    transaction, before it writes.

    An edited transcript stays, and what was read is a version beside it, once.
    """
    history = versions(store, doc_id)
    if not history:
        return True
    edited = history[0].is_edited
    last = next((one.n for one in history if not one.is_edited), 0)
    before, _names = at(store, doc_id, last)
    if list(found) == before:
        return not edited
    stands = lines(store, doc_id)
    n = history[0].n
    read = Version(n + 1, "", PROGRAM, READ, None, False)
    add(store, doc_id, read, Change(revising.splices(stands, found)))
    if edited:
        kept = Version(n + 2, "", PROGRAM, KEPT, n, True)
        add(store, doc_id, kept, Change(revising.splices(found, stands)))
    return not edited


def add(store: Catalogue, doc_id: str, one: Version, made: Change) -> int:
    """Write a version down, within the caller's transaction; returns its number."""
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    one = replace(one, at=now)
    run = store.connection.execute
    run(
        "INSERT INTO revisions VALUES (?,?,?,?,?,?,?,?)",
        (doc_id, one.n, one.at, one.who, one.act, one.of, one.is_edited, revising.packed(made)),
    )
    run(
        "INSERT INTO transcripts (document, version, is_edited) VALUES (?1, ?2, ?3) "
        "ON CONFLICT (document) DO UPDATE SET version = ?2, is_edited = ?3",
        (doc_id, one.n, one.is_edited),
    )
    return one.n

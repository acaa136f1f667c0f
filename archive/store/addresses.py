"""Where what once was cited stands now: bodies renamed, meetings with them, passages read again.

An address that once was given out leads somewhere for ever. Each move is kept with the words that
stood there, so that the old address can show them beside those of today.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from archive import quoting
from archive.errors import NotFound
from archive.model import Passage
from archive.store import placing
from archive.store.catalogue import Catalogue

Moving = Literal["body", "meeting", "passage"]


@dataclass(frozen=True, slots=True)
class Moved:
    """An old address. new is None where nothing like it stands any more; text is what stood
    there, of a passage."""

    new: str | None
    text: str


def moved(catalogue: Catalogue, kind: Moving, old: str, *, fingerprint: str = "") -> Moved | None:
    """Where an address went, one step; None if it never moved.

    Of words that were read otherwise, old is their document and new is a passage's id with its
    fingerprint.
    """
    found = catalogue.connection.execute(
        "SELECT new, text FROM moved WHERE kind = ? AND old = ? AND fingerprint = ?",
        (kind, old, fingerprint),
    ).fetchone()
    return Moved(found["new"], found["text"]) if found else None


def saying(catalogue: Catalogue, doc_id: str, fingerprint: str) -> Passage | None:
    """The passage of a document whose words have this fingerprint, wherever it stands now."""
    return next(
        (one for one in catalogue.passages(doc_id) if quoting.fingerprint(one.text) == fingerprint),
        None,
    )


def note_moves(catalogue: Catalogue, before: Iterable[Passage], after: Sequence[Passage]) -> None:
    """Remember what became of the words that no passage says any more. Inside the caller's
    transaction. Words that only moved are found by their fingerprint."""
    stand = {one.id: quoting.fingerprint(one.text) for one in after}
    said = set(stand.values())
    for old in before:
        fingerprint = quoting.fingerprint(old.text)
        if fingerprint not in said:
            near = quoting.nearest(old.text, after)
            new = f"{near.id}-{stand[near.id]}" if near else None
            note(catalogue, "passage", old.document_id, new, fingerprint, old.text)


def note(
    catalogue: Catalogue,
    kind: Moving,
    old: str,
    new: str | None,
    fingerprint: str = "",
    text: str = "",
) -> None:
    """Remember one move. Inside the caller's transaction, on a connection that may write.

    The words that stood in a document from which some are removed are told of no more.
    """
    if catalogue._one("SELECT 1 FROM redactions WHERE document = ? UNION "
        "SELECT 1 FROM removed_cues "
                      "WHERE document = ?", old, old):  # fmt: skip
        text = ""
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    catalogue.connection.execute(
        "INSERT OR REPLACE INTO moved VALUES (?,?,?,?,?,?)",
        (kind, old, fingerprint, new, text, now),
    )


def body_now(catalogue: Catalogue, slug: str) -> str | None:
    """The slug under which a renamed body is found; None if it never had another."""
    with suppress(NotFound):  # what is there now comes before what once was
        catalogue.body(slug)
        return None
    now = placing.body_of(catalogue.connection, slug)
    return now if now != slug else None


def meeting_now(catalogue: Catalogue, meeting_id: str) -> str | None:
    """The address of a meeting that was joined to another, or whose body was renamed; None if it
    never moved."""
    with suppress(NotFound):
        catalogue.meeting(meeting_id)
        return None
    now = placing.meeting_of(catalogue.connection, meeting_id)
    return now if now != meeting_id else None

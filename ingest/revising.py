"""A transcript corrected at the desk: its new lines, and the passages that are found and cited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from archive import revising
from archive.model import Cue, Lang
from archive.store import Store, revise, revisions
from archive.store.revise import Overtaken
from archive.store.revisions import NAMED, RESTORED
from ingest import passages
from ingest.identity.language import detect
from ingest.recordings import captions
from ingest.recordings.settling import settle

EDITED = "edited"


def replace_lines(
    store: Store,
    doc_id: str,
    first: int,
    old: Sequence[Cue],
    new: Sequence[Cue],
    *,
    who: str,
    base: int,
) -> int:
    """Put new lines in the place of the old ones that stood from the first on in version base.

    What others saved meanwhile in other lines stays. Returns the number of the version that stands.
    Raises archive.store.revise.Overtaken where they changed the same lines.
    """
    now = revisions.version_now(store, doc_id)
    since = revisions.changes_since(store, doc_id, base)
    lines = revisions.lines(store, doc_id)
    for one in reversed(revising.splices(old, new)):
        place: int | None = first + one.at
        for other in since:
            if place is not None:
                place = revising.place_after(place, place + len(one.gone), other.splices)
        if place is None:
            raise Overtaken(store.document(doc_id).filename)
        lines[place : place + len(one.gone)] = one.come
    return put(store, doc_id, lines, who=who, base=now)


def put(
    store: Store,
    doc_id: str,
    lines: Sequence[Cue],
    *,
    who: str,
    base: int,
    act: str = EDITED,
    of: int | None = None,
    called: Mapping[str, str] | None = None,
) -> int:
    """Write whole lines as a new version. They are put in order of time."""
    in_order = sorted(lines, key=lambda cue: cue.start_s)
    doc = store.document(doc_id)
    known = {one.text: one.lang for one in store.passages(doc_id)}

    def lang_of(text: str) -> Lang | None:
        return known[text] if text in known else detect(text) or doc.lang

    words = passages.of_cues(doc_id, captions.gather(in_order), lang_of)
    edited = revisions.is_edited(store, doc_id)
    words = words or [passages.of_title(doc_id, doc.title, timed=True, lang=doc.lang)]
    n = revise.write(
        store, doc_id, in_order, words, who=who, act=act, base=base, of=of, called=called
    )
    if revisions.is_edited(store, doc_id) != edited:
        settle(store, store.document(doc_id), anew=True)
    return n


def restore(store: Store, doc_id: str, n: int, *, who: str, base: int) -> int:
    """Bring a version back, its lines and its names, as a new one. Raises NotFound, Overtaken."""
    if n:
        revisions.change(store, doc_id, n)  # is there
    lines, called = revisions.at(store, doc_id, n)
    return put(store, doc_id, lines, who=who, base=base, act=RESTORED, of=n, called=called)


def name_speakers(store: Store, doc_id: str, called: Mapping[str, str], *, who: str) -> int:
    """Name speakers by their labels, for the whole recording; an empty name takes one back."""
    merged = {**revisions.names(store, doc_id), **called}
    given = {label: name for label, name in merged.items() if name and name != label}
    now = revisions.version_now(store, doc_id)
    lines = revisions.lines(store, doc_id)
    return revise.write(store, doc_id, lines, [], who=who, act=NAMED, base=now, called=given)

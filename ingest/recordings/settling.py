"""Transcripts of one sitting, in the store: the best is read and found, the others are kept."""

from __future__ import annotations

from archive.model import Document, Kind
from archive.store import Store, revisions, transcription
from ingest.recordings import better
from ingest.recordings.pairing import belongs


def settle(store: Store, doc: Document, *, anew: bool = False) -> None:
    """Judge a transcript, or those of a recording, that has just been filed with its like.

    Those that are outranked already are spoken for by the one that outranks them: a thousand
    versions of one sitting, or a folder of undated captions, cost no more than its sittings. anew:
    what outranked them may do so no more.
    """
    if doc.kind not in (Kind.TRANSCRIPT, Kind.RECORDING):
        return
    near = store.documents_of(doc.meeting_id) if doc.meeting_id else []
    beside = store.documents_in(doc.folder, kinds=(Kind.TRANSCRIPT,))
    found = {
        one.id: one
        for one in (*near, *beside)
        if one.kind is Kind.TRANSCRIPT
        and one.meeting_id == doc.meeting_id
        and (anew or one.id == doc.id or not one.superseded_by)
        and (doc.meeting_id or _is_named_alike(one, doc))
    }
    if len(found) < 2:
        return
    candidates = [_candidate(store, one) for one in found.values()]
    transcription.replace(store, better.outranked(candidates))


def _is_named_alike(one: Document, other: Document) -> bool:
    """Whether two undated files of a folder may be of one sitting: by their names alone."""
    same = one.transcript_of and one.transcript_of == other.transcript_of
    return bool(same or belongs(one.filename, [other.filename]))


def _candidate(store: Store, doc: Document) -> better.Candidate:
    cues = tuple(store.cues(doc.id))
    plain = doc.media_type == "text/plain" and not cues  # a verbatim PDF stands by itself
    return better.Candidate(
        doc,
        doc.made_by or better.maker(doc.filename, ""),
        cues,
        approximate=transcription.is_approximate(store, doc.id),
        text=" ".join(one.text for one in store.passages(doc.id)) if plain else "",
        is_edited=revisions.is_edited(store, doc.id),
    )

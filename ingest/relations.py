"""Which documents replace which, and which captions speak for which recording. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from archive.model import Document, Kind, Status
from ingest.recordings.pairing import belongs

VERSIONED = frozenset({Kind.AGENDA, Kind.MINUTES, Kind.PACKET})
RANK = {Status.DRAFT: 0, None: 1, Status.APPROVED: 2, Status.AMENDED: 3}  # others stand for none


def superseded(new: Document, others: Iterable[Document]) -> tuple[tuple[str, str], ...]:
    """(older, newer) among the new document and its meeting's others.

    Only a draft, or a version that was amended later, is replaced, and always by the best there
    is; two records of the same standing stand side by side. The outcome does not depend on the
    order of arrival.
    """
    if new.kind not in VERSIONED or not new.meeting_id:
        return ()
    same = [
        one
        for one in (new, *others)
        if one.kind is new.kind and one.lang == new.lang and one.meeting_id == new.meeting_id
    ]
    best = max(same, key=lambda one: (RANK.get(one.status, -1), one.id))
    return tuple((one.id, best.id) for one in same if _is_replaced(one, best))


def _is_replaced(one: Document, best: Document) -> bool:
    """True if a document is to point to the best of its versions, and does not yet."""
    if one.superseded_by or one is best:
        return one.superseded_by not in (None, best.id)
    outranked = RANK.get(best.status, -1) > RANK.get(one.status, -1)
    return outranked and (one.status is Status.DRAFT or best.status is Status.AMENDED)


def transcripts(new: Document, others: Sequence[Document]) -> tuple[tuple[str, str], ...]:
    """(captions, recording) pairs that the new document makes with those of its meeting or folder.

    A name in common decides; failing that, a meeting with one recording only. Captions that went
    to the only recording there was go to the one they are named after once it comes.
    """
    if new.kind is Kind.TRANSCRIPT:
        found = _recording_for(new, others)
        return ((new.id, found.id),) if found else ()
    if new.kind is Kind.RECORDING:
        words = [one for one in others if one.kind is Kind.TRANSCRIPT and _may_be_for(one, new)]
        pairs = ((one, _recording_for(one, (new, *others))) for one in words)
        return tuple((one.id, new.id) for one, found in pairs if found is new)
    return ()


def _may_be_for(captions: Document, recording: Document) -> bool:
    """Whether captions would speak for a recording if it were the only one. Those that would not
    need no comparing with every recording of a folder."""
    same = captions.meeting_id and captions.meeting_id == recording.meeting_id
    return bool(same or belongs(captions.filename, [recording.filename]))


def _recording_for(captions: Document, others: Sequence[Document]) -> Document | None:
    """The recording among others that captions speak for; never one of another meeting."""
    recordings = [
        one for one in others if one.kind is Kind.RECORDING and not _are_apart(one, captions)
    ]
    named = belongs(captions.filename, [one.filename for one in recordings])
    for one in recordings:
        if one.filename == named:
            return one
    same = [one for one in recordings if one.meeting_id and one.meeting_id == captions.meeting_id]
    return same[0] if len(same) == 1 else None


def _are_apart(one: Document, other: Document) -> bool:
    """True for documents of two meetings: of a folder full of recordings, say."""
    return bool(one.meeting_id and other.meeting_id and one.meeting_id != other.meeting_id)

"""Which documents replace which, and which captions speak for which recording. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from archive.model import Document, Kind, Status
from ingest.recordings.pairing import belongs

VERSIONED = frozenset({Kind.AGENDA, Kind.MINUTES, Kind.PACKET})
RANK = {Status.DRAFT: 0, None: 1, Status.APPROVED: 2, Status.AMENDED: 3}


def superseded(new: Document, others: Iterable[Document]) -> tuple[tuple[str, str], ...]:
    """(older, newer) among the new document and its meeting's others.

    Only a draft, or a version that was amended later, is replaced; two records of the same
    standing stand side by side. The outcome does not depend on the order of arrival.
    """
    if new.kind not in VERSIONED or not new.meeting_id:
        return ()
    same = [
        one
        for one in others
        if one.kind is new.kind and one.lang == new.lang and one.meeting_id == new.meeting_id
    ]
    ties = [(one.id, new.id) for one in same if not one.superseded_by and _replaces(new, one)]
    above = [one for one in same if not one.superseded_by and _replaces(one, new)]
    if above:
        best = max(above, key=lambda one: (RANK.get(one.status, 1), one.id))
        ties.append((new.id, best.id))
    return tuple(ties)


def _replaces(newer: Document, older: Document) -> bool:
    low, high = RANK.get(older.status, 1), RANK.get(newer.status, 1)
    return high > low and (older.status is Status.DRAFT or newer.status is Status.AMENDED)


def transcripts(new: Document, others: Sequence[Document]) -> tuple[tuple[str, str], ...]:
    """(captions, recording) pairs that the new document makes with those of its meeting or folder.

    A name in common decides; failing that, a meeting with one recording only.
    """
    if new.kind is Kind.TRANSCRIPT:
        recordings = [one for one in others if one.kind is Kind.RECORDING]
        found = _recording_for(new, recordings)
        return ((new.id, found.id),) if found else ()
    if new.kind is Kind.RECORDING:
        loose = [o for o in others if o.kind is Kind.TRANSCRIPT and not o.transcript_of]
        recordings = [new, *(one for one in others if one.kind is Kind.RECORDING)]
        pairs = ((one.id, _recording_for(one, recordings)) for one in loose)
        return tuple((one, found.id) for one, found in pairs if found and found.id == new.id)
    return ()


def _recording_for(captions: Document, recordings: Sequence[Document]) -> Document | None:
    named = belongs(captions.filename, [one.filename for one in recordings])
    for one in recordings:
        if one.filename == named:
            return one
    same = [one for one in recordings if one.meeting_id and one.meeting_id == captions.meeting_id]
    return same[0] if len(same) == 1 else None

"""What the archive's papers tell about a recording: the names that are likely to be said in it."""

from __future__ import annotations

from dataclasses import dataclass

from archive import links
from archive.model import Document, Kind, Status
from archive.store import Catalogue
from ingest.recordings.terms import terms

MOST_PASSAGES = 600  # of each set of papers: an agenda and minutes, not a packet of 900 pages
BEFORE = 3  # earlier meetings of the same body: the same people sit
PAPERS = (Kind.AGENDA, Kind.MINUTES, Kind.NOTICE, Kind.RESOLUTION, Kind.BYLAW, Kind.PACKET)


@dataclass(frozen=True, slots=True)
class Names:
    """Names, the likeliest first, and the texts that they come from."""

    names: list[str]
    texts: list[str]


def names_for(catalogue: Catalogue, recording: Document, *, vocabulary: str = "") -> Names:
    """The names in the papers of a recording's meeting, and of those before it."""
    own = texts_of(catalogue, recording.meeting_id)
    before: list[str] = []
    if recording.body and recording.date:
        meetings = catalogue.meetings(body=links.slug(recording.body), limit=50)
        earlier = [one for one in meetings if one.date < recording.date][:BEFORE]
        before = [text for one in earlier for text in texts_of(catalogue, one.id)]
    # The meeting's own papers say what is spoken of; those before it, who speaks.
    names = terms(own, vocabulary=vocabulary)
    return Names(list(dict.fromkeys((*names, *terms(before)))), [*own, *before])


def texts_of(catalogue: Catalogue, meeting_id: str | None) -> list[str]:
    """The words of a meeting's papers, the agenda first, within bounds. What is kept from the
    public puts no word into a transcript."""
    if meeting_id is None:
        return []
    documents = [
        one
        for one in catalogue.documents_of(meeting_id)
        if one.kind in PAPERS and one.status is not Status.WITHDRAWN
    ]
    found = (passage.text for doc in documents for passage in catalogue.passages(doc.id))
    return [text for text, _ in zip(found, range(MOST_PASSAGES), strict=False)]

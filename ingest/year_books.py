"""Minutes of many meetings bound in one file: each part to its own meeting. Pure."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from archive import links
from archive.model import Body, Document, Identity, Kind, Meeting, Part
from ingest.paper import parts
from ingest.reading import PdfReading, Reading, text_of

# Doubts that a file's parts settle: it is filed under each of its meetings.
SETTLED = frozenset(
    {"year-book", "date-unknown", "date-incomplete", "date-conflict", "body-unknown"}
)


def parts_of(
    doc: Document, reading: Reading, identity: Identity, *, day_first: bool, council: str
) -> tuple[Part, ...]:
    """The meetings that a document binds; none where it is no year-book.

    A date that the clerk has stated is that of the whole file. council: the body of one that names
    none.
    """
    if doc.kind is not Kind.MINUTES or not isinstance(reading, PdfReading):
        return ()
    if any(one.field == "date" and one.source == "sidecar" for one in identity.evidence):
        return ()
    said = [text_of(page) for page in reading.pages]
    found = parts.parts(reading.openings or said, said=said, day_first=day_first)
    if len(found) < 2:
        return ()
    name = doc.body or council
    body, numbers = Body(links.slug(name), name), [page.number for page in reading.pages]
    return tuple(
        Part(
            doc.id,
            numbers[one.first - 1],
            numbers[one.last - 1],
            Meeting(f"{body.slug}/{one.date.isoformat()}", body, one.date) if one.date else None,
        )
        for one in found
    )


def as_book(doc: Document, bound: tuple[Part, ...]) -> Document:
    """The document with the date of its first meeting, and of no meeting as a whole: it is no
    version of any one meeting's minutes. Its first page's title is that of one meeting, too."""
    held = [one.meeting for one in bound if one.meeting]
    if not held:
        return doc
    doubts = [one for one in doc.doubts if one not in SETTLED]
    return replace(
        doc,
        body=held[0].body.name,
        date=min(one.date for one in held),
        meeting_id=None,
        title=PurePath(doc.filename).stem,
        doubts=tuple(doubts if doc.body else [*doubts, "body-assumed"]),
    )

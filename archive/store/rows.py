"""Rows of the database to records and back. Pure."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from typing import Any

from archive.model import (
    Body,
    Box,
    Cue,
    Document,
    Evidence,
    Kind,
    Media,
    Meeting,
    Page,
    PagePlace,
    Part,
    Passage,
    Status,
    TimePlace,
)


def document_row(doc: Document) -> dict[str, Any]:
    """A document as its row. The index flag is the store's own and not part of the record."""
    return {
        "id": doc.id,
        "sha256": doc.sha256,
        "filename": doc.filename,
        "folder": doc.folder,
        "media_type": doc.media_type,
        "size": doc.size,
        "kind": doc.kind.value,
        "title": doc.title,
        "date": doc.date.isoformat() if doc.date else None,
        "lang": doc.lang,
        "status": doc.status.value if doc.status else None,
        "meeting": doc.meeting_id,
        "page_count": doc.page_count,
        "duration_s": doc.media.duration_s if doc.media else None,
        "has_video": int(doc.media.has_video) if doc.media else None,
        "transcript_state": doc.media.state if doc.media else None,
        "doubts": json.dumps(doc.doubts),
        "received_at": doc.received_at.isoformat(timespec="seconds"),
    }


def document(row: sqlite3.Row) -> Document:
    """A row of documents joined with the body's name, and with the recording it speaks for."""
    media = None
    if row["duration_s"] is not None:
        media = Media(
            duration_s=row["duration_s"],
            has_video=bool(row["has_video"]),
            media_type=row["media_type"],
            state=row["transcript_state"],
        )
    return Document(
        id=row["id"],
        sha256=row["sha256"],
        filename=row["filename"],
        folder=row["folder"],
        media_type=row["media_type"],
        size=row["size"],
        kind=Kind(row["kind"]),
        title=row["title"],
        body=row["body_name"],
        date=dt.date.fromisoformat(row["date"]) if row["date"] else None,
        lang=row["lang"],
        status=_status(row),
        meeting_id=row["meeting"],
        page_count=row["page_count"],
        media=media,
        doubts=tuple(json.loads(row["doubts"])),
        received_at=dt.datetime.fromisoformat(row["received_at"]),
        superseded_by=row["superseded_by"],
        transcript_of=row["speaks_for"],
        made_by=row["made_by"],
    )


def _status(row: sqlite3.Row) -> Status | None:
    """What is withdrawn is so whether or not a later version stands in for it."""
    status = Status(row["status"]) if row["status"] else None
    return Status.SUPERSEDED if row["superseded_by"] and status is not Status.WITHDRAWN else status


def meeting(row: sqlite3.Row) -> Meeting:
    """A row of meetings joined with the body's name."""
    return Meeting(
        id=row["id"],
        body=Body(slug=row["body"], name=row["body_name"]),
        date=dt.date.fromisoformat(row["date"]),
    )


def part_row(part: Part) -> tuple[Any, ...]:
    meeting = part.meeting.id if part.meeting else None
    return (part.document_id, part.first_page, part.last_page, meeting)


def part(row: sqlite3.Row) -> Part:
    """A row of parts joined with their meetings and bodies, empty where a part has none."""
    held = meeting(row) if row["id"] else None
    return Part(row["document"], row["first_page"], row["last_page"], held)


PAGE_COLUMNS = "document, number, width, height, reader, confidence"


def page_row(doc_id: str, page: Page) -> tuple[Any, ...]:
    return (doc_id, page.number, page.width, page.height, page.reader, page.confidence)


def page(row: sqlite3.Row) -> Page:
    return Page(row["number"], row["width"], row["height"], row["reader"], row["confidence"])


def passage_row(n: int, passage: Passage) -> tuple[Any, ...]:
    """In the order of PASSAGE_COLUMNS."""
    place = passage.place
    if isinstance(place, PagePlace):
        box = place.box
        corners = (box.x0, box.top, box.x1, box.bottom) if box else (None,) * 4
        where = (place.page, *corners, None, None, None)
    else:
        where = (None, None, None, None, None, place.start_s, place.end_s, place.speaker)
    return (passage.id, passage.document_id, n, passage.text, passage.lang, *where)


PASSAGE_COLUMNS = "id, document, n, text, lang, page, x0, top, x1, bottom, start_s, end_s, speaker"


def passage(row: sqlite3.Row) -> Passage:
    place: PagePlace | TimePlace
    if row["page"] is not None:
        box = None
        if row["x0"] is not None:
            box = Box(row["x0"], row["top"], row["x1"], row["bottom"])
        place = PagePlace(row["page"], box)
    else:
        place = TimePlace(row["start_s"], row["end_s"], row["speaker"])
    return Passage(row["id"], row["document"], row["text"], place, row["lang"])


def cue_row(doc_id: str, n: int, cue: Cue) -> tuple[Any, ...]:
    """In the order of CUE_COLUMNS."""
    times = (cue.start_s, cue.end_s)
    return (doc_id, n, *times, cue.speaker, cue.text, int(cue.by_hand), cue.sure)


CUE_COLUMNS = "document, n, start_s, end_s, speaker, text, by_hand, sure"


def cue(row: sqlite3.Row) -> Cue:
    return Cue(
        row["start_s"], row["end_s"], row["text"], row["speaker"], bool(row["by_hand"]), row["sure"]
    )


def evidence_row(doc_id: str, n: int, one: Evidence) -> tuple[Any, ...]:
    return (
        doc_id, n, one.field, one.value, one.source, one.quote, one.confidence, int(one.chosen)
    )  # fmt: skip


def evidence(row: sqlite3.Row) -> Evidence:
    return Evidence(
        row["field"], row["value"], row["source"], row["quote"], row["confidence"],
        bool(row["chosen"]),
    )  # fmt: skip

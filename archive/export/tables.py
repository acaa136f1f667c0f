"""The archive as tables: JSON Lines or CSV, one file a kind of record.

Names follow the field's own (bodies, meetings, documents, passages). Withdrawn documents and
what they hold are left out. CSV cells that a spreadsheet would run as a formula are quoted
(OWASP, CSV injection).
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Set
from pathlib import Path
from typing import Any

from archive import links
from archive.model import Document, PagePlace, Status
from archive.store import Catalogue, as_bound

FORMATS = ("json", "csv")
Row = dict[str, Any]
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def export_to(catalogue: Catalogue, format: str, dest: Path, *, sealed: bool = False) -> list[Path]:
    """Write every table into a folder; returns the files. format is one of FORMATS.

    sealed: with what was withdrawn, for a copy that is not for the public.
    """
    dest.mkdir(parents=True, exist_ok=True)
    public = [d for d in catalogue.all_documents() if sealed or d.status is not Status.WITHDRAWN]
    known = {doc.id for doc in public}
    tables: dict[str, Iterable[Row]] = {
        "bodies": _bodies(catalogue),
        "meetings": _meetings(catalogue),
        "documents": (_document(doc, known) for doc in public),
        "parts": _parts(catalogue, public),
        "passages": _passages(catalogue, public),
    }
    write = write_json if format == "json" else _write_csv
    suffix = "jsonl" if format == "json" else "csv"
    return [write(dest / f"{name}.{suffix}", rows) for name, rows in tables.items()]


def _bodies(catalogue: Catalogue) -> Iterator[Row]:
    for count in catalogue.bodies():
        yield {"id": count.body.slug, "name": count.body.name, "meetings": count.meetings}


def _meetings(catalogue: Catalogue) -> Iterator[Row]:
    for meeting in catalogue.meetings(limit=-1):
        yield {
            "id": meeting.id,
            "body": meeting.body.name,
            "date": meeting.date.isoformat(),
            "url": links.meeting(meeting.id),
        }


def _document(doc: Document, known: Set[str]) -> Row:
    """A document; another is named only if it is known here."""
    return {
        "id": doc.id,
        "sha256": doc.sha256,
        "filename": doc.filename,
        "kind": doc.kind.value,
        "title": doc.title,
        "body": doc.body,
        "date": doc.date.isoformat() if doc.date else None,
        "lang": doc.lang,
        "status": doc.status.value if doc.status else None,
        "meeting": doc.meeting_id,
        "pages": doc.page_count,
        "duration_s": doc.media.duration_s if doc.media else None,
        "superseded_by": doc.superseded_by if doc.superseded_by in known else None,
        "transcript_of": doc.transcript_of if doc.transcript_of in known else None,
        "made_by": doc.made_by,
        "url": links.document(doc.id),
    }


def _parts(catalogue: Catalogue, documents: Iterable[Document]) -> Iterator[Row]:
    """The meetings that year-books bind."""
    bound = catalogue.parts_named(doc.id for doc in documents)
    for doc_id, parts in sorted(bound.items()):
        for one in parts:
            yield {
                "document": doc_id,
                "first_page": one.first_page,
                "last_page": one.last_page,
                "meeting": one.meeting.id if one.meeting else None,
                "date": one.meeting.date.isoformat() if one.meeting else None,
                "url": links.page(doc_id, one.first_page),
            }


def _passages(catalogue: Catalogue, documents: Iterable[Document]) -> Iterator[Row]:
    for doc in documents:
        parts = catalogue.parts(doc.id)
        for passage in catalogue.passages(doc.id):
            place = passage.place
            paper = isinstance(place, PagePlace)
            yield {
                "id": passage.id,
                "document": doc.id,
                "meeting": as_bound(doc, parts, place).meeting_id,
                "page": place.page if isinstance(place, PagePlace) else None,
                "start_s": None if isinstance(place, PagePlace) else place.start_s,
                "end_s": None if isinstance(place, PagePlace) else place.end_s,
                "speaker": None if isinstance(place, PagePlace) else place.speaker,
                "lang": passage.lang,
                "text": passage.text,
                "url": links.passage(passage, transcript_of=None if paper else doc.transcript_of),
            }


def write_json(path: Path, rows: Iterable[Row]) -> Path:
    """JSON Lines."""
    with path.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


def _write_csv(path: Path, rows: Iterable[Row]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer: csv.DictWriter[str] | None = None
        for row in rows:
            if writer is None:
                writer = csv.DictWriter(out, list(row))
                writer.writeheader()
            writer.writerow({name: _cell(value) for name, value in row.items()})
    return path


def _cell(value: Any) -> Any:
    harmless = not isinstance(value, str) or not value.startswith(FORMULA_STARTS)
    return value if harmless else f"'{value}"

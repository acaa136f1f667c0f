"""Bodies and meetings in the words of Popolo and Open Civic Data, as one JSON object.

Organizations as https://www.popoloproject.com/specs/organization.html, events as Open Civic Data's
Event (OCDEP 4): documents are media of the event, each with its links.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from archive.citation import date_text
from archive.export.declared import BY_NAME, every
from archive.model import Lang
from archive.store import Catalogue

KINDS = {"agenda": "agenda", "minutes": "minutes", "transcript": "transcript"}


def popolo(catalogue: Catalogue, *, root: str, lang: Lang) -> dict[str, Any]:
    """Everything that is published, addresses under root."""
    documents: dict[str, list[dict[str, Any]]] = {}
    for row in every(catalogue, BY_NAME["documents"]):
        if row["meeting"]:
            documents.setdefault(row["meeting"], []).append(_document(row, root))
    return {
        "organizations": [
            {
                "id": row["id"],
                "name": row["name"],
                "classification": "legislature" if "conseil" in row["id"] else "committee",
                "sources": [{"url": root + row["url"]}],
            }
            for row in every(catalogue, BY_NAME["bodies"])
        ],
        "events": [
            {
                "id": row["id"],
                "name": f"{row['body_name']}, {_day(row['date'], lang)}",
                "classification": "meeting",
                "start_date": row["date"],
                "status": "passed",
                "all_day": True,
                "organization_id": row["body"],
                "updated_at": row["changed_at"],
                "documents": documents.get(row["id"], []),
                "sources": [{"url": root + row["url"]}],
            }
            for row in every(catalogue, BY_NAME["meetings"])
        ],
    }


def _document(row: dict[str, Any], root: str) -> dict[str, Any]:
    return {
        "note": row["title"] or row["filename"],
        "classification": KINDS.get(row["kind"], row["kind"]),
        "date": row["date"],
        "status": row["status"],
        "sha256": row["sha256"],
        "links": [
            {"media_type": "text/html", "url": root + row["url"]},
            {"media_type": row["media_type"], "url": root + row["original_url"]},
        ],
    }


def _day(iso: str, lang: Lang) -> str:
    return date_text(dt.date.fromisoformat(iso), lang)

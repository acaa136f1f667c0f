"""Bodies and meetings in the words of Popolo and Open Civic Data, as one JSON object.

Organizations as https://www.popoloproject.com/specs/organization.html, events as Open Civic Data's
Event (OCDEP 4): documents are media of the event, each with its links.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from archive.citation import date_text
from archive.export.declared import BY_NAME, every
from archive.model import Lang
from archive.store import Catalogue

OPTIONS = {"for": "yes", "against": "no"}  # abstain and absent are Popolo's own words
RESULTS = {"carried": "pass", "lost": "fail"}
KINDS = {"agenda": "agenda", "minutes": "minutes", "transcript": "transcript"}


def popolo(catalogue: Catalogue, *, root: str, lang: Lang) -> dict[str, Any]:
    """Everything that is published, addresses under root."""
    documents: dict[str, list[dict[str, Any]]] = {}
    for row in every(catalogue, BY_NAME["documents"]):
        if row["meeting"]:
            documents.setdefault(row["meeting"], []).append(_document(row, root))
    agenda = _by_meeting(catalogue, "items", _item)
    votes = _votes(catalogue)
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
                "agenda": agenda.get(row["id"], []),
                "vote_events": votes.get(row["id"], []),
                "documents": documents.get(row["id"], []),
                "sources": [{"url": root + row["url"]}],
            }
            for row in every(catalogue, BY_NAME["meetings"])
        ],
    }


def _by_meeting(
    catalogue: Catalogue, name: str, made: Callable[[dict[str, Any]], dict[str, Any]]
) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in every(catalogue, BY_NAME[name]):
        if row["meeting"]:
            found.setdefault(row["meeting"], []).append(made(row))
    return found


def _item(row: dict[str, Any]) -> dict[str, Any]:
    return {"order": row["number"] or str(row["n"] + 1), "description": row["title"]}


def _votes(catalogue: Catalogue) -> dict[str, list[dict[str, Any]]]:
    """Decisions as Popolo's vote events, with their counts and each member's vote."""
    by_name: dict[str, list[dict[str, str]]] = {}
    for row in every(catalogue, BY_NAME["votes"]):
        option = OPTIONS.get(row["choice"], row["choice"])
        vote = {"voter_name": row["name"], "option": option}
        by_name.setdefault(row["decision"], []).append(vote)

    def event(row: dict[str, Any]) -> dict[str, Any]:
        counts = (("yes", row["votes_for"]), ("no", row["votes_against"]),
                  ("abstain", row["abstentions"]))  # fmt: skip
        return {
            "identifier": row["number"] or row["key"],
            "motion_text": row["text"],
            "result": RESULTS.get(row["outcome"], row["outcome"]),
            "counts": [{"option": name, "value": n} for name, n in counts if n is not None],
            "votes": by_name.get(row["id"], []),
        }

    return _by_meeting(catalogue, "decisions", event)


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

"""What was done to a document, when and by what: the log of its preservation.

Kinds of events are ours, in the words of the house; each names the type that the Library of
Congress gives such an event (PREMIS 3, http://id.loc.gov/vocabulary/preservation/eventType),
under which another archive reads it. Events are written in the transaction of the act itself and
never change. They are few: one an act, not one a passage. The nightly check of what is as it was
leaves none, but its time (Catalogue.last_check).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Literal

from archive.model import Filing, Lang

Outcome = Literal["success", "failure"]
SUCCESS: Outcome = "success"
FAILURE: Outcome = "failure"


class Did(StrEnum):
    """What was done."""

    RECEIVED = "received"
    SEEN = "seen"  # the same bytes came again, under another name
    READ = "read"
    TRANSCRIBED = "transcribed"
    INDEXED = "indexed"
    PAIRED = "paired"  # captions with their recording
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"  # brought back into sight
    EMBARGOED = "embargoed"  # kept from the public until a time
    PUBLISHED = "published"  # shown for the first time, after that
    SEALED = "sealed"  # kept for readers of sealed records
    REDACTED = "redacted"  # a region, a span or words removed, or given back
    CORRECTED = "corrected"  # by a clerk
    CHECKED = "checked"


PREMIS: dict[Did, str] = {
    Did.RECEIVED: "accession",
    Did.SEEN: "transfer",
    Did.READ: "extraction",
    Did.TRANSCRIBED: "extraction",
    Did.INDEXED: "ingestion end",
    Did.PAIRED: "metadata modification",
    Did.SUPERSEDED: "metadata modification",
    Did.WITHDRAWN: "policy assignment",  # the bytes are kept, and shown to no one
    Did.RESTORED: "policy assignment",
    Did.EMBARGOED: "policy assignment",
    Did.PUBLISHED: "dissemination",
    Did.SEALED: "policy assignment",
    Did.REDACTED: "redaction",
    Did.CORRECTED: "metadata modification",
    Did.CHECKED: "fixity check",
}
WORDS: dict[Lang, dict[Did, str]] = {
    "fr": {
        Did.RECEIVED: "Reçu",
        Did.SEEN: "Reçu de nouveau",
        Did.READ: "Lu",
        Did.TRANSCRIBED: "Transcrit",
        Did.INDEXED: "Indexé",
        Did.PAIRED: "Rattaché à son enregistrement",
        Did.SUPERSEDED: "Remplacé",
        Did.WITHDRAWN: "Retiré",
        Did.RESTORED: "Remis en ligne",
        Did.EMBARGOED: "Mis en attente de publication",
        Did.PUBLISHED: "Publié",
        Did.SEALED: "Mis sous scellés",
        Did.REDACTED: "Caviardé",
        Did.CORRECTED: "Corrigé par le greffe",
        Did.CHECKED: "Vérifié",
    },
    "en": {
        Did.RECEIVED: "Received",
        Did.SEEN: "Received again",
        Did.READ: "Read",
        Did.TRANSCRIBED: "Transcribed",
        Did.INDEXED: "Indexed",
        Did.PAIRED: "Paired with its recording",
        Did.SUPERSEDED: "Replaced",
        Did.WITHDRAWN: "Withdrawn",
        Did.RESTORED: "Shown again",
        Did.EMBARGOED: "Held until a time",
        Did.PUBLISHED: "Published",
        Did.SEALED: "Sealed",
        Did.REDACTED: "Redacted",
        Did.CORRECTED: "Corrected by the records office",
        Did.CHECKED: "Checked",
    },
}
FAILED: dict[Lang, str] = {"fr": "échec", "en": "failed"}


@dataclass(frozen=True, slots=True)
class Event:
    """One act. at is in UTC; agent the program that did it; detail plain JSON."""

    document_id: str
    did: Did
    at: dt.datetime
    agent: str
    outcome: Outcome
    detail: Mapping[str, Any]

    def words(self, lang: Lang) -> str:
        """Indexé; Vérifié (échec)."""
        said = WORDS[lang][self.did]
        return said if self.outcome == SUCCESS else f"{said} ({FAILED[lang]})"


def as_json(event: Event) -> dict[str, Any]:
    """An event as exports give it, with PREMIS's name for its type."""
    return {
        "document": event.document_id,
        "event": event.did.value,
        "premis": PREMIS[event.did],
        "at": event.at.isoformat(timespec="seconds"),
        "agent": event.agent,
        "outcome": event.outcome,
        "detail": dict(event.detail),
    }


@cache
def greffe() -> str:
    """The agent of most events: greffe and its version."""
    try:
        return f"greffe {version('greffe')}"
    except PackageNotFoundError:  # run from its sources, not installed
        return "greffe"


def of_filing(filing: Filing) -> list[Event]:
    """What filing a document says was done to it: received and read, and withdrawn where the
    clerk stated so from the first."""
    doc = filing.document
    received = {
        "filename": doc.filename, "folder": doc.folder, "sha256": doc.sha256, "size": doc.size
    }  # fmt: skip
    readers = sorted({page.reader for page in filing.pages if page.reader})
    read: dict[str, Any] = {"passages": len(filing.passages)}
    if filing.pages:
        read |= {"pages": len(filing.pages), "readers": readers}
    if filing.cues:
        read["cues"] = len(filing.cues)
    if doc.doubts:
        read["doubts"] = list(doc.doubts)
    agent = ", ".join([greffe(), *readers])
    made = [
        Event(doc.id, Did.RECEIVED, doc.received_at, greffe(), SUCCESS, received),
        Event(doc.id, Did.READ, doc.received_at, agent, SUCCESS, read),
    ]
    if doc.status == "withdrawn":
        made.append(Event(doc.id, Did.WITHDRAWN, doc.received_at, greffe(), SUCCESS, {}))
    return made

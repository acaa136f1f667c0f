"""How an excerpt is cited, in the language asked for. Pure."""

from __future__ import annotations

import datetime as dt

from archive.model import Document, Kind, Lang, Meeting, PagePlace, Passage, Status, TimePlace
from archive.timecode import stamp

MONTHS: dict[Lang, tuple[str, ...]] = {
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
        "octobre", "novembre", "décembre",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ),
}  # fmt: skip

KINDS: dict[Lang, dict[Kind, str]] = {
    "fr": {
        Kind.AGENDA: "Ordre du jour",
        Kind.MINUTES: "Procès-verbal",
        Kind.PACKET: "Dossier de séance",
        Kind.NOTICE: "Avis",
        Kind.RESOLUTION: "Délibération",
        Kind.BYLAW: "Règlement",
        Kind.REPORT: "Rapport",
        Kind.TRANSCRIPT: "Transcription",
        Kind.RECORDING: "Enregistrement",
        Kind.OTHER: "Document",
    },
    "en": {
        Kind.AGENDA: "Agenda",
        Kind.MINUTES: "Minutes",
        Kind.PACKET: "Packet",
        Kind.NOTICE: "Notice",
        Kind.RESOLUTION: "Resolution",
        Kind.BYLAW: "By-law",
        Kind.REPORT: "Report",
        Kind.TRANSCRIPT: "Transcript",
        Kind.RECORDING: "Recording",
        Kind.OTHER: "Document",
    },
}
STATUSES: dict[Lang, dict[Status, str]] = {
    "fr": {
        Status.DRAFT: "projet",
        Status.APPROVED: "adopté",
        Status.AMENDED: "modifié",
        Status.SUPERSEDED: "remplacé",
        Status.WITHDRAWN: "retiré",
    },
    "en": {
        Status.DRAFT: "draft",
        Status.APPROVED: "approved",
        Status.AMENDED: "amended",
        Status.SUPERSEDED: "superseded",
        Status.WITHDRAWN: "withdrawn",
    },
}


MACHINE: dict[Lang, str] = {"fr": "transcription automatique", "en": "machine transcript"}


def date_text(date: dt.date, lang: Lang) -> str:
    """24 avril 2014, 1er mars 2010; April 24, 2014."""
    month = MONTHS[lang][date.month - 1]
    if lang == "fr":
        return f"{'1er' if date.day == 1 else date.day} {month} {date.year}"
    return f"{month} {date.day}, {date.year}"


def meeting_title(meeting: Meeting, lang: Lang) -> str:
    """Conseil municipal, 24 avril 2014; of a later sitting of that day, its number."""
    return f"{meeting.body.name}, {date_text(meeting.date, lang)}{sitting(meeting, lang)}"


def sitting(meeting: Meeting, lang: Lang) -> str:
    """Of a later sitting of a day, what stands after the date: (2e séance), (sitting 2)."""
    number = meeting.id.partition("/")[2][11:]
    if not number:
        return ""
    return f" ({number}e séance)" if lang == "fr" else f" (sitting {number})"


def plain(passage: Passage, doc: Document, lang: Lang) -> str:
    """Body, date, kind, title, page or time: all that finds the excerpt again on paper.

    A draft or a superseded version says so, since it is not the record (Cities and Towns Act,
    s. 333: minutes are what the council adopted); and so do the words of a machine.
    """
    parts = [one for one in (doc.body, doc.date and date_text(doc.date, lang)) if one]
    kind = KINDS[lang][doc.kind]
    if doc.status in (Status.DRAFT, Status.AMENDED, Status.SUPERSEDED):
        kind += f" ({STATUSES[lang][doc.status]})"
    place = passage.place
    if doc.made_by == "machine" and isinstance(place, TimePlace):
        kind += f" ({MACHINE[lang]})"
    parts.append(kind)
    if isinstance(place, PagePlace):
        parts.append(f"p. {place.page}")
    else:
        if place.speaker:
            parts.append(place.speaker)
        parts.append(stamp(place.start_s))
    if not doc.meeting_id:
        parts.insert(0, doc.title or doc.filename)
    return ", ".join(parts)

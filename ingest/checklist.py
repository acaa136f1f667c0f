"""a-verifier.txt or to-check.txt in the home: what a clerk should look at, beside the inbox.

A clerk has the shared folder and no terminal, so the list is a plain text file there. It is
written again after each batch, whole.
"""

from __future__ import annotations

import json

from archive import doubts
from archive.citation import date_text
from archive.errors import sentence
from archive.model import Document, Lang
from archive.settings import Settings
from archive.store import Catalogue, Rejection
from ingest.rejecting import write_whole

NAME: dict[Lang, str] = {"fr": "a-verifier.txt", "en": "to-check.txt"}
# Small doubts that need no one's time are shown on the document only.
QUIET = frozenset({"body-assumed", "lang-unknown", "kind-unknown"})
HEADINGS: dict[Lang, dict[str, str]] = {
    "fr": {
        "doubts": "À VÉRIFIER : gardés et consultables, mais Greffe n'est pas sûr de tout",
        "rejected": "REFUSÉS : illisibles, dans le dossier « rejected » avec la raison",
        "queued": "ENREGISTREMENTS EN ATTENTE : audibles, sans transcription pour l'instant",
        "none": "Rien à vérifier.",
        "undated": "sans date",
    },
    "en": {
        "doubts": "TO CHECK: kept and searchable, but Greffe is not sure of everything",
        "rejected": "REJECTED: unreadable, in the folder “rejected” with the reason",
        "queued": "RECORDINGS WAITING: playable, without a transcript yet",
        "none": "Nothing to check.",
        "undated": "no date",
    },
}


def write(settings: Settings, catalogue: Catalogue) -> None:
    """Write the list anew, in the town's language."""
    lang = settings.lang
    write_whole(settings.home / NAME[lang], text(catalogue, lang))


def text(catalogue: Catalogue, lang: Lang) -> str:
    """The list as text; a line a file, longest trouble first."""
    heading = HEADINGS[lang]
    parts = [
        _part(heading["doubts"], [_doubtful(doc, lang) for doc in worth_a_look(catalogue)]),
        _part(heading["rejected"], [_rejected(one, lang) for one in catalogue.rejections()]),
        _part(heading["queued"], [_name(doc, lang) for doc in catalogue.queued_recordings()]),
    ]
    return "\n\n".join(part for part in parts if part) + "\n" if any(parts) else heading["none"]


def worth_a_look(catalogue: Catalogue) -> list[Document]:
    """Documents with a doubt that a clerk can settle."""
    return [doc for doc in catalogue.doubtful_documents() if set(doc.doubts) - QUIET]


def _part(heading: str, lines: list[str]) -> str:
    return "\n".join([heading, *(f"- {line}" for line in lines)]) if lines else ""


def _doubtful(doc: Document, lang: Lang) -> str:
    said = "; ".join(doubts.sentence(code, lang) for code in doc.doubts if code not in QUIET)
    return f"{_name(doc, lang)}: {said}" if lang == "en" else f"{_name(doc, lang)} : {said}"


def _rejected(one: Rejection, lang: Lang) -> str:
    fields = json.loads(one.fields)
    return sentence(one.code, lang, fields.pop("subject", one.filename), fields)


def _name(doc: Document, lang: Lang) -> str:
    when = date_text(doc.date, lang) if doc.date else HEADINGS[lang]["undated"]
    return f"{doc.folder}/{doc.filename} ({when})".lstrip("/")

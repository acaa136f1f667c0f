"""a-verifier.txt or to-check.txt in the home: what a clerk should look at, beside the inbox.

A clerk has the shared folder and no terminal, so the list is a plain text file there. It is
written again after each batch, whole.
"""

from __future__ import annotations

import json

from archive import doubts
from archive.citation import date_text
from archive.errors import sentence
from archive.model import LOW_CONFIDENCE, Document, Lang, Page
from archive.settings import Settings
from archive.store import Catalogue, Rejection
from ingest import inbox
from ingest.inbox import Stuck, stuck
from ingest.late import is_waited_for
from ingest.rejecting import write_whole

NAME: dict[Lang, str] = {"fr": "a-verifier.txt", "en": "to-check.txt"}
# Small doubts that need no one's time are shown on the document only.
QUIET = frozenset({"body-assumed", "lang-unknown", "kind-unknown"})
MOST_PAGES = 20  # that are listed of a document
HEADINGS: dict[Lang, dict[str, str]] = {
    "fr": {
        "doubts": "À VÉRIFIER : gardés et consultables, mais Greffe n'est pas sûr de tout",
        "rejected": "REFUSÉS : illisibles, dans le dossier « rejected » avec la raison",
        "stuck": "DANS LA BOÎTE DE DÉPÔT : Greffe n'y arrive pas",
        "queued": "ENREGISTREMENTS EN ATTENTE : audibles, sans transcription pour l'instant",
        "none": "Rien à vérifier.",
        "undated": "sans date",
    },
    "en": {
        "doubts": "TO CHECK: kept and searchable, but Greffe is not sure of everything",
        "rejected": "REJECTED: unreadable, in the folder “rejected” with the reason",
        "stuck": "IN THE INBOX: Greffe can't get at these",
        "queued": "RECORDINGS WAITING: playable, without a transcript yet",
        "none": "Nothing to check.",
        "undated": "no date",
    },
}
WAITING: dict[Lang, str] = {
    "fr": "il en manque une partie : Greffe attend la suite de la copie",
    "en": "a part of it is missing: Greffe waits for the rest of the copy",
}
STUCK: dict[Stuck, dict[Lang, str]] = {
    "unreadable": {
        "fr": "Greffe n'a pas le droit de le lire",
        "en": "Greffe is not allowed to read it",
    },
    "not removable": {
        "fr": "gardé, mais Greffe n'a pas le droit de l'enlever de ce dossier",
        "en": "kept, but Greffe is not allowed to remove it from this folder",
    },
    "link": {
        "fr": "c'est un raccourci : déposez le fichier lui-même",
        "en": "it is a shortcut: drop the file itself",
    },
}


def write(settings: Settings, catalogue: Catalogue) -> None:
    """Write the list anew, in the town's language."""
    lang = settings.lang
    write_whole(settings.home / NAME[lang], text(settings, catalogue))


def text(settings: Settings, catalogue: Catalogue) -> str:
    """The list as text; a line a file, longest trouble first."""
    lang, heading = settings.lang, HEADINGS[settings.lang]
    rejections = [
        one for one in catalogue.rejections() if (settings.rejected / one.place).exists()
    ]  # what a clerk has dealt with is thrown away there
    parts = [
        _part(
            heading["stuck"],
            [
                *(_line(name, STUCK[why][lang], lang) for name, why in stuck(settings.inbox)),
                *(_line(name, WAITING[lang], lang) for name in incomplete(settings)),
            ],
        ),
        _part(
            heading["doubts"], [_doubtful(doc, catalogue, lang) for doc in worth_a_look(catalogue)]
        ),
        _part(heading["rejected"], [_rejected(one, lang) for one in rejections]),
        _part(heading["queued"], [_name(doc, lang) for doc in catalogue.queued_recordings()]),
    ]
    return ("\n\n".join(part for part in parts if part) or heading["none"]) + "\n"


def worth_a_look(catalogue: Catalogue) -> list[Document]:
    """Documents with a doubt that a clerk can settle."""
    return [doc for doc in catalogue.doubtful_documents() if set(doc.doubts) - QUIET]


def incomplete(settings: Settings) -> list[str]:
    """The files in the inbox whose rest is waited for."""
    found = inbox.waiting(settings.inbox)
    return [
        "/".join((*one.folders, one.filename))
        for one in found
        if is_waited_for(one, settings.incomplete_s)
    ]


def _part(heading: str, lines: list[str]) -> str:
    return "\n".join([heading, *(f"- {line}" for line in lines)]) if lines else ""


def _doubtful(doc: Document, catalogue: Catalogue, lang: Lang) -> str:
    said = [doubts.sentence(code, lang) for code in doc.doubts if code not in QUIET]
    if "ocr-doubtful" in doc.doubts:
        numbers = [str(page.number) for page in catalogue.pages(doc.id) if is_low(page)]
        more = "…" if len(numbers) > MOST_PAGES else ""
        said.append(f"p. {', '.join(numbers[:MOST_PAGES])}{more}")
    return _line(_name(doc, lang), "; ".join(said), lang)


def is_low(page: Page) -> bool:
    """Whether a page was read from its picture with little confidence."""
    return page.confidence is not None and page.confidence < LOW_CONFIDENCE


def _line(name: str, said: str, lang: Lang) -> str:
    return f"{name}: {said}" if lang == "en" else f"{name} : {said}"


def _rejected(one: Rejection, lang: Lang) -> str:
    fields = json.loads(one.fields)
    return sentence(one.code, lang, fields.pop("subject", one.filename), fields)


def _name(doc: Document, lang: Lang) -> str:
    when = date_text(doc.date, lang) if doc.date else HEADINGS[lang]["undated"]
    return f"{doc.folder}/{doc.filename} ({when})".lstrip("/")

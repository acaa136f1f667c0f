"""An extract sheet: what a clerk signs to certify an excerpt, as a tagged PDF (PDF/UA-1).

The sheet is blank where the clerk's hand is needed: printed by anyone, it certifies nothing, and
says so.
"""

from __future__ import annotations

import json
from importlib import resources

from archive import citation, sitting, styles
from archive.flowing import flowed
from archive.model import Lang, Status

SAYS: dict[Lang, dict[str, str]] = {
    "fr": {
        "certified": "Extrait certifié conforme",
        "place": "Donné à ______________________________",
        "signature": "Greffière ou greffier",
        "date": "Date",
        "until": "Copie de lecture, sans valeur officielle tant qu’elle n’est pas signée par le "
        "greffe.",
        "number": "Résolution n°",
        "source": "Document",
        "address": "Adresse permanente",
        "sha256": "SHA-256 de l’original",
        "draft": "Projet : ce texte n’a pas été adopté et peut encore changer.",
        "superseded": "Version remplacée : le texte en vigueur se trouve dans une autre version.",
        "amended": "Ce document a été modifié depuis sa première diffusion.",
        "machine": "Transcription : seul l’enregistrement fait foi.",
    },
    "en": {
        "certified": "Certified true extract",
        "place": "Given at ______________________________",
        "signature": "Clerk",
        "date": "Date",
        "until": "A reading copy, of no official worth until it is signed by the clerk.",
        "number": "Resolution no.",
        "source": "Document",
        "address": "Permanent address",
        "sha256": "SHA-256 of the original",
        "draft": "Draft: this text has not been adopted and may still change.",
        "superseded": "Replaced version: the text in force stands in another version.",
        "amended": "This document was amended after it was first given out.",
        "machine": "Transcript: only the recording counts.",
    },
}
TEMPLATE = resources.files("archive").joinpath("extract.typ").read_bytes()


def pdf(sheet: styles.Sheet) -> bytes:
    """The sheet, one page or as many as the words need. The same excerpt gives the same bytes."""
    import typst  # thirty milliseconds that no start should wait for

    made = typst.compile(
        TEMPLATE,
        sys_inputs={"sheet": json.dumps(_said(sheet), ensure_ascii=False)},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,  # only the fonts that come with it: the same on every machine
        timestamp=sheet.doc.received_at,
    )
    assert isinstance(made, bytes)  # one file, since no name for several was given
    return made


def _said(sheet: styles.Sheet) -> dict[str, object]:
    doc, says = sheet.doc, SAYS[sheet.lang]
    number = sheet.cited.resolution
    facts = [
        (f"{says['number']}", number or "", False),
        (says["source"], f"{styles.minutes(sheet)} ({doc.filename})", False),
        (says["address"], sheet.address, True),
        (says["sha256"], doc.sha256, True),
    ]
    colon = "\u00a0:" if sheet.lang == "fr" else ":"
    return {
        "lang": sheet.lang,
        "text_lang": sheet.cited.passage.lang or doc.lang or sheet.lang,
        "town": sheet.town or "Greffe",
        "body": doc.body or "",
        "title": _title(sheet),
        "warning": _warning(sheet),
        "lines": [line for line in flowed(sheet.cited.passage.text).split("\n") if line.strip()],
        "facts": [(f"{name}{colon}", value, mono) for name, value, mono in facts if value],
        "address": sheet.address,
        "sha256": doc.sha256,
        "says": says,
    }


def _title(sheet: styles.Sheet) -> str:
    """« Extrait du procès-verbal de la séance ordinaire du conseil municipal tenue le … »."""
    doc = sheet.doc
    day = citation.date_text(doc.date, sheet.lang) if doc.date else ""
    held = sitting.Held(sheet.cited.sitting, doc.body or "", day)
    return sitting.extract_from(held, doc.kind, doc.status, sheet.lang, title=doc.title)


def _warning(sheet: styles.Sheet) -> str:
    says = SAYS[sheet.lang]
    status = {Status.DRAFT: "draft", Status.SUPERSEDED: "superseded", Status.AMENDED: "amended"}
    if sheet.doc.status in status:
        return says[status[sheet.doc.status]]
    return says["machine"] if sheet.time else ""

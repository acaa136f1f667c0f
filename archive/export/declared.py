"""The tables of the open data and what each field means. Said once: the API's answers and its
OpenAPI, CSV, JSON Lines, the SQLite copy and the data dictionary are all made from it.

A new table is a Selection in archive/store/published.py and a Table here or in a file beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from archive import links, quoting
from archive.export import announced, understood
from archive.export.fields import (
    BODY,
    BODY_NAME,
    CHANGED,
    DAY,
    DOCUMENT,
    KINDS,
    LANG,
    MEETING,
    STATUSES,
    URL,
    Field,
    Table,
)
from archive.model import LANGS
from archive.store import Catalogue, published
from archive.store.published import Row


def every(catalogue: Catalogue, table: Table, *, sealed: bool = False) -> Iterator[Row]:
    """All rows of a table as they are published; sealed: with what was withdrawn."""
    if table.source:
        return (table.row(made) for made in table.source(catalogue, None))
    return (table.row(found) for found in published.every(catalogue, table.name, sealed=sealed))


def count(catalogue: Catalogue, table: Table) -> int:
    """How many rows are published of a table."""
    if table.source:
        return sum(1 for _row in table.source(catalogue, None))
    return published.count(catalogue, table.name)


def _passage_url(row: Row) -> str:
    if row["page"] is not None:
        return f"{links.page(row['document'], row['page'])}#{links.anchor(row['id'])}"
    if row["recording"]:
        return links.moment(row["recording"], row["start_s"])
    return f"{links.document(row['document'])}#{links.anchor(row['id'])}"


def _opens_at(row: Row) -> str:
    return links.recording(row["id"]) if row["kind"] == "recording" else links.document(row["id"])


RECEIVED: tuple[Table, ...] = (
    Table(
        "bodies",
        {
            "fr": "Conseils, comités et commissions.",
            "en": "Councils, committees and boards.",
        },
        ("id",),
        (
            Field("id", {"fr": "Nom dans l'adresse.", "en": "Name in the address."}),
            Field("name", BODY_NAME),
            Field("meetings", {"fr": "Nombre de séances.", "en": "Number of meetings."}, "integer"),
            Field(
                "first_meeting",
                {"fr": "Jour de la première séance.", "en": "Day of the first meeting."},
                nullable=True,
                format="date",
            ),
            Field(
                "last_meeting",
                {"fr": "Jour de la dernière séance.", "en": "Day of the last meeting."},
                nullable=True,
                format="date",
            ),
            Field("url", URL, derive=lambda row: links.body(row["id"])),
        ),
    ),
    Table(
        "meetings",
        {"fr": "Séances d'une instance.", "en": "Meetings of a body."},
        ("id",),
        (
            Field("id", {"fr": "Instance et jour.", "en": "Body and day."}),
            Field("body", BODY, refers_to="bodies"),
            Field("body_name", BODY_NAME),
            Field("date", DAY, format="date"),
            Field("changed_at", CHANGED, format="date-time"),
            Field("url", URL, derive=lambda row: links.meeting(row["id"])),
        ),
    ),
    Table(
        "documents",
        {"fr": "Fichiers tels que reçus.", "en": "Files as received."},
        ("id",),
        (
            Field("id", {"fr": "Début du SHA-256.", "en": "Head of the SHA-256."}),
            Field("sha256", {"fr": "SHA-256 de l'original.", "en": "SHA-256 of the original."}),
            Field("filename", {"fr": "Nom du fichier reçu.", "en": "Name of the file received."}),
            Field("media_type", {"fr": "Type du fichier.", "en": "Type of the file."}),
            Field("size", {"fr": "Taille en octets.", "en": "Size in bytes."}, "integer"),
            Field(
                "kind", {"fr": "Sorte de document.", "en": "Kind of document."}, choices=KINDS
            ),
            Field("title", {"fr": "Titre.", "en": "Title."}),
            Field("body", BODY, nullable=True, refers_to="bodies"),
            Field("body_name", BODY_NAME, nullable=True),
            Field("date", DAY, nullable=True, format="date"),
            Field("lang", LANG, nullable=True, choices=LANGS),
            Field(
                "status",
                {
                    "fr": "Projet, adopté, modifié ou remplacé; vide si inconnu.",
                    "en": "Draft, approved, amended or superseded; empty where not known.",
                },
                nullable=True,
                choices=STATUSES,
            ),
            Field("meeting", MEETING, nullable=True, refers_to="meetings"),
            Field("pages", {"fr": "Nombre de pages.", "en": "Number of pages."}, "integer", True),
            Field(
                "duration_s", {"fr": "Durée en secondes.", "en": "Length in seconds."},
                "number", True,
            ),
            Field(
                "superseded_by",
                {"fr": "Version qui le remplace.", "en": "Version that replaces it."},
                nullable=True,
                refers_to="documents",
            ),
            Field(
                "transcript_of",
                {
                    "fr": "Enregistrement dont il est la transcription.",
                    "en": "Recording that it is the transcript of.",
                },
                nullable=True,
                refers_to="documents",
            ),
            Field(
                "made_by",
                {
                    "fr": "Qui a mis les paroles par écrit, si on le sait.",
                    "en": "Who wrote the spoken words down, where it is known.",
                },
                nullable=True,
                choices=("human", "machine"),
            ),
            Field(
                "received_at", {"fr": "Reçu le (UTC).", "en": "Received at (UTC)."},
                format="date-time",
            ),
            Field("changed_at", CHANGED, format="date-time"),
            Field("url", URL, derive=_opens_at),
            Field(
                "original_url",
                {"fr": "Adresse du fichier original.", "en": "Address of the original file."},
                derive=lambda row: links.original(row["id"]),
            ),
        ),
    ),
    Table(
        "parts",
        {
            "fr": "Pages d'un recueil qui appartiennent à une séance.",
            "en": "Pages of a year-book that belong to one meeting.",
        },
        ("document", "first_page"),
        (
            Field("document", DOCUMENT, refers_to="documents"),
            Field("first_page", {"fr": "Première page.", "en": "First page."}, "integer"),
            Field("last_page", {"fr": "Dernière page.", "en": "Last page."}, "integer"),
            Field("meeting", MEETING, nullable=True, refers_to="meetings"),
            Field("url", URL, derive=lambda row: links.page(row["document"], row["first_page"])),
        ),
    ),
    Table(
        "passages",
        {
            "fr": "Blocs d'une page ou moments d'un enregistrement : ce qui se cite.",
            "en": "Blocks of a page or spans of a recording: what is cited.",
        },
        ("id",),
        (
            Field("id", {"fr": "Document et place.", "en": "Document and place."}),
            Field("document", DOCUMENT, refers_to="documents"),
            Field("meeting", MEETING, nullable=True, refers_to="meetings"),
            Field("n", {"fr": "Rang dans le document.", "en": "Place in the document."}, "integer"),
            Field("page", {"fr": "Page, à partir de 1.", "en": "Page, from 1."}, "integer", True),
            *(
                Field(
                    name,
                    {
                        "fr": "Cadre sur la page, en points, depuis le coin supérieur gauche.",
                        "en": "Box on the page in points, from the top left corner.",
                    },
                    "number",
                    True,
                )
                for name in ("x0", "top", "x1", "bottom")
            ),
            Field("start_s", {"fr": "Début en secondes.", "en": "Start in seconds."}, "number",
                  True),
            Field("end_s", {"fr": "Fin en secondes.", "en": "End in seconds."}, "number", True),
            Field("speaker", {"fr": "Qui parle.", "en": "Who speaks."}, nullable=True),
            Field("lang", LANG, nullable=True, choices=LANGS),
            Field("text", {"fr": "Texte.", "en": "Text."}),
            Field("url", URL, derive=_passage_url),
            Field(
                "cite_url",
                {"fr": "Adresse permanente pour citer.", "en": "Permanent address to cite."},
                derive=lambda row: links.cite(row["id"], quoting.fingerprint(row["text"])),
            ),
        ),
    ),
)  # fmt: skip
TABLES: tuple[Table, ...] = (*RECEIVED, *understood.TABLES, *announced.TABLES)
BY_NAME = {table.name: table for table in TABLES}

"""The tables of what was understood of meetings: items, decisions, votes, attendance.

A program read them; confidence is its rule's own, and only the document counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from archive import links, people
from archive.export.fields import BODY, DOCUMENT, MEETING, URL, Field, Said, Table
from archive.model import Choice, Outcome, Presence
from archive.store import Catalogue, published
from archive.store.published import Row

ORDER: Said = {"fr": "Rang dans le document.", "en": "Place in the document."}
NUMBER: Said = {"fr": "Numéro, tel qu'imprimé.", "en": "Number, as printed."}
NAME: Said = {"fr": "Nom, tel qu'imprimé.", "en": "Name, as printed."}
PLACE = (
    Field("page", {"fr": "Page, à partir de 1.", "en": "Page, from 1."}, "integer", True),
    Field("start_s", {"fr": "Début en secondes.", "en": "Start in seconds."}, "number", True),
    Field(
        "confidence",
        {"fr": "Confiance de la règle de lecture, de 0 à 1.",
         "en": "Confidence of the rule that read it, 0 to 1."},
        "number",
    ),
    Field(
        "corrected",
        {"fr": "1 où le greffe l'a corrigé, sinon 0.",
         "en": "1 where the records office corrected it, else 0."},
        "integer",
    ),
)  # fmt: skip


def _page(row: Row) -> str:
    if row["page"] is None:
        return links.document(row["document"])
    return links.page(row["document"], row["page"])


def _people(catalogue: Catalogue, body: str | None) -> Iterator[Row]:
    """The members of bodies as their pages name them: one person across spellings."""
    slugs = [body] if body else [row["id"] for row in published.every(catalogue, "bodies")]
    for slug in slugs:
        for member in people.members(catalogue.sittings(slug)):
            yield {
                "id": f"{slug}/{member.slug}",
                "body": slug,
                "name": member.name,
                "meetings": len(member.sittings),
                "present": member.present,
                "first": member.first.meeting.date.isoformat(),
                "last": member.last.meeting.date.isoformat(),
            }


TABLES: tuple[Table, ...] = (
    Table(
        "items",
        {"fr": "Points de l'ordre du jour.", "en": "Items of the agenda."},
        ("document", "n"),
        (
            Field("document", DOCUMENT, refers_to="documents"),
            Field("meeting", MEETING, nullable=True, refers_to="meetings"),
            Field("n", ORDER, "integer"),
            Field("number", NUMBER, nullable=True),
            Field("title", {"fr": "Titre.", "en": "Title."}),
            Field("level", {"fr": "Niveau, à partir de 1.", "en": "Level, from 1."}, "integer"),
            *PLACE,
            Field("url", URL, derive=_page),
        ),
    ),
    Table(
        "decisions",
        {"fr": "Décisions : résolutions, motions.", "en": "Decisions: resolutions, motions."},
        ("id",),
        (
            Field("id", {"fr": "Document et clé.", "en": "Document and key."}),
            Field("document", DOCUMENT, refers_to="documents"),
            Field("meeting", MEETING, nullable=True, refers_to="meetings"),
            Field("n", ORDER, "integer"),
            Field("key", {"fr": "Clé dans l'adresse.", "en": "Key in the address."}),
            Field("number", NUMBER, nullable=True),
            Field("text", {"fr": "Texte.", "en": "Text."}),
            Field("outcome", {"fr": "Issue.", "en": "Outcome."},
                  choices=tuple(one.value for one in Outcome)),
            Field("item", {"fr": "Point de l'ordre du jour (items.n).",
                           "en": "Item of the agenda (items.n)."}, "integer", True),
            Field("unanimous", {"fr": "1 ou 0 où le document le dit, sinon vide.",
                                "en": "1 or 0 where the document says so, else empty."},
                  "integer", True),
            Field("votes_for", {"fr": "Voix pour.", "en": "Votes for."}, "integer", True),
            Field("votes_against", {"fr": "Voix contre.", "en": "Votes against."}, "integer",
                  True),
            Field("abstentions", {"fr": "Abstentions.", "en": "Abstentions."}, "integer", True),
            Field("mover", {"fr": "Proposeur.", "en": "Mover."}, nullable=True),
            Field("seconder", {"fr": "Appuyeur.", "en": "Seconder."}, nullable=True),
            *PLACE,
            Field("url", URL, derive=lambda row: links.decision(row["document"], row["key"])),
        ),
    ),
    Table(
        "votes",
        {"fr": "Votes de chaque personne.", "en": "How each person voted."},
        ("decision", "n"),
        (
            Field("document", DOCUMENT, refers_to="documents"),
            Field("decision", {"fr": "Décision (decisions.id).", "en": "Decision (decisions.id)."},
                  refers_to="decisions"),
            Field("n", {"fr": "Rang.", "en": "Place."}, "integer"),
            Field("name", NAME),
            Field("choice", {"fr": "Vote.", "en": "Vote."},
                  choices=tuple(one.value for one in Choice)),
        ),
    ),
    Table(
        "attendance",
        {"fr": "Présences des membres.", "en": "Which members were there."},
        ("document", "n"),
        (
            Field("document", DOCUMENT, refers_to="documents"),
            Field("meeting", MEETING, nullable=True, refers_to="meetings"),
            Field("n", ORDER, "integer"),
            Field("name", NAME),
            Field("role", {"fr": "Fonction, telle qu'imprimée.", "en": "Role, as printed."},
                  nullable=True),
            Field("presence", {"fr": "Présence.", "en": "Presence."},
                  choices=tuple(one.value for one in Presence)),
            Field("proxy_to", {"fr": "Qui vote pour l'absent.", "en": "Who votes for the absent."},
                  nullable=True),
            *PLACE,
            Field("url", URL, derive=_page),
        ),
    ),
    Table(
        "people",
        {"fr": "Membres des instances.", "en": "Members of bodies."},
        ("id",),
        (
            Field("id", {"fr": "Instance et nom.", "en": "Body and name."}),
            Field("body", BODY, refers_to="bodies"),
            Field("name", {"fr": "Nom le plus souvent imprimé.",
                           "en": "Name most often printed."}),
            Field("meetings", {"fr": "Séances où la personne est nommée.",
                               "en": "Meetings at which they are named."}, "integer"),
            Field("present", {"fr": "Dont présences.", "en": "Of which present."}, "integer"),
            Field("first", {"fr": "Première séance.", "en": "First meeting."}, format="date"),
            Field("last", {"fr": "Dernière séance.", "en": "Last meeting."}, format="date"),
            Field("url", URL, derive=lambda row: links.member(row["body"], row["name"])),
        ),
        source=_people,
    ),
)  # fmt: skip

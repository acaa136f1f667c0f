"""The table of what the records office announced."""

from __future__ import annotations

from archive import links
from archive.export.fields import CHANGED, URL, Field, Table

TABLES: tuple[Table, ...] = (
    Table(
        "announcements",
        {
            "fr": "Annonces du greffe, dès leur premier jour.",
            "en": "What the records office announced, from its first day on.",
        },
        ("id",),
        (
            Field("id", {"fr": "Numéro.", "en": "Number."}, "integer"),
            Field("title_fr", {"fr": "Titre en français, ou vide.",
                               "en": "Title in French, or empty."}),
            Field("text_fr", {"fr": "Texte en français.", "en": "Text in French."}),
            Field("title_en", {"fr": "Titre en anglais, ou vide.",
                               "en": "Title in English, or empty."}),
            Field("text_en", {"fr": "Texte en anglais.", "en": "Text in English."}),
            Field("starts", {"fr": "Premier jour.", "en": "First day."}, format="date"),
            Field("ends", {"fr": "Dernier jour, s'il y en a un.", "en": "Last day, if any."},
                  nullable=True, format="date"),
            Field("changed_at", CHANGED, format="date-time"),
            Field("url", URL, derive=lambda row: links.announcement(row["id"])),
        ),
    ),
)  # fmt: skip

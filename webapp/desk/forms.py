"""What a clerk types in the form of a document, checked. Pure."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Mapping

from flask_babel import gettext

from archive.model import LANGS, Kind, Status

Fields = Mapping[str, str | None]
STATUSES = (Status.DRAFT, Status.APPROVED, Status.AMENDED)  # the others come about otherwise
LONGEST = 300  # characters of a title or a body
YEARS = range(1600, 2200)
NAMES = ("kind", "title", "body", "date", "lang", "status")


def typed(form: Mapping[str, str]) -> dict[str, str | None]:
    """The fields as typed, on one line each; None for an empty one."""
    return {
        name: " ".join(unicodedata.normalize("NFC", form.get(name, "")).split()) or None
        for name in NAMES
    }


def troubles(fields: Fields) -> dict[str, str]:
    """By its field, what can't be taken and what can."""
    found: dict[str, str] = {}
    if fields["kind"] not in set(Kind):
        found["kind"] = gettext("Choose a kind from the list.")
    if not fields["title"]:
        found["title"] = gettext("A document has a title.")
    for name in ("title", "body"):
        value = fields[name] or ""
        if len(value) > LONGEST or not value.isprintable():
            found[name] = gettext("At most %(n)s characters, and only what can be seen.", n=LONGEST)
    if fields["date"] and not is_day(fields["date"]):
        found["date"] = gettext("A date is written as year-month-day, such as 2024-04-24.")
    if fields["lang"] and fields["lang"] not in LANGS:
        found["lang"] = gettext("Choose a language from the list.")
    if fields["status"] and fields["status"] not in STATUSES:
        found["status"] = gettext("Choose a status from the list.")
    return found


def is_day(text: str) -> bool:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return False
    return day.year in YEARS and day.isoformat() == text

"""Streets and lots: every one from A to Z, and all that the records say of one.

/places              the streets and lots of the archive, by name
/places/<slug>       decisions and mentions of one, latest first
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup, escape

from archive import links
from archive.mentions import PLACES, Mention
from archive.places import sorted_by, street_slug
from archive.store import NamedAt, Place
from webapp import site
from webapp.i18n import local

pages = Blueprint("places", __name__, url_prefix="/places")
A_PAGE = 25  # mentions
MOST_PAGES = 400
MOST_LISTED = 600  # places on one page
AROUND = 160  # characters of a passage before and after what is named


@dataclass(frozen=True, slots=True)
class Shown:
    """Where something is named: an excerpt with it marked, and where that is read."""

    at: NamedAt
    excerpt: Markup
    url: str


@pages.get("")
def places() -> str:
    """All streets and lots under their letters: rue Saint-Jean under S. Of many, one letter."""
    found = sorted(site.catalogue().streets_and_lots(), key=_sorting)
    letters = [(letter, list(some)) for letter, some in groupby(found, key=_letter)]
    names = [letter for letter, _some in letters]
    is_long = len(found) > MOST_LISTED
    if is_long:
        asked = request.args.get("letter", "")
        wanted = asked if asked in names else names[0]
        letters = [pair for pair in letters if pair[0] == wanted]
    return render_template(
        "places.html", letters=letters, names=names, is_long=is_long, total=len(found)
    )


@pages.get("/<slug>")
def place(slug: str) -> ResponseReturnValue:
    """One street or lot. A name that is written otherwise leads to it; 404 where none is named."""
    catalogue = site.catalogue()
    page = min(max(request.args.get("page", 1, type=int), 1), MOST_PAGES)
    found = catalogue.named_at(
        PLACES, slug, earliest=False, limit=A_PAGE, offset=A_PAGE * (page - 1)
    )
    if not found:
        other = street_slug(slug)
        if other != slug and catalogue.named_total(PLACES, other):
            return redirect(local(links.place(other)))
        abort(404)
    total = catalogue.named_total(PLACES, slug)
    return render_template(
        "place.html",
        name=catalogue.labels("street", [slug]).get(slug, found[0].mention.name),
        slug=slug,
        shown=shown(found),
        is_lot=slug.startswith("lot-"),
        total=total,
        page=page,
        last_page=min(MOST_PAGES, max(1, -(-total // A_PAGE))),
    )


def shown(found: Sequence[NamedAt]) -> list[Shown]:
    """Mentions with their excerpts; of one passage, the first."""
    first = {one.passage.id: one for one in reversed(found)}
    kept = [one for one in found if first[one.passage.id] is one]
    return [
        Shown(
            one,
            excerpt(one.passage.text, one.mention),
            links.passage(one.passage, transcript_of=one.document.transcript_of),
        )
        for one in kept
    ]


def excerpt(text: str, mention: Mention) -> Markup:
    """The words around what is named, which is marked."""
    start, end = mention.start, mention.end
    since = max(0, text.rfind(" ", 0, max(0, start - AROUND)) + 1)
    until = text.find(" ", min(len(text), end + AROUND))
    until = len(text) if until < 0 else until
    before, after = text[since:start], text[end:until]
    return Markup("{}{}<mark>{}</mark>{}{}").format(
        "… " if since else "",
        escape(before),
        escape(text[start:end]),
        escape(after),
        " …" if until < len(text) else "",
    )


def _sorting(one: Place) -> tuple[bool, str, str]:
    """Streets by name without their kind, then lots."""
    is_lot = one.slug.startswith("lot-")
    return is_lot, one.slug if is_lot else sorted_by(one.slug), one.slug


def _letter(one: Place) -> str:
    if one.slug.startswith("lot-"):
        return "lots"
    first = sorted_by(one.slug)[:1]
    return first.upper() if first.isalpha() else "0–9"

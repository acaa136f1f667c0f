"""A body and its meetings, year by year."""

from __future__ import annotations

from flask import Blueprint, render_template

from archive import people
from archive.store import Wanted
from webapp import site
from webapp.i18n import lang
from webapp.pages.meeting import listed

pages = Blueprint("body", __name__)


@pages.get("/bodies/<slug>")
def body(slug: str) -> str:
    """The meetings of one body. 404 if there is none of that name."""
    catalogue = site.catalogue()
    found = site.body_or_error(slug)
    return render_template(
        "body.html",
        body=found,
        members=people.members(catalogue.sittings(slug)),
        decisions=catalogue.decisions_total(Wanted(body=slug, lang=lang())),
        **listed(slug),
    )

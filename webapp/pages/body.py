"""A body and its meetings, year by year."""

from __future__ import annotations

import re

from flask import Blueprint, render_template

from archive import people
from archive.model import Document, Kind
from archive.store import Catalogue, Wanted
from ingest.identity.folding import fold
from webapp import site
from webapp.i18n import lang
from webapp.pages.meeting import listed

pages = Blueprint("body", __name__)
LATEST = 5  # decisions shown
FOUNDS = re.compile(r"\b(?:constitu\w+|cre(?:ant|ation|e)|institu\w+|establish\w*|creat\w+)\b")


def founded(catalogue: Catalogue, name: str) -> list[Document]:
    """The by-laws whose title says that they establish a body."""
    sought = fold(name)
    return [
        doc
        for doc in catalogue.standing_of_kind(Kind.BYLAW)
        if sought in fold(doc.title) and FOUNDS.search(fold(doc.title))
    ]


@pages.get("/bodies/<slug>")
def body(slug: str) -> str:
    """The meetings of one body. 404 if there is none of that name."""
    catalogue = site.catalogue()
    found = site.body_or_error(slug)
    return render_template(
        "body.html",
        body=found,
        about=site.here().settings.body_about.get(found.name.casefold(), {}),
        founded=founded(catalogue, found.name),
        latest=catalogue.decisions(Wanted(body=slug, lang=lang()), limit=LATEST),
        members=people.members(catalogue.sittings(slug)),
        decisions=catalogue.decisions_total(Wanted(body=slug, lang=lang())),
        **listed(slug),
    )

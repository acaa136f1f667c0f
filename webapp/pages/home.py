"""The first page, and the page about the site."""

from __future__ import annotations

from flask import Blueprint, render_template

from webapp import site
from webapp.pages.meeting import kinds_of

pages = Blueprint("home", __name__)
LATEST = 8


@pages.get("/")
def home() -> str:
    """Search first; then the bodies, the latest meetings and the latest documents."""
    catalogue = site.catalogue()
    recent = site.public(catalogue.recent_documents(LATEST * 3))
    latest = [doc for doc in recent if not doc.superseded_by][:LATEST]
    return render_template(
        "home.html",
        counts=catalogue.counts(),
        bodies=catalogue.bodies(),
        meetings=[one for one in catalogue.meetings(limit=LATEST) if kinds_of(one)],
        documents=latest,
    )


@pages.get("/about")
def about() -> str:
    """How to search and cite; accessibility; privacy; the open interface."""
    return render_template("about.html")

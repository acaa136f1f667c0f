"""The first page, and the page about the site."""

from __future__ import annotations

import datetime as dt

from flask import Blueprint, render_template

from archive.model import Document, Kind
from archive.store import Decided, Wanted
from webapp import site
from webapp.deciding import DOUBTFUL
from webapp.i18n import lang

pages = Blueprint("home", __name__)
LATEST, COMING, DECIDED, ANNOUNCED = 6, 3, 5, 3
LAST_DAY = dt.date.max


@pages.get("/")
def home() -> str:
    """Search first; then what comes, what was decided, what is new, and the ways in."""
    catalogue = site.catalogue()
    today = site.today()
    coming = catalogue.meetings_between(today, LAST_DAY, limit=COMING)
    latest = catalogue.meetings_before(today, limit=LATEST)
    newest = _newest()
    recordings = [doc for doc in newest if doc.kind is Kind.RECORDING]
    documents = [doc for doc in newest if doc.kind is not Kind.RECORDING]
    return render_template(
        "home.html",
        counts=catalogue.counts(),
        bodies=catalogue.bodies(),
        years=catalogue.meeting_years(),
        coming=coming,
        latest=latest,
        kinds=catalogue.kinds_of(one.id for one in (*coming, *latest)),
        announcements=catalogue.current_announcements(today, limit=ANNOUNCED),
        decided=_decided(),
        documents=documents[:LATEST],
        recordings=recordings[:LATEST],
    )


@pages.get("/about")
def about() -> str:
    """How to search and cite; accessibility; privacy; the open interface."""
    return render_template("about.html")


def _decided() -> list[Decided]:
    """The latest decisions of which the program that read them is fairly sure."""
    found = site.catalogue().decisions(Wanted(lang=lang()), limit=DECIDED * 10)
    return [one for one in found if one.decision.confidence >= DOUBTFUL][:DECIDED]


def _newest() -> list[Document]:
    """What was received last and stands: captions are heard with their recording, not listed."""
    found = site.catalogue().recent_documents(LATEST * 20)
    return [doc for doc in found if not doc.superseded_by and not doc.transcript_of]

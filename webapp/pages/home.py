"""The first page, and the page about the site."""

from __future__ import annotations

import datetime as dt

from flask import Blueprint, render_template

from archive.model import Document, Kind
from archive.store import Decided, Wanted
from webapp import site
from webapp.deciding import DOUBTFUL
from webapp.i18n import lang
from webapp.pages.meeting import kinds_of

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
    return render_template(
        "home.html",
        counts=catalogue.counts(),
        bodies=catalogue.bodies(),
        years=catalogue.meeting_years(),
        coming=coming,
        latest=latest,
        kinds={one.id: kinds_of(one) for one in (*coming, *latest)},
        announcements=catalogue.current_announcements(today, limit=ANNOUNCED),
        decided=_decided(),
        documents=_newest(recordings=False),
        recordings=_newest(recordings=True),
    )


@pages.get("/about")
def about() -> str:
    """How to search and cite; accessibility; privacy; the open interface."""
    return render_template("about.html")


def _decided() -> list[Decided]:
    """The latest decisions of which the program that read them is fairly sure."""
    found = site.catalogue().decisions(Wanted(lang=lang()), limit=DECIDED * 10)
    return [one for one in found if one.decision.confidence >= DOUBTFUL][:DECIDED]


def _newest(*, recordings: bool) -> list[Document]:
    """What was received last and stands: captions are heard with their recording, not listed."""
    kept = [
        doc
        for doc in site.catalogue().recent_documents(LATEST * 20)
        if not doc.superseded_by
        and not doc.transcript_of
        and (doc.kind is Kind.RECORDING) == recordings
    ]
    return kept[:LATEST]

"""Meetings as calendars, of all bodies and of each."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit

from flask import Blueprint, Response, abort

from archive import citation, links
from archive.export import ical
from archive.store import published
from archive.store.published import Row
from webapp import site
from webapp.absolute import absolute, root
from webapp.i18n import lang
from webapp.views import opens_at

pages = Blueprint("calendar", __name__)
MOST = 2000  # the latest; a calendar that is asked for each hour need not hold a century


@pages.get("/meetings.ics")
def meetings() -> Response:
    """All meetings."""
    return _calendar({}, site.here().settings.town_name or "Greffe")


@pages.get("/bodies/<slug>/meetings.ics")
def body(slug: str) -> Response:
    """The meetings of a body. 404 where nothing of it is published."""
    found = published.one(site.catalogue(), "bodies", {"id": slug})
    if found is None:
        abort(404)
    return _calendar({"body": slug}, found["name"])


def _calendar(where: dict[str, str], name: str) -> Response:
    rows, _more = published.page(site.catalogue(), "meetings", where=where, limit=MOST)
    made = ical.calendar((_event(row) for row in rows), name=name)
    return Response(made, mimetype="text/calendar")


def _event(row: Row) -> ical.Event:
    held = [doc for doc in site.public(site.catalogue().documents_of(row["id"]))
            if not doc.superseded_by]  # fmt: skip
    lines = [f"{citation.KINDS[lang()][doc.kind]}: {absolute(opens_at(doc))}" for doc in held]
    address = links.meeting(row["id"])
    return ical.Event(
        uid=f"{row['id']}@{urlsplit(root()).hostname or 'localhost'}",
        day=dt.date.fromisoformat(row["date"]),
        summary=row["body_name"],
        url=absolute(address),
        changed=dt.datetime.fromisoformat(row["changed_at"]),
        description="\n".join(lines),
    )

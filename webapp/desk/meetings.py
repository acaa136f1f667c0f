"""Meetings and bodies at the desk: two that are one are joined, one that is two is parted, a body
gets another name; each can be taken back, and addresses that were given out lead on."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from archive import links
from archive.audit import Entry
from archive.errors import NotFound
from archive.model import Document, Meeting
from archive.store import ChangedSince, Store, moving
from ingest import mending
from webapp import site
from webapp.desk import acts, doors, forms, indexing
from webapp.desk.doors import pages
from webapp.desk.records import is_shown

MOST = 500  # meetings of a list
ALIKE = 0.6  # of two names of bodies, from which their meetings of a day may be one
DAY = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


@pages.get("/meetings")
def meetings() -> str:
    """?on= a year, a month or a day; ?body= a slug."""
    catalogue = site.catalogue()
    asked, body = request.args.get("on", "").strip(), request.args.get("body", "")
    on = asked if DAY.fullmatch(asked) else ""
    found = catalogue.meetings(
        body=body or None, year=int(on[:4]) if on else None, limit=MOST if not on else 5000
    )
    shown = [one for one in found if one.date.isoformat().startswith(on)][:MOST]
    return render_template(
        "desk/meetings.html", meetings=shown, asked=asked, body=body, bodies=catalogue.bodies(),
        papers={one.id: len(_papers(one)) for one in shown}, alike=_alike(shown),
        done=_done_now(),
    )  # fmt: skip


@pages.get("/meetings/<body>/<date>")
def meeting(body: str, date: str) -> ResponseReturnValue:
    try:
        found = site.catalogue().meeting(f"{body}/{date}")
    except NotFound:
        abort(404)
    if not (papers := _papers(found)):  # nothing of it is this user's to see
        abort(403)
    return render_template(
        "desk/meeting.html", meeting=found, papers=papers, done=_done_now(),
        history=_history([moving.JOINED, moving.PARTED], found.id),
    )  # fmt: skip


@pages.get("/meetings/joining")
def joining() -> ResponseReturnValue:
    """What is meant, before it is done: ?id= twice."""
    ids = list(dict.fromkeys(request.args.getlist("id")))
    if len(ids) != 2:
        return redirect(url_for("desk.meetings", done="two-wanted"))
    try:
        pair = [site.catalogue().meeting(one) for one in ids]
    except NotFound:
        abort(404)
    if not all(map(_papers, pair)):
        abort(403)
    pair.sort(key=lambda one: -len(_papers(one)))  # the fuller one is the likelier to stay
    return render_template("desk/joining.html", pair=pair, papers={m.id: _papers(m) for m in pair})


@pages.post("/meetings/joining")
def join() -> ResponseReturnValue:
    kept, pair = request.form.get("kept", ""), request.form.getlist("id")
    gone = next((one for one in pair if one != kept), "")
    if kept not in pair:
        abort(400)
    try:
        with Store.open(site.here().settings.database) as store:
            mending.join(store, gone, kept, who=doors.who())
    except NotFound:
        abort(404)
    indexing.soon(site.here().settings)
    return _to(kept, "joined")


@pages.post("/meetings/<body>/<date>/part")
def part(body: str, date: str) -> ResponseReturnValue:
    old, chosen = f"{body}/{date}", request.form.getlist("doc")
    found = {doc.id for doc in _papers(site.catalogue().meeting(old))}
    if not chosen or not set(chosen) <= found or set(chosen) == found:
        return _to(old, "some-wanted")
    with Store.open(site.here().settings.database) as store:
        new = mending.part(store, old, chosen, who=doors.who())
    indexing.soon(site.here().settings)
    return _to(new, "parted")


@pages.post("/moved/<int:n>/undo")
def move_back(n: int) -> ResponseReturnValue:
    """Take back what was joined, parted or renamed."""
    entry = site.catalogue().audit_entry(n)
    if entry is None or entry.act not in moving.ACTS:
        abort(404)
    if entry.act == moving.RENAMED and not doors.may("desk.rename"):
        abort(403)
    said = "moved-back"
    try:
        with Store.open(site.here().settings.database) as store:
            mending.move_back(store, n, who=doors.who())
        indexing.soon(site.here().settings)
    except ChangedSince:
        said = "moved-since"
    if entry.act == moving.RENAMED:
        return redirect(url_for("desk.bodies", done=said))
    return _to(entry.subject, said)


@pages.get("/bodies")
def bodies() -> str:
    return render_template(
        "desk/bodies.html", bodies=site.catalogue().bodies(), done=_done_now(),
        history=_history([moving.RENAMED]),
    )  # fmt: skip


@pages.post("/bodies/<slug>")
def rename(slug: str) -> ResponseReturnValue:
    """A name that another body bears makes one of two: that is asked for once more."""
    name = forms.typed({"body": request.form.get("name", "")})["body"]
    if not name or len(name) > forms.LONGEST or not name.isprintable():
        return redirect(url_for("desk.bodies", done="no-name"))
    catalogue = site.catalogue()
    try:
        before = catalogue.body(slug)
    except NotFound:
        abort(404)
    if name == before.name:
        return redirect(url_for("desk.bodies", done="same"))
    there = [one for one in catalogue.bodies() if one.body.slug == links.slug(name)]
    if there and there[0].body.slug != slug and "sure" not in request.form:
        return render_template("desk/renaming.html", body=before, other=there[0], name=name)
    with Store.open(site.here().settings.database) as store:
        mending.rename(store, slug, name, who=doors.who())
    indexing.soon(site.here().settings)
    return redirect(url_for("desk.bodies", done="renamed"))


def _papers(meeting: Meeting) -> list[Document]:
    return [doc for doc in site.catalogue().documents_of(meeting.id) if is_shown(doc)]


def _history(names: list[str], subject: str = "") -> list[tuple[Entry, bool]]:
    """Acts of these names, of one meeting where it is given: (entry, whether it can be undone)."""
    catalogue = site.catalogue()
    found = catalogue.audit_acts(names, limit=50)
    return [
        (one, not moving.is_undone(catalogue, one.n))
        for one in found
        if not subject or subject in (one.subject, one.became().get("meeting"))
    ]


def _alike(found: list[Meeting]) -> list[tuple[Meeting, Meeting]]:
    """Meetings of one day whose bodies are written nearly alike: likely one."""
    pairs = []
    for n, one in enumerate(found):
        for other in found[n + 1 :]:
            if other.date != one.date:
                break
            alike = SequenceMatcher(None, one.body.slug, other.body.slug).ratio()
            if one.body.slug != other.body.slug and alike >= ALIKE:
                pairs.append((one, other))
    return pairs


def _to(meeting_id: str, said: str) -> ResponseReturnValue:
    """The page of a meeting; of one that is gone, the list."""
    try:
        site.catalogue().meeting(meeting_id)
    except NotFound:
        return redirect(url_for("desk.meetings", done=said))
    body, _slash, date = meeting_id.partition("/")
    return redirect(url_for("desk.meeting", body=body, date=date, done=said))


def _done_now() -> object:
    return acts.DONE.get(request.args.get("done", ""))

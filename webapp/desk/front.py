"""The front of the desk: what waits, what runs, what failed, what needs an eye; and the log."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import threading
from collections.abc import Iterator

from flask import Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _

from archive import doubts, lock
from archive.access import Way
from archive.errors import sentence
from archive.model import Document
from archive.store import Correspondence, Rejection
from ingest import checklist, inbox
from ingest.inbox import Arrival
from ingest.rejecting import waiting_again
from ingest.running import running
from ingest.wholeness import age_s
from webapp import site
from webapp.desk import acts, doors
from webapp.desk.doors import pages
from webapp.desk.receiving import arriving
from webapp.desk.records import is_shown
from webapp.i18n import lang

MOST = 50  # of each list; the rest is counted
LOG_PAGE = 100
LATEST = 8  # documents of which it is said what was understood
UNREAD_S = 120.0  # after which a file that nobody reads shows that there is no watcher
MENU = (
    ("desk.uploads", _("Bring in files")),
    ("desk.documents", _("Documents")),
    ("desk.announcements", _("Announcements")),
    ("desk.messages", _("Messages")),
    ("desk.mail", _("E-mail")),
    ("desk.meetings", _("Meetings")),
    ("desk.bodies", _("Bodies")),
    ("desk.retention", _("Retention")),
    ("desk.log", _("Log")),
)


@pages.context_processor
def _menu() -> dict[str, object]:
    return {"desk_menu": MENU, "said_of": acts.said}


@pages.get("")
@pages.get("/")
def front() -> ResponseReturnValue:
    return render_template("desk/front.html", **_standing())


@pages.get("/now")
def now() -> ResponseReturnValue:
    """The parts of the front that change by themselves, for a page that lies open."""
    return render_template("desk/now.html", **_standing())


@pages.post("/retry/<place>")
def retry(place: str) -> ResponseReturnValue:
    """Bring a rejected file in again."""
    return _retry([place])


@pages.post("/retry")
def retry_many() -> ResponseReturnValue:
    """Bring in again those that were chosen."""
    return _retry(request.form.getlist("place"))


def _retry(places: list[str]) -> ResponseReturnValue:
    """In a process of its own: it takes as long as it takes."""
    if not set(places) <= _can_be_retried():
        abort(404)
    for place in places:
        acts.note("retried", place)
    if places:
        start("retry", "--", *places)
    return redirect(url_for("desk.front", done="retried" if places else "none-chosen"))


def _standing() -> dict[str, object]:
    """How all stands: what arrives and waits, what was understood of the latest, what needs an
    eye, what failed."""
    settings, catalogue = site.here().settings, site.catalogue()
    arrivals = list(inbox.waiting(settings.inbox))
    rejections = [one for one in catalogue.rejections() if (settings.rejected / one.place).exists()]
    recent = catalogue.audit(limit=10)
    look = checklist.worth_a_look(catalogue)
    reading = running(settings)
    return {
        "coming": arriving(settings),
        "waiting": ["/".join((*one.folders, one.filename)) for one in arrivals],
        "halves": set(checklist.incomplete(settings)),
        "half": checklist.WAITING[lang()],
        "stuck": [
            (name, checklist.STUCK[why][lang()]) for name, why in inbox.stuck(settings.inbox)
        ],
        "running": reading,
        "is_still": bool(arrivals) and not reading and _nobody_reads(arrivals),
        "rejected": [(one, _why(one)) for one in rejections],
        "again": _can_be_retried(),
        "look": [(doc, [doubts.sentence(code, lang()) for code in doc.doubts]) for doc in look],
        "latest": [doc for doc in catalogue.recent_documents(LATEST) if is_shown(doc)],
        "queued": catalogue.queued_recordings(),
        "recent": [(one, acts.said(one)) for one in recent],
        "names": catalogue.documents_named(one.subject for one in recent)
        if doors.sees_sealed()
        else site.named(one.subject for one in recent),
        "new_messages": _new_messages() if doors.may("desk.messages") else 0,
        "held": _held_back(),
        "most": MOST,
        "done": acts.DONE.get(request.args.get("done", "")),
    }


def _nobody_reads(arrivals: list[Arrival]) -> bool:
    """Whether files have waited for so long that the watcher can't be at work."""
    settings = site.here().settings
    if lock.is_held(settings.home):
        return False
    ages = [age_s(one.path) for one in arrivals if one.path.exists()]
    return bool(ages) and min(ages) > max(UNREAD_S, settings.incomplete_s)


@pages.get("/log")
def log() -> ResponseReturnValue:
    below = request.args.get("below", type=int)
    entries = site.catalogue().audit(limit=LOG_PAGE, below=below)
    return render_template(
        "desk/log.html",
        entries=[(one, acts.said(one)) for one in entries],
        names=site.catalogue().documents_named(one.subject for one in entries),
        below=entries[-1].n if len(entries) == LOG_PAGE else None,
    )


@pages.get("/log.jsonl")
def log_file() -> Response:
    """The whole log, an entry a line, exactly as it is hashed."""
    lines: Iterator[str] = (
        json.dumps({name: getattr(one, name) for name in one.__slots__}, ensure_ascii=False) + "\n"
        for one in site.catalogue().whole_audit()
    )
    response = Response("".join(lines), mimetype="application/x-ndjson")
    response.headers["Content-Disposition"] = 'attachment; filename="greffe-log.jsonl"'
    return response


def start(*command: str) -> None:
    """Start a greffe command on this home, and do not wait for it."""
    greffe = [sys.executable, "-P", "-c", "from webapp.cli import main; main()"]
    home = str(site.here().settings.home)
    # In a thread that waits for it, so that it is not left behind as a zombie.
    threading.Thread(
        target=subprocess.run,
        args=([*greffe, "--home", home, *command],),
        kwargs={"stdin": subprocess.DEVNULL, "capture_output": True, "check": False},
        daemon=True,
    ).start()


def _new_messages() -> int:
    place = site.here().settings.correspondence
    if not place.exists():
        return 0
    with Correspondence.open(place) as kept:
        return kept.by_stage().get("new", 0)


def _held_back() -> list[tuple[Document, dt.datetime | None]]:
    """What is to be published, the next first; what has no time last."""
    catalogue = site.catalogue()
    until = {
        doc_id: one.until
        for doc_id, one in catalogue.withheld().items()
        if one.way is Way.EMBARGOED
    }
    found = [(doc, until[doc.id]) for doc in catalogue.documents_named(until).values()]
    last = dt.datetime.max.replace(tzinfo=dt.UTC)
    return sorted(found, key=lambda one: (one[1] or last, one[0].filename))


def _can_be_retried() -> set[str]:
    """Places in rejected/ whose file still lies there."""
    return {
        place
        for place, _file in waiting_again(site.catalogue(), site.here().settings.rejected)
        if "/" not in place
    }


def _why(one: Rejection) -> str:
    fields = json.loads(one.fields)
    return sentence(one.code, lang(), fields.pop("subject", one.filename), fields)

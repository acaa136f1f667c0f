"""What stands beside every page: its JSON at its own address with .json, the feed of a list, the
calendar of meetings."""

from __future__ import annotations

from flask import Blueprint, Response, request
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from archive.export.declared import BY_NAME
from webapp import site
from webapp.api import search as searching
from webapp.api import tables
from webapp.pages.api import ENDPOINTS, answering

pages = Blueprint("beside", __name__)
VIEWS = {one.name: answering(one) for one in ENDPOINTS}
# Pages by their endpoints, and what their address ends with.
BESIDE = {
    "home.home": "index.json",
    "meeting.meetings": ".json",
    "meeting.meeting": ".json",
    "body.body": ".json",
    "document.document": ".json",
    "document.page": ".json",
    "recording.recording": ".json",
    "search.search": ".json",
    "cite.cite": ".json",
    "decisions.register": ".json",
    "decisions.decision": ".json",
}


@pages.record_once
def _name(state: BlueprintSetupState) -> None:
    state.app.jinja_env.globals.update(beside=beside, feed=feed, calendar=calendar)


def beside() -> str:
    """The address of this page's JSON, with what was asked; empty where it has none."""
    ending = BESIDE.get(request.endpoint or "")
    if ending is None:
        return ""
    query = f"?{request.query_string.decode('latin-1')}" if request.query_string else ""
    return request.script_root + request.path + ending + query


# Lists by their endpoints, and the address of their feed below their own.
FEEDS = {
    "home.home": "feed.atom",
    "announcements.announcements": "/feed.atom",
    "body.body": "/feed.atom",
    "search.search": "/feed.atom",
}
CALENDARS = {"meeting.meetings": ".ics", "body.body": "/meetings.ics"}


def feed() -> str:
    """The address of the feed of this page's list; empty where it is none."""
    ending = FEEDS.get(request.endpoint or "")
    if ending is None or (request.endpoint == "search.search" and not request.args.get("q")):
        return ""
    asked = request.endpoint == "search.search"
    query = f"?{request.query_string.decode('latin-1')}" if asked else ""
    return request.script_root + request.path + ending + query


def calendar() -> str:
    """The address of the calendar of this page's meetings; empty where it lists none."""
    ending = CALENDARS.get(request.endpoint or "")
    return request.script_root + request.path + ending if ending else ""


@pages.get("/index.json")
def home() -> ResponseReturnValue:
    """The bodies: from them everything is reached."""
    return VIEWS["list_bodies"]()


@pages.get("/meetings.json")
def meetings() -> ResponseReturnValue:
    return VIEWS["list_meetings"]()


@pages.get("/meetings/<body>/<date>.json")
def meeting(body: str, date: str) -> ResponseReturnValue:
    return VIEWS["get_meetings"](body=body, date=date)


@pages.get("/bodies/<slug>.json")
def body(slug: str) -> ResponseReturnValue:
    return VIEWS["get_bodies"](id=slug)


@pages.get("/documents/<doc_id>.json", endpoint="document")
@pages.get("/recordings/<doc_id>.json", endpoint="recording")
def document(doc_id: str) -> ResponseReturnValue:
    return VIEWS["get_documents"](id=doc_id)


@pages.get("/documents/<doc_id>/page/<int:number>.json")
def page(doc_id: str, number: int) -> Response:
    """The passages of one page."""
    doc = site.document_or_error(doc_id)
    return tables.listed(BY_NAME["passages"], {"document": doc.id, "page": number, "limit": 500})


@pages.get("/decisions.json")
def decisions() -> ResponseReturnValue:
    return VIEWS["list_decisions"]()


@pages.get("/decisions/<doc_id>/<key>.json")
def decision(doc_id: str, key: str) -> ResponseReturnValue:
    return VIEWS["get_decisions"](document=doc_id, key=key)


@pages.get("/search.json")
def search() -> ResponseReturnValue:
    return VIEWS[searching.ENDPOINT.name]()

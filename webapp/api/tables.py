"""The tables of the open data as addresses: a list of each, and each record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from flask import Response, abort, jsonify, redirect
from flask.typing import ResponseReturnValue
from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from archive import links
from archive.errors import NotFound
from archive.export.declared import TABLES
from archive.export.fields import KINDS, STATUSES, Table
from archive.model import LANGS, Outcome
from archive.store import addresses, published
from webapp import site
from webapp.api.declare import Endpoint, Parameter
from webapp.api.paging import LONGEST, cursor, key
from webapp.i18n import lang

MOST = 500
BASE = "/api/v1"
TEXT = {"type": "string", "minLength": 1, "maxLength": 200}
DAY = {"type": "string", "format": "date"}
# Parameters by the name of the filter in archive/store/published.py.
FILTERS = {
    "body": Parameter("body", _("A body (bodies.id)."), TEXT, example="conseil-municipal"),
    "meeting": Parameter("meeting", _("A meeting (meetings.id)."), TEXT),
    "document": Parameter("document", _("A document (documents.id)."), TEXT),
    "kind": Parameter("kind", _("A kind of document."), {"type": "string", "enum": [*KINDS]}),
    "status": Parameter("status", _("A status."), {"type": "string", "enum": [*STATUSES]}),
    "lang": Parameter("lang", _("A language."), {"type": "string", "enum": [*LANGS]}),
    "decision": Parameter("decision", _("A decision (decisions.id)."), TEXT),
    "outcome": Parameter("outcome", _("An outcome."),
                         {"type": "string", "enum": [one.value for one in Outcome]}),
    "number": Parameter("number", _("A number, as printed."), TEXT, example="2014-04-118"),
    "name": Parameter("name", _("A name, as printed."), TEXT),
    "page": Parameter("page", _("A page of its document."),
                      {"type": "integer", "minimum": 1, "maximum": 1_000_000}),
    "from": Parameter("from", _("Not before this day."), DAY, example="2014-01-01"),
    "to": Parameter("to", _("Not after this day."), DAY, example="2014-12-31"),
    "changed_since": Parameter(
        "changed_since",
        _("Only records added or changed at this time or since, to keep a copy up to date."),
        {"type": "string", "format": "date-time"},
        example="2026-11-24T00:00:00+00:00",
    ),
}  # fmt: skip
LIMIT = Parameter("limit", _("How many."), {"type": "integer", "minimum": 1, "maximum": MOST})
CURSOR = Parameter("cursor", _("Where the list goes on: `next` of the answer before has it."),
                   {"type": "string", "maxLength": LONGEST})  # fmt: skip
IDS = {
    "meetings": (
        Parameter(
            "body", _("The body's part of the id."), TEXT, "path", example="conseil-municipal"
        ),
        Parameter("date", _("The day's part of the id."), TEXT, "path", example="2014-04-24"),
    ),
    "decisions": (
        Parameter("document", _("The document's part of the id."), TEXT, "path"),
        Parameter("key", _("The key's part of the id."), TEXT, "path", example="2014-04-118"),
    ),
}  # fmt: skip
ID = Parameter("id", _("The record's id."), TEXT, "path")
DEFAULT = 50
OF_DOCUMENTS = frozenset({"documents", "passages", "decisions"})  # ids begin with theirs


def endpoints() -> list[Endpoint]:
    """A list and, where a row has an id, a record for each table."""
    made = []
    for table in TABLES:
        if table.source:
            made.append(_whole(table))
            continue
        made.append(_list(table))
        if table.id == ("id",):
            made.append(_record(table))
    return made


def _list(table: Table) -> Endpoint:
    names = [name for name in published.SELECTIONS[table.name].filters if name != "id"]
    return Endpoint(
        name=f"list_{table.name}",
        path=f"/{table.name}",
        about=LazyString(lambda: table.about[lang()]),
        gives=list_schema(table.name),
        answer=lambda asked: listed(table, asked),
        parameters=(*(FILTERS[name] for name in names), LIMIT, CURSOR),
    )


def _whole(table: Table) -> Endpoint:
    """A table that is worked out and not selected: all of one body at once."""
    body = replace(FILTERS["body"], required=True)
    return Endpoint(
        name=f"list_{table.name}",
        path=f"/{table.name}",
        about=LazyString(lambda: table.about[lang()]),
        gives=list_schema(table.name),
        answer=lambda asked: _made(table, asked["body"]),
        parameters=(body,),
        refuses=(404,),
    )


def _made(table: Table, body: str) -> Response:
    if not table.source or published.one(site.catalogue(), "bodies", {"id": body}) is None:
        abort(404)
    rows = table.source(site.catalogue(), body)
    return jsonify(items=[table.row(row) for row in rows], next=None)


def _record(table: Table) -> Endpoint:
    ids = IDS.get(table.name, (ID,))
    return Endpoint(
        name=f"get_{table.name}",
        path=f"/{table.name}/" + "/".join(f"{{{one.name}}}" for one in ids),
        about=_("One record of this table: %(name)s.", name=table.name),
        gives=table.name,
        answer=lambda asked: record(table, "/".join(asked[one.name] for one in ids)),
        parameters=ids,
        refuses=(404, 410) if table.name in OF_DOCUMENTS else (404,),
    )


def _moved(table: Table, id_: str) -> str | None:
    """Where a body that was renamed is found, or a meeting that was joined to another."""
    if table.name == "bodies":
        return addresses.body_now(site.catalogue(), id_)
    return addresses.meeting_now(site.catalogue(), id_) if table.name == "meetings" else None


def list_schema(name: str) -> dict[str, Any]:
    """A stretch of a list: its records, and the address of the next, or null at the end."""
    return {
        "type": "object",
        "required": ["items", "next"],
        "additionalProperties": False,
        "properties": {
            "items": {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}},
            "next": {"type": ["string", "null"]},
        },
    }


def listed(table: Table, asked: Mapping[str, Any]) -> Response:
    """A stretch of a table. Stable while records come in: it goes on after a key, not a number."""
    keys = len(published.SELECTIONS[table.name].key)
    after = key(asked["cursor"], keys) if "cursor" in asked else ()
    where = {name: value for name, value in asked.items() if name not in ("limit", "cursor")}
    limit = asked.get("limit", DEFAULT)
    rows, following = published.page(
        site.catalogue(), table.name, where=where, after=after, limit=limit
    )
    next_ = None
    if following:
        query = urlencode({**where, "limit": limit, "cursor": cursor(following)})
        next_ = f"{BASE}/{table.name}?{query}"
    response = jsonify(items=[table.row(row) for row in rows], next=next_)
    if next_:
        response.headers["Link"] = f'<{next_}>; rel="next"'
    return response


def record(table: Table, id_: str) -> ResponseReturnValue:
    """One record; 404, or 410 where it was withdrawn."""
    found = published.one(site.catalogue(), table.name, {"id": id_})
    if found is None:
        if now := _moved(table, id_):
            return redirect(f"{BASE}/{table.name}/{now}", 301)
        if table.name in OF_DOCUMENTS and re.match(r"[0-9a-f]{16}", id_):
            try:
                site.document_or_error(links.document_of(id_))
            except NotFound:
                abort(404)
        abort(404)
    return jsonify(table.row(found))

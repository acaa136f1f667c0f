"""Search for programs: the same object that `greffe search --json` prints (DESIGN fixes it)."""

from __future__ import annotations

from typing import Any

from flask import jsonify, request
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _

from archive.model import LANGS, Kind
from archive.search import MAX_LIMIT, MAX_OFFSET, SORTS, as_json
from webapp import asking, i18n, site
from webapp.api.declare import Endpoint, Parameter, Refused

TEXT = {"type": "string"}
NULLABLE = {"type": ["string", "null"]}
SECONDS = {"type": ["number", "null"]}
COUNT = {"type": "array", "items": {"type": ["string", "integer"]}, "minItems": 2, "maxItems": 2}
COUNTS = {"type": "array", "items": COUNT}  # [["2014", 12], …]


def _object(properties: dict[str, Any], *, nullable: bool = False) -> dict[str, Any]:
    return {
        "type": ["object", "null"] if nullable else "object",
        "required": [*properties],
        "properties": properties,
    }


HIT = _object(
    {
        "passage": TEXT, "text": TEXT, "snippet_html": TEXT, "score": {"type": "number"},
        "page": {"type": ["integer", "null"]}, "start": SECONDS, "end": SECONDS,
        "speaker": NULLABLE, "lang": NULLABLE,
        "document": _object({name: NULLABLE if name == "status" else TEXT for name in
                             ("id", "kind", "title", "status", "filename", "url")}),
        "meeting": _object({name: TEXT for name in ("id", "body", "date", "title", "url")},
                           nullable=True),
        "url": TEXT, "citation": TEXT,
    }
)  # fmt: skip
RESULTS = _object(
    {
        "query": TEXT,
        "total": {"type": "integer"},
        "took_ms": {"type": "number"},
        "hits": {"type": "array", "items": HIT},
        "facets": {"type": "object", "additionalProperties": COUNTS},
    }
)
DAY = {"type": "string", "format": "date"}
PARAMETERS = (
    Parameter("q", _("The question: words, \"phrases\", -without, OR, prefix*."),
              {"type": "string", "minLength": 1, "pattern": r".*\S.*"}, required=True,
              example="pont"),
    Parameter("body", _("A body, by id or name."), TEXT, many=True),
    Parameter("kind", _("A kind of document."), {"type": "string", "enum": [k.value for k in Kind]},
              many=True),
    Parameter("year", _("A year."), {"type": "string", "pattern": "^[12][0-9]{3}$"}, many=True),
    Parameter("lang", _("A language."), {"type": "string", "enum": [*LANGS]}, many=True),
    Parameter("councillor", _("A member who moved, seconded or voted: a slug of the facet."), TEXT,
              many=True),
    Parameter("vote", _("What a vote came to."), {"type": "string", "enum": [*asking.VOTES]},
              many=True),
    Parameter("street", _("A street, by name or slug."), TEXT, many=True),
    Parameter("from", _("Not before this day."), DAY),
    Parameter("to", _("Not after this day."), DAY),
    Parameter("sort", _("The order."), {"type": "string", "enum": [*SORTS]}),
    Parameter("limit", _("How many."), {"type": "integer", "minimum": 0, "maximum": MAX_LIMIT}),
    Parameter("offset", _("How many to pass over."),
              {"type": "integer", "minimum": 0, "maximum": MAX_OFFSET}),
)  # fmt: skip


def search(_asked: dict[str, Any]) -> ResponseReturnValue:
    """Answer. What the page leaves out with a word, is refused here."""
    asked = asking.from_api(request.args)
    for one in asked.refused:
        raise Refused(one.name, one.value, one.expected)
    results = site.here().searcher.find(site.catalogue(), asked.query)
    return jsonify(as_json(results, lang=i18n.lang()))


ENDPOINT = Endpoint(
    name="search",
    path="/search",
    about=_("Search the words of all records."),
    gives="results",
    answer=search,
    parameters=PARAMETERS,
    refuses=(503,),
)

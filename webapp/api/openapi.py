"""The description of the API for programs, made from the same declarations that answer."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version
from typing import Any

from archive.export.declared import TABLES
from webapp.api import citing, search
from webapp.api.declare import Endpoint
from webapp.api.problems import MEDIA_TYPE, PROBLEM

REASONS = {
    400: "A parameter can't be used.",
    404: "Nothing has this id.",
    410: "It was withdrawn by the records office.",
    429: "Too many questions in a minute.",
    503: "The archive or its index can't be read for the moment.",
}
HEADERS = {
    name: {"description": about, "schema": {"type": "integer"}}
    for name, about in {
        "RateLimit-Limit": "Questions a minute.",
        "RateLimit-Remaining": "Questions left.",
        "RateLimit-Reset": "Seconds until they are all there again.",
    }.items()
}


def document(endpoints: Iterable[Endpoint], *, title: str, licence: str, server: str) -> Any:
    """The OpenAPI 3.1 object."""
    is_address = licence.startswith(("http://", "https://"))
    stated = {"license": {"name": licence} | ({"url": licence} if is_address else {})}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": title,
            "version": version("greffe"),
            "description": "Public records: no key, no cookie. Addresses in answers are without "
            "their host. Answers carry an ETag; ask again with If-None-Match.",
        }
        | (stated if licence else {}),
        "servers": [{"url": server}],
        "paths": {one.path: {"get": _operation(one)} for one in endpoints},
        "components": {
            "schemas": {table.name: table.schema() for table in TABLES}
            | {"results": search.RESULTS, "citation": citing.CITATION, "problem": PROBLEM}
        },
    }


def _operation(one: Endpoint) -> dict[str, Any]:
    gives = (
        {"$ref": f"#/components/schemas/{one.gives}"} if isinstance(one.gives, str) else one.gives
    )
    wrong = {"content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/problem"}}}}
    statuses = {*one.refuses, *((400,) if one.parameters else ()), 429}
    refused = {str(each): {"description": REASONS[each]} | wrong for each in sorted(statuses)}
    return {
        "operationId": one.name,
        "summary": str(one.about),
        "parameters": [parameter.openapi() for parameter in one.parameters],
        "responses": {
            "200": {
                "description": "The answer.",
                "headers": HEADERS,
                "content": {one.media_type: {"schema": gives}},
            },
            "304": {"description": "Not changed since the ETag named by If-None-Match."},
        }
        | refused,
    }

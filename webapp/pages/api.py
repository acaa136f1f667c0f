"""The API under /api/v1, its description for programs and its page for people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _

from webapp import site
from webapp.absolute import root
from webapp.api import citing, openapi, search, tables
from webapp.api.declare import Endpoint, Refused
from webapp.api.problems import is_for_programs, problem

pages = Blueprint("api", __name__, url_prefix="/api")
EXPOSED = "ETag, Link, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset"


def describe(_asked: dict[str, Any]) -> ResponseReturnValue:
    """The OpenAPI document."""
    settings = site.here().settings
    return jsonify(
        openapi.document(
            ENDPOINTS,
            title=settings.town_name or "Greffe",
            licence=settings.licence,
            server=root() + tables.BASE,
        )
    )


ENDPOINTS: tuple[Endpoint, ...] = (
    search.ENDPOINT,
    *tables.endpoints(),
    citing.ENDPOINT,
    Endpoint(
        name="openapi",
        path="/openapi.json",
        about=_("This description."),
        gives={"type": "object"},
        answer=describe,
        refuses=(),
    ),
)


@pages.get("")
def page() -> str:
    """What can be asked, for people."""
    return render_template("api.html", endpoints=ENDPOINTS, base=tables.BASE)


def answering(endpoint: Endpoint) -> Callable[..., ResponseReturnValue]:
    """The view of an endpoint: what was asked is understood by its declaration, or refused."""

    def view(**in_path: str) -> ResponseReturnValue:
        try:
            return endpoint.answer(_asked(endpoint, in_path))
        except Refused as refused:
            said = _(
                "%(name)s: %(value)s can't be used, %(expected)s is expected.",
                name=refused.name,
                value=repr(refused.value),
                expected=refused.expected,
            )
            return problem(400, str(_("A parameter can't be used")), str(said))

    return view


def _asked(endpoint: Endpoint, in_path: dict[str, str]) -> dict[str, Any]:
    """The parameters by name, those that were given. Raises Refused.

    Parameters that may be given several times are left to the endpoint.
    """
    found: dict[str, Any] = {}
    for one in endpoint.parameters:
        given = in_path.get(one.name) if one.where == "path" else request.args.get(one.name)
        if one.required and not (given or "").strip():
            raise Refused(one.name, given or "", f"{one.name}={one.example}")
        if given is not None and not one.many:
            found[one.name] = one.value(given)
    return found


for one in ENDPOINTS:
    pages.add_url_rule(f"/v1{one.rule}", one.name, answering(one), methods=["GET"])


@pages.after_app_request
def open_to_all(response: Response) -> Response:
    """Public records, no cookies: any site may ask."""
    return share(response) if is_for_programs() else response


def share(response: Response) -> Response:
    """Let pages of other sites read an answer."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
    response.headers["Access-Control-Allow-Headers"] = "If-None-Match"
    response.headers["Access-Control-Expose-Headers"] = EXPOSED
    response.headers["Access-Control-Max-Age"] = "86400"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response

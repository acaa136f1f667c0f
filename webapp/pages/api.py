"""Search for programs: the same object that `greffe search --json` prints."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from archive.search import as_json
from webapp import asking, i18n, site

pages = Blueprint("api", __name__, url_prefix="/api/v1")


@pages.get("/search")
def search() -> ResponseReturnValue:
    """Answer, or 400 with a sentence for each parameter that can't be understood."""
    asked = asking.from_api(request.args)
    if asked.refused:
        sentences = [
            _("%(name)s: %(value)s can't be used, %(expected)s is expected.",
              name=one.name, value=repr(one.value), expected=one.expected)
            for one in asked.refused
        ]  # fmt: skip
        return jsonify(error=" ".join(sentences)), 400
    results = site.here().searcher.find(site.catalogue(), asked.query)
    return jsonify(as_json(results, lang=i18n.lang()))


@pages.after_request
def open_to_all(response: Response) -> Response:
    """Public records, no cookies: any site may ask."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response

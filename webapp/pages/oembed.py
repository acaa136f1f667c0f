"""A recording's player for other sites, as oEmbed consumers ask for it (oembed.com, 2.3)."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import parse_qs, urlencode, urlsplit

from flask import Blueprint, Response, abort, jsonify, request, url_for

from archive.model import Kind
from webapp import site, views

pages = Blueprint("oembed", __name__)
RECORDING = re.compile(r"(?:/fr|/en)?/recordings/([0-9a-f]{16})")
WIDTH, SOUND_HEIGHT, FILM_HEIGHT = 640, 130, 400  # pixels, unless the consumer allows less


@pages.get("/oembed")
def oembed() -> Response:
    """The code to show a recording. 404 for another address, 501 for XML, as the standard says."""
    if request.args.get("format", "json") != "json":
        abort(501)
    try:
        asked = urlsplit(request.args.get("url", ""))
    except ValueError:  # http://[
        abort(404)
    found = RECORDING.fullmatch(asked.path.removeprefix(request.script_root).rstrip("/"))
    if asked.netloc != request.host or not found:
        abort(404)
    doc = site.document_or_error(found[1])
    if doc.kind is not Kind.RECORDING or not doc.media:
        abort(404)
    height = FILM_HEIGHT if doc.media.has_video else SOUND_HEIGHT
    width, height = _at_most("maxwidth", WIDTH), _at_most("maxheight", height)
    words = parse_qs(asked.query)
    moment = [(key, words[key][0]) for key in ("t", "to") if key in words]
    title = views.recording_title(doc)
    address = url_for("recording.embed", doc_id=doc.id, _external=True)
    if moment:
        address += f"?{urlencode(moment)}"
    frame = (
        f'<iframe src="{escape(address)}" width="{width}" height="{height}" '
        f'title="{escape(title)}" allowfullscreen></iframe>'
    )
    town = site.here().settings.town_name or "Greffe"
    response = jsonify(
        version="1.0",
        type="video" if doc.media.has_video else "rich",
        title=title,
        provider_name=town,
        provider_url=url_for("home.home", _external=True),
        html=frame,
        width=width,
        height=height,
    )
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _at_most(name: str, size: int) -> int:
    """A size in pixels, or less where the consumer says so."""
    asked = request.args.get(name, "")
    return min(size, max(80, int(asked))) if asked.isascii() and asked.isdigit() else size

"""How pages travel: asked for again cheaply, and packed.

Pages are kept by browsers but asked for again each time (no-cache with an ETag), so that a
record that is withdrawn or replaced is so at once; the answer is then mostly an empty 304.
"""

from __future__ import annotations

import gzip
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, abort, request

from webapp import colours, site
from webapp.i18n import shared

STATIC = Path(__file__).parent / "static"
STYLE = "style.css"  # the files of static/style one after the other: one request, kept for ever
STATIC_ENDPOINT = "static"
FOR_EVER = "public, max-age=31536000, immutable"
PACKED = frozenset(
    {
        "text/html", "text/css", "text/csv", "text/vtt", "text/plain", "text/calendar", "text/xml",
        "text/javascript", "image/svg+xml", "application/xml", "application/atom+xml",
        "application/json", "application/ld+json", "application/problem+json",
    }
)  # fmt: skip
SMALL = 1000  # bytes; below this packing gains nothing


TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def init_app(app: Flask) -> None:
    """Serve the static files; tag and pack every answer that is text."""
    app.add_url_rule("/static/<name>", STATIC_ENDPOINT, _static)
    app.after_request(_deliver)
    app.add_template_global(asset)


def asset(name: str) -> str:
    """The address of a static file, with its content in the address: it is kept for ever."""
    return shared(f"/static/{name}?v={_version(_content(name))}")


def _content(name: str) -> bytes:
    """A static file; the style with the town's own colour after it."""
    return _coloured(site.here().settings.colour) if name == STYLE else _files()[name]


@lru_cache(maxsize=8)
def _coloured(colour: str) -> bytes:
    return _files()[STYLE] + colours.sheet(colour)


@cache
def _version(content: bytes) -> str:
    return sha256(content).hexdigest()[:10]


@cache
def _files() -> dict[str, bytes]:
    """The static files by name, read once: there are few and they are small."""
    found = {path.name: path.read_bytes() for path in STATIC.iterdir() if path.suffix in TYPES}
    sheets = sorted((STATIC / "style").iterdir())
    return found | {STYLE: b"\n".join(sheet.read_bytes() for sheet in sheets)}


def _static(name: str) -> Response:
    if name not in _files():
        abort(404)
    content = _content(name)
    response = Response(content, mimetype=TYPES[Path(name).suffix])
    # A page of before an upgrade may ask for the old version: what it gets is not kept.
    same = request.args.get("v") == _version(content)
    response.headers["Cache-Control"] = FOR_EVER if same else "no-cache"
    return response


def _deliver(response: Response) -> Response:
    if response.direct_passthrough or response.mimetype not in PACKED:
        return response
    if response.cache_control.no_store:  # a page that holds a secret is not packed either (BREACH)
        return response
    if request.method in ("GET", "HEAD") and response.status_code == 200:
        response.headers.setdefault("Cache-Control", "no-cache")
        response.add_etag(weak=True)
        response.make_conditional(request)
    if response.status_code not in (206, 304):
        _pack(response)
    return response


def _pack(response: Response) -> None:
    response.vary.add("Accept-Encoding")
    plain = response.get_data()
    if len(plain) < SMALL or request.accept_encodings.quality("gzip") <= 0:
        return
    packed = _packed_once(plain) if request.endpoint == STATIC_ENDPOINT else _packed(plain)
    response.set_data(packed)
    response.headers["Content-Encoding"] = "gzip"


def _packed(plain: bytes) -> bytes:
    return gzip.compress(plain, compresslevel=5, mtime=0)


_packed_once = lru_cache(maxsize=64)(_packed)  # of the static files

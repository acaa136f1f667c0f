"""How pages travel: asked for again cheaply, and packed.

Pages are kept by browsers but asked for again each time (no-cache with an ETag), so that a
record that is withdrawn or replaced is so at once; the answer is then mostly an empty 304.
"""

from __future__ import annotations

import gzip
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, request, url_for

from webapp.i18n import shared

STATIC = Path(__file__).parent / "static"
FOR_EVER = "public, max-age=31536000, immutable"
PACKED = frozenset(
    {
        "text/html", "text/css", "text/vtt", "text/plain", "application/json",
        "text/javascript", "image/svg+xml",
    }
)  # fmt: skip
SMALL = 1000  # bytes; below this packing gains nothing


def init_app(app: Flask) -> None:
    """Tag and pack every answer that is text."""
    app.after_request(_deliver)
    app.add_template_global(asset)


def asset(name: str) -> str:
    """The address of a static file, with its content in the address: it is kept for ever."""
    plain = url_for("static", filename=name)
    return shared(plain.removeprefix(request.script_root)) + f"?v={_fingerprint(name)}"


@lru_cache(maxsize=64)
def _fingerprint(name: str) -> str:
    return sha256((STATIC / name).read_bytes()).hexdigest()[:10]


def _deliver(response: Response) -> Response:
    if request.endpoint == "static" and response.status_code == 200:
        response.headers["Cache-Control"] = FOR_EVER if "v" in request.args else "no-cache"
        response.direct_passthrough = False
    if response.direct_passthrough or response.mimetype not in PACKED:
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
    asked = request.accept_encodings
    if len(plain) < SMALL or "gzip" not in asked or asked["gzip"] <= 0:
        return
    response.set_data(gzip.compress(plain, compresslevel=5, mtime=0))
    response.headers["Content-Encoding"] = "gzip"

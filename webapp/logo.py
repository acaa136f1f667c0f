"""The town's own mark in the head of every page: a file of the home, named in the settings.

It is only ever shown as a picture (<img>), in which a browser runs no script and loads nothing;
opened by itself it stands in a sandbox without any rights, as files received do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, abort, request
from PIL import Image

from webapp import site
from webapp.delivery import FOR_EVER
from webapp.i18n import shared
from webapp.security import FILE_POLICY

TYPES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}
MOST = 200_000  # bytes; a larger one would weigh more than the page that shows it
HEIGHT, WIDEST = 40, 240  # pixels on the page
VIEW_BOX = re.compile(rb"viewBox\s*=\s*[\"']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)")


@dataclass(frozen=True, slots=True)
class Logo:
    """A mark and the room it takes, so that nothing moves when it arrives."""

    content: bytes
    media_type: str
    width: int
    height: int

    @property
    def version(self) -> str:
        return sha256(self.content).hexdigest()[:10]


def init_app(app: Flask) -> None:
    """Serve the mark, and tell the templates where it is."""
    app.add_url_rule("/logo", "logo", _serve)
    app.context_processor(lambda: {"logo": here(), "logo_address": address})


def here() -> Logo | None:
    """The mark of this home; None where none is set, or the file can't be shown."""
    settings = site.here().settings
    if not settings.logo:
        return None
    path = settings.home / settings.logo
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return None
    return _read(path, changed)


def address(logo: Logo) -> str:
    return shared(f"/logo?v={logo.version}")


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> Logo | None:
    media_type = TYPES.get(path.suffix.lower())
    content = path.read_bytes()
    if not media_type or len(content) > MOST:
        return None
    ratio = _drawn_ratio(content) if path.suffix.lower() == ".svg" else _pixel_ratio(path)
    if not ratio:
        return None
    width = min(round(HEIGHT * ratio), WIDEST)
    return Logo(content, media_type, max(width, 1), max(round(width / ratio), 1))


def _drawn_ratio(content: bytes) -> float | None:
    """Width by height of an SVG, from its viewBox; square where it says none."""
    if b"<svg" not in content:
        return None
    found = VIEW_BOX.search(content)
    return float(found[1]) / float(found[2]) if found and float(found[2]) else 1.0


def _pixel_ratio(path: Path) -> float | None:
    try:
        with Image.open(path) as opened:
            return opened.width / opened.height
    except (OSError, ValueError, Image.DecompressionBombError):
        return None


def _serve() -> Response:
    logo = here()
    if logo is None:
        abort(404)
    response = Response(logo.content, mimetype=logo.media_type)
    response.headers["Content-Security-Policy"] = FILE_POLICY
    same = request.args.get("v") == logo.version
    response.headers["Cache-Control"] = FOR_EVER if same else "no-cache"
    return response

"""Addresses that once were given out and have moved: bodies that were renamed, their meetings."""

from __future__ import annotations

import re

from flask import request

from archive import links
from archive.store import addresses
from webapp import site
from webapp.i18n import local

MOVING = re.compile(r"/(bodies|meetings)/([^/]+(?:/[^/.]+)?)(.*)")


def address_now() -> str | None:
    """Where what this request asks for stands now, in the same language; None if it never was."""
    found = MOVING.fullmatch(request.path)
    if not found:
        return None
    kind, old, rest = found.groups()
    catalogue = site.catalogue()
    if kind == "bodies":
        old, _slash, tail = old.partition("/")
        rest = f"/{tail}{rest}" if tail else rest
        old, dot, suffix = old.partition(".")
        now = addresses.body_now(catalogue, old)
        path = links.body(now) if now else None
        rest = f"{dot}{suffix}{rest}"
    else:
        now = addresses.meeting_now(catalogue, old)
        path = links.meeting(now) if now else None
    query = f"?{request.query_string.decode('latin-1')}" if request.query_string else ""
    return f"{local(path)}{rest}{query}" if path else None

"""Addresses with their host, for what leaves the site: citations, feeds, open data."""

from __future__ import annotations

from flask import request

from webapp import site
from webapp.i18n import ROOT_KEY


def root() -> str:
    """The site's public address without a slash at its end: as set, else as asked for."""
    set_ = site.here().settings.address
    return set_ or request.host_url.rstrip("/") + str(request.environ.get(ROOT_KEY, ""))


def absolute(address: str) -> str:
    """An address of archive.links with its host, the same in every language."""
    return root() + address

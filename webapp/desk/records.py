"""A document that a request of the desk names, and the reason that it gives."""

from __future__ import annotations

from flask import abort, request

from archive.errors import NotFound
from archive.model import Document
from webapp import site
from webapp.desk import doors

LONGEST_REASON = 500


def record(doc_id: str) -> Document:
    """404 for none, 403 for one that is kept from the public and not this user's to see."""
    try:
        doc = site.catalogue().document(doc_id)
    except NotFound:
        abort(404)
    if not doors.sees(site.catalogue().access(doc.id).way):
        abort(403)
    return doc


def is_shown(doc: Document) -> bool:
    """Whether this user may see a document at the desk."""
    return doors.sees(site.catalogue().access(doc.id).way)


def reason() -> str:
    """Why, on one line."""
    return " ".join(request.form.get("reason", "").split())[:LONGEST_REASON]

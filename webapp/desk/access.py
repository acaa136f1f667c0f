"""From when a document is public: now, at a time, not yet; or sealed. For one, or its meeting."""

from __future__ import annotations

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from archive.access import Way
from archive.model import Document
from archive.store import Store, Withholding
from ingest import publishing
from webapp import site
from webapp.desk import indexing
from webapp.desk.doors import pages, sees, who
from webapp.desk.records import reason, record


@pages.post("/documents/<doc_id>/access")
def set_access(doc_id: str) -> ResponseReturnValue:
    """?way: now, at (with day and hour, by this machine's clock), later, sealed."""
    doc = record(doc_id)
    way, why = request.form.get("way", ""), reason()
    until = None
    if way == "at":
        until = publishing.moment(f"{request.form.get('day', '')} {request.form.get('hour', '')}")
        if until is None or publishing.is_past(until):
            return _back(doc.id, "no-time")
    if way not in ("now", "at", "later", "sealed"):
        return _back(doc.id, "no-time")
    if way == "sealed" and not why:
        return _back(doc.id, "no-reason")
    with Store.open(site.here().settings.database) as store:
        acts = Withholding(store, who())
        for one in _meant(store, doc):
            if way == "now":
                acts.show(one.id, reason=why)
            else:
                kind = Way.SEALED if way == "sealed" else Way.EMBARGOED
                acts.withhold(one.id, kind, until=until, reason=why)
    indexing.soon(site.here().settings)
    return _back(doc.id, {"now": "shown", "sealed": "sealed"}.get(way, "waits"))


def _meant(store: Store, doc: Document) -> list[Document]:
    """The document, or all those of its meeting that this user may see."""
    if "meeting" not in request.form or doc.meeting_id is None:
        return [doc]
    others = [one for one in store.documents_of(doc.meeting_id) if one.id != doc.id]
    return [doc, *(one for one in others if sees(store.access(one.id).way))]


def _back(doc_id: str, done: str) -> ResponseReturnValue:
    return redirect(url_for("desk.document", doc_id=doc_id, done=done))

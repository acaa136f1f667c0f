"""One screen to check and mend a document, beside the picture of its page; withdrawing it and
bringing it back; and undoing what was done."""

from __future__ import annotations

from flask import Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from archive import doubts
from archive.errors import GreffeError, NotFound
from archive.model import Document, Kind, Status
from archive.store import Catalogue, ChangedSince, Mending, Store, lots
from archive.store.mending import AMENDING
from ingest import mending
from ingest.errors import Unreadable
from webapp import drawing, media, site
from webapp.desk import acts, doors, forms, indexing
from webapp.desk.doors import pages
from webapp.i18n import lang

MOST = 200  # documents of a list
LONGEST_REASON = 500
DOCUMENT = "desk.document"


@pages.get("/documents")
def documents() -> ResponseReturnValue:
    """?q= in the name or title; ?sealed=1 those that were withdrawn; ?all=1 with all chosen."""
    asked, sealed = request.args.get("q", "").strip(), "sealed" in request.args
    found = [
        doc for doc in reversed(site.catalogue().all_documents())
        if is_shown(doc)
        and (not sealed or doc.status is Status.WITHDRAWN)
        and asked.casefold() in f"{doc.filename}\n{doc.title}".casefold()
    ]  # fmt: skip
    found.sort(key=lambda doc: doc.received_at, reverse=True)
    return render_template(
        "desk/documents.html",
        found=found[:MOST], total=len(found), asked=asked, sealed=sealed,
        sees_sealed=doors.sees_sealed(), chosen="all" in request.args,
        kinds=list(Kind), statuses=forms.STATUSES, lots=lots.latest(site.catalogue()),
        bodies=[one.body.name for one in site.catalogue().bodies()],
        done=acts.DONE.get(request.args.get("done", "")), field_names=acts.FIELDS,
    )  # fmt: skip


@pages.get("/documents/<doc_id>")
def document(doc_id: str) -> ResponseReturnValue:
    doc = document_or_error(doc_id)
    return _page(doc, site.catalogue().standing(doc.id).fields)


@pages.post("/documents/<doc_id>")
def mend(doc_id: str) -> ResponseReturnValue:
    doc = document_or_error(doc_id)
    now = site.catalogue().standing(doc.id)
    typed = forms.typed(request.form)
    if troubles := forms.troubles(typed):
        return _page(doc, typed, troubles), 400
    values = {
        name: value for name, value in typed.items()
        if value != now.fields[name] and not (name == "status" and _is_withdrawn(doc))
    }  # fmt: skip
    if "sure" in request.form:
        values |= {name: typed[name] for name in doubts.SETTLED_BY}
    with Store.open(site.here().settings.database) as store:
        changed = mending.mend(store, doc.id, values, who=doors.who())
    return _done(doc.id, "corrected" if changed else "same")


@pages.post("/undo/<int:n>")
def undo(n: int) -> ResponseReturnValue:
    """Take back a correction by its number in the log."""
    entry = site.catalogue().audit_entry(n)
    if entry is None:
        abort(404)
    doc = document_or_error(entry.subject)
    try:
        with Store.open(site.here().settings.database) as store:
            if entry.act in AMENDING:
                mending.undo_amendment(store, n, who=doors.who())
            else:
                mending.undo(store, n, who=doors.who())
    except NotFound:
        abort(404)
    except ChangedSince:
        return _done(doc.id, "changed-since", changed=False)
    return _done(doc.id, "undone", to="desk.understood" if entry.act in AMENDING else DOCUMENT)


@pages.post("/documents/<doc_id>/withdraw")
def withdraw(doc_id: str) -> ResponseReturnValue:
    doc = document_or_error(doc_id)
    if not (reason := _reason()):
        return _done(doc.id, "no-reason", changed=False)
    with Store.open(site.here().settings.database) as store:
        Mending(store, doors.who()).withdraw(doc.id, reason)
    return _done(doc.id, "withdrawn")


@pages.post("/documents/<doc_id>/bring-back")
def bring_back(doc_id: str) -> ResponseReturnValue:
    doc = document_or_error(doc_id)
    if not (reason := _reason()):
        return _done(doc.id, "no-reason", changed=False)
    with Store.open(site.here().settings.database) as store:
        Mending(store, doors.who()).bring_back(doc.id, reason)
    return _done(doc.id, "brought-back")


@pages.get("/documents/<doc_id>/page/<int:number>.png")
def picture(doc_id: str, number: int) -> Response:
    """The picture of a page, also of a withdrawn document."""
    doc = document_or_error(doc_id)
    if number not in {page.number for page in site.catalogue().pages(doc.id)}:
        abort(404)
    try:
        drawn = drawing.picture(doc, number, max(drawing.WIDTHS))
    except (Unreadable, NotFound):
        abort(404)
    except drawing.TooManyWaiting:
        return drawing.come_back()
    except (GreffeError, OSError):
        abort(503)
    return Response(drawn, mimetype="image/png")


@pages.get("/documents/<doc_id>/original")
def original(doc_id: str) -> Response:
    doc = document_or_error(doc_id)
    return media.download(site.here().originals.path(doc.sha256), doc)


def document_or_error(doc_id: str) -> Document:
    """404 for none, 403 for one that is withdrawn and not this user's to see."""
    try:
        doc = site.catalogue().document(doc_id)
    except NotFound:
        abort(404)
    if not is_shown(doc):
        abort(403)
    return doc


def _is_withdrawn(doc: Document) -> bool:
    """Also where a later version stands in for it."""
    return site.catalogue().standing(doc.id).fields["status"] == Status.WITHDRAWN


def is_shown(doc: Document) -> bool:
    """Whether this user may see a document at the desk."""
    return doors.sees_sealed() or not (doc.status is Status.WITHDRAWN or _is_withdrawn(doc))


def _page(doc: Document, fields: forms.Fields, troubles: dict[str, str] | None = None) -> str:
    catalogue: Catalogue = site.catalogue()
    numbered = catalogue.pages(doc.id)
    number = request.args.get("page", 1, type=int)
    sheet = next((one for one in numbered if one.number == number), None)
    standing = catalogue.standing(doc.id)
    return render_template(
        "desk/document.html",
        doc=doc,
        has_lines=_has_lines(doc),
        fields=fields,
        troubles=troubles or {},
        mended=standing.mended,
        doubts=[doubts.sentence(code, lang()) for code in standing.doubts],
        can_settle=len(doubts.left(standing.doubts, doubts.SETTLED_BY)) < len(standing.doubts),
        withdrawn=standing.fields["status"] == Status.WITHDRAWN,
        kinds=list(Kind),
        statuses=forms.STATUSES,
        bodies=[one.body.name for one in catalogue.bodies()],
        page=sheet,
        pages=numbered,
        text=catalogue.passages(doc.id, page=number) if sheet else [],
        evidence=[one for one in catalogue.evidence(doc.id) if one.field in standing.fields],
        history=[(one, acts.said(one)) for one in catalogue.audit_of(doc.id)],
        field_names=acts.FIELDS,
        amending=AMENDING,
        done=acts.DONE.get(request.args.get("done", "")),
    )


def _has_lines(doc: Document) -> bool:
    """Whether there is a transcript to correct: its own, or of its recording."""
    spoken = site.catalogue().transcript_of(doc.id) if doc.kind is Kind.RECORDING else doc
    return bool(spoken and site.catalogue().has_cues(spoken.id))


def _reason() -> str:
    """Why, on one line."""
    return " ".join(request.form.get("reason", "").split())[:LONGEST_REASON]


def _done(
    doc_id: str, said: str, *, changed: bool = True, to: str = DOCUMENT
) -> ResponseReturnValue:
    if changed:
        indexing.soon(site.here().settings)
    return redirect(url_for(to, doc_id=doc_id, done=said))

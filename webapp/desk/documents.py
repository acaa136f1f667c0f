"""One screen to check and mend a document, beside the picture of its page; withdrawing it and
bringing it back; and undoing what was done."""

from __future__ import annotations

from flask import Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from archive import doubts
from archive.access import Access, Way
from archive.errors import GreffeError, NotFound
from archive.model import Document, Kind
from archive.store import Catalogue, ChangedSince, Store, Withholding, lots
from archive.store.mending import AMENDING
from ingest import mending
from ingest.errors import Unreadable
from webapp import drawing, media, site
from webapp.desk import acts, doors, forms, indexing
from webapp.desk.doors import pages
from webapp.desk.records import reason, record
from webapp.i18n import lang

MOST = 200  # documents of a list
DOCUMENT = "desk.document"


@pages.get("/documents")
def documents() -> ResponseReturnValue:
    """?q= in the name or title; ?sealed=1 those that are kept from the public; ?all=1 with all
    chosen."""
    asked, sealed = request.args.get("q", "").strip(), "sealed" in request.args
    withheld, public = site.catalogue().withheld(), Access(Way.OPEN)
    found = [
        doc for doc in reversed(site.catalogue().all_documents())
        if doors.sees(withheld.get(doc.id, public).way)
        and (not sealed or doc.id in withheld)
        and asked.casefold() in f"{doc.filename}\n{doc.title}".casefold()
    ]  # fmt: skip
    found.sort(key=lambda doc: doc.received_at, reverse=True)
    return render_template(
        "desk/documents.html",
        found=found[:MOST], total=len(found), asked=asked, sealed=sealed,
        chosen="all" in request.args,
        kinds=list(Kind), statuses=forms.STATUSES, lots=lots.latest(site.catalogue()),
        bodies=[one.body.name for one in site.catalogue().bodies()],
        done=acts.DONE.get(request.args.get("done", "")), field_names=acts.FIELDS,
        ways={doc.id: acts.WAYS[withheld[doc.id].way] for doc in found if doc.id in withheld},
    )  # fmt: skip


@pages.get("/documents/<doc_id>")
def document(doc_id: str) -> ResponseReturnValue:
    doc = record(doc_id)
    return _page(doc, site.catalogue().standing(doc.id).fields)


@pages.post("/documents/<doc_id>")
def mend(doc_id: str) -> ResponseReturnValue:
    doc = record(doc_id)
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
    doc = record(entry.subject)
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
    doc = record(doc_id)
    if not (why := reason()):
        return _done(doc.id, "no-reason", changed=False)
    with Store.open(site.here().settings.database) as store:
        Withholding(store, doors.who()).withhold(doc.id, Way.WITHDRAWN, reason=why)
    return _done(doc.id, "withdrawn")


@pages.post("/documents/<doc_id>/bring-back")
def bring_back(doc_id: str) -> ResponseReturnValue:
    doc = record(doc_id)
    if not (why := reason()):
        return _done(doc.id, "no-reason", changed=False)
    with Store.open(site.here().settings.database) as store:
        Withholding(store, doors.who()).show(doc.id, reason=why)
    return _done(doc.id, "brought-back")


@pages.get("/documents/<doc_id>/page/<int:number>.png")
def picture(doc_id: str, number: int) -> Response:
    """The picture of a page, also of a withdrawn document; whole for those who see what is sealed,
    unless ?burnt asks for what the public sees."""
    doc = record(doc_id)
    if number not in {page.number for page in site.catalogue().pages(doc.id)}:
        abort(404)
    try:
        whole = doors.sees_sealed() and "burnt" not in request.args
        drawn = drawing.picture(doc, number, max(drawing.WIDTHS), whole=whole)
    except (Unreadable, NotFound):
        abort(404)
    except drawing.TooManyWaiting:
        return drawing.come_back()
    except (GreffeError, OSError):
        abort(503)
    return Response(drawn, mimetype="image/png")


@pages.get("/documents/<doc_id>/original")
def original(doc_id: str) -> Response:
    doc = record(doc_id)
    return media.download(site.as_received(doc) if doors.sees_sealed() else site.given(doc))


def _is_withdrawn(doc: Document) -> bool:
    return site.catalogue().access(doc.id).way is not Way.OPEN


def _page(doc: Document, fields: forms.Fields, troubles: dict[str, str] | None = None) -> str:
    catalogue: Catalogue = site.catalogue()
    numbered = catalogue.pages(doc.id)
    number = request.args.get("page", 1, type=int)
    sheet = next((one for one in numbered if one.number == number), None)
    standing, access = catalogue.standing(doc.id), catalogue.access(doc.id)
    return render_template(
        "desk/document.html",
        doc=doc,
        has_lines=_has_lines(doc),
        fields=fields,
        troubles=troubles or {},
        mended=standing.mended,
        doubts=[doubts.sentence(code, lang()) for code in standing.doubts],
        can_settle=len(doubts.left(standing.doubts, doubts.SETTLED_BY)) < len(standing.doubts),
        access=access,
        way=acts.WAYS.get(access.way),
        redactions=catalogue.redactions(doc.id),
        sees_sealed=doors.sees_sealed(),
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


def _done(
    doc_id: str, said: str, *, changed: bool = True, to: str = DOCUMENT
) -> ResponseReturnValue:
    if changed:
        indexing.soon(site.here().settings)
    return redirect(url_for(to, doc_id=doc_id, done=said))

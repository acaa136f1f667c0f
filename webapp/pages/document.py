"""A document: its pages beside their text, its file as received."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.http import quote_etag, unquote_etag
from werkzeug.wrappers import Response as Redirect

from archive import citation, links, text_layer
from archive.errors import GreffeError, NotFound
from archive.model import Box, Document, Kind, Page, PagePlace, Passage
from archive.search import recording_of
from archive.store import as_bound
from ingest.errors import Unreadable
from webapp import approvals, drawing, media, site, transcripts, views
from webapp.i18n import lang, local

pages = Blueprint("document", __name__, url_prefix="/documents")
TITLE = "p1-0"  # the passage that stands for a document without words: its heading shows it


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage as a page shows it."""

    passage: Passage
    anchor: str
    box: Box | None
    citation: str


@pages.get("/<doc_id>")
def document(doc_id: str) -> ResponseReturnValue:
    """The first page; a transcript whole; a recording where it is played."""
    doc = site.document_or_error(doc_id)
    if doc.kind is Kind.RECORDING:
        return redirect(local(links.recording(doc.id)))
    if numbered := site.catalogue().pages(doc.id):
        return _page(doc, numbered, numbered[0].number)
    return _transcript(doc)


@pages.get("/<doc_id>/page")
def go_to_page(doc_id: str) -> Redirect:
    """?n=12 leads to page 12, for the form of a page without script."""
    doc = site.document_or_error(doc_id)
    numbers = [page.number for page in site.catalogue().pages(doc.id)] or [1]
    asked = request.args.get("n", 1, type=int)
    nearest = min(numbers, key=lambda number: abs(number - asked))
    return redirect(url_for(".page", doc_id=doc.id, number=nearest))


@pages.get("/<doc_id>/page/<int:number>")
def page(doc_id: str, number: int) -> ResponseReturnValue:
    """One page beside its text."""
    doc = site.document_or_error(doc_id)
    return _page(doc, site.catalogue().pages(doc.id), number)


@pages.get("/<doc_id>/page/<int:number>.png")
def image(doc_id: str, number: int) -> Response:
    """The picture of a page, drawn when it is first asked for. ?w= is one of drawing.WIDTHS."""
    doc = site.document_or_error(doc_id)
    if number not in {page.number for page in site.catalogue().pages(doc.id)}:
        abort(404)
    asked = request.args.get("w", max(drawing.WIDTHS), type=int)
    width = asked if asked in drawing.WIDTHS else max(drawing.WIDTHS)
    headers = {
        "ETag": quote_etag(drawing.tag(doc, number, width)),
        "Cache-Control": media.KEPT,
    }
    if request.if_none_match.contains_weak(unquote_etag(headers["ETag"])[0]):
        return Response(status=304, headers=headers)
    try:
        drawn = drawing.picture(doc, number, width)
    except (Unreadable, NotFound):
        abort(404)
    except drawing.TooManyWaiting:
        return drawing.come_back()
    except (GreffeError, OSError):
        abort(503)
    return Response(drawn, mimetype="image/png", headers=headers)


@pages.get("/<doc_id>/original")
def original(doc_id: str) -> Response:
    """The file as received, or as it is given out, to be saved."""
    doc = site.document_or_error(doc_id)
    return media.download(site.given(doc))


def _page(doc: Document, numbered: list[Page], number: int) -> str:
    numbers = [one.number for one in numbered]
    if number not in numbers:
        abort(404)
    at = numbers.index(number)
    parts = site.catalogue().parts(doc.id)
    doc = as_bound(doc, parts, PagePlace(number, None))
    passages = site.catalogue().passages(doc.id, page=number)
    passages = [one for one in passages if links.anchor(one.id) != TITLE]
    looked_for = request.args.get("q", "").strip()
    wanted = views.looked_for_stems(looked_for)
    layout = site.catalogue().layout_of_page(doc.id, number)
    return render_template(
        "document.html",
        doc=doc,
        bound=parts,
        page=numbered[at],
        pages=numbered,
        previous=numbers[at - 1] if at else None,
        following=numbers[at + 1] if at + 1 < len(numbers) else None,
        strip=views.strip(numbers, number),
        textless=views.textless(numbered),
        sizes={one.number: one for one in numbered},
        shown=[shown(one, doc) for one in passages],
        over=text_layer.over(passages, layout, wanted),
        looked_for=looked_for,
        wanted=wanted,
        **related(doc),
    )


def _transcript(doc: Document) -> str:
    """A document without pages: the lines of a caption file, or nothing but the file."""
    cues = transcripts.cues_of(site.catalogue(), doc)
    looked_for = request.args.get("q", "").strip()
    return render_template(
        "transcript.html",
        doc=doc,
        turns=list(transcripts.turns(cues, site.catalogue().passages(doc.id))),
        recording=recording_of(doc),
        looked_for=looked_for,
        wanted=views.looked_for_stems(looked_for),
        **related(doc),
    )


def related(doc: Document) -> dict[str, object]:
    """What a document's page says of its neighbours: its meeting, the versions around it."""
    catalogue = site.catalogue()
    newer = site.named([doc.superseded_by]) if doc.superseded_by else {}
    meeting = catalogue.meeting(doc.meeting_id) if doc.meeting_id else None
    is_minutes = meeting and doc.kind is Kind.MINUTES and not doc.superseded_by
    return {
        "meeting": meeting,
        "approval": approvals.of_minutes(catalogue, meeting) if meeting and is_minutes else None,
        "newer": next(iter(newer.values()), None),
        "events": catalogue.events(doc.id),
        "checked": catalogue.last_check(doc.id),
        "older": site.public(catalogue.replaced_by(doc.id)),
        "also_received_as": [
            one for one in catalogue.sightings(doc.id) if one != (doc.folder, doc.filename)
        ],
    }


def shown(passage: Passage, doc: Document) -> Shown:
    """A passage with its fragment, its box on the page and its citation."""
    box = passage.place.box if isinstance(passage.place, PagePlace) else None
    return Shown(passage, links.anchor(passage.id), box, citation.plain(passage, doc, lang()))

"""Removing something from what the public gets: regions and words of a page, a span of sound."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from archive import timecode
from archive.model import Box, Document, Page
from archive.store import Store, Withholding
from archive.withholding import Redaction, spans
from ingest.errors import Unreadable
from webapp import site
from webapp.desk import acts, indexing
from webapp.desk.doors import pages, who
from webapp.desk.records import reason, record

MOST_LINES = 400  # of a transcript, from the second asked for
MOST_REGIONS = 500  # that one act may make
SMALLEST = 2.0  # points: a smaller region is a slip of the hand
LONGEST_WORDS = 200  # characters


@pages.get("/documents/<doc_id>/redact")
def redaction(doc_id: str) -> ResponseReturnValue:
    """?page= of a paper; ?t= of a recording, in seconds."""
    return _page(record(doc_id))


@pages.post("/documents/<doc_id>/redact")
def redact(doc_id: str) -> ResponseReturnValue:
    doc = record(doc_id)
    if not (why := reason()):
        return _page(doc, "no-reason"), 400
    try:
        wanted = list(_asked(doc, why))
    except (ValueError, Unreadable):
        wanted = []
    if not wanted:
        return _page(doc, "nothing-marked"), 400
    with Store.open(site.here().settings.database) as store:
        for one in wanted:
            Withholding(store, who()).redact(doc.id, one)
    return _done(doc, "redacted")


@pages.post("/documents/<doc_id>/redactions/<int:n>/lift")
def lift(doc_id: str, n: int) -> ResponseReturnValue:
    doc = record(doc_id)
    if not (why := reason()):
        return _page(doc, "no-reason"), 400
    with Store.open(site.here().settings.database) as store:
        if not Withholding(store, who()).lift(doc.id, n, reason=why):
            abort(404)
    return _done(doc, "lifted")


def _asked(doc: Document, why: str) -> Iterator[Redaction]:
    """What the form marks. Raises ValueError where it is none, ingest.errors."""
    form = request.form
    if doc.media or (not doc.page_count and site.catalogue().cues(doc.id)):
        length = doc.media.duration_s if doc.media else float("inf")
        start, end = timecode.seconds(form.get("from", "")), timecode.seconds(form.get("to", ""))
        if not 0 <= start < end or start >= length:
            raise ValueError(f"{start} {end}")
        yield Redaction(why, start_s=start, end_s=min(end, length))
        return
    page = _number(form.get("page", "1"))
    words = " ".join(form.get("words", "").split())[:LONGEST_WORDS]
    if page.width <= 0:
        if words:
            yield Redaction(why, words=words)
        return
    if words:
        yield from _of_words(doc, words, why, page)
    for corners in form.getlist("line"):
        yield Redaction(why, page=page.number, box=Box(*_four(corners.split(","))))
    sides = [form.get(side, "").strip() for side in ("left", "top", "right", "bottom")]
    if any(sides):
        x0, top, x1, bottom = (one / 100 for one in _four(sides))
        box = Box(x0 * page.width, top * page.height, x1 * page.width, bottom * page.height)
        if box.x1 - box.x0 < SMALLEST or box.bottom - box.top < SMALLEST:
            raise ValueError(str(box))
        yield Redaction(why, page=page.number, box=box)


def _of_words(doc: Document, words: str, why: str, page: Page) -> Iterator[Redaction]:
    from ingest.phrases import places_of  # brings the readers along: not at start

    numbers = [page.number]
    if "everywhere" in request.form:
        numbers = [one.number for one in site.catalogue().pages(doc.id)]
    found = places_of(site.here().settings, site.catalogue(), doc, words, pages=numbers)
    for number, box in found[:MOST_REGIONS]:
        yield Redaction(why, page=number, box=box)


def _number(asked: str) -> Page:
    doc_id = (request.view_args or {})["doc_id"]
    numbered = site.catalogue().pages(doc_id)
    return next((one for one in numbered if str(one.number) == asked), numbered[0])


def _four(written: list[str]) -> tuple[float, float, float, float]:
    """Four numbers in order of left, top, right, bottom. Raises ValueError."""
    x0, top, x1, bottom = (float(one.replace(",", ".").rstrip("% ")) for one in written)
    if not (0 <= x0 < x1 <= 100_000 and 0 <= top < bottom <= 100_000):
        raise ValueError(str(written))
    return x0, top, x1, bottom


def _page(doc: Document, done: str = "") -> str:
    from ingest import redacting  # brings the readers along: not at start

    catalogue = site.catalogue()
    numbered = catalogue.pages(doc.id)
    asked = request.values.get("page", "1")
    page = next((one for one in numbered if str(one.number) == asked), None) or next(
        iter(numbered), None
    )
    told = catalogue.redactions(doc.id)
    leaf = redacting.leaf_of(catalogue, doc, page) if page and page.width > 0 else None
    start_s = request.args.get("t", 0.0, type=float)
    spoken = catalogue.transcript_of(doc.id) if doc.media else None
    lines = catalogue.cues(spoken.id if spoken else doc.id)
    cues = [one for one in lines if one.end_s > start_s][:MOST_LINES]
    return render_template(
        "desk/redact.html",
        doc=doc,
        page=page,
        pages=numbered,
        lines=leaf.lines if leaf else (),
        text=catalogue.passages(doc.id, page=page.number) if page and page.width <= 0 else (),
        redactions=told,
        spans=spans(told),
        cues=cues,
        is_spoken=bool(doc.media or cues),
        stamp=timecode.stamp,
        form=request.form,
        done=acts.DONE.get(done or request.args.get("done", "")),
    )


def _done(doc: Document, done: str) -> ResponseReturnValue:
    indexing.soon(site.here().settings)
    page = request.form.get("page")
    return redirect(url_for("desk.redaction", doc_id=doc.id, page=page, done=done))


@pages.get("/documents/<doc_id>/given")
def given(doc_id: str) -> Response:
    """The file as the public gets it, also of what is not shown."""
    from webapp import media

    return media.download(site.given(record(doc_id)))

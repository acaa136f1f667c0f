"""Where each item of the agenda begins in a recording: what the program found, confirmed, set or
taken away by a person."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from archive import timecode
from archive.model import Document, Kind, Structure
from archive.store import Store, marks
from ingest.recordings.marked import Mark, marked
from webapp import hearing, site, transcripts
from webapp.desk import acts, doors
from webapp.desk.doors import pages
from webapp.desk.records import record
from webapp.pages.meeting import telling


@pages.get("/chapters/<doc_id>")
def chapters(doc_id: str) -> ResponseReturnValue:
    recording, paper, structure = _told(doc_id)
    catalogue = site.catalogue()
    words = catalogue.transcript_of(recording.id)
    found = hearing.proposed(catalogue, paper, words, structure) if words else ()
    said = marked(structure.items, _marks(recording))
    return render_template(
        "desk/chapters.html",
        doc=recording,
        paper=paper,
        words=words,
        items=structure.items,
        chapters={one.item: one for one in found},
        marks=said,
        sure=hearing.SURE,
        at_s=transcripts.asked_span(request.args.get("t", ""), "", float("inf")).start_s,
        exact=timecode.exact,
        done=acts.DONE.get(request.args.get("done", "")),
    )


@pages.post("/chapters/<doc_id>/<int:n>")
def mark(doc_id: str, n: int) -> ResponseReturnValue:
    """Set where an item begins, or say that it is not heard (act: set, remove)."""
    recording, _paper, structure = _told(doc_id)
    if n >= len(structure.items):
        abort(404)
    start_s = None
    if request.form.get("act") != "remove":
        try:
            start_s = timecode.seconds(request.form.get("start", ""))
        except ValueError:
            return _done(recording, "no-second", n)
        if recording.media and start_s > recording.media.duration_s:
            return _done(recording, "no-second", n)
    item = structure.items[n]
    with Store.open(site.here().settings.database) as store:
        marks.mark(
            store, recording.id, item.number or "", item.title, start_s,
            who=doors.who(), instead=_kept(recording, structure, n),
        )  # fmt: skip
    return _done(recording, "chapter", n)


@pages.post("/chapters/<doc_id>/<int:n>/forget")
def unmark(doc_id: str, n: int) -> ResponseReturnValue:
    """Leave an item to the program again: what was set is undone."""
    recording, _paper, structure = _told(doc_id)
    with Store.open(site.here().settings.database) as store:
        marks.unmark(store, recording.id, _kept(recording, structure, n), who=doors.who())
    return _done(recording, "chapter", n)


def _told(doc_id: str) -> tuple[Document, Document, Structure]:
    """A recording, the paper of its meeting that names the items, and those. 404 without."""
    recording = record(doc_id)
    if recording.kind is not Kind.RECORDING or not recording.meeting_id:
        abort(404)
    near = site.catalogue().documents_of(recording.meeting_id)
    told = telling(site.public(near), recording.meeting_id)
    if told is None or not told[1].items:
        abort(404)
    return recording, *told


def _marks(recording: Document) -> list[Mark]:
    return [Mark(*one) for one in marks.marks(site.catalogue(), recording.id)]


def _kept(recording: Document, structure: Structure, n: int) -> list[marks.Kept]:
    """The mark that speaks for an item now, as it is kept."""
    said = marked(structure.items, _marks(recording)).get(n)
    return [(said.number, said.title, said.start_s)] if said else []


def _done(recording: Document, said: str, n: int) -> ResponseReturnValue:
    return redirect(
        url_for("desk.chapters", doc_id=recording.id, done=said, _anchor=f"item-{n + 1}")
    )

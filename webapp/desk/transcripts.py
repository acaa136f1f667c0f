"""The editor of a transcript: a bounded page of lines beside the player, as a form.

Every save is a version. Lines that someone else saved meanwhile are never written over.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from flask import Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from archive.model import Document, Kind
from archive.search import recording_of
from archive.store import Store, revisions, transcription
from archive.store.revise import Overtaken
from ingest import revising
from webapp import media, site, transcripts
from webapp.desk import acts, doors, indexing, lines, stretches
from webapp.desk.doors import pages
from webapp.desk.lines import PAGE, Mistyped, Row
from webapp.desk.records import record


@pages.get("/transcripts/<doc_id>")
def transcript(doc_id: str) -> ResponseReturnValue:
    """?first= the first line shown; ?t= a second; ?q= words to look for from there on."""
    doc = words_of(doc_id)
    if doc.id != doc_id:
        return redirect(url_for("desk.transcript", doc_id=doc.id, t=request.args.get("t")))
    return _page(doc)


@pages.post("/transcripts/<doc_id>/lines")
def revise_lines(doc_id: str) -> ResponseReturnValue:
    """Save a page of lines."""
    doc = words_of(doc_id)
    first, base = _number("first"), _number("version")
    with Store.open(site.here().settings.database) as store:
        if base > revisions.version_now(store, doc.id):
            abort(400)
        stood, called = revisions.at(store, doc.id, base)
        shown = lines.rows(stood[first : first + PAGE], called, first=first)
        try:
            made = lines.typed(shown, request.form, called)
        except Mistyped as wrong:
            return _page(doc, wrong.troubles, first=first), 400
        try:
            old = stood[first : first + PAGE]
            n = revising.replace_lines(store, doc.id, first, old, made, who=doors.who(), base=base)
        except Overtaken:
            return _page(doc, {"version": ""}, first=first), 409
    return _done(doc, "same" if n == base else "transcript-edited", first)


@pages.post("/transcripts/<doc_id>/stretch")
def revise_stretch(doc_id: str) -> ResponseReturnValue:
    """Do one thing to all lines of a stretch."""
    doc = words_of(doc_id)
    with Store.open(site.here().settings.database) as store:
        base = revisions.version_now(store, doc.id)
        called = revisions.names(store, doc.id)
        try:
            wish = stretches.asked(request.form)
            made = stretches.applied(revisions.lines(store, doc.id), wish, called)
        except Mistyped as wrong:
            return _page(doc, wrong.troubles, first=_number("first")), 400
        act = "shifted" if wish.move_s else revising.EDITED
        n = revising.put(store, doc.id, made, who=doors.who(), base=base, act=act)
    return _done(doc, "same" if n == base else "transcript-edited", _number("first"))


@pages.post("/transcripts/<doc_id>/speakers")
def name_speakers(doc_id: str) -> ResponseReturnValue:
    """Name speakers, each once for the whole recording."""
    doc = words_of(doc_id)
    labels, given = request.form.getlist("label"), request.form.getlist("name")
    known = {label for label, _name, _lines in transcription.speakers(site.catalogue(), doc.id)}
    called = {
        label: lines.plain(name)[: lines.LONGEST_NAME]
        for label, name in zip(labels, given, strict=False)
        if label in known
    }
    with Store.open(site.here().settings.database) as store:
        base = revisions.version_now(store, doc.id)
        n = revising.name_speakers(store, doc.id, called, who=doors.who())
    return _done(doc, "same" if n == base else "transcript-named", _number("first"))


@pages.get("/transcripts/<doc_id>/sound")
def sound(doc_id: str) -> Response:
    """The recording for the player, also of one that is withdrawn; whole for those who see what is
    sealed."""
    recording = record(recording_of(record(doc_id)) or doc_id)
    if recording.kind is not Kind.RECORDING:
        abort(404)
    whole = doors.sees_sealed()
    return media.play(site.as_received(recording) if whole else site.given(recording))


def words_of(doc_id: str) -> Document:
    """The document that holds the lines: a transcript, or what speaks for a recording. 404 where
    there are none; 403 where something is removed that this user may not see: its versions tell it.
    """
    doc = record(doc_id)
    if doc.kind is Kind.RECORDING:
        found = site.catalogue().transcript_of(doc.id)
        if found is None:
            abort(404)
        doc = record(found.id)
    if site.catalogue().removals(doc.id) and not doors.sees_sealed():
        abort(403)
    # One whose every line was removed can be brought back.
    if not (site.catalogue().cues(doc.id) or revisions.version_now(site.catalogue(), doc.id)):
        abort(404)
    return doc


def _page(
    doc: Document, troubles: Mapping[str, str] | None = None, *, first: int | None = None
) -> str:
    catalogue = site.catalogue()
    called = revisions.names(catalogue, doc.id)
    whole = revisions.lines(catalogue, doc.id)
    base = revisions.version_now(catalogue, doc.id)
    looked_for = request.args.get("q", "").strip()
    found = True
    if first is None:
        start = request.args.get("first", 0, type=int)
        if "t" in request.args and "first" not in request.args:
            second = transcripts.asked_span(request.args["t"], "", float("inf")).start_s
            start = bisect_right([cue.start_s for cue in whole], second + 0.01) - 1
        if looked_for:
            folded = lines.plain(looked_for).casefold()
            after = range(max(start, 0), len(whole))
            hit = next((n for n in after if folded in whole[n].text.casefold()), None)
            found, start = hit is not None, hit if hit is not None else start
        first = max(0, min(start, len(whole) - 1))
    shown = lines.rows(whole[first : first + PAGE], called, first=first)
    if troubles and "version" not in troubles:
        shown = lines.as_typed(shown, request.form)
    return render_template(
        "desk/transcript.html",
        doc=doc,
        recording=_recording(doc),
        rows=shown,
        first=first,
        total=len(whole),
        page_lines=PAGE,
        base=base,
        speakers=transcription.speakers(catalogue, doc.id),
        names=sorted({*called.values(), *(row.speaker for row in shown if row.speaker)}),
        troubles=troubles or {},
        lost=_lost(shown) if troubles and "version" in troubles else [],
        at_s=transcripts.asked_span(request.args.get("t", ""), "", float("inf")).start_s,
        looked_for=looked_for,
        found=found,
        approximate=transcription.is_approximate(catalogue, doc.id),
        done=acts.DONE.get(request.args.get("done", "")),
    )


def _lost(shown: list[Row]) -> list[Row]:
    """What was typed and is not saved, to be copied: lines that someone else changed meanwhile."""
    typed = lines.as_typed(shown, request.form)
    return [now for row, now in zip(shown, typed, strict=True) if now != row]


def _recording(doc: Document) -> Document | None:
    known = recording_of(doc)
    return site.catalogue().document(known) if known else None


def _number(name: str) -> int:
    value = request.form.get(name, 0, type=int)
    return max(0, value or 0)


def _done(doc: Document, said: str, first: int) -> ResponseReturnValue:
    if said != "same":
        indexing.soon(site.here().settings)
    return redirect(url_for("desk.transcript", doc_id=doc.id, first=first, done=said))

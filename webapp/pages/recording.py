"""A recording: heard at the second, read along, and its file in parts for the player."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template, request

from archive import citation, links
from archive.model import Document, Kind, Passage, TimePlace
from webapp import media, site, transcripts, views
from webapp.i18n import lang
from webapp.pages.document import related

pages = Blueprint("recording", __name__, url_prefix="/recordings")


@pages.get("/<doc_id>")
def recording(doc_id: str) -> str:
    """The player at the second asked for, beside the words."""
    doc = _recording(doc_id)
    spoken = site.catalogue().transcript_of(doc.id)
    cues = transcripts.cues_of(site.catalogue(), spoken) if spoken else []
    length = doc.media.duration_s if doc.media else 0.0
    second = transcripts.asked_second(request.args.get("t", ""), length or float("inf"))
    looked_for = request.args.get("q", "").strip()
    return render_template(
        "recording.html",
        doc=doc,
        spoken=spoken,
        spoken_lang=(spoken.lang if spoken else None) or doc.lang,
        turns=list(transcripts.turns(cues)),
        second=second,
        state=doc.media.state if doc.media else "queued",
        model=bool(site.here().settings.model),
        looked_for=looked_for,
        wanted=views.wanted_stems(looked_for),
        moment=links.moment(doc.id, second) if second else links.recording(doc.id),
        citation=citation.plain(_moment(doc, second), doc, lang()),
        **related(doc),
    )


@pages.get("/<doc_id>/media")
def sound(doc_id: str) -> Response:
    """The recording itself, whole or in parts."""
    doc = _recording(doc_id)
    return media.play(site.here().originals.path(doc.sha256), doc)


@pages.get("/<doc_id>/captions.vtt")
def captions(doc_id: str) -> Response:
    """The words for the player. 404 where there are none yet."""
    doc = _recording(doc_id)
    spoken = site.catalogue().transcript_of(doc.id)
    cues = transcripts.cues_of(site.catalogue(), spoken) if spoken else []
    if not cues:
        abort(404)
    return Response(transcripts.webvtt(cues), mimetype="text/vtt")


def _recording(doc_id: str) -> Document:
    doc = site.document_or_error(doc_id)
    if doc.kind is not Kind.RECORDING:
        abort(404)
    return doc


def _moment(doc: Document, second: float) -> Passage:
    """A second of the recording, to cite it by."""
    place = TimePlace(second, second)
    return Passage(links.time_passage_id(doc.id, second), doc.id, "", place, doc.lang)

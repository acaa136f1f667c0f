"""A recording: heard at the second, read along, and its file in parts for the player."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, abort, render_template, request

from archive import citation, links
from archive.export.webvtt import webvtt
from archive.model import Cue, Document, Kind, Passage, TimePlace
from webapp import media, site, transcripts, views
from webapp.i18n import lang
from webapp.pages.document import related

pages = Blueprint("recording", __name__, url_prefix="/recordings")


@pages.get("/<doc_id>")
def recording(doc_id: str) -> str:
    """The player at the second asked for, beside the words."""
    doc = _recording(doc_id)
    spoken = site.spoken(doc)
    cues = transcripts.cues_of(site.catalogue(), spoken) if spoken else []
    passages = site.catalogue().passages(spoken.id) if spoken else []
    length = doc.media.duration_s if doc.media else 0.0
    second = transcripts.asked_second(request.args.get("t", ""), length or float("inf"))
    looked_for = request.args.get("q", "").strip()
    return render_template(
        "recording.html",
        doc=doc,
        spoken=spoken,
        spoken_lang=(spoken.lang if spoken else None) or doc.lang,
        turns=list(transcripts.turns(cues, passages)),
        second=second,
        state=doc.media.state if doc.media else "queued",
        model=bool(site.here().settings.model),
        looked_for=looked_for,
        wanted=views.looked_for_stems(looked_for),
        **_cited(doc, second, transcripts.line_at(cues, second) if second else None),
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
    spoken = site.spoken(doc)
    cues = transcripts.cues_of(site.catalogue(), spoken) if spoken else []
    if not cues:
        abort(404)
    return Response(webvtt(cues), mimetype="text/vtt")


def _recording(doc_id: str) -> Document:
    doc = site.document_or_error(doc_id)
    if doc.kind is not Kind.RECORDING:
        abort(404)
    return doc


def _cited(doc: Document, second: float, line: Cue | None) -> dict[str, str]:
    """How the second asked for is cited, and its permanent link: that of the line, if one is."""
    start_s = line.start_s if line else second
    place = TimePlace(start_s, start_s, line.speaker if line else None)
    passage = Passage(links.time_passage_id(doc.id, start_s), doc.id, "", place, doc.lang)
    address = links.cite(passage.id) if line or second else links.recording(doc.id)
    whole = replace(passage, place=TimePlace(0.0, 0.0))
    return {
        "moment": address,
        "citation": citation.plain(passage, doc, lang()),
        "cited_as": citation.plain(whole, doc, lang()).rsplit(", ", 1)[0],  # without the time
    }

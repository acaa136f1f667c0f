"""A recording: heard at the second, read along, and its file in parts for the player."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from archive import citation, links
from archive.export.transcripts import FORMATS
from archive.export.webvtt import webvtt
from archive.model import AgendaItem, Cue, Document, Kind, PagePlace, Passage, TimePlace
from archive.store import transcription
from ingest.recordings.chapters import Chapter
from webapp import hearing, media, security, site, transcripts, views
from webapp.i18n import lang
from webapp.pages.document import related
from webapp.pages.meeting import telling
from webapp.transcripts import Span

pages = Blueprint("recording", __name__, url_prefix="/recordings")
LONGEST_FIND = 100
LONGEST_QUOTE = 2000  # characters; of a longer stretch the address is enough


@pages.get("/<doc_id>")
def recording(doc_id: str) -> ResponseReturnValue:
    """The player at the second asked for, beside the words: of a long transcript, those of the
    part in which it lies. ?find= leads to the next line after it that says some words."""
    doc = _recording(doc_id)
    spoken = site.spoken(doc)
    cues = transcripts.cues_of(site.catalogue(), spoken) if spoken else []
    passages = site.catalogue().passages(spoken.id) if spoken else []
    looked_for = request.args.get("q", "").strip()
    span = _asked(doc)
    find = request.args.get("find", "").strip()[:LONGEST_FIND]
    if find and "found" not in request.args:
        line = transcripts.next_saying(cues, find, span.start_s)
        at_s = line.start_s if line else span.start_s
        return redirect(
            url_for(".recording", doc_id=doc.id, t=int(at_s), find=find, found=int(bool(line)))
            + (f"#t{round(at_s * 1000)}" if line else "")
        )
    parts = transcripts.parts(cues, span.start_s)
    shown = next((cues[one.first : one.end] for one in parts if one.is_shown), [])
    return render_template(
        "recording.html",
        doc=doc,
        spoken=spoken,
        spoken_lang=(spoken.lang if spoken else None) or doc.lang,
        turns=list(transcripts.turns(shown, passages)),
        parts_of_words=parts,
        find=find,
        not_found=find and request.args.get("found") == "0",
        span=span,
        approximate=bool(spoken and transcription.is_approximate(site.catalogue(), spoken.id)),
        agenda=_agenda(doc, spoken),
        gaps=transcription.gaps(site.catalogue(), doc.id),
        forms=FORMATS,
        state=doc.media.state if doc.media else "queued",
        model=bool(site.here().settings.model),
        looked_for=looked_for,
        wanted=views.looked_for_stems(looked_for),
        **_cited(doc, span, cues),
        **related(doc),
    )


@pages.get("/<doc_id>/embed")
def embed(doc_id: str) -> Response:
    """The player alone, which any site may show in a frame of its own."""
    doc = _recording(doc_id)
    spoken = site.spoken(doc)
    span = _asked(doc)
    page = Response(
        render_template(
            "embed.html",
            doc=doc,
            span=span,
            spoken_lang=(spoken.lang if spoken else None) or doc.lang,
            captioned=bool(spoken and site.catalogue().cues(spoken.id)),
            address=_address(doc, span),
        ),
        mimetype="text/html",
    )
    page.headers["Content-Security-Policy"] = security.FRAMED_POLICY
    return page


@pages.get("/<doc_id>/media")
def sound(doc_id: str) -> Response:
    """The recording itself, whole or in parts."""
    doc = _recording(doc_id)
    return media.play(site.given(doc))


@pages.get("/<doc_id>/captions.vtt")
def captions(doc_id: str) -> Response:
    """The words for the player. 404 where there are none yet."""
    doc = _recording(doc_id)
    spoken = site.spoken(doc)
    cues = transcripts.cues_of(site.catalogue(), spoken) if spoken else []
    if not cues:
        abort(404)
    return Response(webvtt(cues), mimetype="text/vtt")


@pages.get("/<doc_id>/chapters.vtt")
def chapters(doc_id: str) -> Response:
    """The items of the agenda as chapters for players that know them. 404 where none is heard."""
    doc = _recording(doc_id)
    heard = _agenda(doc, site.spoken(doc))
    if not heard:
        abort(404)
    ends = [one.start_s for _item, one, _page in heard[1:]]
    ends.append(doc.media.duration_s if doc.media else heard[-1][1].start_s + 1)
    cues = [
        Cue(one.start_s, max(end, one.start_s + 0.01), f"{item.number or ''} {item.title}".strip())
        for (item, one, _page), end in zip(heard, ends, strict=True)
    ]
    return Response(webvtt(cues), mimetype="text/vtt")


def _recording(doc_id: str) -> Document:
    doc = site.document_or_error(doc_id)
    if doc.kind is not Kind.RECORDING:
        abort(404)
    return doc


def _agenda(doc: Document, spoken: Document | None) -> list[tuple[AgendaItem, Chapter, str]]:
    """(item, where it is heard, where it stands on paper) of its meeting's agenda, by the minutes
    if they were understood."""
    if not (spoken and doc.meeting_id):
        return []
    catalogue = site.catalogue()
    told = telling(site.public(catalogue.documents_of(doc.meeting_id)), doc.meeting_id)
    if told is None:
        return []
    paper, structure = told
    found = []
    for one in hearing.heard(catalogue, paper, spoken, structure):
        item = structure.items[one.item]
        page = item.place.page if isinstance(item.place, PagePlace) else 1
        found.append((item, one, links.page(paper.id, page)))
    return found


def _asked(doc: Document) -> Span:
    """The moment or stretch that the address names."""
    length = doc.media.duration_s if doc.media else 0.0
    asked, until = request.args.get("t", ""), request.args.get("to", "")
    return transcripts.asked_span(asked, until, length or float("inf"))


def _address(doc: Document, span: Span) -> str:
    """The permanent link of a moment or a stretch that no line begins."""
    if span.end_s is not None:
        return links.stretch(doc.id, span.start_s, span.end_s)
    return links.recording(doc.id) + (f"?t={int(span.start_s)}" if span.start_s else "")


def _cited(doc: Document, span: Span, cues: list[Cue]) -> dict[str, str | None]:
    """How what is asked for is cited and its words; its permanent link is that of its line."""
    heard = transcripts.lines_in(cues, span) if span.start_s or span.end_s else []
    speakers = {cue.speaker for cue in heard}
    speaker = speakers.pop() if len(speakers) == 1 else None
    if span.end_s is None and heard:
        span = Span(heard[0].start_s)
        address = links.moment(doc.id, span.start_s)
    else:
        address = _address(doc, span)
    place = TimePlace(span.start_s, span.end_s or span.start_s, speaker)
    passage = Passage(links.time_passage_id(doc.id, span.start_s), doc.id, "", place, doc.lang)
    whole = replace(passage, place=TimePlace(0.0, 0.0))
    words = " ".join(cue.text for cue in heard)
    cited = citation.plain(passage, doc, lang())
    return {
        "moment": address,
        "citation": cited.rsplit(", ", 1)[0] + ", " + span.stamps,
        "cited_as": citation.plain(whole, doc, lang()).rsplit(", ", 1)[0],  # without the time
        "words": words if len(words) <= LONGEST_QUOTE else None,
    }

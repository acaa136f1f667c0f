"""A stretch of a recording, and its transcript, to take along."""

from __future__ import annotations

import os

from flask import Blueprint, Response, abort, request
from werkzeug.wsgi import wrap_file

from archive.errors import GreffeError
from archive.export.transcripts import FORMATS, MEDIA_TYPES, transcript
from archive.machine import MachineTrouble
from archive.model import Document, Kind
from webapp import drawing, media, site, transcripts
from webapp.i18n import lang
from webapp.security import FILE_POLICY

pages = Blueprint("clip", __name__, url_prefix="/recordings")


@pages.get("/<doc_id>/clip")
def clip(doc_id: str) -> Response:
    """The stretch that ?t= and &to= name, as its own file. 404 where they name none."""
    from ingest.clips import opened_clip  # brings the media readers along: not at start

    doc = _recording(doc_id)
    length = doc.media.duration_s if doc.media else 0.0
    asked, until = request.args.get("t", ""), request.args.get("to", "")
    span = transcripts.asked_span(asked, until, length)
    if span.end_s is None:
        abort(404)
    try:
        with drawing.turn():
            cut, ending = opened_clip(
                site.here().settings, site.given(doc).path, span.start_s, span.end_s
            )
    except ValueError:
        abort(404)
    except (MachineTrouble, OSError, drawing.TooManyWaiting):
        abort(503)
    except GreffeError:
        abort(404)
    stem, _dot, _end = doc.filename.rpartition(".")
    times = span.stamps.replace(":", ".")
    response = Response(
        wrap_file(request.environ, cut), mimetype=media.UNKNOWN, direct_passthrough=True
    )
    response.content_length = os.fstat(cut.fileno()).st_size
    response.headers["Content-Disposition"] = media.disposition(f"{stem} {times}{ending}")
    response.headers["Content-Security-Policy"] = FILE_POLICY
    return response


@pages.get("/<doc_id>/transcript.<form>")
def words(doc_id: str, form: str) -> Response:
    """The words of a recording as vtt, srt, txt or json, saying who wrote them down."""
    doc = _recording(doc_id)
    spoken = site.spoken(doc)
    if form not in FORMATS or spoken is None:
        abort(404)
    text = transcript(site.catalogue(), spoken, form, lang=lang())
    stem, _dot, _end = doc.filename.rpartition(".")
    response = Response(text, mimetype=MEDIA_TYPES[form])
    response.headers["Content-Disposition"] = media.disposition(f"{stem}.{form}")
    response.headers["Content-Security-Policy"] = FILE_POLICY
    return response


def _recording(doc_id: str) -> Document:
    doc = site.document_or_error(doc_id)
    if doc.kind is not Kind.RECORDING:
        abort(404)
    return doc

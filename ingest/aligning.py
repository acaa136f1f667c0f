"""Texts of what was said, without times, given those of their recording: by the words that a model
heard or other captions have, else by where somebody speaks."""

from __future__ import annotations

import logging
import threading

import av

from archive import lock
from archive.model import Cue, Document, Lang, Passage
from archive.originals import Originals
from archive.settings import Settings
from archive.store import Store, timing, transcription
from archive.store.timing import TimedBy
from ingest import passages
from ingest.errors import Unreadable
from ingest.identity.folding import fold
from ingest.identity.language import detect
from ingest.indexing import Indexing
from ingest.recordings import aligning, captions, channels
from ingest.recordings.aligning import Heard, Said, Span
from ingest.recordings.pieces import pieces
from ingest.recordings.settling import settle
from ingest.recordings.sound import RATE, decode

MOST_LINES = 20_000  # of a text: a day of speech has half as many
log = logging.getLogger(__name__)


def align_waiting(settings: Settings, *, stop: threading.Event | None = None) -> int:
    """Give times to the texts that wait for them; returns how many got any. Nothing that a person
    corrected is touched."""
    done = 0
    with Store.open(settings.database) as store:
        for text_id, recording_id in timing.waiting(store):
            if stop and stop.is_set():
                break
            text, recording = store.document(text_id), store.document(recording_id)
            done += _align(settings, store, text, recording)
    return done


def _align(settings: Settings, store: Store, text: Document, recording: Document) -> bool:
    said = _said(settings, text)
    cues, by = _timed(settings, store, said, text, recording) if said else ([], "nothing")
    with lock.writing(settings.home):
        timing.time_text(store, text.id, cues, _passages(text, cues), timed_by=by)
        if cues:
            settle(store, store.document(text.id))
            Indexing(settings, store).catch_up()
    return bool(cues)


def _said(settings: Settings, text: Document) -> list[Said]:
    try:
        content = captions.content_of(Originals(settings.originals).path(text.sha256))
    except (Unreadable, OSError) as error:
        log.warning("%s: %s", text.filename, error)
        return []
    return aligning.said_in(captions.lines_of(captions.text_of(content)))[:MOST_LINES]


def _timed(
    settings: Settings, store: Store, said: list[Said], text: Document, recording: Document
) -> tuple[list[Cue], TimedBy]:
    """(the lines with their times, what those were worked out from)."""
    end_s = recording.media.duration_s if recording.media else 0.0
    heard = _heard(store, text, recording)
    if heard and (cues := aligning.by_words(said, heard, end_s=end_s)):
        return cues, "words"
    cues = aligning.by_voice(said, _speech(settings, recording))
    if not cues:
        return [], "nothing"
    return cues, "voice-only" if heard else "voice"


def _heard(store: Store, text: Document, recording: Document) -> list[Heard]:
    """The words of the recording with their times: the machine's own, else those of captions."""
    words = [
        Heard(fold(word.text.strip(" .,;:!?«»\"'…")), word.start_s)
        for piece in transcription.pieces(store, recording.id)
        for line in piece.lines
        for word in line.words
    ]
    if words:
        return words
    near = store.documents_of(recording.meeting_id) if recording.meeting_id else []
    for other in near:
        same = other.transcript_of == recording.id and other.id != text.id
        if same and (cues := store.cues(other.id)) and not any(one.sure for one in cues):
            return list(aligning.heard_in(cues))
    return []


def _speech(settings: Settings, recording: Document) -> list[Span]:
    """Where somebody speaks, in seconds; nothing where the sound can't be read."""
    path = Originals(settings.originals).path(recording.sha256)
    try:
        return [
            (piece.start_s + first / RATE, piece.start_s + after / RATE)
            for piece in pieces(decode(path, ear=channels.choose(path)))
            for first, after in piece.spans
        ]
    except (Unreadable, av.error.FFmpegError, OSError) as error:
        log.warning("%s: %s", recording.filename, error)
        return []


def _passages(text: Document, cues: list[Cue]) -> list[Passage]:
    def lang_of(words: str) -> Lang | None:
        return detect(words) or text.lang

    return passages.of_cues(text.id, captions.gather(cues), lang_of)

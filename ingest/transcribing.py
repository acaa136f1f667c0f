"""The queue of recordings that have no captions: heard by a model once there is one.

Each piece is kept once it is heard, so that an interruption costs one piece at most. The home is
locked only to write the whole, so PDFs are brought in meanwhile.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import av

from archive import lock
from archive.errors import GreffeError
from archive.model import Cue, Document, Lang, Passage
from archive.originals import Originals
from archive.settings import Settings
from archive.spoken import Gap, Hearing
from archive.store import Store, revisions, transcription
from ingest import passages
from ingest.errors import Unreadable
from ingest.identity.language import detect
from ingest.indexing import Indexing
from ingest.papers import names_for
from ingest.recordings import captions, channels, corrections, models
from ingest.recordings.guards import without_loops
from ingest.recordings.hear import Listener
from ingest.recordings.pieces import pieces
from ingest.recordings.sound import Tally, decode

if TYPE_CHECKING:
    from faster_whisper import WhisperModel

WAY = 1  # how pieces are cut and heard; another number begins unfinished transcripts anew
log = logging.getLogger(__name__)

Progress = Callable[[Document, float], None]


class AlreadyHearing(GreffeError):
    code = "already-hearing"
    says = {
        "en": "Another Greffe is transcribing the recordings of {subject} already",
        "fr": "Un autre Greffe transcrit déjà les enregistrements de {subject}",
    }


class EditedByHand(GreffeError):
    code = "transcript-edited"
    says = {
        "en": "A person has corrected the transcript of {subject}",
        "fr": "Une personne a corrigé la transcription de {subject}",
    }
    remedy = {
        "en": "Correct it at the desk, where every version can also be brought back.",
        "fr": "Corrigez-la au bureau, où chaque version peut aussi être rétablie.",
    }


class NoWords(GreffeError):
    code = "no-machine-words"
    says = {
        "en": "No model has transcribed {subject}",
        "fr": "Aucun modèle n'a transcrit {subject}",
    }


def model_folder(settings: Settings) -> Path | None:
    """The folder of the model that this home uses, or None."""
    return models.find_model(settings.model or None, models_folder=settings.models)


def transcribe_queue(
    settings: Settings,
    *,
    on_progress: Progress | None = None,
    stop: threading.Event | None = None,
) -> Iterator[Document]:
    """Transcribe what waits, newest meeting first; yields each recording once it is searchable.

    Does nothing where there is no model: the recordings stay playable and queued. on_progress is
    told the seconds of the recording that are done. Ends between two pieces once stop is set.
    Raises AlreadyHearing, and models.DamagedModel.
    """
    folder = model_folder(settings)
    if folder is None or _next(settings) is None:
        return
    with lock.hearing(settings.home) as ours:
        if not ours:
            raise AlreadyHearing(str(settings.home))
        model = models.load(folder, device=settings.device, compute_type=settings.compute_type)
        while (recording := _next(settings)) and not (stop and stop.is_set()):
            if _transcribe(settings, recording, model, folder.name, on_progress, stop):
                yield recording


def listen_for_gaps(settings: Settings, *, stop: threading.Event | None = None) -> int:
    """Decode the recordings that no model will hear, for the gaps in them; returns how many.

    Captions say nothing of damage, and without a model nothing else reads the sound: some seconds
    an hour.
    """
    with lock.hearing(settings.home) as ours, Store.open(settings.database) as store:
        found = transcription.unsounded(store) if ours else []
        if model_folder(settings):  # those in the queue are decoded when they are heard
            queued = {doc.id for doc in store.queued_recordings()}
            found = [one for one in found if one not in queued]
        for n, doc_id in enumerate(found):
            if stop and stop.is_set():
                return n
            recording, tally = store.document(doc_id), Tally()
            path = Originals(settings.originals).path(recording.sha256)
            try:
                for _ in decode(path, ear=channels.choose(path), tally=tally):
                    pass
            except (Unreadable, av.error.FFmpegError, OSError) as error:
                log.warning("%s: %s", recording.filename, error)
            _note(store, recording, tally)
    return len(found)


def undo_corrections(settings: Settings, recording: Document) -> int:
    """Write a recording's lines as they were heard; returns how many names that changes.

    Raises NoWords where no model has heard it, EditedByHand where the lines are others since.
    """
    with lock.writing(settings.home), Store.open(settings.database) as store:
        heard = transcription.hearing(store, recording.id)
        if heard is None or heard.finished_at is None:
            raise NoWords(recording.filename)
        if revisions.version_now(store, recording.id):
            raise EditedByHand(recording.filename)
        done = transcription.corrections(store, recording.id)
        cues = store.cues(recording.id)
        for n in {one.cue for one in done}:
            text = corrections.undone(cues[n].text, [one for one in done if one.cue == n])
            cues[n] = Cue(cues[n].start_s, cues[n].end_s, text, cues[n].speaker)
        words = _passages(recording, cues)
        transcription.rewrite(store, recording.id, passages=words, cues=cues)
        Indexing(settings, store).catch_up()
    return len(done)


def _next(settings: Settings) -> Document | None:
    with Store.open(settings.database) as store:
        queue = store.queued_recordings()
        return queue[0] if queue else None


def _transcribe(
    settings: Settings,
    recording: Document,
    model: WhisperModel,
    name: str,
    on_progress: Progress | None,
    stop: threading.Event | None,
) -> bool:
    """Hear one recording, or what is left of it. False where it was called off meanwhile."""
    path = Originals(settings.originals).path(recording.sha256)
    tally = Tally()
    with Store.open(settings.database) as store:
        try:
            wanted = _wanted(settings, store, recording, path, name)
            told = transcription.begin(store, recording.id, wanted)
            done = transcription.ends(store, recording.id)
            listener = Listener(
                model,
                language=None if settings.spoken == "auto" else settings.spoken,
                terms=told.terms,
                prompt=told.prompt,
                batch=models.batch_of(settings.device, settings.batch),
                before=transcription.last_language(store, recording.id),
            )
            sound = decode(path, ear=channels.Ear.named(told.track), tally=tally)
            for piece in pieces(sound, done=done):
                if (stop and stop.is_set()) or not _still_waits(store, recording):
                    return False
                transcription.add_piece(store, recording.id, listener.hear(piece))
                if on_progress:
                    on_progress(recording, piece.end_s)
        except (Unreadable, av.error.FFmpegError) as error:
            # Its picture may still play; it must not be tried for ever.
            log.warning("%s: %s", recording.filename, error)
            tally.gaps.append(Gap(0.0, recording.media.duration_s if recording.media else 0.0))
        _file(settings, store, recording, tally)
    return True


def _wanted(
    settings: Settings, store: Store, recording: Document, path: Path, name: str
) -> Hearing:
    """How a recording is to be heard: by what, told what, from which track."""
    batch = models.batch_of(settings.device, settings.batch)
    about = names_for(store, recording, vocabulary=settings.vocabulary)
    places = [one for one in (recording.body, settings.town_name) if one]
    return Hearing(
        model=f"{name} {settings.compute_type} {settings.spoken} {batch} {WAY}",
        terms=tuple(about.names),
        prompt=f"{', '.join(places)}." if places else "",
        track=str(channels.choose(path)),
        started_at=dt.datetime.now(dt.UTC),
    )


def _still_waits(store: Store, recording: Document) -> bool:
    """False once captions have come, or the recording was withdrawn."""
    now = store.document(recording.id)
    return now.media is not None and now.media.state == "queued" and now.status == recording.status


def _file(settings: Settings, store: Store, recording: Document, tally: Tally) -> None:
    """Make one transcript of the pieces, put names right, write it and index it."""
    heard = list(transcription.pieces(store, recording.id, with_words=False))
    lines, loops = without_loops(line for piece in heard for line in piece.lines)
    about = names_for(store, recording, vocabulary=settings.vocabulary)
    known = corrections.known(about.names, about.texts)
    texts, done = corrections.corrected([line.text for line in lines], known, detect)
    cues = [Cue(line.start_s, line.end_s, text) for line, text in zip(lines, texts, strict=True)]
    dropped = sorted(
        (*(one for piece in heard for one in piece.dropped), *loops), key=lambda one: one.start_s
    )
    with lock.writing(settings.home):
        transcription.finish(
            store,
            recording.id,
            passages=_passages(recording, cues),
            cues=cues,
            dropped=dropped,
            corrections=done,
        )
        _note(store, recording, tally)
        Indexing(settings, store).catch_up()


def _note(store: Store, recording: Document, tally: Tally) -> None:
    silent = "recording-no-sound" in recording.doubts  # which the clerk knows
    transcription.note_sounding(
        store,
        recording.id,
        sounding_s=round(tally.sounding_s, 3),
        stated_s=round(tally.stated_s, 3),
        gaps=() if silent else tally.gaps,
    )


def _passages(recording: Document, cues: list[Cue]) -> list[Passage]:
    """The passages of a transcript; the recording's title where nothing was said."""

    def lang_of(text: str) -> Lang | None:
        return detect(text) or recording.lang

    words = passages.of_cues(recording.id, captions.gather(cues), lang_of)
    title = passages.of_title(recording.id, recording.title, timed=True, lang=recording.lang)
    return words or [title]

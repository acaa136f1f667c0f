"""The queue of recordings that have no captions: heard by a model once there is one."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

from archive import lock
from archive.model import Cue, Document
from archive.originals import Originals
from archive.settings import Settings
from archive.store import Store
from ingest import passages
from ingest.errors import Unreadable
from ingest.identity.language import detect
from ingest.indexing import Indexing
from ingest.recordings import captions, speech

log = logging.getLogger(__name__)

Progress = Callable[[Document, float], None]


def transcribe_queue(
    settings: Settings, *, on_progress: Progress | None = None
) -> Iterator[Document]:
    """Transcribe what waits, newest meeting first; yields each recording once it is searchable.

    Does nothing where there is no model: the recordings stay playable and queued. The home is
    locked only to write, so PDFs are brought in meanwhile.
    """
    folder = speech.find_model(settings.model or None, models_folder=settings.models)
    if folder is None:
        return
    model = None
    originals = Originals(settings.originals)
    while recording := _next(settings):
        model = model or speech.load(
            folder, device=settings.device, compute_type=settings.compute_type
        )
        try:
            heard = speech.transcribe(
                originals.path(recording.sha256),
                model,
                language=recording.lang,
                on_progress=_told(recording, on_progress),
            )
            cues = tuple(heard)
        except Unreadable as error:  # its picture may still play; it must not be tried for ever
            log.warning("%s: %s", recording.filename, error)
            cues = ()
        _file(settings, recording, cues)
        yield recording


def _next(settings: Settings) -> Document | None:
    with Store.open(settings.database) as store:
        queue = store.queued_recordings()
        return queue[0] if queue else None


def _told(recording: Document, on_progress: Progress | None) -> Callable[[float], None] | None:
    if on_progress is None:
        return None
    return lambda done_s: on_progress(recording, done_s)


def _file(settings: Settings, recording: Document, cues: tuple[Cue, ...]) -> None:
    """Write the words and index them."""
    words = passages.of_cues(
        recording.id, captions.gather(cues), lambda text: detect(text) or recording.lang
    ) or [passages.of_title(recording.id, recording.title, timed=True, lang=recording.lang)]
    with lock.writing(settings.home), Store.open(settings.database) as store:
        store.add_transcript(recording.id, words, cues)
        Indexing(settings, store).catch_up()

"""The queue of recordings: heard by a model once there is one, through the true path."""

from __future__ import annotations

import wave
from pathlib import Path

import pytest

from archive.search import Query, Searcher
from archive.settings import Settings
from archive.store import Store
from ingest import watching
from ingest.inbox import given
from ingest.transcribing import transcribe_queue
from tests.tiny_whisper import RATE, make_model, voice


@pytest.fixture
def recording(settings: Settings, tmp_path: Path) -> Path:
    """A queued recording that the voice detector takes for speech."""
    path = tmp_path / "Séance du 12 mai 2026.wav"
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes((voice(6) * 32000).astype("<i2").tobytes())
    list(watching.bring_in(settings, given([path])))
    return path


def test_without_a_model_a_recording_waits_playable(settings: Settings, recording: Path) -> None:
    assert list(transcribe_queue(settings)) == []
    with Store.open(settings.database) as store:
        (waiting,) = store.queued_recordings()
        found = Searcher(settings).find(store, Query("séance"))
    assert waiting.filename == recording.name
    assert [hit.document.id for hit in found.hits] == [waiting.id]  # by its name, meanwhile


def test_once_there_is_a_model_its_words_are_found_at_their_second(
    settings: Settings, recording: Path
) -> None:
    make_model(settings.models / "tiny")
    (heard,) = list(transcribe_queue(settings))
    with Store.open(settings.database) as store:
        assert store.queued_recordings() == []
        cues = store.cues(heard.id)
        assert cues and cues[0].text
        word = max(cues[0].text.split(), key=len).strip(".,")
        (hit,) = Searcher(settings).find(store, Query(word)).hits
    assert hit.url.startswith(f"/recordings/{heard.id}?t=")
    assert hit.start_s == cues[0].start_s


def test_a_recording_that_can_not_be_heard_is_not_tried_for_ever(
    settings: Settings, recording: Path
) -> None:
    make_model(settings.models / "tiny")
    with Store.open(settings.database) as store:
        (waiting,) = store.queued_recordings()
    original = settings.originals / waiting.sha256[:2] / waiting.sha256
    original.chmod(0o644)
    original.write_bytes(b"RIFF\x00\x00\x00\x00WAVE")
    assert [doc.id for doc in transcribe_queue(settings)] == [waiting.id]
    with Store.open(settings.database) as store:
        assert store.queued_recordings() == []

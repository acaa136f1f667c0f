"""Recordings are heard behind the watcher's back, and never past its end."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive.settings import Settings
from archive.store import Store
from ingest import hearing, watching
from ingest.hearing import Background
from ingest.inbox import given
from tests.media import damage, record, write_wav
from tests.tiny_whisper import make_model, voice


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def background(settings: Settings, said: list[str]) -> Iterator[Background]:
    made = Background(settings, said.append)
    yield made
    made.stop()


def bring(settings: Settings, path: Path, seconds: float) -> None:
    list(watching.bring_in(settings, given([write_wav(path, voice(seconds))])))


def until(background: Background, holds: Callable[[], bool]) -> None:
    """Go on as the watcher does, for as long as the slowest machine needs."""
    until_s = time.monotonic() + 120
    while not holds():
        assert time.monotonic() < until_s
        background.go_on()
        time.sleep(0.05)


def queued(settings: Settings) -> int:
    with Store.open(settings.database) as store:
        return len(store.queued_recordings())


def test_what_waits_is_heard_in_another_process(
    settings: Settings, tmp_path: Path, background: Background, said: list[str]
) -> None:
    make_model(settings.models / "tiny")
    bring(settings, tmp_path / "Séance du 12 mai 2026.wav", 5)
    until(background, lambda: queued(settings) == 0)
    assert said == []


def test_without_a_model_a_recording_is_only_listened_to_for_gaps(
    settings: Settings, tmp_path: Path, background: Background, said: list[str]
) -> None:
    background.go_on()
    assert background._process is None, "there is no recording yet"
    path = record(tmp_path / "Séance du 12 mai 2026.mkv", 60)
    damage(path, bytes_=path.stat().st_size // 8)
    list(watching.bring_in(settings, given([path])))
    until(background, lambda: gaps_told(settings))
    until(background, lambda: background._process is None)
    background.go_on()
    assert background._process is None and said == []


def gaps_told(settings: Settings) -> bool:
    with Store.open(settings.database) as store:
        return any("recording-gap" in doc.doubts for doc in store.all_documents())


def test_a_model_that_does_not_load_is_said_and_left_for_a_while(
    settings: Settings, tmp_path: Path, background: Background, said: list[str]
) -> None:
    folder = make_model(settings.models / "tiny")
    (folder / "model.bin").write_bytes(b"half")
    bring(settings, tmp_path / "Séance du 12 mai 2026.wav", 1)
    until(background, lambda: bool(said))
    assert str(folder) in said[0]
    background.go_on()
    assert background._process is None and hearing.TROUBLE_S > 1
    assert queued(settings) == 1


def test_it_ends_when_the_watcher_does(
    settings: Settings, tmp_path: Path, background: Background
) -> None:
    make_model(settings.models / "tiny")
    bring(settings, tmp_path / "Séance du 12 mai 2026.wav", 5)
    background.go_on()
    process = background._process
    assert process is not None
    background.stop()
    assert process.exitcode is not None

"""A clip is the range asked for, from the recording's own packets."""

from __future__ import annotations

import io
from pathlib import Path

import av
import numpy as np
import pytest

from ingest.errors import NoSound
from ingest.recordings import clip
from ingest.recordings.recording import probe
from ingest.recordings.sound import RATE, decode
from tests.media import record, tone, write_wav


@pytest.mark.parametrize("name", ["a.mp3", "a.m4a", "a.webm", "a.mkv", "a.ogg", "a.flac", "a.ts"])
def test_a_clip_of_sound_is_the_range_asked_for(tmp_path: Path, name: str) -> None:
    path = record(tmp_path / name, 30, hush=(15, 16))
    out = tmp_path / f"clip{clip.ending(path)}"
    made = clip.cut(path, 12, 20, out)
    assert (made.start_s, made.end_s) == pytest.approx((12, 20), abs=0.3)
    heard = np.concatenate([piece.samples for piece in decode(out)])
    assert len(heard) / RATE == pytest.approx(8, abs=0.4)
    tenths = np.abs(heard[: len(heard) // 1600 * 1600].reshape(-1, 1600)).max(axis=1)
    hush = 12 + np.flatnonzero(tenths < 0.01) / 10
    assert hush[0] == pytest.approx(15, abs=0.4)


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.mov"])
def test_a_clip_of_a_film_begins_at_the_whole_image_before(tmp_path: Path, name: str) -> None:
    path = record(tmp_path / name, 30, picture=True)
    out = tmp_path / f"clip{clip.ending(path)}"
    made = clip.cut(path, 13, 20, out)
    assert 13 - 3 <= made.start_s <= 13, "the test's films have a whole image every 1.2 s"
    found = probe(out)
    assert found.has_video
    assert found.duration_s == pytest.approx(20 - made.start_s, abs=0.4)
    with av.open(str(out)) as opened:
        first = next(opened.decode(video=0))
    assert isinstance(first, av.VideoFrame) and first.key_frame


def test_nothing_is_encoded_again(tmp_path: Path) -> None:
    path = record(tmp_path / "a.mp3", 20)
    out = tmp_path / "clip.mp3"
    clip.cut(path, 5, 10, out)
    with av.open(str(path)) as whole, av.open(str(out)) as part:
        every = {bytes(packet) for packet in whole.demux(audio=0)}
        assert all(bytes(packet) in every for packet in part.demux(audio=0))


def test_a_clip_can_be_written_to_memory(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "a.wav", tone(10))
    out = io.BytesIO()
    clip.cut(path, 2, 4, out)
    assert len(out.getvalue()) == pytest.approx(2 * RATE * 2, rel=0.1)


@pytest.mark.parametrize(("start", "end"), [(5, 5), (6, 5), (-1, 4), (0, 3601), (40, 45)])
def test_a_range_that_is_none_is_refused(tmp_path: Path, start: float, end: float) -> None:
    path = record(tmp_path / "a.mp3", 10)
    with pytest.raises(ValueError):
        clip.cut(path, start, end, tmp_path / "clip.mp3")


def test_what_is_no_recording_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_text("Bonjour " * 400, encoding="utf-8")
    with pytest.raises(NoSound):
        clip.cut(path, 0, 5, tmp_path / "clip.mp3")

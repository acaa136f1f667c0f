from __future__ import annotations

import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from ingest.errors import Empty, NoSound
from ingest.recordings.channels import Samples
from ingest.recordings.sound import RATE, Piece, Tally, decode
from tests.media import cut, damage, record, tone, write_wav


def whole(found: list[Piece]) -> Samples:
    """The pieces joined, once it is sure that each begins where the one before ends."""
    at = 0
    for piece in found:
        assert round(piece.start_s * RATE) == at
        assert piece.samples.dtype == np.float32
        at += len(piece.samples)
    return np.concatenate([piece.samples for piece in found])


def sounding_s(samples: Samples) -> float:
    """Seconds in which a tenth of a second holds any sound."""
    tenths = samples[: len(samples) // 1600 * 1600].reshape(-1, 1600)
    return float((np.abs(tenths).max(axis=1) > 0.01).sum() / 10)


@pytest.mark.parametrize(
    "name", ["a.mp3", "a.m4a", "a.mkv", "a.webm", "a.ogg", "a.flac", "a.aiff", "a.ts", "a.wma"]
)
def test_every_second_of_every_container_is_heard(tmp_path: Path, name: str) -> None:
    samples = whole(list(decode(record(tmp_path / name, 12))))
    assert len(samples) / RATE == pytest.approx(12, abs=0.1)
    assert sounding_s(samples) == pytest.approx(12, abs=0.2)


def test_sound_comes_in_bounded_arrays(tmp_path: Path) -> None:
    found = list(decode(record(tmp_path / "a.mp3", 25)))
    assert [round(piece.start_s) for piece in found] == [0, 10, 20]


def test_two_channels_become_one(tmp_path: Path) -> None:
    left, silent = tone(2), np.zeros(2 * RATE, np.float32)
    path = write_wav(tmp_path / "a.wav", np.stack([left, silent], axis=1))
    samples = whole(list(decode(path)))
    assert np.abs(samples - left / 2).max() < 0.001


@pytest.mark.parametrize("name", ["a.mp3", "a.mkv", "a.m4a", "a.ogg", "a.flac", "a.ts", "a.wma"])
@pytest.mark.parametrize("zeros", [True, False], ids=["zeros", "noise"])
def test_damage_in_the_middle_does_not_end_a_recording(
    tmp_path: Path, name: str, zeros: bool
) -> None:
    # The sound of an MP4 is the only thing in it, so its middle is not its index.
    path = damage(record(tmp_path / name, 30), zeros=zeros)
    samples = whole(list(decode(path)))
    assert len(samples) / RATE == pytest.approx(30, abs=0.8)
    assert sounding_s(samples) > 18
    assert sounding_s(samples[-5 * RATE :]) > 4.5


def test_what_follows_damage_keeps_its_second(tmp_path: Path) -> None:
    path = record(tmp_path / "a.mkv", 30, hush=(25, 26))
    before = whole(list(decode(path)))
    after = whole(list(decode(damage(path))))
    assert sounding_s(after) < sounding_s(before)
    hundredths = np.abs(after[24 * RATE : 28 * RATE]).reshape(-1, RATE // 100).max(axis=1)
    hush = 24 + np.flatnonzero(hundredths < 0.001) / 100
    assert (hush[0], hush[-1]) == pytest.approx((25, 26), abs=0.1)


def test_sound_that_begins_after_the_picture_keeps_its_second(tmp_path: Path) -> None:
    samples = whole(list(decode(record(tmp_path / "a.mkv", 6, picture=True, late_s=2))))
    assert len(samples) / RATE == pytest.approx(8, abs=0.1)
    assert np.flatnonzero(np.abs(samples) > 0.01)[0] / RATE == pytest.approx(2, abs=0.1)


def test_recordings_joined_end_to_end_are_heard_to_the_end(tmp_path: Path) -> None:
    path = record(tmp_path / "a.ts", 6)
    path.write_bytes(path.read_bytes() * 2)
    assert sounding_s(whole(list(decode(path)))) == pytest.approx(12, abs=0.3)


@pytest.mark.parametrize("name", ["a.mp3", "a.mkv", "a.flac"])
def test_half_a_recording_is_heard_as_far_as_it_goes(tmp_path: Path, name: str) -> None:
    samples = whole(list(decode(cut(record(tmp_path / name, 20)))))
    assert len(samples) / RATE == pytest.approx(10, abs=1)


def test_a_recording_without_sound_is_refused(tmp_path: Path) -> None:
    film = record(tmp_path / "a.mp4", 2, picture=True, sound=False)
    words = tmp_path / "b.mp3"
    words.write_text("Bonjour " * 500, encoding="utf-8")
    for path in (film, words):
        with pytest.raises(NoSound):
            list(decode(path))


def test_an_empty_file_is_refused_as_empty(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.touch()
    with pytest.raises(Empty):
        list(decode(path))


def test_a_long_recording_is_never_held_whole(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "a.wav", np.tile(tone(60), 10))
    tracemalloc.start()
    try:
        samples = sum(len(grain.samples) for grain in decode(path))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert samples == 600 * RATE
    assert peak < samples * 4 / 10


@pytest.mark.parametrize("name", ["a.mkv", "a.ts", "a.wma"])
def test_a_gap_is_told_where_it_is(tmp_path: Path, name: str) -> None:
    path, tally = record(tmp_path / name, 60), Tally()
    damage(path, bytes_=path.stat().st_size // 8)  # seven seconds
    heard = whole(list(decode(path, tally=tally)))
    assert len(heard) / RATE == pytest.approx(60, abs=0.8)
    missing_s = sum(gap.end_s - gap.start_s for gap in tally.gaps)
    assert missing_s == pytest.approx(60 - tally.sounding_s, abs=1.5)
    assert missing_s > 4
    assert all(20 < gap.start_s < gap.end_s < 45 for gap in tally.gaps)


def test_a_missing_end_is_told(tmp_path: Path) -> None:
    path, tally = cut(record(tmp_path / "a.mkv", 20)), Tally()
    list(decode(path, tally=tally))
    (gap,) = tally.gaps
    assert (gap.start_s, gap.end_s) == pytest.approx((10, 20), abs=1)


@pytest.mark.parametrize("name", ["a.mp3", "a.m4a", "a.mkv", "a.ogg", "a.wav", "a.ts"])
def test_a_whole_recording_has_no_gap(tmp_path: Path, name: str) -> None:
    path, tally = tmp_path / name, Tally()
    record(path, 20) if name != "a.wav" else write_wav(path, tone(20))
    list(decode(path, tally=tally))
    assert tally.gaps == []
    assert tally.sounding_s == pytest.approx(20, abs=0.2)

"""The track and the side that hold the voice are the ones that are heard."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from ingest.recordings import channels
from ingest.recordings.channels import Ear, Samples, choose, listener, told
from ingest.recordings.sound import RATE, decode
from tests.media import record, tone, write_wav


def noise(seconds: float, *, seed: int, level: float = 0.3) -> Samples:
    found = np.random.default_rng(seed).standard_normal(int(seconds * RATE))
    return (found * level / 3).astype(np.float32)


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        (tone(4), tone(4) * 0.8, "mixed"),
        (tone(4), np.zeros(4 * RATE, np.float32), "left"),
        (tone(4) * 0.001, tone(4), "right"),
        (tone(4), -tone(4) * 0.9, "left"),
        (noise(4, seed=1), noise(4, seed=2), "louder"),
        (np.zeros(RATE, np.float32), np.zeros(RATE, np.float32), "mixed"),
    ],
    ids=["one sound", "right is silent", "left is idle", "crossed", "a microphone a side", "none"],
)
def test_two_sides_become_one_by_what_they_hold(left: Samples, right: Samples, wanted: str) -> None:
    assert told(np.stack([left, right])) == wanted


def test_the_louder_microphone_is_heard_at_each_moment(tmp_path: Path) -> None:
    left, right = noise(30, seed=1), noise(30, seed=2)
    left[15 * RATE :] *= 0.05
    right[: 15 * RATE] *= 0.05
    path = write_wav(tmp_path / "a.wav", np.stack([left, right], axis=1))
    ear = choose(path)
    assert ear == Ear(0, "louder")
    heard = np.concatenate([piece.samples for piece in decode(path, ear=ear)])
    assert np.abs(heard[: 14 * RATE] - left[: 14 * RATE]).max() < 0.01
    assert np.abs(heard[16 * RATE :] - right[16 * RATE :]).max() < 0.01


def test_the_louder_side_goes_on_from_grain_to_grain() -> None:
    hear = listener(Ear(0, "louder"))
    loud, quiet = np.full(RATE, 0.5, np.float32), np.full(RATE, 0.4, np.float32)
    hear(np.stack([quiet * 0.1, loud]))
    assert np.allclose(hear(np.stack([loud, quiet])), quiet), "not loud enough to take over"


def test_a_crossed_cable_is_not_mixed_into_silence(tmp_path: Path) -> None:
    sound = tone(6)
    path = write_wav(tmp_path / "a.wav", np.stack([sound, -sound], axis=1))
    heard = np.concatenate([piece.samples for piece in decode(path, ear=choose(path))])
    assert np.abs(heard - sound).max() < 0.001


def tracks(path: Path, *sounds: Samples) -> Path:
    """A Matroska file with one track of one channel a sound."""
    with av.open(str(path), "w") as container:
        streams = [container.add_stream("pcm_s16le", rate=RATE, layout="mono") for _ in sounds]
        for at in range(0, len(sounds[0]), 1024):
            for stream, sound in zip(streams, sounds, strict=True):
                part = (sound[at : at + 1024] * 32767).astype(np.int16).reshape(1, -1)
                frame = av.AudioFrame.from_ndarray(part, format="s16", layout="mono")
                frame.sample_rate, frame.pts, frame.time_base = RATE, at, Fraction(1, RATE)
                container.mux(stream.encode(frame))
        for stream in streams:
            container.mux(stream.encode(None))
    return path


def test_a_silent_first_track_is_passed_over(tmp_path: Path) -> None:
    path = tracks(tmp_path / "a.mkv", np.zeros(40 * RATE, np.float32), tone(40))
    assert choose(path) == Ear(1, "mixed")
    heard = np.concatenate([piece.samples for piece in decode(path, ear=choose(path))])
    assert np.abs(heard).max() > 0.4


def test_the_track_that_a_player_takes_is_heard_where_it_sounds(tmp_path: Path) -> None:
    assert choose(tracks(tmp_path / "a.mkv", tone(40) * 0.1, tone(40))).track == 0
    assert choose(record(tmp_path / "b.mp3", 40)) == channels.MIXED


def test_an_ear_is_kept_in_words() -> None:
    for ear in (Ear(), Ear(2, "louder"), Ear(0, "right")):
        assert Ear.named(str(ear)) == ear

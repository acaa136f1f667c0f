"""A span is silent and unseen in whatever a recording is kept in, and every second stays where it
was."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from ingest.errors import NoSound
from ingest.recordings.silencing import Shown, silence
from ingest.recordings.sound import RATE, decode
from tests.media import damage, record, tone, write_wav

SPANS = [(2.0, 3.0), (4.5, 5.0)]


def heard(path: Path) -> np.ndarray:
    return np.concatenate([piece.samples for piece in decode(path)])


def made(source: Path) -> Path:
    out = source.with_name(f"out{source.suffix}")
    silence(source, str(out), SPANS, on_page=lambda _done, _total: None)
    return out


@pytest.mark.parametrize(
    "ending", [".wav", ".mp3", ".m4a", ".webm", ".ogg", ".flac", ".wma", ".aiff", ".ts"]
)
def test_the_spans_are_silent_and_the_rest_is_heard(tmp_path: Path, ending: str) -> None:
    source = tmp_path / f"séance{ending}"
    if ending == ".wav":
        write_wav(source, tone(7.0))
    else:
        record(source, 7.0)
    sound = heard(made(source))
    assert abs(len(sound) - len(heard(source))) < 0.1 * RATE
    for start, end in SPANS:
        assert np.abs(sound[int(start * RATE) : int(end * RATE)]).max() < 0.01
    for start, end in ((0.5, 1.8), (3.2, 4.3), (5.2, 6.5)):
        assert np.abs(sound[int(start * RATE) : int(end * RATE)]).max() > 0.3


@pytest.mark.parametrize("ending", [".mp4", ".mkv", ".avi", ".mov"])
def test_no_image_of_a_span_is_left(tmp_path: Path, ending: str) -> None:
    source = record(tmp_path / f"séance{ending}", 7.0, picture=True)
    with av.open(str(made(source))) as container:
        assert len(container.streams.video) == 1 and len(container.streams.audio) == 1
        shown = [float(one.pts * one.time_base) for one in container.decode(video=0)]
    assert not [at for at in shown for start, end in SPANS if start <= at < end]
    assert [at for at in shown if at < 1.9] and max(shown) > 6.5


def test_an_image_that_hangs_on_one_of_a_span_is_left_out() -> None:
    """In the order of decoding: a whole image every second, and B-frames between."""
    shown = Shown([(2.0, 3.0)])
    told = [(0.0, True), (1.0, False), (0.5, False), (2.2, False), (1.8, False), (3.0, False),
            (3.5, True), (3.2, False), (4.0, False)]  # fmt: skip
    kept = [at for at, whole in told if shown.keeps(at, whole=whole)]
    assert kept == [0.0, 1.0, 0.5, 3.5, 4.0]


def test_a_damaged_recording_keeps_its_times(tmp_path: Path) -> None:
    source = damage(record(tmp_path / "séance.mp4", 20.0), bytes_=4000)
    sound = heard(made(source))
    assert abs(len(sound) / RATE - 20.0) < 0.5
    assert np.abs(sound[int(2.0 * RATE) : int(3.0 * RATE)]).max() < 0.01


def test_what_is_no_recording_is_said_to_be_none(tmp_path: Path) -> None:
    source = tmp_path / "rien.mp3"
    source.write_bytes(b"rien du tout" * 100)
    with pytest.raises(NoSound):
        made(source)

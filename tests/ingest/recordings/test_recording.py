from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from ingest.errors import CutShort, Empty, NoSound
from ingest.recordings.recording import probe
from tests.media import RATE, cut, record, tone, write_wav
from tests.real import RECORDS, only_with_records


@pytest.mark.parametrize(
    ("name", "picture", "media_type"),
    [
        ("a.mp3", False, "audio/mpeg"),
        ("a.m4a", False, "audio/mp4"),
        ("a.mp4", False, "audio/mp4"),
        ("a.mp4", True, "video/mp4"),
        ("a.mov", True, "video/quicktime"),
        ("a.mkv", True, "video/x-matroska"),
        ("a.mkv", False, "audio/x-matroska"),
        ("a.webm", False, "audio/webm"),
        ("a.ts", True, "video/mp2t"),
        ("a.avi", True, "video/x-msvideo"),
        ("a.wma", False, "audio/x-ms-wma"),
        ("a.ogg", False, "audio/ogg"),
        ("a.flac", False, "audio/flac"),
        ("a.aiff", False, "audio/aiff"),
    ],
)
def test_length_picture_and_type_are_read_from_the_container(
    tmp_path: Path, name: str, picture: bool, media_type: str
) -> None:
    nameless = record(tmp_path / name, 3, picture=picture).rename(tmp_path / "9f86d081")
    reading = probe(nameless)
    assert reading.duration_s == pytest.approx(3, abs=0.1)
    assert (reading.has_video, reading.media_type) == (picture, media_type)
    assert reading.doubts == ()


def test_a_wav_is_a_recording(tmp_path: Path) -> None:
    reading = probe(write_wav(tmp_path / "a.wav", tone(0.25)))
    assert (reading.duration_s, reading.media_type) == (0.25, "audio/wav")


def test_the_length_of_an_mp3_of_changing_bit_rate_is_counted_not_estimated(tmp_path: Path) -> None:
    quiet = record(tmp_path / "quiet.mp3", 4).read_bytes()
    path = tmp_path / "a.mp3"
    path.write_bytes(quiet * 3)  # joined end to end: the header of the first counts for itself only
    assert probe(path).duration_s == pytest.approx(12, abs=0.3)


def test_a_cover_picture_is_not_a_film(tmp_path: Path) -> None:
    film = record(tmp_path / "a.mjpeg.avi", 0.1, picture=True, sound=False)
    jpeg = av.CodecContext.create("mjpeg", "w")
    jpeg.width, jpeg.height, jpeg.pix_fmt, jpeg.time_base = 64, 48, "yuvj420p", Fraction(1)
    with av.open(str(film)) as container:
        shot = next(container.decode(video=0)).reformat(format="yuvj420p")
    shot.pts, shot.time_base = 0, Fraction(1)
    cover = bytes(jpeg.encode(shot)[0])
    frame = b"\0image/jpeg\0\x03\0" + cover
    tag = b"APIC" + len(frame).to_bytes(4) + b"\0\0" + frame
    size = bytes(len(tag) >> shift & 127 for shift in (21, 14, 7, 0))
    path = record(tmp_path / "a.mp3", 1)
    path.write_bytes(b"ID3\x03\0\0" + size + tag + path.read_bytes())
    with av.open(str(path)) as container:
        assert len(container.streams.video) == 1
    reading = probe(path)
    assert (reading.has_video, reading.media_type) == (False, "audio/mpeg")


def test_a_film_without_sound_is_a_recording_with_a_doubt(tmp_path: Path) -> None:
    reading = probe(record(tmp_path / "a.mp4", 3, picture=True, sound=False))
    assert reading.has_video
    assert reading.duration_s == pytest.approx(3, abs=0.1)
    assert reading.doubts == ("recording-no-sound",)


def test_silence_is_sound(tmp_path: Path) -> None:
    assert probe(write_wav(tmp_path / "a.wav", np.zeros(RATE, np.float32))).doubts == ()


@pytest.mark.parametrize("name", ["a.mkv", "a.flac"])
def test_half_a_recording_that_plays_is_kept_with_its_true_length(
    tmp_path: Path, name: str
) -> None:
    reading = probe(cut(record(tmp_path / name, 20)))
    assert reading.duration_s == pytest.approx(10, abs=1)
    assert reading.doubts == ("recording-cut-short",)


def test_half_a_wav_is_told_by_its_header(tmp_path: Path) -> None:
    reading = probe(cut(write_wav(tmp_path / "a.wav", tone(4))))
    assert reading.duration_s == pytest.approx(2, abs=0.01)
    assert reading.doubts == ("recording-cut-short",)


def test_a_wav_written_to_a_pipe_is_whole(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "a.wav", tone(4))
    content = bytearray(path.read_bytes())
    content[4:8] = content[40:44] = b"\xff" * 4
    path.write_bytes(content)
    reading = probe(path)
    assert reading.duration_s == pytest.approx(4, abs=0.1)
    assert reading.doubts == ()


def test_half_an_mp4_of_which_nothing_plays_is_cut_short(tmp_path: Path) -> None:
    with pytest.raises(CutShort):
        probe(cut(record(tmp_path / "a.mp4", 3)))


def test_nothing_at_all_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.touch()
    with pytest.raises(Empty):
        probe(path)


@pytest.mark.parametrize(
    "content",
    [
        b"Bonjour " * 500,
        b"%PDF-1.4\n" + bytes(5000),
        np.random.default_rng(0).integers(0, 256, 200_000, np.uint8).tobytes(),
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b"1\n00:00:01,000 --> 00:00:02,000\nBonjour\n",
    ],
    ids=["text", "pdf", "noise", "picture", "captions"],
)
def test_what_is_no_recording_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(content)
    with pytest.raises(NoSound):
        probe(path)


@pytest.mark.parametrize(
    "content",
    [
        "ffconcat version 1.0\nfile {name}\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{name}\n#EXT-X-ENDLIST\n",
    ],
    ids=["list", "playlist"],
)
def test_a_file_that_names_another_one_does_not_open_it(tmp_path: Path, content: str) -> None:
    secret = record(tmp_path / "secret.ts", 1)
    path = tmp_path / "a.mp4"
    path.write_text(content.format(name=secret.name), encoding="utf-8")
    with pytest.raises(NoSound):
        probe(path)


@only_with_records
def test_real_recordings_are_all_recordings() -> None:
    paths = sorted((RECORDS / "recordings").iterdir())
    assert paths
    readings = {path.name: probe(path) for path in paths}
    assert [name for name, reading in readings.items() if reading.has_video] == ["cdp_video.mp4"]
    assert all(reading.duration_s > 1 and not reading.doubts for reading in readings.values())

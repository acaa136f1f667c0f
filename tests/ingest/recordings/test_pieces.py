"""Pieces are cut where nobody speaks, lose nothing, and are the same after an interruption."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ingest.recordings.channels import Samples
from ingest.recordings.pieces import Spoken, cut_at, pieces, quiet_place, speech
from ingest.recordings.sound import RATE, Piece, decode
from tests.media import tone, write_wav
from tests.tiny_whisper import voice


def silence(seconds: float) -> Samples:
    return np.zeros(int(seconds * RATE), np.float32)


def grains(sound: Samples, *, length_s: float = 10.0) -> list[Piece]:
    step = int(length_s * RATE)
    return [Piece(at / RATE, sound[at : at + step]) for at in range(0, len(sound), step)]


def whole(found: list[Spoken]) -> Samples:
    """The pieces joined, once it is sure that each begins where the one before ends."""
    at = 0
    for n, piece in enumerate(found):
        assert (piece.n, piece.start) == (n, at)
        at += len(piece.samples)
    return np.concatenate([piece.samples for piece in found])


@pytest.fixture(scope="module")
def sitting() -> Samples:
    """Two minutes: speech with silences of two seconds after 18, 41 and 75 s."""
    parts = [voice(18), silence(2), voice(21), silence(2), voice(32), silence(2), voice(43)]
    return np.concatenate(parts)


def test_pieces_are_cut_in_silences_and_lose_nothing(sitting: Samples) -> None:
    found = list(pieces(grains(sitting), longest_s=50))
    assert [piece.start_s for piece in found] == pytest.approx([0, 42, 76], abs=0.6)
    assert np.array_equal(whole(found), sitting)


def test_what_follows_an_interruption_is_cut_as_it_would_have_been(sitting: Samples) -> None:
    uncut = list(pieces(grains(sitting), longest_s=50))
    for done in range(1, len(uncut) + 1):
        ends = [piece.end_s for piece in uncut[:done]]
        rest = list(pieces(grains(sitting), longest_s=50, done=ends))
        assert [(one.n, one.start) for one in rest] == [(one.n, one.start) for one in uncut[done:]]
        for one, other in zip(rest, uncut[done:], strict=True):
            assert np.array_equal(one.samples, other.samples)
            assert one.spans == other.spans


def test_speech_is_inside_its_spans_and_silence_is_not(sitting: Samples) -> None:
    (piece,) = pieces(grains(sitting))
    spans = [(first / RATE, after / RATE) for first, after in piece.spans]
    for middle in (19, 42, 76):
        assert not any(first < middle < after for first, after in spans)
    assert sum(after - first for first, after in spans) > 110
    assert all(after - first <= 29.5 for first, after in spans)


def test_pieces_without_a_quiet_place_are_bounded_all_the_same(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "a.wav", tone(30))
    found = list(pieces(decode(path), longest_s=7))
    assert all(len(piece.samples) <= 7 * RATE for piece in found)
    assert len(whole(found)) == 30 * RATE


def test_a_short_recording_is_one_piece() -> None:
    found = list(pieces(grains(tone(3))))
    assert [(piece.start_s, piece.end_s) for piece in found] == [(0.0, 3.0)]
    assert found[0].spans == ()


def test_without_a_silence_a_piece_ends_at_its_quietest_place() -> None:
    sound = tone(20)
    sound[12 * RATE : 13 * RATE] = sound[16 * RATE : 17 * RATE] = 0
    assert 16 <= quiet_place(sound) / RATE <= 17
    assert cut_at(sound, [(0, 20 * RATE)]) == quiet_place(sound)


def test_a_tone_is_no_speech() -> None:
    assert speech(tone(5)) == []

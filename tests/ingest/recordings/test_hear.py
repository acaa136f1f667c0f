"""A piece of sound becomes lines, by the true engine and a tiny model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from faster_whisper.transcribe import Segment, Word

from archive.spoken import HeardPiece
from ingest.recordings import hear
from ingest.recordings.channels import Samples
from ingest.recordings.hear import Listener, lines_of, windows
from ingest.recordings.models import load
from ingest.recordings.pieces import Spoken, speech
from tests.media import RATE
from tests.tiny_whisper import make_model, voice

if TYPE_CHECKING:
    from faster_whisper import WhisperModel

SAID = {"La séance est ouverte par madame le maire.", "Le conseil municipal adopte ce budget."}
WAYS = pytest.mark.parametrize("batch", [1, 3], ids=["one by one", "batched"])


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> WhisperModel:
    folder = make_model(tmp_path_factory.mktemp("models") / "parleur")
    return load(folder, device="cpu", cpu_threads=1)


def silence(seconds: float) -> Samples:
    return np.zeros(int(seconds * RATE), np.float32)


def piece(*sounds: Samples, start_s: float = 0.0) -> Spoken:
    samples = np.concatenate(sounds)
    return Spoken(0, int(start_s * RATE), samples, tuple(speech(samples)))


def texts(heard: HeardPiece) -> list[str]:
    """The sentences: a tiny model's times are random, so one may be cut into two lines."""
    said = " ".join(line.text for line in heard.lines)
    return [f"{sentence}." for sentence in said.rstrip(".").split(". ")] if said else []


@WAYS
def test_speech_becomes_lines_inside_the_time_it_was_spoken(
    model: WhisperModel, batch: int
) -> None:
    spoken = piece(silence(10), voice(12), silence(5), start_s=600)
    heard = Listener(model, batch=batch).hear(spoken)
    assert set(texts(heard)) == SAID
    assert all(609 <= line.start_s < line.end_s <= 623 for line in heard.lines)
    starts = [line.start_s for line in heard.lines]
    assert starts == sorted(starts)
    assert all(type(at) is float for at in starts)
    assert heard.lang == "fr"


@WAYS
def test_every_word_has_its_time_inside_its_line(model: WhisperModel, batch: int) -> None:
    heard = Listener(model, batch=batch).hear(piece(voice(10)))
    for line in heard.lines:
        assert " ".join(word.text for word in line.words) == line.text
        assert all(line.start_s <= w.start_s <= w.end_s <= line.end_s for w in line.words)
        assert all(0 <= word.sure <= 1 for word in line.words)


def test_batched_or_not_long_speech_gives_the_same_words(model: WhisperModel) -> None:
    spoken = piece(voice(50), silence(3), voice(40))
    one, many = (Listener(model, batch=batch).hear(spoken) for batch in (1, 4))
    assert set(texts(one)) == set(texts(many)) == SAID
    assert len(many.lines) >= 6, "three windows or more"


@WAYS
def test_silence_says_nothing(model: WhisperModel, batch: int) -> None:
    heard = Listener(model, batch=batch).hear(piece(silence(20)))
    assert heard.lines == () and heard.lang is None


@WAYS
def test_the_language_that_was_asked_for_is_taken(model: WhisperModel, batch: int) -> None:
    listener = Listener(model, language="en", terms=["Mme Gimaret"], prompt="Council.", batch=batch)
    heard = listener.hear(piece(voice(8)))
    assert heard.lines and heard.lang == "en"


@WAYS
def test_another_plain_language_is_heard_as_what_it_is(tmp_path: Any, batch: int) -> None:
    spanish = load(make_model(tmp_path / "es", language="es"), device="cpu", cpu_threads=1)
    heard = Listener(spanish, batch=batch).hear(piece(voice(8)))
    assert set(texts(heard)) == SAID and heard.lang == "es"


@WAYS
def test_a_language_that_is_not_plain_is_one_of_the_archive_s(
    tmp_path: Any, batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hear, "PLAIN", 1.1)
    welsh = load(make_model(tmp_path / "cy", language="cy"), device="cpu", cpu_threads=1)
    assert Listener(welsh, batch=batch).hear(piece(voice(8))).lang in ("fr", "en")


@WAYS
def test_a_model_of_english_alone_hears_english(tmp_path: Any, batch: int) -> None:
    says = [(0.0, "The meeting is called to order.", 3.0)]
    english = load(make_model(tmp_path / "en", says=says, language=None), device="cpu")
    heard = Listener(english, language="fr", batch=batch).hear(piece(voice(8)))
    assert texts(heard) == ["The meeting is called to order."]
    assert heard.lang == "en"


def test_credits_that_a_model_learnt_from_films_are_left_out_and_recorded(tmp_path: Any) -> None:
    says = [(0.0, "Sous-titres réalisés par la communauté d'Amara.org", 3.0)]
    dreamer = load(make_model(tmp_path / "a", says=says), device="cpu", cpu_threads=1)
    heard = Listener(dreamer, batch=2).hear(piece(voice(8), start_s=60))
    assert heard.lines == ()
    (dropped,) = heard.dropped
    assert dropped.why == "credits" and dropped.start_s >= 60
    assert "Amara" in dropped.text


def test_what_a_model_is_told_leaves_it_room_to_answer(model: WhisperModel) -> None:
    names = [f"Conseillère Marie-Ève Bouchard-Tremblay {n}" for n in range(300)]
    listener = Listener(model, terms=names, prompt="Conseil municipal. " * 100, batch=2)
    assert set(texts(listener.hear(piece(voice(8))))) == SAID


def test_a_poor_window_is_heard_again_at_its_own_second(
    model: WhisperModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken = piece(voice(28), silence(3), voice(20))
    before = Listener(model, batch=2).hear(spoken)
    monkeypatch.setattr(hear, "is_poor", lambda segment: segment.start > 28)
    after = Listener(model, batch=2).hear(spoken)
    assert texts(after) == texts(before)
    first, again = before.lines[-1], after.lines[-1]
    assert abs(first.end_s - again.end_s) < 1 and again.start_s > 31


def test_windows_end_where_speech_does_and_hold_thirty_seconds() -> None:
    spans = [(0, 20 * RATE), (25 * RATE, 34 * RATE), (40 * RATE, 45 * RATE), (50 * RATE, 78 * RATE)]
    cut = [(first / RATE, after / RATE) for first, after in windows(spans)]
    assert cut == [(0, 29), (29, 34), (34, 62)]
    assert windows([]) == []


def segment(text: str, *, start: float = 0.0, end: float = 3.0, **figures: float) -> Segment:
    sure = {"avg_logprob": -0.2, "compression_ratio": 1.2, "no_speech_prob": 0.05, **figures}
    return Segment(
        id=1, seek=0, start=start, end=end, text=text, tokens=[], words=None, temperature=0, **sure
    )


def spoken(text: str, *spans: tuple[float, float]) -> Segment:
    words = [
        Word(start, end, f" {word}", 1.0)
        for word, (start, end) in zip(text.split(), spans, strict=True)
    ]
    whole = segment(f" {text}", start=spans[0][0], end=spans[-1][1])
    whole.words = words
    return whole


def told(segment: Segment) -> list[tuple[float, float, str]]:
    return [(line.start_s, line.end_s, line.text) for line in lines_of(segment)]


def test_a_segment_on_both_sides_of_a_silence_is_two_lines() -> None:
    cut = told(spoken("La séance reprend.", (1, 1.4), (1.4, 2), (62, 63)))
    assert cut == [(1, 2, "La séance"), (62, 63, "reprend.")]


def test_a_long_segment_is_cut_at_a_stop_or_in_time_to_be_read() -> None:
    spans = [(n / 2, n / 2 + 0.5) for n in range(32)]
    words = [f"mot{n}" for n in range(32)]
    words[10] += "."
    lengths = [len(line.text.split()) for line in lines_of(spoken(" ".join(words), *spans))]
    assert lengths == [11, 14, 7]


def test_a_segment_without_words_is_one_line() -> None:
    assert told(segment("  La  séance. ")) == [(0.0, 3.0, "La séance.")]

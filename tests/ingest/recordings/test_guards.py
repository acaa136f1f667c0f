"""What a model dreams is told from what was said."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from faster_whisper.transcribe import Segment

from archive.spoken import HeardLine
from ingest.recordings.guards import is_poor, why_dropped, without_loops


def segment(text: str, *, start: float = 0.0, end: float = 3.0, **figures: float) -> Segment:
    sure = {"avg_logprob": -0.2, "compression_ratio": 1.2, "no_speech_prob": 0.05, **figures}
    return Segment(
        id=1, seek=0, start=start, end=end, text=text, tokens=[], words=None, temperature=0, **sure
    )


def why(one: Segment, *, prompt: str = "") -> str | None:
    return why_dropped(one, one.end - one.start, prompt=prompt)


@pytest.mark.parametrize(
    "doubtful",
    [
        segment("Merci.", no_speech_prob=0.7, avg_logprob=-1.2),
        segment("Merci.", no_speech_prob=0.95, avg_logprob=-0.6),
        segment("Merci.", avg_logprob=-1.7),
        segment("la la la la", compression_ratio=3.5),
        segment("i", start=30.4, end=56.8),
        segment(" ... ", end=1.0),
        segment("Sous-titrage ST' 501"),
        segment("Sous-titrage Société Radio-Canada"),
        segment("Thanks for watching!"),
    ],
    ids=lambda one: f"{one.text} {one.no_speech_prob} {one.avg_logprob}",
)
def test_what_a_model_says_over_silence_is_left_out(doubtful: Segment) -> None:
    assert why(doubtful)


@pytest.mark.parametrize(
    "certain",
    [
        segment("Aye."),
        segment("Oui.", no_speech_prob=0.95),
        segment("Les sous-titres de la séance sont en ligne."),
        segment("Thanks for watching the budget closely, councillor."),
    ],
    ids=lambda one: one.text,
)
def test_what_was_said_is_kept(certain: Segment) -> None:
    assert why(certain) is None


def said(*texts: str) -> list[HeardLine]:
    return [HeardLine(float(n), n + 1.0, text) for n, text in enumerate(texts)]


def kept(texts: Sequence[str]) -> list[str]:
    return [line.text for line in without_loops(said(*texts))[0]]


def test_a_sentence_in_a_loop_is_said_once() -> None:
    loop = ["Je vous remercie de votre attention."] * 4
    assert kept(["Bien.", *loop, "Bien."]) == ["Bien.", loop[0], "Bien."]


def test_a_vote_in_the_same_words_is_kept() -> None:
    assert kept(["Aye."] * 9) == ["Aye."] * 9
    assert len(kept(["you"] * 200)) < 20


def test_what_a_loop_repeats_is_recorded() -> None:
    _, dropped = without_loops(said(*["Je vous remercie de votre attention."] * 3))
    assert [(one.start_s, one.why) for one in dropped] == [(1.0, "loop"), (2.0, "loop")]


def test_names_recited_as_they_were_told_are_not_speech() -> None:
    told = "Conseil municipal. Marie Gimaret, Jean Tremblay, rue des Érables"
    assert why(segment("Marie Gimaret, Jean Tremblay"), prompt=told) == "prompt"
    assert why(segment("Marie Gimaret propose."), prompt=told) is None
    assert why(segment("Jean Tremblay"), prompt=told) is None


def test_a_poor_window_is_heard_again_and_silence_is_not() -> None:
    assert is_poor(segment("la la la", compression_ratio=2.6))
    assert is_poor(segment("Mouais.", avg_logprob=-1.2))
    assert not is_poor(segment("Merci.", avg_logprob=-1.2, no_speech_prob=0.9))
    assert not is_poor(segment("La séance est ouverte."))

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from faster_whisper.transcribe import Segment, Word

from archive.model import Cue
from ingest.errors import NoSound
from ingest.recordings import speech
from ingest.recordings.speech import (
    find_model,
    is_model,
    is_speech,
    lines,
    load,
    transcribe,
    without_loops,
)
from tests.media import RATE, record, write_wav
from tests.tiny_whisper import make_model, voice

if TYPE_CHECKING:
    from faster_whisper import WhisperModel

SAID = {"La séance est ouverte par madame le maire.", "Le conseil municipal adopte ce budget."}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model(tmp_path_factory.mktemp("models") / "parleur")


@pytest.fixture(scope="module")
def model(folder: Path) -> WhisperModel:
    return load(folder, device="cpu", cpu_threads=1)


def silence(seconds: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.zeros(int(seconds * RATE), np.float32)


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


def test_speech_becomes_lines_inside_the_time_it_was_spoken(
    tmp_path: Path, model: WhisperModel
) -> None:
    path = write_wav(tmp_path / "a.wav", np.concatenate([silence(10), voice(12), silence(5)]))
    cues = list(transcribe(path, model))
    assert {cue.text for cue in cues} == SAID
    assert all(9 <= cue.start_s < cue.end_s <= 23 for cue in cues)
    assert [cue.start_s for cue in cues] == sorted(cue.start_s for cue in cues)
    assert all(type(cue.start_s) is float and type(cue.end_s) is float for cue in cues)


def test_lines_of_a_later_piece_keep_the_second_of_the_recording(
    tmp_path: Path, model: WhisperModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speech, "PIECE_S", 20.0)
    path = write_wav(tmp_path / "a.wav", np.concatenate([silence(50), voice(8), silence(4)]))
    done: list[float] = []
    cues = list(transcribe(path, model, on_progress=done.append))
    assert {cue.text for cue in cues} == SAID
    assert all(49 <= cue.start_s < cue.end_s <= 59 for cue in cues)
    assert len(done) > 3
    assert done == sorted(done)
    assert done[-1] == 62.0


def test_a_silent_recording_says_nothing(tmp_path: Path, model: WhisperModel) -> None:
    heard = transcribe(write_wav(tmp_path / "a.wav", silence(20)), model)
    assert list(heard) == []
    assert heard.lang is None


def test_a_recording_in_any_container_is_heard_and_noise_is_not_speech(
    tmp_path: Path, model: WhisperModel
) -> None:
    assert list(transcribe(record(tmp_path / "a.mp3", 5), model)) == []


def test_the_language_is_heard_in_the_recording(tmp_path: Path, model: WhisperModel) -> None:
    heard = transcribe(write_wav(tmp_path / "a.wav", voice(8)), model)
    assert list(heard)
    assert heard.lang == "fr"


def test_the_language_that_was_asked_for_is_taken(tmp_path: Path, model: WhisperModel) -> None:
    heard = transcribe(
        write_wav(tmp_path / "a.wav", voice(8)), model, language="en", hotwords="Mme Gimaret"
    )
    assert list(heard)
    assert heard.lang == "en"


def test_a_language_of_no_use_to_the_archive_is_heard_but_not_stated(tmp_path: Path) -> None:
    spanish = load(make_model(tmp_path / "es", language="es"), device="cpu", cpu_threads=1)
    heard = transcribe(write_wav(tmp_path / "a.wav", voice(8)), spanish)
    assert {cue.text for cue in heard} == SAID
    assert heard.lang is None


def test_a_model_of_english_alone_hears_english(tmp_path: Path) -> None:
    says = [(0.0, "The meeting is called to order.", 3.0)]
    english = load(make_model(tmp_path / "en", says=says, language=None), device="cpu")
    heard = transcribe(write_wav(tmp_path / "a.wav", voice(8)), english, language="fr")
    assert [cue.text for cue in heard] == ["The meeting is called to order."]
    assert heard.lang == "en"


def test_credits_that_a_model_learnt_from_films_are_left_out(tmp_path: Path) -> None:
    says = [(0.0, "Sous-titres réalisés par la communauté d'Amara.org", 3.0)]
    dreamer = load(make_model(tmp_path / "a", says=says), device="cpu", cpu_threads=1)
    assert list(transcribe(write_wav(tmp_path / "a.wav", voice(8)), dreamer)) == []


def test_a_file_without_sound_is_refused(tmp_path: Path, model: WhisperModel) -> None:
    path = record(tmp_path / "a.mp4", 2, picture=True, sound=False)
    with pytest.raises(NoSound):
        list(transcribe(path, model))


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
    assert not is_speech(doubtful)


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
    assert is_speech(certain)


def test_a_segment_on_both_sides_of_a_silence_is_two_lines() -> None:
    cut = lines(spoken("La séance reprend.", (1, 1.4), (1.4, 2), (62, 63)))
    assert cut == [Cue(1, 2, "La séance"), Cue(62, 63, "reprend.")]


def test_a_long_segment_is_cut_at_a_stop() -> None:
    spans = [(float(n), float(n + 1)) for n in range(12)]
    cut = lines(spoken("un deux trois. quatre cinq six sept huit, neuf dix onze douze", *spans))
    assert [cue.text for cue in cut] == [
        "un deux trois. quatre cinq six sept huit,",
        "neuf dix onze douze",
    ]


def test_a_segment_without_words_is_one_line() -> None:
    assert lines(segment("  La  séance. ")) == [Cue(0.0, 3.0, "La séance.")]


def said(*texts: str) -> list[Cue]:
    return [Cue(float(n), n + 1.0, text) for n, text in enumerate(texts)]


def kept(texts: Sequence[str]) -> list[str]:
    return [cue.text for cue in without_loops(said(*texts))]


def test_a_sentence_in_a_loop_is_said_once() -> None:
    loop = ["Je vous remercie de votre attention."] * 4
    assert kept(["Bien.", *loop, "Bien."]) == ["Bien.", loop[0], "Bien."]


def test_a_vote_in_the_same_words_is_kept() -> None:
    assert kept(["Aye."] * 9) == ["Aye."] * 9
    assert len(kept(["you"] * 200)) < 20


def test_a_model_is_found_by_path_and_by_name(folder: Path) -> None:
    elsewhere = folder.parent / "none"
    assert find_model(str(folder), models_folder=elsewhere) == folder
    assert find_model("parleur", models_folder=folder.parent) == folder


def test_without_a_name_the_only_model_is_taken_and_none_of_several(tmp_path: Path) -> None:
    assert find_model(None, models_folder=tmp_path / "none") is None
    assert find_model(None, models_folder=tmp_path) is None
    one = make_model(tmp_path / "one", language=None)
    (tmp_path / "not a model").mkdir()
    assert find_model(None, models_folder=tmp_path) == one
    make_model(tmp_path / "two", language=None)
    assert find_model(None, models_folder=tmp_path) is None


@pytest.mark.parametrize("name", ["small", "Systran/faster-whisper-tiny", "no such model", "../x"])
def test_a_model_that_is_not_here_is_not_fetched(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("socket.socket.connect", refuse)
    assert find_model(name, models_folder=tmp_path) is None


def test_a_model_downloaded_before_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cached = make_model(tmp_path / "snapshot", language=None)
    asked: dict[str, object] = {}

    def download_model(name: str, **options: object) -> str:
        asked.update(options, name=name)
        return os.fspath(cached)

    monkeypatch.setattr("faster_whisper.utils.download_model", download_model)
    assert find_model("small", models_folder=tmp_path / "none") == cached
    assert asked == {"name": "small", "local_files_only": True}


def test_a_folder_that_would_need_the_network_is_no_model(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "a", language=None)
    assert is_model(folder)
    (folder / "tokenizer.json").unlink()
    assert not is_model(folder)
    assert find_model(str(folder), models_folder=tmp_path) is None

from __future__ import annotations

from pathlib import Path

import pytest

from archive.model import Cue
from ingest.recordings.captions import read_captions


def read(folder: Path, *said: str) -> list[tuple[str | None, str]]:
    return [(cue.speaker, cue.text) for cue in cues_of(folder, *said)]


def cues_of(folder: Path, *said: str) -> tuple[Cue, ...]:
    path = folder / "a.vtt"
    blocks = [f"00:{n:02}.000 --> 00:{n + 1:02}.000\n{text}" for n, text in enumerate(said)]
    path.write_text("\n\n".join(["WEBVTT", *blocks]) + "\n", encoding="utf-8")
    return read_captions(path).cues


def test_two_voices_in_one_cue_are_two_cues_that_share_its_time(tmp_path: Path) -> None:
    cues = cues_of(tmp_path, "<v Mme Avot>Pour.</v>\n<v M. Talon>Tout à fait contre.</v>", "Bien.")
    assert [(cue.speaker, cue.text) for cue in cues] == [
        ("Mme Avot", "Pour."),
        ("M. Talon", "Tout à fait contre."),
        (None, "Bien."),
    ]
    assert cues[0].start_s == 0.0
    assert 0.0 < cues[0].end_s == cues[1].start_s < 0.5
    assert cues[1].end_s == 1.0


@pytest.mark.parametrize("mark", [">> ", ">>", ">>> ", "&gt;&gt; ", "> ", "- ", "– "])
def test_a_mark_of_another_speaker_is_kept_out_of_the_text(tmp_path: Path, mark: str) -> None:
    assert read(tmp_path, "THE MOTION", f"{mark}SECOND.", "ALL IN FAVOR") == [
        (None, "THE MOTION"),
        ("", "SECOND."),
        (None, "ALL IN FAVOR"),
    ]


def test_a_change_in_the_middle_of_a_cue_cuts_it(tmp_path: Path) -> None:
    cues = cues_of(tmp_path, "IS THERE A SECOND? >> SECOND. >> THANK YOU.")
    assert [(cue.speaker, cue.text) for cue in cues] == [
        (None, "IS THERE A SECOND?"),
        ("", "SECOND."),
        ("", "THANK YOU."),
    ]
    assert cues[0].end_s == cues[1].start_s
    assert cues[1].end_s == cues[2].start_s


def test_a_dash_or_a_sign_inside_a_sentence_changes_nothing(tmp_path: Path) -> None:
    said = ["The years 2020\n- 2021 are closed", "- as I said - at 5 > 3", "le vice-président"]
    assert [speaker for speaker, _ in read(tmp_path, *said)] == [None, None, None]


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        (">> MAYOR BATTLE: WELCOME.", "MAYOR BATTLE"),
        (">> Councillor O'Brien: WELCOME.", "Councillor O'Brien"),
        (">> M. LE MAIRE : WELCOME.", "M. LE MAIRE"),
        (">> Mme de la Tour: WELCOME.", "Mme de la Tour"),
        ("[SPEAKER_01]: WELCOME.", "SPEAKER_01"),
        ("Speaker 2: WELCOME.", "Speaker 2"),
    ],
)
def test_a_name_after_a_change_of_speaker_holds_until_the_next(
    tmp_path: Path, said: str, speaker: str
) -> None:
    assert read(tmp_path, said, "PLEASE RISE.", ">> THANK YOU.", "PLEASE SIT.") == [
        (speaker, "WELCOME."),
        (speaker, "PLEASE RISE."),
        ("", "THANK YOU."),
        (None, "PLEASE SIT."),
    ]


def test_names_that_begin_most_cues_are_speakers(tmp_path: Path) -> None:
    said = ["Jane Doe: Hello.", "John Roe: Good evening.", "Jane Doe: Item: the budget."]
    assert read(tmp_path, *said) == [
        ("Jane Doe", "Hello."),
        ("John Roe", "Good evening."),
        ("Jane Doe", "Item: the budget."),
    ]


def test_a_name_in_capitals_that_recurs_is_a_speaker(tmp_path: Path) -> None:
    said = ["MAYOR: We begin.", "with one", "item only.", "and two", "MAYOR: We end.", "Now."]
    assert [speaker for speaker, _ in read(tmp_path, *said)] == ["MAYOR"] * 6


def test_a_word_before_a_colon_is_not_a_speaker_by_itself(tmp_path: Path) -> None:
    said = ["Motion: to adopt the budget.", "Il a dit", "tout ceci", "Objet : la voirie"]
    assert read(tmp_path, *said) == [(None, text) for text in said]


def test_a_long_turn_in_one_cue_is_shared_out_by_sentences(tmp_path: Path) -> None:
    sentence = "Le conseil a bien entendu la question de monsieur Talon sur les ponts."
    cues = cues_of(tmp_path, "<v Mme Avot>" + " ".join([sentence] * 12))
    assert [cue.text for cue in cues] == [sentence] * 12
    assert {cue.speaker for cue in cues} == {"Mme Avot"}
    assert (cues[0].start_s, cues[-1].end_s) == (0.0, 1.0)
    assert [cue.start_s for cue in cues] == sorted({cue.start_s for cue in cues})


def test_a_long_unnamed_turn_begins_once(tmp_path: Path) -> None:
    cues = cues_of(tmp_path, ">> " + " ".join(["mot"] * 200))
    assert [cue.speaker for cue in cues] == ["", *[None] * 4]
    assert sum(len(cue.text.split()) for cue in cues) == 200

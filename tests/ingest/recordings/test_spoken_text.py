from __future__ import annotations

import pytest

from ingest.recordings.rolling import Shown
from ingest.recordings.spoken_text import is_spoken, shown_in_text


def said(text: str) -> list[tuple[float, str, str | None]]:
    return [(one.start_s, one.lines[0], one.speaker) for one in shown_in_text(text.splitlines())]


@pytest.mark.parametrize(
    "text",
    [
        "[00:00:05] **M. Roy:** Bonsoir à tous.\n[00:00:09] **Mme Côté :** Merci.\n",
        "[00:00:05] M. Roy: Bonsoir à tous.\n[00:00:09] Mme Côté : Merci.\n",
        "**M. Roy:** [00:05] Bonsoir à tous.\n\n**Mme Côté:** [00:09] Merci.\n",
        "**[00:00:05] M. Roy:** Bonsoir à tous.\n\n**[00:00:09] Mme Côté:** Merci.\n",
        "M. Roy  0:05\nBonsoir à tous.\n\nMme Côté  0:09\nMerci.\n",
        "M. Roy (00:05):\nBonsoir à tous.\n\nMme Côté (00:09):\nMerci.\n",
        "M. Roy (00:05): Bonsoir à tous.\nMme Côté (00:09): Merci.\n",
        "M. Roy\n0:05\nBonsoir à tous.\n\nMme Côté\n0:09\nMerci.\n",
        "[0:05] M. Roy\nBonsoir à tous.\n[0:09] Mme Côté\nMerci.\n",
        "0:05 - M. Roy: Bonsoir à tous.\n0:09 - Mme Côté: Merci.\n",
        "[0:05](https://youtu.be/x?t=5) **M. Roy**: Bonsoir à tous.\n\n[0:09](https://y.be) "
        "**Mme Côté**: Merci.\n",
        "- **0:05** **M. Roy:** Bonsoir à tous.\n- **0:09** **Mme Côté:** Merci.\n".replace(
            "- **", "**"
        ),
    ],
)
def test_speakers_and_times_are_read_in_any_order(text: str) -> None:
    assert said(text) == [
        (5.0, "Bonsoir à tous.", "M. Roy"),
        (9.0, "Merci.", "Mme Côté"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "0:05\nBonsoir.\n0:09\nMerci.\n",
        "0:05 Bonsoir.\n0:09 Merci.\n",
        "[00:00:05.000 --> 00:00:09.000]  Bonsoir.\n[00:00:09.000 --> 00:00:12.000]  Merci.\n",
        "(0:05) Bonsoir.\n(0:09) Merci.\n",
        "00:05\tBonsoir.\n00:09\tMerci.\n",
        "[00:05,00]Bonsoir.\n[00:09,00]Merci.\n",
        "# Séance\n\nPrésents : tous\n\n[00:05] Bonsoir. [00:09] Merci.\n",
    ],
)
def test_times_stand_above_before_or_within_the_words(text: str) -> None:
    assert said(text) == [(5.0, "Bonsoir.", None), (9.0, "Merci.", None)]


def test_words_between_two_times_have_their_share_of_the_seconds() -> None:
    shown = shown_in_text(["[00:01:00]", "abcd efgh", "abcd efgh", "[00:01:04]", "fin"])
    assert shown[:2] == [
        Shown(60.0, 62.0, ("abcd efgh",)),
        Shown(62.0, 64.0, ("abcd efgh",)),
    ]
    assert shown[2].start_s == 64.0


def test_a_silence_is_not_spread_over_the_words_before_it() -> None:
    first, second = shown_in_text(["[00:01:00] Merci.", "[00:31:00] La séance reprend."])
    assert (first.start_s, second.start_s) == (60.0, 1860.0)
    assert first.end_s < 65.0


def test_of_times_without_words_between_them_the_last_counts() -> None:
    text = (
        "**Mme Roy:** [00:00:00] [00:01:00] [00:02:00] Avant de commencer.\n\n**M. Côté:** Oui.\n"
    )
    first, second = said(text)
    assert first == (120.0, "Avant de commencer.", "Mme Roy")
    assert second[1:] == ("Oui.", "M. Côté")


def test_a_speaker_holds_until_the_next_name() -> None:
    text = "**Mme Roy:** [0:05] Bonsoir.\n\nNous commençons. [0:10] Le budget.\n\n**M. Côté:** Oui."
    assert [speaker for _, _, speaker in said(text)] == ["Mme Roy"] * 3 + ["M. Côté"]


def test_what_was_said_before_the_first_time_is_kept_at_the_pace_of_speech() -> None:
    words = "mot " * 100
    assert said(f"{words}\n[00:00:50] Suite.")[0][:2] == (0.0, words.strip())
    assert said("Séance du 3 mai\n[00:00:50] Suite.") == [(50.0, "Suite.", None)]


def test_no_word_is_lost() -> None:
    text = (
        "[0:00] Un **deux** trois\nquatre: cinq\n\n> six (0:30) sept [0:04] huit 7:08 p.m. neuf\n"
    )
    shown = " ".join(words for _, words, _ in said(text))
    assert shown == "Un deux trois quatre: cinq six (0:30) sept huit 7:08 p.m. neuf"


@pytest.mark.parametrize(
    "text",
    [
        "0:05 Bonsoir à tous et à toutes.\n0:09 Nous commençons la séance.\n0:14 Merci bien.\n",
        "[00:00:17]\nLet's begin the meeting of the council.\n",
        "# Transcript\n\n[00:00:17] Let's begin.\n",
    ],
)
def test_times_at_the_pace_of_speech_tell_a_transcript(text: str) -> None:
    assert is_spoken(text.splitlines())


@pytest.mark.parametrize(
    "text",
    [
        "9:00 Accueil\n9:30 Budget de la ville\n10:15 Pause\n10:30 Suite\n",
        "19:00 Ouverture\n19:05 Adoption de l'ordre du jour\n19:10 Période de questions\n",
        "The meeting was called to order at 7:08 p.m.\nIt closed at 9:15 p.m.\n7:30 p.m. Recess\n",
        "[1:02:03] Motion carried\n[1:40:00] Adjourned\n[2:10:00] End\n",
        "Psaume 12:30 Un\nPsaume 3:10 Deux\nPsaume 9:50 Trois\n",
        "12:30 un deux trois\n3:10 un deux trois\n9:50 un deux trois\n1:00 un deux trois\n",
        "Score 12:10\n",
        "",
    ],
)
def test_hours_of_the_day_and_links_to_a_video_do_not(text: str) -> None:
    assert not is_spoken(text.splitlines())

from __future__ import annotations

import pytest

from ingest.recordings.pairing import belongs

RECORDINGS = ["2024-04-24 conseil.mp4", "2024-04-24 urbanisme.mp4", "2024-05-29 conseil.mp4"]


@pytest.mark.parametrize(
    "captions",
    [
        "2024-04-24 conseil.vtt",
        "2024-04-24 conseil.fr.vtt",
        "2024-04-24 conseil_fr.srt",
        "2024-04-24 conseil-en.srt",
        "2024-04-24 conseil.fr-CA.vtt",
        "2024-04-24_Conseil.VTT",
        "2024-04-24 conseil captions.vtt",
        "2024-04-24 conseil sous-titres.vtt",
        "2024-04-24 conseil (sous-titres français).vtt",
        "2024-04-24 conseil transcript whisper-medium.srt",
        "2024-04-24 conseil transcript whisper-large-v3.srt",
        "2024-04-24 conseil.mp4.vtt",
    ],
)
def test_captions_belong_to_the_recording_they_are_named_after(captions: str) -> None:
    assert belongs(captions, RECORDINGS) == "2024-04-24 conseil.mp4"


def test_a_name_in_two_spellings_of_its_accents_is_one_name() -> None:
    assert belongs("se\u0301ance.vtt", ["s\u00e9ance.mp4"]) == "s\u00e9ance.mp4"


def test_a_recording_that_describes_itself_is_found_too() -> None:
    recordings = ["council-2024-04-24-video-1080p.mp4", "council-2024-05-01-video-1080p.mp4"]
    assert belongs("council-2024-04-24-captions.vtt", recordings) == recordings[0]


def test_the_longest_beginning_in_common_decides_when_names_differ() -> None:
    recordings = ["2024-04-24 conseil municipal de Longueville.mp4", "2024-04-24 urbanisme.mp4"]
    assert belongs("2024-04-24 conseil municipal.vtt", recordings) == recordings[0]


def test_a_beginning_counts_by_whole_words() -> None:
    assert belongs("2024-04-2.vtt", ["2024-04-24.mp4"]) is None


def test_two_bodies_that_sat_the_same_day_are_not_confused() -> None:
    assert belongs("2024-04-24 finances.vtt", RECORDINGS) is None


def test_one_word_in_common_is_not_enough() -> None:
    assert belongs("conseil captions.vtt", ["conseil 2024-04-24.mp4"]) is None


def test_captions_that_fit_two_recordings_belong_to_neither() -> None:
    parts = ["2024-04-24 conseil partie 1.mp4", "2024-04-24 conseil partie 2.mp4"]
    assert belongs("2024-04-24 conseil.vtt", parts) is None


def test_the_very_name_wins_over_one_that_is_alike() -> None:
    recordings = ["conseil mai_fr.mp4", "conseil mai_en.mp4"]
    assert belongs("conseil mai_en.vtt", recordings) == "conseil mai_en.mp4"


def test_a_name_made_of_descriptions_alone_is_still_a_name() -> None:
    assert belongs("captions.vtt", ["video.mp4"]) is None
    assert belongs("video.vtt", ["video.mp4", "audio.mp4"]) == "video.mp4"


def test_without_recordings_captions_belong_to_none() -> None:
    assert belongs("2024-04-24 conseil.vtt", []) is None

"""Only near-homophones of known names are put right, each is told, and each can be undone."""

from __future__ import annotations

import pytest

from archive.model import Lang
from archive.spoken import Correction
from ingest.recordings.corrections import corrected, known, undone
from ingest.recordings.sounds_like import key

NAMES = [
    "Geneviève Gimaret", "Réal Thiffault", "Lac-Saint-Jean", "Bossuet", "Kathleen Okafor",
    "Brian McTavish", "Harbour Consulting",
]  # fmt: skip
PAPERS = ["Le maire et le conseil ont vu le pont Marchand. The mayor saw Martin at the bridge."]


def put_right(text: str, lang: Lang | None = "fr") -> str:
    lines, _ = corrected([text], known(NAMES, [*PAPERS, *NAMES]), lambda _: lang)
    return lines[0]


@pytest.mark.parametrize(
    ("one", "other", "lang"),
    [
        ("Thiffault", "Tifo", "fr"),
        ("Bossuet", "Beaussuet", "fr"),
        ("Gimaret", "Jimaré", "fr"),
        ("Philippe", "Filippe", "fr"),
        ("Hénault", "Eno", "fr"),
        ("Okafor", "Ockafor", "en"),
        ("Read", "Reed", "en"),
        ("Philips", "Fillips", "en"),
    ],
)
def test_two_spellings_of_one_sound_have_one_key(one: str, other: str, lang: Lang) -> None:
    assert key(one, lang) == key(other, lang)


@pytest.mark.parametrize(
    ("one", "other", "lang"),
    [("Roy", "Ray", "en"), ("Tremblay", "Gagnon", "fr"), ("Morin", "Maurais", "fr"),
     ("Martin", "Marin", "fr"), ("Leduc", "Lebec", "fr")],
)  # fmt: skip
def test_two_names_have_two_keys(one: str, other: str, lang: Lang) -> None:
    assert key(one, lang) != key(other, lang)


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("Merci monsieur Tifo.", "Merci monsieur Thiffault."),
        ("C'est madame Jimaret qui propose.", "C'est madame Gimaret qui propose."),
        ("La route du Lac Saint Jean est ouverte.", "La route du Lac-Saint-Jean est ouverte."),
        ("Au parc Beaussuet, on joue.", "Au parc Bossuet, on joue."),
    ],
)
def test_a_misheard_name_is_put_right(heard: str, meant: str) -> None:
    assert put_right(heard) == meant


def test_an_english_name_is_put_right_by_english_sounds() -> None:
    assert put_right("Thank you, Councillor Ockafor.", "en") == "Thank you, Councillor Okafor."


@pytest.mark.parametrize(
    "heard",
    [
        "Le maire Marchand parle.",  # the papers hold it
        "Bonsoir madame Gimaret.",  # right already
        "Je vais au marché.",  # no capital
        "Tifo est là.",  # the capital may be the sentence's
        "Monsieur Gagnon propose.",  # sounds like nobody known
        "Ce jour-là, Martin propose.",
    ],
)
def test_what_may_be_right_is_left_alone(heard: str) -> None:
    assert put_right(heard) == heard


def test_a_sound_of_two_names_is_left_alone() -> None:
    about = known(["Thiffault", "Tiffo"], [])
    assert corrected(["Merci monsieur Tifo."], about, lambda _: "fr")[1] == []


def test_each_replacement_is_told_and_can_be_undone() -> None:
    heard = ["Bonsoir.", "Merci monsieur Tifo, et madame Jimaret, bonsoir."]
    lines, told = corrected(heard, known(NAMES, NAMES), lambda _: "fr")
    assert told == [Correction(1, 15, "Tifo", "Thiffault"), Correction(1, 31, "Jimaret", "Gimaret")]
    assert lines[1] == "Merci monsieur Thiffault, et madame Gimaret, bonsoir."
    assert undone(lines[1], told) == heard[1]


def test_undoing_leaves_a_line_that_a_person_changed_meanwhile() -> None:
    told = [Correction(0, 15, "Tifo", "Thiffault")]
    assert undone("Merci à monsieur Thiffault.", told) == "Merci à monsieur Thiffault."

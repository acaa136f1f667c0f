"""French or English."""

from __future__ import annotations

import pytest

from archive.model import Lang
from ingest.identity.language import detect, detect_in_name, identify_language
from ingest.identity.words import LANGUAGES


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Il est proposé par la conseillère et résolu à l'unanimité d'adopter le rapport.", "fr"),
        ("That the minutes of the Council meeting be adopted as published. Carried.", "en"),
        ("A motion was duly made and seconded to approve the report.", "en"),
        ("l assemblee est levee et les membres du conseil sont presents", "fr"),
    ],
)
def test_running_text_tells_its_language(text: str, lang: Lang) -> None:
    assert detect(text) == lang


@pytest.mark.parametrize("text", ["", "Word1 Word2 we", "12 345,00 $", "OH 007 A 001", "Pour : 58"])
def test_too_little_text_tells_nothing(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize(
    ("name", "lang"),
    [("cr140912", "fr"), ("PV_CM_07_02_2011", "fr"), ("PVaffichage", "fr"), ("Minutes-1", "en"),
     ("seance-14-aout", "fr"), ("1976-Res-22", "en"), ("scan 3", None), ("", None)],
)  # fmt: skip
def test_a_name_tells_its_language_by_one_word(name: str, lang: Lang | None) -> None:
    assert detect_in_name(name) == lang


def test_the_page_wins_over_the_name_and_the_name_over_the_folder() -> None:
    page = "The minutes of the previous meeting were read and approved by the council."
    folders = ("Procès-verbaux",)
    by_page, _ = identify_language(opening=page, name="pv", folders=folders, town=None)
    by_name, _ = identify_language(opening="", name="minutes", folders=folders, town=None)
    by_folder, _ = identify_language(opening="", name="x", folders=folders, town=None)
    assert (by_page, by_name, by_folder) == ("en", "en", "fr")


def test_the_towns_language_breaks_a_tie_but_fills_no_void() -> None:
    tie = "council conseil board seance"
    assert identify_language(opening=tie, name="", folders=(), town="fr")[0] == "fr"
    assert identify_language(opening="x", name="", folders=(), town="fr")[0] is None


def test_every_language_says_the_same_things() -> None:
    """Adding a language is adding a module with the names that the others have."""
    names = [{name for name in dir(words) if name.isupper()} for words in LANGUAGES]
    assert all(one == names[0] for one in names)
    assert len(names[0]) > 40
    assert len({words.LANG for words in LANGUAGES}) == len(LANGUAGES)

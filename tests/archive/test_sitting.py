"""How a clerk names a sitting, its body and a resolution."""

from __future__ import annotations

import pytest

from archive.model import Kind, Status
from archive.sitting import (
    Held,
    Sitting,
    extract_from,
    of_the_body,
    resolution_number,
    sitting_of,
)


@pytest.mark.parametrize(
    ("head", "sitting"),
    [
        ("Procès-verbal de la séance\nordinaire du conseil", Sitting.ORDINARY),
        ("SÉANCE EXTRAORDINAIRE DU CONSEIL", Sitting.SPECIAL),
        ("À une séance spéciale … Avis de la séance ordinaire", Sitting.SPECIAL),
        ("Assemblée publique de consultation", Sitting.CONSULTATION),
        ("Minutes of the Regular City Council Meeting", Sitting.ORDINARY),
        ("SPECIAL CALLED MEETING", Sitting.SPECIAL),
        ("Séance d’ajournement du 3 mai", Sitting.ADJOURNED),
        ("Règlement 12 sur les chiens", None),
    ],
)
def test_a_record_s_own_first_words_say_what_sitting_it_is_of(
    head: str, sitting: Sitting | None
) -> None:
    assert sitting_of([head]) is sitting


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2014-04-118 Réfection du pont", "2014-04-118"),
        ("RÉSOLUTION N° 2014-138\nATTENDU QUE", "2014-138"),
        ("Résolution numéro 138-04", "138-04"),
        ("Resolution No. 2019-07: a resolution", "2019-07"),
        ("CA14 22 0101", None),  # an arrondissement's number with spaces: not read yet
        ("2014-04-24", None),
        ("ATTENDU la résolution 2013-11-300 du conseil", None),
        ("Il est résolu d'adjuger", None),
        ("Resolutions were adopted", None),
    ],
)
def test_a_resolution_s_number_stands_at_its_head(text: str, number: str | None) -> None:
    assert resolution_number(text) == number


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Conseil municipal", "du conseil municipal"),
        ("Commission d’urbanisme", "de la commission d’urbanisme"),
        ("Assemblée des maires", "de l’assemblée des maires"),
        ("Library Board", ""),
    ],
)
def test_a_body_takes_its_article(name: str, said: str) -> None:
    assert of_the_body(name, "fr") == said


def test_the_extract_is_named_as_the_minutes_of_quebec_name_it() -> None:
    held = Held(Sitting.ORDINARY, "Conseil municipal", "24 avril 2014")
    assert extract_from(held, Kind.MINUTES, Status.APPROVED, "fr") == (
        "Extrait du procès-verbal de la séance ordinaire du conseil municipal "
        "tenue le 24 avril 2014"
    )
    assert "du projet de procès-verbal" in extract_from(held, Kind.MINUTES, Status.DRAFT, "fr")
    unknown = Held(None, "Library Board", "1er mars 2010")
    assert extract_from(unknown, Kind.MINUTES, None, "fr") == (
        "Extrait du procès-verbal de la séance tenue le 1er mars 2010 (Library Board)"
    )
    english = Held(Sitting.SPECIAL, "City Council", "March 1, 2010")
    assert extract_from(english, Kind.AGENDA, None, "en") == (
        "Extract from the agenda of the special meeting of the City Council held on March 1, 2010"
    )
    bylaw = extract_from(Held(None, "", ""), Kind.BYLAW, None, "fr", title="Règlement 12")
    assert bylaw == "Extrait de «\u00a0Règlement 12\u00a0»"

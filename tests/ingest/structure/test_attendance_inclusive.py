"""Lists of people whose labels write both genders, or that run on like a sentence."""

from __future__ import annotations

import pytest

from archive.model import Attendance, Presence
from tests.ingest.structure.saying import read

THERE = (Presence.PRESENT, Presence.LATE, Presence.LEFT)


def told(text: str) -> dict[str, Attendance]:
    return {one.name: one for one in read(text).attendance}


@pytest.mark.parametrize("there", ["présent(e)s", "présent/e/s", "présent·e·s", "présents"])
@pytest.mark.parametrize("away", ["absent(e)s", "absent/e/s", "absent·e·s", "absents"])
def test_a_label_in_both_genders_is_the_label(there: str, away: str) -> None:
    people = told(
        f"À laquelle étaient {there}, formant quorum sous la présidence de\n"
        "monsieur le maire Firmin Gama, messieurs les conseillers Dorian\n"
        "Gemmel, Marc Ducros et Paul Vermont.\n\n"
        f"Étaient {away} : Madame la conseillère Monique Savary\n\n"
        f"Étaient également {there} : La directrice générale, Mme Carmen Duffe, et\n"
        "le greffier, Me Denis Brasil.\n"
    )
    council = {"Firmin Gama", "Dorian Gemmel", "Marc Ducros", "Paul Vermont"}
    assert {name for name, one in people.items() if one.presence in THERE and one.is_member} == (
        council
    )
    assert people["Monique Savary"].presence is Presence.ABSENT
    assert people["Carmen Duffe"].presence in THERE and not people["Carmen Duffe"].is_member


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Present: Joan Perrin, Bob Mancher, Brooks Cand & Meg Fearn\n",
         {"Joan Perrin", "Bob Mancher", "Brooks Cand", "Meg Fearn"}),
        ("PRÉSENTS\nYves Bethan & Simon Joub ~\nNicole Desro ~ Hervé Lemar\n",
         {"Yves Bethan", "Simon Joub", "Nicole Desro", "Hervé Lemar"}),
        ("Present: Cynthia Bryan, Elizabeth (Betty) Warno, Kim Harr\n",
         {"Cynthia Bryan", "Elizabeth (Betty) Warno", "Kim Harr"}),
        ("Présents :\nNORIN Enrico, MARCOT Sébastien, Echevin(e)s\nVENDEL Etienne, Conseiller\n",
         {"NORIN Enrico", "MARCOT Sébastien", "VENDEL Etienne"}),
        ("Présent/e/s : Conseil général :\nMmes et MM. Eric Baudet, Louis Berard\n",
         {"Eric Baudet", "Louis Berard"}),
        ("Sont aussi présents : Messieurs Serge Pelle, directeur général, Daniel Beaul,\n"
         "directeur général adjoint, et madame Cécile Bouliane, secrétaire générale.\n",
         {"Serge Pelle", "Daniel Beaul", "Cécile Bouliane"}),
        ("Staff present: Deputy Clerk, A. Greentry, Clerk II, E. Atkin\n",
         {"A. Greentry", "E. Atkin"}),
    ],
)  # fmt: skip
def test_everyone_of_a_list_is_found(text: str, names: set[str]) -> None:
    assert {name for name, one in told(text).items() if one.presence in THERE} == names


def test_an_ampersand_of_an_office_parts_no_one() -> None:
    people = told("Staff present: Manager Transportation & Design, L. Benser\n")
    assert set(people) == {"L. Benser"}


def test_a_quorum_that_is_not_present_makes_nobody_absent() -> None:
    people = told(
        "The meeting was called to order by Chairman Switz at 7:35 p.m. It was determined that a "
        "quorum was not present.\n\nPRESENT: Chairman Switz and Deputy City Clerk Greer.\n"
        "ABSENT: Vice Chairman Bondy\n"
    )
    assert people["Switz"].presence is Presence.PRESENT
    assert people["Bondy"].presence is Presence.ABSENT

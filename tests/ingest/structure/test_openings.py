"""Motions whose number, mover and seconder stand on lines of their own above their words."""

from __future__ import annotations

import pytest

from archive.model import Choice, Outcome
from tests.ingest.structure.saying import read

WORDS = "THAT the gate of Alder Park be mended before the winter.\nCARRIED"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("Brandt/Colley: BVRD 211/23", ("BVRD 211/23", "Brandt", "Colley")),
        ("RC21-190     (Brandt/Colley)", ("RC21-190", "Brandt", "Colley")),
        (
            "Gate: Motion-2217-21-Deputy Mayor Brandt/Councillor W. Colley",
            ("2217-21", "Brandt", "W. Colley"),
        ),
        ("Resolution No. 14/2021: Cr Brandt / Cr Colley", ("14/2021", "Brandt", "Colley")),
        ("Motion 21-04-033\nBrandt/Colley", ("21-04-033", "Brandt", "Colley")),
        ("2021-64   Brandt\n          Colley", ("2021-64", "Brandt", "Colley")),
        ("89/21 RESOLVED on the motion of Crs Brandt and Colley", ("89/21", "Brandt", "Colley")),
        ("Brandt/Colley", (None, "Brandt", "Colley")),
        (
            "Motion No.    Moved by:        Seconded by:\nFA-11-021     Ada Brandt      Al Colley",
            ("FA-11-021", "Ada Brandt", "Al Colley"),
        ),
        ("Moved by:\nAda Brandt\nSeconded by:\nAl Colley", (None, "Ada Brandt", "Al Colley")),
        ("Moved by Cr Brandt, Seconded by Cr Colley\nRC22-190", ("RC22-190", "Brandt", "Colley")),
        ("Moved by Cr Brandt\nSeconded by Cr Colley\n2022-190", ("2022-190", "Brandt", "Colley")),
        ("COUNCIL DECISION   20200801\nMOVED: Cr Brandt", ("20200801", "Brandt", None)),
        ("C19(301)   On the motion of Crs Brandt and Colley:", ("C19(301)", "Brandt", "Colley")),
    ],
)
def test_a_motion_is_one_with_the_lines_above_its_words(
    lines: str, told: tuple[str | None, str, str | None]
) -> None:
    minutes = (
        f"Village of Alder\nMinutes of May 4, 2021\nCrs Brandt, Colley\n\nPARKS\n{lines}\n{WORDS}\n"
    )
    (one,) = read(minutes).decisions
    assert (one.number, one.mover, one.seconder) == told
    assert one.outcome is Outcome.CARRIED


def test_two_words_with_a_slash_are_no_mover_and_seconder() -> None:
    minutes = f"Village of Alder\nMinutes of council, May 4, 2021\n\nParks/Trails\n{WORDS}\n"
    assert [one.mover for one in read(minutes).decisions] in ([], [None])


def test_the_vote_comes_back_to_the_motion_once_its_amendment_is_lost() -> None:
    minutes = """
Alder County Council
Minutes of council, May 4, 2021

Proposed by Councillor Brandt
Seconded by Councillor Colley

"That the gate be mended."

Amendment proposed by Councillor Dray
Seconded by Councillor Eaton

"That the gate be sold."

The amendment was put and 1 voted for and 3 against. The amendment was declared lost.
A roll call vote was then taken on the motion:

FOR: Councillors Brandt, Colley, Eaton (3)
AGAINST: Councillor Dray (1)

The motion was declared CARRIED.
"""
    main, amendment = read(minutes).decisions
    assert (main.mover, main.outcome, main.for_, main.against) == ("Brandt", "carried", 3, 1)
    assert [v.name for v in main.votes if v.choice is Choice.AGAINST] == ["Dray"]
    assert (amendment.mover, amendment.outcome) == ("Dray", "lost")


def test_a_vote_counted_below_its_verdict_or_above_its_motion_belongs_to_it() -> None:
    minutes = """
Village of Alder
Minutes of council, May 4, 2021

ROADS
Six members voted in favour and two opposed.
Motion No.    Moved by:         Seconded by:
21-022        Ada Brandt        Al Colley

THAT the road be closed.
Carried

PARKS
Moved by Cr Brandt, seconded by Cr Colley
That the gate be mended.
MOTION CARRIED
Seven (7) voting for; one (1) voting against
Voting against was Councillor d'Arcy
"""
    road, gate = read(minutes).decisions
    assert (gate.for_, gate.against) == (7, 1)
    assert [vote.name for vote in gate.votes] == ["d'Arcy"]
    assert (road.number, road.for_, road.against) == ("21-022", 6, 2)

"""English verdicts in the layouts of American clerks: fields, votes behind the movers, advice."""

from __future__ import annotations

import pytest

from archive.model import Decision, Outcome
from tests.ingest.structure.saying import read

HEAD = "TOWN OF LOW ELM\nTOWN COUNCIL MINUTES\nMarch 4, 2019\n\n"


def of(text: str) -> tuple[Decision, ...]:
    return read(HEAD + text).decisions


@pytest.mark.parametrize(
    ("verdict", "outcome"),
    [
        ("RESULT: ADOPTED [4 TO 1]", Outcome.CARRIED),
        ("Result: The motion failed", Outcome.LOST),
        ("Final Resolution: Motion Carries", Outcome.CARRIED),
        ("Action: Tabled", Outcome.TABLED),
        ("Disposition: Deferred", Outcome.DEFERRED),
        ("Vote: unanimous", Outcome.CARRIED),
        ("Vote: 1-3-0 Motion fails.", Outcome.LOST),
        ("With all members voting in favor, the motion carried.", Outcome.CARRIED),
        ("Passed on a voice vote.", Outcome.CARRIED),
        ("The appeal was denied on a roll call vote, 3-2.", Outcome.LOST),
        ("Was unanimously adopted.", Outcome.CARRIED),
    ],
)
def test_a_verdict_reads_the_same_alone_and_behind_its_label(
    verdict: str, outcome: Outcome
) -> None:
    (made,) = of(f"Moved by Roe, seconded by Dunn, to buy a plow.\n{verdict}\n")
    assert (made.outcome, made.mover) == (outcome, "Roe")


def test_who_moved_may_stand_under_the_result() -> None:
    (made,) = of(
        "Appointment to the Tree Board\nRESULT: APPROVED [UNANIMOUS]\n"
        "MOVER: Ada Roe, Vice Mayor\nSECONDER: Bo Dunn, Commissioner\nAYES: Roe, Dunn, Lee\n"
    )
    assert (made.mover, made.seconder, made.unanimous) == ("Ada Roe", "Bo Dunn", True)


@pytest.mark.parametrize(
    "advice",
    [
        "He stated the Planning Commission voted 6 to 1 on May 2 to recommend approval.",
        "Budget Committee voted 7-2 not to recommend Article 17.",
        "The Committee had voted 5-0 to recommend it.",
        "The Finance Committee recommended approval by a vote of 6 to 1.",
    ],
)
def test_what_a_board_of_advice_voted_is_not_decided_here(advice: str) -> None:
    assert of(f"{advice} The hearing was closed.\n") == ()

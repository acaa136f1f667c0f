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


def test_a_title_gives_its_words_to_the_fields_below_it() -> None:
    (made,) = of(
        "3. Ordinance 2017-02: Dunn Road\nRESULT: TABLED [3 TO 2]\nMOVER: Bo Dunn, Mayor\n"
    )
    assert made.text.startswith("Ordinance 2017-02") and made.outcome is Outcome.TABLED
    assert (made.for_, made.against) == (3, 2)


def test_the_names_of_a_side_run_on_over_their_commas() -> None:
    (made,) = of(
        "Moved by Roe, seconded by Dunn to pay the\nclaims. Voting AYE: Roe,\nDunn, Lee.\n"
        "NAY: None. Absent: Oak.\nMotion carried.\n"
    )
    assert (made.for_, made.against) == (3, 0)


def test_a_label_in_capitals_ends_the_names_above_it() -> None:
    (made,) = of("Moved by Roe, seconded by Dunn to pay.\nAYES: Roe, Dunn, Lee\nAWAY: Oak\n")
    assert made.for_ == 3


def test_the_act_stands_under_the_words_that_offer_it() -> None:
    (made,) = of(
        "The following resolution was offered by Mr. Roe and seconded by Mr. Dunn:\n\n"
        "RESOLUTION NO. 2010-031\n\nBE IT RESOLVED that the bridge be closed.\n\n"
        "YEAS: Roe, Dunn\nNAYS: Lee\n\nAnd the resolution was declared adopted.\n"
    )
    assert (made.number, made.mover, made.seconder) == ("2010-031", "Roe", "Dunn")
    assert (made.for_, made.against) == (2, 1)


def test_acts_listed_within_the_consent_motion_pass_with_it() -> None:
    made = of(
        "Motion by Roe, seconded by Dunn, to adopt the Consent Agenda with these items:\n\n"
        "(6.01) Resolution Approving Claims (Res2015-288).\n"
        "(6.02) Resolution Awarding the Trail Contract (Res2015-289).\n\n"
        "With all members voting in favor, the motion carried.\n"
    )
    assert [one.number for one in made] == [None, "2015-288", "2015-289"]
    assert {one.mover for one in made} == {"Roe"}


@pytest.mark.parametrize(
    ("motion", "outcome"),
    [
        (
            "On motion of Roe, seconded by Dunn, the Board deferred action to May 5.",
            Outcome.DEFERRED,
        ),
        ("Roe moved, Dunn seconded, to lay Resolution 42 on the table.", Outcome.TABLED),
        ("Roe moved, Dunn seconded, to buy a table for the hall.", Outcome.CARRIED),
    ],
)
def test_a_motion_to_put_off_that_carries_puts_off(motion: str, outcome: Outcome) -> None:
    (made,) = of(f"{motion} Motion carried.\n")
    assert made.outcome is outcome


def test_the_chair_breaks_a_tie() -> None:
    (made,) = of(
        "Roe moved, Dunn seconded, to pave Elm St. The roll call stood at 3 ayes, 3 noes, whereupon"
        " the Chair voted aye. Motion carried, 4 to 3.\n"
    )
    assert (made.outcome, made.for_, made.against) == (Outcome.CARRIED, 4, 3)

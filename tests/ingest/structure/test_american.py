"""Votes and motions as American clerks tell them in short: scores, pairs, rolls side by side."""

from __future__ import annotations

import pytest

from archive.model import Choice, Decision, Outcome
from tests.ingest.structure.saying import read

HEAD = "TOWN OF ELLERTON\nSELECT BOARD\nMinutes of March 2, 2021\n\n"
HERE = "Members Present: Stroud, Hale, Pratt, Moss, Ibarra\n\n"


def decisions(text: str) -> list[Decision]:
    return list(read(HEAD + HERE + text).decisions)


def cast(one: Decision, choice: Choice) -> list[str]:
    return [vote.name for vote in one.votes if vote.choice is choice]


def test_all_who_vote_are_nobody_named_before() -> None:
    (only,) = decisions("Mr. Pratt moved to pay the bill, seconded by Ms. Hale; all voted aye.")
    assert (only.outcome, only.unanimous, cast(only, Choice.FOR)) == (Outcome.CARRIED, True, [])


def test_names_before_all_are_who_voted() -> None:
    (only,) = decisions(
        "Pratt made the motion, Hale seconded, to pay the bill. Hale, Pratt and Moss all voted aye;"
        " motion carried."
    )
    assert cast(only, Choice.FOR) == ["Hale", "Pratt", "Moss"]


def test_a_bare_score_behind_a_motion_is_its_vote() -> None:
    one, two = decisions(
        "M/S/C Stroud/Hale to approve the minutes. 5-0.\n\n"
        "M/S/C Pratt/Hale to table the sign ordinance. 4-1."
    )
    assert (one.for_, one.against) == (5, 0)
    assert (two.for_, two.against, two.outcome) == (4, 1, Outcome.TABLED)


def test_a_bare_score_elsewhere_is_none() -> None:
    assert decisions("The girls won the final.\n\n5-0.") == []


def test_known_names_and_a_slash_behind_a_motion_moved_it() -> None:
    (only,) = decisions("Motion: Approve the permit with a review. Moss/Pratt. Carried 4-0.")
    assert (only.mover, only.seconder) == ("Moss", "Pratt")


def test_a_slash_between_other_words_moves_nothing() -> None:
    (only,) = decisions("Motion: Approve the permit with a review. Parks/Trails. Carried 4-0.")
    assert only.mover is None


@pytest.mark.parametrize(
    ("end", "outcome"),
    [
        ("be Referred to the Finance Committee", Outcome.REFERRED),
        ("be Laid Over", Outcome.DEFERRED),
        ("be Tabled", Outcome.TABLED),
        ("be Passed", Outcome.CARRIED),
        ("be held at the hall", Outcome.CARRIED),
    ],
)
def test_what_a_motion_says_be_done_with_a_paper(end: str, outcome: Outcome) -> None:
    (only,) = decisions(
        f"A motion was made by Ald. Pratt, seconded by Ald. Hale, that this Ordinance {end}. "
        "The motion PASSED by voice vote."
    )
    assert only.outcome is outcome


@pytest.mark.parametrize(
    "told",
    [
        "Voted unanimously: To accept the resignation of Mr. Finch.",
        "VOTED: That the Town raise $42,000 for a cruiser.",
        "It was voted by roll call: to enter executive session.",
        "ARTICLE 3. Voted, 4-1, to grant the license.",
    ],
)
def test_what_was_voted_is_decided(told: str) -> None:
    (only,) = decisions(told)
    assert only.outcome is Outcome.CARRIED


def test_who_voted_last_year_decides_nothing_now() -> None:
    assert decisions("Mr. Pratt said residents voted to keep the school open.") == []


def test_rolls_stand_side_by_side() -> None:
    (only,) = decisions(
        "Trustee Pratt moved, seconded by Trustee Hale, to pass the budget.\n\n"
        "Pratt    Aye     Hale     Aye\nMoss     Nay     Ibarra   Aye\nMotion carried."
    )
    assert cast(only, Choice.FOR) == ["Pratt", "Hale", "Ibarra"]
    assert cast(only, Choice.AGAINST) == ["Moss"]


def test_conditions_of_a_permit_are_no_score() -> None:
    (only,) = decisions(
        "Pratt moved to approve Application #10-06 with conditions 1 to 14, Hale seconded. "
        "Motion carried."
    )
    assert only.for_ is None


def test_who_stepped_down_stands_aside_from_all_motions_of_the_item_until_back() -> None:
    first, second, third = decisions(
        "1. CALL TO ORDER\n\nThe chair opened the meeting.\n\n2. LOBSTER POUND\n\n"
        "Mr. Moss stepped down, being the applicant.\n\n"
        "Hale moved that the standard is met, Pratt seconded. Motion failed 2-2.\n\n"
        "Stroud moved to deny the application, Hale seconded. Motion carried 3-1.\n\n"
        "Mr. Moss returned to the Board.\n\n"
        "Hale moved to adjourn, Pratt seconded. Motion carried 5-0.\n\n3. NEXT MEETING\n\nMay 4."
    )
    asides = [cast(one, Choice.RECUSED) for one in (first, second, third)]
    assert asides == [["Moss"], ["Moss"], []]

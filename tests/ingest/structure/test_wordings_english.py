"""Wordings of English motions that clerks elsewhere use: each says the same as its sisters."""

from __future__ import annotations

import pytest

from archive.model import Choice, Outcome
from ingest.identity.folding import fold
from ingest.structure.decisions.signals import Signal, read_signal


def said(text: str) -> Signal:
    return read_signal(text, fold(text).replace("\n", " "))


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("A motion by Ada Brandt to approve the minutes of May 4 passed.", Outcome.CARRIED),
        ("Motion by Ada Brandt to hire a page for the summer carried 4-1.", Outcome.CARRIED),
        ("Motion by Ada Brandt to sell the old truck failed 2-3.", Outcome.LOST),
        ("RESOLVED on the motion of Crs Brandt and Colley that leave be granted.", Outcome.CARRIED),
        ("MSC (Dray/Colley) to pay the bills.", Outcome.CARRIED),
        ("Approved by acclamation.", Outcome.CARRIED),
        ("Carried nem con.", Outcome.CARRIED),
        ("A motion by Ada Brandt to review how the bylaw was passed was discussed.", None),
        ("Ms. Colley spoke of the motion.", None),
        ("Ada Brandt MSP opened the hall.", None),
    ],
)
def test_how_a_motion_ended_is_heard_at_the_end_of_its_own_sentence(
    text: str, outcome: Outcome | None
) -> None:
    assert said(text).closing is outcome


@pytest.mark.parametrize(
    ("text", "mover", "seconder"),
    [
        ("RESOLVED on the motion of Councillors Brandt and Colley that", "Brandt", "Colley"),
        ("Motion A. Brandt to approve the minutes.", "A. Brandt", None),
        ("Motion to approve by Brandt, seconded Colley, approved.", "Brandt", "Colley"),
        ("Motion Brandt second Colley to pay the bills, carried.", "Brandt", "Colley"),
        ("Moved Brandt. Second Colley.", "Brandt", "Colley"),
        ("A motion was offered by Brandt and supported by Colley.", "Brandt", "Colley"),
        ("MSP Brandt/Colley to approve", "Brandt", "Colley"),
        ("Brandt/Colley moved to approve. MSP.", "Brandt", "Colley"),
        ("ACTION: Motion (Brandt/Colley) to approve; passed 5-0", "Brandt", "Colley"),
        ("Mrs. Brandt MOVED DENIAL of Variance 12.", "Brandt", None),
        ("Second Colley.", None, "Colley"),
        ("Second Reading.", None, None),
    ],
)
def test_mover_and_seconder_are_heard_in_the_short_forms(
    text: str, mover: str | None, seconder: str | None
) -> None:
    signal = said(text)
    assert (signal.mover, signal.seconder) == (mover, seconder)


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("In Favour: Brandt, Colley Opposed: Dray", "Brandt+ Colley+ Dray-"),
        ("For the Motion were Councillors Brandt and Colley (Total 2).", "Brandt+ Colley+"),
        ("Against the Motion was Councillor Dray (Total 1).", "Dray-"),
        ("Against the Motion was Nil (Total 0).", ""),
        ("Councillor Dray asked that his vote against be recorded.", "Dray-"),
        ("Councillor Dray requested that her opposition be noted.", "Dray-"),
        ("Councillor Dray asked that the report be noted.", ""),
    ],
)
def test_names_stand_on_the_side_that_they_are_listed_under(text: str, votes: str) -> None:
    mark = {Choice.FOR: "+", Choice.AGAINST: "-"}
    assert " ".join(one.name + mark[one.choice] for one in said(text).votes) == votes

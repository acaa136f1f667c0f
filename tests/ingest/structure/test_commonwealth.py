"""Votes and verdicts as papers of Canada, Britain, Ireland and Australia print them."""

from __future__ import annotations

import pytest

from archive.model import Choice, Outcome
from ingest.identity.folding import fold
from ingest.structure.decisions.signals import Signal, read_signal


def said(text: str) -> Signal:
    return read_signal(text, fold(text).replace("\n", " "))


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("CARRIED 7/0", (7, 0)),
        ("LOST 3/4", (3, 4)),
        ("Carried (4 / 3)", (4, 3)),
        ("DEFEATED (2:3)", (2, 3)),
        ("Carried. The meeting closed at 7:30 pm.", None),
        ("6 members voted for the motion and 3 for the amendment.", (6, 3)),
        ("CARRIED BY AN ABSOLUTE MAJORITY 8/1", (8, 1)),
        ("Seven (7) voting for; one (1) voting against", (7, 1)),
        ("Seven members voted in favour and one opposed.", (7, 1)),
        ("On a vote, eleven Members voted for the amendment and twelve against.", (11, 12)),
        ("The amendment was put and 5 voted for and 8 against.", (5, 8)),
        ("Resolution C24-18 was discussed and the motion carried.", None),
        ("The plan carried over from 5/6 of last year.", None),
    ],
)
def test_votes_are_counted_with_a_slash_and_in_words(
    text: str, counts: tuple[int, int] | None
) -> None:
    told = dict(said(text).counts)
    found = (told[Choice.FOR], told[Choice.AGAINST]) if told else None
    assert found == counts


@pytest.mark.parametrize(
    ("text", "names", "choice"),
    [
        ("For – Brandt, Colley, Dray", ["Brandt", "Colley", "Dray"], Choice.FOR),
        ("Against (2): Councillor A. Brandt, and Cr Colley", ["A. Brandt", "Colley"], "against"),
        ("Against the motion (2): Councillors Brandt and Colley", ["Brandt", "Colley"], "against"),
        ("NO - Ward 4 Councillor Ada Brandt", ["Ada Brandt"], Choice.AGAINST),
        ("Voting against was Councillor d'Arcy", ["d'Arcy"], Choice.AGAINST),
        ("Cr Brandt     Nay\nCr Colley     Nay", ["Brandt", "Colley"], Choice.AGAINST),
        ("No (1): A. Brandt", ["A. Brandt"], Choice.AGAINST),
        ("Opposed: Cr. Brandt", ["Brandt"], Choice.AGAINST),
        ("Five voted in favour and two against.", [], Choice.FOR),
    ],
)
def test_who_was_on_a_side_is_heard_behind_it(
    text: str, names: list[str], choice: Choice | str
) -> None:
    assert [(one.name, one.choice) for one in said(text).votes] == [(n, choice) for n in names]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("RESOLVED: (Unanimously)", Outcome.CARRIED),
        ("The Committee granted the use of the hall for two concerts.", Outcome.CARRIED),
        ("The Committee noted the contents of the report.", Outcome.NOTED),
        ("The minutes of the last meeting were taken as read and signed.", Outcome.CARRIED),
        ("The original proposal was thereupon put to the meeting and passed.", Outcome.CARRIED),
        ("Twelve voted against and it was declared lost.", Outcome.LOST),
        ("Resolution C24-18 was carried at the last meeting.", None),
        ("The minutes of June 3 were adopted by Resolution 22/70 at the special meeting.", None),
        ("Members noted that the gate was open.", None),
    ],
)
def test_verdicts_of_councils_that_write_no_motion_carried(
    text: str, outcome: Outcome | None
) -> None:
    assert said(text).closing is outcome


@pytest.mark.parametrize(
    ("text", "mover", "seconder"),
    [
        ("D Brandt moved F Colley seconded that the fee be waived.", "D Brandt", "F Colley"),
        ("On the proposal of Cllr. J. Brandt, seconded by Cllr. M. Colley, it was agreed",
         "J. Brandt", "M. Colley"),
        ("RESOLVED (Brandt/Colley)", "Brandt", "Colley"),
        ("C24-31 MOVED/SECONDED Brandt / Colley", "Brandt", "Colley"),
        ("Cllr Brandt: It was proposed to buy a bench.", "Brandt", None),
        ("The proposal of the county was read.", None, None),
    ],
)  # fmt: skip
def test_who_proposed_is_heard_in_the_forms_of_the_commonwealth(
    text: str, mover: str | None, seconder: str | None
) -> None:
    signal = said(text)
    assert (signal.mover, signal.seconder) == (mover, seconder)

"""A decision says which minutes it approves, in words of its own country."""

from __future__ import annotations

import datetime as dt

import pytest

from archive.model import Decision, Outcome, PagePlace
from ingest.structure.decisions.approving import approved_in

APRIL = dt.date(2025, 4, 7)


def days(text: str, outcome: Outcome = Outcome.CARRIED) -> list[str | None]:
    decision = Decision("k", None, text, outcome, PagePlace(1, None), 0.95)
    return [one.day.isoformat() if one.day else None for one in approved_in(decision, APRIL)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("D'adopter le procès-verbal de la séance ordinaire du 3 mars tel que rédigé.",
         ["2025-03-03"]),
        ("Le compte rendu de la réunion du 12/03/2025 est approuvé.", ["2025-03-12"]),
        ("D'adopter les procès-verbaux des séances du 3 et du 17 février 2025.",
         ["2025-02-03", "2025-02-17"]),
        ("D'adopter le procès-verbal de la séance du 15 décembre.", ["2024-12-15"]),
        ("That the minutes of March 3 and March 17, 2025 be approved as circulated.",
         ["2025-03-03", "2025-03-17"]),
        ("THAT the minutes of the Council meetings held April 1 and 3 be adopted.",
         ["2025-04-01", "2025-04-03"]),
        ("RESOLVED that the minutes of the meeting held on 10th March 2025 be confirmed as a "
         "correct record.", ["2025-03-10"]),
        ("Le procès-verbal de la précédente séance est adopté à l'unanimité.", [None]),
        ("Motion to accept the minutes of the last regular meeting.", [None]),
    ],
)  # fmt: skip
def test_the_days_of_the_minutes_that_a_decision_approves(
    text: str, told: list[str | None]
) -> None:
    assert days(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "That the request received March 3, 2025 be approved.",
        "That the minutes of March 3, 2025 be sent to the Ministry.",
        "D'adopter le procès-verbal de la séance du 3 mai 2025.",  # after this meeting
        "D'adopter le procès-verbal de la séance du 3 mars 2019.",  # too long ago
    ],
)
def test_other_decisions_approve_no_minutes(text: str) -> None:
    assert days(text) == []


def test_minutes_that_were_not_approved_are_not() -> None:
    assert days("That the minutes of March 3, 2025 be approved.", Outcome.LOST) == []


def test_without_a_day_the_tie_is_one_to_check() -> None:
    text = "Le procès-verbal de la précédente séance est adopté à l'unanimité."
    decision = Decision("k", None, text, Outcome.CARRIED, PagePlace(1, None), 0.95)
    (found,) = approved_in(decision, APRIL)
    assert found.confidence < 0.7 and text[found.start : found.end] == "précédente séance"

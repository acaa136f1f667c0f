"""Votes told by several lines: tables, columns of names, sides that run on."""

from __future__ import annotations

import pytest

from archive.model import Choice, Decision
from tests.ingest.structure.saying import read


def only(text: str) -> Decision:
    (one,) = read(text).decisions
    return one


def names(decision: Decision, choice: Choice) -> list[str]:
    return [vote.name for vote in decision.votes if vote.choice is choice]


def counts(decision: Decision) -> tuple[int | None, int | None, int | None]:
    return decision.for_, decision.against, decision.abstentions


MOVED = "Motion by Councillor Roe, seconded by Councillor Doe, to buy a plow.\n"


def test_a_table_with_a_column_for_each_member_counts_each_side() -> None:
    found = only(
        MOVED + "\nVOTE | Roe | Doe | Poole | Marsh\n\nAye | X | X |  | X\n\nNay |  |  | X\n\n"
        "Abstain\n\nThe motion carried.\n"
    )
    assert counts(found)[:2] == (3, 1)
    assert names(found, Choice.AGAINST) == ["Poole"]


@pytest.mark.parametrize("head", ["Pour | Contre", "FOR | AGAINST", "Yeas | Nays"])
def test_a_cell_of_names_without_commas_is_parted_by_who_was_there(head: str) -> None:
    found = only(
        "Present: Councillors Ann Roe, Joe Doe, Mary Poole and Tim Marsh\n\n"
        + MOVED
        + f"\n{head}\nAnn Roe Joe Doe Mary Poole | Tim Marsh\n\nCarried."
    )
    assert counts(found)[:2] == (3, 1)
    assert names(found, Choice.AGAINST) == ["Tim Marsh"]


@pytest.mark.parametrize(
    "told",
    [
        "In favour: Mayor Poole Councillor Roe\nCouncillor Marsh\nOpposed: Councillor Doe\n",
        "Ayes: (3) Mayor Poole Noes: (1) Councillor Doe\nCouncillor Roe\nCouncillor Marsh\n",
        "Those voting aye Those voting nay\nMayor Poole Councillor Doe\nCouncillor Roe\n"
        "Councillor Marsh\n",
        "Aye: Mayor Poole\nCouncillor Roe\nCouncillor Marsh\nNay: Councillor Doe\n",
    ],
)
def test_the_names_of_a_side_run_over_lines(told: str) -> None:
    found = only(MOVED + told + "Motion carried.\n")
    assert counts(found)[:2] == (3, 1)
    assert names(found, Choice.AGAINST) == ["Doe"]


def test_a_heading_after_a_vote_is_nobodys_name() -> None:
    found = only(MOVED + "In favour: Mayor Poole Councillor Roe\nWharf Extension\n")
    assert names(found, Choice.FOR) == ["Poole", "Roe"]

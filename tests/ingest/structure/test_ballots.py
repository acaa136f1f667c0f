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


@pytest.mark.parametrize(
    ("told", "counted"),
    [
        ("Carried\nOpposed: Councillors Poole and Marsh\n", (None, 2, None)),
        ("For 2 Against 3\nDefeated\n", (2, 3, None)),
    ],
)
def test_who_is_printed_on_a_side_is_counted(
    told: str, counted: tuple[int | None, int | None, int | None]
) -> None:
    assert counts(only(MOVED + told)) == counted


@pytest.mark.parametrize(
    ("told", "counted"),
    [
        ("Adopté à l'unanimité par 28 voix.", (28, None, None)),
        ("Le rapport est accepté à l'unanimité, soit par 22 voix.", (22, None, None)),
        ("Pour : 4 voix Contre : 1 voix (Anne Joyal)\nAdoptée", (4, 1, None)),
        ("La proposition est repoussée par 41 voix contre 19.", (19, 41, None)),
    ],
)
def test_french_counts_in_their_several_wordings(
    told: str, counted: tuple[int | None, int | None, int | None]
) -> None:
    found = only(f"Il est proposé par Luc Gauvin, appuyé par Anne Roy, d'acheter un banc.\n{told}")
    assert counts(found) == counted

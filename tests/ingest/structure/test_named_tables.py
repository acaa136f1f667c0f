"""Votes of members in columns that wide gaps part."""

from __future__ import annotations

import pytest

from archive.model import Choice, Decision
from ingest.paper.holes import with_holes
from tests.ingest.structure.saying import read

MOVED = "2031-04-11\nProposé par Lise Roy, appuyé par Paul Côté\nQUE la rue soit pavée.\n"
W = "\u2003"


def only(text: str) -> Decision:
    (one,) = read(MOVED + text).decisions
    return one


def against(decision: Decision) -> list[str]:
    return [vote.name for vote in decision.votes if vote.choice is Choice.AGAINST]


@pytest.mark.parametrize(
    "table",
    [
        f"NOM{W}OUI{W}NON\nLise Roy{W}X\nPaul Côté{W}X\nAnne Hus{W}{W}X\n",
        f"Pour{W}Contre{W}Abstention\nLise Roy{W}✓\nAnne Hus{W}{W}✓\nPaul Côté{W}✓\n",
        f"POUR{W}CONTRE\nLise Roy{W}Anne Hus\nPaul Côté\n",
        f"Lise Roy{W}pour\nPaul Côté{W}pour\nAnne Hus{W}contre\n",
    ],
)
def test_each_member_stands_on_the_side_of_the_column(table: str) -> None:
    found = only(table + "Adoptée à la majorité\n")
    assert (found.for_, found.against) == (2, 1)
    assert against(found) == ["Anne Hus"]


def test_a_cell_left_empty_is_told_by_a_gap_more() -> None:
    rows = with_holes(["NOM          OUI    NON", "Anne Hus            X", "Lise Roy      X"])
    assert [row.count(W) for row in rows[1:]] == [2, 1]


def test_one_row_under_two_sides_is_no_table() -> None:
    assert not only(f"Pour{W}Contre\nLe projet{W}X\nAdoptée\n").votes

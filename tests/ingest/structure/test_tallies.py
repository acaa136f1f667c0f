"""Counts said in a row belong each to one side, before its word or behind it."""

from __future__ import annotations

import pytest

from archive.model import Choice
from ingest.identity.folding import fold
from ingest.structure.decisions.tallies import tally_in


@pytest.mark.parametrize(
    ("said", "sides"),
    [
        ("2 votes contre 1 abstention 9 votes pour", (9, 2, 1)),
        ("2 abstentions, 10 votes pour", (10, None, 2)),
        ("Votants : 14  Exprimés : 13  Pour : 12  Contre : 1", (12, 1, None)),
        ("12 voix pour, 3 voix contre et 2 abstentions", (12, 3, 2)),
        ("Pour 15 Contre néant Abst. 1", (15, 0, 1)),
        ("Deux contre, trois pour", (3, 2, None)),
        ("Ayes: 5  Nays: none  Absent: 1", (5, 0, None)),
        ("Four in favour and one opposed", (4, 1, None)),
        ("Yes 4 – No 1", (4, 1, None)),
        ("par 9 voix contre 4", (None, None, None)),  # the 4 are no abstentions
        ("5 pour la rue Roy et 3 contre", (None, None, None)),
        ("for 3 years against 2 rivals", (None, None, None)),
        ("Pour : 52", (None, None, None)),  # one alone is read with its sentence
    ],
)
def test_a_figure_belongs_to_one_side(said: str, sides: tuple[int | None, ...]) -> None:
    found = tally_in(fold(said))
    assert tuple(map(found.get, (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN))) == sides

"""Raised letters belong to the number that they end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.paper.sheet import Word
from tests.typeset import read, typed


def raised(text: str, before: Word, gap: float = 0.3) -> Word:
    """A small word above the line, as a word processor sets « th », on a line of its own."""
    x0 = before.x1 + gap
    return Word(text, x0, before.top - 1, x0 + 3 * len(text), before.top + 5, 6.0, starts_line=True)


@pytest.mark.parametrize(
    ("number", "ending", "whole"),
    [
        ("19", "th", "19th"),
        ("1", "er", "1er"),
        ("XV", "e", "XVe"),
        ("2", "nd,", "2nd,"),
        ("n", "o", "no"),
    ],
)
def test_an_ending_is_joined_to_its_number(number: str, ending: str, whole: str) -> None:
    before = typed(number, 60, 100)
    rest = typed("September", before[0].x1 + 10, 100)
    words = [*before, raised(ending, before[0]), replace(rest[0], starts_line=True)]
    assert read(words) == [f"{whole} September"]


def test_small_letters_that_stand_apart_or_end_no_number_are_left() -> None:
    before = typed("19", 60, 100)
    assert read([*before, raised("th", before[0], gap=4.0)]) == ["19 th"]
    level = replace(raised("e", before[0]), top=100, bottom=110, height=10.0)
    assert read([*before, replace(level, starts_line=False)]) == ["19 e"]
    word = typed("budget", 60, 100)
    assert read([*word, raised("th", word[0])]) == ["budget th"]
    assert read([*before, raised("2", before[0])]) == ["19 2"]

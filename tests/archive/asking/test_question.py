"""What people type."""

from __future__ import annotations

import pytest

from archive.index.base import Terms
from archive.asking.question import MAX_RUNS, understand


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("motion passed", Terms(("motion", "passed"))),
        ("adopté à l'unanimité", Terms(("adopté", "à", "l'unanimité"))),
        ('"pont couvert" 2014', Terms(("pont couvert", "2014"))),
        ("« pont couvert »", Terms(("pont couvert",))),
        ("“covered bridge”", Terms(("covered bridge",))),
        ("pont -couvert", Terms(("pont",), ("couvert",))),
        ('pont -"à péage"', Terms(("pont",), ("à péage",))),
        ("neige OR glace", Terms(("neige", "glace"), any_of=True)),
        ("neige OU glace", Terms(("neige", "glace"), any_of=True)),
        ("bibliot*", Terms(("bibliot*",))),
        ("2014-138", Terms(("2014-138",))),
        ("", Terms()),
        ('  ?! -- " " *', Terms()),
        ('"never closed', Terms(("never", "closed"))),
    ],
)
def test_a_question_is_understood(typed: str, terms: Terms) -> None:
    assert understand(typed) == terms


def test_a_flood_of_words_is_bounded() -> None:
    flood = understand(" ".join(f"w{n}" for n in range(5000)))
    assert len(flood.wanted) <= MAX_RUNS
    assert len(understand('"' * 100_000 + "x" * 100_000).wanted) <= 1

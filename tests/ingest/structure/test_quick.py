"""A quick pattern finds where the slow one finds."""

from __future__ import annotations

import re

import pytest

from ingest.structure.decisions import signals, votes
from ingest.structure.words import either
from ingest.structure.words.quick import parted, quick

SAID = (
    "the motion was carried by a vote of 5-0, ms. roe abstaining",
    "le conseil avait ete saisi de la question lors de la derniere seance",
    "m. roy quitte la salle et ne prend pas part au vote; adopte a l'unanimite",
    "the minutes of the last meeting were approved as previously circulated",
    "the weather was fine, and a dog ran over the lawn",
    "contre : 2 (m. cote, mme roy) - non",
)


@pytest.mark.parametrize("name", ["NOT_NOW", "ADVISES", "UNANIMOUS", "ANOTHER_DAY"])
def test_a_quick_pattern_finds_where_the_slow_one_finds(name: str) -> None:
    slow, fast = re.compile(either(name)), quick(either(name))
    for said in SAID:
        for at in range(len(said)):
            assert bool(slow.match(said, at)) == bool(fast.match(said, at))


def test_gates_open_for_what_they_guard() -> None:
    assert votes.CONTEXT.search(SAID[0]) and signals.NOT_NOW.search(SAID[3])
    assert not (votes.CONTEXT.search(SAID[4]) or signals.TRIGGER.search(SAID[4]))


def test_alternatives_in_brackets_are_left_together() -> None:
    assert list(parted(r"\ba(?:b|c)|[|]d|\|e|f[^]|]")) == [r"\ba(?:b|c)", "[|]d", r"\|e", "f[^]|]"]

"""What a save changes is found, taken back, and told apart from what others changed."""

from __future__ import annotations

import random

import pytest

from archive.model import Cue
from archive.revising import Change, Naming, done, packed, place_after, splices, undone, unpacked


def line(n: int) -> Cue:
    return Cue(float(n), n + 1.0, f"ligne {n}", None)


def changed(lines: list[Cue], chance: random.Random) -> list[Cue]:
    """Some lines taken out, put in, written otherwise."""
    made: list[Cue] = []
    for one in lines:
        act = chance.random()
        if act < 0.1:
            continue
        made.append(one if act < 0.8 else Cue(one.start_s, one.end_s, f"autre {act}", "Mme Roy"))
        if act > 0.95:
            made.append(line(chance.randrange(1000)))
    return made


@pytest.mark.parametrize("seed", range(20))
def test_a_change_leads_there_and_back(seed: int) -> None:
    chance = random.Random(seed)
    before = [line(n) for n in range(chance.randrange(40))]
    after = changed(before, chance)
    made = unpacked(packed(Change(splices(before, after)))).splices
    assert done(before, made) == after
    assert undone(after, made) == before


def test_names_are_kept_with_a_change() -> None:
    made = Change((), (Naming("Speaker 1", None, "Anne Roy"),))
    assert unpacked(packed(made)) == made


def test_lines_are_found_where_others_moved_them_and_not_where_others_changed_them() -> None:
    before = [line(n) for n in range(10)]
    after = [line(50), *before[:4], line(51), *before[5:]]
    made = splices(before, after)
    assert place_after(6, 8, made) == 7
    assert place_after(0, 3, made) == 1
    assert place_after(4, 5, made) is None
    assert place_after(3, 6, made) is None

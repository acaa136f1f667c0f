"""Rolling captions: each cue repeats lines of the one before and adds a few words.

YouTube's captions show two lines, of which the upper one was the lower one; a broadcast shows
three; live captions grow word by word. Read as they stand, every sentence is there two or three
times. Only what is new in each cue is kept, and only in a file that does this throughout: in
another, "Aye." under "Aye." is two votes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

TOUCHING_S = 0.5  # a line that stays is shown again without a pause
ROLLING = 0.3  # share of the cues that repeat, above which a file is taken to roll
TELLING_WORDS = 3  # a shorter line may be said twice


@dataclass(frozen=True, slots=True)
class Shown:
    """What a screen shows from start to end, in seconds: clean lines, never none."""

    start_s: float
    end_s: float
    lines: tuple[str, ...]
    speaker: str | None = None


def unrolled(shown: Sequence[Shown]) -> list[Shown]:
    """Keep what is new in each, in order of time, none running into the next."""
    return _without_overlap(_new_lines(shown) if rolls(shown) else shown)


def rolls(shown: Sequence[Shown]) -> bool:
    """True if a large part of the cues repeats the one before it."""
    telling = 0
    for one, following in pairwise(shown):
        new = _new(one, following)
        if new is not None:
            telling += bool(new) or len(" ".join(following.lines).split()) >= TELLING_WORDS
    return telling > 0 and telling >= ROLLING * (len(shown) - 1)


def _new_lines(shown: Sequence[Shown]) -> list[Shown]:
    kept = list(shown[:1])
    for one, following in pairwise(shown):
        new = _new(one, following)
        if new is None:
            kept.append(following)
        elif new:
            kept.append(replace(following, lines=new))
    return kept


def _new(one: Shown, following: Shown) -> tuple[str, ...] | None:
    """The lines that the following cue adds; None where it repeats nothing."""
    if following.start_s > one.end_s + TOUCHING_S:
        return None
    before, after = one.lines, following.lines
    for stays in range(min(len(before), len(after)), 0, -1):
        growing, whole = after[stays - 1], before[-1]
        if before[-stays:-1] == after[: stays - 1] and f"{growing} ".startswith(f"{whole} "):
            rest = growing[len(whole) :].strip()
            return ((rest,) if rest else ()) + after[stays:]
    return None


def _without_overlap(shown: Sequence[Shown]) -> list[Shown]:
    cut = [
        replace(one, end_s=min(one.end_s, following.start_s))
        if following.start_s > one.start_s
        else one
        for one, following in pairwise(shown)
    ]
    return [*cut, *shown[-1:]]

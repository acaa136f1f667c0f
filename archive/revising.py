"""What a save changes in a transcript, and how it is taken back. Pure.

    lines before, lines after -> splices: what was taken out and put in, and where
    splices + lines of today  -> the lines of any version before

A splice keeps both sides, so that a version is read as what changed, and no version is kept whole:
a save of one line of six thousand takes a hundred bytes.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher

from archive.model import Cue


@dataclass(frozen=True, slots=True)
class Splice:
    """Lines taken out and lines put in their place. at counts from 0 in the lines before."""

    at: int
    gone: tuple[Cue, ...]
    come: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """The name of a speaker's label before and after; None is the label itself."""

    label: str
    was: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """What one version changes."""

    splices: tuple[Splice, ...] = ()
    namings: tuple[Naming, ...] = ()


def splices(before: Sequence[Cue], after: Sequence[Cue]) -> tuple[Splice, ...]:
    """What leads from some lines to others, in order."""
    first = 0
    while first < min(len(before), len(after)) and before[first] == after[first]:
        first += 1
    last = 0
    while last < min(len(before), len(after)) - first and before[-1 - last] == after[-1 - last]:
        last += 1
    old, new = before[first : len(before) - last], after[first : len(after) - last]
    found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple(
        Splice(first + i1, tuple(old[i1:i2]), tuple(new[j1:j2]))
        for tag, i1, i2, j1, j2 in found
        if tag != "equal"
    )


def done(lines: Sequence[Cue], change: Sequence[Splice]) -> list[Cue]:
    """The lines after a change."""
    made = list(lines)
    for one in reversed(change):
        made[one.at : one.at + len(one.gone)] = one.come
    return made


def undone(lines: Sequence[Cue], change: Sequence[Splice]) -> list[Cue]:
    """The lines before a change, from those after it."""
    made = list(lines)
    for one in change:  # what is before it stands as it stood, so its place is that of before
        made[one.at : one.at + len(one.come)] = one.gone
    return made


def place_after(first: int, end: int, change: Sequence[Splice]) -> int | None:
    """Where the lines [first, end) begin after a change; None where it touched any of them."""
    moved = 0
    for one in change:
        if one.at >= end:
            break
        if one.at + len(one.gone) > first:
            return None
        moved += len(one.come) - len(one.gone)
    return first + moved


def names_before(names: Mapping[str, str], change: Sequence[Naming]) -> dict[str, str]:
    """The names of speakers before a change, from those after it."""
    told: dict[str, str | None] = {**names, **{one.label: one.was for one in change}}
    return {label: name for label, name in told.items() if name}


def packed(change: Change) -> bytes:
    """A change as compressed JSON."""
    return zlib.compress(json.dumps(asdict(change), ensure_ascii=False).encode())


def unpacked(kept: bytes) -> Change:
    told = json.loads(zlib.decompress(kept))
    return Change(
        tuple(
            Splice(
                one["at"],
                tuple(Cue(**cue) for cue in one["gone"]),
                tuple(Cue(**cue) for cue in one["come"]),
            )
            for one in told["splices"]
        ),
        tuple(Naming(**one) for one in told["namings"]),
    )

"""Numbered acts that one motion passes together: a consent agenda, or a list above it. Pure."""

from __future__ import annotations

import re

from archive.model import Outcome
from ingest.structure.decisions.drafts import Draft
from ingest.structure.decisions.numbers import Number
from ingest.structure.script import Script
from ingest.structure.words import either

CONSENT = re.compile(either("CONSENT"))
LONGEST = 300  # characters of an act in a list: its number and title


def lists_acts(script: Script, draft: Draft, at: int) -> bool:
    """Whether the acts of a consent agenda are being listed within its motion."""
    listing = draft.mover is not None and not draft.closed
    return listing and bool(CONSENT.search(script.folded, draft.start, at))


def passed(start: int, end: int, number: str) -> Draft:
    """An act of its own, carried by the motion for all."""
    draft = Draft(start, end, number=number, outcome=Outcome.CARRIED)
    draft.sure, draft.text = 0.75, (start, end)
    return draft


def alike(act: Draft, motion: Draft) -> Draft:
    """The act, moved and voted as the motion for all was."""
    act.mover, act.seconder, act.unanimous = motion.mover, motion.seconder, motion.unanimous
    act.counts, act.votes = dict(motion.counts), list(motion.votes)
    return act


def stands_in(number: str, words: str) -> bool:
    """Whether a text prints a number, not only a part of another."""
    return bool(re.search(rf"(?<![\w-]){re.escape(number)}(?![\w-])", words))


class Together:
    """The acts that were listed since the last decision and have none yet."""

    def __init__(self) -> None:
        self.waiting: list[tuple[int, int, str]] = []

    def passes_over(self, number: Number | None, at: int) -> None:
        """Another heading or number begins, and nothing was decided on this one."""
        if number and number.start < at <= number.start + LONGEST:
            self.waiting.append((number.start, at, number.text))

    def forget(self) -> None:
        self.waiting.clear()

    def names_more(self, number: str, words: str) -> bool:
        """Whether a motion names its own number and another one that waits."""
        return stands_in(number, words) and any(stands_in(one[2], words) for one in self.waiting)

    def decided(self, draft: Draft, words: str, *, all_of_them: bool) -> list[Draft]:
        """The acts that a motion passes: all of a consent agenda, else those that it names."""
        named = [one for one in self.waiting if all_of_them or stands_in(one[2], words)]
        self.forget()
        if not all_of_them and len(named) == 1:
            if draft.number is None or named[0][2].startswith(draft.number):
                draft.number = named[0][2]  # the one act that it is about
            return []
        if draft.outcome is not Outcome.CARRIED or not draft.opened:
            return []
        return [alike(passed(*one), draft) for one in named if one[2] != draft.number]

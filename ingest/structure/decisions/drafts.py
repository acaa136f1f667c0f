"""A decision while it is read, and what its votes say of its outcome."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from archive.model import Choice, Outcome, Vote

COUNTED = 0.85  # how sure an outcome is at most that was only counted


@dataclass(slots=True)
class Draft:
    """A decision while it is read. Places are in the script's text."""

    start: int
    end: int
    number: str | None = None
    opened: bool = False
    mover: str | None = None
    seconder: str | None = None
    outcome: Outcome | None = None
    closed: bool = False
    core: bool = False
    awaits: bool = False  # « après en avoir délibéré »: what is decided is still to come
    motion: int | None = None  # where the words of the motion begin
    told_at: int = 0  # where the vote or its outcome is told
    unanimous: bool | None = None
    counts: dict[Choice, int] = field(default_factory=dict)
    votes: list[Vote] = field(default_factory=list)
    sure: float = 0.0
    text: tuple[int, int] | None = None
    held: tuple[int, int, int] | None = None  # set aside at, with what the reader knew then

    @property
    def only_counted(self) -> bool:
        """Whether nothing was heard but the figures of a vote."""
        return bool(self.counts) and not (self.opened or self.core or self.number or self.votes)

    def take_act(self, number: str, after: int) -> None:
        """The act of a motion comes behind who moved it, or behind "the following:"."""
        if (self.motion or 0) >= self.end:
            self.motion = after
        self.number, self.end = number, after

    def count(self, counts: Iterable[tuple[Choice, int]], *, final: bool) -> None:
        """Take in what was counted first; "10 ayes, 10 noes, the Chair voted aye. 11 to 10."."""
        told = dict(counts)
        tied = self.counts.get(Choice.FOR) == self.counts.get(Choice.AGAINST, -1)
        if tied and final and len(told) > 1:
            self.counts.clear()
        self.counts = told | self.counts

    def conclude(self, closing: Outcome | None, core: Outcome | None, sure: float) -> None:
        """Take in how it ended. What a council rejects stays rejected when the vote is told."""
        rejected = self.core and self.outcome not in (None, Outcome.CARRIED)
        if closing and (not self.closed or sure > self.sure):
            if not rejected:
                self.outcome = closing
            self.closed = True
        elif core and not rejected and not (self.opened and (self.closed or sure < 0.8)):
            self.outcome = core
            self.core = True
        else:
            return
        self.sure = max(self.sure, sure)


def settle(draft: Draft) -> None:
    """Outcome and counts as far as the names on each side give them."""
    for choice in (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN):
        names = {vote.name for vote in draft.votes if vote.choice is choice}
        ayes = any(vote.choice is Choice.FOR for vote in draft.votes)
        told = names and (ayes or choice is not Choice.FOR)
        nobody = choice is Choice.AGAINST and ayes and Choice.FOR in draft.counts
        if choice not in draft.counts and (told or nobody):
            draft.counts[choice] = len(names)
    if draft.outcome is None and draft.opened:
        ayes_n, nays_n = draft.counts.get(Choice.FOR), draft.counts.get(Choice.AGAINST)
        if ayes_n:
            draft.outcome = Outcome.CARRIED if ayes_n > (nays_n or 0) else Outcome.LOST
            draft.sure = 0.8
        elif draft.unanimous:
            draft.outcome = Outcome.CARRIED
            draft.sure = 0.85
    ayes_n, nays_n = draft.counts.get(Choice.FOR), draft.counts.get(Choice.AGAINST)
    only_counted = draft.sure <= COUNTED and not (draft.opened or draft.core or draft.unanimous)
    outvoted = ayes_n is not None and (nays_n or 0) > ayes_n
    if draft.outcome is Outcome.CARRIED and only_counted and outvoted:
        draft.outcome = Outcome.LOST  # « Pour le maintien : 7 | Contre le maintien : 12 »
    against = draft.counts.get(Choice.AGAINST, 0) or any(
        vote.choice is Choice.AGAINST for vote in draft.votes
    )
    if against:
        draft.unanimous = False

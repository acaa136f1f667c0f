"""Who proposed what is voted on later: an amendment, a referral, a request. Pure.

« M. Rey demande que le montant soit ramené à 40'000 francs. Le président répond … La proposition de
M. Rey est repoussée par 41 voix contre 19. » Most of what members ask for is never voted on, so a
proposal is only remembered; an outcome that speaks of it takes it up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.model import Outcome
from ingest.identity.folding import fold
from ingest.structure.decisions.signals import Signal
from ingest.structure.people.names import name_before, read_name
from ingest.structure.words import either
from ingest.structure.words.quick import quick

PROPOSES = re.compile(either("PROPOSES"))
PROPOSED_BY = re.compile(either("PROPOSED_BY"))
ABOUT = quick(  # without one of these nothing is proposed
    r"propos|demand|souhait|sollicit|sugg|depos|present|develop|formul|introdui|defend|soumet|soumis"
    r"|amendement|motion|postul|suspens|renvoi"
)
MADE_BEFORE = re.compile(either("MADE_BEFORE"))
TAKEN_UP = re.compile(either("TAKEN_UP"))
FARTHEST = 2_500  # characters between a proposal and its vote


@dataclass(frozen=True, slots=True)
class Proposal:
    """Where a proposal begins in the text, where its sentence ends, who made it, its words."""

    start: int
    end: int
    mover: str | None
    words: str


class Proposals:
    """What was proposed under the heading at hand and not yet voted on, the latest last."""

    def __init__(self) -> None:
        self.open: list[Proposal] = []

    def clear(self) -> None:
        self.open.clear()

    def hear(self, text: str, folded: str, start: int) -> None:
        """Remember a sentence that proposes something."""
        if not ABOUT.search(folded):
            return
        if match := PROPOSED_BY.search(folded):
            named = read_name(text, match.end())
            near = named is not None and named.start - match.end() <= len(named.title) + 4
            mover = named.name if named and near and (named.title or named.words > 1) else None
        elif match := PROPOSES.search(folded):
            named = name_before(text, match.start())
            if named is None or not (named.title or named.words > 1):
                named = read_name(text)
                if named is None or not named.title or named.start > match.start():
                    return
            mover = named.name
        else:
            return
        self.open.append(Proposal(start, start + len(text), mover, folded))

    def decided(self, signal: Signal, folded: str, start: int, *, after: int) -> Proposal | None:
        """What a member proposed after a place, of which a sentence tells the fate."""
        told = signal.closing or signal.core not in (None, Outcome.CARRIED, Outcome.NOTED)
        if not (self.open and told) or (signal.opens and not MADE_BEFORE.match(folded)):
            return None
        return self.take_up(folded.replace("\n", " "), start, after=after)

    def take_up(self, folded: str, start: int, *, after: int) -> Proposal | None:
        """The proposal that an outcome speaks of: by its mover's name, else the latest."""
        match = TAKEN_UP.search(folded)
        last = next((one for one in reversed(self.open) if one.start >= after), None)
        if last is None or start - last.start > FARTHEST:
            return None
        if match is None and start - last.end > 3:
            return None  # a bare count is that of the sentence before only
        named = [
            one
            for one in self.open
            if one.start >= after and one.mover and fold(one.mover).split()[-1] in folded
        ]
        found = named[-1] if named else last
        self.open.remove(found)
        return found

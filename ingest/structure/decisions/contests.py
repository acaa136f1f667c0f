"""Votes between a motion and its amendment, as councils in Scotland hold them. Pure.

"For the motion (7): … For the amendment (4): …": one vote decides both, and one side loses what the
other carries. "The motion was carried by 7 votes to 5" says as much of an amendment not voted on.
"""

from __future__ import annotations

import re

from archive.model import Choice, Outcome
from ingest.structure.decisions.drafts import Draft
from ingest.structure.decisions.tallies import WORDS
from ingest.structure.words import NUMBER_WORDS

FIGURE = rf"(\d{{1,2}}|{WORDS})"
VOTING = r"(?:votes? |voted |voting )?"
ABOUT = re.compile(r"\b(?:motion|amendment)\b")
SIDE = re.compile(
    rf"\bfor the (?P<after>motion|amendment)\W{{0,5}}(?P<count>\d{{1,2}}|{WORDS})\b"
    r"(?! members| vot)"
    rf"|\b(?P<counted>\d{{1,2}}|{WORDS}) (?:members? |councillors? )?(?:having )?{VOTING}"
    r"(?:for|in favour of) the (?P<side>motion|amendment)\b"
)
MOTION_WON = re.compile(
    rf"\bthe motion (?:was |is |being )?(?:\w+ ){{0,2}}carried by {FIGURE} votes? to {FIGURE}\b"
)
SO_DECIDED = re.compile(
    r"\baccordingly\b|\badopt(?:ed)? the (?:terms of the )?(?:motion|amendment)\b"
)
SURE = 0.9


class Contest:
    """What was counted so far for a motion and for its amendment."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}

    def told(self, folded: str) -> bool:
        """Whether a sentence says again what was voted: "resolved to adopt the motion"."""
        return len(self.counts) > 1 and bool(SO_DECIDED.search(folded))

    def hear(self, folded: str) -> tuple[int, int] | None:
        """(for the motion, for the amendment) once both are told."""
        if not ABOUT.search(folded):
            return None
        if won := MOTION_WON.search(folded):
            self.counts = {"motion": value(won[1]), "amendment": value(won[2])}
        for match in SIDE.finditer(folded):
            side = match["after"] or match["side"]
            self.counts.setdefault(side, value(match["count"] or match["counted"]))
        if len(self.counts) < 2:
            return None
        return self.counts["motion"], self.counts["amendment"]


def value(written: str) -> int:
    return int(written) if written.isdigit() else NUMBER_WORDS[written]


def decide(draft: Draft, ours: int, theirs: int) -> None:
    """Close one of the two by the figures of the vote between them."""
    draft.counts = {Choice.FOR: ours, Choice.AGAINST: theirs}
    draft.votes = [vote for vote in draft.votes if vote.choice is Choice.RECUSED]
    draft.outcome = Outcome.CARRIED if ours > theirs else Outcome.LOST
    draft.closed, draft.sure = True, SURE

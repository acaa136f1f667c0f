"""Who stands aside for an interest: for an item by its number, or by leaving the room. Pure.

Interests are told at the head of a meeting (« déclare un intérêt au point 6.2 »), or where the item
comes up; who has declared one and leaves the room takes no part in what is decided next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from archive.model import Choice, Vote
from ingest.identity.folding import fold
from ingest.structure.decisions import votes
from ingest.structure.decisions.signals import Signal
from ingest.structure.items.matching import plain
from ingest.structure.people.names import read_name
from ingest.structure.words import either
from ingest.structure.words.quick import quick

ABOUT = quick(r"\binter[e]?[ts]|conflit|conflict|\bleft\b|leav|withdr|quitte|sort\b|stepp|retir")
WHY = re.compile(r"\binter(?:et|est|esse)|conflit|conflict")
DECLARES = re.compile(either("DECLARES"))
WITHDRAWS = re.compile(either("WITHDRAWS"))
THIS_ITEM = re.compile(either("THIS_ITEM"))
ITEM = re.compile(rf"(?:{either('ITEM_REFERENCE')})" r"(\d{1,3}(?:[./]\d{1,3})*[a-z]?)\b")
INTEREST = quick(r"\binter(?:et|est|esse)|conflit|conflict|recus|leav|quitte|s'abstien|sort ")
VOTING = re.compile(
    r"\bvot\w*\b|^\W*(?:recus\w*|conflict)\s*[:(–-]"
    r"|\bno part\b|not (?:take part|participate)|pas (?:pris )?part"
)


class Interests:
    """What was declared so far in a document."""

    def __init__(self) -> None:
        self.declared: set[str] = set()  # surnames
        self.by_item: dict[str, list[Vote]] = {}
        self.item: str | None = None  # the number of the heading that was passed last
        self.waiting: list[Vote] = []  # who stands aside from the next decision
        self.subject: str | None = None  # who declared an interest: « Il quitte la table »

    def enter(self, number: str | None) -> None:
        """Another heading: what was said under the one before ends with it."""
        self.waiting, self.item = [], number

    def meant_by(self, folded: str) -> str | None:
        """Who a sentence means that begins with « Il » or "She"."""
        return self.subject if votes.PRONOUN.match(folded) else None

    def added(self, signal: Signal, text: str, folded: str, *, subject: str | None) -> Signal:
        """What a sentence says, with who stands aside by it."""
        if INTEREST.search(folded) and (named := read_name(text)):
            self.subject = named.name
        aside = self.hear(text, folded, subject=subject)
        if aside := [vote for vote in aside if vote not in signal.votes]:
            return replace(signal, votes=(*signal.votes, *aside))
        return signal

    def wait(self, cast: Iterable[Vote]) -> None:
        """Those among votes who stand aside do so from the next decision."""
        self.waiting += [vote for vote in cast if vote.choice is Choice.RECUSED]

    def for_next(self) -> list[Vote]:
        """Who stands aside from the decision that begins."""
        now, self.waiting = [*self.waiting, *self.under(self.item)], []
        return list(dict.fromkeys(now))

    def hear(self, text: str, folded: str, *, subject: str | None) -> list[Vote]:
        """Who stands aside from now on, by what a sentence says."""
        if not ABOUT.search(folded):
            return []
        declares = DECLARES.search(folded)
        names: list[str] = []
        if declares:
            names = votes.subjects_of(text, folded, declares.start(), subject)
            self.declared |= {surname(name) for name in names}
            if numbers := ITEM.findall(folded):
                for number in numbers:
                    kept = self.by_item.setdefault(plain(number), [])
                    kept += [Vote(name, Choice.RECUSED) for name in names]
                return []
        for match in WITHDRAWS.finditer(folded):
            for name in votes.subjects_of(text, folded, match.start(), subject):
                if (
                    declares
                    or WHY.search(folded)
                    or THIS_ITEM.search(folded)
                    or surname(name) in self.declared
                ):
                    names.append(name)
        return [Vote(name, Choice.RECUSED) for name in dict.fromkeys(names)]

    def under(self, number: str | None) -> list[Vote]:
        """Who declared an interest in an item, by its number."""
        return self.by_item.get(plain(number), []) if number else []


def surname(name: str) -> str:
    return fold(name).split()[-1]

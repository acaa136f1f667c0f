"""Who stands aside for an interest: for an item by its number, or by leaving the room. Pure.

Interests are told at the head of a meeting (« déclare un intérêt au point 6.2 »), or where the item
comes up; who has declared one and leaves the room takes no part in what is decided next.
"""

from __future__ import annotations

import re

from archive.model import Choice, Vote
from ingest.identity.folding import fold
from ingest.structure.decisions import votes
from ingest.structure.items.matching import plain
from ingest.structure.words import either

ABOUT = re.compile(
    r"\binter[e]?[ts]|conflit|conflict|\bleft\b|leav|withdr|quitte|sort\b|stepp|retir"
)
WHY = re.compile(r"\binter(?:et|est|esse)|conflit|conflict")
DECLARES = re.compile(either("DECLARES"))
WITHDRAWS = re.compile(either("WITHDRAWS"))
THIS_ITEM = re.compile(either("THIS_ITEM"))
ITEM = re.compile(rf"(?:{either('ITEM_REFERENCE')})" r"(\d{1,3}(?:[./]\d{1,3})*[a-z]?)\b")
INTEREST = re.compile(r"\binter(?:et|est|esse)|conflit|conflict|recus|leav|quitte|s'abstien|sort ")
VOTING = re.compile(
    r"\bvot\w*\b|^\W*(?:recus\w*|conflict)\s*[:(–-]"
    r"|\bno part\b|not (?:take part|participate)|pas (?:pris )?part"
)


class Interests:
    """What was declared so far in a document."""

    def __init__(self) -> None:
        self.declared: set[str] = set()  # surnames
        self.by_item: dict[str, list[Vote]] = {}

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

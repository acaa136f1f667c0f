"""Counts said one after another: « 2 contre 1 abstention 9 pour », "Ayes: 5 Nays: 0". Pure.

Whether the figure stands before its side or behind it is told by what comes first, and holds for
the whole row: a figure between two sides belongs to one of them only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.model import Choice
from ingest.structure.words import LANGUAGES, NUMBER_WORDS, either

SIDES: dict[str, Choice | None] = {  # None: what is counted and is no side: « votants : 14 »
    "for": Choice.FOR, "against": Choice.AGAINST, "abstain": Choice.ABSTAIN, "other": None,
}  # fmt: skip
WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
TOKEN = re.compile(
    rf"\b(?:(?P<figure>\d{{1,3}}|{WORDS})|(?P<none>{either('NO_VOTES')})"
    + "".join(
        f"|(?P<{side}>{'|'.join(words.TALLY_SIDES[side] for words in LANGUAGES)})" for side in SIDES
    )
    + r")\b(?!['’])"
)
BETWEEN = re.compile(rf"(?:\W|\b(?:{either('TALLY_GLUE')})\b)*")
LEAST = 2  # sides: one alone is read with its sentence (votes.py)
Tally = dict[Choice, int]


def tally_in(folded: str) -> Tally:
    """The counts of the longest row of figures and sides; nothing where they do not alternate."""
    return max(map(paired, rows(folded)), key=len, default={})


def rows(folded: str) -> Iterator[list[re.Match[str]]]:
    """Figures and sides between which nothing else stands."""
    row: list[re.Match[str]] = []
    for token in TOKEN.finditer(folded):
        if row and not BETWEEN.fullmatch(folded, row[-1].end(), token.start()):
            yield row
            row = []
        row.append(token)
    yield row


def paired(row: list[re.Match[str]]) -> Tally:
    kinds = [one.lastgroup in ("figure", "none") for one in row]
    figures_first = kinds[:1] == [True]
    wanted = [figures_first, not figures_first] * (len(row) // 2)
    half = len(row) // 2
    headed = kinds == [False] * half + [True] * half  # « Pour | Contre | Abstention | 12 | 0 | 1 »
    if len(row) < 2 * LEAST or not (headed or kinds == wanted):
        return {}
    found: Tally = {}
    ones, others = (row[:half], row[half:]) if headed else (row[::2], row[1::2])
    for one, other in zip(ones, others, strict=True):
        figure, side = (one, other) if figures_first else (other, one)
        choice = SIDES[side.lastgroup or "other"]
        if choice in found:
            return {}
        if choice is not None:
            found[choice] = value(figure)
    return found if len(found) >= LEAST else {}


def value(figure: re.Match[str]) -> int:
    said = figure.group()
    if figure.lastgroup == "none":
        return 0
    return int(said) if said.isdigit() else NUMBER_WORDS[said]

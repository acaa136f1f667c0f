"""Which item of the minutes is which of the agenda: by number and title, in order. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from archive.model import AgendaItem, Structure
from ingest.identity.folding import fold

SAME_NUMBER = 0.25  # what an equal number adds to the likeness of two titles
NEAR = 0.15  # what standing at the same height of both lists adds
ENOUGH = 0.42  # likeness below which two items are two matters
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Match:
    """own and other are places in the two lists of items. confidence is their likeness, 0 to 1."""

    own: int
    other: int
    confidence: float


def match(own: Sequence[AgendaItem], other: Sequence[AgendaItem]) -> list[Match]:
    """The pairs, each item in one at most, the likest first taken; given in order of own."""
    weights = rarity(own, other)
    left = [words_of(one.title) for one in own]
    right = [words_of(one.title) for one in other]
    likely = []
    for i, one in enumerate(own):
        for j, two in enumerate(other):
            alike = likeness(left[i], right[j], weights) or shortened(one.title, two.title)
            if alike == 0:
                continue
            same = one.number is not None and plain(one.number) == plain(two.number)
            apart = abs(i / len(own) - j / len(other))
            score = alike + SAME_NUMBER * same + NEAR * (1 - apart) - NEAR
            if score >= ENOUGH:
                likely.append((score, -i, -j))
    taken_own: set[int] = set()
    taken_other: set[int] = set()
    pairs = []
    for score, i, j in sorted(likely, reverse=True):
        if -i not in taken_own and -j not in taken_other:
            taken_own.add(-i)
            taken_other.add(-j)
            pairs.append(Match(-i, -j, round(min(score, 1.0), 2)))
    return sorted(pairs, key=lambda pair: pair.own)


def matters(structure: Structure) -> list[AgendaItem]:
    """What a document deals with: its items, or its numbered decisions where it lists no items."""
    decided = [one for one in structure.decisions if one.number]
    if len(structure.items) >= len(decided) / 2:
        return list(structure.items)
    loose = [
        AgendaItem(one.number, " ".join(one.text.split()[:40]), 1, one.place, one.confidence)
        for one in decided
    ]
    return [*structure.items, *loose]


def likeness(one: Counter[str], other: Counter[str], weights: dict[str, float]) -> float:
    """The share of words that two titles have in common, rare words counting more, 0 to 1."""
    common = sum(weights[word] for word in one & other)
    if not common:
        return 0.0
    shorter = min(sum(weights[w] for w in one), sum(weights[w] for w in other))
    longer = max(sum(weights[w] for w in one), sum(weights[w] for w in other))
    # Minutes often shorten a title, so what is said of the shorter one counts most.
    return 0.6 * common / shorter + 0.4 * common / longer


def shortened(one: str, other: str) -> float:
    """Whether one title is the initials of the other: « CDC », "Cherwell District Council"."""
    short, long = sorted((one.strip(" .:"), other), key=len)
    initials = "".join(word[0] for word in re.findall(r"[A-ZÀ-Þ][\w'’-]+", long))
    return 0.8 if short.isupper() and 2 < len(short) < 6 and short == initials else 0.0


def rarity(*lists: Sequence[AgendaItem]) -> dict[str, float]:
    """A weight for each word: one that many items share says little."""
    seen: Counter[str] = Counter()
    for items in lists:
        for item in items:
            seen.update(set(words_of(item.title)))
    return {word: 1.0 / (1.0 + 0.35 * (count - 1)) for word, count in seen.items()}


def words_of(title: str) -> Counter[str]:
    return Counter(word for word in WORD.findall(fold(title)) if len(word) > 2 or word.isdigit())


def plain(number: str | None) -> str:
    """'07.1)' and '7.1' are one number."""
    return ".".join(part.lstrip("0") or "0" for part in WORD.findall((number or "").lower()))

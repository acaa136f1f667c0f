"""Which item of the minutes is which of the agenda: by number and title, in order. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from archive.model import AgendaItem, Structure
from ingest.identity.folding import fold
from ingest.structure.words import all_of, meanings

SAME_NUMBER = 0.25  # what an equal number adds to the likeness of two titles
SAME_NUMBERING = 0.4  # the same where most numbers of the two lists agree
NEAR = 0.15  # what standing apart in the two lists takes off, from head to end
ENOUGH_BETWEEN = 0.24  # the same between two pairs that are sure
ENOUGH = 0.42  # likeness below which two items are two matters
ENOUGH_LEFT = 0.2  # the same for two that share a word which no other item has
LONG = 6  # words of a title that one word of another does not sum up
WORD = re.compile(r"[^\W_]+")
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|re|e|eme)\b")
SAYS_NOTHING = all_of("SAYS_NOTHING")
MEANINGS = meanings()


@dataclass(frozen=True, slots=True)
class Match:
    """own and other are places in the two lists of items. confidence is their likeness, 0 to 1."""

    own: int
    other: int
    confidence: float


def match(own: Sequence[AgendaItem], other: Sequence[AgendaItem]) -> list[Match]:
    """The pairs, each item in one at most, the likest first taken; given in order of own.

    What is left between two pairs is then tried again there with less likeness, since a meeting
    takes its items in order; and what is left then, wherever it was taken, if a word tells it.
    """
    weights = rarity(own, other)
    left = [words_of(one.title) for one in own]
    right = [words_of(one.title) for one in other]
    alike = [
        [
            likeness(left[i], right[j], weights) or shortened(one.title, two.title)
            for j, two in enumerate(other)
        ]
        for i, one in enumerate(own)
    ]
    ours, theirs = paths(own), paths(other)
    same = SAME_NUMBERING if numbered_alike(ours, theirs, alike) else SAME_NUMBER

    def score(i: int, j: int) -> float:
        if alike[i][j] == 0:
            return 0.0
        equal = ours[i] is not None and ours[i] == theirs[j]
        apart = abs(i / len(own) - j / len(other))
        return alike[i][j] + same * equal - NEAR * apart

    scored = [
        (score(i, j), -i, -j) for i in range(len(own)) for j in range(len(other)) if score(i, j) > 0
    ]
    pairs: dict[int, int] = {}
    for enough in (ENOUGH, ENOUGH_BETWEEN):
        for told, i, j in sorted(scored, reverse=True):
            free = -i not in pairs and -j not in pairs.values()
            if told >= enough and free and (enough == ENOUGH or in_order(pairs, -i, -j)):
                pairs[-i] = -j
    for i, j in left_over(pairs, left, right, alike):
        pairs[i] = j
    return [Match(i, j, round(min(score(i, j), 1.0), 2)) for i, j in sorted(pairs.items())]


def left_over(
    pairs: dict[int, int],
    left: Sequence[Counter[str]],
    right: Sequence[Counter[str]],
    alike: Sequence[Sequence[float]],
) -> list[tuple[int, int]]:
    """Pairs of what is in none yet: each is the likest to the other, by a word only they have."""
    seen = Counter(word for words in (*left, *right) for word in words)
    ours = [i for i in range(len(left)) if i not in pairs]
    theirs = [j for j in range(len(right)) if j not in pairs.values()]
    found = []
    for i in ours:
        j = max(theirs, key=lambda j: alike[i][j], default=None)
        if j is None or alike[i][j] < ENOUGH_LEFT:
            continue
        if max(ours, key=lambda other: alike[other][j]) != i:
            continue
        if any(seen[word] == 2 and len(word) > 3 for word in left[i].keys() & right[j].keys()):
            found.append((i, j))
    return found


def in_order(pairs: dict[int, int], i: int, j: int) -> bool:
    """Whether a pair stands between the pairs before and after it, in both lists."""
    before = [other for one, other in pairs.items() if one < i]
    after = [other for one, other in pairs.items() if one > i]
    return (not before or max(before) < j) and (not after or min(after) > j)


def paths(items: Sequence[AgendaItem]) -> list[str | None]:
    """The number of each item with those it stands under: an « a » under 6 is 6.a."""
    found: list[str | None] = []
    above: dict[int, str] = {}
    for one in items:
        number = plain(one.number) if one.number else None
        if number and one.level > 1 and "." not in number and (top := above.get(one.level - 1)):
            number = number if number.startswith(top) else f"{top}.{number}"
        if number:
            above[one.level] = number
        found.append(number)
    return found


def numbered_alike(
    ours: Sequence[str | None], theirs: Sequence[str | None], alike: Sequence[Sequence[float]]
) -> bool:
    """Whether equal numbers of two lists mostly have titles that are alike."""
    places = {number: j for j, number in enumerate(theirs) if number}
    shared = [
        alike[i][places[number]] for i, number in enumerate(ours) if number and number in places
    ]
    return len(shared) >= 3 and sum(one > 0.3 for one in shared) >= 0.6 * len(shared)


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
    told = 0.6 * common / shorter + 0.4 * common / longer
    few, many = sorted((len(one), len(other)))
    return told / 4 if few == 1 and many > LONG else told


def shortened(one: str, other: str) -> float:
    """Whether one title is the initials of the other: « CDC », "Cherwell District Council"."""
    short, long = sorted((one, other), key=len)
    short = re.split(r"[ .:–-]", short.strip(" .:"))[0]  # "OCC – No update"
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
    """The words of a title by what they mean: « adoption » and "approval" are one."""
    written = ORDINAL.sub("", fold(title))
    words = (word for word in WORD.findall(written) if len(word) > 2 or word.isdigit())
    stems = [stem(word) for word in words if word not in SAYS_NOTHING]
    return Counter(MEANINGS.get(one, one) for one in stems)


def stem(word: str) -> str:
    """The beginning that the forms of a word share: « levée », « lever »."""
    return word if word.isdigit() else word[: 4 if len(word) < 6 else 5]


def plain(number: str | None) -> str:
    """'07.1)' and '7.1' are one number."""
    return ".".join(part.lstrip("0") or "0" for part in WORD.findall((number or "").lower()))

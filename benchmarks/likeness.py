"""When a finding is the thing that a person read: names, wordings, numbers. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")

WORD = re.compile(r"\w+")
NAME_PART = re.compile(r"[\w'-]+")
INITIALS = re.compile(r"[A-Z]{2,4}")
HYPHEN = re.compile(r"\s*[-‐‑–]\s*")
SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})
BEFORE_NUMBERS = re.compile(
    r"^(?:resolution|résolution|ordinance|by-law|bylaw|délibération|deliberation|règlement|"
    r"item|point|article|r[eé]s\b\.?)?\s*"
    r"(?:number|numéro|nos?\b|n°|n\b|#)?[.°:\s]*"
)
LONGEST = 400  # words of a decision that are looked at
EARLY = 12  # words: a wording that stands this near the beginning is likelier the right one


def words(text: str) -> list[str]:
    """The words of a text in small letters; a straight apostrophe for a curled one."""
    return WORD.findall(text.replace("’", "'").casefold())


def likeness(begins: str, text: str) -> float:
    """The share of a beginning's words that stand in a text in the same order, 0 to 1.02.

    Two hundredths more where they stand at the text's own beginning.
    """
    sought, given = words(begins), words(text)[:LONGEST]
    if not sought or not given:
        return 0.0
    matcher = SequenceMatcher(None, given, sought, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return 0.0
    # A long text holds every short word somewhere: only the neighbourhood of the longest run
    # counts, and a word that OCR misread is forgiven.
    best = max(blocks, key=lambda block: block.size)
    near = [b for b in blocks if abs((b.a - b.b) - (best.a - best.b)) <= len(sought)]
    share = sum(block.size for block in near) / min(len(sought), max(len(given), 4))
    return share + (0.02 if near[0].a <= EARLY else 0.0)


def same_number(one: str | None, other: str | None) -> bool:
    """Whether two numbers are the same as printed, but for spaces and the word before them."""
    return one is not None and other is not None and _number(one) == _number(other)


def _number(text: str) -> str:
    bare = BEFORE_NUMBERS.sub("", text.strip().casefold())
    return re.sub(r"\s+", "", bare).strip(".:;,()")


def same_person(one: str, other: str) -> bool:
    """Whether two spellings can be one person: a surname alone, initials, either order.

    Accents count. Initials alone (« KD ») are the person whose initials they are.
    """
    a, b = _parts(one), _parts(other)
    if not a or not b:
        return False
    if sorted(a) == sorted(b):
        return True
    for short, long in ((one, b), (other, a)):
        if INITIALS.fullmatch(short.strip()):
            letters = "".join(part[0] for part in long)
            return letters == short.strip().casefold()
    if len(a) > len(b):
        a, b = b, a
    return _fits(a, b)


def _parts(name: str) -> list[str]:
    plain = HYPHEN.sub("-", name.replace("’", "'").replace(".", " ").casefold())
    parts = [part.strip("-'") for part in NAME_PART.findall(plain)]
    return [part for part in parts if part and part not in SUFFIXES]


def _fits(short: list[str], long: list[str]) -> bool:
    """Whether each part of the shorter is a part of the longer or its initial, one of them whole
    and at an end: no first name in the middle is a surname."""
    left, whole = list(long), False
    for part in short:
        match = next((one for one in left if one == part), None)
        if match is None and len(part) == 1:
            match = next((one for one in left if one[0] == part), None)
        elif match is None:
            match = next((one for one in left if len(one) == 1 and one == part[0]), None)
        if match is None:
            return False
        whole = whole or (match == part and len(part) > 1)
        left.remove(match)
    return whole


def paired(
    golden: Sequence[A], found: Sequence[B], score: Callable[[A, B], float], *, least: float
) -> list[tuple[int, int]]:
    """Which found one is which golden one, best likeness first, each taken once: (golden, found)
    positions. Of equals, those that stand alike in the order."""
    scored = [
        (score(gold, one), -abs(g - f), g, f)
        for g, gold in enumerate(golden)
        for f, one in enumerate(found)
    ]
    pairs: list[tuple[int, int]] = []
    for value, _, g, f in sorted(scored, key=lambda row: (-row[0], -row[1], row[2], row[3])):
        if value < least:
            break
        if all(g != taken and f != given for taken, given in pairs):
            pairs.append((g, f))
    return pairs


def anything_in(sides: Iterable[str], wording: str, *, least: float) -> bool:
    """Whether a wording is one of these: the same number, or a like beginning if it has words
    enough to be no number."""
    wordy = len(words(wording)) > 1
    return any(
        same_number(wording, side) or (wordy and likeness(wording, side) >= least)
        for side in sides
        if side
    )

"""Numbers of by-laws, resolutions and contracts, and what is done to each where it stands. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive import links
from archive.mentions import Act, Mention, Named
from ingest.identity.folding import fold
from ingest.matters.finding import starts
from ingest.matters.words import (
    AFTER,
    BEFORE,
    BYLAW_OF,
    CONTRACT,
    DIRECT,
    EN_BYLAW,
    FR_BYLAW,
    NO,
    NUMBERED,
    PAST,
    PAST_BEFORE,
    RESOLUTION,
)

# 2026-412, 26-491, 2014/138, 80-2011, R2024-092, CM24 0612, 0G977010, 97-A, 312
TOKEN = (
    r"[A-Z]{2,4}\d{2}[ ]\d{3,4}\b|(?:[A-Z]{1,5}[- ]?)?\d[\dA-Z]*"
    r"(?:[-/.](?:[A-Z]{1,4}-?)?\d[\dA-Z]*)*(?:-[A-Z]{1,3})?(?![\w%])(?![.,]\d)"
)
LETTERED = r"[A-Z]{2,5}(?:-[A-Z]{1,4})*-\d{2,4}(?:-\d{1,4})*"
SURE = re.compile(rf"(?=[^\s]*\d[^\s]*[-/]\d|[A-Z]{{1,4}}\d{{2,}}|\d{{3,}})(?:{TOKEN})")
PATTERNS = (
    (Named.BYLAW, re.compile(
        rf"\b(?i:{FR_BYLAW})[ \n](?i:{BYLAW_OF})(?i:{NO})[ ]?(?P<number>{LETTERED}|{TOKEN})")),
    (Named.BYLAW, re.compile(
        rf"\b(?i:{EN_BYLAW})[ \n](?i:{NO})[ ]?(?P<number>{LETTERED}|{TOKEN})")),
    (Named.BYLAW, re.compile(
        rf"\b(?i:{FR_BYLAW}|{EN_BYLAW})[ \n](?P<number>{LETTERED}|{SURE.pattern})")),
    (Named.RESOLUTION, re.compile(
        rf"\b(?i:{RESOLUTION})[ \n](?i:{NO})[ ]?(?P<number>{TOKEN})")),
    (Named.RESOLUTION, re.compile(
        rf"\b(?i:{RESOLUTION})[ \n](?P<number>{SURE.pattern})")),
    (Named.CONTRACT, re.compile(
        rf"\b(?i:{CONTRACT})[ \n](?i:{NO})[ ]?(?P<number>{LETTERED}|{TOKEN})")),
    (Named.CONTRACT, re.compile(
        rf"\b(?i:{CONTRACT})[ \n](?P<number>{LETTERED}|(?=[^\s]*[A-Z])(?:{TOKEN}))")),
)  # fmt: skip
YEAR = re.compile(r"(?:19|20)\d{2}")
SHORTEST_CONTRACT = 4  # « marché n° 2 » is one of a list
DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{2,4}")
REACH_BEFORE, REACH_AFTER = 90, 70  # characters in which what is done to a matter is looked for
SENTENCE = re.compile(r"[.;](?= )(?<!\bno\.)(?<!\bnos\.)")
ACTS_DIRECT = [(Act(name), re.compile(words)) for name, words in DIRECT]
ACTS_BEFORE = [(Act(name), re.compile(words)) for name, words in BEFORE]
ACTS_AFTER = [(Act(name), re.compile(words)) for name, words in AFTER]
DONE_BEFORE, DONE = re.compile(PAST_BEFORE), re.compile(PAST)
ANOTHER = re.compile(r"\d[\w/-]*[-/]\d+")  # another number: what stands beyond it is its own
TO_NUMBER = re.compile(
    r"\s+(?:l[ea]s?\s+|the\s+|du\s+|au\s+|aux\s+|of\s+|to\s+|section\s+[\w.]+\s+of\s+|said\s+|"
    r"[\w'’,.-]+\s+){0,6}$"
)


def numbers(text: str) -> Iterator[Mention]:
    """The matters that a text names by number."""
    folded = fold(text).replace("\n", " ")
    for start in starts(folded, NUMBERED):
        for named, pattern in PATTERNS:
            found = pattern.match(text, start)
            if found and _is_number(named, found):
                name, act = " ".join(found.group().split()), act_at(folded, start, found.end())
                slug = number_slug(found["number"])
                yield Mention(named, slug, name, start, found.end(), 0.9, act)
                break


def number_slug(number: str) -> str:
    """2014/138, 2014-138 and 2014.138 -> 2014-138; CM24 0612 -> cm24-0612."""
    return links.slug(number)


def act_at(folded: str, start: int, end: int) -> Act | None:
    """What is done to the matter whose number stands there; None where it is only named."""
    since = max(0, start - REACH_BEFORE)
    before = SENTENCE.split(folded[since:start])[-1]
    after = SENTENCE.split(folded[end : end + REACH_AFTER])[0]
    if DONE_BEFORE.search(before):
        return None
    for act, pattern in ACTS_DIRECT:
        for last in pattern.finditer(before):
            if TO_NUMBER.match(before[last.end() :]) and not ANOTHER.search(before[last.end() :]):
                return act
    if DONE.match(after):
        return None
    nearest = ANOTHER.split(before)[-1]
    for act, pattern in ACTS_AFTER:
        if (found := pattern.search(after)) and not ANOTHER.search(after, 0, found.start()):
            return act
    for act, pattern in ACTS_BEFORE:
        if pattern.search(nearest):
            return act
    return None


def _is_number(named: Named, found: re.Match[str]) -> bool:
    """Whether what follows the word is a number of that sort rather than a year, a day, an item."""
    number = found["number"]
    if DAY.fullmatch(number) or YEAR.fullmatch(number) or not any(map(str.isdigit, number)):
        return False
    if named is Named.CONTRACT and len(number) < SHORTEST_CONTRACT:
        return False
    return not (named is Named.RESOLUTION and len(number) < 2)

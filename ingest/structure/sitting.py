"""What a document says of its meeting: kind, beginning and end, whether it was held. Pure."""

from __future__ import annotations

import re

from archive.model import Kind, Sitting
from ingest.structure.script import Script
from ingest.structure.words import LANGUAGES, either, french

HEAD = 1_800  # characters in which a document says what kind of meeting it is of
NEAR = 130  # characters between « ouvre la séance » and the hour
KINDS = tuple((re.compile(p), kind) for words in LANGUAGES for p, kind in words.REGULAR)
PARTS = ("closed", "hearing")  # kinds that a part of a meeting may be of
CANCELLED = re.compile(either("CANCELLED"))
POSTPONED = re.compile(either("POSTPONED"))
CLOCKS = tuple(re.compile(words.CLOCK) for words in LANGUAGES)
STARTS = re.compile(either("STARTS"))
MEETS = re.compile(either("MEETS"))
ENDS = re.compile(either("ENDS"))
NOT_ENDS = re.compile(either("NOT_ENDS"))
PLANNED = re.compile(either("PLANNED"))
# « à 19 h » at the end of a line, and the number of the first item on the next
HOUR_ENDS_LINE = re.compile(
    r"(\d ?h\b\.?) *\n\s*(?=\d)(?!\d\d ?(?:[,;)]|\.\D|a |au |sous |en |heure))"
)
SENTENCE = re.compile(r"(?<!\bm)(?<!\bmr)(?<!\bmrs)(?<!\bms)(?<!\bdr)(?<!\b[ap]\.m)(?<!\b[a-z])\. ")
RESUMES = re.compile(  # the hour at which an adjourned meeting will go on, on another day
    r"\b(?:jusqu'au|au|until|to) (?:the )?(?:\w{3,6}day|\w{3,6}di|next|tomorrow|\d{1,2}(?! ?[h:.])"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)\b[^.;]{0,30}? (?:a|at) "
    r"(?:\d{1,2} ?(?:h|heures?)\b(?: ?\d\d)?|\d{1,2}(?::\d\d)? ?(?:[ap]\.?m\b)?)"
)
STAMPED = re.compile(  # the hour at which a clerk received or posted the paper
    r"\b(?:received|posted|filed|time stamp|recu|affiche|envoye|transmis)\b.{0,60}?"
    r"(?:[ap]m )?\d{1,2} ?[:h] ?\d\d(?: ?[ap]\.?m)?"
)


def sitting_of(script: Script, kind: Kind) -> Sitting:
    """The meeting's kind, times ('HH:MM') and state; None for what is not said."""
    flat = HOUR_ENDS_LINE.sub(r"\1 . ", script.folded).replace("\n", " ")
    head = flat[:HEAD]
    minutes = kind in (Kind.MINUTES, Kind.RESOLUTION)
    return Sitting(
        kind=meeting_kind(head),
        starts=(started(flat) if minutes else None) or planned(head[:900]),
        ends=time_near(ENDS, flat, last=True) if minutes else None,
        state=None if minutes else state(head),
    )


def started(flat: str) -> str | None:
    """When minutes say that the meeting began; further down, other things begin too."""
    return (
        time_near(STARTS, flat[:HEAD])
        or time_near(MEETS, flat[:HEAD])
        or time_near(STARTS, flat[:9_000])
    )


def meeting_kind(head: str) -> str | None:
    """The kind that is named first."""
    found: list[tuple[int, str]] = [
        (match.start(), kind) for pattern, kind in KINDS if (match := pattern.search(head))
    ]
    if not found:
        return None
    whole = [one for one in found if one[1] not in PARTS]  # a regular meeting has a closed part
    _, first = min(whole if min(found)[1] in PARTS and whole else found)
    return first


def state(head: str) -> str | None:
    if CANCELLED.search(head):
        return "cancelled"
    return "postponed" if POSTPONED.search(head) else None


def time_near(pattern: re.Pattern[str], text: str, *, last: bool = False) -> str | None:
    """The hour in the sentence where a meeting begins or ends."""
    places = list(pattern.finditer(text))
    for match in reversed(places) if last else places:
        before = text[max(0, match.start() - NEAR) : match.start()]
        sentence = SENTENCE.split(before)[-1]
        after = text[max(match.start(), match.end() - 3) : match.end() + NEAR]
        if last and NOT_ENDS.search(sentence + match.group() + after[:60]):
            continue
        said = first_clock(RESUMES.sub(" ", after) if last else after)
        if said:
            return said
        if ahead := clocks(sentence):
            return ahead[-1]
    return None


def planned(head: str) -> str | None:
    """The hour that the heading gives: « tenue le lundi 13 mai 2024, à 19 h 30 »."""
    found = clocks(STAMPED.sub(" ", head))
    return found[0] if found else None


def first_clock(text: str) -> str | None:
    found = clocks(text.split(" next ")[0])
    return found[0] if found else None


def clocks(text: str) -> list[str]:
    """Every hour of a text in order, as 'HH:MM'."""
    found: dict[int, re.Match[str]] = {}
    for match in (one for pattern in CLOCKS for one in pattern.finditer(text)):
        before = found.get(match.start())
        if before is None or len(before.group()) < len(match.group()):  # "6:00" of "6:00 p.m."
            found[match.start()] = match
    said = [clock(found[place]) for place in sorted(found)]
    return [one for one in said if one]


def clock(match: re.Match[str]) -> str | None:
    """'19 h 30', '7:00 p.m.' and 'noon' as 'HH:MM'; None where it is no hour of the day."""
    whole = match.group()
    if whole in ("noon", "midnight"):
        return "12:00" if whole == "noon" else "00:00"
    digits = re.findall(r"\d+", whole) or in_words(whole)
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if re.search(r"p\.?m", whole) and hour < 12:
        hour += 12
    elif re.search(r"a\.?m", whole) and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def in_words(whole: str) -> list[str]:
    """« dix-neuf heures trente » as its figures."""
    hour, _, minute = whole.partition(" heure")
    said = [hour, re.sub(r"^s? (?:et )?|^s$", "", minute)]
    told = [french.HOUR_WORDS.get("-".join(re.split("[ -]", one))) for one in said if one]
    return [str(one) for one in told if one is not None]

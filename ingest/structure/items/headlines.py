"""Headings without numbers told by where they stand: over a paragraph, or beside it. Pure.

A short line says little by itself: it is a heading where the document has others like it, in the
same place and the same letters, of which some are headings that every meeting has.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.identity.folding import fold
from ingest.reading import WIDE
from ingest.structure.script import Script
from ingest.structure.words import either

KNOWN = re.compile(rf"(?:{either('BARE_HEADINGS')}|{either('HEADINGS')})")
BESIDE = (
    re.compile(  # "Bills Mr. Aubrey moved to pay": what it is about in the margin, then a story
        rf"(?P<head>{either('BARE_HEADINGS')}|{either('HEADINGS')})[ ]{{1,30}}"
        rf"(?=(?:{either('STORY_BEGINS')})\b)"
    )
)
NO_HEAD = re.compile(rf"\W{{0,3}}(?:{either('NO_HEADINGS')})\b")
RUN_IN = re.compile(
    r"\s{0,8}(?P<head>[A-ZÀ-Þ0-9][A-ZÀ-Þ0-9 ,.&/()'’#-]{2,70}?)\s?(?::\s?|\s?[–—]\s?|\.\s?[–—-]\s?"
    r"|\s-{1,2}\s)(?=[A-ZÀ-Þ0-9\"“«$])"
)
OFFICE = re.compile(r"(?:vice[ -])?(?:mayor|chair\w*|clerk|secretary|president|maire(?:sse)?)")
OPENING = re.compile(  # six words at most
    r"\s{0,8}(?P<head>[A-ZÀ-Þ][\w'’.&/-]{0,25}(?: [\w'’.&/-]{1,25}){0,5})\s?(?::|\s[–—-])\s"
    r"(?=[A-ZÀ-Þ0-9$\"“«])"
)
MARGIN_WORDS = 4  # of a heading in the margin
MOST_WORDS = 7  # of a heading told by its place
ENOUGH = 2  # known headings in one place and letters, from which the others there are headings too
ENOUGH_BESIDE = 3
SENTENCE = re.compile(r"[a-z0-9)][.!?]\s")
INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.){2,6}")  # "A.O.B."
SAID = (".", ".)", ".”", '."', ".»", ". »", "!", "?")
ENDS = (".", ";", ",", "!", "?", ":", "-", "…")


@dataclass(frozen=True, slots=True)
class Head:
    """A short line over a paragraph. manner is where it stands and in which letters."""

    start: int
    end: int
    manner: tuple[str, bool]
    known: bool


def by_place(
    script: Script, blocks: Sequence[tuple[int, int]], *, margins: bool
) -> list[tuple[int, int]]:
    """Where the headings are that their place tells, by their first and last character."""
    heads = list(over(script, blocks))
    proven = Counter(head.manner for head in heads if head.known)
    found = [(one.start, one.end) for one in heads if proven[one.manner] >= ENOUGH]
    found += beside(script, blocks)
    if margins:
        found += [*run_in(script), *opening(script, blocks), *in_margin(script, blocks)]
    return list(dict(sorted(found)).items())  # one of each place


def over(script: Script, blocks: Sequence[tuple[int, int]]) -> Iterator[Head]:
    """Short lines with a paragraph under them, in their own block or the next."""
    lines = script.lines
    for (first, last), after in zip(blocks, [*blocks[1:], None], strict=True):
        start, end = lines[first].start, lines[first].end
        if first < last:
            below, place = (lines[first + 1].start, lines[last].end), "in its block"
        elif after is not None:
            below, place = (lines[after[0]].start, lines[after[1]].end), "above"
        else:
            continue
        written = script.text[start:end].strip()
        if not is_short(written) or NO_HEAD.match(script.folded, start, end):
            continue
        if not is_prose(script.text[slice(*below)].strip()):
            continue
        known = KNOWN.fullmatch(script.folded[start:end].strip())
        yield Head(start, end, (place, written.isupper()), bool(known))


def beside(script: Script, blocks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Headings in the margin, which reading puts before the first words of their paragraph."""
    run_in, alone = [], []
    for first, last in blocks:
        start, end = script.lines[first].start, script.lines[last].end
        if match := BESIDE.match(script.folded, start, end):
            if script.text[start].isupper() and script.text[match.end()].isupper():
                run_in.append((start, match.end("head")))
        elif first + 1 == last and KNOWN.fullmatch(script.folded[start:end].replace("\n", " ")):
            alone.append((start, end))
    return [*run_in, *alone] if len(run_in) >= ENOUGH_BESIDE else []


def run_in(script: Script) -> list[tuple[int, int]]:
    """Headings in capitals that a colon or a dash parts from their story: "BIDS: Two came in"."""
    found: list[tuple[int, int]] = []
    known = 0
    for line in script.lines:
        match = RUN_IN.match(script.text, line.start, line.end)
        if match is None or NO_HEAD.match(script.folded, line.start, line.end):
            continue
        if len(match["head"].split()) > MOST_WORDS or sum(map(str.isalpha, match["head"])) < 3:
            continue
        found.append((match.start("head"), match.end("head")))
        known += bool(KNOWN.match(script.folded, *found[-1]))
    return found if known >= ENOUGH and len(found) >= ENOUGH_BESIDE else []


def opening(script: Script, blocks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Headings that begin their paragraph before a colon: "Vouchers: Motion by Holm to pay"."""
    found: list[tuple[int, int]] = []
    known = others = 0
    for first, last in blocks:
        start, end = script.lines[first].start, script.lines[last].end
        match = OPENING.match(script.text, start, script.lines[first].end)
        if match is None or NO_HEAD.match(script.folded, start, end):
            others += bool(found) and is_prose(script.text[start:end].strip())
            continue
        if not is_prose(script.text[match.end() : end].strip()):
            others += bool(found)
            continue
        found.append((match.start("head"), match.end("head")))
        known += bool(KNOWN.fullmatch(script.folded[slice(*found[-1])]))
    enough = known >= ENOUGH_BESIDE and len(found) > ENOUGH_BESIDE and others <= len(found)
    return found if enough else []


def in_margin(script: Script, blocks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Headings in a column of their own beside each paragraph, told by the gap between the two."""
    found: list[tuple[int, int]] = []
    known = others = 0
    for first, _ in blocks:
        line = script.lines[first]
        head, gap, story = script.spaced[line.start : line.end].partition(WIDE)
        written = head.strip()
        if not gap or WIDE in story or not story[:1].strip() or not is_short(written):
            others += bool(found)
            continue
        reports = OFFICE.fullmatch(written.casefold()) and story.rstrip().endswith(SAID)
        if len(written.split()) > MARGIN_WORDS or (
            NO_HEAD.match(written.casefold()) and not reports
        ):
            others += bool(found)
            continue
        place = script.spaced.index(written, line.start)
        found.append((place, place + len(written)))
        known += bool(KNOWN.fullmatch(fold(written)))
    enough = known >= ENOUGH_BESIDE and len(found) > ENOUGH_BESIDE and 2 * others <= len(found)
    return found if enough else []


def is_short(text: str) -> bool:
    """Whether a line can be a heading by its length and its ends."""
    ended = text.endswith(ENDS) and not INITIALS.fullmatch(text)
    if not text[:1].isupper() or ended or "|" in text or "__" in text:
        return False
    return len(text.split()) <= MOST_WORDS and len(text) >= 4


def is_prose(text: str) -> bool:
    """Whether a text is a sentence or more."""
    first = text[:1]
    if not (first.isupper() or first.isdigit() or first in "«“\"'("):
        return False
    if text.endswith(SAID) or (text.endswith(":") and len(text.split()) > MOST_WORDS):
        return True
    return text.endswith(")") and bool(SENTENCE.search(text))  # « … (Item C.1) »

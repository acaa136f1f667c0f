"""The items of an agenda without numbers: bullets under « Ordre du jour », or lines. Pure."""

from __future__ import annotations

import re

from ingest.structure.items.titles import DATED, HEADING, LETTERHEAD, Heading
from ingest.structure.script import Line, Script
from ingest.structure.words import either

MOST_WORDS = 45  # of a title: more is a paragraph
MOST_ITEMS = 80
FEWEST = 4  # lines that are a list without bullets
KNOWN_FEWEST = 2  # of them that every meeting has
HEAD = re.compile(
    rf"\W{{0,4}}(?:\d{{1,2}}[.)] ?)?(?:{either('AGENDA_HEADS')})(?: [^\n]{{0,40}})?\s*[:.]?\s*$"
)
LIST_ENDS = re.compile(rf"\W{{0,4}}(?:{either('AGENDA_ENDS')})")
BULLET = re.compile(r"\s{0,8}(?:[-•●○▪➢–*\uf0b7☐]\s?(?=\S)|o\s(?=[A-ZÀ-Þ]))")
KNOWN = re.compile(rf"(?:{either('HEADINGS')}|(?:{either('BARE_HEADINGS')})\b)")
TIME = re.compile(  # « 6:05 PM   Citizens' Forum », « 19 h 30 – Période de questions »
    r"\s{0,8}\(?\d{1,2}\s?(?:[:h.]\s?\d{2})?\s?(?:[ap]\.?m\.?|h(?:eures?)?\b)?\)?\s{0,4}[-–:]?\s{1,8}"
    r"(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
CLOCK = re.compile(r"\d{1,2}\s?(?:[:h]\s?\d{2}|[ap]\.?m\b)", re.IGNORECASE)
TWO = re.compile(r"[a-z]{3}[.!] [A-ZÀ-Þ][a-z]")  # sentences
RUNS_ON = re.compile(  # at the end of a line: what must go on
    r"(?:[,;&/(–—-]|\b(?:de|du|des|d'|la|le|les|l'|et|a|au|aux|en|sur|pour|par|avec|of|the|and|to|for"
    r"|in|on|by|with|an?|from|at|or|no|n°|mme?s?\.?|mrs?\.?))\s*$"
)


def heads_list(script: Script, line: Line | None) -> bool:
    """Whether a line says that the agenda follows."""
    return line is not None and bool(HEAD.match(script.folded[line.start : line.end]))


def unnumbered(script: Script) -> list[Heading]:
    """The items of an agenda that numbers nothing."""
    return bulleted(script) or lined(script)


def bulleted(script: Script) -> list[Heading]:
    """The lines under « Ordre du jour », each an item, with bullets or without."""
    start = next((n for n, line in enumerate(script.lines) if heads_list(script, line)), None)
    if start is None:
        return []
    found: list[Heading] = []
    bullets = False
    before: Line | None = None
    for line in script.lines[start + 1 :]:
        text = script.text[line.start : line.end]
        if not text.strip():
            continue
        if LIST_ENDS.match(script.folded, line.start, line.end) and found:
            break
        mark = BULLET.match(text)
        if mark and not bullets and len(found) <= FEWEST:  # what stood over the list: day, place
            found = [one for one in found if KNOWN.match(script.folded, one.start)]
        bullets = bullets or bool(mark)
        begins = bool(mark) if bullets else (line.first or text.strip()[:1].isupper())
        if begins:
            title = text[mark.end() :].strip() if mark else text.strip()
            if len(title.split()) > MOST_WORDS:
                break
            found.append(Heading(line.start, line.end, None, title.strip(" :;."), 1, 0.7))
        elif found and before and before.block == line.block:
            last = found[-1]
            found[-1] = Heading(last.start, line.end, None, f"{last.title} {text.strip()}", 1, 0.7)
        else:
            break
        before = line
        if len(found) > MOST_ITEMS:
            break
    return found if len(found) > 1 else []


def lined(script: Script) -> list[Heading]:
    """Lines from the first that every meeting has (« Ouverture ») to the end of the list."""
    start = next((n for n, line in enumerate(script.lines) if opens(script, line)), None)
    if start is None:
        return []
    found: list[Heading] = []
    before: Line | None = None
    for line in script.lines[start:]:
        text = script.text[line.start : line.end]
        if not text.strip():
            continue
        told = text[time.end() if (time := hour(text)) else 0 :].strip()
        if found and before and goes_on(script, before, line):
            last = found[-1]
            found[-1] = Heading(last.start, line.end, None, f"{last.title} {told}", 1, 0.6)
        elif LIST_ENDS.match(script.folded, line.start, line.end) or is_sentence(told):
            break
        elif (told[:1].isupper() or told[:1].isdigit()) and not DATED.match(
            script.folded, line.start, line.end
        ):
            found.append(Heading(line.start, line.end, None, told.strip(" :;"), 1, 0.6))
        before = line
        if len(found) > MOST_ITEMS:
            break
    known = sum(bool(KNOWN.match(script.folded, one.start)) or timed(script, one) for one in found)
    return found if len(found) >= FEWEST and known >= KNOWN_FEWEST else []


def hour(text: str) -> re.Match[str] | None:
    """The hour before an item."""
    match = TIME.match(text)
    return match if match and CLOCK.search(match.group()) else None


def timed(script: Script, one: Heading) -> bool:
    return hour(script.text[one.start : one.end]) is not None


def opens(script: Script, line: Line) -> bool:
    """Whether a line can be the first of the items: a known heading under the letterhead."""
    time = hour(script.text[line.start : line.end])
    known = KNOWN.match(script.folded, line.start + (time.end() if time else 0), line.end)
    written = script.text[line.start : line.end]
    if is_sentence(written) or len(written.split()) > MOST_WORDS // 3:
        return False
    return bool(known) and (
        line.start >= LETTERHEAD // 3 or bool(HEADING.match(script.folded, line.start))
    )


def goes_on(script: Script, before: Line, line: Line) -> bool:
    """Whether a line reads on from the one before it."""
    if before.block != line.block:
        return False
    lower = script.text[line.start : line.end].lstrip()[:1].islower()
    unwrapped = script.text[before.end] == " "
    return lower or unwrapped or bool(RUNS_ON.search(script.folded, before.start, before.end))


def is_sentence(text: str) -> bool:
    """Whether a line says something of the meeting rather than names a matter."""
    return text.endswith((".", "!")) and (len(text.split()) > 8 or bool(TWO.search(text)))

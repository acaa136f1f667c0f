"""Motions that open with a line of their own: their number, who moved and who seconded. Pure.

"Okafor/Tresham: BVRD 211/23", "RC21-190 (Duvernay/Pruss)", "Motion-2217-21-Deputy Mayor Roe/Cllr
Doe", or the heading of a small table over its row: "Motion No.   Moved by:   Seconded by:". The
words of the motion follow on the next line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from ingest.reading import WIDE
from ingest.structure.decisions.numbers import PARTS
from ingest.structure.items.titles import Heading
from ingest.structure.people.names import names_in, read_name
from ingest.structure.script import Line, Script, Sentence

LONGEST = 120  # characters of such a line
LABEL = (
    r"(?i:(?:council |board )?(?:motion|resolution|resolved|res|minute|decision)\b)"
    r"(?: ?(?:(?i:no|number)\b\.?|#))?"
)
SAID = r"(?i:(?:it was )?(?:moved|m) ?(?:/|and|&) ?(?:seconded|s)(?: by)?\b[ .:-]*)"
NUMBER = rf"(?:{PARTS}|[A-Z]{{0,4}}-?\d{{1,6}})(?!\w)"
PAIRED = re.compile(
    rf"[ ]*(?:[A-Z][\w &'’-]{{2,40}}: ?)?(?P<label>{LABEL}[ .:#-]*)?"
    rf"(?:(?P<number>{NUMBER})[ .:)–-]*)?(?P<said>{SAID})?"
    r"\(?(?P<mover>[^()/|:\d]{2,45}?)(?:/| (?P<dash>[–—-]) )(?P<seconder>[^()/|:\d]{2,45}?)\)?"
    rf"(?:[ ]*(?P<colon>[:–-])?[ ]*(?:(?<!\w)(?P<last>{NUMBER}))?)[ .:]*$"
)
INLINE = re.compile(  # "BIGSKY D/OAKES P: That …", in a column of its own or at the margin
    rf"(?:^|(?<={WIDE}))[ ]*(?P<mover>[^()/|:\d{WIDE}]{{2,40}})"
    rf"/(?P<seconder>[^()/|:\d{WIDE}]{{2,40}})"
    r"[ ]?[:–—-][ ]*(?=[A-Z])"
)
ALONE = re.compile(rf"[ ]*(?:{LABEL}[ .:#-]*)?{NUMBER}[ .:]*")
WORDS = re.compile(  # what the words of a motion begin with
    r"\W{0,3}(?:(?:and )?that\b|(?:be it )?resolved?\b|be it\b|whereas\b|moved\b|to [a-z]{3,})"
)
DASHED = re.compile(r"[a-zA-Z.)] [–—-] [A-Z(]")
MEMBER = re.compile(r"[ ]*(?:deputy )?(?:cr|cllr|councill?or|ald|alderman|mayor|member|trustee)\b")
THAT = re.compile(r"\W{0,3}that\b")
COLUMN = re.compile(
    r"(?P<number>(?:motion|resolution|res)\b(?: ?(?:no|number|num)\b\.?)?|no\.|#)"
    r"|(?P<mover>mover\b|moved(?: by)?\b)|(?P<seconder>seconder\b|seconded(?: by)?\b)"
)
BETWEEN = re.compile(r"[ :.#|]*")
LEADING = re.compile(rf"\W*({NUMBER})[ .:]*")


@dataclass(frozen=True, slots=True)
class Opening:
    """What such a line tells. It reaches from start to after, where the motion's words begin."""

    start: int
    after: int
    number: str | None
    mover: str | None
    seconder: str | None


def openings_of(script: Script) -> list[Opening]:
    """The openings of a document in order."""
    found: list[Opening] = []
    for n, line in enumerate(script.lines):
        if line.end - line.start > LONGEST or (found and line.start < found[-1].after):
            continue
        below = script.lines[n + 1 : n + 4]
        if one := stacked(script, line, below):
            found.append(one)
            continue
        slashed = script.text.find("/", line.start, line.end) > 0
        if slashed or DASHED.search(script.text, line.start, line.end):
            one = paired(script, line, below, script.lines[max(0, n - 1)])
            one = one or inline(script, line)
        else:
            one = tabled(script, line, below) or lone(script, line, below)
        if one:
            found.append(one)
    return found


def paired(script: Script, line: Line, below: Sequence[Line], above: Line) -> Opening | None:
    """Two names parted by a slash and nothing else but a number and its label."""
    match = PAIRED.match(script.text, line.start, line.end)
    if match is None:
        return None
    number = match["number"] or match["last"]
    said = match["said"] is not None
    if not (match["label"] or said) and len(match.group().split()) > 5 and match.group().isupper():
        return None  # « GEMENG ROSPORT / BULLETIN COMMUNAL 1/2022 », a letterhead
    marked = said or (number and (match["label"] or match["colon"] or len(number) > 3))
    if not (marked or (below and WORDS.match(script.folded, below[0].start, below[0].end))):
        return None
    mover, seconder = whole(match["mover"]), whole(match["seconder"])
    if not (mover and seconder):
        return None
    marked = (marked or ALONE.fullmatch(script.text, above.start, above.end)) and not match["dash"]
    if not marked and not all(script.text.count(name) > 1 for name in (mover, seconder)):
        return None  # "Parks/Trails": no members that the paper knows
    return Opening(line.start, line.end, number, mover, seconder)


def inline(script: Script, line: Line) -> Opening | None:
    """Two names that the paper knows, and the motion on the same line behind them."""
    written = script.spaced[line.start : line.end]
    match = INLINE.search(written)
    if match is None:
        return None
    mover, seconder = whole(match["mover"]), whole(match["seconder"])
    if not (mover and seconder) or script.text.count(mover) < 2 or script.text.count(seconder) < 2:
        return None
    return Opening(
        line.start + match.start("mover"), line.start + match.end(), None, mover, seconder
    )


def lone(script: Script, line: Line, below: Sequence[Line]) -> Opening | None:
    """A member alone over the words of a motion, who seconded below: "Cr Roe | That … "."""
    if not (MEMBER.match(script.folded, line.start, line.end) and below):
        return None
    if not THAT.match(script.folded, below[0].start, below[0].end):
        return None
    mover = whole(script.text[line.start : line.end])
    return Opening(line.start, line.end, None, mover, None) if mover else None


def stacked(script: Script, line: Line, below: Sequence[Line]) -> Opening | None:
    """A number and who moved, over who seconded, over the words: "2021-64 Epp | Friesen"."""
    if len(below) < 2 or not WORDS.match(script.folded, below[1].start, below[1].end):
        return None
    number = LEADING.match(script.text, line.start, line.end)
    if number is None or number.end() >= line.end:
        return None
    mover = whole(script.text[number.end() : line.end])
    seconder = whole(script.text[below[0].start : below[0].end])
    if not (mover and seconder):
        return None
    return Opening(line.start, below[0].end, number[1], mover, seconder)


def whole(cell: str) -> str | None:
    """The name that a stretch is, titles apart; None where it says anything else."""
    cell = cell.strip()
    named = read_name(cell, named=True)
    return named.name if named and named.end >= len(cell.rstrip(" .,")) else None


def tabled(script: Script, line: Line, below: Sequence[Line]) -> Opening | None:
    """The heading of a table whose row stands below it, or each label over its name."""
    columns = columns_of(script.folded, line)
    if not below or "mover" not in columns:
        return None
    row = script.spaced[below[0].start : below[0].end]
    cells = [cell for cell in row.split(WIDE) if cell.strip()]
    if len(cells) != len(columns):
        cells = apart(row.replace(WIDE, " "), columns)
    told = dict(zip(columns, cells, strict=False))
    mover, seconder = (whole(told.get(one, "")) for one in ("mover", "seconder"))
    if not mover or ("seconder" in told and not seconder):
        return None
    number = LEADING.match(told.get("number", ""))
    end = below[0].end
    if len(below) > 2 and columns_of(script.folded, below[1]) == ["seconder"]:
        seconder = whole(script.text[below[2].start : below[2].end])
        end = below[2].end if seconder else end
    return Opening(line.start, end, number[1] if number else None, mover, seconder)


def columns_of(folded: str, line: Line) -> list[str]:
    """The columns of a line that holds nothing but the words of such a heading."""
    found: list[str] = []
    at = BETWEEN.match(folded, line.start, line.end)
    place = at.end() if at else line.start
    while match := COLUMN.match(folded, place, line.end):
        found.append(str(match.lastgroup))
        gap = BETWEEN.match(folded, match.end(), line.end)
        place = gap.end() if gap else match.end()
    return found if place >= line.end else []


def apart(row: str, columns: Sequence[str]) -> list[str]:
    """The cells of a row whose gaps are lost: a number, and names of as many words each."""
    cells: list[str] = []
    number = LEADING.match(row) if columns[0] == "number" else None
    if columns[0] == "number":
        cells.append(number[1] if number else "")
    rest = row[number.end() if number else 0 :]
    named = list(names_in(rest, 0, len(rest)))
    words = rest.split()
    if any(one.title for one in named) or "seconder" not in columns or len(words) % 2:
        return [*cells, *(one.name for one in named)]
    half = len(words) // 2
    return [*cells, " ".join(words[:half]), " ".join(words[half:])]


def clear_of(
    headings: Sequence[Heading], openings: Sequence[Opening], script: Script
) -> list[Heading]:
    """Headings without those that are openings, and cut where one begins."""
    if not openings:
        return list(headings)
    found: list[Heading] = []
    starts = [(one.start, one.after) for one in openings]
    for heading in headings:
        inside = [at for at, after in starts if at < heading.end and heading.start < after]
        if not inside:
            found.append(heading)
        elif heading.start < inside[0]:
            cut = len(script.text[inside[0] : heading.end].split())
            title = " ".join(heading.title.split()[: -cut or None])
            found.append(replace(heading, end=inside[0], title=title))
    return found


class Stretch(Protocol):
    """What is read whole, from start to after."""

    @property
    def start(self) -> int: ...

    @property
    def after(self) -> int: ...


def parted(
    sentences: Iterable[Sentence], openings: Mapping[int, Stretch]
) -> Iterator[tuple[int, int]]:
    """Sentences as (start, end), each opening or table a stretch of its own."""
    waiting = sorted(openings)
    start = 0
    for sentence in sentences:
        start = max(start, sentence.start)
        while waiting and waiting[0] < sentence.end:
            one = openings[waiting.pop(0)]
            if start < one.start:
                yield start, one.start
            yield one.start, one.after
            start = max(start, one.after)
        if start < sentence.end:
            yield start, sentence.end

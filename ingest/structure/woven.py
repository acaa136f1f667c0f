"""Rows of a table whose cells are wrapped, put in the order of reading. Pure.

A « liste des délibérations » has a number, an object and a vote in three columns. Where cells run
over several lines, each line holds a part of the object and a part of the vote. Only where a row
begins with a number, as its neighbours do, are its cells put one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.identity.folding import fold
from ingest.reading import WIDE
from ingest.structure.script import Line, Script

NUMBER = re.compile(
    r"(?:n ?[°o]\.? ?)?(?:[a-z]{1,6}[ _-]?)?\d{1,8}(?:[-./_ ][a-z]{0,4}\d{1,6}){0,4}"
)
VOTE = re.compile(
    r"\W*(?:adopt|approuv|vot[ée]|rejet|refus|retir|report|ajourn|renvo|sans suite|prend|prennent"
    r"|dont|acte\b|pour\b|contre\b|abst|nppv|ne prend|unanim|a (?:l'|la )(?:unanim|majorite)"
    r"|majorite|avis (?:fav|defav)|le conseil|l'assemblee|le comite|le bureau"
    r"|\d{1,3} (?:voix|pour|contre|abst)|favorable|defavorable|carried|approved|adopted|passed"
    r"|failed|defeated|tabled|deferred)"
)
FEWEST = 3  # rows with a number, an object and a vote


@dataclass(slots=True)
class Row:
    """Lines n to m of the script, and the cells put together."""

    first: int
    last: int
    head: str
    title: list[str]
    vote: list[str]


def unwoven(script: Script) -> Script:
    """The same script, the wrapped rows of its lists of acts put in the order of reading."""
    if WIDE not in script.spaced:
        return script
    rows = list(rows_of(script))
    wrapped = [row for row in rows if row.last > row.first]
    if len(rows) < FEWEST or not wrapped:
        return script
    return rewritten(script, rows)


def cells_of(script: Script, line: Line) -> list[str]:
    return [
        cell.strip() for cell in script.spaced[line.start : line.end].split(WIDE) if cell.strip()
    ]


def rows_of(script: Script) -> Iterator[Row]:
    row: Row | None = None
    for n, line in enumerate(script.lines):
        cells = cells_of(script, line)
        if begun := begins(cells):
            if row:
                yield row
            row = Row(n, n, *begun)
        elif row and goes_on(script, row, line, cells):
            row.last = n
            told = VOTE.match(fold(cells[0])) is not None
            if len(cells) == 2:
                row.title.append(cells[0])
                row.vote.append(cells[1])
            elif told or ended(row):
                row.vote.append(cells[0])
            else:
                row.title.append(cells[0])
        elif row:
            yield row
            row = None
    if row:
        yield row


def begins(cells: Sequence[str]) -> tuple[str, list[str], list[str]] | None:
    """(number, object, vote) of the line that a row begins with."""
    if len(cells) != 3 or not NUMBER.fullmatch(fold(cells[0])) or len(cells[1]) < 6:
        return None
    return (cells[0], [cells[1]], [cells[2]]) if VOTE.match(fold(cells[2])) else None


def goes_on(script: Script, row: Row, line: Line, cells: Sequence[str]) -> bool:
    """Whether a line belongs to the row above it: the same block, or figures of its vote."""
    if len(cells) not in (1, 2):
        return False
    return line.block == script.lines[row.first].block


def ended(row: Row) -> bool:
    """Whether the object is told: its vote went on alone already."""
    return len(row.vote) > len(row.title)


def rewritten(script: Script, rows: Sequence[Row]) -> Script:
    """The script with each row as a block of its number and object, and a block of its vote."""
    parts: list[str] = []
    lines: list[Line] = []
    place, block = 0, -1

    def put(written: str, like: Line, *, opens: bool, ends: bool, after: str = "\n") -> None:
        nonlocal place, block
        block += opens
        at = replace(
            like, start=place, end=place + len(written), block=block, first=opens, last=ends
        )
        lines.append(at)
        parts.append(written + ("\n\n" if ends else after))
        place += len(parts[-1])

    by_first = {row.first: row for row in rows}
    n = 0
    while n < len(script.lines):
        line = script.lines[n]
        if row := by_first.get(n):
            put(f"{row.head}{WIDE}{' '.join(row.title)}", line, opens=True, ends=True)
            vote = joined(row.vote)
            for m, one in enumerate(vote):
                put(one, line, opens=m == 0, ends=m == len(vote) - 1)
            n = row.last + 1
            continue
        after_row = bool(lines) and lines[-1].last
        last = line.last or n + 1 in by_first
        put(
            script.spaced[line.start : line.end],
            line,
            opens=line.first or after_row,
            ends=last,
            after=script.text[line.end],
        )
        n += 1
    spaced = "".join(parts)
    text = spaced.replace(WIDE, " ")
    return Script(text, fold(text), tuple(lines), spaced)


def joined(cells: Sequence[str]) -> list[str]:
    """The lines of a vote, each put together with the next that goes on in mid-sentence."""
    found: list[str] = []
    for cell in cells:
        if found and (cell[0].islower() or found[-1][-1:] in ",("):
            found[-1] += f" {cell}"
        else:
            found.append(cell)
    return found

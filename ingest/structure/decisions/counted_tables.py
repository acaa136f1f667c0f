"""Tables of figures that count a vote: « Groupe | Pour | Contre | Abstention », and a total. Pure.

Rows are those of groups, parties or ballots; the row of the total is the vote, else their sum. The
columns are parted by wide gaps or by bars.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.model import Choice
from ingest.identity.folding import fold
from ingest.reading import WIDE
from ingest.structure.decisions.ballots import side_of
from ingest.structure.decisions.signals import COUNTED_ALONE, Signal, counted
from ingest.structure.decisions.tallies import SIDES as TALLIED
from ingest.structure.decisions.tallies import tally_in
from ingest.structure.script import Line, Script
from ingest.structure.words import LANGUAGES

SIDES = re.compile(r"\b(?:pour|oui|for|ayes?|yeas?|yes|favou?r)\b", re.IGNORECASE)
FIGURE = re.compile(r"\d{1,3}|[-–—]")
TOTAL = re.compile(r"\W*(?:totaux|totals?|total general)\b")
STACKED = re.compile("|".join(words.TALLY_SIDES[s] for words in LANGUAGES for s in TALLIED))
OVER = re.compile(r"(?:resultats? (?:du |des )?)?(?:votes?|scrutin)")
ALSO = re.compile(  # columns beside those of the sides
    r"\W*(?:nppv|n\.?p\.?p\.?v\.?|votants?|exprimes|presents?|absente?s?|blancs?|nuls?|effectif"
    r"|ne prend\w* pas part.*|non[ -]votants?|total|recuse\w*|groupes?|present|absent|recused)\W*"
)
FEWEST, MOST = 1, 40  # rows
LONGEST = 30  # characters of a line that is one cell


@dataclass(frozen=True, slots=True)
class Tally:
    """Where a table ends in the text, and what it counts."""

    end: int
    counts: tuple[tuple[Choice, int], ...]

    @property
    def signal(self) -> Signal:
        closing = counted(dict(self.counts))
        return Signal(closing=closing, sure=COUNTED_ALONE if closing else 0.0, counts=self.counts)


def tallies_of(script: Script) -> dict[int, Tally]:
    """The tables of figures of a document, by where their headings begin."""
    found: dict[int, Tally] = {}
    spaced = script.spaced
    if not SIDES.search(spaced):
        return found
    for n, line in enumerate(script.lines):
        if not ("|" in spaced[line.start : line.end] or WIDE in spaced[line.start : line.end]):
            continue
        columns = sides_of(cells_of(script, line))
        if columns and (told := tally(script, script.lines[n + 1 : n + 1 + MOST], columns)):
            found[line.start] = told
    return found | stacks_of(script)


def stacks_of(script: Script) -> dict[int, Tally]:
    """Counts in lines of one cell each: « Pour | Contre | Abstention | 12 | 0 | 1 »."""
    found: dict[int, Tally] = {}
    stack: list[Line] = []
    cells: list[str] = []
    for line in [*script.lines, None]:
        short = line and line.end - line.start <= LONGEST
        cell = fold(script.text[line.start : line.end]).strip(" :.") if line and short else ""
        if line and (FIGURE.fullmatch(cell) or STACKED.fullmatch(cell) or OVER.fullmatch(cell)):
            if OVER.fullmatch(cell):
                stack, cells = [], []
            if stack or not FIGURE.fullmatch(cell):
                stack.append(line)
                cells.append(cell)
            continue
        if len(stack) > 3 and (counts := tally_in(" ".join(cells))):
            found[stack[0].start] = Tally(stack[-1].end, tuple(counts.items()))
        stack, cells = [], []
    return found


def cells_of(script: Script, line: Line) -> list[str]:
    written = script.spaced[line.start : line.end]
    return [cell.strip() for cell in re.split(rf"[|{WIDE}]", written) if cell.strip()]


def sides_of(cells: Sequence[str]) -> list[Choice | None]:
    """What the columns of figures stand for, the last cells of a heading; none if it is none."""
    found: list[Choice | None] = []
    for cell in reversed(cells):
        plain = fold(cell)
        side = side_of(plain) or (Choice.ABSTAIN if plain.startswith("abst") else None)
        if side is None and (not ALSO.fullmatch(plain) or len(found) + 1 == len(cells)):
            break
        found.insert(0, side)
    told = [side for side in found if side]
    return found if len(told) >= 2 and len(set(told)) == len(told) else []


def tally(script: Script, lines: Sequence[Line], columns: Sequence[Choice | None]) -> Tally | None:
    """The vote that the rows under a heading count."""
    rows = list(rows_of(script, lines, len(columns)))
    if len(rows) < FEWEST:
        return None
    totals = [figures for _, label, figures in rows if TOTAL.match(fold(label))]
    columns_of = zip(*(row[2] for row in rows), strict=True)
    summed = totals[-1] if totals else [sum(column) for column in columns_of]
    counts = tuple((side, n) for side, n in zip(columns, summed, strict=True) if side)
    return Tally(rows[-1][0], counts) if any(n for _, n in counts) else None


def rows_of(
    script: Script, lines: Sequence[Line], width: int
) -> Iterator[tuple[int, str, list[int]]]:
    """(end, label, figures) of the rows that have a figure for each column."""
    for line in lines:
        cells = cells_of(script, line)
        label, figures = "".join(cells[:-width]), cells[-width:]
        if len(cells) not in (width, width + 1) or not all(map(FIGURE.fullmatch, figures)):
            return
        yield line.end, label, [int(one) if one.isdigit() else 0 for one in figures]
        if TOTAL.match(fold(label)):
            return

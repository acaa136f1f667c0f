"""Where a table's empty cells are: a gap more for each column that a row leaves out. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.reading import WIDE

Span = tuple[float, float]  # where a cell begins and ends on its line
HEADS = re.compile(  # of a table of presence, or of the votes of members
    r"(?i)\b(?:pr[ée]sen|absen|excus|attend|regrets)"
    rf"|\b(?:oui|pour|yes|yeas?|ayes?|for|fav(?:eu|ou?)r)(?:[ ]{{3}}|[\t{WIDE}])\s*"
    r"(?:[a-z]{2,8} )?(?:non|contre|no|nays?|noes|against|oppos[ée]*d?|abst[a-z]*)\b"
)
CELL = re.compile(r"\S+(?: {1,2}\S+)*")
MARK = 2  # letters of a cell that is a mark: « X », « P », « (E) » is none


def skipped(heading: Sequence[Span], start: float, end: float) -> int:
    """The columns of a heading that stand whole between the end of a cell and the next one."""
    return sum(start < (left + right) / 2 and right <= end for left, right in heading)


def with_holes(lines: Sequence[str]) -> list[str]:
    """Lines of plain text with wide spaces before a mark, one more for each cell left empty."""
    heading: list[Span] = []
    held = []
    for line in lines:
        cells = list(CELL.finditer(line))
        if len(cells) > 1 and HEADS.search(line):
            heading = [one.span() for one in cells]
        elif heading and len(cells) > 1:
            line = holed(line, cells, heading)
        held.append(line)
    return held


def holed(line: str, cells: Sequence[re.Match[str]], heading: Sequence[Span]) -> str:
    """A row of a table with its empty cells."""
    said, marked = [line[: cells[0].end()]], False
    for before, cell in pairwise(cells):
        marked = marked or len(cell.group()) <= MARK
        holes = skipped(heading, before.end(), cell.start()) if marked else 0
        said += [WIDE * (1 + holes), cell.group()]
    return "".join(said)

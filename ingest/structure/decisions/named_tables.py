"""Votes of members set in columns parted by wide gaps, without bars. Pure.

« NOM   OUI   NON » over a row a member with a mark; « POUR   CONTRE » over columns of names; or no
heading at all and a word behind each name: « Craig Roy   pour ». Where a row leaves out a cell is
told by a gap more (ingest/paper/holes.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.model import Choice, Vote
from ingest.identity.folding import fold
from ingest.reading import WIDE
from ingest.structure.decisions.ballots import MARKS, side_of
from ingest.structure.decisions.signals import Signal
from ingest.structure.people.names import read_name
from ingest.structure.people.rows import SEAT
from ingest.structure.script import Line, Script

FEWEST, MOST = 2, 60  # rows
LONGEST = 4  # words of a cell of the heading beside its sides: « Vote enregistré »


@dataclass(frozen=True, slots=True)
class Poll:
    """Where a table begins and ends in the text, and how each member voted."""

    start: int
    end: int
    votes: tuple[Vote, ...]

    @property
    def after(self) -> int:
        return self.end

    @property
    def signal(self) -> Signal:
        return Signal(votes=self.votes, counts=self.counts)

    @property
    def counts(self) -> tuple[tuple[Choice, int], ...]:
        """How many stand on each side; nobody against is a count too where some are for."""
        cast = [vote.choice for vote in self.votes]
        sides = (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN)
        return tuple(
            (one, cast.count(one)) for one in sides if one in cast or one is Choice.AGAINST
        )


def polls_of(script: Script) -> dict[int, Poll]:
    """The tables of a document, by where they begin."""
    found: dict[int, Poll] = {}
    after = 0
    for n, line in enumerate(script.lines):
        if line.start < after or script.spaced.find(WIDE, line.start, line.end) < 0:
            continue
        if poll := poll_at(script, n):
            found[poll.start], after = poll, poll.end
    return found


def poll_at(script: Script, n: int) -> Poll | None:
    """The table whose heading, or whose first row where it has none, is a line."""
    line, below = script.lines[n], script.lines[n + 1 : n + 1 + MOST]
    cells = cells_of(script, line)
    columns = sides_of(cells)
    if len(cells) == 2 and not columns[0] and columns[1]:
        rows = [line, *below]  # « Craig Roy   pour »
        return table(line, [(one.end, said(cells_of(script, one))) for one in rows])
    if len({side for side in columns if side}) < 2:
        return None
    if all(columns):
        named = [(one.end, listed(cells_of(script, one), columns)) for one in below]
        if poll := table(line, named):
            return poll
        columns = [None, *columns]
    return table(line, [(one.end, marked(cells_of(script, one), columns)) for one in below])


def table(line: Line, rows: Sequence[tuple[int, list[Vote]]]) -> Poll | None:
    """The rows up to the first that tells no vote."""
    cast: list[Vote] = []
    end = count = 0
    for end_of_row, votes in rows:
        if not votes:
            break
        cast += votes
        end, count = end_of_row, count + 1
    return Poll(line.start, end, tuple(cast)) if count >= FEWEST else None


def cells_of(script: Script, line: Line) -> list[str]:
    return [cell.strip() for cell in script.spaced[line.start : line.end].split(WIDE)]


def sides_of(cells: Sequence[str]) -> list[Choice | None]:
    """What each cell stands for; none of them where one holds more words than a heading's."""
    if any(len(cell.split()) > LONGEST for cell in cells):
        return [None] * len(cells)
    return [side_of(plain) or side_short(plain) for plain in map(fold, cells)]


def side_short(cell: str) -> Choice | None:
    return Choice.ABSTAIN if cell.startswith("abst") else None


def name_in(cell: str) -> str | None:
    """The name that a cell is, without the seat before it."""
    cell = SEAT.sub("", cell).strip(" .,:–-")
    named = read_name(cell)
    return named.name if named and named.end >= len(cell) else None


def said(cells: Sequence[str]) -> list[Vote]:
    """A name with a word of voting behind it."""
    side = sides_of(cells)[-1] if len(cells) == 2 else None
    name = name_in(cells[0]) if side else None
    return [Vote(name, side)] if name and side else []


def listed(cells: Sequence[str], columns: Sequence[Choice | None]) -> list[Vote]:
    """The names of a row, each on the side that it stands under."""
    if len(cells) > len(columns):
        return []
    return list(under(cells, columns)) if all(map(name_in, filter(None, cells))) else []


def under(cells: Sequence[str], columns: Sequence[Choice | None]) -> Iterator[Vote]:
    for cell, side in zip(cells, columns, strict=False):
        if side and (name := name_in(cell)):
            yield Vote(name, side)


def marked(cells: Sequence[str], columns: Sequence[Choice | None]) -> list[Vote]:
    """The vote of a row that is a name and one mark."""
    name = name_in(cells[0])
    marks = [
        side
        for cell, side in zip(cells[1:], columns[1:], strict=False)
        if side and MARKS.match(fold(cell))
    ]
    return [Vote(name, marks[0])] if name and len(marks) == 1 else []

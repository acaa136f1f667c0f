"""Ruled tables: from the lines drawn on a page to rows of cells, so that a vote stays a row.

    rules -> merged lines -> grids (lines that touch) -> bands between level lines -> cells

The way is that of pdfplumber's table.py (edges, intersections, cells, tables) and works on
pdfium's lines as on pdfplumber's, so that a page with a table costs milliseconds, not 150.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.model import Box
from ingest.paper.sheet import Rule, Word, around

SNAP = 2.5  # points: lines nearer than this are one line
JOIN = 4.0  # points: a gap in a line that is still the same line
TOUCH = 3.5  # points: lines nearer than this meet
NARROW = 4.0  # points: a cell thinner than this is the space between two lines
CUT = 3  # upright lines that end at one height: there a table goes on overleaf
Lines = tuple[list[Rule], list[Rule]]  # level ones, plumb ones
MANY_LINES = 1_500  # after merging: a drawing, not a table


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells, row by row from the top, each row from the left."""

    rows: tuple[tuple[Box, ...], ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table's words, row by row, cell by cell."""

    rows: tuple[tuple[tuple[Word, ...], ...], ...]


def grids_of(rules: Sequence[Rule]) -> tuple[Grid, ...]:
    """Every ruled table of a page, the smallest first (a table in a cell before its owner).

    The sides of shaded areas make tables only where no drawn lines do: in a drawn table they are
    those of its shaded rows, and of shaded lines of text.
    """
    drawn = ruled([rule for rule in rules if not rule.shade])
    shaded = ruled(rules) if any(rule.shade for rule in rules) else []
    apart = [grid for grid in shaded if not any(meet(grid.box, other.box) for other in drawn)]
    return tuple(sorted([*drawn, *apart], key=lambda grid: area(grid.box)))


def ruled(rules: Iterable[Rule]) -> list[Grid]:
    """The tables that some lines make."""
    level: list[Rule] = []
    plumb: list[Rule] = []
    for rule in rules:
        (level if rule.top == rule.bottom else plumb).append(rule)
    level, plumb = merged_level(level), [flip(rule) for rule in merged_level(map(flip, plumb))]
    if len(level) < 2 or not plumb or len(level) + len(plumb) > MANY_LINES:
        return []
    grids = (grid_of(*lines) for lines in touching(level, plumb))
    return [grid for grid in grids if grid is not None]


def meet(one: Box, other: Box) -> bool:
    return min(one.x1, other.x1) > max(one.x0, other.x0) and min(one.bottom, other.bottom) > max(
        one.top, other.top
    )


def area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def flip(rule: Rule) -> Rule:
    """Level for plumb and plumb for level."""
    return Rule(rule.top, rule.x0, rule.bottom, rule.x1)


def merged_level(rules: Iterable[Rule]) -> list[Rule]:
    """Level lines, with those at one height that touch end to end made into one."""
    rows: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.top):
        if rows and rule.top - rows[-1][0].top <= SNAP:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    merged: list[Rule] = []
    for row in rows:
        height = sum(rule.top for rule in row) / len(row)
        row.sort(key=lambda rule: rule.x0)
        x0, x1 = row[0].x0, row[0].x1
        for rule in row[1:]:
            if rule.x0 <= x1 + JOIN:
                x1 = max(x1, rule.x1)
            else:
                merged.append(Rule(x0, height, x1, height))
                x0, x1 = rule.x0, rule.x1
        merged.append(Rule(x0, height, x1, height))
    return merged


def touching(level: Sequence[Rule], plumb: Sequence[Rule]) -> Iterator[Lines]:
    """Sets of lines that hang together, each as its level and its plumb lines."""
    owner = list(range(len(level) + len(plumb)))

    def root(index: int) -> int:
        while owner[index] != index:
            owner[index] = owner[owner[index]]
            index = owner[index]
        return index

    for i, across in enumerate(level):
        left, right, y = across.x0 - TOUCH, across.x1 + TOUCH, across.top
        for j, down in enumerate(plumb, len(level)):
            if left <= down.x0 <= right and down.top - TOUCH <= y <= down.bottom + TOUCH:
                owner[root(i)] = root(j)
    sets: dict[int, Lines] = {}
    for index, rule in enumerate([*level, *plumb]):
        sets.setdefault(root(index), ([], []))[index >= len(level)].append(rule)
    yield from sets.values()


def grid_of(level: list[Rule], plumb: list[Rule]) -> Grid | None:
    """The cells between lines that hang together; None where they make no table.

    A table has at least two columns. One plumb line makes them only if it crosses three level
    lines, since a letterhead often has one beside the text.
    """
    heights = distinct(rule.top for rule in level)
    crossings = distinct(rule.x0 for rule in plumb)
    if len(heights) < 2 or len(crossings) < (2 if len(heights) > 2 else 3) - 1:
        return None
    whole = around([*level, *plumb])
    edges = distinct([*crossings, whole.x0, whole.x1])
    if len(edges) < 3:
        return None
    heights = distinct([*heights, *open_ends(heights, plumb)])
    rows: list[list[Box]] = []
    for top, bottom in pairwise(heights):
        if bottom - top < NARROW:
            continue
        rows.append(band_of(rows, top, bottom, level, plumb, (whole.x0, whole.x1)))
    kept = tuple(tuple(row) for row in rows if row)
    if not any(len(row) > 1 for row in kept):
        return None
    return Grid(kept, around(cell for row in kept for cell in row))


def open_ends(heights: Sequence[float], plumb: Sequence[Rule]) -> Iterator[float]:
    """Where a table is cut by the page's end: upright lines go on beyond the last level one."""
    tops = sorted(rule.top for rule in plumb if rule.top < heights[0] - NARROW)
    bottoms = sorted(rule.bottom for rule in plumb if rule.bottom > heights[-1] + NARROW)
    if tops and sum(top - tops[0] <= TOUCH for top in tops) >= CUT:
        yield tops[0]
    if bottoms and sum(bottoms[-1] - bottom <= TOUCH for bottom in bottoms) >= CUT:
        yield bottoms[-1]


def band_of(
    above: list[list[Box]],
    top: float,
    bottom: float,
    level: list[Rule],
    plumb: list[Rule],
    sides: tuple[float, float],
) -> list[Box]:
    """The cells between two heights. A cell with no line over it carries on the one above it."""
    middle = (top + bottom) / 2
    through = [rule.x0 for rule in plumb if rule.top <= middle <= rule.bottom]
    edges = distinct([*through, *(side for side in sides if is_open(side, top, bottom, level))])
    cells: list[Box] = []
    for x0, x1 in pairwise(edges):
        if x1 - x0 < NARROW:
            continue
        if is_ruled(level, top, (x0 + x1) / 2) or not carry_on(above, x0, x1, top, bottom):
            cells.append(Box(x0, top, x1, bottom))
    return cells


def is_open(side: float, top: float, bottom: float, level: list[Rule]) -> bool:
    """Whether lines above and below reach a table's side, which then needs no line of its own."""
    reaching = [rule.top for rule in level if rule.x0 - TOUCH <= side <= rule.x1 + TOUCH]
    return all(any(abs(height - y) <= SNAP for height in reaching) for y in (top, bottom))


def is_ruled(level: list[Rule], height: float, x: float) -> bool:
    return any(abs(rule.top - height) <= SNAP and rule.x0 <= x <= rule.x1 for rule in level)


def carry_on(above: list[list[Box]], x0: float, x1: float, top: float, bottom: float) -> bool:
    """Lengthen the cell above that has the same sides and ends here, if there is one."""
    for row in reversed(above):
        for index, cell in enumerate(row):
            same = abs(cell.x0 - x0) <= SNAP and abs(cell.x1 - x1) <= SNAP
            if same and abs(cell.bottom - top) <= SNAP:
                row[index] = Box(cell.x0, cell.top, cell.x1, bottom)
                return True
    return False


def distinct(places: Iterable[float]) -> list[float]:
    """Places in order, those nearer than SNAP taken as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > SNAP:
            found.append(place)
    return found


def words_in(grid: Grid, words: Sequence[Word]) -> dict[int, tuple[int, int]]:
    """Which words (by their index) stand in which cell (row, column), by their middles."""
    tops = [min(cell.top for cell in row) for row in grid.rows]
    held: dict[int, tuple[int, int]] = {}
    for index, word in enumerate(words):
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        if not (grid.box.x0 <= x <= grid.box.x1 and grid.box.top <= y <= grid.box.bottom):
            continue
        for row in range(bisect_right(tops, y) - 1, -1, -1):
            column = next(
                (
                    column
                    for column, cell in enumerate(grid.rows[row])
                    if cell.x0 <= x <= cell.x1 and cell.top <= y <= cell.bottom
                ),
                None,
            )
            if column is not None:
                held[index] = (row, column)
                break
    return held

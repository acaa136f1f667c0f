"""Columns: where text stands side by side, so that one side is read before the other.

An XY-cut that begins with the upright cuts. A gutter is an upright white strip with lines on
both sides; what crosses it (a title, a line over the whole width) bounds it above and below. A
gutter makes columns only on evidence, because a list of names and sums has white strips too:
either the file's own order writes one side, then the other; or both sides are running prose.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Protocol

GUTTER = 0.8  # of a letter's height: the least width of a gutter
ALIGNED = 2.5  # points: left edges nearer than this are one edge
FEW_LINES = 3  # on each side of a gutter
MANY_PIECES = 2_000  # letters strewn about (a plan): no columns are sought
ABOVE, BELOW = 1.0, 3.0  # letters' heights: a wider gap parts what stands on one side only
SWITCHES = 0.2  # of the shorter side's lines: how often content may go from side to side
LIST_SWITCHES = 0.75
FIGURES = 0.5  # of a side's lines: with so many sums, it is a column of a table
PROSE_LINES = 5
FILLED = 0.55  # of a column's width, on average, by lines of prose
PROSE_WORDS = 4


class Piece(Protocol):
    """A stretch of text on one line, or a whole table."""

    @property
    def x0(self) -> float: ...
    @property
    def top(self) -> float: ...
    @property
    def x1(self) -> float: ...
    @property
    def bottom(self) -> float: ...
    @property
    def height(self) -> float: ...
    @property
    def word_count(self) -> int: ...
    @property
    def is_figure(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Zone:
    """A gutter with its lines: indices of the pieces on the left and on the right of it."""

    top: float
    bottom: float
    left: list[int]
    right: list[int]


def in_columns(pieces: Sequence[Piece], *, trust_order: bool = True) -> list[list[int]]:
    """Group pieces (by index) into regions, in the order in which the regions are read.

    pieces are in the order of the file's content; trust_order says whether that order is evidence.
    Inside a region the indices stay in content order.
    """
    everything = list(range(len(pieces)))
    if not 2 * FEW_LINES <= len(pieces) <= MANY_PIECES:
        return [everything]
    return cut(pieces, everything, trust_order)


def cut(pieces: Sequence[Piece], among: list[int], trust_order: bool) -> list[list[int]]:
    """Cut a region at its best gutter, then its parts; a region without a gutter is left whole."""
    zone = best_zone(pieces, among, trust_order)
    if zone is None:
        return [sorted(among)] if among else []
    inside = set(whole(zone))
    middle = (zone.top + zone.bottom) / 2
    rest = [index for index in among if index not in inside]
    above = [index for index in rest if center(pieces[index]) < middle]
    below = [index for index in rest if center(pieces[index]) >= middle]
    return [
        region
        for part in (above, zone.left, zone.right, below)
        for region in cut(pieces, part, trust_order)
    ]


def center(piece: Piece) -> float:
    return (piece.top + piece.bottom) / 2


def best_zone(pieces: Sequence[Piece], among: list[int], trust_order: bool) -> Zone | None:
    """The gutter with most lines on its shorter side, among those that make columns."""
    if len(among) < 2 * FEW_LINES:
        return None
    best, most = None, 0
    for edge in left_edges(pieces, among):
        for zone in zones_at(pieces, among, edge):
            lines = min(line_count(pieces, zone.left), line_count(pieces, zone.right))
            if (
                lines >= FEW_LINES
                and lines > most
                and side_by_side(pieces, zone)
                and makes_columns(pieces, zone, lines, trust_order)
            ):
                best, most = zone, lines
    return best


def left_edges(pieces: Sequence[Piece], among: list[int]) -> list[float]:
    """Where pieces begin that have another on their left at the same height, leftmost first."""
    edges: list[float] = []
    by_height = sorted(among, key=lambda index: center(pieces[index]))
    for place, index in enumerate(by_height):
        piece, half = pieces[index], pieces[index].height / 2
        for step in (-1, 1):
            other = place + step
            while 0 <= other < len(by_height):
                beside = pieces[by_height[other]]
                if abs(center(beside) - center(piece)) > half:
                    break
                if beside.x1 < piece.x0:
                    edges.append(piece.x0)
                other += step
    distinct: list[float] = []
    for edge in sorted(edges):
        if not distinct or edge - distinct[-1] > ALIGNED:
            distinct.append(edge)
    return distinct


def zones_at(pieces: Sequence[Piece], among: list[int], edge: float) -> list[Zone]:
    """The stretches of page over which nothing crosses the strip left of an edge."""
    strip = edge - GUTTER * median(pieces[index].height for index in among)
    left: list[tuple[float, int]] = []
    right: list[tuple[float, int]] = []
    across: list[tuple[float, float]] = []
    for index in among:
        piece = pieces[index]
        if piece.x1 <= strip:
            left.append((center(piece), index))
        elif piece.x0 >= edge - 0.5:
            right.append((center(piece), index))
        else:
            across.append((piece.top, piece.bottom))
    left.sort()
    right.sort()
    zones, floor = [], float("-inf")
    for top, bottom in [*sorted(across), (float("inf"), float("inf"))]:
        if top > floor:
            sides = [between(side, floor, top) for side in (left, right)]
            if all(len(side) >= FEW_LINES for side in sides):
                zones.append(Zone(floor, top, *sides))
        floor = max(floor, bottom)
    return [trimmed(pieces, zone) for zone in zones]


def between(side: list[tuple[float, int]], top: float, bottom: float) -> list[int]:
    """The pieces of one side, sorted by their middles, whose middles lie between two heights."""
    start, end = bisect_left(side, (top, -1)), bisect_right(side, (bottom, 1 << 62))
    return [index for _, index in side[start:end]]


def trimmed(pieces: Sequence[Piece], zone: Zone) -> Zone:
    """A zone without what stands apart above or below it on one side only: a title, an item."""
    held = [pieces[index] for index in whole(zone)]
    (a, b), (c, d) = (extent(pieces, side) for side in (zone.left, zone.right))
    start, end = max(a, c), min(b, d)
    unit = median(piece.height for piece in held)
    ceiling = start - reach([(start - p.bottom, start - p.top) for p in held], ABOVE * unit)
    floor = end + reach([(p.top - end, p.bottom - end) for p in held], BELOW * unit)
    left, right = (
        [index for index in side if ceiling <= center(pieces[index]) <= floor]
        for side in (zone.left, zone.right)
    )
    return Zone(ceiling, floor, left, right)


def whole(zone: Zone) -> list[int]:
    return [*zone.left, *zone.right]


def reach(spans: list[tuple[float, float]], gap: float) -> float:
    """How far lines go on beyond a place without a gap. spans: their near and far distances."""
    far = 0.0
    for near, end in sorted(spans):
        if near > far + gap:
            break
        far = max(far, end)
    return far


def line_count(pieces: Sequence[Piece], among: list[int]) -> int:
    """How many lines pieces make: those at one height are one."""
    count, floor = 0, float("-inf")
    for middle in sorted(center(pieces[index]) for index in among):
        if middle - floor > 2.0:
            count += 1
            floor = middle
    return count


def side_by_side(pieces: Sequence[Piece], zone: Zone) -> bool:
    """Whether the two sides stand at the same height for at least half of the shorter one."""
    (a, b), (c, d) = (extent(pieces, side) for side in (zone.left, zone.right))
    return min(b, d) - max(a, c) >= 0.5 * min(b - a, d - c)


def extent(pieces: Sequence[Piece], among: list[int]) -> tuple[float, float]:
    return (
        min(pieces[index].top for index in among),
        max(pieces[index].bottom for index in among),
    )


def makes_columns(pieces: Sequence[Piece], zone: Zone, lines: int, trust_order: bool) -> bool:
    """Whether content is written side after side, or both sides are prose, or both are lists."""
    prose = [is_prose(pieces, side) for side in (zone.left, zone.right)]
    if all(prose):
        return True
    if not trust_order or has_figures_on_right(pieces, zone):
        return False
    left = set(zone.left)
    under = below_heads(pieces, zone)
    sides = [index in left for index in sorted(whole(zone)) if index in under]
    switches = sum(a != b for a, b in pairwise(sides))
    # Lists under heads (present, apologies) may be written a few names of each at a time.
    lists = len(under) < len(zone.left) + len(zone.right) and not any(
        is_wordy(pieces, side) for side in (zone.left, zone.right)
    )
    return switches <= max(1.0, (LIST_SWITCHES if lists else SWITCHES) * lines)


def has_figures_on_right(pieces: Sequence[Piece], zone: Zone) -> bool:
    """Whether the right side is sums or dates that stand level with what they are of.

    Such a table is rows, in whatever order it was written: « Total des dépenses » with its sum.
    """
    lines = line_count(pieces, zone.right)
    figures = [pieces[index] for index in zone.right if pieces[index].is_figure]
    heights = sorted(center(pieces[index]) for index in zone.left)
    level = {round(center(one)) for one in figures if is_level(heights, one)}
    return len(level) >= FIGURES * lines


def is_level(heights: Sequence[float], piece: Piece) -> bool:
    """Whether one of some heights, in order, is that of a piece."""
    half = piece.height / 2
    after = bisect_left(heights, center(piece) - half)
    return after < len(heights) and heights[after] <= center(piece) + half


def below_heads(pieces: Sequence[Piece], zone: Zone) -> set[int]:
    """A zone without the columns' heads: a first line on both sides, often written as a row."""
    everything = set(whole(zone))
    first = min(center(pieces[index]) for index in everything)
    heads = {index for index in everything if center(pieces[index]) - first <= 2.0}
    return everything - heads if heads & set(zone.left) and heads & set(zone.right) else everything


def is_prose(pieces: Sequence[Piece], among: list[int]) -> bool:
    """Whether most lines have several words and nearly fill their column (or columns)."""
    lines = line_count(pieces, among)
    if lines < PROSE_LINES or not is_wordy(pieces, among):
        return False
    held = [pieces[index] for index in among]
    inked = sum(piece.x1 - piece.x0 for piece in held)
    column = max(piece.x1 for piece in held) - min(piece.x0 for piece in held)
    return inked >= FILLED * lines * column


def is_wordy(pieces: Sequence[Piece], among: list[int]) -> bool:
    wordy = sum(pieces[index].word_count >= PROSE_WORDS for index in among)
    return wordy >= 0.6 * len(among)

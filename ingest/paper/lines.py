"""From pieces to lines in reading order, region by region.

The order is the file's own where it runs down the page as a reader does. Where it jumps about
(a form's fields come last, a page set frame by frame), lines are read from top to bottom.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from ingest.paper.columns import in_columns
from ingest.paper.paragraphs import Line
from ingest.paper.pieces import Piece, same_line
from ingest.paper.sheet import around
from ingest.paper.wording import clean

UNLIKE = 1.4  # letters that differ more in height, and stand apart, make two lines
JUMPS = 1  # upward jumps that a plausible order may have: a footer written first
FEW = 10  # pieces: with so few, no jump is plausible
MARGIN = 0.12  # of the page's height: stamps and running heads, written in any order
FOOT = 0.92  # of the page's height: below it, a line is a foot wherever it is written
LABEL_LINES = 5  # of a row's label, that stand beside one sum


def lines_of(pieces: Sequence[Piece], *, page_height: float, trust_order: bool) -> list[Line]:
    """Pieces as lines in reading order: region by region, in each as written or from the top."""
    regions = in_columns(pieces, trust_order=trust_order)
    lines: list[Line] = []
    for number, region in enumerate(regions):
        held = [pieces[index] for index in region]
        if len(regions) == 1:
            top, foot = MARGIN * page_height, (1 - MARGIN) * page_height
            body = [piece for piece in held if top < middle(piece) < foot]
            as_written = trust_order and jumps(body) <= (JUMPS if len(body) > FEW else 0)
        else:
            as_written = trust_order and not jumps(held)
        rows = rows_in_order(held) if as_written else rows_from_top(held)
        lines += [line_of(row, number) for row in rows]
    return ends_in_place(lines, page_height)


def ends_in_place(lines: list[Line], page_height: float) -> list[Line]:
    """Lines with a foot written first moved to the end, and a head written last to the top.

    Both only where they stand apart from all that the file writes on their other side.
    """
    foot, head = (1 - MARGIN) * page_height, MARGIN * page_height
    has_body = any(line.top < FOOT * page_height for line in lines)
    lowest = list(accumulate((line.bottom for line in reversed(lines)), max))[::-1]
    first, last = 0, len(lines)
    while first < len(lines) - 1 and (
        lines[first].top >= max(foot, lowest[first + 1] - 1)
        or (has_body and lines[first].top >= FOOT * page_height)
    ):
        first += 1
    highest = list(accumulate((line.top for line in lines[first:]), min))
    while last > first + 1 and lines[last - 1].bottom <= min(head, highest[last - first - 2] + 1):
        last -= 1
    return lines[last:] + lines[first:last] + lines[:first]


def jumps(pieces: Sequence[Piece]) -> int:
    """How often the content goes up the page other than to the top of a column further right."""
    return sum(
        after.bottom < before.top + 0.3 * after.height and after.x0 < before.x1 - 1
        for before, after in pairwise(pieces)
    )


def rows_in_order(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Lines in content order: pieces that follow each other to the right make one line.

    A sum or a date that goes back up to the first line of its label makes one with that line.
    """
    rows: list[list[Piece]] = []
    row: list[Piece] = []
    for piece in pieces:
        back = rows[: -LABEL_LINES - 1 : -1] if piece.is_figure else rows[-1:]
        held = next((row for row in (row, *back) if row and goes_on(row[-1], piece)), None)
        if held is None:
            held = []
            rows.append(held)
        held.append(piece)
        row = held
    return rows


def goes_on(before: Piece, piece: Piece) -> bool:
    """Whether a piece stands on the right of another, on its line."""
    return (
        before.table is piece.table is None and piece.x0 >= before.x0 and same_line(before, piece)
    )


def rows_from_top(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Lines from top to bottom: pieces that stand at one height make one line."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.top if piece.table else middle(piece)):
        if rows and piece.table is None:
            beside = next((row for row in rows[:-4:-1] if fits_in(row, piece)), None)
            if beside is not None:
                beside.append(piece)
                continue
        rows.append([piece])
    return rows


def middle(piece: Piece) -> float:
    return (piece.top + piece.bottom) / 2


def fits_in(row: Sequence[Piece], piece: Piece) -> bool:
    """Whether a piece stands on a line; small letters far beside large ones are another text."""
    nearest = min(row, key=lambda one: abs(one.x1 - piece.x0))
    if nearest.table is not None or not same_line(nearest, piece):
        return False
    taller, lower = max(nearest.height, piece.height), min(nearest.height, piece.height)
    if abs(middle(nearest) - middle(piece)) > 0.5 * taller:
        return False
    gap = max(piece.x0 - nearest.x1, nearest.x0 - piece.x1)
    return taller < UNLIKE * lower or gap < taller


def line_of(row: Sequence[Piece], region: int) -> Line:
    """Pieces of one height as a line, their words from left to right."""
    words = [word for piece in row for word in piece.words]
    table = row[0].table
    if len(row) > 1:
        words.sort(key=lambda word: word.x0)
    box = around(row)
    tallest = max(row, key=lambda piece: piece.word_count)
    text = "" if table else clean(" ".join(word.text for word in words))
    edges = (box.x0, box.top, box.x1, box.bottom)
    return Line(text, tuple(words), *edges, tallest.height, region, table)

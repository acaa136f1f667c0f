"""Words that touch, as pieces: a stretch of a line, or a whole table, read as one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from ingest.paper.sheet import Word, around
from ingest.paper.tables import Grid, Table, words_in
from ingest.paper.wording import is_figure

GAP = 1.5  # of a letter's height: a wider gap ends a piece (a tab, a gutter)
ON_LINE = 0.5  # of the lower word's height: words that overlap so much stand on one line
SPACER = 12.0  # points: an empty cell no wider is the space between two lines


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that touch, on one line; or a whole table, which is read as one thing."""

    words: tuple[Word, ...]
    x0: float
    top: float
    x1: float
    bottom: float
    height: float
    table: Table | None = None

    @property
    def word_count(self) -> int:
        return len(self.words)

    @property
    def is_figure(self) -> bool:
        return all(is_figure(word.text) for word in self.words)


def pieces_of(words: Sequence[Word], grids: Sequence[Grid]) -> list[Piece]:
    """Words gathered into pieces and tables, in content order."""
    taken: dict[int, int] = {}
    tables: list[Piece] = []
    for grid in grids:
        held = {i: cell for i, cell in words_in(grid, words).items() if i not in taken}
        if table := table_of(grid, words, held):
            taken.update(dict.fromkeys(held, len(tables)))
            tables.append(table)
    pieces: list[Piece] = []
    loose: list[Word] = []
    placed: set[int] = set()
    for index, word in enumerate(words):
        if index not in taken:
            loose.append(word)
            continue
        if taken[index] not in placed:
            placed.add(taken[index])
            pieces += runs(loose)
            loose = []
            pieces.append(tables[taken[index]])
    return pieces + list(runs(loose))


def table_of(grid: Grid, words: Sequence[Word], held: dict[int, tuple[int, int]]) -> Piece | None:
    """A table with its words, if at least one row has words in two cells."""
    cells: dict[tuple[int, int], list[Word]] = {}
    for index, cell in held.items():
        cells.setdefault(cell, []).append(words[index])
    rows = tuple(
        tuple(
            tuple(cells.get((row, column), ()))
            for column, cell in enumerate(grid.rows[row])
            if (row, column) in cells or cell.x1 - cell.x0 > SPACER
        )
        for row in range(len(grid.rows))
    )
    if not any(sum(map(bool, row)) > 1 for row in rows):
        return None
    inside = [words[index] for index in held]
    box = around(inside)
    height = median(word.height for word in inside)
    return Piece(tuple(inside), box.x0, box.top, box.x1, box.bottom, height, Table(rows))


def runs(words: Iterable[Word]) -> Iterator[Piece]:
    """Words that follow each other without a wide gap, as pieces."""
    run: list[Word] = []
    for word in words:
        if run and (word.starts_line or not follows(run[-1], word)):
            yield piece_of(run)
            run = []
        run.append(word)
    if run:
        yield piece_of(run)


def follows(before: Word, word: Word) -> bool:
    """Whether a word stands on the same line as the one before it, close to its right."""
    height = max(before.height, word.height)
    if before.quarters or word.quarters:
        return before.quarters == word.quarters
    return same_line(before, word) and -height <= word.x0 - before.x1 <= GAP * height


def same_line(one: Word | Piece, other: Word | Piece) -> bool:
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap > ON_LINE * min(one.height, other.height)


def piece_of(run: Sequence[Word]) -> Piece:
    box = around(run)
    height = median(word.height for word in run) if len(run) > 2 else run[0].height
    return Piece(tuple(run), box.x0, box.top, box.x1, box.bottom, height)

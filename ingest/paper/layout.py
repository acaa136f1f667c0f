"""From the words of a page to its blocks in reading order.

    words -> tables taken out -> pieces (words that touch) -> regions (columns.py)
          -> lines -> blocks (paragraphs, headings, table rows)

The order is the file's own where it runs down the page as a reader does. Where it jumps about
(a form's fields come last, a page set frame by frame), the regions are read in the order of the
columns, and lines from top to bottom inside each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from archive.model import Box
from ingest.paper.columns import in_columns
from ingest.paper.letterspaced import closed_up
from ingest.paper.paragraphs import Line, paragraphs_of
from ingest.paper.sheet import Sheet, Word, around, turn
from ingest.paper.tables import Grid, Table, grids_of, words_in
from ingest.paper.wording import breaks_words, clean, join_lines
from ingest.reading import Block

GAP = 1.5  # of a letter's height: a wider gap ends a piece (a tab, a gutter)
ON_LINE = 0.5  # of the lower word's height: words that overlap so much stand on one line
UNLIKE = 1.4  # letters that differ more in height, and stand apart, make two lines
JUMPS = 1  # upward jumps that a plausible order may have: a footer written first
FEW = 10  # pieces: with so few, no jump is plausible
MARGIN = 0.12  # of the page's height: stamps and running heads, written in any order
FOOT = 0.92  # of the page's height: below it, a line is a footer
SPACER = 12.0  # points: an empty cell no wider is the space between two lines
FRAME_CHARS = 400  # a cell of more is text in a frame, not a value in a table
BETWEEN_CELLS = " | "


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


def blocks_of(sheet: Sheet) -> tuple[Block, ...]:
    """The blocks of a page in reading order, boxes on the page as shown."""
    level = list(closed_up([word for word in sheet.words if not word.quarters]))
    aslant = [word for word in sheet.words if word.quarters]
    blocks = list(level_blocks(level, grids_of(sheet.rules), sheet))
    # Words on end or aslant (a margin's note, « BROUILLON » over the page) come last.
    blocks += [block for piece in runs(aslant) if (block := block_of([piece.words], False))]
    return tuple(shown(block, sheet) for block in blocks)


def level_blocks(words: Sequence[Word], grids: Sequence[Grid], sheet: Sheet) -> Iterator[Block]:
    """The blocks of level words, tables row by row."""
    pieces = pieces_of(words, grids)
    page_height = shown_height(sheet)
    trust_order = not (sheet.filled_form or sheet.turned)
    lines = lines_of(pieces, page_height=page_height, trust_order=trust_order)
    hyphenated = breaks_words([line.text for line in lines if not line.table])
    for paragraph in paragraphs_of(lines, page_height=page_height):
        table = paragraph[0].table
        if table is not None:
            yield from table_blocks(table, sheet, hyphenated)
        elif block := block_of([line.words for line in paragraph], hyphenated):
            yield block


def shown_height(sheet: Sheet) -> float:
    """The height of a sheet as its words stand, which for a turned one is its width."""
    return sheet.width if sheet.turned % 2 else sheet.height


def shown(block: Block, sheet: Sheet) -> Block:
    """A block with its box turned back to the page as shown."""
    if not sheet.turned or block.box is None:
        return block
    width, height = sheet.width, sheet.height
    if sheet.turned % 2:
        width, height = height, width
    back = turn(block.box, quarters=-sheet.turned, width=width, height=height)
    return Block(block.text, Box(*back))


def block_of(lines: Sequence[Sequence[Word]], hyphenated: bool) -> Block | None:
    """Lines of words as one block, or None where nothing of them can be shown."""
    text = join_lines(
        (" ".join(word.text for word in line) for line in lines),
        hyphenated=hyphenated,
    )
    if not text:
        return None
    return Block(text, around(word for line in lines for word in line))


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
    return footer_last(lines, page_height)


def footer_last(lines: list[Line], page_height: float) -> list[Line]:
    """Lines with a footer that the file writes first moved to the end."""
    body = next((i for i, line in enumerate(lines) if line.top < FOOT * page_height), 0)
    return lines[body:] + lines[:body]


def jumps(pieces: Sequence[Piece]) -> int:
    """How often the content goes up the page other than to the top of a column further right."""
    return sum(
        after.bottom < before.top + 0.3 * after.height and after.x0 < before.x1 - 1
        for before, after in pairwise(pieces)
    )


def rows_in_order(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Lines in content order: pieces that follow each other to the right make one line."""
    row: list[Piece] = []
    for piece in pieces:
        if row and not (
            row[-1].table is piece.table is None
            and piece.x0 >= row[-1].x0
            and same_line(row[-1], piece)
        ):
            yield row
            row = []
        row.append(piece)
    if row:
        yield row


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


def table_blocks(table: Table, sheet: Sheet, hyphenated: bool) -> Iterator[Block]:
    """Each row of a table as a block; a frame that holds running text is read as a page is."""
    for row in table.rows:
        filled = [cell for cell in row if cell]
        if not filled:
            continue
        if any(sum(len(word.text) + 1 for word in cell) > FRAME_CHARS for cell in filled):
            for cell in filled:
                yield from level_blocks(cell, (), sheet)
            continue
        texts = [cell_text(cell, hyphenated) for cell in row]
        text = BETWEEN_CELLS.join(texts).strip(" |") if len(filled) > 1 else "".join(texts)
        if text:
            yield Block(text, around(word for cell in filled for word in cell))


def cell_text(cell: Sequence[Word], hyphenated: bool) -> str:
    """A cell's words on one line."""
    rows = rows_from_top(runs(cell))
    lines = [line_of(row, 0).text for row in rows]
    return join_lines(lines, hyphenated=hyphenated, between=" ")

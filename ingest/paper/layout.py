"""From the words of a page to its blocks in reading order.

words -> without line numbers, letters closed up (line_numbers.py, letterspaced.py, raised.py)
      -> tables taken out, words that touch gathered (tables.py, pieces.py)
      -> regions and lines in reading order (columns.py, lines.py)
      -> blocks: paragraphs, headings, table rows (paragraphs.py, wording.py)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from archive.model import Box
from ingest.paper.holes import HEADS, MARK, Span, skipped
from ingest.paper.letterspaced import closed_up
from ingest.paper.line_numbers import without_line_numbers
from ingest.paper.lines import line_of, lines_of, rows_from_top
from ingest.paper.paragraphs import paragraphs_of
from ingest.paper.pieces import GAP, pieces_of, runs
from ingest.paper.raised import with_raised
from ingest.paper.sheet import Sheet, Word, around, turn
from ingest.paper.tables import Grid, Table, grids_of
from ingest.paper.wording import breaks_words, join_lines
from ingest.reading import WIDE, Block

FRAME_CHARS = 400  # a cell of more is text in a frame, not a value in a table
BETWEEN_CELLS = " | "


def blocks_of(sheet: Sheet) -> tuple[Block, ...]:
    """The blocks of a page in reading order, boxes on the page as shown."""
    level = [word for word in sheet.words if not word.quarters]
    level = list(with_raised(closed_up(without_line_numbers(level))))
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
    heading: list[Span] = []  # of a table of presence
    written = []
    for line in lines:
        written.append(words_of(line, heading))
        if WIDE in written[-1] and HEADS.search(written[-1]):
            heading = cells_of(line)
    text = join_lines(written, hyphenated=hyphenated)
    if not text:
        return None
    return Block(text, around(word for line in lines for word in line))


def words_of(line: Sequence[Word], heading: Sequence[Span] = ()) -> str:
    """The words of a line, the gap between two columns kept as one wide space.

    Under the heading of a table of presence, one more for each cell left empty before a mark.
    """
    if not line:
        return ""
    said, marked = [line[0].text], False
    for before, word in pairwise(line):
        space = WIDE if is_wide(before, word) else " "
        marked = marked or len(word.text) <= MARK
        if heading and marked and space == WIDE:
            space *= 1 + skipped(heading, before.x1, word.x0)
        said += [space, word.text]
    return "".join(said)


def is_wide(before: Word, word: Word) -> bool:
    """Whether two words of a line stand in two columns."""
    return word.x0 - before.x1 > GAP * max(before.height, word.height)


def cells_of(line: Sequence[Word]) -> list[Span]:
    """Where the cells of a line begin and end, in points."""
    cells = [(line[0].x0, line[0].x1)]
    for before, word in pairwise(line):
        cells[-1:] = (
            [cells[-1], (word.x0, word.x1)] if is_wide(before, word) else [(cells[-1][0], word.x1)]
        )
    return cells


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

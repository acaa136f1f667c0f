"""Text of a format without pages (Word, HTML, plain text), put on what a person would call pages.

A page mark of the file's own (Word's, a form feed) is believed; else a page is closed at the
paragraph that brings it to about 500 words, what a typed page holds. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from ingest.paper.holes import HEADS, with_holes
from ingest.paper.layout import BETWEEN_CELLS
from ingest.reading import WIDE, Block, PageReading, PdfReading

WORDS_A_PAGE = 500
DENSEST = 1200  # words: the fullest printed page has fewer; marks further apart are not all there
LONG_LINE = 150  # words: a passage is cut between lines, so a longer line is parted
LINE = 80  # words: at the end of the sentence that brings a parted line to this
LAID_OUT = 60  # words: a row of more, with paragraphs in its cells, is layout and no row of data
SENTENCE = re.compile(r"(?<=[.!?;:»])[ \u00a0]+(?=[A-ZÀ-ÖØ-Þ«“\"(0-9–—-])")
BREAK = re.compile(r"<br ?/?>")  # left by who made the text of a web page
COLUMN = 3  # spaces: so many are no slip of the thumb
SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")

Progress = Callable[[int, int], None]


def reading_of(
    runs: Iterable[Sequence[str]],
    *,
    reader: str,
    marked: bool,
    on_page: Progress | None = None,
    doubts: tuple[str, ...] = (),
) -> PdfReading:
    """The pages of a text without boxes. A run is the blocks between two page marks.

    marked: the file marks its pages, so a run is a page unless no page could hold it. A run
    without text gives no page; a file without text gives one page without blocks and a doubt.
    """
    most = DENSEST if marked else WORDS_A_PAGE
    texts = [page for run in runs for page in pages_in(run, most)]
    pages = tuple(
        PageReading(number, 0.0, 0.0, tuple(Block(text, None) for text in page), reader)
        for number, page in enumerate(texts, start=1)
    )
    if on_page is not None:
        for page in pages:
            on_page(page.number, len(pages))
    if not pages:
        return PdfReading((PageReading(1, 0.0, 0.0, (), None),), (*doubts, "no-text"))
    return PdfReading(pages, doubts)


def pages_in(run: Sequence[str], most: int) -> Iterator[list[str]]:
    """A run as one page where it holds no more than most words, else cut at its paragraphs."""
    blocks = [tidied for text in run if (tidied := tidy(text))]
    if sum(len(block.split()) for block in blocks) > most:
        yield from cut(piece for block in blocks for piece in pieces(block))
    elif blocks:
        yield blocks


def cut(blocks: Iterable[str]) -> Iterator[list[str]]:
    """Blocks gathered until they make a page; a last page of a few words joins the one before."""
    page: list[str] = []
    words = 0
    before: list[str] = []
    for block in blocks:
        page.append(block)
        words += len(block.split())
        if words >= WORDS_A_PAGE:
            if before:
                yield before
            before, page, words = page, [], 0
    if before and words < WORDS_A_PAGE // 10:
        before, page = before + page, []
    yield from filter(None, (before, page))


def pieces(block: str) -> Iterator[str]:
    """A block that would fill a page and more (a text without blank lines), cut between lines."""
    if len(block.split()) <= WORDS_A_PAGE:
        yield block
        return
    piece: list[str] = []
    words = 0
    for line in block.split("\n"):
        piece.append(line)
        words += len(line.split())
        if words >= LONG_LINE:
            yield "\n".join(piece)
            piece, words = [], 0
    if piece:
        yield "\n".join(piece)


def tidy(text: str) -> str:
    """A block's lines without spare space, none of them too long, and without empty lines."""
    written = (BREAK.sub("", text) if "<br" in text else text).split("\n")
    if len(written) > 2 and HEADS.search(text):
        written = with_holes(written)
    lines = (SPACES.sub(one_space, line).strip() for line in written)
    return "\n".join(part for line in lines if line for part in parted(line))


def one_space(spaces: re.Match[str]) -> str:
    """One space for many; a wide one where they part columns: a tab, or three and more."""
    said = spaces.group()
    if len(said) >= COLUMN or "\t" in said or WIDE in said:
        return WIDE * max(1, said.count(WIDE))
    return " "


def parted(line: str) -> Iterator[str]:
    """A long paragraph of one line, parted after sentences, so that it can be cited in part."""
    if len(line.split()) <= LONG_LINE:
        yield line
        return
    held: list[str] = []
    words = 0
    for sentence in SENTENCE.split(line):
        held.append(sentence)
        words += len(sentence.split())
        if words >= LINE:
            yield " ".join(held)
            held, words = [], 0
    if held:
        yield " ".join(held)


def row_blocks(cells: Sequence[Sequence[str]]) -> list[str]:
    """A table's row, each cell a list of its paragraphs: one block, its cells joined by ' | '.

    A row that lays out a page (paragraphs side by side) gives the paragraphs, cell by cell.
    """
    held = [tidied for cell in cells if (tidied := [t for text in cell if (t := tidy(text))])]
    if len(held) < 2:
        return [text for cell in held for text in cell]
    words = sum(len(text.split()) for cell in held for text in cell)
    if words > LAID_OUT and any(len(cell) > 1 for cell in held):
        return [text for cell in held for text in cell]
    return [BETWEEN_CELLS.join(" ".join(cell).replace("\n", " ") for cell in held)]

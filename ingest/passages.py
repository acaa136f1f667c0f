"""Blocks of a page and cues of a transcript, gathered into passages of searchable length. Pure.

A passage never crosses a page or a change of speaker. Every word of every block stands in
exactly one passage, in order.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence

from archive import links
from archive.model import Box, Cue, Lang, PagePlace, Passage, TimePlace
from ingest.reading import WIDE, Block, PageReading

ENOUGH_WORDS = 60  # a passage is closed once it holds this many
MOST_WORDS = 160  # a longer block is cut between its lines

LangOf = Callable[[str], Lang | None]


def of_pages(document: str, pages: Iterable[PageReading], lang_of: LangOf) -> list[Passage]:
    """The passages of a paper document, page by page."""
    return [
        Passage(
            id=links.page_passage_id(document, page.number, n),
            document_id=document,
            text=_text(blocks),
            place=PagePlace(page.number, _around(blocks)),
            lang=lang_of(_text(blocks)),
        )
        for page in pages
        for n, blocks in enumerate(_runs(page.blocks), start=1)
    ]


def of_cues(document: str, groups: Iterable[Sequence[Cue]], lang_of: LangOf) -> list[Passage]:
    """The passages of a transcript from its cues, gathered already. Ids stay unique."""
    passages: list[Passage] = []
    for cues in groups:
        text = unicodedata.normalize("NFC", " ".join(cue.text for cue in cues))
        place = TimePlace(cues[0].start_s, max(cue.end_s for cue in cues), cues[0].speaker)
        identity = links.time_passage_id(document, place.start_s)
        if passages and passages[-1].id.split("+")[0] == identity:
            identity = f"{passages[-1].id}+"
        passages.append(Passage(identity, document, text, place, lang_of(text)))
    return passages


def of_title(document: str, title: str, *, timed: bool, lang: Lang | None) -> Passage:
    """What stands for a document without words, so that its name at least is found."""
    if timed:
        return Passage(
            links.time_passage_id(document, 0), document, title, TimePlace(0.0, 0.0), lang
        )
    return Passage(links.page_passage_id(document, 1, 0), document, title, PagePlace(1, None), lang)


def _runs(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Neighbouring blocks until there are enough words; long ones are cut first."""
    run: list[Block] = []
    words = 0
    for block in (piece for whole in blocks for piece in _pieces(whole)):
        run.append(block)
        words += len(block.text.split())
        if words >= ENOUGH_WORDS:
            yield run
            run, words = [], 0
    if run:
        yield run


def _pieces(block: Block) -> Iterator[Block]:
    """A block cut between its lines where it is too long; each piece with its share of the box."""
    lines = block.text.split("\n")
    total = len(block.text.split())
    if total <= MOST_WORDS or len(lines) == 1:
        yield block
        return
    start, words = 0, 0
    for n, line in enumerate(lines):
        words += len(line.split())
        last = n == len(lines) - 1
        if words >= ENOUGH_WORDS + 20 or last:
            yield Block(
                "\n".join(lines[start : n + 1]), _share(block.box, start, n + 1, len(lines))
            )
            start, words = n + 1, 0


def _share(box: Box | None, first: int, end: int, lines: int) -> Box | None:
    """The part of a box that some of its lines take."""
    if box is None:
        return None
    height = (box.bottom - box.top) / lines
    return Box(box.x0, box.top + first * height, box.x1, box.top + end * height)


def _text(blocks: Sequence[Block]) -> str:
    text = "\n".join(block.text for block in blocks).replace(WIDE, " ")
    return unicodedata.normalize("NFC", text)


def _around(blocks: Sequence[Block]) -> Box | None:
    """The smallest box around some blocks; None where none has one."""
    boxes = [block.box for block in blocks if block.box]
    if not boxes:
        return None
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )

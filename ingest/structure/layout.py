"""Where passages break into blocks, kept so that newer rules can read old documents. Pure.

A page's passages hold its blocks' lines in order, every line once (ingest.passages). So the
number of lines of each block is enough to take the blocks out of the passages again. Passages have
one space for the wide gaps between columns, so their places are kept too.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby

from archive.model import PageLayout, PagePlace, Passage
from ingest.reading import WIDE, Block, PageReading


def layout_of(pages: Iterable[PageReading]) -> tuple[PageLayout, ...]:
    """The breaks of each page that holds text."""
    return tuple(
        PageLayout(
            page.number,
            tuple((block.text.count("\n") + 1, block.box) for block in page.blocks),
            gaps_of(page),
        )
        for page in pages
        if page.blocks
    )


def gaps_of(page: PageReading) -> tuple[int, ...]:
    """The places of the wide gaps in the text that a page's passages hold."""
    text = unicodedata.normalize("NFC", "\n".join(block.text for block in page.blocks))
    return tuple(n for n, letter in enumerate(text) if letter == WIDE) if WIDE in text else ()


def with_gaps(text: str, gaps: Iterable[int]) -> str:
    letters = list(text)
    for place in gaps:
        letters[place] = WIDE
    return "".join(letters)


def pages_again(
    passages: Sequence[Passage], layout: Iterable[PageLayout]
) -> tuple[PageReading, ...]:
    """The pages of a document from what is kept of it. Width, height and reader are not.

    Where the breaks are not known or do not fit, each passage is a block.
    """
    known = {page.page: page for page in layout}
    on_paper = [(one.place, one.text) for one in passages if isinstance(one.place, PagePlace)]
    pages = []
    for number, held in groupby(on_paper, key=lambda one: one[0].page):
        places = list(held)
        lines = [line for _, text in places for line in text.split("\n")]
        kept = known.get(number)
        blocks: list[Block] = []
        if kept and sum(count for count, _ in kept.blocks) == len(lines):
            lines = with_gaps("\n".join(lines), kept.gaps).split("\n")
            start = 0
            for count, box in kept.blocks:
                blocks.append(Block("\n".join(lines[start : start + count]), box))
                start += count
        else:
            blocks = [Block(text, place.box) for place, text in places]
        pages.append(PageReading(number, 0.0, 0.0, tuple(blocks), None))
    return tuple(pages)

"""The record set in one column: letterhead, running head, mention and number at the foot."""

from __future__ import annotations

from pathlib import Path

from blocks import Record
from compose import story
from furniture import foot, letterhead, page_number, running_head, watermark
from looks import Look
from press import Canvas, Sheet, print_pdf
from typography import typeset

LEFT = RIGHT = 68.0


def sheet(record: Record, look: Look, *, stamp: str) -> Sheet:
    """Letter paper with the town's letterhead. stamp is written large under each page."""
    font = f"{look.family}-Italic"

    running = typeset(record.running, record.lang)
    mention = typeset(record.state, record.lang) if stamp else running

    def first(canvas: Canvas, _page: int, _pages: int) -> None:
        if stamp:
            watermark(canvas, stamp)
        letterhead(canvas, record.lang, left=LEFT, right=RIGHT, colour=look.colour)

    def later(canvas: Canvas, _page: int, _pages: int) -> None:
        if stamp:
            watermark(canvas, stamp)
        running_head(canvas, running, left=LEFT, right=RIGHT, font=font)

    def last(canvas: Canvas, page: int, pages: int) -> None:
        number = page_number(record.lang, page, pages)
        foot(canvas, mention, number, left=LEFT, right=RIGHT, font=font)

    return Sheet(LEFT, RIGHT, 112, 62, 58, first, later, last)


def print_record(path: Path, record: Record, look: Look, *, stamp: str = "") -> int:
    """Write the record and return its number of pages."""
    paper = sheet(record, look, stamp=stamp)
    return print_pdf(
        path,
        lambda: story(record, look, paper.body_width),
        paper,
        title=record.title,
        lang=record.lang,
    )

"""The record as it is copied into the register: numbers and titles in the margin, text beside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from blocks import Lang, Record, Resolution
from compose import HEADED, flow, heading, item_head, paragraph, resolution_body
from furniture import GREY, arms, page_number
from looks import REGISTER, Look
from press import HEIGHT, WIDTH, Canvas, Flowables, Sheet, print_pdf
from reportlab.platypus import CondPageBreak, Flowable
from typography import typeset

LEFT, RIGHT = 168.0, 50.0
NOTE_WIDTH, GUTTER = 100.0, 18.0
FIRST_FOLIO = 2117
BOOK = {"fr": "Livre des délibérations du conseil municipal", "en": "Book of Minutes of Council"}
INITIALS = {"fr": ("Initiales", "Mairesse", "Greffière"), "en": ("Initials", "Mayor", "Clerk")}


class MarginNote(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Paragraphs that hang in the left margin beside the flowable that follows."""

    def __init__(self, paragraphs: list[Any]) -> None:
        super().__init__()
        self.paragraphs = paragraphs

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        y = 0.0
        for text in self.paragraphs:
            _, height = text.wrap(NOTE_WIDTH, HEIGHT)
            y -= height
            text.drawOn(self.canv, -(NOTE_WIDTH + GUTTER), y)


def note(block: Resolution, look: Look, lang: Lang) -> MarginNote:
    """The number over the title, small, in the margin."""
    number = look.style(
        "number",
        fontName=f"{look.family}-Bold",
        fontSize=9.6,
        leading=13.6,
        alignment=0,
        textColor=look.colour,
        spaceAfter=0,
    )
    title = look.style("aside", fontSize=8.6, leading=10.4, alignment=0, spaceAfter=0)
    return MarginNote([paragraph(block.number, number, lang), paragraph(block.title, title, lang)])


def story(record: Record, look: Look, width: float) -> Flowables:
    """The record with each resolution's number and title in the margin."""
    flowables = heading(record, look)
    for block in record.blocks:
        if isinstance(block, Resolution):
            flowables += [
                CondPageBreak(HEADED * look.leading),
                *item_head(block, look, record.lang),
                note(block, look, record.lang),
                *resolution_body(block, look, record.lang, width),
            ]
        else:
            flowables += flow(block, look, record.lang, width)
    return flowables


def sheet(record: Record, look: Look) -> Sheet:
    """The book's page: its name and folio at the top, a rule by the margin, initials below."""

    def later(canvas: Canvas, page: int, _pages: int) -> None:
        canvas.setStrokeColor(GREY)
        canvas.setLineWidth(0.5)
        rule = LEFT - GUTTER / 2
        canvas.line(rule, 56, rule, HEIGHT - 62)
        canvas.line(50, HEIGHT - 56, WIDTH - RIGHT, HEIGHT - 56)
        canvas.setFillColor(GREY)
        canvas.setFont("Serif-Italic", 9)
        canvas.drawString(LEFT, HEIGHT - 50, BOOK[record.lang])
        canvas.drawRightString(WIDTH - RIGHT, HEIGHT - 50, f"Folio {FIRST_FOLIO + page - 1}")

    def first(canvas: Canvas, page: int, pages: int) -> None:
        later(canvas, page, pages)
        arms(canvas, 66, HEIGHT - 150, size=68, colour=look.colour)

    def last(canvas: Canvas, page: int, pages: int) -> None:
        canvas.setFillColor(GREY)
        canvas.setStrokeColor(GREY)
        canvas.setFont("Serif-Regular", 8)
        title, *officers = INITIALS[record.lang]
        canvas.drawString(50, 66, title)
        for n, officer in enumerate(officers):
            canvas.drawString(50 + n * 46, 40, officer)
            canvas.line(50 + n * 46, 50, 88 + n * 46, 50)
        canvas.drawString(LEFT, 36, typeset(record.running, record.lang))
        canvas.drawRightString(WIDTH - RIGHT, 36, page_number(record.lang, page, pages))

    return Sheet(LEFT, RIGHT, 76, 72, 58, first, later, last)


def print_register(path: Path, record: Record) -> int:
    """Write the record and return its number of pages."""
    paper = sheet(record, REGISTER)
    return print_pdf(
        path,
        lambda: story(record, REGISTER, paper.body_width),
        paper,
        title=record.title,
        lang=record.lang,
    )

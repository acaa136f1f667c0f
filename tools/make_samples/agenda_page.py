"""The agenda: one page, posted on the door of the town hall."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from blocks import Agenda
from compose import paragraph
from furniture import GREY, PALE, foot, letterhead, page_number
from looks import Look
from press import Canvas, Flowables, Sheet, print_pdf
from reportlab.platypus import Spacer, Table
from typography import typeset

LEFT = RIGHT = 76.0
POINT = {"fr": "Point", "en": "Item"}
SUBJECT = {"fr": "Sujet", "en": "Subject"}


def story(agenda: Agenda, look: Look, width: float) -> Flowables:
    """Heading, numbered items, the clerk's notice and name."""
    says = partial(paragraph, lang=agenda.lang)
    bold = look.style("bold", fontName=f"{look.family}-Bold", alignment=1, spaceAfter=1)
    tight = look.style("tight", alignment=0, spaceAfter=0)
    rows = [
        [
            says(f"<b>{n}</b>" if n.endswith(".") else n, tight),
            says(f"<b>{title}</b>" if n.endswith(".") else title, tight),
        ]
        for n, title in agenda.entries
    ]
    if look.band:
        rows.insert(
            0,
            [
                says(f"<b>{POINT[agenda.lang]}</b>", tight),
                says(f"<b>{SUBJECT[agenda.lang]}</b>", tight),
            ],
        )
    table = Table(rows, colWidths=[44, width - 44], hAlign="LEFT")
    rules: list[tuple[object, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 2.2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.8),
        ("LEFTPADDING", (0, 0), (0, -1), 4),
    ]
    if look.band:
        rules += [
            ("LINEBELOW", (0, 0), (-1, -1), 0.25, GREY),
            ("BACKGROUND", (0, 0), (-1, 0), PALE),
        ]
    table.setStyle(rules)
    notice, given = agenda.closing
    return [
        says(agenda.kind, look.title),
        says(agenda.sitting, bold),
        says(agenda.when, look.centre),
        says(agenda.where, look.centre),
        Spacer(0, 14),
        table,
        Spacer(0, 12),
        says(notice, look.note),
        says(f"{given}<br/>{agenda.signed}", look.body),
    ]


def print_agenda(path: Path, agenda: Agenda, look: Look) -> int:
    """Write the agenda and return its number of pages, which ought to be 1."""

    def head(canvas: Canvas, _page: int, _pages: int) -> None:
        letterhead(canvas, agenda.lang, left=LEFT, right=RIGHT, colour=look.colour)

    def last(canvas: Canvas, page: int, pages: int) -> None:
        foot(
            canvas,
            typeset(agenda.body, agenda.lang),
            page_number(agenda.lang, page, pages),
            left=LEFT,
            right=RIGHT,
            font=f"{look.family}-Italic",
        )

    paper = Sheet(LEFT, RIGHT, 124, 62, 56, head, head, last)
    return print_pdf(
        path,
        lambda: story(agenda, look, paper.body_width),
        paper,
        title=agenda.title,
        lang=agenda.lang,
    )

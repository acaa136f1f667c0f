"""Printing a story of flowables to a PDF: the same bytes each time, with language and title."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from blocks import Lang
from reportlab import rl_config
from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageTemplate
from town import NAME

rl_config.useA85 = 0  # plain binary streams: a fifth smaller
WIDTH, HEIGHT = 612.0, 792.0  # letter paper, in points
Canvas = Any  # reportlab has no types
Flowables = list[Any]
Draw = Callable[[Canvas, int, int], None]  # canvas, page number, number of pages


@dataclass(frozen=True, slots=True)
class Sheet:
    """Paper: margins in points, and what is drawn at the head and the foot of its pages.

    The foot is drawn after the text, as word processors do, so that it is read last.
    """

    left: float
    right: float
    top_first: float
    top_later: float
    bottom: float
    first: Draw
    later: Draw
    foot: Draw

    @property
    def body_width(self) -> float:
        """What the margins leave, in points."""
        return WIDTH - self.left - self.right


def _document(target: Any, sheet: Sheet, *, title: str, lang: Lang, pages: int) -> Any:
    """A reportlab document on this sheet. pages is drawn as the total, 0 while counting."""

    def template(name: str, top: float, draw: Draw) -> Any:
        frame = Frame(
            sheet.left,
            sheet.bottom,
            sheet.body_width,
            HEIGHT - top - sheet.bottom,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        return PageTemplate(
            name,
            [frame],
            onPage=lambda canvas, doc: draw(canvas, doc.page, pages),
            onPageEnd=lambda canvas, doc: sheet.foot(canvas, doc.page, pages),
        )

    return BaseDocTemplate(
        target,
        pagesize=(WIDTH, HEIGHT),
        title=title,
        author=NAME[lang],
        lang=f"{lang}-CA",
        creator="Greffe, tools/make_samples",
        invariant=1,
        displayDocTitle=True,
        pageTemplates=[
            template("first", sheet.top_first, sheet.first),
            template("later", sheet.top_later, sheet.later),
        ],
    )


def print_pdf(
    path: Path, story: Callable[[], Flowables], sheet: Sheet, *, title: str, lang: Lang
) -> int:
    """Write the PDF and return its number of pages.

    It is built twice, the first time in memory to count the pages; flowables can't be used
    again, so story makes them anew.
    """
    pages = 0
    for target in (io.BytesIO(), str(path)):
        document = _document(target, sheet, title=title, lang=lang, pages=pages)
        document.build([NextPageTemplate("later"), *story()])
        pages = document.page
    return pages

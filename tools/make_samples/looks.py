"""The paragraph styles of each look, as data: the town has changed its habits over the years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from furniture import MAPLE, SLATE
from reportlab.lib.colors import Color, black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle


@dataclass(frozen=True, slots=True)
class Look:
    """A way of setting a record. family is Serif or Sans; size and leading in points.

    band sets each resolution's number on a tinted band; shout puts headings in capitals;
    columns sets the attendance in a table rather than in lines.
    """

    family: str
    size: float
    leading: float
    colour: Color
    band: bool = False
    shout: bool = False
    columns: bool = True
    justify: bool = True

    def style(self, name: str, **changes: Any) -> ParagraphStyle:
        """The look's body style with changes."""
        base = {
            "fontName": f"{self.family}-Regular",
            "fontSize": self.size,
            "leading": self.leading,
            "alignment": TA_JUSTIFY if self.justify else TA_LEFT,
            "textColor": black,
            "spaceAfter": self.leading * 0.36,
            "allowWidows": 0,
            "allowOrphans": 0,
        }
        return ParagraphStyle(name, **{**base, **changes})

    @property
    def body(self) -> ParagraphStyle:
        return self.style("body")

    @property
    def clause(self) -> ParagraphStyle:
        return self.style("clause", leftIndent=14)

    @property
    def note(self) -> ParagraphStyle:
        return self.style("note", fontName=f"{self.family}-Italic", fontSize=self.size - 0.8)

    @property
    def outcome(self) -> ParagraphStyle:
        return self.style(
            "outcome",
            fontName=f"{self.family}-Bold",
            fontSize=self.size - 0.6,
            alignment=TA_RIGHT,
            spaceAfter=self.leading * 0.45,
        )

    @property
    def section(self) -> ParagraphStyle:
        return self.style(
            "section",
            fontName=f"{self.family}-Bold",
            fontSize=self.size + 1,
            alignment=TA_LEFT,
            textColor=self.colour,
            spaceBefore=self.leading * 0.4,
            spaceAfter=self.leading * 0.3,
        )

    @property
    def item(self) -> ParagraphStyle:
        return self.style(
            "item",
            fontName=f"{self.family}-Bold",
            alignment=TA_LEFT,
            spaceAfter=self.leading * 0.22,
        )

    @property
    def title(self) -> ParagraphStyle:
        return self.style(
            "title",
            fontName=f"{self.family}-Bold",
            fontSize=self.size + 5,
            leading=self.leading + 6,
            alignment=TA_CENTER,
            spaceAfter=2,
        )

    @property
    def centre(self) -> ParagraphStyle:
        return self.style("centre", alignment=TA_CENTER, spaceAfter=1)

    @property
    def cell(self) -> ParagraphStyle:
        return self.style(
            "cell",
            fontSize=self.size - 0.9,
            leading=self.leading - 1.6,
            alignment=TA_LEFT,
            spaceAfter=0,
        )


CLASSIC = Look("Serif", 9.9, 12.2, MAPLE, shout=True, columns=False)
DRAFT = Look("Serif", 9.7, 11.7, MAPLE, shout=True, columns=False)
REGISTER = Look("Serif", 9.8, 12, MAPLE, columns=False)
MODERN = Look("Sans", 9.6, 13.2, SLATE, band=True, justify=False)
COMMITTEE = Look("Sans", 9.2, 12.1, MAPLE, justify=False)

"""What stands on the paper around the text: the arms, the letterhead, the foot of the page."""

from __future__ import annotations

from blocks import Lang
from press import HEIGHT, WIDTH, Canvas
from reportlab.lib.colors import Color, HexColor
from town import ADDRESS, NAME
from typography import typeset

MAPLE = HexColor("#7a1f2b")
SLATE = HexColor("#2f4858")
GREY = HexColor("#555555")
PALE = HexColor("#f1ece6")
WATERMARK = HexColor("#efefef")

# A maple over two hills, in a square of 100: the crown's circles as (x, y, radius), then the
# hills as a first point and Bézier curves.
CROWN = ((50, 76, 20), (34, 62, 17), (66, 62, 17), (50, 58, 18))
HILLS = (
    ((2, 20), ((22, 44), (40, 36), (56, 20)), ((70, 30), (84, 32), (98, 22))),
    ((2, 6), ((26, 28), (44, 20), (58, 6)), ((72, 16), (84, 18), (98, 8))),
)


def arms(canvas: Canvas, x: float, y: float, *, size: float, colour: Color) -> None:
    """The town's mark, a maple over two hills, in a square whose lower left is (x, y)."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(size / 100, size / 100)
    canvas.setFillColor(colour)
    canvas.setStrokeColor(colour)
    canvas.setLineCap(1)
    for circle in CROWN:
        canvas.circle(*circle, stroke=0, fill=1)
    canvas.setLineWidth(6)
    canvas.line(50, 58, 50, 32)
    canvas.setLineWidth(4.4)
    for start, *curves in HILLS:
        path = canvas.beginPath()
        path.moveTo(*start)
        for one, two, end in curves:
            path.curveTo(*one, *two, *end)
        canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()


def letterhead(canvas: Canvas, lang: Lang, *, left: float, right: float, colour: Color) -> None:
    """The arms, the town's name in both languages (the record's own first) and its address."""
    top = HEIGHT - 46
    other: Lang = "en" if lang == "fr" else "fr"
    arms(canvas, left, top - 44, size=52, colour=colour)
    canvas.setFillColor(colour)
    canvas.setFont("Serif-Bold", 17)
    canvas.drawString(left + 64, top - 14, NAME[lang])
    canvas.setFillColor(GREY)
    canvas.setFont("Serif-Italic", 11.5)
    canvas.drawString(left + 64, top - 30, NAME[other])
    canvas.setFont("Sans-Regular", 7.6)
    for n, line in enumerate(ADDRESS):
        canvas.drawRightString(WIDTH - right, top - 6 - n * 10.4, typeset(line, "fr"))
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(0.9)
    canvas.line(left, top - 54, WIDTH - right, top - 54)


def running_head(canvas: Canvas, text: str, *, left: float, right: float, font: str) -> None:
    """The short title at the top of a later page, over a thin rule."""
    canvas.setFillColor(GREY)
    canvas.setFont(font, 8.4)
    canvas.drawString(left, HEIGHT - 42, text)
    canvas.setStrokeColor(GREY)
    canvas.setLineWidth(0.4)
    canvas.line(left, HEIGHT - 48, WIDTH - right, HEIGHT - 48)


def page_number(lang: Lang, page: int, pages: int) -> str:
    """'Page 2 sur 4', 'Page 2 of 4'."""
    return f"Page {page} {'sur' if lang == 'fr' else 'of'} {pages}"


def foot(canvas: Canvas, text: str, number: str, *, left: float, right: float, font: str) -> None:
    """A line at the bottom: a mention on the left, the page number on the right."""
    canvas.setFillColor(GREY)
    canvas.setFont(font, 8)
    canvas.drawString(left, 34, text)
    canvas.drawRightString(WIDTH - right, 34, number)


def watermark(canvas: Canvas, word: str) -> None:
    """A large pale word across the page, under the text."""
    canvas.saveState()
    canvas.translate(WIDTH / 2, HEIGHT / 2 - 40)
    canvas.rotate(52)
    canvas.setFillColor(WATERMARK)
    canvas.setFont("Sans-Bold", 128)
    canvas.drawCentredString(0, -44, word)
    canvas.restoreState()

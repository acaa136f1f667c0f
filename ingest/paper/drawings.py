"""What is drawn on a page beside its letters: ruled lines, pictures, outlines. Through pdfium.

The lines make tables (tables.py). Pictures and outlines tell a scan, or a page whose letters
are drawn as curves, from a page of text.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
from pypdfium2 import raw

from archive.model import Box
from ingest.paper.sheet import Corners, Rule

THIN = 2.5  # points: a rectangle thinner than this is a line
SPECK = 3.0  # points: a line shorter than this is a dot, or part of a letter
NESTED = 5  # forms within forms, and no deeper
MANY_OBJECTS = 20_000  # a drawn map; the rest of its lines are left out
MANY_SEGMENTS = 400  # a path of more pieces is a drawing
WHITE = 249  # of 255, each colour: a fill so light is no shade
BACKGROUND = 0.85  # of the page's width and height: a rectangle so large is no cell

Matrix = tuple[float, float, float, float, float, float]
UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class View:
    """From a page's own space (origin bottom left, not turned) to the page as shown."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown, in points."""
        across, up = self.right - self.left, self.top - self.bottom
        return (up, across) if self.quarters % 2 else (across, up)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page's own space, as shown, origin top left."""
        match self.quarters:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def corners(self, one: Corners, other: Corners) -> Corners:
        """(x0, top, x1, bottom) around two rectangles of the page's own space, as shown."""
        (a, b, c, d), (p, q, r, s) = one, other
        left, bottom = a if a < p else p, b if b < q else q
        right, top = c if c > r else r, d if d > s else s
        if self.quarters == 0:  # nearly every page, and this is called for every word
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        box = self.box(left, bottom, right, top)
        return box.x0, box.top, box.x1, box.bottom

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """A rectangle of the page's own space, as shown."""
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


@dataclass(slots=True)
class Drawn:
    """What a walk over a page's objects gathers. Areas in square points."""

    rules: list[Rule]
    image_area: float = 0.0
    curves: int = 0
    text_objects: int = 0


def view_of(page: pypdfium2.PdfPage) -> View:
    """How a page is shown: the box it is cropped to, and its rotation."""
    left, bottom, right, top = page.get_bbox()
    return View(left, bottom, right, top, raw.FPDFPage_GetRotation(page) % 4)


def drawings_of(page: pypdfium2.PdfPage, view: View) -> Drawn:
    """Walk over all that a page draws."""
    drawn = Drawn([])
    width, height = view.size
    for thing, kind, matrix in objects_of(page):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            drawn.text_objects += 1
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            box = bounds_of(thing, matrix, view)
            across = min(box.x1, width) - max(box.x0, 0)
            down = min(box.bottom, height) - max(box.top, 0)
            drawn.image_area += max(0.0, across) * max(0.0, down)
        elif kind == raw.FPDF_PAGEOBJ_PATH and (stroked := drawn_how(thing)) is not None:
            add_path(drawn, thing, matrix, view, shade=not stroked)
    return drawn


def objects_of(page: pypdfium2.PdfPage) -> Iterator[tuple[Any, int, Matrix]]:
    """Every object of a page with its kind and the matrix of the forms around it."""
    seen = 0
    waiting: list[tuple[Any, Matrix, int]] = [(None, UNMOVED, 0)]
    while waiting:
        form, matrix, depth = waiting.pop()
        count = raw.FPDFFormObj_CountObjects(form) if form else raw.FPDFPage_CountObjects(page)
        for index in range(max(0, count)):
            seen += 1
            if seen > MANY_OBJECTS:
                return
            if form:
                thing = raw.FPDFFormObj_GetObject(form, index)
            else:
                thing = raw.FPDFPage_GetObject(page, index)
            kind = raw.FPDFPageObj_GetType(thing)
            if kind != raw.FPDF_PAGEOBJ_FORM:
                yield thing, kind, matrix
            elif depth < NESTED:
                waiting.append((thing, times(matrix_of(thing), matrix), depth + 1))


def matrix_of(thing: Any) -> Matrix:
    got = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(thing, ctypes.byref(got)):
        return UNMOVED
    return got.a, got.b, got.c, got.d, got.e, got.f


def times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does first, then the other."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def bounds_of(thing: Any, matrix: Matrix, view: View) -> Box:
    """The box around an object, as shown."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
    ax, ay = moved(matrix, left.value, bottom.value)
    bx, by = moved(matrix, right.value, top.value)
    return view.box(ax, ay, bx, by)


def drawn_how(path: Any) -> bool | None:
    """True for a stroked path, False for one filled only, None for one that can't be seen."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    if stroke.value:
        return True
    if not fill.value:
        return None
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if raw.FPDFPageObj_GetFillColor(path, red, green, blue, alpha) and (
        not alpha.value or min(red.value, green.value, blue.value) > WHITE
    ):
        return None
    return False


def add_path(drawn: Drawn, path: Any, matrix: Matrix, view: View, *, shade: bool) -> None:
    """Add the lines of a path to what is drawn; a path with bends counts as a curve."""
    box = bounds_of(path, matrix, view)
    across, down = box.x1 - box.x0, box.bottom - box.top
    if min(across, down) < THIN:
        add_rule(drawn, box.x0, box.top, box.x1, box.bottom)
        return
    width, height = view.size
    if across > BACKGROUND * width and down > BACKGROUND * height:
        return
    count = raw.FPDFPath_CountSegments(path)
    if count > MANY_SEGMENTS:
        drawn.curves += 1
        return
    whole = times(matrix_of(path), matrix)
    lines = list(lines_of(path, count, whole, view))
    if any(min(abs(x1 - x0), abs(y1 - y0)) > THIN for x0, y0, x1, y1 in lines) or not lines:
        drawn.curves += 1
        return
    for x0, y0, x1, y1 in lines:
        add_rule(drawn, x0, y0, x1, y1, shade=shade)


def lines_of(
    path: Any, count: int, matrix: Matrix, view: View
) -> Iterator[tuple[float, float, float, float]]:
    """The straight pieces of a path, as shown. A bend is given as a slanted piece."""
    x, y = ctypes.c_float(), ctypes.c_float()
    start = here = (0.0, 0.0)
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        kind = raw.FPDFPathSegment_GetType(segment)
        there = view.point(*moved(matrix, x.value, y.value))
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = there
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield *here, *there
        else:
            yield 0.0, 0.0, 2 * THIN, 2 * THIN
        here = there
        if raw.FPDFPathSegment_GetClose(segment):
            yield *here, *start
            here = start


def add_rule(
    drawn: Drawn, x0: float, y0: float, x1: float, y1: float, *, shade: bool = False
) -> None:
    """Add one line along its middle, unless it is a speck."""
    left, right, top, bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
    if max(right - left, bottom - top) < SPECK:
        return
    if right - left >= bottom - top:
        middle = (top + bottom) / 2
        drawn.rules.append(Rule(left, middle, right, middle, shade))
    else:
        middle = (left + right) / 2
        drawn.rules.append(Rule(middle, top, middle, bottom, shade))

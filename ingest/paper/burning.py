"""Pages as the public gets them where something is removed: painted over, at whatever size.

A region is burnt into the pixels of a picture that is drawn from the original; no layer lies over
anything. The PDF that is given out is made of such pictures, every page of it: a page copied as it
is may share what it draws with one that is burnt. Under each picture stands what was read of the
page without what is removed, so that it can be searched and selected. It carries nothing else of
the original: no metadata, attachment, form, bookmark or thumbnail.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageDraw
from PIL.Image import Image as Picture
from pypdfium2 import raw

from archive.model import Box
from ingest.paper import office, pdf, pdfium, picture

DPI = 150  # of the pages of a PDF that is given out: print is read at it, and 900 pages are 150 MB
QUALITY = 80  # of their JPEG
BLACK = 0
FONT = b"Helvetica"
ASCENT = 0.8  # of a line's height, from its top to its baseline
Progress = Callable[[int, int], None]
Draw = Callable[[int, int], Picture]  # (page from 1, width in pixels) -> its picture


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text that stays, and where it stands."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of what is given out. regions and lines in points."""

    number: int
    width: float
    height: float
    regions: tuple[Box, ...]
    lines: tuple[Line, ...]


def burn(image: Picture, regions: Sequence[Box], width: float, height: float) -> Picture:
    """The picture with the regions of a page of width x height points painted over."""
    painted = image if image.mode in ("L", "RGB") else image.convert("RGB")
    across, down = painted.width / width, painted.height / height
    brush = ImageDraw.Draw(painted)
    for one in regions:  # outwards to whole pixels, and one more: no edge shines through
        brush.rectangle(
            (int(one.x0 * across) - 1, int(one.top * down) - 1,
             int(one.x1 * across) + 1, int(one.bottom * down) + 1),
            fill=BLACK,
        )  # fmt: skip
    return painted


def render(path: Path, leaf: Leaf, media_type: str, width_px: int) -> bytes:
    """The PNG of one page, burnt. Raises as the readers of its kind do."""
    with drawing(path, media_type) as draw:
        drawn = burn(draw(leaf.number, width_px), leaf.regions, leaf.width, leaf.height)
    out = io.BytesIO()
    drawn.save(out, format="PNG")
    return out.getvalue()


def rebuild(
    path: Path, out: Path, leaves: Sequence[Leaf], media_type: str, *, on_page: Progress
) -> None:
    """Write the PDF of burnt pages. Raises as the readers of its kind do."""
    made = pypdfium2.PdfDocument.new()
    with drawing(path, media_type) as draw:
        for n, leaf in enumerate(leaves, 1):
            across = max(1, round(leaf.width * DPI / 72))
            image = burn(draw(leaf.number, across), leaf.regions, leaf.width, leaf.height)
            jpeg = io.BytesIO()
            image.save(jpeg, format="JPEG", quality=QUALITY)
            with pdfium.LOCK:
                _add_page(made, leaf, jpeg)
            on_page(n, len(leaves))
    with pdfium.LOCK:
        made.save(out)
        made.close()


@contextmanager
def drawing(path: Path, media_type: str) -> Iterator[Draw]:
    """What draws the pages of an original: opened once, for as many pages as are asked for."""
    if media_type.startswith("image/"):
        yield lambda number, width_px: _opened(picture.render(path, number, width_px=width_px))
        return
    with tempfile.TemporaryDirectory(prefix="greffe-burning-") as folder:
        source = path
        if media_type != "application/pdf":
            copy = Path(folder) / "original"
            shutil.copyfile(path, copy)
            source = office.convert(copy, Path(folder) / "made")
        document = pdf.open_first(source)
        if document is None:
            raise pdf.broken(source)
        try:
            yield lambda number, width_px: _drawn(document, number, width_px)
        finally:
            with pdfium.LOCK:
                document.close()


def _opened(png: bytes) -> Picture:
    return Image.open(io.BytesIO(png)).copy()


def _drawn(document: pypdfium2.PdfDocument, number: int, width_px: int) -> Picture:
    with pdfium.LOCK:
        return pdfium.draw(document, number - 1, width_px=max(1, min(width_px, pdf.WIDEST)))


def _add_page(made: pypdfium2.PdfDocument, leaf: Leaf, jpeg: io.BytesIO) -> None:
    page = made.new_page(leaf.width, leaf.height)
    image = pypdfium2.PdfImage.new(made)
    jpeg.seek(0)
    image.load_jpeg(jpeg, inline=True, autoclose=False)
    image.set_matrix(pypdfium2.PdfMatrix().scale(leaf.width, leaf.height))
    page.insert_obj(image)
    for line in leaf.lines:
        _add_line(made, page, line, leaf.height)
    page.gen_content()
    page.close()


def _add_line(made: Any, page: Any, line: Line, height: float) -> None:
    """A line that is not drawn, as wide as the line of print that it stands under."""
    tall = line.box.bottom - line.box.top
    if tall <= 0 or line.box.x1 <= line.box.x0 or not line.text.strip():
        return
    text = raw.FPDFPageObj_NewTextObj(made, FONT, tall)
    units = line.text.encode("utf-16-le", "replace") + b"\0\0"
    buffer = (raw.FPDF_WCHAR * (len(units) // 2)).from_buffer_copy(units)
    raw.FPDFText_SetText(text, buffer)
    raw.FPDFTextObj_SetTextRenderMode(text, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    left, right = _edges(text)
    stretch = (line.box.x1 - line.box.x0) / (right - left) if right > left else 1.0
    base = height - line.box.top - ASCENT * tall
    raw.FPDFPageObj_Transform(text, stretch, 0, 0, 1, line.box.x0, base)
    raw.FPDFPage_InsertObject(page, text)


def _edges(text: Any) -> tuple[float, float]:
    from ctypes import byref, c_float

    left, bottom, right, top = (c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(text, byref(left), byref(bottom), byref(right), byref(top))
    return left.value, right.value

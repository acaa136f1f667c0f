"""The first reader: pdfium lays out a page as words, ruled lines and pictures, in about 2 ms.

Words come in the order of the file's content. A word's box is taken from its first and last
letters only, and heights are those of the font (pdfium's "loose" boxes), so the lines of a
paragraph stand at even distances whether or not they have a "p" or an "É".

pdfium is not safe in threads: everything that touches it holds LOCK.
"""

from __future__ import annotations

import ctypes
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import hypot
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
from pypdfium2 import raw

from archive.model import Box
from ingest.paper.drawings import View, drawings_of, view_of
from ingest.paper.sheet import SLANTED, Sheet, Word, levelled, quarters_of

if TYPE_CHECKING:
    from PIL.Image import Image

LOCK = threading.RLock()
TALLEST = 200.0  # points
STRETCHED = 0.75  # of a letter's size, each: a wider word is looked at letter by letter
LOOSE = 0.4  # of a letter's size: letters further apart are of two words
TAB = 0.06  # of a letter's size, behind an item's mark: the next word
MOST_PIXELS = 6000  # the longer side of a picture: a page may claim to be 200 inches long
LETTER = 12.0  # points: the height given to a typed line that is not drawn

# pdfium writes U+FFFE (as text) or U+0002 (as one letter) for a hyphen that ends a line.
TOKEN = re.compile(r"\r\n|[^\s\x02\ufffe]*[\x02\ufffe]|[^\s\x02\ufffe]+")
NUMBERED = re.compile(r"\(?(?:\d{1,3}[.)]|[a-z]\))[^\W\d_]")  # « U.S. » is no item's mark
BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
WRITTEN = frozenset({raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP})
TYPED = frozenset(
    {raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX}
)


@dataclass(frozen=True, slots=True)
class Look:
    """How a piece of text is written: size in points, quarter turns that level it, bold by the
    name of its font."""

    size: float
    quarters: int
    bold: bool


PLAIN = Look(0.0, 0, bold=False)


def open_pdf(path: Path) -> pypdfium2.PdfDocument:
    """Open a file with its form fields ready to be drawn. Raises pypdfium2.PdfiumError."""
    document = pypdfium2.PdfDocument(path)
    try:
        document.init_forms()
    except pypdfium2.PdfiumError:  # a broken form must not cost the text
        document.formenv = None
    return document


def is_password_error(error: pypdfium2.PdfiumError) -> bool:
    return error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)


def read_sheet(document: pypdfium2.PdfDocument, index: int) -> Sheet:
    """Lay out one page (counted from 0). Raises pypdfium2.PdfiumError where it can't be loaded."""
    page = document[index]
    try:
        typed = typed_fields(page)
        if typed is not None:
            raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
            page.close()
            page = document[index]
        view = view_of(page)
        width, height = view.size
        textpage = page.get_textpage()
        try:
            words = list(words_of(textpage, view))
        finally:
            textpage.close()
        words += unseen_fields(typed or [], words, view)
        drawn = drawings_of(page, view)
    finally:
        page.close()
    return levelled(
        Sheet(
            width,
            height,
            tuple(words),
            tuple(drawn.rules),
            min(1.0, drawn.image_area / (width * height)) if width * height else 0.0,
            drawn.curves,
            drawn.text_objects,
            filled_form=bool(typed),
        )
    )


def draw(
    document: pypdfium2.PdfDocument,
    index: int,
    *,
    scale: float | None = None,
    width_px: int | None = None,
    gray: bool = False,
) -> Image:
    """A picture of a page (counted from 0), fields and stamps drawn. Raises PdfiumError.

    Either scale (pixels a point) or width_px gives its size.
    """
    page = document[index]
    try:
        width, height = page.get_size()
        if width_px is not None:
            scale = width_px / max(width, 1.0)
        scale = min(scale or 1.0, MOST_PIXELS / max(width, height, 1.0))
        bitmap = page.render(scale=scale, grayscale=gray, may_draw_forms=True)
        try:
            image: Image = bitmap.to_pil().copy()
        finally:
            bitmap.close()
        return image
    finally:
        page.close()


def words_of(textpage: pypdfium2.PdfTextPage, view: View) -> Iterator[Word]:
    """Every word of a page, in the order of its content, boxes as shown."""
    first, last = raw.FS_RECTF(), raw.FS_RECTF()
    here, there = ctypes.byref(first), ctypes.byref(last)
    loose_box, object_at = raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetTextObject
    page = textpage.raw  # the bare handle: looked up once, not for each of six calls a word
    looks: dict[int, Look] = {}  # of the pieces that the page's text is written in
    look, starts_line = PLAIN, True
    for token in TOKEN.finditer(text_of(textpage)):
        if token[0] == "\r\n":
            starts_line = True
            continue
        start, end = token.span()
        loose_box(page, start, here)
        loose_box(page, end - 1, there)
        if piece := object_at(page, start):
            key = ctypes.addressof(piece.contents)
            if key not in looks:
                looks[key] = look_of(page, start, raw.FPDFTextObj_GetFont(piece), view)
            look = looks[key]
        quarters = look.quarters
        x0, top, x1, bottom = view.corners(
            (first.left, first.bottom, first.right, first.top),
            (last.left, last.bottom, last.right, last.top),
        )
        size, tall = look.size, min(x1 - x0 if quarters % 2 else bottom - top, TALLEST)
        if not 0.5 * tall < size < 1.5 * tall:  # a font that lies about its size
            size = tall or 1.0
        word = Word(token[0], x0, top, x1, bottom, size, look.bold, starts_line, quarters)
        if not quarters and x1 - x0 > (STRETCHED * len(token[0]) + 1) * size:
            yield from parted(word, textpage, start, view)
        elif not quarters and (mark := NUMBERED.match(token[0])):
            yield from unmarked(word, textpage, start, view, mark.end() - 1)
        else:
            yield word
        starts_line = token[0][-1] in "\x02\ufffe"


def unmarked(
    word: Word, textpage: pypdfium2.PdfTextPage, start: int, view: View, mark: int
) -> Iterator[Word]:
    """A word whose first letters are an item's mark, parted behind it if a short tab stands there.

    pdfium drops the space of « 10. By-law » where the text after the tab overlaps it.
    """
    edges = []
    letter = raw.FS_RECTF()
    for place in (start + mark - 1, start + mark):
        raw.FPDFText_GetLooseCharBox(textpage, place, ctypes.byref(letter))
        edges.append(view.box(letter.left, letter.bottom, letter.right, letter.top))
    if edges[1].x0 - edges[0].x1 < TAB * word.height:
        yield word
        return
    yield replace(word, text=word.text[:mark], x1=edges[0].x1)
    yield replace(word, text=word.text[mark:], x0=edges[1].x0, starts_line=False)


def parted(word: Word, textpage: pypdfium2.PdfTextPage, start: int, view: View) -> Iterator[Word]:
    """A word too wide for its letters, parted where they stand apart.

    pdfium sets no space between the last letter of a table's cell and the first of the next where
    the file writes both in one piece (« F1 000 € »).
    """
    letter = raw.FS_RECTF()
    at = ctypes.byref(letter)
    part = replace(word, text="", x1=word.x0)
    for place, symbol in enumerate(word.text):
        raw.FPDFText_GetLooseCharBox(textpage, start + place, at)
        box = view.box(letter.left, letter.bottom, letter.right, letter.top)
        if part.text and box.x0 - part.x1 > LOOSE * word.height:
            yield part
            part = replace(word, text="", x0=box.x0, starts_line=False)
        part = replace(part, text=part.text + symbol, x1=box.x1)
    yield part


def text_of(textpage: pypdfium2.PdfTextPage) -> str:
    """The text of a page, one unit for each of pdfium's letters, so that places in it agree."""
    count = raw.FPDFText_CountChars(textpage)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(textpage, 0, count, buffer)
    if written == count + 1:
        return "".join(map(chr, buffer[:count]))
    # Letters of no known meaning are left out of the text above: ask for each letter then.
    return "".join(chr(raw.FPDFText_GetUnicode(textpage, i) or 0xFFFD) for i in range(count))


def look_of(page: Any, index: int, font: Any, view: View) -> Look:
    """How the piece of text is written that a letter belongs to."""
    matrix, scale, quarters = raw.FS_MATRIX(), 1.0, 0
    if raw.FPDFText_GetMatrix(page, index, ctypes.byref(matrix)):
        scale = hypot(matrix.c, matrix.d)
        level = quarters_of(matrix.a, matrix.b)
        quarters = level if level == SLANTED else (level - view.quarters) % 4
    bold = False
    if font:
        name = ctypes.create_string_buffer(128)
        raw.FPDFFont_GetBaseFontName(font, name, 128)
        bold = bool(BOLD.search(name.value))
    return Look(scale * raw.FPDFText_GetFontSize(page, index), quarters, bold)


def typed_fields(page: pypdfium2.PdfPage) -> list[tuple[Box, str]] | None:
    """What was typed into a form's fields, with their boxes in the page's own space.

    None where the page holds nothing that must be drawn into it: no field, note or stamp.
    """
    form = page.formenv
    typed: list[tuple[Box, str]] = []
    written = False
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        kind = raw.FPDFAnnot_GetSubtype(note)
        written = written or kind in WRITTEN
        if form and kind == raw.FPDF_ANNOT_WIDGET:
            typed += typed_in(note, form)
        raw.FPDFPage_CloseAnnot(note)
    return typed if written else None


def typed_in(note: Any, form: pypdfium2.PdfFormEnv) -> Iterator[tuple[Box, str]]:
    """What was typed into one field, with its box, if anything was."""
    if raw.FPDFAnnot_GetFormFieldType(form, note) not in TYPED:
        return
    size = raw.FPDFAnnot_GetFormFieldValue(form, note, None, 0)
    if size <= 2:  # bytes: an empty text is its closing NUL alone
        return
    buffer = (ctypes.c_ushort * (size // 2))()
    raw.FPDFAnnot_GetFormFieldValue(form, note, buffer, size)
    value = bytes(buffer).decode("utf-16-le", "replace").rstrip("\0").strip()
    corner = raw.FS_RECTF()
    if value and raw.FPDFAnnot_GetRect(note, ctypes.byref(corner)):
        yield Box(corner.left, corner.bottom, corner.right, corner.top), value


def unseen_fields(typed: list[tuple[Box, str]], words: list[Word], view: View) -> Iterator[Word]:
    """The values of fields that the file does not draw (no appearance): set where they belong."""
    for place, value in typed:
        field = view.box(place.x0, place.top, place.x1, place.bottom)
        if any(is_within(word, field) for word in words):
            continue
        lines = [line.split() for line in value.splitlines() if line.strip()]
        step = (field.bottom - field.top) / len(lines)
        tall = min(step, LETTER)
        for row, line in enumerate(lines):
            wide = (field.x1 - field.x0) / sum(len(text) + 1 for text in line)
            x0, top = field.x0, field.top + row * step
            for text in line:
                x1 = x0 + wide * len(text)
                yield Word(text, x0, top, x1, top + tall, tall, starts_line=x0 == field.x0)
                x0 = x1 + wide


def is_within(word: Word, field: Box) -> bool:
    """Whether the middle of a word lies in a field."""
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return field.x0 <= x <= field.x1 and field.top <= y <= field.bottom

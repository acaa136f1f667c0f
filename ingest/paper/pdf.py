"""From a PDF to the blocks of its pages, in reading order, with their boxes.

Which reader reads a page:

1. pdfium lays out every page, in 2 to 5 ms. Ruled tables are found among the lines that it draws.
2. pdfplumber lays out, in 100 ms, a page that pdfium can't load, a page where pdfium's letters
   have no known meaning (over 5 % are U+FFFD, private or control codes), and a page whose text
   operators give pdfium no word. It is believed where it gives fewer unknown letters. So it is
   where pdfminer counts other letters than pdfium (witness.py), if it lays out more of them.
3. Tesseract reads the picture of a page with no words, or with so few (a stamp, a page number)
   over a picture or outlines that they can't be its text. Only where it is installed.

Last, what runs on along the pages (heads, feet, page numbers, stamps) is left where it is said
first (running.py).
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2

from archive.errors import NotFound
from archive.model import Box
from archive.withholding import Removed
from ingest.errors import CutShort, Damaged, Encrypted, Unreadable
from ingest.paper import ocr as pictures
from ingest.paper import pdfium
from ingest.paper.disguises import has_end, holds, refuse_disguise
from ingest.paper.layout import blocks_of
from ingest.paper.plumber import SecondReader
from ingest.paper.removal import without
from ingest.paper.running import without_running
from ingest.paper.sheet import Sheet
from ingest.paper.witness import MOST_COUNTED, Witness, are_apart, letters_in
from ingest.paper.wording import unknown_share
from ingest.reading import Block, PageReading, PdfReading, text_of

LETTER = (612.0, 792.0)  # points: the size given to a page that no reader opens
LITTLE = 250  # letters: fewer, over a picture, are a stamp, a signature, a number
PICTURED = 0.5  # of the page: what a picture covers of a scan
PICTURED_BLANK = 0.02  # the same on a page without a word: a logo's worth of ink
OUTLINES = 300  # drawn curves: letters as outlines have one or more each
OUTLINES_BLANK = 20
UNRELIABLE = 0.05  # share of unknown letters: then the second reader is asked
GARBLED = 0.3  # share of unknown letters: then the text is none
PAGES_OPEN = 200  # pages: then the file is opened anew, so that memory stays flat
OCR_DPI = 250
OCR_PIXELS = 4000  # the longer side of a picture that is read
WIDEST = 4000  # pixels of a page's picture
ENOUGH_OPENING = 200  # characters of a first page that need no second

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as read, with what was missing: a picture of text that no reader could read."""

    page: PageReading
    lacks_text: bool = False
    differs: bool = False  # two readers tell two things of its text


class Book:
    """A PDF opened with the readers that open it. pages is the greater of their counts."""

    def __init__(self, path: Path) -> None:
        """Raises Encrypted, CutShort or Damaged where no reader opens the file."""
        self.path = path
        self.first = open_first(path)
        self.second = SecondReader(path)
        self.witness = Witness(path)
        self.suspected = False
        try:
            counted = self.witness.count()
        except PermissionError as error:
            if self.first is None:
                raise Encrypted(path.name) from error
            counted = None
        self.own = 0
        if self.first is not None:
            with pdfium.LOCK:
                self.own = len(self.first)
        self.counts_differ = bool(self.own and counted is not None and counted != self.own)
        self.pages = max(self.own, counted or 0)
        if not self.pages:
            self.close()
            raise broken(path)

    def second_sheet(self, index: int) -> Sheet | None:
        """A page as the second reader lays it out, where its count is the first one's.

        Where they differ, one of them leaves a page out, and its third may be the other's fourth.
        """
        if self.counts_differ and index < self.own:
            return None
        return self.second.sheet(index)

    def reopen(self) -> None:
        """Open the file in pdfium anew, which keeps all that it has parsed: 70 KB a page."""
        if self.first is not None and (anew := open_first(self.path)) is not None:
            with pdfium.LOCK:
                self.first.close()
            self.first = anew

    def close(self) -> None:
        self.second.close()
        self.witness.close()
        if self.first is not None:
            with pdfium.LOCK:
                self.first.close()


def read_pdf(
    path: Path,
    *,
    on_page: Progress | None = None,
    ocr: bool = True,
    removed: Removed | None = None,
) -> PdfReading:
    """Read every page of a PDF. A page that can't be read is marked, and the others go on.

    on_page(done, total) is called after each page. ocr: read pictures of pages where Tesseract is
    installed. removed: regions by page, whose words are left out. Raises Empty, WordNamedPdf,
    NotAPdf, Encrypted, CutShort or Damaged.
    """
    refuse_disguise(path)
    book = Book(path)
    ocr = ocr and pictures.available()
    leaves: list[Leaf] = []
    try:
        middle = book.pages // 2
        laid = {middle: sheet_of(book, middle)}  # once: laying a form out changes the page
        book.suspected = witnessed(book, middle, *laid[middle])[2]
        for index in range(book.pages):
            if index and index % PAGES_OPEN == 0:
                book.reopen()
            sheet, reader = laid.pop(index) if index in laid else sheet_of(book, index)
            regions = (removed or {}).get(index + 1, ())
            leaves.append(leaf_of(book, index, sheet, reader, ocr=ocr, removed=regions))
            if on_page is not None:
                on_page(index + 1, book.pages)
    finally:
        book.close()
    if all(leaf.page.trouble for leaf in leaves):
        raise broken(path)
    doubts = doubts_of(leaves) + (("page-count-differs",) if book.counts_differ else ())
    pages = [leaf.page for leaf in leaves]
    unread = not ocr and any(leaf.lacks_text for leaf in leaves)
    doubts += pictures.doubts_of(pages, unread=unread)
    if not has_end(path):
        doubts += ("cut-short",)
    return PdfReading(without_running(pages), doubts, openings=tuple(map(text_of, pages)))


def open_first(path: Path) -> pypdfium2.PdfDocument | None:
    """The file in pdfium, or None where pdfium can't open it. Raises Encrypted."""
    with pdfium.LOCK:
        try:
            return pdfium.open_pdf(path)
        except pypdfium2.PdfiumError as error:
            # pdfium's last error may be that of another file, so the file is asked too.
            if pdfium.is_password_error(error) and holds(path, b"/Encrypt"):
                raise Encrypted(path.name) from error
            return None


def broken(path: Path) -> Unreadable:
    """A file that no reader opens is half a file where its end is missing, else damaged."""
    return Damaged(path.name) if has_end(path) else CutShort(path.name)


def leaf_of(
    book: Book,
    index: int,
    sheet: Sheet | None,
    reader: str | None,
    *,
    ocr: bool,
    removed: Sequence[Box] = (),
) -> Leaf:
    """Read one page (counted from 0), laid out already, with the other readers that it needs."""
    differs = False
    if book.suspected or has_little(sheet, book.witness):
        sheet, reader, differs = witnessed(book, index, sheet, reader)
    if sheet is None:
        page = PageReading(index + 1, *LETTER, (), None, "page-unreadable")
        return Leaf(page)
    sheet = without(sheet, removed)
    blocks = blocks_of(sheet) if unknown(sheet) < GARBLED else ()
    page = PageReading(index + 1, sheet.width, sheet.height, blocks, reader if blocks else None)
    if not is_picture_of_text(sheet, blocks):
        return Leaf(page, differs=differs)
    scan = scan_of(book, index, page, removed) if ocr else pictures.Scan()
    if not scan.blocks:
        return Leaf(page, lacks_text=True, differs=differs)
    held = with_stamps(scan.blocks, blocks)
    return Leaf(
        replace(page, blocks=held, reader="ocr", confidence=scan.confidence), differs=differs
    )


def sheet_of(book: Book, index: int) -> tuple[Sheet | None, str | None]:
    """A page laid out by the reader that reads it best, and that reader's name."""
    sheet = None
    if book.first is not None:
        with pdfium.LOCK:
            try:
                sheet = pdfium.read_sheet(book.first, index)
            except (pypdfium2.PdfiumError, IndexError):
                sheet = None
    if sheet is not None and not is_unreliable(sheet):
        return sheet, "pdfium"
    other = book.second_sheet(index)
    if other is not None and (sheet is None or is_better(other, sheet)):
        return other, "pdfplumber"
    return sheet, "pdfium" if sheet is not None else None


def has_little(sheet: Sheet | None, witness: Witness) -> bool:
    """Whether a page holds so little that a witness is heard, who is not heard for ever."""
    return letters_in(sheet) < LITTLE and witness.asked < MOST_COUNTED


def witnessed(
    book: Book, index: int, sheet: Sheet | None, reader: str | None
) -> tuple[Sheet | None, str | None, bool]:
    """(a page, its reader, whether two readers tell two things of it): the better one's page.

    What pdfminer counts beyond the page's edges is not on the page as it is laid out, so the layout
    is what counts.
    """
    if sheet is None or reader != "pdfium" or book.witness.agrees(index, sheet):
        return sheet, reader, False
    own, counted = letters_in(sheet), book.witness.letters(index)
    if counted is None or not are_apart(own, counted):
        return sheet, reader, False
    other = book.second_sheet(index)
    if other is None or not are_apart(own, letters_in(other)):
        return sheet, reader, False
    if letters_in(other) > own and unknown(other) <= max(unknown(sheet), UNRELIABLE):
        return other, "pdfplumber", True
    return sheet, reader, True


def unknown(sheet: Sheet) -> float:
    """The share of a page's letters that have no known meaning."""
    return unknown_share("".join(word.text for word in sheet.words))


def is_unreliable(sheet: Sheet) -> bool:
    """Whether the second reader should be asked: unknown letters, or text that gives no word."""
    return unknown(sheet) > UNRELIABLE or (sheet.text_objects > 0 and not sheet.words)


def is_better(other: Sheet, sheet: Sheet) -> bool:
    return bool(other.words) and (not sheet.words or unknown(other) < unknown(sheet))


def is_picture_of_text(sheet: Sheet, blocks: Sequence[Block]) -> bool:
    """Whether a page's text is in a picture or in outlines, beside the few words it may have."""
    letters = sum(len("".join(block.text.split())) for block in blocks)
    if not letters:
        return (
            sheet.image_share > PICTURED_BLANK or sheet.curves > OUTLINES_BLANK or bool(sheet.words)
        )
    return letters < LITTLE and (sheet.image_share > PICTURED or sheet.curves > OUTLINES)


def scan_of(book: Book, index: int, page: PageReading, removed: Sequence[Box]) -> pictures.Scan:
    """What Tesseract reads on a page's picture."""
    if book.first is None:
        return pictures.Scan()
    scale = min(OCR_DPI / 72, OCR_PIXELS / max(page.width, page.height))
    with pdfium.LOCK:
        try:
            image = pdfium.draw(book.first, index, scale=scale, gray=True)
        except pypdfium2.PdfiumError:
            return pictures.Scan()
    return pictures.read_page(image, width=page.width, height=page.height, removed=removed)


def with_stamps(read: Sequence[Block], own: Sequence[Block]) -> tuple[Block, ...]:
    """A picture's blocks, then the page's own few; what was read twice is kept as its own."""
    return (*(block for block in read if not any(covers(one, block) for one in own)), *own)


def covers(own: Block, read: Block) -> bool:
    """Whether the middle of a block read from the picture lies in one of the page's own."""
    if own.box is None or read.box is None:
        return False
    x, y = (read.box.x0 + read.box.x1) / 2, (read.box.top + read.box.bottom) / 2
    return own.box.x0 <= x <= own.box.x1 and own.box.top <= y <= own.box.bottom


def doubts_of(leaves: Sequence[Leaf]) -> tuple[str, ...]:
    """What the clerk is told of the whole file."""
    doubts: list[str] = []
    read = [leaf for leaf in leaves if not leaf.page.trouble]
    if not any(leaf.page.blocks and not leaf.lacks_text for leaf in read):
        doubts.append("no-text")
        if any(leaf.page.blocks for leaf in read):
            doubts.append("only-stamp")
    elif any(leaf.lacks_text for leaf in read):
        doubts.append("some-pages-no-text")
    if len(read) < len(leaves):
        doubts.append("some-pages-unreadable")
    if any(leaf.differs for leaf in leaves):
        doubts.append("text-differs")
    return tuple(doubts)


def render_page(path: Path, number: int, *, width_px: int) -> bytes:
    """The PNG of a page (counted from 1) as it is shown, form fields and stamps drawn.

    Raises NotFound for a page that the file doesn't have, and what read_pdf raises for a file
    that can't be opened; Damaged where the page alone can't be drawn.
    """
    refuse_disguise(path)
    document = open_first(path)
    if document is None:
        raise broken(path)
    with pdfium.LOCK:
        try:
            if not 1 <= number <= len(document):
                raise NotFound(f"{path.name}, {number}")
            image = pdfium.draw(document, number - 1, width_px=max(1, min(width_px, WIDEST)))
        except pypdfium2.PdfiumError as error:
            raise Damaged(path.name) from error
        finally:
            document.close()
    out = io.BytesIO()
    image.save(out, format="PNG", compress_level=3)  # a third faster than 6, and no larger
    return out.getvalue()


def opening(reading: PdfReading) -> str:
    """The text by which a file is identified: its first page, and its second where that is short.

    A cover page may hold a title only, so the next page that has text is added.
    """
    texts = ["\n".join(block.text for block in page.blocks) for page in reading.pages[:2]]
    if len(texts) > 1 and len(texts[0]) < ENOUGH_OPENING:
        return "\n".join(filter(None, texts))
    return texts[0] if texts else ""

"""Scans that are pictures (PNG, JPEG, TIFF of several pages) into pages of text, through Tesseract.

A page's size in points comes from the picture's own dots per inch. Where Tesseract is not
installed, pages are kept without text, as those of a scanned PDF are.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageOps, UnidentifiedImageError

from archive.errors import NotFound
from archive.model import Box
from archive.withholding import Removed
from ingest.errors import CutShort, Damaged, Empty, PictureTooLarge, Unsupported
from ingest.paper import ocr as scans
from ingest.reading import PageReading, PdfReading

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

FORMATS = ("PNG", "JPEG", "TIFF")  # a telephone's JPEG may hold previews behind it: left unread
PAGED = "TIFF"  # the only one of them whose further pictures are pages
MOST_PIXELS = 90_000_000  # one page: an A3 sheet at 600 dots per inch has 70 million
MOST_PAGES = 5_000
DPI = 150.0  # where the picture says none
LOWEST_DPI, HIGHEST_DPI = 100.0, 2400.0  # 72 and 96 are what programs write that know none
FINEST_PIXELS = 4000  # the longer side of a picture that is read (pdf.py's scans likewise)
COARSE_PIXELS = 1600  # the same: a picture with fewer is doubled, letters being too small
WIDEST = 4000  # pixels of a page's picture
REDUCED, NEW_SUBFILE = 1, 254  # TIFF's tag and bit for a preview of another page
WHITE = (255, 255, 255)
# What Pillow raises for a picture that it can't unpack, beside OSError.
UNREADABLE = (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError, KeyError)

Progress = Callable[[int, int], None]


def read_picture(
    path: Path,
    *,
    on_page: Progress | None = None,
    ocr: bool = True,
    removed: Removed | None = None,
) -> PdfReading:
    """Read each page of a scan. A page that can't be unpacked is marked, and the others go on.

    on_page(done, total) is called after each. ocr: read the text where Tesseract is installed.
    Raises Empty, CutShort, Damaged, PictureTooLarge, or Unsupported for what is no such picture.
    """
    pages: list[PageReading] = []
    ocr = ocr and scans.available()
    with opened(path) as picture:
        frames = frames_of(picture)
        for number, frame in enumerate(frames, start=1):
            regions = (removed or {}).get(number, ())
            pages.append(page_of(picture, path, frame, number, ocr=ocr, removed=regions))
            if on_page is not None:
                on_page(number, len(frames))
    if all(page.trouble for page in pages):
        raise broken(path)
    doubts = doubts_of(pages) + scans.doubts_of(pages, unread=not ocr)
    return PdfReading(tuple(pages), doubts)


def render(path: Path, number: int, *, width_px: int) -> bytes:
    """The PNG of a page (counted from 1), upright, on white.

    Raises NotFound for a page that the file hasn't, and what read_picture raises.
    """
    with opened(path) as picture:
        frames = frames_of(picture)
        if not 1 <= number <= len(frames):
            raise NotFound(f"{path.name}, {number}")
        try:
            page, width, height = upright(picture, path, frames[number - 1])
        except UNREADABLE as error:
            raise broken(path) from error
        across = max(1, min(width_px, WIDEST))
        down = max(1, min(round(across * height / width), 4 * WIDEST))
        drawn = page.resize((across, down), Image.Resampling.LANCZOS, reducing_gap=2.0)
    out = io.BytesIO()
    drawn.save(out, format="PNG")
    return out.getvalue()


@contextmanager
def opened(path: Path) -> Iterator[Picture]:
    """A picture, of which no pixel is unpacked yet."""
    if not path.stat().st_size:
        raise Empty(path.name)
    with warnings.catch_warnings():
        # What Pillow warns of: odd tags of a scanner's TIFF, a size that is checked below.
        warnings.simplefilter("ignore")
        try:
            picture = Image.open(path, formats=FORMATS)
        except Image.DecompressionBombError as error:
            raise PictureTooLarge(path.name, found="?", limit=MOST_PIXELS // 1_000_000) from error
        except UnidentifiedImageError as error:
            raise unknown(path) from error
        except UNREADABLE as error:
            raise broken(path) from error
        with picture:
            yield picture


def unknown(path: Path) -> Exception:
    """A file that begins as none of these pictures; half a header begins as one."""
    with path.open("rb") as file:
        head = file.read(16)
    if head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*")):
        return broken(path)
    return Unsupported(path.name, found="BIN") if head.strip(b"\0") else CutShort(path.name)


def broken(path: Path) -> Exception:
    """Half a PNG or JPEG lacks its end mark; a TIFF has none."""
    with path.open("rb") as file:
        head = file.read(4)
        file.seek(-min(path.stat().st_size, 64), 2)
        tail = file.read()
    cut = (head == b"\x89PNG" and b"IEND" not in tail) or (
        head.startswith(b"\xff\xd8") and b"\xff\xd9" not in tail
    )
    return CutShort(path.name) if cut else Damaged(path.name)


def frames_of(picture: Picture) -> list[int]:
    """The places of a file's pages among its pictures; a TIFF's previews of pages are none."""
    if picture.format != PAGED:
        return [0]
    pages = []
    try:
        for frame in range(min(getattr(picture, "n_frames", 1), MOST_PAGES)):
            picture.seek(frame)
            if not int(tags_of(picture).get(NEW_SUBFILE, 0)) & REDUCED:
                pages.append(frame)
    except UNREADABLE:
        pass  # the list of a TIFF's pages is broken here: those before are kept
    return pages or [0]


def tags_of(picture: Picture) -> dict[int, int]:
    return dict(getattr(picture, "tag_v2", {}))


def page_of(
    picture: Picture,
    path: Path,
    frame: int,
    number: int,
    *,
    ocr: bool,
    removed: Sequence[Box] = (),
) -> PageReading:
    """One page as read."""
    try:
        page, width, height = upright(picture, path, frame)
        scan = scans.Scan()
        if ocr:
            scan = scans.read_page(sharp(page), width=width, height=height, removed=removed)
    except UNREADABLE:
        return PageReading(number, 612.0, 792.0, (), None, "page-unreadable")
    reader = "ocr" if scan.blocks else None
    return PageReading(number, width, height, scan.blocks, reader, confidence=scan.confidence)


def upright(picture: Picture, path: Path, frame: int) -> tuple[Picture, float, float]:
    """(a page as it is shown, its width and height in points), gray or in colour, on white.

    Raises PictureTooLarge before a pixel is unpacked; one of UNREADABLE.
    """
    picture.seek(frame)
    if picture.width * picture.height > MOST_PIXELS:
        found = round(picture.width * picture.height / 1_000_000)
        raise PictureTooLarge(path.name, found=found, limit=MOST_PIXELS // 1_000_000)
    across, down = dpi_of(picture)
    width, height = picture.width * 72 / across, picture.height * 72 / down
    turned = ImageOps.exif_transpose(picture)
    if (turned.width < turned.height) != (picture.width < picture.height):
        width, height = height, width
    return on_white(turned), width, height


def dpi_of(picture: Picture) -> tuple[float, float]:
    """Dots per inch across and down. A fax has twice as many across as down."""
    try:
        across, down = (float(value) for value in picture.info["dpi"])
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return DPI, DPI
    known = LOWEST_DPI <= max(across, down) <= HIGHEST_DPI and min(across, down) >= LOWEST_DPI / 2
    return (across, down) if known else (DPI, DPI)


def on_white(picture: Picture) -> Picture:
    """A picture in gray or in colour; what is transparent lets white paper through."""
    if picture.mode in ("1", "L"):
        return picture.convert("L")
    if picture.mode.startswith("I;16"):
        return picture.convert("I").point(lambda level: level * (1 / 256)).convert("L")
    if picture.mode in ("I", "F"):
        return ImageOps.autocontrast(picture.convert("L"))
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        paper = Image.new("RGB", seen.size, WHITE)
        paper.paste(seen, mask=seen.getchannel("A"))
        return paper
    return picture.convert("RGB")


def sharp(page: Picture) -> Picture:
    """A page in gray at the size that Tesseract reads best, with as many dots down as across."""
    gray = page.convert("L")
    longer = max(gray.size)
    if longer > FINEST_PIXELS:
        gray.thumbnail((FINEST_PIXELS, FINEST_PIXELS), Image.Resampling.LANCZOS)
    elif longer < COARSE_PIXELS:
        gray = gray.resize((gray.width * 2, gray.height * 2), Image.Resampling.BICUBIC)
    return gray


def doubts_of(pages: list[PageReading]) -> tuple[str, ...]:
    """What the clerk is told of the whole file."""
    read = [page for page in pages if not page.trouble]
    doubts = []
    if not any(page.blocks for page in read):
        doubts.append("no-text")
    elif not all(page.blocks for page in read):
        doubts.append("some-pages-no-text")
    if len(read) < len(pages):
        doubts.append("some-pages-unreadable")
    return tuple(doubts)

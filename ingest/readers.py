"""The tasks that run in the worker's child process: each takes a path, and opens that file only.

READERS says which task reads which sort of file; PICTURES which one draws the pages of which type.
What is made of the words of a file is made in its child too (compose): on every core, and where a
text that our rules never end on takes nothing else with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pdfplumber  # noqa: F401  # loaded here once, so that each child forks with it in memory

from archive.machine import NoRoom, trouble
from archive.model import Filing
from archive.withholding import Removed, regions
from ingest.bundles import attachments
from ingest.bundles.unpacking import Unpacked, unpack
from ingest.compose import Known, compose
from ingest.paper import burning, html, office, pdf, picture, plain, word
from ingest.paper.removal import without_words
from ingest.reading import CaptionReading, MediaReading, PdfReading, Reading
from ingest.recordings import recording, transcripts
from ingest.sniff import Sort

Progress = Callable[[int, int], None]
OFFICE_TYPES = {
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".rtf": "application/rtf",
}
PICTURE_TYPES = {b"\x89P": "image/png", b"\xff\xd8": "image/jpeg"}  # else TIFF


def read_pdf(path: Path, ocr: bool, removed: Removed, *, on_page: Progress) -> PdfReading:
    reading = pdf.read_pdf(path, on_page=on_page, ocr=ocr, removed=removed)
    return replace(reading, carries=attachments.carries(path))


def read_word(path: Path, _ocr: bool, _removed: Removed, *, on_page: Progress) -> PdfReading:
    return replace(word.read_word(path, on_page=on_page), media_type=OFFICE_TYPES[".docx"])


def read_office(path: Path, ocr: bool, removed: Removed, *, on_page: Progress) -> PdfReading:
    suffix = office.format_of(path)
    media_type = OFFICE_TYPES.get(suffix, "application/octet-stream")
    return replace(
        office.read_office(path, on_page=on_page, ocr=ocr, removed=removed), media_type=media_type
    )


def read_html(path: Path, _ocr: bool, _removed: Removed, *, on_page: Progress) -> PdfReading:
    return replace(html.read_html(path, on_page=on_page), media_type="text/html")


def read_plain(path: Path, _ocr: bool, _removed: Removed, *, on_page: Progress) -> PdfReading:
    return replace(plain.read_plain(path, on_page=on_page), media_type="text/plain")


def read_picture(path: Path, ocr: bool, removed: Removed, *, on_page: Progress) -> PdfReading:
    with path.open("rb") as opened:
        media_type = PICTURE_TYPES.get(opened.read(2), "image/tiff")
    reading = picture.read_picture(path, on_page=on_page, ocr=ocr, removed=removed)
    return replace(reading, media_type=media_type)


def read_transcript(
    path: Path, _ocr: bool, _removed: Removed, *, on_page: Progress
) -> CaptionReading:
    return transcripts.read_transcript(path)


def probe_recording(
    path: Path, _ocr: bool, _removed: Removed, *, on_page: Progress
) -> MediaReading:
    return recording.probe(path)


READERS: Mapping[Sort, Callable[..., Reading]] = {
    Sort.PDF: read_pdf,
    Sort.CAPTIONS: read_transcript,
    Sort.RECORDING: probe_recording,
    Sort.WORD: read_word,
    Sort.OFFICE: read_office,
    Sort.HTML: read_html,
    Sort.PICTURE: read_picture,
    Sort.TEXT: read_plain,
}


@dataclass(frozen=True, slots=True)
class Composed:
    """What a file adds to the archive. carries: it holds files of its own."""

    filing: Filing
    carries: bool


def compose_file(path: Path, sort: Sort, ocr: bool, known: Known, *, on_page: Progress) -> Composed:
    reading = READERS[sort](path, ocr, regions(known.removed), on_page=on_page)
    if isinstance(reading, PdfReading):
        reading = without_words(reading, [one.words for one in known.removed if one.words])
    carries = isinstance(reading, PdfReading) and reading.carries
    return Composed(compose(known, reading), carries)


def unpack_zip(path: Path, folder: Path, *, on_page: Progress) -> tuple[Unpacked, ...]:
    with room_in(folder):
        return unpack(path, folder, on_page=on_page)


def unpack_pdf(path: Path, folder: Path, *, on_page: Progress) -> tuple[Unpacked, ...]:
    with room_in(folder):
        return attachments.unpack_attachments(path, folder, on_page=on_page)


@contextmanager
def room_in(folder: Path) -> Iterator[None]:
    """A full disk is the machine's fault, not that of the file that is unpacked."""
    try:
        yield
    except OSError as cause:
        if isinstance(said := trouble(cause, folder), NoRoom):
            raise said from cause
        raise


def render_pdf(path: Path, number: int, width_px: int, *, on_page: Progress) -> bytes:
    return pdf.render_page(path, number, width_px=width_px)


def render_office(path: Path, number: int, width_px: int, *, on_page: Progress) -> bytes:
    return office.render(path, number, width_px=width_px)


def render_picture(path: Path, number: int, width_px: int, *, on_page: Progress) -> bytes:
    return picture.render(path, number, width_px=width_px)


def render_burnt(
    path: Path, leaf: burning.Leaf, media_type: str, width_px: int, *, on_page: Progress
) -> bytes:
    return burning.render(path, leaf, media_type, width_px)


PICTURES: Mapping[str, Callable[..., bytes]] = {
    "application/pdf": render_pdf,
    "application/msword": render_office,
    OFFICE_TYPES[".odt"]: render_office,
    OFFICE_TYPES[".rtf"]: render_office,
    "image/png": render_picture,
    "image/jpeg": render_picture,
    "image/tiff": render_picture,
}

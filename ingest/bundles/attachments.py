"""The files that a PDF carries: a portfolio's, and those pinned to its pages by a paper clip.

They are given as zip_members gives those of a ZIP. Runs in the worker's child: pdfium unpacks
an attachment before it tells how large it is.
"""

from __future__ import annotations

import ctypes
import mmap
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from ingest.bundles.errors import MemberDamaged, Swollen
from ingest.bundles.names import plain_name
from ingest.bundles.unpacking import Progress, Unpacked, gathered
from ingest.bundles.zip_members import SMALL, STANDARD, Limits, Member
from ingest.errors import Damaged, Empty, Encrypted, Unreadable
from ingest.inbox import is_ignored
from ingest.paper.pdfium import LOCK, is_password_error

MOST_PAGES = 5_000  # that are looked at for paper clips
CHUNK = 1 << 20


def carries(path: Path) -> bool:
    """Whether a PDF holds any file, as far as can be told at once."""
    with LOCK:
        try:
            document = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError:
            return False
        with closing(document):
            return raw.FPDFDoc_GetAttachmentCount(document) > 0 or _has_pins(path)


def attachments(path: Path, limits: Limits = STANDARD) -> Iterator[Member]:
    """Each file that a PDF carries; none for most. A refused one has its error.

    Raises Empty, Encrypted, or Damaged where pdfium can't open the PDF.
    """
    if not path.stat().st_size:
        raise Empty(path.name)
    with LOCK:
        try:
            document = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError as error:
            raise (Encrypted if is_password_error(error) else Damaged)(path.name) from error
        with closing(document):
            most_bytes = max(SMALL, limits.ratio * path.stat().st_size)
            for n, handle in enumerate(_handles(document, path)):
                member = _member(pypdfium2.PdfAttachment(handle, document), n, most_bytes, limits)
                if member is not None:
                    yield member


def unpack_attachments(
    path: Path, folder: Path, limits: Limits = STANDARD, *, on_page: Progress | None = None
) -> tuple[Unpacked, ...]:
    """Write each file that a PDF carries into a folder, as bundle.unpack does; () for none."""
    return gathered(attachments(path, limits), path, folder, limits, on_page)


def _handles(document: pypdfium2.PdfDocument, path: Path) -> Iterator[object]:
    """The portfolio's files, then those pinned to pages, where the file has any such pin."""
    for index in range(max(0, raw.FPDFDoc_GetAttachmentCount(document))):
        handle = raw.FPDFDoc_GetAttachment(document, index)
        if handle:
            yield handle
    if not _has_pins(path):
        return
    for index in range(min(len(document), MOST_PAGES)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            continue
        with closing(page):
            yield from _pinned(page)


def _has_pins(path: Path) -> bool:
    """Whether a pin shows in the file's bytes. One in a compressed object stream does not."""
    with path.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as all_:
        return re.search(rb"/FileAttachment\b", all_) is not None


def _pinned(page: pypdfium2.PdfPage) -> Iterator[object]:
    for n in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, n)
        if not note:
            continue
        try:
            if raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_FILEATTACHMENT:
                handle = raw.FPDFAnnot_GetFileAttachment(note)
                if handle:
                    yield handle
        finally:
            raw.FPDFPage_CloseAnnot(note)


def _member(
    attachment: pypdfium2.PdfAttachment, n: int, most_bytes: int, limits: Limits
) -> Member | None:
    """One attachment. Its name may be a path on its author's computer: the end of it is taken."""
    try:
        written = attachment.get_name()
    except (pypdfium2.PdfiumError, UnicodeDecodeError):
        written = ""
    name = plain_name(re.split(r"[/\\]", written)[-1]) or f"{n + 1}.bin"
    if is_ignored(name):
        return None
    size = ctypes.c_ulong()
    known = raw.FPDFAttachment_GetFile(attachment, None, 0, size)
    error: Unreadable | None = None
    if not known or not size.value:
        error = MemberDamaged(name)
    elif size.value > most_bytes:
        error = Swollen(name, limit=limits.ratio)
    return Member(name, (), size.value, error, lambda: _chunks(attachment, name))


def _chunks(attachment: pypdfium2.PdfAttachment, name: str) -> Iterator[bytes]:
    """An attachment's bytes. Raises MemberDamaged."""
    try:
        whole = memoryview(attachment.get_data())
    except pypdfium2.PdfiumError as error:
        raise MemberDamaged(name) from error
    for start in range(0, len(whole), CHUNK):
        yield bytes(whole[start : start + CHUNK])

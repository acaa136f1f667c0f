"""Files named .pdf that are something else: said by their first bytes, as a clerk would say it."""

from __future__ import annotations

import zipfile
from pathlib import Path

from ingest.errors import CutShort, Empty, NotAPdf, Unreadable, WordNamedPdf

HEAD = 1024  # bytes: a PDF's header may stand anywhere in them (ISO 32000-1, annex H.3.4.1)
TAIL = 2048  # bytes: a whole PDF has %%EOF, or at least startxref, in them
PIECE = 1 << 16  # bytes

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SIGNATURES = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"BM", "BMP"),
    (b"%!", "PostScript"),
    (b"{\\rtf", "RTF"),
    (b"ID3", "MP3"),
    (b"RIFF", "WAV, AVI, WebP"),
    (b"\x1f\x8b", "GZIP"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"SQLite format 3", "SQLite"),
)
# What a container holds, by a name in it; Word is told apart, since its remedy is another.
IN_ZIP = (("xl/", "Excel"), ("ppt/", "PowerPoint"), ("META-INF/manifest.xml", "OpenDocument"))
IN_OLE = (("Workbook", "Excel"), ("PowerPoint Document", "PowerPoint"), ("__nameid", "Outlook"))
MARKUP = (b"<!doctype html", b"<html", b"<head", b"<body")


def refuse_disguise(path: Path) -> None:
    """Raise what a file is if it isn't a PDF: Empty, WordNamedPdf, NotAPdf or CutShort.

    A file of nothing but NUL is a copy whose room was set aside and never filled: CutShort.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head:
        raise Empty(path.name)
    if b"%PDF-" in head:
        return
    raise disguise(path, head)


def disguise(path: Path, head: bytes) -> Unreadable:
    """The error that says what a file is."""
    if head.startswith(ZIP):
        return zipped(path)
    if head.startswith(OLE):
        return compound(path)
    if not head.strip(b"\0"):
        return CutShort(path.name)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    for signature, name in SIGNATURES:
        if start.startswith(signature):
            return NotAPdf(path.name, found=name)
    if head[4:8] == b"ftyp":
        return NotAPdf(path.name, found="MP4")
    if any(tag in start.lower() for tag in MARKUP):
        return NotAPdf(path.name, found="HTML")
    if start.startswith(b"<?xml"):
        return NotAPdf(path.name, found="XML")
    return NotAPdf(path.name, found="TXT" if is_text(head) else "BIN")


def is_text(head: bytes) -> bool:
    return not any(byte < 9 or 13 < byte < 32 for byte in head if byte != 27)


def zipped(path: Path) -> Unreadable:
    """What a ZIP holds. Half a ZIP has lost its list of names, so its bytes are searched too."""
    try:
        with zipfile.ZipFile(path) as folder:
            names = folder.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        with path.open("rb") as file:
            names = file.read(PIECE).decode("latin-1").split("PK\x03\x04")
    if any("word/" in name for name in names):
        return WordNamedPdf(path.name, suffix=path.suffix)
    for mark, found in IN_ZIP:
        if any(mark in name for name in names):
            return NotAPdf(path.name, found=found)
    return NotAPdf(path.name, found="ZIP")


def compound(path: Path) -> Unreadable:
    """What an OLE file (Word 97 and its kin) holds, by the name of its main stream."""
    if holds(path, "WordDocument".encode("utf-16-le")):
        return WordNamedPdf(path.name, suffix=path.suffix)
    for mark, found in IN_OLE:
        if holds(path, mark.encode("utf-16-le")):
            return NotAPdf(path.name, found=found)
    return NotAPdf(path.name, found="OLE")


def holds(path: Path, mark: bytes) -> bool:
    """Whether bytes occur in a file, read piece by piece."""
    before = b""
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            if mark in before + piece:
                return True
            before = piece[-len(mark) :]
    return False


def has_end(path: Path) -> bool:
    """Whether a PDF's last bytes are those of a whole file (NULs of an unfilled copy left out)."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - TAIL))
        tail = file.read().rstrip(b"\0")
    return b"%%EOF" in tail or b"startxref" in tail

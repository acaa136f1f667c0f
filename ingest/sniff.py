"""What a file is, by its first bytes; the name only helps where bytes can't tell. Pure."""

from __future__ import annotations

import zipfile
from enum import StrEnum
from pathlib import Path, PurePath

from ingest.bundles.zip_members import STARTS, is_bundle
from ingest.recordings.transcripts import is_transcript

HEAD = 65_536  # bytes that are looked at: a transcript may begin late in its JSON


class Sort(StrEnum):
    """How a file is read."""

    EMPTY = "empty"
    PDF = "pdf"
    CAPTIONS = "captions"
    RECORDING = "recording"
    WORD = "word"
    OFFICE = "office"  # what LibreOffice opens: old Word, OpenDocument text, RTF
    HTML = "html"
    PICTURE = "picture"
    TEXT = "text"
    BUNDLE = "bundle"  # a ZIP of files
    OTHER = "other"


CAPTION_SUFFIXES = frozenset({".vtt", ".srt"})
RECORDING_SUFFIXES = frozenset(
    ".mp3 .mp4 .m4a .m4v .mov .wav .flac .ogg .oga .opus .webm .mkv .avi .aiff .aif .aac .wma "
    ".wmv .mpg .mpeg .ts .mts .3gp .amr".split()
)
ODT = b"application/vnd.oasis.opendocument.text"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Word before 2007, and other Office files
OLD_WORD = "WordDocument".encode("utf-16-le")  # the name of its main stream
OLE_SUFFIXES = (".doc", ".dot", "")
RECORDING_STARTS = (
    b"ID3", b"fLaC", b"OggS", b"\x1aE\xdf\xa3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2",
)  # fmt: skip
NAMES = (  # what the clerk is told that a file looks like
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"PK\x03\x04", "ZIP"),
    (b"%!PS", "PostScript"),
    (b"{\\rtf", "RTF"),
    (OLE, "Office"),
)


def sort_of(head: bytes, name: str) -> Sort:
    """The sort of a file from its first HEAD bytes and its name. Pure.

    What may be a ZIP of files may also be an office document whose first entry tells nothing:
    sort_in_zip looks at the whole.
    """
    suffix = PurePath(name).suffix.lower()
    if not head:
        return Sort.EMPTY
    if head.startswith(STARTS):  # before PDF, which a ZIP may hold as it is
        return _sort_of_zip(head, suffix)
    if b"%PDF-" in head[:1024]:
        return Sort.PDF
    if _is_recording(head):
        return Sort.RECORDING
    if suffix in CAPTION_SUFFIXES or is_transcript(head, name):
        return Sort.CAPTIONS
    written = _sort_of_writing(head, suffix)
    if written is Sort.OTHER and suffix in RECORDING_SUFFIXES:
        return Sort.RECORDING
    # The PDF reader says what a false .pdf is.
    return Sort.PDF if written is Sort.OTHER and suffix == ".pdf" else written


def _sort_of_writing(head: bytes, suffix: str) -> Sort:
    """The sort of a paper that is no PDF and no ZIP."""
    opening = head[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith(OLE):
        return Sort.OFFICE if OLD_WORD in head or suffix in OLE_SUFFIXES else Sort.OTHER
    if opening.startswith(b"{\\rtf"):
        return Sort.OFFICE
    if head.startswith(PICTURES):
        return Sort.PICTURE
    if opening.startswith((b"<!doctype html", b"<html", b"mime-version:")):
        return Sort.HTML
    if suffix in (".htm", ".html") and b"\0" not in head:
        return Sort.HTML
    return Sort.TEXT if suffix in (".txt", ".md") else Sort.OTHER


def _sort_of_zip(head: bytes, suffix: str) -> Sort:
    if suffix in (".docx", ".docm"):
        return Sort.WORD
    if ODT in head[:200] or suffix == ".odt":
        return Sort.OFFICE
    if is_bundle(head, f"a{suffix}"):
        return Sort.BUNDLE
    if b"word/" in head:
        return Sort.WORD
    return Sort.PDF if suffix == ".pdf" else Sort.OTHER  # whose reader says what it holds


def sort_in_zip(path: Path) -> Sort:
    """The sort of an office document that is a ZIP, by the list of what it holds."""
    try:
        with zipfile.ZipFile(path) as opened:
            names = set(opened.namelist())
            if "mimetype" in names and ODT in opened.open("mimetype").read(200):
                return Sort.OFFICE
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return Sort.OTHER
    return Sort.WORD if any(name.startswith("word/") for name in names) else Sort.OTHER


def looks_like(head: bytes, name: str) -> str:
    """A short name for a file's format, for the sentence that refuses it."""
    for start, known in NAMES:
        if head.startswith(start):
            return known
    opening = head[:512].lstrip().lower()
    if opening.startswith((b"<!doctype html", b"<html")):
        return "HTML"
    return PurePath(name).suffix.lower() or "?"


def _is_recording(head: bytes) -> bool:
    return (
        head.startswith(RECORDING_STARTS)
        or head[4:8] == b"ftyp"
        or (head[:4] == b"RIFF" and head[8:12] in (b"WAVE", b"AVI "))
        or (head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC"))
    )

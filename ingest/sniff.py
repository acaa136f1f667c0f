"""What a file is, by its first bytes; the name only helps where bytes can't tell. Pure."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath

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
    OTHER = "other"


CAPTION_SUFFIXES = frozenset({".vtt", ".srt"})
RECORDING_SUFFIXES = frozenset(
    ".mp3 .mp4 .m4a .m4v .mov .wav .flac .ogg .oga .opus .webm .mkv .avi .aiff .aif .aac .wma "
    ".wmv .mpg .mpeg .ts .mts .3gp .amr".split()
)
ZIP = b"PK\x03\x04"
ODT = b"application/vnd.oasis.opendocument.text"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Word before 2007, and other Office files
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
    """The sort of a file from its first HEAD bytes and its name."""
    suffix = PurePath(name).suffix.lower()
    if not head:
        return Sort.EMPTY
    if b"%PDF-" in head[:1024] or suffix == ".pdf":
        return Sort.PDF  # the PDF reader says what a false .pdf is
    if _is_recording(head):
        return Sort.RECORDING
    if suffix in CAPTION_SUFFIXES or is_transcript(head, name):
        return Sort.CAPTIONS
    if suffix in RECORDING_SUFFIXES:
        return Sort.RECORDING
    return _sort_of_writing(head, suffix)


def _sort_of_writing(head: bytes, suffix: str) -> Sort:
    """The sort of a paper that is no PDF."""
    opening = head[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith(ZIP):
        if b"word/" in head or suffix in (".docx", ".docm"):
            return Sort.WORD
        return Sort.OFFICE if ODT in head[:200] or suffix == ".odt" else Sort.OTHER
    if head.startswith(OLE):
        return Sort.OFFICE if suffix in (".doc", ".dot", "") else Sort.OTHER
    if opening.startswith(b"{\\rtf"):
        return Sort.OFFICE
    if head.startswith(PICTURES):
        return Sort.PICTURE
    if opening.startswith((b"<!doctype html", b"<html", b"mime-version:")):
        return Sort.HTML
    if suffix in (".htm", ".html") and b"\0" not in head:
        return Sort.HTML
    return Sort.TEXT if suffix in (".txt", ".md") else Sort.OTHER


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

"""What a file is, by its first bytes; the name only helps where bytes can't tell. Pure."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath

HEAD = 2048  # bytes that are looked at


class Sort(StrEnum):
    """How a file is read."""

    EMPTY = "empty"
    PDF = "pdf"
    CAPTIONS = "captions"
    RECORDING = "recording"
    WORD = "word"
    OTHER = "other"


CAPTION_SUFFIXES = frozenset({".vtt", ".srt"})
RECORDING_SUFFIXES = frozenset(
    ".mp3 .mp4 .m4a .m4v .mov .wav .flac .ogg .oga .opus .webm .mkv .avi .aiff .aif .aac .wma "
    ".wmv .mpg .mpeg .ts .mts .3gp .amr".split()
)
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
    if head.lstrip(b"\xef\xbb\xbf").startswith(b"WEBVTT") or suffix in CAPTION_SUFFIXES:
        return Sort.CAPTIONS
    if _is_recording(head) or suffix in RECORDING_SUFFIXES:
        return Sort.RECORDING
    if suffix in (".doc", ".docx") or (head.startswith(b"PK\x03\x04") and b"word/" in head):
        return Sort.WORD
    return Sort.OTHER


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

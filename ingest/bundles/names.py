"""Names as they stand in a ZIP, made into names that a folder may bear. Pure.

A name's encoding is told only when it is UTF-8, and often not even then. Otherwise it is the code
page of the computer that packed it: 850 or 437 (Windows' own), 1252 (older programs), UTF-8 (Mac).
"""

from __future__ import annotations

import os
import re
import struct
import unicodedata
from zlib import crc32

CODE_PAGES = ("cp850", "cp437", "cp1252")  # the first of the best
FRENCH = frozenset("àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ°º’‘«»–—€ñÑáíóú")
UNICODE_PATH = 0x7075  # Info-ZIP's own field for a name in UTF-8
UTF8_FLAG = 0x800
DEEPEST = 8  # folders that are kept, the innermost ones: the inbox looks at twelve
LONGEST = 200  # bytes of one name; file systems have 255
DRIVE = re.compile(r"[A-Za-z]:")


def written_name(raw: bytes, *, flags: int, extra: bytes) -> str:
    """A member's name as it was meant, from its bytes, its flags and its extra fields."""
    if flags & UTF8_FLAG or raw.isascii():
        return raw.decode("utf-8", "replace")
    told = _told(raw, extra)
    if told is not None:
        return told
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return max((raw.decode(page, "replace") for page in CODE_PAGES), key=_likeliness)


def split_path(written: str) -> tuple[tuple[str, ...], str] | None:
    """(folders outermost first, name), each safe to make; None for a path that leads elsewhere.

    Windows' backslashes part folders too. ("", …) never occurs; a folder's own entry has name "".
    """
    parts = re.split(r"[/\\]", written)
    if not parts[0] and len(parts) > 1:
        return None  # from the root, or another computer's share
    if DRIVE.fullmatch(parts[0]) and len(parts) > 1:
        return None
    if ".." in (part.strip() for part in parts):
        return None
    *folders, name = parts
    kept = [plain for folder in folders if (plain := plain_name(folder)) and plain != "."]
    return tuple(kept[-DEEPEST:]), plain_name(name)


def plain_name(name: str) -> str:
    """One name without control and format characters, composed, and not too long: "" for "."."""
    shown = "".join("_" if unicodedata.category(c)[0] == "C" else c for c in name)
    plain = unicodedata.normalize("NFC", shown).strip().rstrip(".")
    if len(os.fsencode(plain)) > LONGEST:
        stem, dot, suffix = plain.rpartition(".")
        tail = f"{dot}{suffix}" if stem and len(suffix) < 10 else ""
        room = LONGEST - len(tail.encode())
        plain = (stem if tail else plain).encode()[:room].decode("utf-8", "ignore") + tail
    return plain


def _told(raw: bytes, extra: bytes) -> str | None:
    """The name in Info-ZIP's field, if it was made for this name."""
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        body, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == UNICODE_PATH and len(body) > 5 and body[0] == 1:
            (checked,) = struct.unpack("<I", body[1:5])
            if checked == crc32(raw):
                return body[5:].decode("utf-8", "replace")
    return None


def _likeliness(name: str) -> int:
    """How much a name looks like one that a person gave: accents speak for it, boxes against."""
    return sum(_worth(c) for c in name if c > "\x7f")


def _worth(c: str) -> int:
    if c in FRENCH:
        return 2
    return 0 if c.isalpha() and c < "\u0250" else -3

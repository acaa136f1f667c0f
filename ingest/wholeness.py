"""Is a file whole, as far as its own form tells?

A copy that broke off is still for as long as one likes. A PDF then lacks its trailer, a ZIP or a
Word document its list, and a recording its index: MP4 and its kin keep that at the end, unless they
were made for the web.
"""

from __future__ import annotations

import struct
import time
from pathlib import Path
from typing import BinaryIO

from ingest.paper.disguises import HEAD, ZIP, has_end

MOST_ATOMS = 10_000  # that are passed over in search of the index: a fragmented film has thousands
INDEX, LIST = b"moov", b"PK\x05\x06"
ZIP_TAIL = 65_535 + 22  # bytes: the longest comment, and the record before it


def is_whole(path: Path) -> bool:
    """False for a PDF without its trailer, a ZIP without its list, an MP4 or MOV without its index,
    and nothing but NUL, which is room set aside for a copy. True for what has no end to look for.
    """
    with path.open("rb") as opened:
        head = opened.read(HEAD)
        if head and not head.strip(b"\0"):
            # Some MP3s begin with nothing, and end in something.
            return bool(_tail(opened, HEAD).strip(b"\0"))
        if head[4:8] == b"ftyp":
            return _has_index(opened)
        if head.startswith(ZIP):
            return _tail(opened, ZIP_TAIL).rfind(LIST) >= 0
    return b"%PDF-" not in head or has_end(path)


def age_s(path: Path) -> float:
    """Seconds since a file's last change, by this machine: the time that a copy brings along may
    be years old. 0 for one that is gone."""
    try:
        return time.time() - path.stat().st_ctime
    except OSError:
        return 0.0


def _tail(opened: BinaryIO, size: int) -> bytes:
    opened.seek(max(0, opened.seek(0, 2) - size))
    return opened.read()


def _has_index(opened: BinaryIO) -> bool:
    """Whether a top-level atom of an MP4 is its index (ISO/IEC 14496-12, 4.2)."""
    at = 0
    for _ in range(MOST_ATOMS):
        opened.seek(at)
        header = opened.read(16)
        if len(header) < 8:
            return False
        size, name = struct.unpack(">I4s", header[:8])
        if name == INDEX:
            return True
        if size == 1 and len(header) == 16:
            (size,) = struct.unpack(">Q", header[8:])
        if size < 8:  # to the end of the file, or nonsense
            return False
        at += size
    return True

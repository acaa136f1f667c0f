"""What a ZIP holds, judged file by file before a byte of it is unpacked.

Nothing that a ZIP states of itself is believed: how many files it holds, how large they are, where
they belong.
"""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from ingest.bundles.errors import (
    DamagedBundle,
    LinkInBundle,
    MemberDamaged,
    MemberLocked,
    Swollen,
    TooManyMembers,
    UnknownPacking,
    UnsafeName,
)
from ingest.bundles.names import UTF8_FLAG, plain_name, split_path, written_name
from ingest.errors import CutShort, Empty, Unreadable
from ingest.inbox import is_ignored

STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OFFICE = (
    b"[Content_Types].xml", b"_rels/.rels", b"word/", b"xl/", b"ppt/", b"docProps/", b"mimetype",
    b"META-INF/",
)  # fmt: skip
OFFICE_NAMES = frozenset({"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"})
OFFICE_SUFFIXES = frozenset(
    ".docx .docm .dotx .xlsx .xlsm .pptx .odt .ods .odp .ott .epub .jar .apk .xps .oxps .kmz "
    ".pages .numbers .key .vsdx".split()
)
# LZMA is not among them: its header alone may ask for 4 GB of memory.
PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2})
UNKNOWN_PACKINGS = {9: "Deflate64", 14: "LZMA", 93: "Zstandard", 95: "XZ", 98: "PPMd"}
LOCKED = 0x1 | 0x40 | 0x2000  # flags: encrypted, strongly, with its directory
UNREADABLE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError,
    OverflowError, NotImplementedError,
)  # fmt: skip
CHUNK = 1 << 20
SMALL = 10_000_000  # bytes up to which any ratio is harmless: an empty form packs 1,000 times
RECORD = 500  # bytes of the directory for each file, on average at most
PASSED_OVER = frozenset({"__macosx"})
TAIL = 65_535 + 22 + 20  # bytes: the longest comment, the end record, the locator before it


@dataclass(frozen=True, slots=True)
class Limits:
    """What one bundle may hold, all ZIPs within it counted together.

    ratio: times that a file over 10 MB may be larger than it is packed. depth: ZIPs within ZIPs.
    """

    members: int = 5_000
    total_bytes: int = 20_000_000_000
    ratio: int = 200
    depth: int = 2


STANDARD = Limits()


@dataclass(frozen=True, slots=True)
class Member:
    """One file as a bundle holds it. chunks gives its bytes, as long as the bundle is open."""

    name: str
    folders: tuple[str, ...]
    size: int  # bytes
    error: Unreadable | None
    chunks: Callable[[], Iterator[bytes]]


def is_bundle(head: bytes, name: str) -> bool:
    """Whether first bytes (100 do) are those of a ZIP of files, not of an office document. Pure."""
    if not head.startswith(STARTS) or PurePath(name).suffix.lower() in OFFICE_SUFFIXES:
        return False
    return not head[30:60].startswith(OFFICE)


def members(path: Path, limits: Limits = STANDARD) -> Iterator[Member]:
    """Each file that a ZIP holds, in the ZIP's order; a refused one has its error.

    What programs leave by the way (__MACOSX, Thumbs.db, hidden files) is passed over.
    Raises Empty, CutShort, DamagedBundle or TooManyMembers where the ZIP can't be opened.
    """
    check_directory(path, limits)
    try:
        opened = zipfile.ZipFile(path)
    except UNREADABLE as error:
        raise DamagedBundle(path.name) from error
    with opened:
        for info in opened.infolist():
            member = _member(opened, info, limits)
            if member is not None:
                yield member


def is_bundle_file(path: Path, name: str) -> bool:
    """is_bundle of a whole file, by the names in it where it may be an office document."""
    with path.open("rb") as opened:
        if not is_bundle(opened.read(100), name):
            return False
    try:
        check_directory(path, STANDARD)
        with zipfile.ZipFile(path) as inner:
            return not OFFICE_NAMES & set(inner.namelist())
    except (Unreadable, *UNREADABLE):
        return True


def check_directory(path: Path, limits: Limits) -> None:
    """Look at a ZIP's last bytes before the list of what it holds is read into memory.

    Raises Empty, CutShort where there is no list, TooManyMembers where it is too long.
    """
    size = path.stat().st_size
    if not size:
        raise Empty(path.name)
    with path.open("rb") as opened:
        opened.seek(max(0, size - TAIL))
        tail = opened.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < 22:
        raise CutShort(path.name)
    (length,) = struct.unpack("<I", tail[at + 12 : at + 16])
    if length == 0xFFFFFFFF:
        length = _long_length(path, tail[max(0, at - 20) : at])
    if length > limits.members * RECORD:
        raise TooManyMembers(path.name, limit=limits.members)


def _long_length(path: Path, locator: bytes) -> int:
    """Bytes of the directory of a ZIP beyond 4 GB, whose own record a locator points to."""
    if len(locator) < 20 or not locator.startswith(b"PK\x06\x07"):
        raise DamagedBundle(path.name)
    (at,) = struct.unpack("<Q", locator[8:16])
    with path.open("rb") as opened:
        opened.seek(min(at, path.stat().st_size))
        record = opened.read(56)
    if len(record) < 56 or not record.startswith(b"PK\x06\x06"):
        raise DamagedBundle(path.name)
    (length,) = struct.unpack("<Q", record[40:48])
    return int(length)


def _member(opened: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> Member | None:
    """One entry, judged before a byte of it is unpacked; None for a folder's own and for litter."""
    flags = info.flag_bits
    raw = info.orig_filename.encode("utf-8" if flags & UTF8_FLAG else "cp437", "replace")
    written = written_name(raw, flags=flags, extra=info.extra)
    if written.endswith(("/", "\\")):
        return None
    split = split_path(written)
    folders, name = split if split else ((), plain_name(PurePath(written).name))
    if any(is_ignored(part) or part.lower() in PASSED_OVER for part in (*folders, name)):
        return None
    error: Unreadable | None = None
    mode = info.external_attr >> 16
    if split is None or not name:
        error = UnsafeName(written[:200])
    elif stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        error = LinkInBundle(name)
    elif flags & LOCKED:
        error = MemberLocked(name)
    elif info.compress_type not in PACKINGS:
        found = UNKNOWN_PACKINGS.get(info.compress_type, str(info.compress_type))
        error = UnknownPacking(name, found=found)
    elif info.file_size > max(SMALL, limits.ratio * info.compress_size):
        error = Swollen(name, limit=limits.ratio)
    return Member(name, folders, info.file_size, error, lambda: _chunks(opened, info, name))


def _chunks(opened: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    """The bytes of an entry, never more than it states. Raises MemberDamaged."""
    left = info.file_size
    try:
        with opened.open(info) as packed:
            while chunk := packed.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise MemberDamaged(name)
                yield chunk
    except UNREADABLE as error:
        raise MemberDamaged(name) from error

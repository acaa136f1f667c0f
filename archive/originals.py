"""The files as received, kept by SHA-256 and never changed.

originals/ab/abcdef…  one file for each byte sequence ever accepted, read-only. The name says
nothing, so no name from outside ever becomes a path.
"""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from archive.machine import sentences

CHUNK = 1 << 20
Why = Literal["gone", "denied", "not a file", "changing", "unreadable"]
SHA256_LENGTH = 64


class SourceTrouble(Exception):
    """A file given to be kept can't be had. fault is the system's word for it, where it has one."""

    def __init__(self, why: Why, fault: str | None = None) -> None:
        self.why = why
        self.fault = fault or ""
        super().__init__(why, fault)


@dataclass(frozen=True, slots=True)
class Kept:
    """An original in its place."""

    sha256: str
    size: int
    path: Path


class Originals:
    """The folder of originals."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where an original lies, whether or not it is there."""
        if len(sha256) != SHA256_LENGTH or not set(sha256) <= set("0123456789abcdef"):
            raise ValueError(sha256)
        return self.folder / sha256[:2] / sha256

    def keep(self, source: Path, *, follow_links: bool = True) -> Kept:
        """Copy a file in, hashing as it goes. Doing it again changes nothing.

        Copied beside its place, flushed to disk, renamed, and the folder flushed: after this
        returns, a power cut does not lose it. An original that has rotted is replaced by the
        good copy. Raises SourceTrouble where the source is at fault, machine.MachineTrouble where
        the disk is; either leaves nothing behind.
        """
        with _opened(source, follow_links) as given, sentences(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=".coming-", dir=self.folder)
            coming = Path(name)
            try:
                with os.fdopen(handle, "wb") as out:
                    sha256, size = _copy(given, out)
                self._place(coming, sha256)
                return Kept(sha256, size, self.path(sha256))
            finally:
                coming.unlink(missing_ok=True)

    def _place(self, coming: Path, sha256: str) -> None:
        """Put a whole copy where it belongs, unless it lies there already."""
        target = self.path(sha256)
        if _is_whole(target, sha256):
            return
        if not target.parent.exists():
            target.parent.mkdir(exist_ok=True)
            flush_folder(self.folder)
        coming.chmod(0o444)
        coming.replace(target)
        flush_folder(target.parent)

    def sweep(self) -> None:
        """Remove what an interrupted copy left behind. Only while no other ingester runs."""
        with suppress(FileNotFoundError):
            for left in self.folder.glob(".coming-*"):
                left.unlink(missing_ok=True)

    def discard(self, sha256: str) -> None:
        """Let go of an original that became no record (it was rejected)."""
        self.path(sha256).unlink(missing_ok=True)

    def all(self) -> Iterator[tuple[str, Path]]:
        """(name, path) of everything that lies there, in order of name."""
        for folder in sorted(path for path in self.folder.glob("??") if path.is_dir()):
            for path in sorted(folder.iterdir()):
                yield path.name, path


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, read in pieces."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _opened(source: Path, follow_links: bool) -> BinaryIO:
    """Open a plain file; a pipe or a device would be read for ever. Raises SourceTrouble."""
    extra = getattr(os, "O_NONBLOCK", 0)  # a pipe is opened without waiting for its other end
    if not follow_links:
        extra |= getattr(os, "O_NOFOLLOW", 0)
    try:
        handle = os.open(source, os.O_RDONLY | getattr(os, "O_BINARY", 0) | extra)
    except FileNotFoundError as cause:
        raise SourceTrouble("gone", cause.strerror) from cause
    except PermissionError as cause:
        raise SourceTrouble("denied", cause.strerror) from cause
    except OSError as cause:
        raise SourceTrouble("unreadable", cause.strerror) from cause
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise SourceTrouble("not a file")
    return os.fdopen(handle, "rb")


def _copy(given: BinaryIO, out: BinaryIO) -> tuple[str, int]:
    """Copy, flush to disk and return (SHA-256, size in bytes).

    Raises SourceTrouble if the source can't be read to its end or was written to meanwhile: half
    of one version and half of another is a record that never was.
    """
    before = os.fstat(given.fileno())
    digest, size = hashlib.sha256(), 0
    while chunk := _read(given):
        digest.update(chunk)
        size += len(chunk)
        out.write(chunk)
    out.flush()
    os.fsync(out.fileno())
    after = os.fstat(given.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise SourceTrouble("changing")
    return digest.hexdigest(), size


def _read(given: BinaryIO) -> bytes:
    try:
        return given.read(CHUNK)
    except OSError as cause:
        raise SourceTrouble("unreadable", cause.strerror) from cause


def _is_whole(path: Path, sha256: str) -> bool:
    try:
        return sha256_of(path) == sha256
    except OSError:
        return False


def flush_folder(folder: Path) -> None:
    """Make a rename durable, where the system lets a folder be flushed."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

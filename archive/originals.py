"""The files as received, kept by SHA-256 and never changed.

originals/ab/abcdef…  one file for each byte sequence ever accepted, read-only. The name says
nothing, so no name from outside ever becomes a path.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

CHUNK = 1 << 20
SHA256_LENGTH = 64


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

    def keep(self, source: Path) -> Kept:
        """Copy a file in, hashing as it goes. Doing it again changes nothing.

        Copied beside its place, flushed to disk, renamed, and the folder flushed: after this
        returns, a power cut does not lose it. Raises OSError (a full disk leaves nothing behind).
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".coming-", dir=self.folder)
        coming = Path(name)
        try:
            with os.fdopen(handle, "wb") as out, source.open("rb") as given:
                digest = hashlib.sha256()
                size = 0
                while chunk := given.read(CHUNK):
                    digest.update(chunk)
                    size += len(chunk)
                    out.write(chunk)
                out.flush()
                os.fsync(out.fileno())
            sha256 = digest.hexdigest()
            target = self.path(sha256)
            if not target.exists():
                if not target.parent.exists():
                    target.parent.mkdir(exist_ok=True)
                    _flush_folder(self.folder)
                coming.chmod(0o444)
                coming.rename(target)
                _flush_folder(target.parent)
            return Kept(sha256, size, target)
        finally:
            coming.unlink(missing_ok=True)

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


def _flush_folder(folder: Path) -> None:
    """Make a rename durable, where the system lets a folder be flushed."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

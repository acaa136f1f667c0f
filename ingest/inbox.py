"""Which files wait in the inbox, and which of them are ready to be taken.

A file is ready when its size and time have been still for a while. Names that programs use for
half-written files and their own litter are passed over; links and devices are never followed.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

IGNORED_STARTS = (".", "~$", "~lock", "._")
IGNORED_NAMES = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
IGNORED_ENDINGS = (".part", ".partial", ".crdownload", ".tmp", ".filepart", ".download", "~")
DEEPEST = 12  # folders within folders


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file to bring in. folders are those between the inbox (or the given path) and the file."""

    path: Path
    folders: tuple[str, ...] = ()
    in_inbox: bool = False

    @property
    def folder(self) -> str:
        """The folders as one text, for the record."""
        return unicodedata.normalize("NFC", "/".join(self.folders))

    @property
    def filename(self) -> str:
        """The name as people read it: NFC, bytes that are no text shown as such."""
        raw = os.fsencode(self.path.name)
        return unicodedata.normalize("NFC", raw.decode("utf-8", "backslashreplace"))


@dataclass(frozen=True, slots=True)
class Trace:
    """What tells whether a file is still being written."""

    size: int
    mtime_ns: int
    inode: int


def waiting(inbox: Path) -> Iterator[Arrival]:
    """Every file in the inbox that is one to take, in order of name."""
    for path, folders in _files(inbox, ()):
        yield Arrival(path, folders, in_inbox=True)


def given(paths: Iterable[Path]) -> Iterator[Arrival]:
    """The files of the command line: files as they are, folders with all that is in them."""
    for path in paths:
        if path.is_dir():
            for file, folders in _files(path, ()):
                yield Arrival(file, folders)
        else:
            yield Arrival(path)


def trace(path: Path) -> Trace | None:
    """A file's size and time now; None where it is gone or is no plain file."""
    try:
        found = path.lstat()
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return Trace(found.st_size, found.st_mtime_ns, found.st_ino)


class Settling:
    """Remembers when each file was last seen to change. A class because it must keep that.

    Times are the caller's monotonic seconds, so a clock that is set back stops nothing.
    """

    def __init__(self, still_s: float) -> None:
        self.still_s = still_s
        self._seen: dict[Path, tuple[Trace, float]] = {}

    def ready(self, arrivals: Iterable[Arrival], now_s: float) -> list[Arrival]:
        """Those that have kept their size and time for still_s. Call it again and again."""
        taken: list[Arrival] = []
        seen: dict[Path, tuple[Trace, float]] = {}
        for arrival in arrivals:
            found = trace(arrival.path)
            if found is None:
                continue
            before, since_s = self._seen.get(arrival.path, (None, now_s))
            if before != found:
                since_s = now_s
            seen[arrival.path] = (found, since_s)
            if now_s - since_s >= self.still_s:
                taken.append(arrival)
        self._seen = seen
        return taken


def is_ignored(name: str) -> bool:
    """True for names of half-written files and of programs' own litter."""
    lower = name.lower()
    return (
        lower.startswith(IGNORED_STARTS)
        or lower in IGNORED_NAMES
        or lower.endswith(IGNORED_ENDINGS)
    )


def _files(folder: Path, folders: tuple[str, ...]) -> Iterator[tuple[Path, tuple[str, ...]]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if is_ignored(entry.name):
            continue
        if entry.is_file(follow_symlinks=False):
            yield Path(entry.path), folders
        elif entry.is_dir(follow_symlinks=False) and len(folders) < DEEPEST:
            yield from _files(Path(entry.path), (*folders, entry.name))

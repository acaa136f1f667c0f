"""Which files wait in the inbox, and which of them are ready to be taken.

A file is ready when its size and time have been still for a while and no program on this machine
holds it open for writing. Names that programs use for half-written files and their own litter are
passed over; links and devices are never followed.
"""

from __future__ import annotations

import os
import re
import signal
import stat
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ingest.recordings.transcripts import ENOUGH_HEAD, is_transcript
from ingest.sidecar import sidecars as sidecar_names

IGNORED_STARTS = (".", "~$", "~lock", "._")
IGNORED_NAMES = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
IGNORED_ENDINGS = (".part", ".partial", ".crdownload", ".tmp", ".filepart", ".download", "~")
# Controls, line breaks and marks that turn the direction of text: a name with one of them breaks
# a list in two or reads as another name.
UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
Stuck = Literal["unreadable", "not removable", "link"]
AGAIN_S = 30.0  # a file that was taken and is still there is offered again after this long,
LONGEST_S = 3600.0  # then after twice as long each time, up to this


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file to bring in. folders are those between the inbox (or the given path) and the file,
    as people read them. sidecar is the file beside it that describes it.

    named is its name where it lies under another; told is the path that people are told of, where
    that is another. from_archive: it is an original that is read again. carrier is the file that
    it lay in, (its document's id or its name, its name), and depth how many lay in one another.
    """

    path: Path
    folders: tuple[str, ...] = ()
    in_inbox: bool = False
    sidecar: Path | None = None
    named: str | None = None
    told: Path | None = None
    from_archive: bool = False
    carrier: tuple[str, str] | None = None
    depth: int = 0

    @property
    def folder(self) -> str:
        """The folders as one text, for the record."""
        return "/".join(self.folders)

    @property
    def filename(self) -> str:
        """The name as people read it."""
        return self.named or shown(self.path.name)

    @property
    def leaving(self) -> tuple[Path, ...]:
        """What leaves the inbox once it is safe. The sidecar first: after a power cut a file alone
        is known again, where a sidecar alone would describe nothing."""
        paths = (self.sidecar, None if self.from_archive else self.path)
        return tuple(path for path in paths if path) if self.in_inbox else ()


@dataclass(frozen=True, slots=True)
class Trace:
    """What tells whether a file is still being written."""

    size: int
    mtime_ns: int
    inode: int


def shown(name: str) -> str:
    """A name as people read it: NFC, with what is no text or can't be seen written out (\\n)."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    composed = unicodedata.normalize("NFC", text)
    return UNSHOWN.sub(lambda found: ascii(found.group())[1:-1], composed)


def waiting(inbox: Path) -> Iterator[Arrival]:
    """Every file in the inbox that is one to take, in order of name."""
    yield from files_in(inbox, in_inbox=True)


def stuck(inbox: Path) -> Iterator[tuple[str, Stuck]]:
    """(name with its folders, why) of each file or folder in the inbox that can't be got at."""
    for entry, folders in _entries(inbox, ()):
        name = "/".join((*folders, shown(entry.name)))
        if entry.is_symlink():
            yield name, "link"
        elif not os.access(entry.path, os.R_OK):
            yield name, "unreadable"
        elif entry.is_file() and not os.access(Path(entry.path).parent, os.W_OK):
            yield name, "not removable"


def given(paths: Iterable[Path]) -> Iterator[Arrival]:
    """The files of the command line: files as they are, folders with all that is in them.

    A sidecar counts whether it is named or only lies there; it is no file of its own.
    """
    every = list(paths)
    named = set(every)
    beside: dict[Path, dict[Path, Path]] = {}  # folder -> file -> its sidecar
    described: dict[Path, Path] = {}  # sidecar -> its file
    for path in every:
        if path.is_dir():
            yield from files_in(path)
            continue
        folder = path.parent
        if folder not in beside:
            beside[folder] = sidecars_of(_plain_files(folder))
            described |= {sidecar: file for file, sidecar in beside[folder].items()}
        if described.get(path) not in named:
            yield Arrival(path, sidecar=beside[folder].get(path))


def files_in(
    folder: Path, folders: tuple[str, ...] = (), *, in_inbox: bool = False
) -> Iterator[Arrival]:
    """Every file to take in a folder and those within it, each with its sidecar, in order of name.

    folders are put before those that the files lie in. Links and devices are passed over.
    """
    for entries, within in _folders(folder, folders):
        files = [Path(one.path) for one in entries if one.is_file(follow_symlinks=False)]
        beside = sidecars_of(files)
        taken = set(beside.values())
        for path in files:
            if path not in taken:
                yield Arrival(path, within, in_inbox, beside.get(path))


def sidecars_of(files: Sequence[Path]) -> dict[Path, Path]:
    """Of the files of one folder: each that a sidecar describes, and the sidecar.

    A transcript is a record of its own, whatever its name; what is a sidecar has none.
    """
    by_name = {path.name: path for path in files}
    found: dict[Path, Path] = {}
    for name, sidecar in sorted(sidecar_names(list(by_name)).items(), key=lambda two: len(two[0])):
        if by_name[name] not in found.values() and not is_spoken(by_name[sidecar]):
            found[by_name[name]] = by_name[sidecar]
    return found


def is_spoken(path: Path) -> bool:
    """Whether a file is a transcript, by its first bytes."""
    if not path.is_file():  # a pipe would be read for ever
        return False
    try:
        with path.open("rb") as opened:
            return is_transcript(opened.read(ENOUGH_HEAD), path.name)
    except OSError:
        return False


def _plain_files(folder: Path) -> list[Path]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return []
    return [folder / one.name for one in entries if one.is_file()]


def traces(arrival: Arrival) -> tuple[Trace | None, ...] | None:
    """Those of a file and its sidecar; None where the file is gone."""
    found = trace(arrival.path)
    if found is None:
        return None
    return (found, trace(arrival.sidecar)) if arrival.sidecar else (found,)


def trace(path: Path) -> Trace | None:
    """A file's size and time now; None where it is gone or is no plain file."""
    try:
        found = path.lstat()
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return Trace(found.st_size, found.st_mtime_ns, found.st_ino)


@dataclass(frozen=True, slots=True)
class Sight:
    """What is known of a file: the traces of it and of its sidecar, and when it is next offered, in
    monotonic seconds."""

    traces: tuple[Trace | None, ...]
    next_s: float
    pause_s: float = AGAIN_S


class Settling:
    """Remembers when each file was last seen to change. A class because it must keep that.

    Times are the caller's monotonic seconds, so a clock that is set back stops nothing. A file
    that is offered and stays (it can't be read, or not be removed) is offered again, ever later.
    """

    def __init__(self, still_s: float) -> None:
        self.still_s = still_s
        self._seen: dict[Path, Sight] = {}

    def ready(self, arrivals: Iterable[Arrival], now_s: float) -> list[Arrival]:
        """Those that have kept their size and time for still_s. Call it again and again."""
        taken: list[Arrival] = []
        seen: dict[Path, Sight] = {}
        for arrival in arrivals:
            found = traces(arrival)
            if found is None:
                continue
            sight = self._seen.get(arrival.path)
            if sight is None or sight.traces != found:
                sight = Sight(found, now_s + self.still_s)
            if now_s >= sight.next_s and not is_being_written(arrival):
                taken.append(arrival)
                pause_s = min(sight.pause_s * 2, LONGEST_S)
                sight = Sight(found, now_s + sight.pause_s, pause_s)
            seen[arrival.path] = sight
        self._seen = seen
        return taken


def is_being_written(arrival: Arrival) -> bool:
    """True if a program holds the file or its sidecar open for writing."""
    paths = (arrival.path, arrival.sidecar)
    return any(is_open_for_writing(path) for path in paths if path)


def is_open_for_writing(path: Path) -> bool:
    """True if a program on this machine holds the file open for writing, as a copy under way does
    however long it stalls. False where the system can't tell.

    Linux grants a read lease only on a file that nobody has open for writing (fcntl(2)).
    """
    if sys.platform != "linux":
        return False
    import fcntl

    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        # A writer that comes now is told of by this signal, which is ignored unless asked for;
        # the usual one would end us.
        fcntl.fcntl(handle, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except BlockingIOError:
        return True
    except OSError:  # another's file, or a file system without leases
        return False
    finally:
        os.close(handle)
    return False


def is_ignored(name: str) -> bool:
    """True for names of half-written files and of programs' own litter."""
    lower = name.lower()
    return (
        lower.startswith(IGNORED_STARTS)
        or lower in IGNORED_NAMES
        or lower.endswith(IGNORED_ENDINGS)
    )


def _entries(
    top: Path, folders: tuple[str, ...]
) -> Iterator[tuple[os.DirEntry[str], tuple[str, ...]]]:
    """(entry, the folders it lies in) in order of name."""
    for entries, within in _folders(top, folders):
        yield from ((entry, within) for entry in entries)


def _folders(
    top: Path, folders: tuple[str, ...]
) -> Iterator[tuple[list[os.DirEntry[str]], tuple[str, ...]]]:
    """(a folder's entries in order of name, the folders that it is), a folder before those in it.

    Not a function that calls itself: a share may be deeper than Python's stack.
    """
    left = [(top, folders)]
    while left:
        folder, within = left.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            continue
        kept = [entry for entry in entries if not is_ignored(entry.name)]
        inner = [entry for entry in kept if entry.is_dir(follow_symlinks=False)]
        left += [(Path(one.path), (*within, shown(one.name))) for one in reversed(inner)]
        yield kept, within

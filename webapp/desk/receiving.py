"""Files on their way into the inbox, in home/.uploads until they are whole.

    .uploads/<id>.json    whose, name, size, time
    .uploads/<id>.bytes   what has come; its length is where the upload stands

A whole file goes into the inbox under a name that the inbox passes over (.<id>.part), is flushed,
and gets its own name by a link, which never writes over a file that is there.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import threading
import time
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO

from archive.originals import flush_folder
from archive.settings import Settings
from ingest.inbox import is_ignored, shown

FOLDER = ".uploads"
FORGET_S = 7 * 86_400.0  # an upload that nobody went on with
BLOCK = 256 << 10  # bytes that are held at once
MOST = 200  # unfinished uploads of a user
LONGEST_NAME = 240  # bytes; with room for .part and the like under the 255 of file systems
ID = re.compile(r"[0-9a-f]{32}")
_one_at_a_time = threading.Lock()  # two requests must not write to one file


class NameTaken(Exception):
    """A file of that name waits in the inbox."""


class Damaged(Exception):
    """A piece did not come as it was sent."""


@dataclass(frozen=True, slots=True)
class Begun:
    """An upload: how many of its bytes are there, and until when (seconds since 1970) they are
    kept if nobody goes on with it."""

    id: str
    name: str
    size: int
    offset: int
    until_s: float = 0.0


def safe_name(name: str) -> str | None:
    """A name from a browser as the inbox may bear it: the last part of it, as it is. None for one
    that the inbox would pass over, or that no file can have."""
    last = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1]).strip()
    if not last or last in (".", "..") or is_ignored(last) or shown(last) != last:
        return None
    return last if len(last.encode("utf-8", "replace")) <= LONGEST_NAME else None


class Receiving:
    """The uploads of one user of a home."""

    def __init__(self, settings: Settings, who: str) -> None:
        self.folder, self.inbox, self.who = settings.home / FOLDER, settings.inbox, who

    def begin(self, name: str, size: int, modified: int) -> Begun:
        """A new upload, or the one that was begun of the same file."""
        sweep(self.folder)
        self._make_room()
        told = json.dumps([self.who, name, size, modified])
        upload = sha256(told.encode("utf-8", "replace")).hexdigest()[:32]
        self.folder.mkdir(parents=True, exist_ok=True)
        record = {"who": self.who, "name": name, "size": size}
        (self.folder / f"{upload}.json").write_text(json.dumps(record), encoding="utf-8")
        self._bytes(upload).touch()
        return Begun(upload, name, size, self._bytes(upload).stat().st_size)

    def last_sum(self, begun: Begun, piece: int) -> str:
        """SHA-256 of the last bytes that are there, at most a piece: who goes on compares it with
        the file in hand, which may be another by now. "" where nothing came yet."""
        if not begun.offset:
            return ""
        with self._bytes(begun.id).open("rb") as opened:
            opened.seek(max(0, begun.offset - piece))
            return sha256(opened.read(piece)).hexdigest()

    def found(self, upload: str) -> Begun | None:
        """An upload of this user."""
        if not ID.fullmatch(upload):
            return None
        try:
            record = json.loads((self.folder / f"{upload}.json").read_text(encoding="utf-8"))
            there = self._bytes(upload).stat()
        except (OSError, ValueError):
            return None
        if record["who"] != self.who:
            return None
        until_s = there.st_mtime + FORGET_S
        return Begun(upload, record["name"], record["size"], there.st_size, until_s)

    def unfinished(self) -> list[Begun]:
        """What this user began and did not end."""
        found = [self.found(path.stem) for path in sorted(self.folder.glob("*.json"))]
        return [one for one in found if one]

    def add(self, begun: Begun, offset: int, length: int, content: IO[bytes], sum_: str) -> Begun:
        """Add bytes if they are the next ones, and no more than there are to be. Returns how it
        stands then. sum_ is their SHA-256, where the sender could tell it; raises Damaged where
        they have another.

        They are on the disk before it is said that they are there, and pass through memory a block
        at a time: threads keep what was once allocated (341 MB after 32 pieces held whole).
        """
        with _one_at_a_time:
            now = self.found(begun.id)
            if now is None or offset != now.offset or offset + length > now.size:
                return now or begun
            with self._bytes(begun.id).open("ab") as out:
                made, added = sha256(), 0
                while added < length and (block := content.read(min(BLOCK, length - added))):
                    made.update(block)
                    added += out.write(block)
                if added != length or (sum_ and made.hexdigest() != sum_.lower()):
                    out.truncate(offset)
                    raise Damaged(begun.name)
                out.flush()
                os.fsync(out.fileno())
        return Begun(begun.id, begun.name, begun.size, offset + length)

    def forget(self, begun: Begun) -> None:
        """Give an upload up; what came of it goes."""
        with _one_at_a_time:
            _forget(self.folder, begun.id)

    def finish(self, begun: Begun) -> None:
        """Let a whole file into the inbox. Raises NameTaken."""
        with _one_at_a_time:
            self._let_in(self._bytes(begun.id), begun.id, begun.name)
            (self.folder / f"{begun.id}.json").unlink(missing_ok=True)

    def whole(self, name: str, content: IO[bytes]) -> int:
        """A file that comes in one piece; returns its bytes. Raises NameTaken."""
        begun = self.begin(name, 0, time.time_ns())
        try:
            with self._bytes(begun.id).open("wb") as out:
                shutil.copyfileobj(content, out)
            size = self._bytes(begun.id).stat().st_size
            self.finish(begun)
        finally:
            _forget(self.folder, begun.id)
        return size

    def _let_in(self, source: Path, upload: str, name: str) -> None:
        target, coming = self.inbox / name, self.inbox / f".{upload}.part"
        if target.exists():
            raise NameTaken(name)
        self.inbox.mkdir(parents=True, exist_ok=True)
        try:
            source.rename(coming)
        except OSError:  # the inbox is on another disk
            shutil.copyfile(source, coming)
        with coming.open("rb+") as opened:
            os.fsync(opened.fileno())
        try:
            os.link(coming, target)
        except FileExistsError as taken:
            coming.rename(source) if not source.exists() else coming.unlink()
            raise NameTaken(name) from taken
        except OSError:  # a share without links
            coming.rename(target)
        coming.unlink(missing_ok=True)
        source.unlink(missing_ok=True)
        flush_folder(self.inbox)

    def _bytes(self, upload: str) -> Path:
        return self.folder / f"{upload}.bytes"

    def _make_room(self) -> None:
        """Of a user who began very many, the oldest is forgotten."""
        mine = [one.id for one in self.unfinished()]
        if len(mine) >= MOST:
            oldest = min(mine, key=lambda one: self._bytes(one).stat().st_mtime)
            _forget(self.folder, oldest)


def sweep(folder: Path) -> None:
    """Forget what nobody goes on with."""
    now_s = time.time()
    for path in folder.glob("*.bytes"):
        with suppress(OSError):
            if path.stat().st_mtime < now_s - FORGET_S:
                _forget(folder, path.stem)


def arriving(settings: Settings) -> list[Begun]:
    """What everyone began and did not end, the latest first: for the inbox as it is shown."""
    found = []
    for path in (settings.home / FOLDER).glob("*.json"):
        with suppress(OSError, ValueError, KeyError):
            record = json.loads(path.read_text(encoding="utf-8"))
            there = path.with_suffix(".bytes").stat()
            until_s = there.st_mtime + FORGET_S
            found.append(Begun(path.stem, record["name"], record["size"], there.st_size, until_s))
    return sorted(found, key=lambda one: -one.until_s)


def _forget(folder: Path, upload: str) -> None:
    for ending in ("json", "bytes"):
        with suppress(OSError):
            (folder / f"{upload}.{ending}").unlink(missing_ok=True)

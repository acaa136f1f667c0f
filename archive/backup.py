"""A copy of a home that can be made every night, while files come in and the site is read.

    DEST/bagit.txt, bag-info.txt, manifest-sha256.txt      a bag: any bag checker reads it
         data/originals/ab/abcdef…                         every file, once, under its SHA-256
         data/state-20261124T020000Z/archive.db            the database as it stood then
                                    /contents.jsonl        where each file lay in the home

Files never change under their name, so a night copies only what is new. The manifest is put in
place last, in one step: until then the backup is what it was the night before. What only makes
the site faster (index/, cache/) and speech models are left out.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from archive import events, lock, manifest
from archive.findings import Finding
from archive.machine import sentences
from archive.manifest import BAGIT, DECLARATION
from archive.model import Document
from archive.originals import Originals, SourceTrouble, flush_folder, sha256_of
from archive.settings import Settings
from archive.store import Catalogue

Progress = Callable[[int], None]  # is told of bytes seen to
STATES = 7  # nights that one can go back
PREFIX = "state-"
STAMP = f"{PREFIX}%Y%m%dT%H%M%SZ"
DATABASE = "archive.db"
CONTENTS = "contents.jsonl"
DERIVED = frozenset({"originals", "index", "cache", "models"})  # or copied by name of content
SQLITE = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Held:
    """A file of the home: where it lay, and the name of its content. size in bytes."""

    place: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup did. copied counts files that were not there before, size their bytes."""

    state: str
    files: int
    copied: int
    size: int
    findings: tuple[Finding, ...]


def back_up(
    settings: Settings, dest: Path, *, states: int = STATES, on_progress: Progress | None = None
) -> Backup:
    """Bring a backup up to date, or make one. What can't be copied is found, the rest is copied.

    The home is only read. Files that wait are copied before the database is, so that one which
    is brought in meanwhile is in one of them. Raises machine.MachineTrouble where there is no
    room; the backup is then as it was.
    """
    with sentences(dest):
        data = dest / "data"
        if not dest.exists():
            dest.mkdir(parents=True, mode=0o700)  # it holds what was withdrawn
        data.mkdir(exist_ok=True)
        with lock.writing(dest):
            sums = _known(dest)
            _sweep_states(data, sums)
            pool = _Pool(Originals(data / "originals"), on_progress or (lambda _bytes: None))
            name = _next_name(sums, dt.datetime.now(dt.UTC))
            try:
                new = _state(settings, data / name, pool)
            except BaseException:
                shutil.rmtree(data / name, ignore_errors=True)  # its room is wanted
                raise
            kept = [*sorted(states_of(sums))[-(states - 1) :], name] if states > 1 else [name]
            _commit(settings, dest, sums, kept, new)
            _sweep_states(data, sums := _known(dest))
            _sweep_pool(data, sums)
    return Backup(name, len(pool.held), pool.copied, pool.size, tuple(pool.findings))


class _Pool:
    """Files under the name of their content. A class because it counts what it copies."""

    def __init__(self, originals: Originals, on_progress: Progress) -> None:
        self.originals, self.on_progress = originals, on_progress
        self.held: list[Held] = []
        self.findings: list[Finding] = []
        self.copied = self.size = 0

    def take_original(self, source: Path, doc: Document) -> None:
        """An original, unless it is here. One that rotted in the home is not passed on."""
        place = f"originals/{doc.sha256[:2]}/{doc.sha256}"
        try:
            if not self._has(doc.sha256, doc.size):
                kept = self.originals.keep(source)
                if kept.sha256 != doc.sha256:
                    self.originals.discard(kept.sha256)
                    self.findings.append(Finding("original-changed", doc.filename, doc.id))
                    return
                self._count(kept.size)
            self.held.append(Held(place, doc.sha256, doc.size))
        except SourceTrouble as trouble:
            code = "original-missing" if trouble.why == "gone" else "original-unreadable"
            self.findings.append(Finding(code, doc.filename, doc.id))
        finally:
            self.on_progress(doc.size)

    def take(self, source: Path, place: str) -> None:
        """Any other file. One that goes or is still being written meanwhile is left to the next
        backup: it was elsewhere before, or is there after."""
        try:
            sha256, size = _sum_and_size(source)
            if not self._has(sha256, size):
                kept = self.originals.keep(source, follow_links=False)
                sha256, size = kept.sha256, kept.size
                self._count(size)
            self.held.append(Held(place, sha256, size))
        except SourceTrouble as trouble:
            if trouble.why not in ("gone", "changing"):
                self.findings.append(Finding("file-unreadable", place))

    def _has(self, sha256: str, size: int) -> bool:
        try:
            return self.originals.path(sha256).stat().st_size == size
        except FileNotFoundError:
            return False

    def _count(self, size: int) -> None:
        self.copied += 1
        self.size += size


def _sum_and_size(source: Path) -> tuple[str, int]:
    try:
        return sha256_of(source), source.stat().st_size
    except FileNotFoundError as cause:
        raise SourceTrouble("gone", cause.strerror) from cause
    except OSError as cause:
        raise SourceTrouble("unreadable", cause.strerror) from cause


def _state(settings: Settings, folder: Path, pool: _Pool) -> dict[str, str]:
    """Write a new state. Returns its lines of the manifest."""
    folder.mkdir()
    for path, place in _waiting(settings.home):
        pool.take(path, place)
    databases = [path for path in _top(settings.home) if _is_database(path)]
    for path in databases:
        with Catalogue.open(path) as opened:
            opened.copy_to(folder / path.name)
    with Catalogue.open(folder / DATABASE) as copied:
        originals = Originals(settings.originals)
        for doc in copied.all_documents():
            pool.take_original(originals.path(doc.sha256), doc)
    rows = (json.dumps(asdict(one)) + "\n" for one in pool.held)
    manifest.write(folder / CONTENTS, rows)
    written = sorted(path for path in folder.iterdir() if path.is_file())
    for one in written:
        with one.open("rb") as opened_file:
            os.fsync(opened_file.fileno())
    flush_folder(folder)
    flush_folder(folder.parent)
    return {f"data/{folder.name}/{one.name}": sha256_of(one) for one in written}


def _waiting(home: Path) -> Iterator[tuple[Path, str]]:
    """(path, place) of what lies in the home beside originals and databases: the inbox before the
    rejected, since a file goes that way; settings last."""
    for name in ("inbox", "rejected", *sorted(_folders(home))):
        for folder, inner, files in os.walk(home / name):
            inner[:] = sorted(one for one in inner if not one.startswith("."))
            for file in sorted(one for one in files if not one.startswith(".")):
                path = Path(folder, file)
                if path.is_file() and not path.is_symlink():
                    yield path, path.relative_to(home).as_posix()
    for path in _top(home):
        if not _is_database(path) and not path.name.endswith(("-wal", "-shm", "-journal")):
            yield path, path.name


def _folders(home: Path) -> set[str]:
    found = {path.name for path in home.iterdir() if path.is_dir() and path.name[0] != "."}
    return found - DERIVED - {"inbox", "rejected"}


def _top(home: Path) -> list[Path]:
    """The files of the home itself. Those with a dot before them are marks of work in hand."""
    return sorted(path for path in home.iterdir() if path.is_file() and path.name[0] != ".")


def _is_database(path: Path) -> bool:
    try:
        with path.open("rb") as opened:
            return opened.read(len(SQLITE)) == SQLITE
    except OSError:
        return False


def _commit(
    settings: Settings, dest: Path, sums: dict[str, str], kept: list[str], new: dict[str, str]
) -> None:
    """Name what is to stand: the states kept, and the files that they hold."""
    lines = {name: one for name, one in sums.items() if _state_of(name) in kept} | new
    for state in kept:
        listed = dest / "data" / state / CONTENTS
        if sha256_of(listed) != lines.get(f"data/{state}/{CONTENTS}"):  # rotten: let go of nothing
            lines |= {name: one for name, one in sums.items() if name.startswith("data/originals/")}
        lines |= {_in_pool(one.sha256): one.sha256 for one in contents(listed)}
    described = {
        "Source-Organization": " ".join(settings.town_name.split()) or "Greffe",
        "External-Description": "Backup of a Greffe home: greffe restore brings it back",
        "Internal-Sender-Description": "Holds withdrawn records and, where there is a "
        "correspondence.db, readers' addresses: not for the public",
        "Bag-Software-Agent": events.greffe(),
    }
    manifest.write(dest / BAGIT, [DECLARATION])
    manifest.write(dest / "bag-info.txt", (f"{k}: {v}\n" for k, v in described.items()))
    manifest.replace(dest, lines)


def _in_pool(sha256: str) -> str:
    return f"data/originals/{sha256[:2]}/{sha256}"


def contents(file: Path) -> list[Held]:
    """What a state holds. Lines that are damaged are left out: the manifest tells of them."""
    found: list[Held] = []
    try:
        rows = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return found
    for row in rows:
        try:
            one = Held(**json.loads(row))
            if manifest.is_sum(one.sha256) and manifest.is_within(one.place):
                found.append(one)
        except (ValueError, TypeError, AttributeError):
            continue
    return found


def _known(dest: Path) -> dict[str, str]:
    try:
        return manifest.read(dest)[0]
    except FileNotFoundError:
        return {}


def states_of(sums: Iterable[str]) -> set[str]:
    """The states that a manifest names with their database."""
    return {_state_of(name) for name in sums if name.endswith(f"/{DATABASE}")} - {""}


def _state_of(name: str) -> str:
    folder = name.split("/")[1]
    return folder if folder.startswith(PREFIX) else ""


def _next_name(sums: Iterable[str], now: dt.datetime) -> str:
    """A name later than all before it, also where the clock was put back."""
    before = max(states_of(sums), default="")
    if before >= now.strftime(STAMP):
        now = dt.datetime.strptime(before, STAMP).replace(tzinfo=dt.UTC) + dt.timedelta(seconds=1)
    return now.strftime(STAMP)


def _sweep_states(data: Path, sums: dict[str, str]) -> None:
    """Remove the states that the manifest does not name: older ones, and an interrupted one."""
    for path in data.glob(f"{PREFIX}*"):
        if path.name not in states_of(sums):
            shutil.rmtree(path)
    Originals(data / "originals").sweep()


def _sweep_pool(data: Path, sums: dict[str, str]) -> None:
    """Remove the files that only older states held: what the law had destroyed goes so."""
    for name, path in list(Originals(data / "originals").all()):
        if _in_pool(name) not in sums:
            path.unlink()

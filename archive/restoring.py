"""A home from a backup, or from a sealed bag: every file against its sum, and all that is sound.

The home is filled in place, since it may be a disk of its own. A mark lies in it until all is
there, so that nothing works on half a home; whoever is interrupted starts the same again.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from archive import lock, manifest
from archive.backup import CONTENTS, DATABASE, Held, contents, states_of
from archive.errors import GreffeError
from archive.findings import Finding
from archive.machine import sentences
from archive.originals import Originals, SourceTrouble, flush_folder, sha256_of
from archive.settings import MARK, Settings

Progress = Callable[[int], None]  # is told of bytes seen to
POOL = "data/originals/"


class NotABackup(GreffeError):
    code = "not-a-backup"
    says = {
        "en": "{subject} holds no backup that can be restored",
        "fr": "{subject} ne contient aucune sauvegarde qui puisse être restaurée",
    }
    remedy = {
        "en": "Name the folder that greffe backup wrote to, or a sealed bag. It holds {states}.",
        "fr": "Nommez le dossier où greffe backup a écrit, ou un lot scellé. Il contient {states}.",
    }


class NotEmpty(GreffeError):
    code = "not-empty"
    says = {
        "en": "{subject} is not empty",
        "fr": "{subject} n'est pas vide",
    }
    remedy = {
        "en": "Name a folder that is empty or not there yet: nothing is written over.",
        "fr": "Nommez un dossier vide ou qui n'existe pas encore : rien n'est écrasé.",
    }


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back: the state, the files that were sound, and what was not."""

    state: str
    files: int
    findings: tuple[Finding, ...]


def restore(
    source: Path, home: Path, *, state: str = "", on_progress: Progress | None = None
) -> Restored:
    """Fill a home from a backup; call finish once its index is built.

    Where the database of the newest state is damaged, the newest sound one is taken, and that is
    found. Raises NotABackup where there is none, NotEmpty for a home that holds anything,
    machine.MachineTrouble where there is no room.
    """
    with sentences(source):
        sums, torn = _manifest(source)
        findings = [Finding("backup-line-damaged", one[:80]) for one in torn]
        base, bad = _base(source, sums, state)
        findings += bad
    settings = Settings(home=home)
    with sentences(home):
        if home.exists() and not (home / MARK).exists() and any(home.iterdir()):
            raise NotEmpty(str(home))
        home.mkdir(parents=True, exist_ok=True)
        (home / MARK).write_text(str(source), encoding="utf-8")
        flush_folder(home)
        with lock.writing(home):
            settings.make_home()
            Originals(settings.originals).sweep()
            filling = _Filling(source, home, on_progress or (lambda _bytes: None))
            for one in _held(source, sums, base):
                filling.put(one)
            for name in _of_state(sums, base):
                filling.put_plain(name, sums[name], PurePosixPath(name).name)
    wrong = tuple(dict.fromkeys((*findings, *filling.findings)))  # one file may lie in two places
    return Restored(PurePosixPath(base).name, filling.files, wrong)


def finish(home: Path) -> None:
    """The home is whole: take its mark away."""
    (home / MARK).unlink(missing_ok=True)
    flush_folder(home)


def size_of(source: Path) -> int:
    """Bytes that a restore goes through, roughly: of all the files that are listed."""
    with sentences(source):
        paths = (source / name for name in _manifest(source)[0])
        return sum(path.stat().st_size for path in paths if path.is_file())


def _manifest(source: Path) -> tuple[dict[str, str], list[str]]:
    try:
        return manifest.read(source)
    except (FileNotFoundError, NotADirectoryError):
        raise NotABackup(str(source), states="-") from None


def _base(source: Path, sums: dict[str, str], wanted: str) -> tuple[str, list[Finding]]:
    """The folder of the state to take: data/state-…/, or data/ in a bag. And what is wrong with
    newer ones."""
    there = sorted(states_of(sums), reverse=True)
    if wanted and wanted not in there:
        raise NotABackup(str(source), states=", ".join(there) or "-")
    bases = [f"data/{wanted}/"] if wanted else [f"data/{one}/" for one in there]
    if not wanted and f"data/{DATABASE}" in sums:
        bases.append("data/")
    findings: list[Finding] = []
    for base in bases:
        name = f"{base}{DATABASE}"
        if (trouble := _trouble(source / name, sums[name])) is None:
            return base, findings
        findings.append(Finding(trouble, name))
    raise NotABackup(str(source), states=", ".join(there) or "-")


def _trouble(path: Path, sha256: str) -> str | None:
    try:
        return None if sha256_of(path) == sha256 else "backup-damaged"
    except FileNotFoundError:
        return "backup-missing"
    except OSError:
        return "backup-unreadable"


def _held(source: Path, sums: dict[str, str], base: str) -> Iterator[Held]:
    """What lay in the home, as the state's own list has it. Where that is lost, the originals
    that the manifest names: their names are sums."""
    listed = source / f"{base}{CONTENTS}"
    if _trouble(listed, sums.get(f"{base}{CONTENTS}", "")) is None:
        yield from contents(listed)
        return
    for name, sha256 in sums.items():
        if name.startswith(POOL):
            yield Held(name.removeprefix("data/"), sha256, 0)


def _of_state(sums: dict[str, str], base: str) -> list[str]:
    """The other files of a state, the database last: with it the home is one. A bag's tables are
    made from its database and are not needed."""
    names = [name for name in sums if name.startswith(base) and "/" not in name[len(base) :]]
    return sorted(names, key=lambda name: (name.endswith(f"/{DATABASE}"), name))


class _Filling:
    """Puts files into a home. A class because it counts, and gathers what is wrong."""

    def __init__(self, source: Path, home: Path, on_progress: Progress) -> None:
        self.source, self.home, self.on_progress = source, home, on_progress
        self.pool = Originals(source / "data" / "originals")
        self.originals = Originals(home / "originals")
        self.files = 0
        self.findings: list[Finding] = []

    def put(self, one: Held) -> None:
        """A file of the pool, where it lay."""
        name = f"{POOL}{one.sha256[:2]}/{one.sha256}"
        if one.place.startswith("originals/"):
            self._original(name, one.sha256)
        else:
            self.put_plain(name, one.sha256, one.place)
        self.on_progress(one.size)

    def _original(self, name: str, sha256: str) -> None:
        if _trouble(self.originals.path(sha256), sha256) is None:  # of a run that was interrupted
            self.files += 1
            return
        try:
            kept = self.originals.keep(self.source / name)
        except SourceTrouble as trouble:
            code = "backup-missing" if trouble.why == "gone" else "backup-unreadable"
            self.findings.append(Finding(code, name))
            return
        if kept.sha256 != sha256:
            self.originals.discard(kept.sha256)
            self.findings.append(Finding("backup-damaged", name))
            return
        self.files += 1

    def put_plain(self, name: str, sha256: str, place: str) -> None:
        """A file with a name of its own, beside its place first."""
        target = self.home / place
        coming = target.with_name(".coming")
        if trouble := _trouble(self.source / name, sha256):
            self.findings.append(Finding(trouble, name))
            return
        if PurePosixPath(name).name == CONTENTS:
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(self.source / name, coming)
        with coming.open("rb") as opened:
            os.fsync(opened.fileno())
        coming.replace(target)
        flush_folder(target.parent)
        self.files += 1

"""Machines that fail: a disk that fills, folders that can't be written, a clock set back, two
ingesters at once. Nothing is lost, one clear sentence is said, and it works when it is put right.

Wants root (a file system of its own, in memory) and, for the clock, faketime.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archive.settings import Settings
from benchmarks.torture import homes, mixed

STEPS = 40  # how many sizes of disk are tried, from hardly any room to just too little


def run() -> bool:
    """True if each of the four ended as it should."""
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        files = mixed.sixty(top / "files")
        undisturbed = homes.make(top / "undisturbed", files)
        homes.start(undisturbed.home, "ingest").communicate()
        truth = homes.picture(undisturbed)
        room = _size(undisturbed.home)
        given = _size(files)
        tried = [
            _full(top / "disk", files, truth, given + (room - given) * n // STEPS)
            for n in range(1, STEPS + 1)
        ]
        print(f"disk full at {STEPS} sizes: {tried.count(False)} ended otherwise")
        others = [
            _read_only(top / "ro", files, truth),
            _clock_back(top / "clock", files, truth),
            _two_at_once(top / "two", files, truth),
        ]
    return all(tried) and all(others)


def _full(place: Path, files: Path, truth: dict[str, object], size: int) -> bool:
    """Bring in on a disk of that many bytes; then give it room and bring in again."""
    with _disk(place, size):
        try:
            settings = homes.make(place / "home", files)
        except OSError as cause:
            print(f"  {size} bytes: not even the files fit ({cause.strerror})")
            return True
        process = homes.start(settings.home, "ingest")
        out, err = process.communicate()
        said = [line for line in err.splitlines() if line]
        subprocess.run(["mount", "-o", "remount,size=1g", str(place)], check=True)
        return _same("disk full", settings, truth, said, process.returncode, out)


def _read_only(place: Path, files: Path, truth: dict[str, object]) -> bool:
    """originals/ on a file system that is mounted for reading only."""
    settings = homes.make(place, files)
    subprocess.run(["mount", "--bind", settings.originals, settings.originals], check=True)
    subprocess.run(["mount", "-o", "remount,ro,bind", settings.originals], check=True)
    try:
        process = homes.start(settings.home, "ingest")
        out, err = process.communicate()
    finally:
        subprocess.run(["umount", settings.originals], check=True)
    return _same("originals/ read-only", settings, truth, err.splitlines(), process.returncode, out)


def _clock_back(place: Path, files: Path, truth: dict[str, object]) -> bool:
    """Half of the files today, the others with the clock set back by a year."""
    settings = homes.make(place, files)
    late = sorted(path for path in settings.inbox.rglob("*") if path.is_file())[::2]
    away = place / "away"
    for path in late:
        target = away / path.relative_to(settings.inbox)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)
    homes.start(settings.home, "ingest").communicate()
    shutil.copytree(away, settings.inbox, dirs_exist_ok=True)
    shutil.rmtree(away)
    library = next(Path("/usr/lib").rglob("libfaketime.so.1"), None)
    if library is None:
        print("clock set back: not tried (faketime is not installed)")
        return True
    env = {"LD_PRELOAD": str(library), "FAKETIME": "-365d"}
    out, err = homes.start(settings.home, "ingest", env=env).communicate()
    found = homes.findings(settings)
    ends_well = "Traceback" not in out + err and not any(settings.inbox.rglob("*.pdf"))
    print(f"clock set back by a year: {'ends well' if ends_well else err[-300:]}, {found}")
    return ends_well and not found


def _two_at_once(place: Path, files: Path, truth: dict[str, object]) -> bool:
    settings = homes.make(place, files)
    both = [homes.start(settings.home, "ingest") for _ in range(2)]
    ends = [process.communicate() for process in both]
    wrong = homes.differences(truth, homes.picture(settings))
    print(f"two ingesters at once: {[p.returncode for p in both]}, {wrong or 'the same archive'}")
    return not wrong and not any("Traceback" in out + err for out, err in ends)


def _same(
    what: str, settings: Settings, truth: dict[str, object], said: list[str], rc: int, out: str
) -> bool:
    """Bring in again where there is room now, and compare."""
    again_out, again_err = homes.start(settings.home, "ingest").communicate()
    wrong = homes.differences(truth, homes.picture(settings))
    traces = "Traceback" in out + again_out + again_err + "\n".join(said)
    last = said[-1][:160] if said else ""
    if wrong or traces:
        print(
            f"  {what}: status {rc}, {len(said)} lines, {wrong[:6]} traceback: {traces}\n  {last}"
        )
    else:
        print(f"  {what}: status {rc}, said: {last}")
    return not wrong and not traces


def _size(folder: Path) -> int:
    return sum(path.stat().st_size + 4096 for path in folder.rglob("*") if path.is_file())


@contextmanager
def _disk(place: Path, size: int) -> Iterator[None]:
    """A file system of so many bytes, in memory."""
    place.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)

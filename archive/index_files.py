"""Are the index's files those that were written? Noted after each commit, looked at by whoever
starts.

Whoosh notices a missing file, but not one that was cut short, filled with zeros or rotted: it
answers wrongly, or fails at a later question. The note lies in the cache, and can go: what has no
note is taken as it is.
"""

from __future__ import annotations

import json
import os
import zlib
from pathlib import Path

from archive.settings import Settings

CHUNK = 1 << 20
Sum = tuple[int, int, int]  # size in bytes, time in nanoseconds, CRC-32


def sums(settings: Settings) -> Path:
    """Where the note lies."""
    return settings.cache / "index-files.json"


def note(folder: Path, sums: Path) -> None:
    """Note the files of an index as they are now. A file noted before is not read again."""
    before = _noted(sums)
    now: dict[str, Sum] = {}
    for path in _files(folder):
        stat = path.stat()
        known = before.get(path.name)
        if known and known[:2] == (stat.st_size, stat.st_mtime_ns):
            now[path.name] = known
        else:
            now[path.name] = (stat.st_size, stat.st_mtime_ns, _crc32(path))
    if now == before:
        return
    sums.parent.mkdir(parents=True, exist_ok=True)
    coming = sums.with_name(f".{sums.name}.coming")
    coming.write_text(json.dumps(now), encoding="utf-8")
    coming.replace(sums)


def are_untouched(folder: Path, sums: Path) -> bool:
    """True if each noted file is there with its size and time: a glance, for every second."""
    for name, (size, time_ns, _) in _noted(sums).items():
        try:
            stat = (folder / name).stat()
        except OSError:
            return False
        if (stat.st_size, stat.st_mtime_ns) != (size, time_ns):
            return False
    return True


def are_sound(folder: Path, sums: Path, *, closely: bool = False) -> bool:
    """False if a noted file has other bytes now. closely reads each file; else one that has kept
    its size and time is believed."""
    for name, (size, time_ns, crc32) in _noted(sums).items():
        path = folder / name
        try:
            stat = path.stat()
            if stat.st_size != size:
                return False
            if (closely or stat.st_mtime_ns != time_ns) and _crc32(path) != crc32:
                return False
        except FileNotFoundError:
            continue  # merged into another meanwhile; Whoosh notices one that it needs
        except OSError:
            return False
    return True


def _files(folder: Path) -> list[Path]:
    """The files that hold something: a lock is empty, and locks come and go."""
    try:
        return [
            Path(one.path) for one in os.scandir(folder) if one.is_file() and one.stat().st_size
        ]
    except OSError:
        return []


def _noted(sums: Path) -> dict[str, Sum]:
    try:
        found = json.loads(sums.read_text(encoding="utf-8"))
        return {name: (size, time_ns, crc32) for name, (size, time_ns, crc32) in found.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def _crc32(path: Path) -> int:
    found = 0
    with path.open("rb") as opened:
        while chunk := opened.read(CHUNK):
            found = zlib.crc32(chunk, found)
    return found

"""What a bag lists: a SHA-256 for each file of its payload (RFC 8493, manifest-sha256.txt).

`sha256sum -c manifest-sha256.txt` checks it with no program of ours. Bags that are exported and
folders that are backed up to are both bags, so one restore reads either.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from archive.originals import SHA256_LENGTH, flush_folder

MANIFEST = "manifest-sha256.txt"
BAGIT = "bagit.txt"
DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
HEX = frozenset("0123456789abcdef")


def line(sha256: str, name: str) -> str:
    """One line. No name of ours holds what RFC 8493 wants escaped."""
    return f"{sha256}  {name}\n"


def read(bag: Path) -> tuple[dict[str, str], list[str]]:
    """(SHA-256 by name, lines that are none). A name that leads out of the bag is no name.

    Raises OSError where there is no manifest.
    """
    sums: dict[str, str] = {}
    damaged: list[str] = []
    text = (bag / MANIFEST).read_text(encoding="utf-8", errors="replace")
    for row in text.splitlines():
        sha256, _, name = row.partition("  ")
        if is_sum(sha256) and name.startswith("data/") and is_within(name):
            sums[name] = sha256
        elif row.strip():
            damaged.append(row)
    return sums, damaged


def replace(bag: Path, sums: Mapping[str, str]) -> None:
    """Put a new manifest in place of the old: at every instant one of them is there, whole."""
    coming = bag / f".{MANIFEST}.coming"
    write(coming, (line(sums[name], name) for name in sorted(sums)))
    coming.replace(bag / MANIFEST)
    flush_folder(bag)


def write(path: Path, lines: Iterable[str]) -> None:
    """Write a text and see it on the disk."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(lines)
        out.flush()
        os.fsync(out.fileno())


def is_sum(text: str) -> bool:
    return len(text) == SHA256_LENGTH and set(text) <= HEX


def is_within(name: str) -> bool:
    """Whether a name stays in the folder that it is joined to."""
    parts = PurePosixPath(name).parts
    return bool(parts) and not name.startswith("/") and ".." not in parts and "\0" not in name

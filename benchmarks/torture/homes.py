"""Homes to torture, and what is in them afterwards."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from archive import fixity
from archive.settings import Settings, load
from archive.store import Store

COMMAND = (sys.executable, "-c", "from webapp.cli import main; main()")
ROOMS = ("inbox", "originals", "rejected")


def make(home: Path, files: Path, *, ocr: bool = False) -> Settings:
    """A home with a copy of files in its inbox, its settings as a clerk's but for the waiting."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "greffe.toml").write_text(
        f"[intake]\nstill_s = 0.0\nocr = {str(ocr).lower()}\n", encoding="utf-8"
    )
    settings = load(home, {})
    settings.make_home()
    shutil.copytree(files, settings.inbox, dirs_exist_ok=True)
    return settings


def start(home: Path, *words: str, env: dict[str, str] | None = None) -> subprocess.Popen[str]:
    """Start a command of Greffe in a process group of its own."""
    return subprocess.Popen(
        [*COMMAND, "--home", str(home), *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="backslashreplace",
        start_new_session=True,
        env={**os.environ, **(env or {})},
    )


def picture(settings: Settings) -> dict[str, Any]:
    """All that a home holds but its clock times: to compare two of them."""
    return {
        "rows": _rows(settings.database),
        "files": {
            str(path.relative_to(settings.home)): path.read_bytes()
            for room in ROOMS
            for path in sorted((settings.home / room).rglob("*"))
            if path.is_file()
        },
        "findings": findings(settings),
    }


def findings(settings: Settings) -> list[str]:
    """What `greffe verify` finds wrong, a code each."""
    with Store.open(settings.database) as store:
        return [f"{one.code} {one.subject}" for one in fixity.check(settings, store)]


def differences(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """Where two pictures differ, a line each; none where the homes are the same."""
    lines = [
        f"finding: {finding}" for finding in other["findings"] if finding not in one["findings"]
    ]
    for room in ("rows", "files"):
        for key in sorted(one[room].keys() | other[room].keys()):
            if one[room].get(key) != other[room].get(key):
                lines.append(f"{room}: {key}")
    return lines


def _rows(database: Path) -> dict[str, list[str]]:
    """Every table's rows in order, without the columns that tell a time of day."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        names = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        ).fetchall()
        return {
            name: sorted(
                repr({key: row[key] for key in row.keys() if not _is_of_the_run(name, key)})  # noqa: SIM118 a Row
                for row in connection.execute(f'SELECT * FROM "{name}"')
            )
            for (name,) in names
            if "migrations" not in name
        }


def _is_of_the_run(table: str, column: str) -> bool:
    """True for columns of clock times, and for numbers that only count the order of rows."""
    counts = table == "events" and column == "id"
    return counts or column.endswith("_at") or column in ("at", "rowid", "seconds")

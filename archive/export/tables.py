"""The archive as tables: JSON Lines or CSV, one file a kind of record.

CSV cells that a spreadsheet would run as a formula are quoted (OWASP, CSV injection).
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from archive.export.declared import TABLES, every
from archive.store import Catalogue
from archive.store.published import Row

FORMATS = ("json", "csv")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def export_to(catalogue: Catalogue, format: str, dest: Path, *, sealed: bool = False) -> list[Path]:
    """Write every table into a folder; returns the files. format is one of FORMATS.

    sealed: with what was withdrawn, for a copy that is not for the public.
    """
    dest.mkdir(parents=True, exist_ok=True)
    made = []
    for table in TABLES:
        rows = every(catalogue, table, sealed=sealed)
        if format == "json":
            made.append(write_json(dest / f"{table.name}.jsonl", rows))
        else:
            names = [field.name for field in table.fields]
            made.append(write_csv(dest / f"{table.name}.csv", names, rows))
    return made


def write_json(path: Path, rows: Iterable[Row]) -> Path:
    """A row a line."""
    with path.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


def write_csv(path: Path, names: Sequence[str], rows: Iterable[Row]) -> Path:
    """RFC 4180 in UTF-8, with a header even where there are no rows."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, names)
        writer.writeheader()
        for row in rows:
            writer.writerow({name: _cell(value) for name, value in row.items()})
    return path


def _cell(value: Any) -> Any:
    harmless = not isinstance(value, str) or not value.startswith(FORMULA_STARTS)
    return value if harmless else f"'{value}"

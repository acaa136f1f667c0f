"""The whole archive in one ZIP: tables as CSV and JSON Lines, what their fields mean, the licence,
Popolo, and an SQLite file for Datasette.
"""

from __future__ import annotations

import json
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from archive.export import popolo, sqlite_copy
from archive.export.declared import TABLES, count
from archive.export.tables import export_to, write_csv
from archive.model import LANGS
from archive.settings import Settings
from archive.store import Catalogue

README = """# {town}

## Données ouvertes

| | |
| --- | --- |
| `csv/`, `jsonl/` | les mêmes tables, en CSV (UTF-8) et en JSON Lines |
| `dictionary.csv` | ce que signifie chaque champ |
| `popolo.json` | instances et séances selon Popolo et Open Civic Data |
| `greffe.db`, `metadata.json` | pour Datasette : `datasette greffe.db -m metadata.json` |

Licence : {licence}

Les adresses (`url`) sont sans l'hôte{french}. Ce qui a été retiré n'y figure pas.
Dans les CSV, une cellule qu'un tableur prendrait pour une formule commence par une apostrophe.

## Open data

| | |
| --- | --- |
| `csv/`, `jsonl/` | the same tables, as CSV (UTF-8) and JSON Lines |
| `dictionary.csv` | what each field means |
| `popolo.json` | bodies and meetings as Popolo and Open Civic Data have them |
| `greffe.db`, `metadata.json` | for Datasette: `datasette greffe.db -m metadata.json` |

Licence: {licence}

Addresses (`url`) are without their host{english}. What was withdrawn is not in it.
In the CSV files a cell that a spreadsheet would take for a formula begins with an apostrophe.

{counts}
"""
NO_LICENCE = "non précisée, demandez au greffe / not stated, ask the records office"
COLUMNS = ("table", "field", "type", "nullable", "format", "choices", "refers_to", "fr", "en")


def write(catalogue: Catalogue, settings: Settings, dest: Path) -> Path:
    """Write the ZIP, all of it or none: it is made beside its place and moved there when whole."""
    dest.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".open-data-", dir=dest.parent) as scratch:
        folder = Path(scratch)
        for file in _files(catalogue, settings, folder / "files"):
            file.chmod(0o644)
        coming = folder / "coming.zip"
        with zipfile.ZipFile(coming, "w", zipfile.ZIP_DEFLATED) as packed:
            for path in sorted((folder / "files").rglob("*")):
                if path.is_file():
                    packed.write(path, path.relative_to(folder / "files"))
        coming.replace(dest)
    return dest


def _files(catalogue: Catalogue, settings: Settings, folder: Path) -> list[Path]:
    catalogue.connection.execute("BEGIN")  # one moment of the archive, whatever is filed meanwhile
    try:
        return [
            *export_to(catalogue, "csv", folder / "csv"),
            *export_to(catalogue, "json", folder / "jsonl"),
            write_csv(folder / "dictionary.csv", COLUMNS, dictionary()),
            sqlite_copy.write(catalogue, folder / "greffe.db"),
            _json(folder / "metadata.json", sqlite_copy.metadata(settings, settings.lang)),
            _json(
                folder / "popolo.json",
                popolo.popolo(catalogue, root=settings.address, lang=settings.lang),
            ),
            _readme(catalogue, settings, folder / "README.md"),
            _text(folder / "LICENCE.txt", (settings.licence or NO_LICENCE) + "\n"),
        ]
    finally:
        catalogue.connection.execute("ROLLBACK")


def dictionary() -> list[dict[str, Any]]:
    """What each field of each table means."""
    return [
        {
            "table": table.name,
            "field": field.name,
            "type": field.type,
            "nullable": int(field.nullable),
            "format": field.format,
            "choices": " ".join(field.choices),
            "refers_to": field.refers_to,
        }
        | {lang: field.about[lang] for lang in LANGS}
        for table in TABLES
        for field in table.fields
    ]


def _readme(catalogue: Catalogue, settings: Settings, path: Path) -> Path:
    counts = "\n".join(f"- {table.name}: {count(catalogue, table)}" for table in TABLES)
    return _text(
        path,
        README.format(
            town=settings.town_name or "Greffe",
            licence=settings.licence or NO_LICENCE,
            french=f" ({settings.address})" if settings.address else "",
            english=f" ({settings.address})" if settings.address else "",
            counts=counts,
        ),
    )


def _json(path: Path, content: Any) -> Path:
    return _text(path, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def _text(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8")
    return path

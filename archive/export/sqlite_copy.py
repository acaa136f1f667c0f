"""A copy of the archive as one SQLite file, made to be opened: with Datasette, or anything else.

It is written anew from what is published, and is no copy of archive.db: what was withdrawn, and the
tables that are the archive's own business, were never in it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlite_utils import Database

from archive.export.declared import TABLES, every
from archive.export.fields import Table
from archive.model import Lang
from archive.settings import Settings
from archive.store import Catalogue

TYPES: dict[str, type] = {"string": str, "integer": int, "number": float}


def write(catalogue: Catalogue, path: Path) -> Path:
    """Make the file. The words of passages can be searched in it (FTS5, accents left aside)."""
    db = Database(path)
    try:
        for table in TABLES:
            _table(db, table)
        for table in TABLES:
            db.table(table.name).insert_all(every(catalogue, table))
        db.table("passages").enable_fts(["text"], tokenize="unicode61 remove_diacritics 2")
        for table in TABLES:
            for field in table.fields:
                if field.refers_to:
                    db.table(table.name).create_index([field.name])
        db.vacuum()
    finally:
        db.close()
    return path


def _table(db: Database, table: Table) -> None:
    db.table(table.name).create(
        {field.name: TYPES[field.type] for field in table.fields},
        pk=table.id[0] if len(table.id) == 1 else table.id,
        not_null={field.name for field in table.fields if not field.nullable},
        foreign_keys=[
            (field.name, field.refers_to, "id") for field in table.fields if field.refers_to
        ],
    )


def metadata(settings: Settings, lang: Lang) -> dict[str, Any]:
    """Datasette's metadata: what the tables and their columns are, and the licence."""
    is_address = settings.licence.startswith(("http://", "https://"))
    return {
        "title": settings.town_name or "Greffe",
        **({"license": settings.licence} if settings.licence else {}),
        **({"license_url": settings.licence} if is_address else {}),
        "source": settings.town_name or "Greffe",
        **({"source_url": settings.address} if settings.address else {}),
        "databases": {
            "greffe": {
                "tables": {
                    table.name: {
                        "description": table.about[lang],
                        "columns": {field.name: field.about[lang] for field in table.fields},
                    }
                    for table in TABLES
                }
            }
        },
    }

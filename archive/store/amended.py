"""What clerks corrected of what was understood, to rows and back."""

from __future__ import annotations

import json
import sqlite3

from archive.amending import Amendment, Part


def of(connection: sqlite3.Connection, document: str) -> list[Amendment]:
    """The corrections of a document."""
    found = connection.execute(
        "SELECT part, key, value, was FROM amended WHERE document = ? ORDER BY part, key",
        (document,),
    )
    return [Amendment(Part(row[0]), row[1], _read(row[2]), _read(row[3])) for row in found]


def one(connection: sqlite3.Connection, document: str, part: Part, key: str) -> Amendment | None:
    """The correction of one thing; None where it stands as it was read."""
    return next((it for it in of(connection, document) if (it.part, it.key) == (part, key)), None)


def put(connection: sqlite3.Connection, document: str, amendment: Amendment) -> None:
    """Keep a correction in place of an earlier one. In the caller's transaction."""
    connection.execute(
        "INSERT OR REPLACE INTO amended VALUES (?,?,?,?,?)",
        (document, amendment.part.value, amendment.key, _written(amendment.value),
         _written(amendment.was)),
    )  # fmt: skip


def drop(connection: sqlite3.Connection, document: str, part: Part, key: str) -> None:
    """Let a correction go. In the caller's transaction."""
    connection.execute(
        "DELETE FROM amended WHERE document = ? AND part = ? AND key = ?",
        (document, part.value, key),
    )


def _read(written: str | None) -> dict[str, object] | None:
    return json.loads(written) if written is not None else None


def _written(value: object) -> str | None:
    return json.dumps(value, ensure_ascii=False) if value is not None else None

"""A copy of the database that may be given away: without a trace of what was withdrawn."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

WITHDRAWN = "SELECT id FROM documents WHERE status = 'withdrawn'"
ALONE = (
    "id NOT IN (SELECT meeting FROM documents WHERE meeting IS NOT NULL) "
    "AND id NOT IN (SELECT meeting FROM parts WHERE meeting IS NOT NULL)"
)
# Who works at the desk, and what they took back, is no one's business; rejected files were never
# records.
PRIVATE = (
    "sessions", "recovery_codes", "devices", "attempts", "users", "audit", "rejections",
    "revisions", "amended", "access", "redactions", "removed_cues",
)  # fmt: skip
# What was heard or read where words are removed, and may hold them; names of papers that may not be
# given; why something was no more given.
SPOKEN = "SELECT document FROM redactions UNION SELECT document FROM removed_cues"
REMOVED = (
    *(f"DELETE FROM {table} WHERE document IN ({SPOKEN})"
      for table in ("pieces", "dropped", "corrections", "mended")),
    "UPDATE hearings SET terms = '[]', prompt = ''",
    "DELETE FROM speakers WHERE NOT EXISTS (SELECT 1 FROM cues c WHERE "
    "c.document = speakers.document AND c.speaker = speakers.label)",
    "UPDATE events SET detail = json_remove(detail, '$.reason')",
)  # fmt: skip


def leave_out_withdrawn(database: Path) -> None:
    """Take withdrawn documents out of a copy of an archive, with all that hangs on them, and what
    is PRIVATE. The file is then written anew, so that no free page keeps their words."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        kept = triggers.fetchall()
        connection.execute("BEGIN")
        for name, _sql in kept:  # they refuse what is to be done here
            connection.execute(f'DROP TRIGGER "{name}"')
        for column in ("superseded_by", "transcript_of"):
            connection.execute(
                f"UPDATE documents SET {column} = NULL WHERE {column} IN ({WITHDRAWN})"
            )
        connection.execute("DELETE FROM documents WHERE status = 'withdrawn'")
        connection.execute("DELETE FROM announcements WHERE is_withdrawn")
        for statement in REMOVED:
            connection.execute(statement)
        for table in PRIVATE:
            connection.execute(f"DELETE FROM {table}")
        connection.execute("DELETE FROM sqlite_sequence WHERE name = 'audit'")
        _let_go(connection)
        connection.execute(f"DELETE FROM meetings WHERE {ALONE}")
        _let_go(connection)
        connection.execute(
            "DELETE FROM bodies WHERE slug NOT IN (SELECT body FROM documents WHERE body NOT NULL) "
            "AND slug NOT IN (SELECT body FROM meetings)"
        )
        _forget_addresses(connection)
        for _name, sql in kept:
            connection.execute(sql)
        connection.execute("COMMIT")
        connection.execute("VACUUM")


def _forget_addresses(connection: sqlite3.Connection) -> None:
    """What is remembered of documents, bodies and meetings that are not in the copy: these tables
    outlive their records, so nothing ties them."""
    connection.execute("DELETE FROM changes WHERE document NOT IN (SELECT id FROM documents)")
    for kind, column, there in (
        ("passage", "old", "SELECT id FROM documents"),
        ("body", "new", "SELECT slug FROM bodies"),
        ("meeting", "new", "SELECT id FROM meetings"),
    ):
        connection.execute(
            f"DELETE FROM moved WHERE kind = ? AND {column} NOT IN ({there})", (kind,)
        )


def _let_go(connection: sqlite3.Connection) -> None:
    """Delete the rows that hang on nothing any more, and those that hung on them, whatever tables
    there are."""
    tables = [
        row[0]
        for row in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
    ]
    gone = 1
    while gone:
        gone = 0
        for table in tables:
            for _id, _seq, parent, column, its, *_rest in connection.execute(
                f'PRAGMA foreign_key_list("{table}")'
            ).fetchall():
                gone += connection.execute(
                    f'DELETE FROM "{table}" WHERE "{column}" IS NOT NULL AND "{column}" NOT IN '
                    f'(SELECT "{its}" FROM "{parent}")'
                ).rowcount

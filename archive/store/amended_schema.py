"""The table of what clerks corrected of what was understood.

amended keeps each thing as a clerk set it (JSON; null: it is none) and what was read instead (JSON;
null: it was missed). corrected marks what was set so.
"""

from __future__ import annotations

TABLES = """
    CREATE TABLE amended (
        document TEXT NOT NULL REFERENCES documents(id),
        part TEXT NOT NULL,
        key TEXT NOT NULL,
        value TEXT,
        was TEXT,
        PRIMARY KEY (document, part, key)
    ) WITHOUT ROWID;
    ALTER TABLE decisions ADD COLUMN corrected INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE attendance ADD COLUMN corrected INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE items ADD COLUMN corrected INTEGER NOT NULL DEFAULT 0
"""
STATEMENTS = tuple(one for one in TABLES.split(";") if one.strip())

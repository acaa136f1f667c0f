"""The tables of step m009: what passages name, and the keys they are found by. Released with it,
so they never change; what is added later is a step of its own.

Both are derived, so they go with their passage; matters_read says which rules read a document, and
how it was understood then.
"""

from __future__ import annotations

TABLES = """
    CREATE TABLE mentions (
        passage TEXT NOT NULL,
        n INTEGER NOT NULL,
        document TEXT NOT NULL REFERENCES documents(id),
        named TEXT NOT NULL,
        value TEXT NOT NULL,
        name TEXT NOT NULL,
        start INTEGER NOT NULL,
        stop INTEGER NOT NULL,
        confidence REAL NOT NULL,
        act TEXT,
        PRIMARY KEY (passage, n)
    ) WITHOUT ROWID;
    CREATE INDEX mentions_by_value ON mentions(named, value, name, document);
    CREATE INDEX mentions_by_document ON mentions(document);
    CREATE TABLE keys (
        passage TEXT NOT NULL,
        document TEXT NOT NULL REFERENCES documents(id),
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        label TEXT NOT NULL,
        PRIMARY KEY (passage, name, value)
    ) WITHOUT ROWID;
    CREATE INDEX keys_by_value ON keys(name, value, label);
    CREATE INDEX keys_by_document ON keys(document);
    CREATE TABLE matters_read (
        document TEXT PRIMARY KEY REFERENCES documents(id),
        rules TEXT NOT NULL,
        understood INTEGER
    ) WITHOUT ROWID
"""
GONE = """
    CREATE TRIGGER passages_name_nothing AFTER DELETE ON passages BEGIN
        DELETE FROM mentions WHERE passage = OLD.id;
        DELETE FROM keys WHERE passage = OLD.id;
    END
"""
STATEMENTS = (*TABLES.split(";"), GONE)

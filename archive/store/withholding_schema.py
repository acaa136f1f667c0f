"""The tables of step m013: what the public does not get, or not yet, and what is removed from what
it gets. Released with it, so they never change.

access: a document that was ever kept from the public; its row in documents has the status
withdrawn for as long as it is, so that every list leaves it out, and status here is the one that
it stands in otherwise. redactions: regions of pages (points), spans of seconds, or words of a paper
without pages. redacted: the file that the public gets instead, by the regions that it was made
for. removed_cues: the lines of a transcript as they were.
"""

from __future__ import annotations

TABLES = """
    CREATE TABLE access (
        document TEXT PRIMARY KEY REFERENCES documents(id),
        way TEXT NOT NULL,
        until TEXT,
        status TEXT,
        was_seen INTEGER NOT NULL,
        shown_at TEXT
    ) WITHOUT ROWID;
    CREATE INDEX access_by_time ON access(until) WHERE until IS NOT NULL;
    CREATE TABLE redactions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        document TEXT NOT NULL REFERENCES documents(id),
        page INTEGER, x0 REAL, top REAL, x1 REAL, bottom REAL,
        start_s REAL, end_s REAL,
        words TEXT,
        reason TEXT NOT NULL,
        made_at TEXT NOT NULL
    );
    CREATE INDEX redactions_by_document ON redactions(document);
    CREATE TABLE redacted (
        document TEXT PRIMARY KEY REFERENCES documents(id),
        digest TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        size INTEGER NOT NULL,
        media_type TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE removed_cues (
        document TEXT NOT NULL REFERENCES documents(id),
        start_s REAL NOT NULL,
        speaker TEXT,
        text TEXT NOT NULL,
        PRIMARY KEY (document, start_s)
    ) WITHOUT ROWID
"""
STATEMENTS = tuple(TABLES.split(";"))

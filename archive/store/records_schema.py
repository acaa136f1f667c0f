"""The tables of step m001: bodies, meetings, documents and what was read in them. Released with it,
so they never change; what is added later is a step of its own.
"""

from __future__ import annotations

TABLES = """
    CREATE TABLE bodies (
        slug TEXT PRIMARY KEY,
        name TEXT NOT NULL
    );
    CREATE TABLE meetings (
        id TEXT PRIMARY KEY,
        body TEXT NOT NULL REFERENCES bodies(slug),
        date TEXT NOT NULL
    );
    CREATE INDEX meetings_by_date ON meetings(date DESC);
    CREATE TABLE documents (
        id TEXT PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        filename TEXT NOT NULL,
        folder TEXT NOT NULL,
        media_type TEXT NOT NULL,
        size INTEGER NOT NULL,
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        body TEXT REFERENCES bodies(slug),
        date TEXT,
        lang TEXT,
        status TEXT,
        meeting TEXT REFERENCES meetings(id),
        page_count INTEGER,
        duration_s REAL,
        has_video INTEGER,
        transcript_state TEXT,
        doubts TEXT NOT NULL DEFAULT '[]',
        received_at TEXT NOT NULL,
        superseded_by TEXT REFERENCES documents(id),
        transcript_of TEXT REFERENCES documents(id),
        indexed INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX documents_by_meeting ON documents(meeting);
    CREATE INDEX documents_unindexed ON documents(indexed) WHERE indexed = 0;
    CREATE TABLE pages (
        document TEXT NOT NULL REFERENCES documents(id),
        number INTEGER NOT NULL,
        width REAL NOT NULL,
        height REAL NOT NULL,
        reader TEXT,
        PRIMARY KEY (document, number)
    ) WITHOUT ROWID;
    CREATE TABLE passages (
        id TEXT PRIMARY KEY,
        document TEXT NOT NULL REFERENCES documents(id),
        n INTEGER NOT NULL,
        text TEXT NOT NULL,
        lang TEXT,
        page INTEGER,
        x0 REAL, top REAL, x1 REAL, bottom REAL,
        start_s REAL, end_s REAL,
        speaker TEXT,
        UNIQUE (document, n)
    );
    CREATE TABLE cues (
        document TEXT NOT NULL REFERENCES documents(id),
        n INTEGER NOT NULL,
        start_s REAL NOT NULL,
        end_s REAL NOT NULL,
        speaker TEXT,
        text TEXT NOT NULL,
        PRIMARY KEY (document, n)
    ) WITHOUT ROWID;
    CREATE TABLE evidence (
        document TEXT NOT NULL REFERENCES documents(id),
        n INTEGER NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        source TEXT NOT NULL,
        quote TEXT NOT NULL,
        confidence REAL NOT NULL,
        chosen INTEGER NOT NULL,
        PRIMARY KEY (document, n)
    ) WITHOUT ROWID;
    CREATE TABLE sightings (
        document TEXT NOT NULL REFERENCES documents(id),
        folder TEXT NOT NULL,
        filename TEXT NOT NULL,
        seen_at TEXT NOT NULL,
        PRIMARY KEY (document, folder, filename)
    ) WITHOUT ROWID;
    CREATE TABLE rejections (
        place TEXT PRIMARY KEY,
        filename TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        code TEXT NOT NULL,
        fields TEXT NOT NULL,
        rejected_at TEXT NOT NULL
    );
"""

STATEMENTS = [statement for statement in TABLES.split(";") if statement.strip()]

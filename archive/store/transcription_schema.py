"""The tables of step m007: what a speech model heard, piece by piece, and what was made of it.
Released with it, so they never change; what is added later is a step of its own.
"""

from __future__ import annotations

TABLES = """
    CREATE TABLE hearings (
        document TEXT PRIMARY KEY REFERENCES documents(id),
        model TEXT NOT NULL,
        terms TEXT NOT NULL DEFAULT '[]',
        prompt TEXT NOT NULL DEFAULT '',
        track TEXT NOT NULL DEFAULT '',
        started_at TEXT NOT NULL,
        finished_at TEXT
    ) WITHOUT ROWID;
    CREATE TABLE soundings (
        document TEXT PRIMARY KEY REFERENCES documents(id),
        sounding_s REAL NOT NULL,
        stated_s REAL NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE pieces (
        document TEXT NOT NULL REFERENCES documents(id),
        n INTEGER NOT NULL,
        start_s REAL NOT NULL,
        end_s REAL NOT NULL,
        lang TEXT,
        heard BLOB NOT NULL,
        PRIMARY KEY (document, n)
    );
    CREATE TABLE gaps (
        document TEXT NOT NULL REFERENCES documents(id),
        start_s REAL NOT NULL,
        end_s REAL NOT NULL,
        PRIMARY KEY (document, start_s)
    ) WITHOUT ROWID;
    CREATE TABLE dropped (
        document TEXT NOT NULL REFERENCES documents(id),
        n INTEGER NOT NULL,
        start_s REAL NOT NULL,
        end_s REAL NOT NULL,
        text TEXT NOT NULL,
        why TEXT NOT NULL,
        PRIMARY KEY (document, n)
    ) WITHOUT ROWID;
    CREATE TABLE corrections (
        document TEXT NOT NULL REFERENCES documents(id),
        cue INTEGER NOT NULL,
        at INTEGER NOT NULL,
        heard TEXT NOT NULL,
        written TEXT NOT NULL,
        undone_at TEXT,
        PRIMARY KEY (document, cue, at)
    ) WITHOUT ROWID;
    CREATE TABLE transcripts (
        document TEXT PRIMARY KEY REFERENCES documents(id),
        made_by TEXT,
        approximate INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID;
    CREATE TABLE speakers (
        document TEXT NOT NULL REFERENCES documents(id),
        label TEXT NOT NULL,
        name TEXT NOT NULL,
        named_at TEXT NOT NULL,
        PRIMARY KEY (document, label)
    ) WITHOUT ROWID;
    CREATE VIEW named_cues AS
        SELECT c.document, c.n, c.start_s, c.end_s, coalesce(s.name, c.speaker) AS speaker,
            c.text
        FROM cues c LEFT JOIN speakers s ON s.document = c.document AND s.label = c.speaker;
    CREATE VIEW named_passages AS
        SELECT p.id, p.document, p.n, p.text, p.lang, p.page, p.x0, p.top, p.x1, p.bottom,
            p.start_s, p.end_s, coalesce(s.name, p.speaker) AS speaker
        FROM passages p
        LEFT JOIN speakers s ON s.document = p.document AND s.label = p.speaker;
    CREATE VIEW outranked_passages AS
        SELECT p.id, p.document FROM passages p JOIN documents d ON d.id = p.document
        WHERE (d.kind = 'transcript' AND d.superseded_by IS NOT NULL)
            OR (d.transcript_state = 'captioned' AND p.end_s > p.start_s);
    INSERT INTO transcripts (document, made_by)
        SELECT id, 'machine' FROM documents WHERE transcript_state = 'transcribed';
"""
STATEMENTS = tuple(one for one in TABLES.split(";") if one.strip())

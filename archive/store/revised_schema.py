"""The tables of what people correct in transcripts: versions of their lines, and where items begin.

revisions keeps what each save took out and put in (JSON, compressed), so that every version can be
worked out from the lines of today. transcripts.version is the last of them. marks.start_s is null
where a person says that an item is not heard. The trigger notes when a record last changed, as m008
does for documents.
"""

from __future__ import annotations

NOW = "strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now')"
TABLES = """
    ALTER TABLE cues ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE cues ADD COLUMN sure REAL;
    ALTER TABLE transcripts ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE transcripts ADD COLUMN is_edited INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE transcripts ADD COLUMN timed_by TEXT;
    CREATE TABLE revisions (
        document TEXT NOT NULL REFERENCES documents(id),
        n INTEGER NOT NULL,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        act TEXT NOT NULL,
        of INTEGER,
        is_edited INTEGER NOT NULL,
        change BLOB NOT NULL,
        PRIMARY KEY (document, n)
    );
    CREATE TABLE marks (
        recording TEXT NOT NULL REFERENCES documents(id),
        number TEXT NOT NULL,
        title TEXT NOT NULL,
        start_s REAL,
        PRIMARY KEY (recording, number, title)
    ) WITHOUT ROWID;
    DROP VIEW named_cues;
    CREATE VIEW named_cues AS
        SELECT c.document, c.n, c.start_s, c.end_s, coalesce(s.name, c.speaker) AS speaker,
            c.text, c.by_hand, c.sure
        FROM cues c LEFT JOIN speakers s ON s.document = c.document AND s.label = c.speaker;
    CREATE VIEW edited AS SELECT document FROM transcripts WHERE is_edited;
    DROP VIEW outranked_passages;
    CREATE VIEW outranked_passages AS
        SELECT p.id, p.document FROM passages p JOIN documents d ON d.id = p.document
        WHERE d.id NOT IN (SELECT document FROM edited) AND (
            (d.kind = 'transcript' AND (d.superseded_by IS NOT NULL
                OR d.transcript_of IN (SELECT document FROM edited)))
            OR (d.transcript_state = 'captioned' AND p.end_s > p.start_s));
"""
CHANGES = f"""
    CREATE TRIGGER transcript_revised AFTER INSERT ON revisions BEGIN
        INSERT INTO changes VALUES (NEW.document, {NOW})
        ON CONFLICT (document) DO UPDATE SET changed_at = {NOW};
    END
"""
STATEMENTS = (*(one for one in TABLES.split(";") if one.strip()), CHANGES)

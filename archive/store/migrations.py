"""The ordered steps of the schema. A step that has been released never changes; add another."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

steps = Migrations("greffe")


@steps()
def m001_records(db: Database) -> None:
    """Bodies, meetings, documents and what was read in them."""
    for statement in """
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
    """.split(";"):
        if statement.strip():
            db.execute(statement)


@steps()
def m002_found_at_once(db: Database) -> None:
    """What is asked for each file that arrives must not cost a walk through all that is there."""
    db.execute("CREATE INDEX documents_by_folder ON documents(folder, kind)")
    db.execute("CREATE INDEX rejections_by_file ON rejections(filename, sha256)")


@steps()
def m004_parts(db: Database) -> None:
    """Year-books: which pages of a document belong to which meeting. Versions found at once."""
    db.execute("""
        CREATE TABLE parts (
            document TEXT NOT NULL REFERENCES documents(id),
            first_page INTEGER NOT NULL,
            last_page INTEGER NOT NULL,
            meeting TEXT REFERENCES meetings(id),
            PRIMARY KEY (document, first_page)
        ) WITHOUT ROWID
    """)
    db.execute("CREATE INDEX parts_by_meeting ON parts(meeting)")
    db.execute("CREATE INDEX documents_by_newer ON documents(superseded_by)")


@steps()
def m008_addresses(db: Database) -> None:
    """Where what was cited stands now, and when a document's record last changed.

    Of words that were read otherwise since, moved.old is the document, fingerprint and text are
    those of the words, and new is null where nothing like them stands any more. changes is
    written by triggers, so that no writer can forget it.
    """
    seen = "kind", "title", "body", "date", "lang", "status", "meeting", "superseded_by"
    differs = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in seen)
    now = "strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now')"
    note = f"ON CONFLICT (document) DO UPDATE SET changed_at = {now}"
    for statement in (
        """
        CREATE TABLE moved (
            kind TEXT NOT NULL,
            old TEXT NOT NULL,
            fingerprint TEXT NOT NULL DEFAULT '',
            new TEXT,
            text TEXT NOT NULL DEFAULT '',
            moved_at TEXT NOT NULL,
            PRIMARY KEY (kind, old, fingerprint)
        ) WITHOUT ROWID
        """,
        "CREATE TABLE changes (document TEXT PRIMARY KEY, changed_at TEXT NOT NULL) WITHOUT ROWID",
        f"CREATE TRIGGER document_changed AFTER UPDATE ON documents WHEN {differs} "
        f"BEGIN INSERT INTO changes VALUES (NEW.id, {now}) {note}; END",
        f"CREATE TRIGGER document_removed AFTER DELETE ON documents "
        f"BEGIN INSERT INTO changes VALUES (OLD.id, {now}) {note}; END",
    ):
        db.execute(statement)

"""The ordered steps of the schema. A step that has been released never changes; add another."""

from __future__ import annotations

import json

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from archive.store import (
    amended_schema,
    announcements_schema,
    desk_schema,
    matters_schema,
    meetings_schema,
    records_schema,
    revised_schema,
    transcription_schema,
    withholding_schema,
)

steps = Migrations("greffe")


@steps()
def m001_records(db: Database) -> None:
    """Bodies, meetings, documents and what was read in them."""
    for statement in records_schema.STATEMENTS:
        db.execute(statement)


@steps()
def m002_found_at_once(db: Database) -> None:
    """What is asked for each file that arrives must not cost a walk through all that is there."""
    db.execute("CREATE INDEX documents_by_folder ON documents(folder, kind)")
    db.execute("CREATE INDEX rejections_by_file ON rejections(filename, sha256)")


@steps()
def m003_page_confidence(db: Database) -> None:
    """How sure Tesseract was of a page: 0 to 1, NULL where no picture was read."""
    db.execute("ALTER TABLE pages ADD COLUMN confidence REAL")


@steps()
def m003_rejection_folder(db: Database) -> None:
    """The folder that a rejected file was dropped in, which tells what it is: to try it again."""
    db.execute("ALTER TABLE rejections ADD COLUMN folder TEXT NOT NULL DEFAULT ''")
    db.execute("CREATE INDEX rejections_by_sha256 ON rejections(sha256)")


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
def m005_events(db: Database) -> None:
    """What was done to each document, never to be changed; what was here before was received.

    What is withdrawn is found at once: every list is without it.
    """
    db.execute("""
        CREATE TABLE events (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            document TEXT NOT NULL REFERENCES documents(id),
            event TEXT NOT NULL,
            at TEXT NOT NULL,
            agent TEXT NOT NULL,
            outcome TEXT NOT NULL,
            detail TEXT NOT NULL
        )
    """)
    db.execute("CREATE INDEX events_by_document ON events(document)")
    for act in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER events_refuse_{act.lower()} BEFORE {act} ON events "
            "BEGIN SELECT RAISE(ABORT, 'events are never changed'); END"
        )
    db.execute("""
        CREATE TABLE checks (
            document TEXT PRIMARY KEY REFERENCES documents(id),
            at TEXT NOT NULL,
            outcome TEXT NOT NULL
        ) WITHOUT ROWID
    """)
    db.execute("CREATE INDEX documents_withdrawn ON documents(status) WHERE status = 'withdrawn'")
    for doc, filename, folder, sha256, size, at in db.execute(
        "SELECT id, filename, folder, sha256, size, received_at FROM documents ORDER BY 6, 1"
    ).fetchall():
        detail = {"filename": filename, "folder": folder, "sha256": sha256, "size": size}
        db.execute(
            "INSERT INTO events (document, event, at, agent, outcome, detail) "
            "VALUES (?, 'received', ?, 'greffe', 'success', ?)",
            [doc, at, json.dumps(detail, ensure_ascii=False)],
        )


@steps()
def m006_structure(db: Database) -> None:
    """What was understood of a meeting: items, decisions, votes, attendance, keyed by document.

    blocks keeps where passages break into blocks, so that newer rules read old documents exactly
    as they would have on arrival; understood says which version of the rules read a document.
    """
    place = "page INTEGER, x0 REAL, top REAL, x1 REAL, bottom REAL, start_s REAL, end_s REAL"
    for statement in f"""
        CREATE TABLE understood (
            document TEXT PRIMARY KEY REFERENCES documents(id),
            rules INTEGER NOT NULL,
            kind TEXT,
            starts TEXT,
            ends TEXT,
            state TEXT
        ) WITHOUT ROWID;
        CREATE TABLE items (
            document TEXT NOT NULL REFERENCES documents(id),
            n INTEGER NOT NULL,
            number TEXT,
            title TEXT NOT NULL,
            level INTEGER NOT NULL,
            {place},
            confidence REAL NOT NULL,
            PRIMARY KEY (document, n)
        ) WITHOUT ROWID;
        CREATE TABLE decisions (
            document TEXT NOT NULL REFERENCES documents(id),
            n INTEGER NOT NULL,
            key TEXT NOT NULL,
            number TEXT,
            text TEXT NOT NULL,
            outcome TEXT NOT NULL,
            {place},
            confidence REAL NOT NULL,
            item INTEGER,
            unanimous INTEGER,
            votes_for INTEGER,
            votes_against INTEGER,
            abstentions INTEGER,
            mover TEXT,
            seconder TEXT,
            PRIMARY KEY (document, n),
            UNIQUE (document, key)
        ) WITHOUT ROWID;
        CREATE INDEX decisions_by_key ON decisions(key);
        CREATE TABLE votes (
            document TEXT NOT NULL REFERENCES documents(id),
            decision INTEGER NOT NULL,
            n INTEGER NOT NULL,
            name TEXT NOT NULL,
            choice TEXT NOT NULL,
            PRIMARY KEY (document, decision, n)
        ) WITHOUT ROWID;
        CREATE TABLE attendance (
            document TEXT NOT NULL REFERENCES documents(id),
            n INTEGER NOT NULL,
            name TEXT NOT NULL,
            role TEXT,
            presence TEXT NOT NULL,
            {place},
            confidence REAL NOT NULL,
            is_member INTEGER NOT NULL,
            proxy_to TEXT,
            PRIMARY KEY (document, n)
        ) WITHOUT ROWID;
        CREATE TABLE blocks (
            document TEXT NOT NULL REFERENCES documents(id),
            page INTEGER NOT NULL,
            breaks TEXT NOT NULL,
            PRIMARY KEY (document, page)
        ) WITHOUT ROWID;
    """.split(";"):
        if statement.strip():
            db.execute(statement)


@steps()
def m007_transcription(db: Database) -> None:
    """What a speech model heard, piece by piece; what was left out, put right and named."""
    for statement in transcription_schema.STATEMENTS:
        db.execute(statement)


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


@steps()
def m009_matters(db: Database) -> None:
    """What passages name, and the keys they are found by. `greffe reindex` reads what is here."""
    for statement in matters_schema.STATEMENTS:
        db.execute(statement)


@steps()
def m010_users(db: Database) -> None:
    """The desk: users and their sessions, the audit log, and what clerks corrected."""
    for statement in desk_schema.STATEMENTS:
        db.execute(statement)


@steps()
def m012_notices(db: Database) -> None:
    """What the records office announces."""
    for statement in announcements_schema.STATEMENTS:
        db.execute(statement)


@steps()
def m013_withholding(db: Database) -> None:
    """What the public does not get, or not yet, and what is removed from what it gets."""
    for statement in withholding_schema.STATEMENTS:
        db.execute(statement)


@steps()
def m014_revised(db: Database) -> None:
    """Transcripts as people corrected them, and where they say that items begin."""
    for statement in revised_schema.STATEMENTS:
        db.execute(statement)


@steps()
def m015_meetings(db: Database) -> None:
    """Meetings joined and parted at the desk, and accounts of the town's own login."""
    for statement in meetings_schema.STATEMENTS:
        db.execute(statement)


@steps()
def m016_amended(db: Database) -> None:
    """What clerks corrected of decisions, attendance and items."""
    for statement in amended_schema.STATEMENTS:
        db.execute(statement)

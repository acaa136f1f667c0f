"""The tables of the desk: users and their sessions, the audit log, and what clerks corrected.

mended keeps each field that a clerk set, and what was read instead (JSON), to go back to.
"""

from __future__ import annotations

TABLES = """
    CREATE TABLE users (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE COLLATE NOCASE,
        role TEXT NOT NULL,
        password TEXT NOT NULL,
        secret TEXT,
        step INTEGER NOT NULL DEFAULT 0,
        is_disabled INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE recovery_codes (
        user INTEGER NOT NULL REFERENCES users(id),
        code TEXT NOT NULL,
        PRIMARY KEY (user, code)
    ) WITHOUT ROWID;
    CREATE TABLE sessions (
        key TEXT PRIMARY KEY,
        user INTEGER NOT NULL REFERENCES users(id),
        token TEXT NOT NULL,
        seen_s REAL NOT NULL,
        ends_s REAL NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE devices (
        device TEXT PRIMARY KEY,
        user INTEGER NOT NULL REFERENCES users(id)
    ) WITHOUT ROWID;
    CREATE TABLE attempts (
        key TEXT PRIMARY KEY,
        failures INTEGER NOT NULL,
        last_s REAL NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX attempts_by_time ON attempts(last_s);
    CREATE TABLE audit (
        n INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        act TEXT NOT NULL,
        subject TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        previous TEXT NOT NULL,
        sum TEXT NOT NULL
    );
    CREATE INDEX audit_by_subject ON audit(subject, n);
    CREATE TABLE mended (
        document TEXT NOT NULL REFERENCES documents(id),
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        was TEXT NOT NULL,
        PRIMARY KEY (document, field)
    ) WITHOUT ROWID;
"""
REFUSALS = tuple(
    f"CREATE TRIGGER audit_refuses_{act.lower()} BEFORE {act} ON audit "
    "BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END"
    for act in ("UPDATE", "DELETE")
)
STATEMENTS = (*(one for one in TABLES.split(";") if one.strip()), *REFUSALS)

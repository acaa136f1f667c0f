"""The tables of correspondence.db. Released steps never change; add another."""

from __future__ import annotations

import secrets

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

TABLES = """
    CREATE TABLE secret (key BLOB NOT NULL);
    CREATE TABLE subscriptions (
        id TEXT PRIMARY KEY,
        address TEXT NOT NULL COLLATE NOCASE,
        lang TEXT NOT NULL,
        about TEXT NOT NULL,
        value TEXT NOT NULL,
        asked_at TEXT NOT NULL,
        confirmed_at TEXT,
        seen INTEGER NOT NULL DEFAULT 0,
        last_at TEXT,
        not_before TEXT NOT NULL DEFAULT '',
        UNIQUE (address, about, value)
    ) WITHOUT ROWID;
    CREATE TABLE told (
        subscription TEXT NOT NULL REFERENCES subscriptions(id) ON DELETE CASCADE,
        item TEXT NOT NULL,
        sending TEXT NOT NULL,
        PRIMARY KEY (subscription, item)
    ) WITHOUT ROWID;
    CREATE TABLE messages (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        sort TEXT NOT NULL,
        about TEXT NOT NULL,
        text TEXT NOT NULL,
        lang TEXT NOT NULL,
        address TEXT,
        stage TEXT NOT NULL DEFAULT 'new',
        at TEXT NOT NULL,
        closed_at TEXT,
        answer TEXT NOT NULL DEFAULT ''
    );
    CREATE TABLE sendings (
        id TEXT PRIMARY KEY,
        topic TEXT NOT NULL,
        state TEXT NOT NULL,
        subscription TEXT REFERENCES subscriptions(id) ON DELETE SET NULL,
        message INTEGER REFERENCES messages(id) ON DELETE SET NULL,
        at TEXT NOT NULL,
        not_before TEXT NOT NULL DEFAULT '',
        before TEXT NOT NULL DEFAULT '',
        why TEXT NOT NULL DEFAULT '',
        is_dismissed INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID;
    CREATE INDEX sendings_by_state ON sendings(state, at);
    CREATE TABLE erased (why TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID
"""
steps = Migrations("correspondence")


@steps()
def c001_correspondence(db: Database) -> None:
    """Subscriptions, e-mails, messages; the key that tokens are signed with, of this home alone."""
    for statement in TABLES.split(";"):
        db.execute(statement)
    db.execute("INSERT INTO secret VALUES (?)", [secrets.token_bytes(32)])

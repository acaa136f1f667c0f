"""Where documents belong that a clerk joined or parted; and whom a town's own accounts are.

by_itself keeps what a document, or a part of a year-book (by its first page; 0 for the document),
would be filed under by itself where a rule files it elsewhere: to go back to. parted says of one
document that of the meeting old it belongs to new; what holds for all stands in moved.
"""

from __future__ import annotations

STATEMENTS = (
    """
    CREATE TABLE by_itself (
        document TEXT NOT NULL REFERENCES documents(id),
        first_page INTEGER NOT NULL,
        body TEXT,
        date TEXT,
        sitting TEXT,
        PRIMARY KEY (document, first_page)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE parted (
        document TEXT NOT NULL REFERENCES documents(id),
        old TEXT NOT NULL,
        new TEXT NOT NULL,
        PRIMARY KEY (document, old)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX audit_by_act ON audit(act, n)",
    "ALTER TABLE users ADD COLUMN subject TEXT",
    "CREATE UNIQUE INDEX users_by_subject ON users(subject) WHERE subject IS NOT NULL",
)

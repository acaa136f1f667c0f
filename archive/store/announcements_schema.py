"""The table of step m012: what the records office announces. Released with it, so it never changes.

starts and ends are days, both included; ends is NULL where there is no end.
"""

from __future__ import annotations

STATEMENTS = (
    """
    CREATE TABLE announcements (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title_fr TEXT NOT NULL,
        text_fr TEXT NOT NULL,
        title_en TEXT NOT NULL,
        text_en TEXT NOT NULL,
        starts TEXT NOT NULL,
        ends TEXT,
        is_withdrawn INTEGER NOT NULL DEFAULT 0,
        changed_at TEXT NOT NULL
    )
    """,
    "CREATE INDEX announcements_by_day ON announcements(starts DESC)",
)

"""Announcements: read by everyone from their first day on."""

from __future__ import annotations

import datetime as dt
import sqlite3

from archive.announcement import Announcement
from archive.errors import NotFound
from archive.store.connected import Connected


class Announcements(Connected):
    """Reading them."""

    def announcement(self, id_: int) -> Announcement:
        """Raises NotFound."""
        found = self._one("SELECT * FROM announcements WHERE id = ?", id_)
        if found is None:
            raise NotFound(str(id_))
        return _announcement(found)

    def announcements(self, *, limit: int = 200) -> list[Announcement]:
        """All of them, for the desk: the latest first."""
        return self._announcements("ORDER BY starts DESC, id DESC LIMIT ?", limit)

    def announced(self, today: dt.date, *, limit: int = 100) -> list[Announcement]:
        """What was announced up to a day, what is over as well: the latest first."""
        return self._announcements(
            "WHERE NOT is_withdrawn AND starts <= ? ORDER BY starts DESC, id DESC LIMIT ?",
            today.isoformat(),
            limit,
        )

    def current_announcements(self, today: dt.date, *, limit: int) -> list[Announcement]:
        """What is announced on a day."""
        return self._announcements(
            "WHERE NOT is_withdrawn AND starts <= ?1 AND (ends IS NULL OR ends >= ?1) "
            "ORDER BY starts DESC, id DESC LIMIT ?2",
            today.isoformat(),
            limit,
        )

    def _announcements(self, tail: str, *values: object) -> list[Announcement]:
        found = self.connection.execute(f"SELECT * FROM announcements {tail}", values)
        return [_announcement(row) for row in found]


def _announcement(row: sqlite3.Row) -> Announcement:
    return Announcement(
        row["id"],
        {"fr": row["title_fr"], "en": row["title_en"]},
        {"fr": row["text_fr"], "en": row["text_en"]},
        dt.date.fromisoformat(row["starts"]),
        dt.date.fromisoformat(row["ends"]) if row["ends"] else None,
        bool(row["is_withdrawn"]),
        dt.datetime.fromisoformat(row["changed_at"]),
    )

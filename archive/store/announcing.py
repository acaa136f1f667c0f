"""Writing announcements, each act with its entry in the log."""

from __future__ import annotations

import datetime as dt

from archive.announcement import Announcement
from archive.store import audit
from archive.store.store import Store

COLUMNS = "title_fr, text_fr, title_en, text_en, starts, ends"
SUBJECT = "announcement-"  # and its number, in the log


class Announcing:
    """What a clerk does with announcements."""

    def __init__(self, store: Store, who: str) -> None:
        self.store, self.connection, self.who = store, store.connection, who

    def write(self, made: Announcement) -> int:
        """Keep a new announcement, or what one says now. Its number. Raises NotFound."""
        row = (
            made.titles["fr"], made.texts["fr"], made.titles["en"], made.texts["en"],
            made.starts.isoformat(), made.ends.isoformat() if made.ends else None, _now(),
        )  # fmt: skip
        with self.store.transaction():
            if not made.id:
                added = self.connection.execute(
                    f"INSERT INTO announcements ({COLUMNS}, changed_at) VALUES (?,?,?,?,?,?,?)", row
                )
                number = int(added.lastrowid or 0)
                self._log("announced", number, {}, made.as_json())
                return number
            before = self.store.announcement(made.id).as_json()
            if before != made.as_json():
                assigned = ", ".join(f"{name} = ?" for name in COLUMNS.split(", "))
                self.connection.execute(
                    f"UPDATE announcements SET {assigned}, changed_at = ? WHERE id = ?",
                    (*row, made.id),
                )
                self._log("announcement-changed", made.id, before, made.as_json())
            return made.id

    def withdraw(self, id_: int, *, is_withdrawn: bool) -> bool:
        """Show an announcement to no one any more, or show it again. Whether that changed it."""
        with self.store.transaction():
            changed = self.connection.execute(
                "UPDATE announcements SET is_withdrawn = ?1, changed_at = ?2 "
                "WHERE id = ?3 AND is_withdrawn != ?1",
                (int(is_withdrawn), _now(), id_),
            )
            if changed.rowcount:
                act = "announcement-withdrawn" if is_withdrawn else "announcement-brought-back"
                self._log(act, id_, {}, {})
            return changed.rowcount == 1

    def _log(
        self, act: str, number: int, before: dict[str, object], after: dict[str, object]
    ) -> None:
        audit.write(
            self.connection, self.who, act, f"{SUBJECT}{number}", before=before, after=after
        )


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")

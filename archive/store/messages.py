"""What readers wrote to the records office: mistakes they found, questions."""

from __future__ import annotations

import datetime as dt
import secrets
import sqlite3

from archive.correspondence import Message, Sort, Stage
from archive.errors import NotFound
from archive.store.subscribing import Subscribing, stamp
from archive.store.transactions import transaction

COLUMNS = "id, sort, about, text, lang, address, stage, at, answer"
ADDRESS_KEPT = dt.timedelta(days=30)  # after a message was closed


class Messages(Subscribing):
    """The messages."""

    def receive(
        self, sort: Sort, text: str, *, about: str, lang: str, address: str | None, now: dt.datetime
    ) -> int:
        """Note a message; its number. about is an address on the site, or empty."""
        with transaction(self.connection):
            made = self.connection.execute(
                "INSERT INTO messages (sort, about, text, lang, address, at) VALUES (?,?,?,?,?,?)",
                (sort.value, about, text, lang, address, stamp(now)),
            )
            return int(made.lastrowid or 0)

    def messages(self, stage: Stage, *, limit: int = 200) -> list[Message]:
        """Those of a stage: of new ones the first to come first, of others the latest."""
        order = "" if stage is Stage.NEW else " DESC"
        found = self.connection.execute(
            f"SELECT {COLUMNS} FROM messages WHERE stage = ? ORDER BY id{order} LIMIT ?",
            (stage.value, limit),
        )
        return [_message(row) for row in found]

    def message(self, id_: int) -> Message:
        """Raises NotFound."""
        found = self._one(f"SELECT {COLUMNS} FROM messages WHERE id = ?", id_)
        if found is None:
            raise NotFound(str(id_))
        return _message(found)

    def by_stage(self) -> dict[str, int]:
        found = self.connection.execute("SELECT stage, count(*) AS n FROM messages GROUP BY stage")
        return {row["stage"]: row["n"] for row in found}

    def answer(self, id_: int, text: str, *, mail: bool, now: dt.datetime) -> bool:
        """Answer a message once; by e-mail where it left an address and mail is sent. Whether an
        e-mail waits."""
        with transaction(self.connection):
            changed = self.connection.execute(
                "UPDATE messages SET answer = ?, stage = 'answered', closed_at = ? "
                "WHERE id = ? AND answer = ''",
                (text, stamp(now), id_),
            )
            found = self._one("SELECT address FROM messages WHERE id = ?", id_)
            if not changed.rowcount or not mail or found is None or not found["address"]:
                return False
            self.connection.execute(
                "INSERT INTO sendings (id, topic, state, message, at) VALUES (?,?,?,?,?)",
                (secrets.token_hex(8), "reply", "waiting", id_, stamp(now)),
            )
            return True

    def put(self, id_: int, stage: Stage, *, now: dt.datetime) -> bool:
        """Close a message, or open it again. Whether that changed it."""
        at = None if stage is Stage.NEW else stamp(now)
        with transaction(self.connection):
            changed = self.connection.execute(
                "UPDATE messages SET stage = ?, closed_at = ? WHERE id = ? AND stage != ?",
                (stage.value, at, id_, stage.value),
            )
            return changed.rowcount == 1

    def erase_message(self, id_: int) -> bool:
        """Forget a message wholly: spam, or one that names people. Whether it was there."""
        with transaction(self.connection):
            self.connection.execute(
                "DELETE FROM sendings WHERE message = ? AND state = 'waiting'", (id_,)
            )
            gone = self.connection.execute("DELETE FROM messages WHERE id = ?", (id_,))
        self._forget_traces(gone.rowcount)
        return gone.rowcount == 1

    def forget_addresses(self, *, now: dt.datetime) -> int:
        """Where to answer what was answered or closed a month ago. The message stays."""
        with transaction(self.connection):
            left = self.connection.execute(
                "UPDATE messages SET address = NULL WHERE address IS NOT NULL AND closed_at < ? "
                "AND id NOT IN (SELECT message FROM sendings WHERE message IS NOT NULL "
                "AND state IN ('waiting', 'claimed'))",
                (stamp(now - ADDRESS_KEPT),),
            )
        self._forget_traces(left.rowcount)
        return left.rowcount


def _message(row: sqlite3.Row) -> Message:
    return Message(
        row["id"], Sort(row["sort"]), row["about"], row["text"], row["lang"], row["address"],
        Stage(row["stage"]), dt.datetime.fromisoformat(row["at"]), row["answer"],
    )  # fmt: skip

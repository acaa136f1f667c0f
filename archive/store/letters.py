"""E-mails on their way: claimed before they are sent and settled after, so that none goes twice.

waiting → claimed → sent, refused or unknown. What is claimed when nobody sends any more was being
sent as the machine stopped: it may have arrived, so it becomes unknown and is left to the clerk.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable

from archive.correspondence import Sending, State, Subscription
from archive.store.connected import Connected
from archive.store.subscribing import stamp
from archive.store.transactions import transaction

COLUMNS = "id, topic, state, subscription, message, at, why"
ASKED = ("confirm", "reply")  # what waits in a queue; news are made when they are due
KEPT = dt.timedelta(days=90)  # of what is settled


class Letters(Connected):
    """The e-mails."""

    def waiting(self, *, now: dt.datetime) -> list[Sending]:
        """Those that were asked for, the first asked first."""
        found = self.connection.execute(
            f"SELECT {COLUMNS} FROM sendings WHERE state = 'waiting' AND not_before <= ? "
            "ORDER BY at, id",
            (stamp(now),),
        )
        return [_sending(row) for row in found]

    def claim(self, id_: str, *, now: dt.datetime) -> bool:
        """Whether an e-mail that waited is ours to send; it is nobody else's then."""
        with transaction(self.connection):
            changed = self.connection.execute(
                "UPDATE sendings SET state = 'claimed', at = ? WHERE id = ? AND state = 'waiting'",
                (stamp(now), id_),
            )
            return changed.rowcount == 1

    def claim_news(
        self, id_: str, to: Subscription, items: Iterable[str], *, seen: int, now: dt.datetime
    ) -> bool:
        """Claim a new e-mail that tells these items, and count them as told. False for one who has
        unsubscribed meanwhile."""
        with transaction(self.connection):
            before = self.connection.execute(
                "SELECT seen, last_at FROM subscriptions WHERE id = ?", (to.id,)
            ).fetchone()
            if before is None:
                return False
            self.connection.execute(
                "INSERT INTO sendings (id, topic, state, subscription, at, before) "
                "VALUES (?,?,'claimed',?,?,?)",
                (id_, to.topic.about.value, to.id, stamp(now), json.dumps(dict(before))),
            )
            self.connection.executemany(
                "INSERT OR IGNORE INTO told VALUES (?,?,?)", [(to.id, one, id_) for one in items]
            )
            self.connection.execute(
                "UPDATE subscriptions SET seen = ?, last_at = ? WHERE id = ?",
                (seen, stamp(now), to.id),
            )
        return True

    def look_past(self, to: Subscription, *, seen: int, last_at: dt.datetime | None = None) -> None:
        """There was nothing to tell up to this event. last_at: when it would have been told, so
        that what comes after is told at the next time."""
        with transaction(self.connection):
            self.connection.execute(
                "UPDATE subscriptions SET seen = ?, last_at = coalesce(?, last_at) WHERE id = ?",
                (seen, stamp(last_at) if last_at else None, to.id),
            )

    def put_off(self, id_: str, *, until: dt.datetime) -> None:
        """A subscription, or an e-mail that waits, is not looked at before then."""
        with transaction(self.connection):
            for table in ("subscriptions", "sendings"):
                self.connection.execute(
                    f"UPDATE {table} SET not_before = ? WHERE id = ?", (stamp(until), id_)
                )

    def told(self, subscription: str) -> set[str]:
        """What was told before."""
        found = self.connection.execute(
            "SELECT item FROM told WHERE subscription = ?", (subscription,)
        )
        return {row["item"] for row in found}

    def settle(self, id_: str, state: State, *, why: str = "") -> None:
        """Note what became of a claimed e-mail."""
        with transaction(self.connection):
            self.connection.execute(
                "UPDATE sendings SET state = ?, why = ?, before = '' "
                "WHERE id = ? AND state = 'claimed'",
                (state.value, why, id_),
            )

    def put_back(self, id_: str, *, until: dt.datetime, why: str) -> None:
        """A claimed e-mail did certainly not go out: it is tried again, not before then."""
        with transaction(self.connection):
            row = self.connection.execute(
                "SELECT * FROM sendings WHERE id = ? AND state = 'claimed'", (id_,)
            ).fetchone()
            if row is None:
                return
            if row["topic"] in ASKED:
                self.connection.execute(
                    "UPDATE sendings SET state = 'waiting', not_before = ?, why = ? WHERE id = ?",
                    (stamp(until), why, id_),
                )
                return
            before = json.loads(row["before"])
            self.connection.execute("DELETE FROM told WHERE sending = ?", (id_,))
            self.connection.execute(
                "UPDATE subscriptions SET seen = ?, last_at = ?, not_before = ? WHERE id = ?",
                (before["seen"], before["last_at"], stamp(until), row["subscription"]),
            )
            self.connection.execute("DELETE FROM sendings WHERE id = ?", (id_,))

    def abandon(self) -> int:
        """What is claimed when nobody sends: it may have gone out, and is not sent again."""
        with transaction(self.connection):
            return self.connection.execute(
                "UPDATE sendings SET state = 'unknown', before = '' WHERE state = 'claimed'"
            ).rowcount

    def gone_since(self, since: dt.datetime, *, topic: str = "") -> int:
        """E-mails that went out, or may have."""
        found = self.connection.execute(
            "SELECT count(*) AS n FROM sendings WHERE state != 'waiting' AND at > ? "
            "AND ? IN ('', topic)",
            (stamp(since), topic),
        ).fetchone()
        return int(found["n"])

    def troubles(self, *, limit: int = 100) -> list[Sending]:
        """What the clerk is to know of: refused, or not known to have arrived; the latest first."""
        found = self.connection.execute(
            f"SELECT {COLUMNS} FROM sendings WHERE state IN ('refused', 'unknown') "
            "AND NOT is_dismissed ORDER BY at DESC, id LIMIT ?",
            (limit,),
        )
        return [_sending(row) for row in found]

    def dismiss(self, id_: str) -> bool:
        """The clerk has seen it."""
        with transaction(self.connection):
            changed = self.connection.execute(
                "UPDATE sendings SET is_dismissed = 1 WHERE id = ? AND NOT is_dismissed "
                "AND state IN ('refused', 'unknown')",
                (id_,),
            )
            return changed.rowcount == 1

    def by_state(self) -> dict[str, int]:
        found = self.connection.execute("SELECT state, count(*) AS n FROM sendings GROUP BY state")
        return {row["state"]: row["n"] for row in found}

    def forget_letters(self, *, now: dt.datetime) -> None:
        """What was settled long ago."""
        with transaction(self.connection):
            self.connection.execute(
                "DELETE FROM sendings WHERE state NOT IN ('waiting', 'claimed') AND at < ?",
                (stamp(now - KEPT),),
            )


def _sending(row: sqlite3.Row) -> Sending:
    return Sending(
        row["id"], row["topic"], State(row["state"]), row["subscription"], row["message"],
        dt.datetime.fromisoformat(row["at"]), row["why"],
    )  # fmt: skip

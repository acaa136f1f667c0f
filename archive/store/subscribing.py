"""Who asked to be told of what. Nobody is written to who has not confirmed."""

from __future__ import annotations

import datetime as dt
import secrets
import sqlite3
from collections.abc import Iterable

from archive.correspondence import About, Subscription, Topic
from archive.store.connected import Connected
from archive.store.transactions import transaction

MOST = 20  # subscriptions of one address
CONFIRMS = 3  # e-mails that ask one address to confirm, within a day: nobody is flooded by others
DAY = dt.timedelta(days=1)


def stamp(moment: dt.datetime) -> str:
    """As it stands in the database, where the order of texts is that of time."""
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")


class Subscribing(Connected):
    """The subscriptions."""

    def ask(self, address: str, lang: str, topic: Topic, *, now: dt.datetime) -> bool:
        """Note that an address asks for news, and have it asked to confirm.

        Whether it will be: not where it confirmed before, was asked often today or has many. What
        the reader sees is the same, so that nobody learns who subscribed.
        """
        with transaction(self.connection):
            known = self.connection.execute(
                "SELECT id, confirmed_at FROM subscriptions "
                "WHERE address = ? AND about = ? AND value = ?",
                (address, topic.about.value, topic.value),
            ).fetchone()
            if (known and known["confirmed_at"]) or not self._may_ask(address, now):
                return False
            id_ = known["id"] if known else secrets.token_hex(8)
            if not known:
                self.connection.execute(
                    "INSERT INTO subscriptions (id, address, lang, about, value, asked_at) "
                    "VALUES (?,?,?,?,?,?)",
                    (id_, address, lang, topic.about.value, topic.value, stamp(now)),
                )
            self.connection.execute(
                "INSERT INTO sendings (id, topic, state, subscription, at) VALUES (?,?,?,?,?)",
                (secrets.token_hex(8), "confirm", "waiting", id_, stamp(now)),
            )
        return True

    def _may_ask(self, address: str, now: dt.datetime) -> bool:
        asked = self.connection.execute(
            "SELECT count(*) AS n FROM sendings e JOIN subscriptions s ON s.id = e.subscription "
            "WHERE s.address = ? AND e.topic = 'confirm' AND e.at > ?",
            (address, stamp(now - DAY)),
        ).fetchone()
        held = self.connection.execute(
            "SELECT count(*) AS n FROM subscriptions WHERE address = ?", (address,)
        ).fetchone()
        return bool(asked["n"] < CONFIRMS and held["n"] < MOST)

    def confirm(self, id_: str, *, seen: int, now: dt.datetime) -> bool:
        """The reader confirms. seen: the last event of the records, so that only what comes from
        now on is told. Whether there is such a subscription; twice is once."""
        with transaction(self.connection):
            self.connection.execute(
                "UPDATE subscriptions SET confirmed_at = ?, seen = ? "
                "WHERE id = ? AND confirmed_at IS NULL",
                (stamp(now), seen, id_),
            )
        return self.subscription(id_) is not None

    def subscription(self, id_: str) -> Subscription | None:
        found = self._one("SELECT * FROM subscriptions WHERE id = ?", id_)
        return _subscription(found) if found else None

    def confirmed(self, *, now: dt.datetime) -> list[Subscription]:
        """Those who are to be told, the longest unwritten first; not those who are to be tried
        again later."""
        found = self.connection.execute(
            "SELECT * FROM subscriptions WHERE confirmed_at IS NOT NULL AND not_before <= ? "
            "ORDER BY last_at IS NOT NULL, last_at, id",
            (stamp(now),),
        )
        return [_subscription(row) for row in found]

    def subscribed(self) -> dict[str, int]:
        """How many are confirmed, by what they are about."""
        found = self.connection.execute(
            "SELECT about, count(*) AS n FROM subscriptions WHERE confirmed_at IS NOT NULL "
            "GROUP BY about ORDER BY about"
        )
        return {row["about"]: row["n"] for row in found}

    def erase(self, id_: str, *, why: str = "stopped") -> bool:
        """Forget a subscription and its address. Whether it was there."""
        with transaction(self.connection):
            gone = self._erase([id_], why)
        self._forget_traces(gone)
        return gone > 0

    def erase_address(self, address: str) -> int:
        """Forget all that is kept of an address: subscriptions, and where to answer messages."""
        with transaction(self.connection):
            ids = self.connection.execute(
                "SELECT id FROM subscriptions WHERE address = ?", (address,)
            ).fetchall()
            left = self.connection.execute(
                "UPDATE messages SET address = NULL WHERE address = ? COLLATE NOCASE", (address,)
            )
            gone = self._erase([row["id"] for row in ids], "stopped") + left.rowcount
        self._forget_traces(gone)
        return gone

    def expire(self, *, before: dt.datetime) -> int:
        """Forget those who never confirmed."""
        with transaction(self.connection):
            ids = self.connection.execute(
                "SELECT id FROM subscriptions WHERE confirmed_at IS NULL AND asked_at < ?",
                (stamp(before),),
            ).fetchall()
            gone = self._erase([row["id"] for row in ids], "unconfirmed")
        self._forget_traces(gone)
        return gone

    def _forget_traces(self, gone: int) -> None:
        """Write the file anew after something was erased. It is small; and what SQLite moves about
        within a page it does not overwrite, whatever secure_delete says."""
        if gone:
            self.connection.execute("VACUUM")

    def _erase(self, ids: Iterable[str], why: str) -> int:
        gone = 0
        for id_ in ids:
            self.connection.execute(
                "DELETE FROM sendings WHERE subscription = ? AND state = 'waiting'", (id_,)
            )
            gone += self.connection.execute(
                "DELETE FROM subscriptions WHERE id = ?", (id_,)
            ).rowcount
        if gone:
            self.connection.execute(
                "INSERT INTO erased VALUES (?1, ?2) ON CONFLICT DO UPDATE SET n = n + ?2",
                (why, gone),
            )
        return gone


def _subscription(row: sqlite3.Row) -> Subscription:
    return Subscription(
        row["id"], row["address"], row["lang"], Topic(About(row["about"]), row["value"]),
        dt.datetime.fromisoformat(row["asked_at"]), moment(row["confirmed_at"]), row["seen"],
        moment(row["last_at"]),
    )  # fmt: skip


def moment(value: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(value) if value else None

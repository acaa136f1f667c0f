"""Who may sit at the desk: users, their sessions, what guards the door. Never exported: an open
bag leaves these tables out (publishing.PRIVATE), and no catalogue reads them.

Times are seconds since 1970. Tokens and codes are kept as hashes, so that who reads the database
can't take a session over.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from archive.errors import GreffeError, NotFound
from archive.store import audit
from archive.store.store import Store

SEEN_EVERY_S = 60.0  # a session's last use is written no more often than this
FORGET_S = 86_400.0  # an attempt is forgotten after a day
COLUMNS = "id, name, role, password, secret, step, is_disabled, subject"


class Role(StrEnum):
    """What a user is at the desk."""

    CLERK = "clerk"
    EDITOR = "editor"
    READER = "reader"  # of sealed records
    ADMINISTRATOR = "administrator"


class UserTaken(GreffeError):
    code = "user-taken"
    says = {"en": "There is a user {subject} already", "fr": "Il y a déjà un compte {subject}"}
    remedy = {
        "en": "Choose another name, or: greffe user reset {subject}.",
        "fr": "Choisissez un autre nom, ou : greffe user reset {subject}.",
    }


@dataclass(frozen=True, slots=True)
class User:
    """secret is that of the second factor, None before the first login; step the last one used.
    subject is who logs in by the town's own accounts: the provider and its name for them."""

    id: int
    name: str
    role: Role
    password: str
    secret: str | None
    step: int
    is_disabled: bool
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """A login that lasts. token is the forms' own, not the cookie's."""

    user: User
    token: str
    key: str


@dataclass(frozen=True, slots=True)
class Attempts:
    """Failed logins under one key, and when the last one was."""

    failures: int
    last_s: float


class Accounts:
    """The users of a home. The store is the caller's to close."""

    def __init__(self, store: Store) -> None:
        self.store, self.connection = store, store.connection

    def add(self, name: str, role: Role, password: str, *, who: str) -> None:
        """Add a user, by the hash of a password. Raises UserTaken."""
        with self.store.transaction():
            try:
                self.connection.execute(
                    "INSERT INTO users (name, role, password) VALUES (?,?,?)",
                    (name, role, password),
                )
            except sqlite3.IntegrityError as taken:
                raise UserTaken(name) from taken
            self._log(who, "user-added", name, role=role.value)

    def user(self, name: str) -> User | None:
        found = self.connection.execute(
            f"SELECT {COLUMNS} FROM users WHERE name = ?", (name,)
        ).fetchone()
        return _user(found) if found else None

    def known(self, name: str) -> User:
        """Raises NotFound."""
        if (found := self.user(name)) is None:
            raise NotFound(name)
        return found

    def users(self) -> list[User]:
        return [_user(row) for row in self.connection.execute(f"SELECT {COLUMNS} FROM users")]

    def take_in(self, name: str, role: Role, subject: str) -> User:
        """The user whom a provider names, added at the first login; the role is what the provider
        says today. Raises UserTaken where an account of another has the name."""
        with self.store.transaction():
            found = self.connection.execute(
                f"SELECT {COLUMNS} FROM users WHERE subject = ?", (subject,)
            ).fetchone()
            if found is None:
                try:
                    self.connection.execute(
                        "INSERT INTO users (name, role, password, subject) VALUES (?,?,'',?)",
                        (name, role, subject),
                    )
                except sqlite3.IntegrityError as taken:
                    raise UserTaken(name) from taken
                self._log(name, "user-added", name, role=role)
            elif found["role"] != role:
                self.connection.execute(
                    "UPDATE users SET role = ? WHERE subject = ?", (role, subject)
                )
                self._log(found["name"], "role-changed", found["name"], role=role)
        row = self.connection.execute(
            f"SELECT {COLUMNS} FROM users WHERE subject = ?", (subject,)
        ).fetchone()
        return _user(row)

    def disable(self, name: str, *, who: str) -> None:
        """Let a user in no more; sessions end at once. Raises NotFound."""
        user = self.known(name)
        with self.store.transaction():
            self.connection.execute("UPDATE users SET is_disabled = 1 WHERE id = ?", (user.id,))
            self._end_all(user)
            self._log(who, "user-disabled", user.name)

    def reset(self, name: str, password: str, *, who: str) -> None:
        """A new password and second factor; a disabled user may come in again. Raises NotFound."""
        user = self.known(name)
        with self.store.transaction():
            self.connection.execute(
                "UPDATE users SET password = ?, secret = NULL, step = 0, is_disabled = 0 "
                "WHERE id = ?",
                ("" if user.subject else password, user.id),
            )
            self._end_all(user)
            self.connection.execute("DELETE FROM recovery_codes WHERE user = ?", (user.id,))
            self._log(who, "user-reset", user.name)

    def enrol(
        self, user: User, *, password: str, secret: str, step: int, codes: Iterable[str]
    ) -> None:
        """A user's own password, second factor and hashed recovery codes. Sessions end."""
        with self.store.transaction():
            self.connection.execute(
                "UPDATE users SET password = ?, secret = ?, step = ? WHERE id = ?",
                (password, secret, step, user.id),
            )
            self._end_all(user)
            self.connection.execute("DELETE FROM recovery_codes WHERE user = ?", (user.id,))
            self.connection.executemany(
                "INSERT INTO recovery_codes VALUES (?,?)", [(user.id, code) for code in codes]
            )
            self._log(user.name, "user-enrolled", user.name)

    def rehash(self, user: User, password: str) -> None:
        """The same password under newer parameters."""
        with self.store.transaction():
            self.connection.execute(
                "UPDATE users SET password = ? WHERE id = ?", (password, user.id)
            )

    def use_step(self, user: User, step: int) -> bool:
        """Whether a code of the second factor is used for the first time; it is used now."""
        with self.store.transaction():
            changed = self.connection.execute(
                "UPDATE users SET step = ?1 WHERE id = ?2 AND step < ?1", (step, user.id)
            )
            return changed.rowcount == 1

    def use_recovery(self, user: User, code: str) -> bool:
        """Whether a recovery code (its hash) was there; it is gone now."""
        with self.store.transaction():
            gone = self.connection.execute(
                "DELETE FROM recovery_codes WHERE user = ? AND code = ?", (user.id, code)
            )
            if gone.rowcount:
                self._log(user.name, "recovery-code-used", user.name)
            return gone.rowcount == 1

    def start(self, user: User, *, key: str, token: str, now_s: float, ends_s: float) -> None:
        """Start a session; those that are over are forgotten."""
        with self.store.transaction():
            self.connection.execute("DELETE FROM sessions WHERE ends_s < ?", (now_s,))
            self.connection.execute(
                "INSERT INTO sessions VALUES (?,?,?,?,?)", (key, user.id, token, now_s, ends_s)
            )
            self._log(user.name, "login", user.name)

    def session(
        self, key: str, *, now_s: float, idle_s: float, is_use: bool = True
    ) -> Session | None:
        """The session of a cookie (its hash) if it has not ended; its use is noted if it is one."""
        found = self.connection.execute(
            f"SELECT {COLUMNS}, token, seen_s FROM sessions JOIN users ON users.id = user "
            "WHERE key = ? AND ends_s > ? AND seen_s > ? AND NOT is_disabled",
            (key, now_s, now_s - idle_s),
        ).fetchone()
        if found is None:
            return None
        if is_use and found["seen_s"] < now_s - SEEN_EVERY_S:
            with self.store.transaction():
                self.connection.execute(
                    "UPDATE sessions SET seen_s = ? WHERE key = ?", (now_s, key)
                )
        return Session(_user(found), found["token"], key)

    def end(self, session: Session) -> None:
        """Log out."""
        with self.store.transaction():
            self.connection.execute("DELETE FROM sessions WHERE key = ?", (session.key,))
            self._log(session.user.name, "logout", session.user.name)

    def trust(self, user: User, device: str) -> None:
        """Remember a browser (the hash of its cookie) in which a user logged in."""
        with self.store.transaction():
            self.connection.execute(
                "INSERT OR REPLACE INTO devices VALUES (?,?)", (device, user.id)
            )

    def is_trusted(self, user: User, device: str) -> bool:
        found = self.connection.execute(
            "SELECT 1 FROM devices WHERE device = ? AND user = ?", (device, user.id)
        )
        return found.fetchone() is not None

    def attempts(self, keys: Iterable[str]) -> dict[str, Attempts]:
        """Failed logins under these keys."""
        found = {}
        for key in keys:
            row = self.connection.execute(
                "SELECT failures, last_s FROM attempts WHERE key = ?", (key,)
            ).fetchone()
            if row:
                found[key] = Attempts(row["failures"], row["last_s"])
        return found

    def note_failure(self, keys: Iterable[str], *, now_s: float) -> None:
        with self.store.transaction():
            self.connection.execute("DELETE FROM attempts WHERE last_s < ?", (now_s - FORGET_S,))
            self.connection.executemany(
                "INSERT INTO attempts VALUES (?1, 1, ?2) "
                "ON CONFLICT DO UPDATE SET failures = failures + 1, last_s = ?2",
                [(key, now_s) for key in keys],
            )

    def forgive(self, keys: Iterable[str]) -> None:
        """A login that succeeded takes its failures away."""
        with self.store.transaction():
            self.connection.executemany(
                "DELETE FROM attempts WHERE key = ?", [(key,) for key in keys]
            )

    def _end_all(self, user: User) -> None:
        for table in ("sessions", "devices"):
            self.connection.execute(f"DELETE FROM {table} WHERE user = ?", (user.id,))

    def _log(self, who: str, act: str, subject: str, **after: object) -> None:
        audit.write(self.connection, who, act, subject, after=after)


def _user(row: sqlite3.Row) -> User:
    return User(
        row["id"], row["name"], Role(row["role"]), row["password"], row["secret"], row["step"],
        bool(row["is_disabled"]), row["subject"],
    )  # fmt: skip

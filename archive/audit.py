"""The audit log: who changed what, from what to what, in a chain that shows when it was altered.

Each entry holds the hash of the one before it and its own, over all that it says. Who edits a row
breaks the chain there; who takes the last rows away leaves a lower number than SQLite remembers.
Who can write the whole database could forge a whole new chain: against that, keep the last hash
elsewhere (`greffe verify` prints it).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

FIRST = "0" * 64  # what the first entry holds as the hash of the one before
TERMINAL = "terminal"  # who acts at the machine itself


@dataclass(frozen=True, slots=True)
class Entry:
    """One act. at is UTC in ISO 8601; subject a document's id, a user's name or a file's name;
    before and after are JSON, {} where there is nothing to say."""

    n: int
    at: str
    who: str
    act: str
    subject: str
    before: str
    after: str
    previous: str
    sum: str

    def was(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.before)
        return found

    def became(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.after)
        return found


def made(
    n: int,
    *,
    at: str,
    who: str,
    act: str,
    subject: str,
    before: Mapping[str, object],
    after: Mapping[str, object],
    previous: str,
) -> Entry:
    """A new entry, with its hash."""
    said = (at, who, act, subject, _json(before), _json(after))
    return Entry(n, *said, previous, _sum(n, said, previous))


def break_in(entries: Iterable[Entry], *, last: int) -> int | None:
    """The number of the first entry at which the chain does not hold; None where it does.

    last is the highest number that was ever given, as SQLite remembers it.
    """
    previous, n = FIRST, 0
    for entry in entries:
        n += 1
        said = (entry.at, entry.who, entry.act, entry.subject, entry.before, entry.after)
        held = (entry.n, entry.previous, entry.sum)
        if held != (n, previous, _sum(n, said, previous)):
            return n
        previous = entry.sum
    return n + 1 if n < last else None


def _json(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _sum(n: int, said: tuple[str, ...], previous: str) -> str:
    """SHA-256 over a JSON list, so that no two entries read the same."""
    whole = json.dumps([n, *said, previous], ensure_ascii=False)
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()

"""Places, sums and matters of the archive: what passages name, and the keys they are found by.

Both are derived: mentions from the words of a passage, keys from those and from what was understood
of its document. A passage that goes takes them along (a trigger sees to it). What was withdrawn or
replaced is left out of every answer.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.mentions import PLACES, Act, Mention, Named
from archive.model import Document, Meeting, Passage
from archive.store import rows
from archive.store.connected import kept
from archive.store.parts import Parts
from archive.store.words import Words

STANDING = "d.status IS NOT 'withdrawn' AND d.superseded_by IS NULL"
FROM = f"""
    FROM mentions n JOIN passages p ON p.id = n.passage JOIN documents d ON d.id = p.document
    LEFT JOIN parts b ON b.document = d.id AND p.page BETWEEN b.first_page AND b.last_page
    LEFT JOIN meetings m ON m.id = COALESCE(b.meeting, d.meeting)
    LEFT JOIN bodies o ON o.slug = m.body
    WHERE {STANDING}"""
COLUMNS = "passage, n, document, named, value, name, start, stop, confidence, act"


@dataclass(frozen=True, slots=True)
class Key:
    """What a passage is found by in the index: (name, value), and how it is shown where it counts
    as a facet."""

    passage: str
    name: str
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A street or lot of the archive: its slug, its commonest name, in how many passages it is
    named (one that writes it in two ways counts twice)."""

    slug: str
    name: str
    passages: int


@dataclass(frozen=True, slots=True)
class NamedAt:
    """A mention with the passage it stands in, its document as bound by its part, its meeting."""

    mention: Mention
    passage: Passage
    document: Document
    meeting: Meeting | None


def write(
    connection: sqlite3.Connection,
    document: str,
    mentions: Iterable[tuple[str, Sequence[Mention]]],
    keys: Iterable[Key],
    *,
    rules: str,
) -> None:
    """Put what a document's passages name in place of what was there. In the caller's transaction.

    mentions are by passage id; rules is the version that read them.
    """
    connection.execute("DELETE FROM mentions WHERE document = ?", (document,))
    connection.execute("DELETE FROM keys WHERE document = ?", (document,))
    connection.executemany(
        f"INSERT INTO mentions ({COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?)",
        [
            (passage, n, document, one.named.value, one.value, one.name, one.start, one.end,
             one.confidence, one.act.value if one.act else None)
            for passage, some in mentions
            for n, one in enumerate(some)
        ],
    )  # fmt: skip
    connection.executemany(
        "INSERT OR IGNORE INTO keys (passage, document, name, value, label) VALUES (?,?,?,?,?)",
        [(one.passage, document, one.name, one.value, one.label) for one in keys],
    )
    connection.execute(
        "INSERT OR REPLACE INTO matters_read (document, rules, understood) "
        "VALUES (?1, ?2, (SELECT rules FROM understood WHERE document = ?1))",
        (document, rules),
    )


def outdated(connection: sqlite3.Connection, *, rules: str) -> list[str]:
    """Ids of the documents that these rules have not read since they were understood."""
    found = connection.execute(
        "SELECT d.id FROM documents d LEFT JOIN matters_read r ON r.document = d.id "
        "LEFT JOIN understood u ON u.document = d.id "
        "WHERE r.rules IS NOT ? OR r.understood IS NOT u.rules ORDER BY d.received_at, d.id",
        (rules,),
    )
    return [row[0] for row in found]


class Matters(Parts, Words):
    """Places, sums and matters."""

    def keys_of(self, ids: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
        """By a passage's id, the keys of all passages of some documents."""
        found: dict[str, list[tuple[str, str]]] = {}
        for row in self._many("SELECT passage, name, value FROM keys WHERE document IN", ids):
            found.setdefault(row["passage"], []).append((row["name"], row["value"]))
        return found

    def labels(self, name: str, values: Iterable[str]) -> dict[str, str]:
        """How values of a key are shown: as most passages write them."""
        labels = {value: self._labels(name, value) for value in values}
        return {value: some[0] for value, some in labels.items() if some}

    @kept
    def _labels(self, name: str, value: str) -> list[str]:
        found = self.connection.execute(
            "SELECT label FROM keys WHERE name = ? AND value = ? AND label != '' "
            "GROUP BY label ORDER BY count(*) DESC, label LIMIT 1",
            (name, value),
        )
        return [row["label"] for row in found]

    @kept
    def streets_and_lots(self) -> list[Place]:
        """Every street and lot, by slug."""
        found = self.connection.execute(
            "SELECT n.value, n.name, count(DISTINCT n.passage) AS passages "
            "FROM mentions n JOIN documents d ON d.id = n.document "
            f"WHERE {STANDING} AND n.named IN {_marks(PLACES)} GROUP BY n.value, n.name "
            "ORDER BY passages, n.name DESC",
            PLACES,
        )
        gathered: dict[str, Place] = {}
        for row in found:  # the commonest name comes last, and stays
            before = gathered.get(row["value"])
            in_all = row["passages"] + (before.passages if before else 0)
            gathered[row["value"]] = Place(row["value"], row["name"], in_all)
        return list(gathered.values())

    def named_at(
        self,
        named: Sequence[Named],
        value: str,
        *,
        earliest: bool,
        limit: int,
        offset: int = 0,
        documents: Sequence[str] = (),
    ) -> list[NamedAt]:
        """Where something is named, by the date of the meeting; what has none comes last. In some
        documents, or in all."""
        order = "m.date" if earliest else "m.date DESC"
        within = f"AND d.id IN {_marks(documents)} " if documents else ""
        found = self.connection.execute(
            f"SELECT n.*, m.id AS id, m.body AS body, m.date AS date, o.name AS body_name {FROM} "
            f"AND n.value = ? AND n.named IN {_marks(named)} {within}"
            f"ORDER BY m.date IS NULL, {order}, p.document, p.n, n.n LIMIT ? OFFSET ?",
            [value, *named, *documents, limit, offset],
        ).fetchall()
        passages = self.passages_named({row["passage"] for row in found})
        cited = self.cited(list(passages.values()))
        return [
            NamedAt(
                _mention(row),
                passages[row["passage"]],
                cited[row["passage"]],
                rows.meeting(row) if row["id"] else None,
            )
            for row in found
        ]

    def named_total(self, named: Sequence[Named], value: str) -> int:
        """How many mentions there are of something."""
        row = self._one(
            f"SELECT count(*) AS n {FROM} AND n.value = ? AND n.named IN {_marks(named)}",
            value,
            *named,
        )
        return int(row["n"]) if row else 0


def _marks(values: Sequence[object]) -> str:
    return f"({','.join('?' * len(values))})"


def _mention(row: sqlite3.Row) -> Mention:
    return Mention(
        Named(row["named"]), row["value"], row["name"], row["start"], row["stop"],
        row["confidence"], Act(row["act"]) if row["act"] else None,
    )  # fmt: skip

"""What stands in the index after a commit, as arrays that any thread may read.

Nothing here is read ahead but columns and lengths; postings are pages of the segments' files,
which the system keeps while it has room and all processes share. A commit makes a new snapshot;
whoever still asks the old one finishes with it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from archive.index.array_file import Array, all_of, beginning, find
from archive.index.base import FACETS, RECENT_YEARS
from archive.index.columns import LENGTHS, Column
from archive.index.inversion import Field

K1, B = 1.2, 0.6  # BM25, as Whoosh's BM25F has it
DAYS_A_YEAR = 365.25
KEYS = "keys"  # the field of the pairs to filter and count by
NOTHING = np.zeros(0, np.uint32)
REMEMBERED = 20_000  # terms whose places in a dictionary are kept


@dataclass(frozen=True, slots=True)
class Held:
    """What a segment holds, as its files give it."""

    count: int
    deleted: Sequence[int]
    fields: Mapping[str, Field]
    columns: Mapping[str, Column]
    lengths: Mapping[str, Array]  # words of each passage in a field, rounded to a byte


class Leaf:
    """One segment. Passages are numbered from 0; first is how many came before."""

    def __init__(self, held: Held, first: int) -> None:
        self.count, self.first = held.count, first
        self.fields, self.columns, self.lengths = held.fields, held.columns, held.lengths
        self.alive: Array | None = None
        if len(held.deleted):
            self.alive = np.ones(held.count, bool)
            self.alive[list(held.deleted)] = False
        self._found: dict[tuple[str, bytes], int | None] = {}

    def find(self, name: str, term: bytes) -> int | None:
        """Where a term stands in a field's dictionary; remembered."""
        key = name, term
        if key in (remembered := self._found):
            return remembered[key]
        held = self.fields.get(name)
        at = find(held.terms, term) if held else None
        if len(remembered) >= REMEMBERED:
            self._found = {}
        self._found[key] = at
        return at

    def beginning(self, name: str, prefix: bytes) -> range:
        """The terms of a field that begin so."""
        return beginning(held.terms, prefix) if (held := self.fields.get(name)) else range(0)

    def stretch(self, name: str, term: bytes) -> slice:
        """Where a term's postings lie."""
        return slice(0, 0) if (n := self.find(name, term)) is None else self.of(name, n, n + 1)

    def of(self, name: str, low: int, high: int) -> slice:
        """Where the postings of some terms that follow each other lie."""
        starts = self.fields[name].starts
        return slice(int(starts[low]), int(starts[high]))

    def docs(self, name: str, term: bytes) -> Array:
        """The passages that hold a term, ascending; deleted ones too."""
        held = self.fields.get(name)
        return NOTHING if held is None else held.docs[self.stretch(name, term)]

    def places(self, name: str, term: bytes) -> Array:
        """Where a term stands, ascending."""
        if (n := self.find(name, term)) is None:
            return NOTHING
        held = self.fields[name]
        return held.places[int(held.place_starts[n]) : int(held.place_starts[n + 1])]

    def left(self, docs: Array) -> Array:
        """Without the deleted."""
        return docs if self.alive is None else docs[self.alive[docs]]

    def every(self) -> Array:
        """All passages."""
        return self.left(np.arange(self.count, dtype=np.uint32))

    def passage(self, doc: int) -> str:
        """A passage's id."""
        held = self.columns["passage"]
        return held.values[int(held.codes[doc])].decode()

    def number(self, passage_id: str) -> int | None:
        """The passage of an id."""
        held = self.columns["passage"]
        if (code := find(held.values, passage_id.encode())) is None:
            return None
        docs = self.left(np.flatnonzero(held.codes == code))
        return int(docs[0]) if len(docs) else None

    @cached_property
    def days(self) -> Array:
        """Each passage's day, counted from the year 1; 0 where it has no date."""
        if (held := self.columns.get("day")) is None:
            return np.zeros(self.count, np.int32)
        counted = np.array([_day(value) for value in held.values], np.int32)
        found: Array = counted[held.codes]
        return found


class Snapshot:
    """All segments of a commit."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self.leaves = leaves
        self.count = sum(leaf.count for leaf in leaves)
        self._norms: dict[str, Array] = {}
        self._keyed: dict[str, tuple[list[str], list[tuple[Array, Array]]]] = {}

    def doc_frequency(self, name: str, term: bytes) -> int:
        """In how many passages a term stands; the deleted count until they are merged away."""
        stretches = (leaf.stretch(name, term) for leaf in self.leaves)
        return sum(at.stop - at.start for at in stretches)

    def counts(self, name: str) -> dict[str, int]:
        """Passages with each value of a column."""
        totals: Counter[str] = Counter()
        for leaf in self.leaves:
            held = leaf.columns[name]
            counted = np.bincount(held.codes[leaf.every()], minlength=len(held.values)).tolist()
            for value, n in zip(all_of(held.values), counted, strict=True):
                if value and n:
                    totals[value.decode()] += n
        return dict(totals)

    def first_passage(self, name: str, term: bytes) -> str | None:
        """The id of a passage in which a term stands."""
        for leaf in self.leaves:
            if len(docs := leaf.left(leaf.docs(name, term))):
                return leaf.passage(int(docs[0]))
        return None

    def worth(self, name: str, term: bytes) -> float:
        """How telling a term is: BM25's inverse document frequency as Whoosh has it."""
        return math.log(self.count / (self.doc_frequency(name, term) + 1)) + 1

    def norms(self, name: str) -> Array:
        """What BM25 sets against a word's weight, by the byte of a passage's length: more in a
        long one."""
        if name not in self._norms:
            norms = K1 * (1 - B) + K1 * B / self._average(name) * LENGTHS
            self._norms[name] = norms.astype(np.float32)
        return self._norms[name]

    def _average(self, name: str) -> float:
        counts = np.zeros(len(LENGTHS), np.int64)
        for leaf in self.leaves:
            if (held := leaf.lengths.get(name)) is not None:
                counts += np.bincount(held, minlength=len(LENGTHS))
        return float(counts @ LENGTHS) / self.count or 1.0

    @cached_property
    def facets(self) -> Mapping[str, tuple[list[str], list[Array]]]:
        """name -> (values, for each segment each passage's number among them)."""
        return {name: _together(self.leaves, name) for name in FACETS}

    def keyed(self, name: str) -> tuple[list[str], list[tuple[Array, Array]]]:
        """(values of a key, for each segment the passages that hold one and its number)."""
        if name not in self._keyed:
            self._keyed[name] = _held_together(self.leaves, f"{name}=".encode())
        return self._keyed[name]

    @cached_property
    def meetings(self) -> tuple[list[str], list[Array]]:
        """(meetings, for each segment each passage's number among them)."""
        return _together(self.leaves, "meeting")

    @cached_property
    def freshness(self) -> list[Array]:
        """For each segment each passage's share of what the newest day counts for."""
        newest = max((int(leaf.days.max(initial=0)) for leaf in self.leaves), default=0)
        half_life = RECENT_YEARS * DAYS_A_YEAR
        return [
            np.where(leaf.days > 0, np.exp2((leaf.days - newest) / half_life), 0.0).astype(
                np.float32
            )
            for leaf in self.leaves
        ]


def snapshot_of(segments: Iterable[Held]) -> Snapshot:
    """The snapshot of an index's segments, in their order."""
    leaves: list[Leaf] = []
    first = 0
    for held in segments:
        leaves.append(Leaf(held, first))
        first += held.count
    return Snapshot(leaves)


def _together(leaves: Sequence[Leaf], name: str) -> tuple[list[str], list[Array]]:
    spelt = [
        all_of(leaf.columns[name].values) if name in leaf.columns else [b""] for leaf in leaves
    ]
    values = sorted(set().union(*spelt))
    number = {value: n for n, value in enumerate(values)}
    codes = []
    for leaf, own in zip(leaves, spelt, strict=True):
        into = np.array([number[value] for value in own], np.min_scalar_type(len(values)))
        held = leaf.columns.get(name)
        codes.append(into[held.codes] if held else np.full(leaf.count, into[0]))
    return [value.decode() for value in values], codes


def _held_together(
    leaves: Sequence[Leaf], prefix: bytes
) -> tuple[list[str], list[tuple[Array, Array]]]:
    among = [leaf.beginning(KEYS, prefix) for leaf in leaves]
    spelt = [[leaf.fields[KEYS].terms[n] for n in some] if some else []
             for leaf, some in zip(leaves, among, strict=True)]  # fmt: skip
    values = sorted(set().union(*spelt))
    number = {value: n for n, value in enumerate(values)}
    holding = []
    for leaf, own, some in zip(leaves, spelt, among, strict=True):
        if not own:
            holding.append((NOTHING, NOTHING))
            continue
        held, end = leaf.fields[KEYS], some.stop
        into = np.array([number[value] for value in own], np.min_scalar_type(len(values)))
        codes = np.repeat(into, np.diff(held.starts[some.start : end + 1]))
        holding.append((held.docs[leaf.of(KEYS, some.start, end)], codes))
    return [value[len(prefix) :].decode() for value in values], holding


def _day(value: bytes) -> int:
    try:
        return date.fromisoformat(value.decode()).toordinal()
    except ValueError:
        return 0

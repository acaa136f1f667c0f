"""Segments made one, in bulk: their postings laid side by side, what was deleted left out.

Many small segments would cost each question a little; one big one would have to be written anew
for each meeting. So the small are merged, and sizes grow by STEP from one to the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from archive.index.array_file import Array, all_of, starts_of
from archive.index.inversion import PLACES, Field

STEP = 4
LARGEST = 300_000  # passages; larger ones take too much memory at once
DELETED = 0.25  # share from which a segment is written anew


@dataclass(frozen=True, slots=True)
class Size:
    """Passages of a segment, deleted ones too, and those of them that are deleted."""

    passages: int
    deleted: int

    @property
    def left(self) -> int:
        return self.passages - self.deleted


def chosen(sizes: Sequence[Size]) -> list[int]:
    """Which segments to make one, in their order; empty where all is well."""
    order = sorted(range(len(sizes)), key=lambda n: sizes[n].left)
    taken: list[int] = []
    together = best = 0
    for n in order:
        if together + sizes[n].left > LARGEST:
            break
        together += sizes[n].left
        taken.append(n)
        if len(taken) > 1 and sizes[n].left <= STEP * (together - sizes[n].left):
            best = len(taken)
    if best:
        return sorted(taken[:best])
    return [n for n, size in enumerate(sizes) if size.deleted > DELETED * size.passages][:1]


@dataclass(frozen=True, slots=True)
class Part:
    """A field of a segment about to be merged, and each passage's new number; -1 is left out."""

    field: Field
    renumbered: Array

    def postings(self) -> tuple[Array, Array, Array]:
        """(postings a term, passages, weights) that stay."""
        docs = self.renumbered[self.field.docs]
        return _kept(self.field.starts, docs >= 0, docs, self.field.weights)

    def places(self, shift: int) -> tuple[Array, Array]:
        """(places a term, places) that stay, so much further on."""
        stays = np.ones(len(self.field.places), bool)
        if (self.renumbered < 0).any():
            stays = self.renumbered[self.field.holding(self.field.places)] >= 0
        counts, places, _ = _kept(
            self.field.place_starts, stays, self.field.places, self.field.places
        )
        return counts, places + np.uint32(shift)


def merged(parts: Sequence[Part]) -> Field:
    """One field of several."""
    spelt = [all_of(part.field.terms) for part in parts]
    terms = sorted(set().union(*spelt))
    number = {term: n for n, term in enumerate(terms)}
    into = [np.fromiter(map(number.__getitem__, one), np.int64, len(one)) for one in spelt]
    spans = [int(part.field.bases[-1]) for part in parts]
    shifts = np.cumsum([0, *spans])
    starts, docs, weights = _laid(into, [part.postings() for part in parts], len(terms))
    places_of = (part.places(int(shift)) for part, shift in zip(parts, shifts, strict=False))
    doubled = [(counts, places, places) for counts, places in places_of]
    place_starts, places, _ = _laid(into, doubled, len(terms))
    holders, bases = [], []
    for part, shift in zip(parts, shifts, strict=False):
        numbers = part.renumbered[part.field.holders]
        holders.append(numbers[numbers >= 0])
        bases.append(part.field.bases[:-1][numbers >= 0] + np.uint32(shift))
    held = np.diff(starts) > 0
    return Field(
        terms=[term for term, is_held in zip(terms, held, strict=True) if is_held],
        starts=np.append(starts[:-1][held], starts[-1]),
        docs=docs.astype(np.uint32),
        weights=weights,
        place_starts=np.append(place_starts[:-1][held], place_starts[-1]),
        places=places,
        holders=np.concatenate(holders).astype(np.uint32),
        bases=np.append(np.concatenate(bases), shifts[-1]).astype(np.uint32),
    )


def fit(fields: Sequence[Field]) -> bool:
    """Whether the places of some fields can be counted through."""
    return sum(int(field.bases[-1]) for field in fields) < PLACES


def _kept(starts: Array, stays: Array, one: Array, other: Array) -> tuple[Array, Array, Array]:
    """(number a term, values, other values) of what stays."""
    if stays.all():
        return np.diff(starts.astype(np.int64)), one, other
    through = np.zeros(len(stays) + 1, np.int64)
    np.cumsum(stays, out=through[1:])
    return np.diff(through[starts]), one[stays], other[stays]


def _laid(
    into: Sequence[Array], parts: Sequence[tuple[Array, Array, Array]], terms: int
) -> tuple[Array, Array, Array]:
    """(starts, values, other values) with what each part has of a term one after the other."""
    filled = np.zeros(terms, np.int64)
    for numbers, (counts, _, _) in zip(into, parts, strict=True):
        filled[numbers] += counts
    starts = starts_of(filled)
    one = np.empty(int(starts[-1]), parts[0][1].dtype)
    other = np.empty(int(starts[-1]), parts[0][2].dtype)
    free = starts[:-1].astype(np.int64)
    for numbers, (counts, values, others) in zip(into, parts, strict=True):
        before = np.cumsum(counts) - counts
        to = np.repeat(free[numbers] - before, counts)
        to += np.arange(len(values))
        one[to], other[to] = values, others
        free[numbers] += counts
    return starts, one, other

"""Segments made one, in bulk: their postings laid side by side, what was deleted left out.

Many small segments would cost each question a little; one big one would have to be written anew
for each meeting. So the small are merged, and sizes grow by STEP from one to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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

    def postings_that_stay(self) -> Array:
        stays: Array = self.renumbered[self.field.docs] >= 0
        return stays

    def places_that_stay(self) -> Array:
        if (self.renumbered >= 0).all():
            return np.ones(len(self.field.places), bool)
        stays: Array = self.renumbered[self.field.holding(self.field.places)] >= 0
        return stays


def merged(parts: Sequence[Part]) -> Field:
    """One field of several. Made part by part, so that no more than one is copied at a time."""
    spelt = [all_of(part.field.terms) for part in parts]
    terms = sorted(set().union(*spelt))
    number = {term: n for n, term in enumerate(terms)}
    into = [np.fromiter(map(number.__getitem__, one), np.int64, len(one)) for one in spelt]
    shifts = np.cumsum([0, *(int(part.field.bases[-1]) for part in parts)])

    stays = [part.postings_that_stay() for part in parts]
    counts = [_counts(part.field.starts, its) for part, its in zip(parts, stays, strict=True)]
    starts, (docs, weights) = _laid(
        len(terms), into, counts, (np.uint32, np.uint16),
        ((part.renumbered[part.field.docs[its]], part.field.weights[its])
         for part, its in zip(parts, stays, strict=True)),
    )  # fmt: skip
    stays = [part.places_that_stay() for part in parts]
    counts = [_counts(part.field.place_starts, its) for part, its in zip(parts, stays, strict=True)]
    place_starts, (places,) = _laid(
        len(terms), into, counts, (np.uint32,),
        ((part.field.places[its] + np.uint32(shift),)
         for part, its, shift in zip(parts, stays, shifts, strict=False)),
    )  # fmt: skip
    numbers = [part.renumbered[part.field.holders] for part in parts]
    bases = [
        part.field.bases[:-1][its >= 0] + np.uint32(shift)
        for part, its, shift in zip(parts, numbers, shifts, strict=False)
    ]
    held = np.diff(starts) > 0
    return Field(
        terms=[term for term, is_held in zip(terms, held, strict=True) if is_held],
        starts=np.append(starts[:-1][held], starts[-1]),
        docs=docs,
        weights=weights,
        place_starts=np.append(place_starts[:-1][held], place_starts[-1]),
        places=places,
        holders=np.concatenate([its[its >= 0] for its in numbers]).astype(np.uint32),
        bases=np.append(np.concatenate(bases), shifts[-1]).astype(np.uint32),
    )


def fit(fields: Sequence[Field]) -> bool:
    """Whether the places of some fields can be counted through."""
    return sum(int(field.bases[-1]) for field in fields) < PLACES


def _counts(starts: Array, stays: Array) -> Array:
    """How many of each term stay."""
    through = np.zeros(len(stays) + 1, np.int64)
    np.cumsum(stays, out=through[1:])
    return np.diff(through[starts])


def _laid(
    terms: int,
    into: Sequence[Array],
    counts: Sequence[Array],
    kinds: Sequence[type],
    values: Iterable[Sequence[Array]],
) -> tuple[Array, list[Array]]:
    """(starts, values of each kind) with what each part has of a term one after the other.

    into is the number of each part's terms, counts how many values it has of each.
    """
    filled = np.zeros(terms, np.int64)
    for numbers, its in zip(into, counts, strict=True):
        filled[numbers] += its
    starts = starts_of(filled)
    laid: list[Array] = [np.empty(int(starts[-1]), kind) for kind in kinds]
    free = starts[:-1].astype(np.int64)
    for numbers, its, part in zip(into, counts, values, strict=True):
        to = np.repeat(free[numbers] - (np.cumsum(its) - its), its)
        to += np.arange(len(to))
        for one, some in zip(laid, part, strict=True):
            one[to] = some
        free[numbers] += its
    return starts, laid

"""From the words of passages to the passages of words, in bulk.

A field of a segment is its terms in order; for each term its postings, one a passage, ascending
(docs and weights); and its places. A place is a word's number in the whole segment: passages lie
one after the other with GAP between, so that two words stand side by side where their places
differ by one, in whatever passage, and no window reaches into the next.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count

import numpy as np

from archive.index.array_file import Array, Strings, starts_of, strings
from archive.index.base import MOST_APART

GAP = MOST_APART + 1
ONE = 256  # a weight of 1 in 8.8 fixed point: 255.99 is the most
PLACES = 2**32  # as many as a segment's places can count


@dataclass(frozen=True, slots=True)
class Field:
    """The postings of a field in one segment. Arrays may be views of a file."""

    terms: Sequence[bytes]
    starts: Array  # of each term's postings, and the end
    docs: Array
    weights: Array  # in 1/ONE
    place_starts: Array  # of each term's places, and the end
    places: Array
    holders: Array  # the passages that have the field, ascending
    bases: Array  # the first place of each of these, and the end

    def holding(self, places: Array) -> Array:
        """The passage of each place."""
        found: Array = self.holders[np.searchsorted(self.bases, places, side="right") - 1]
        return found


def invert(texts: Sequence[Sequence[str]], docs: Sequence[int], once: Sequence[float]) -> Field:
    """The field of some passages: their words, their numbers ascending, and the weight of a word
    where it counts once only (0 where it counts as often as it stands there)."""
    vocabulary: defaultdict[str, int] = defaultdict(count().__next__)
    numbers = np.fromiter(map(vocabulary.__getitem__, chain.from_iterable(texts)), np.int64)
    spelt = [word.encode() for word in vocabulary]
    order = sorted(range(len(spelt)), key=spelt.__getitem__)
    rank = np.empty(len(spelt), np.uint64)
    rank[order] = np.arange(len(spelt), dtype=np.uint64)
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    bases = np.zeros(len(texts) + 1, np.int64)
    np.cumsum(lengths + GAP, out=bases[1:])
    text_of = np.repeat(np.arange(len(texts)), lengths)
    first = np.cumsum(lengths) - lengths
    place = np.arange(len(numbers)) - first[text_of] + bases[text_of]
    keys = rank[numbers] << np.uint64(32) | place.astype(np.uint64)
    keys.sort()
    terms = (keys >> np.uint64(32)).astype(np.int64)
    places = (keys & np.uint64(PLACES - 1)).astype(np.uint32)
    text_of = np.searchsorted(bases, places, side="right") - 1
    is_first = np.ones(len(keys), bool)
    is_first[1:] = (terms[1:] != terms[:-1]) | (text_of[1:] != text_of[:-1])
    at = np.flatnonzero(is_first)
    times = np.diff(at, append=len(keys))
    fixed = np.asarray(once, np.float64)[text_of[at]]
    weights = np.where(fixed > 0, fixed, times)
    return Field(
        terms=[spelt[n] for n in order],
        starts=starts_of(np.bincount(terms[at], minlength=len(spelt))),
        docs=np.asarray(docs, np.uint32)[text_of[at]],
        weights=np.minimum(np.rint(weights * ONE), 2**16 - 1).astype(np.uint16),
        place_starts=starts_of(np.bincount(terms, minlength=len(spelt))),
        places=places,
        holders=np.asarray(docs, np.uint32),
        bases=bases.astype(np.uint32),
    )


def arrays_of(name: str, field: Field) -> Iterator[tuple[str, Array]]:
    """A field as it is written."""
    yield from strings(f"{name}.terms", field.terms)
    yield f"{name}.first", field.starts
    yield f"{name}.docs", field.docs
    yield f"{name}.weights", field.weights
    yield f"{name}.place_first", field.place_starts
    yield f"{name}.places", field.places
    yield f"{name}.holders", field.holders
    yield f"{name}.bases", field.bases


def field_of(name: str, arrays: Mapping[str, Array]) -> Field:
    """A field as it was written."""
    return Field(
        Strings(arrays, f"{name}.terms"),
        arrays[f"{name}.first"],
        arrays[f"{name}.docs"],
        arrays[f"{name}.weights"],
        arrays[f"{name}.place_first"],
        arrays[f"{name}.places"],
        arrays[f"{name}.holders"],
        arrays[f"{name}.bases"],
    )

"""What each passage is: its body, date, kind… as numbers into a sorted list of values."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from whoosh.util.numeric import byte_to_length

from archive.index.array_file import Array, Strings, all_of, find, strings

# Words of a text from the byte that stands for them: Whoosh's rounding, so that scores are its own.
LENGTHS = np.array([byte_to_length(n) for n in range(256)], np.float32)


@dataclass(frozen=True, slots=True)
class Column:
    """codes[passage] is where its value stands among the sorted values; b"" is no value."""

    values: Sequence[bytes]
    codes: Array

    def has(self, values: Sequence[bytes], docs: Array) -> Array:
        """Whether each of some passages has one of some values."""
        among = np.zeros(len(self.values), bool)
        for value in values:
            if (n := find(self.values, value)) is not None:
                among[n] = True
        found: Array = among[self.codes[docs]]
        return found

    def is_between(self, low: bytes, high: bytes, docs: Array) -> Array:
        """Whether each of some passages has a value between two, both included."""
        codes = self.codes[docs]
        first, end = bisect_left(self.values, low), bisect_right(self.values, high)
        found: Array = (codes >= first) & (codes < end)
        return found


def column_of(values: Sequence[bytes]) -> Column:
    """The column of some values, one a passage."""
    different = sorted(set(values))
    number = {value: n for n, value in enumerate(different)}
    codes = np.fromiter(map(number.__getitem__, values), np.uint32, len(values))
    return Column(different, codes.astype(np.min_scalar_type(len(different))))


def merged(parts: Sequence[tuple[Column, Array]]) -> Column:
    """One column of several, of each only the passages that stay (a bool a passage)."""
    spelt = [all_of(column.values) for column, _ in parts]
    different = sorted(set().union(*spelt))
    number = {value: n for n, value in enumerate(different)}
    codes = [
        np.fromiter(map(number.__getitem__, one), np.uint32, len(one))[column.codes[stays]]
        for one, (column, stays) in zip(spelt, parts, strict=True)
    ]
    return Column(different, np.concatenate(codes).astype(np.min_scalar_type(len(different))))


def arrays_of(name: str, column: Column) -> Iterator[tuple[str, Array]]:
    """A column as it is written."""
    yield from strings(f"{name}.values", column.values)
    yield f"{name}.codes", column.codes


def named_in(arrays: Mapping[str, Array]) -> dict[str, Column]:
    """The columns as they were written."""
    names = [name.removesuffix(".codes") for name in arrays if name.endswith(".codes")]
    return {name: Column(Strings(arrays, f"{name}.values"), arrays[f"{name}.codes"])
            for name in names}  # fmt: skip

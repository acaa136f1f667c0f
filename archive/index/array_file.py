"""Named arrays in one file, read in place: nothing is decoded, and processes share the pages.

Layout: each array's bytes, every one at a multiple of 8; then a directory as JSON, name -> [type,
offset, items]; then where the directory starts and how long it is, and MAGIC. Written from front
to back in one go, so that a file cut short lacks its end and is seen to be no such file.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO, overload

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
MAGIC = b"greffe-a"
END = struct.Struct("<QQ8s")
ALIGNED = 8  # bytes
LAST = b"\xff"  # sorts after any letter's first byte in UTF-8


class NotWhole(OSError):
    """Raised where a file does not end as it was written."""


def write(file: BinaryIO, arrays: Iterable[tuple[str, Array]]) -> None:
    """Write arrays to a new file, down to the disk."""
    directory: dict[str, tuple[str, int, int]] = {}
    at = 0
    for name, array in arrays:
        plain = np.ascontiguousarray(array)
        directory[name] = (plain.dtype.str, at, plain.size)
        file.write(plain.data if plain.size else b"")
        at += plain.nbytes
        padding = -at % ALIGNED
        file.write(bytes(padding))
        at += padding
    listed = json.dumps(directory).encode()
    file.write(listed + END.pack(at, len(listed), MAGIC))
    file.flush()
    os.fsync(file.fileno())


def read(path: Path) -> dict[str, Array]:
    """The arrays of a file, as views of its mapped pages. Raises NotWhole, FileNotFoundError."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size < END.size:
            raise NotWhole(path)
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    at, length, magic = END.unpack(mapped[-END.size :])
    if magic != MAGIC or at + length + END.size != size:
        raise NotWhole(path)
    directory: Mapping[str, tuple[str, int, int]] = json.loads(mapped[at : at + length])
    return {
        name: np.frombuffer(mapped, np.dtype(kind), items, start)
        for name, (kind, start, items) in directory.items()
    }


class Strings(Sequence[bytes]):
    """Byte strings one after the other, and where each starts; looked up without being loaded."""

    def __init__(self, arrays: Mapping[str, Array], name: str) -> None:
        self.bytes, self.starts = arrays[f"{name}.bytes"], arrays[f"{name}.starts"]
        self._bytes, self._starts = self.bytes.data, self.starts.data  # quicker to index

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, n: int) -> bytes: ...
    @overload
    def __getitem__(self, n: slice) -> list[bytes]: ...
    def __getitem__(self, n: int | slice) -> bytes | list[bytes]:
        if isinstance(n, slice):
            return [self[one] for one in range(*n.indices(len(self)))]
        if not 0 <= n < len(self):
            raise IndexError(n)
        return bytes(self._bytes[self._starts[n] : self._starts[n + 1]])


def all_of(values: Sequence[bytes]) -> list[bytes]:
    """Every string; those of a file are read in one go."""
    if not isinstance(values, Strings):
        return list(values)
    whole, starts = bytes(values.bytes), values.starts.tolist()
    return [whole[start:end] for start, end in pairwise(starts)]


def find(values: Sequence[bytes], sought: bytes) -> int | None:
    """Where a string stands among sorted ones; None where it does not."""
    n = bisect_left(values, sought)
    return n if n < len(values) and values[n] == sought else None


def beginning(values: Sequence[bytes], prefix: bytes) -> range:
    """Those of sorted strings that begin so."""
    low = bisect_left(values, prefix)
    return range(low, bisect_left(values, prefix + LAST, lo=low))


def lengths(values: Sequence[bytes], among: range) -> Array:
    """How many bytes each of some strings that follow each other has."""
    if isinstance(values, Strings):
        return np.diff(values.starts[among.start : among.stop + 1])
    return np.array([len(values[n]) for n in among])


def strings(name: str, values: Sequence[bytes]) -> Iterator[tuple[str, Array]]:
    """The two arrays of Strings."""
    yield f"{name}.bytes", np.frombuffer(b"".join(values), np.uint8)
    yield f"{name}.starts", starts_of(np.fromiter(map(len, values), np.int64, len(values)))


def starts_of(counts: Array) -> Array:
    """Where each run starts, and the end."""
    starts = np.zeros(len(counts) + 1, np.uint32)
    np.cumsum(counts, out=starts[1:])
    return starts

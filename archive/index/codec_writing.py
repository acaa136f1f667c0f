"""The writing side of a Whoosh codec that keeps postings and columns as arrays.

Whoosh gives a codec each passage's columns one by one and all postings at the end, sorted. Here a
posting is a whole text: a field of stems hands over its words joined, in one piece (whoosh_engine),
so that Whoosh sorts three things a passage instead of two hundred, and they are inverted in bulk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec.base import FieldWriter, PerDocumentWriter
from whoosh.util.numeric import length_to_byte

from archive.index import array_file, columns, inversion
from archive.index.array_file import Array

COLUMNS, POSTINGS = ".col", ".pst"  # a segment's two files
SEPARATOR = "\x1f"  # between the words of a text; stands in no word
Item = tuple[str, bytes, int, float, bytes]  # field, nothing, passage, once, words


def path_of(storage: Any, segment: Any, ending: str) -> Path:
    """Where a file of a segment lies."""
    return Path(storage.folder, segment.make_filename(ending))


def write(storage: Any, segment: Any, ending: str, arrays: Iterable[tuple[str, Array]]) -> None:
    """Write one of a segment's files."""
    with path_of(storage, segment, ending).open("wb") as file:
        array_file.write(file, arrays)


class ColumnsWriter(PerDocumentWriter):  # type: ignore[misc]  # Whoosh has no types
    """Gathers what each passage is and how long its fields are; written when closed."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._storage, self._segment = storage, segment
        self._values: dict[str, list[bytes]] = {}
        self._lengths: dict[str, bytearray] = {}
        self._passage = -1
        self.is_closed = False

    def start_doc(self, docnum: int) -> None:
        self._passage = docnum

    def cancel_doc(self) -> None:
        """A passage that could not be added; the writer is given up then."""

    def add_field(self, fieldname: str, _field: Any, _value: Any, length: int) -> None:
        if length:
            lengths = self._lengths.setdefault(fieldname, bytearray())
            lengths.extend(bytes(self._passage - len(lengths)))
            lengths.append(length_to_byte(length))

    def add_column_value(self, fieldname: str, _column: Any, value: bytes) -> None:
        values = self._values.setdefault(fieldname, [])
        if missing := self._passage - len(values):
            values += [b""] * missing
        values.append(value)

    def close(self) -> None:
        self.is_closed = True
        if self._passage >= 0:
            write(self._storage, self._segment, COLUMNS, self._arrays())

    def _arrays(self) -> Iterator[tuple[str, Array]]:
        count = self._passage + 1
        for name, values in self._values.items():
            values += [b""] * (count - len(values))
            yield from columns.arrays_of(name, columns.column_of(values))
        for name, lengths in self._lengths.items():
            lengths.extend(bytes(count - len(lengths)))
            yield f"{name}.length", np.frombuffer(lengths, np.uint8)


class PostingsWriter(FieldWriter):  # type: ignore[misc]  # Whoosh has no types
    """Inverts the texts of each field, and writes them."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._storage, self._segment = storage, segment
        self.is_closed = False

    def add_postings(self, _schema: Any, _lengths: Any, items: Iterable[Item]) -> None:
        write(self._storage, self._segment, POSTINGS, _fields(items))

    def close(self) -> None:
        self.is_closed = True


def _fields(items: Iterable[Item]) -> Iterator[tuple[str, Array]]:
    for name, some in groupby(items, key=itemgetter(0)):
        texts, docs, once = [], [], []
        for _, _, doc, weight, words in some:
            texts.append(words.decode().split(SEPARATOR))
            docs.append(doc)
            once.append(weight)
        yield from inversion.arrays_of(name, inversion.invert(texts, docs, once))

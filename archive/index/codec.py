"""A Whoosh codec that keeps postings and columns as arrays, read in place.

Whoosh goes on keeping the index: its schema, lock, commits, segments, deletions and readers; and
its own searcher works on these segments, with its matchers (tests and benchmarks hold our ranking
against it). What a codec may decide, by Whoosh's own extension point, is how a segment lies on the
disk: here as two files of plain arrays (array_file), which ranking.py reads whole.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import Any
from weakref import WeakValueDictionary

import numpy as np
from whoosh.codec.base import Codec, FieldCursor, PerDocumentReader, TermsReader
from whoosh.codec.whoosh3 import W3Segment
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo, TermNotFound

from archive.index import array_file, columns, inversion
from archive.index.array_file import Array
from archive.index.codec_writing import (
    COLUMNS,
    POSTINGS,
    ColumnsWriter,
    PostingsWriter,
    path_of,
)
from archive.index.columns import LENGTHS, Column
from archive.index.inversion import ONE, Field


class ArrayCodec(Codec):  # type: ignore[misc]  # Whoosh has no types
    """Stands in the index's table of contents with each segment, so it holds nothing itself."""

    length_stats = False  # lengths are not asked for posting by posting

    def per_document_writer(self, storage: Any, segment: Any) -> ColumnsWriter:
        return ColumnsWriter(storage, segment)

    def field_writer(self, storage: Any, segment: Any) -> PostingsWriter:
        return PostingsWriter(storage, segment)

    def per_document_reader(self, storage: Any, segment: Any) -> Columns:
        return Columns(storage, segment)

    def terms_reader(self, storage: Any, segment: Any) -> Postings:
        return Postings(storage, segment)

    def new_segment(self, _storage: Any, indexname: str) -> Segment:
        return Segment(self, indexname)


class Segment(W3Segment):  # type: ignore[misc]  # Whoosh has no types
    """A segment whose files stay as they are."""

    def should_assemble(self) -> bool:
        return False


class _Arrays(dict[str, Array]):
    """A file's arrays, shared while someone reads them; a dict can't be held weakly."""

    __slots__ = ("__weakref__",)


_opened: WeakValueDictionary[Path, _Arrays] = WeakValueDictionary()
_opening = Lock()


def _arrays(storage: Any, segment: Any, ending: str) -> _Arrays:
    """The arrays of a segment's file. It never changes, so all who read it share one mapping, and
    what is open stays readable after a commit has deleted it."""
    path = path_of(storage, segment, ending)
    with _opening:
        if (held := _opened.get(path)) is None:
            held = _opened[path] = _Arrays(array_file.read(path))
        return held


class Columns(PerDocumentReader):  # type: ignore[misc]  # Whoosh has no types
    """What each passage of a segment is. columns and lengths are for array reading."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._segment = segment
        self._arrays = _arrays(storage, segment, COLUMNS)
        self.columns: dict[str, Column] = columns.named_in(self._arrays)
        self.lengths: dict[str, Array] = {
            name.removesuffix(".length"): array
            for name, array in self._arrays.items()
            if name.endswith(".length")
        }

    def _lengths(self, fieldname: str) -> Array:
        held = self.lengths.get(fieldname)
        return np.zeros(1, np.float32) if held is None else LENGTHS[held]

    def doc_count(self) -> int:
        return int(self._segment.doc_count())

    def doc_count_all(self) -> int:
        return int(self._segment.doc_count_all())

    def has_deletions(self) -> bool:
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        return bool(self._segment.is_deleted(docnum))

    def deleted_docs(self) -> Iterator[int]:
        return iter(self._segment.deleted_docs())

    def supports_columns(self) -> bool:
        return True

    def has_column(self, fieldname: str) -> bool:
        return fieldname in self.columns

    def column_reader(self, fieldname: str, _column: Any) -> list[bytes]:
        held = self.columns[fieldname]
        return [held.values[code] for code in held.codes.tolist()]

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        held = self.lengths.get(fieldname)
        return default if held is None else int(LENGTHS[held[docnum]]) or default

    def field_length(self, fieldname: str) -> int:
        return int(self._lengths(fieldname).sum())

    def min_field_length(self, fieldname: str) -> int:
        return int(self._lengths(fieldname).min())

    def max_field_length(self, fieldname: str) -> int:
        return int(self._lengths(fieldname).max())

    def stored_fields(self, docnum: int) -> dict[str, str]:
        held = self.columns["passage"]
        return {"passage": held.values[held.codes[docnum]].decode()}


class Postings(TermsReader):  # type: ignore[misc]  # Whoosh has no types
    """Where each term of a segment stands. fields is for array reading."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._arrays = _arrays(storage, segment, POSTINGS)
        names = sorted(name.removesuffix(".docs") for name in self._arrays
                       if name.endswith(".docs"))  # fmt: skip
        self.fields: dict[str, Field] = {
            name: inversion.field_of(name, self._arrays) for name in names
        }

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._find(*term) is not None

    def _find(self, fieldname: str, text: bytes) -> int | None:
        field = self.fields.get(fieldname)
        return None if field is None else array_file.find(field.terms, text)

    def _stretch(self, fieldname: str, text: bytes) -> slice:
        """Where a term's postings lie; an empty stretch where it stands nowhere."""
        if (n := self._find(fieldname, text)) is None:
            return slice(0, 0)
        starts = self.fields[fieldname].starts
        return slice(int(starts[n]), int(starts[n + 1]))

    def indexed_field_names(self) -> list[str]:
        return list(self.fields)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        return ((name, term) for name, field in self.fields.items() for term in field.terms)

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        return (pair for pair in self.terms() if pair >= (fieldname, prefix))

    def items(self) -> Iterator[tuple[tuple[str, bytes], Any]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], Any]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> Any:
        if not self.doc_frequency(fieldname, text):
            raise TermNotFound(f"{fieldname}:{text!r}")
        at = self._stretch(fieldname, text)
        field = self.fields[fieldname]
        docs, weights = field.docs[at], field.weights[at] / ONE
        return TermInfo(
            weight=float(weights.sum()), df=len(docs), minlength=1, maxlength=10**6,
            maxweight=float(weights.max()), minid=int(docs[0]), maxid=int(docs[-1]),
        )  # fmt: skip

    def frequency(self, fieldname: str, text: bytes) -> float:
        at = self._stretch(fieldname, text)
        return float(self.fields[fieldname].weights[at].sum()) / ONE if at.stop else 0.0

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        at = self._stretch(fieldname, text)
        return int(at.stop - at.start)

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> Any:
        info = self.term_info(fieldname, text)
        at = self._stretch(fieldname, text)
        field = self.fields[fieldname]
        return ListMatcher(
            field.docs[at].tolist(), (field.weights[at] / ONE).tolist(), None, format_,
            scorer=scorer, term=(fieldname, text), terminfo=info,
        )  # fmt: skip

    def cursor(self, fieldname: str, fieldobj: Any) -> Cursor:
        field = self.fields.get(fieldname)
        return Cursor(self, fieldname, fieldobj, field.terms if field else ())


class Cursor(FieldCursor):  # type: ignore[misc]  # Whoosh has no types
    """Goes through the terms of a field; Whoosh's automata leap along with it."""

    def __init__(self, held: Postings, fieldname: str, fieldobj: Any, terms: Any) -> None:
        self._held, self._fieldname, self._fieldobj, self._terms = (
            held, fieldname, fieldobj, terms
        )  # fmt: skip
        self._at = 0

    def first(self) -> str | None:
        self._at = 0
        return self.text()

    def find(self, string: str | bytes) -> str | None:
        sought = string if isinstance(string, bytes) else self._fieldobj.to_bytes(string)
        self._at = bisect_left(self._terms, sought)
        return self.text()

    def next(self) -> str | None:
        self._at += 1
        return self.text()

    def text(self) -> str | None:
        return self._terms[self._at].decode() if self.is_valid() else None

    def term_info(self) -> Any:
        return self._held.term_info(self._fieldname, self._terms[self._at])

    def is_valid(self) -> bool:
        return self._at < len(self._terms)

"""Whoosh's segments as arrays: read for a snapshot, and made one where they are many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from archive.index import columns, inversion, merging
from archive.index.array_file import Array
from archive.index.codec import ArrayCodec
from archive.index.codec_writing import COLUMNS, POSTINGS, write
from archive.index.merging import Part, Size
from archive.index.snapshot import Held


def held(storage: Any, segment: Any) -> Held:
    """What a segment holds."""
    its = segment.codec().per_document_reader(storage, segment)
    fields = segment.codec().terms_reader(storage, segment).fields
    return Held(
        count=segment.doc_count_all(),
        deleted=sorted(segment.deleted_docs()),
        fields=fields,
        columns=its.columns,
        lengths=its.lengths,
    )


def listed(reader: Any) -> list[Any]:
    """The segments of a reader."""
    return [leaf.segment() for leaf in _leaves(reader)]


def of_reader(reader: Any) -> list[Held]:
    """What the segments of a reader hold. They are open, so a commit can't take them away."""
    return [held(leaf.storage(), leaf.segment()) for leaf in _leaves(reader)]


def _leaves(reader: Any) -> list[Any]:
    return [leaf for leaf, _ in reader.leaf_readers() if leaf.doc_count_all()]


def are_many(segments: Sequence[Any]) -> bool:
    """Whether some should be made one."""
    return bool(merging.chosen(_sizes(segments)))


def made_fewer(writer: Any, segments: list[Any]) -> list[Any]:
    """A merge policy for Whoosh's commit: the segments that stay, and the one made of others."""
    taken = merging.chosen(_sizes(segments))
    parts = [held(writer.storage, segments[n]) for n in taken]
    if not parts or not _fit(parts):
        return segments
    left = [segment for n, segment in enumerate(segments) if n not in taken]
    stays = [_stays(part) for part in parts]
    if count := sum(int(some.sum()) for some in stays):
        made = ArrayCodec().new_segment(writer.storage, writer.indexname)
        write(writer.storage, made, COLUMNS, _columns(parts, stays))
        write(writer.storage, made, POSTINGS, _postings(parts, stays))
        made.set_doc_count(count)
        left.insert(taken[0], made)
    return left


def _sizes(segments: Sequence[Any]) -> list[Size]:
    return [Size(segment.doc_count_all(), segment.deleted_count()) for segment in segments]


def _fit(parts: Sequence[Held]) -> bool:
    names = {name for part in parts for name in part.fields}
    return all(
        merging.fit([part.fields[name] for part in parts if name in part.fields]) for name in names
    )


def _stays(part: Held) -> Array:
    stays = np.ones(part.count, bool)
    stays[list(part.deleted)] = False
    return stays


def _columns(parts: Sequence[Held], stays: Sequence[Array]) -> Iterator[tuple[str, Array]]:
    for name in sorted({name for part in parts for name in part.columns}):
        some = [
            (part.columns.get(name) or columns.column_of([b""] * part.count), its)
            for part, its in zip(parts, stays, strict=True)
        ]
        yield from columns.arrays_of(name, columns.merged(some))
    for name in sorted({name for part in parts for name in part.lengths}):
        lengths = [
            part.lengths.get(name, np.zeros(part.count, np.uint8))[its]
            for part, its in zip(parts, stays, strict=True)
        ]
        yield f"{name}.length", np.concatenate(lengths)


def _postings(parts: Sequence[Held], stays: Sequence[Array]) -> Iterator[tuple[str, Array]]:
    before = np.cumsum([0, *(int(some.sum()) for some in stays)])
    renumbered = [
        np.where(its, np.cumsum(its) - 1 + first, -1).astype(np.int32)
        for its, first in zip(stays, before, strict=False)
    ]
    for name in sorted({name for part in parts for name in part.fields}):
        some = [
            Part(part.fields[name], numbers)
            for part, numbers in zip(parts, renumbered, strict=True)
            if name in part.fields
        ]
        yield from inversion.arrays_of(name, merging.merged(some))

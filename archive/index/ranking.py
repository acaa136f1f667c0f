"""What comes first: Whoosh's BM25F worked out over arrays instead of posting by posting.

The scores are those of whoosh.scoring.BM25F(B=0.6) over the same segments, to single precision;
of passages with the same score the one that was indexed first comes first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from archive.index.array_file import Array, lengths
from archive.index.base import Share
from archive.index.inversion import ONE
from archive.index.matching import LOOK_UP, Asked, shorter
from archive.index.snapshot import K1, Leaf, Snapshot

TITLE, TITLE_WEIGHT = "title", 0.3  # of a word in the title, against the same word in the passage
EXPANSIONS = 16  # of the words that a prefix stands for, the shortest count for the order


@dataclass(frozen=True, slots=True, order=True)
class Counted:
    """A stem that counts for the order, in a field, and for how much."""

    field: str
    stem: bytes
    weight: float


def counted(snapshot: Snapshot, asked: Asked) -> list[Counted]:
    """All that counts for the order, each once, in one order everywhere so that sums are equal."""
    found: dict[tuple[str, bytes], float] = {}
    for run in chain.from_iterable(chain.from_iterable(asked.wanted)):
        stems = _expanded(snapshot, run.field, run.stems[0]) if run.is_prefix else run.stems
        if (
            run.worth < 1.0 and stems
        ):  # of hôtel de ville, which stands for mairie, only hôtel tells
            stems = (_rarest(snapshot, run.field, stems),)
        for stem in stems:
            for field, weight in ((run.field, run.worth), (TITLE, run.worth * TITLE_WEIGHT)):
                found[field, stem] = max(weight, found.get((field, stem), 0.0))
    return sorted(
        Counted(field, stem, weight)
        for (field, stem), weight in found.items()
        if snapshot.doc_frequency(field, stem)
    )


def _rarest(snapshot: Snapshot, field: str, stems: Sequence[bytes]) -> bytes:
    return min(stems, key=lambda stem: snapshot.doc_frequency(field, stem))


def scores(
    snapshot: Snapshot, leaf: int, docs: Array, counting: Sequence[Counted], recent: float
) -> Array:
    """The score of each of some passages of a segment."""
    total = np.zeros(len(docs), np.float32)
    held = snapshot.leaves[leaf]
    for one in counting:
        at = held.stretch(one.field, one.stem)
        if at.stop > at.start:
            _add(total, snapshot, leaf, docs, one, at)
    if recent:
        total *= 1 + recent * snapshot.freshness[leaf][docs]
    return total


def _add(total: Array, snapshot: Snapshot, leaf: int, docs: Array, one: Counted, at: slice) -> None:
    """Add what a stem is worth to the passages that hold it."""
    held = snapshot.leaves[leaf].fields[one.field]
    its, weights = held.docs[at], held.weights[at]
    if len(docs) * LOOK_UP < len(its):  # look the few passages up
        where = np.minimum(np.searchsorted(its, docs.astype(its.dtype)), len(its) - 1)
        among = np.flatnonzero(its[where] == docs)
        if len(among):
            total[among] += _worth(snapshot, leaf, one, docs[among], weights[where[among]])
    elif len(docs) == len(its) and np.array_equal(docs, its):
        total += _worth(snapshot, leaf, one, its, weights)
    else:
        whole = np.zeros(snapshot.leaves[leaf].count, np.float32)
        whole[its] = _worth(snapshot, leaf, one, its, weights)
        total += whole[docs]


def _worth(snapshot: Snapshot, leaf: int, one: Counted, docs: Array, weights: Array) -> Array:
    """BM25 of a stem in passages that hold it with these weights."""
    times = weights.astype(np.float32)
    times *= np.float32(1 / ONE)
    below = snapshot.norms(one.field)[snapshot.leaves[leaf].lengths[one.field][docs]]
    below += times
    times *= np.float32(one.weight * snapshot.worth(one.field, one.stem) * (K1 + 1))
    times /= below
    return times


def first(keys: Array, most: int) -> Array:
    """Where the greatest keys are, greatest first; of equals the one that stands first."""
    if most >= len(keys):
        return np.argsort(-keys, kind="stable")
    bound = np.partition(keys, len(keys) - most)[len(keys) - most]
    above = np.flatnonzero(keys > bound)
    equal = np.flatnonzero(keys == bound)[: most - len(above)]
    some = np.sort(np.concatenate((above, equal)))
    return some[np.argsort(-keys[some], kind="stable")]


def shares(snapshot: Snapshot, asked: Asked, passage_id: str, recent: float) -> Iterator[Share]:
    """What the score of a passage is the sum of."""
    for n, leaf in enumerate(snapshot.leaves):
        if (doc := leaf.number(passage_id)) is None:
            continue
        docs, sum_of_all = np.array([doc], np.uint32), 0.0
        for one in counted(snapshot, asked):
            score = float(scores(snapshot, n, docs, [one], 0.0)[0])
            if score:
                sum_of_all += score
                weight = _weight(leaf, one, doc)
                count = snapshot.doc_frequency(one.field, one.stem)
                yield Share(one.field, one.stem.decode(), weight, count, score)
        if recent and sum_of_all:
            fresh = float(snapshot.freshness[n][doc])
            yield Share("recent", "", fresh, snapshot.count, sum_of_all * recent * fresh)


def _weight(leaf: Leaf, one: Counted, doc: int) -> float:
    at = leaf.stretch(one.field, one.stem)
    held = leaf.fields[one.field]
    return float(held.weights[at][np.searchsorted(held.docs[at], doc)]) / ONE


def _expanded(snapshot: Snapshot, lang: str, prefix: bytes) -> list[bytes]:
    """The shortest stems that a prefix stands for, in all segments."""
    found = {one for one in shorter(prefix) if snapshot.doc_frequency(lang, one)}
    for leaf in snapshot.leaves:
        if among := leaf.beginning(lang, prefix):
            terms = leaf.fields[lang].terms
            shortest = np.argsort(lengths(terms, among), kind="stable")[:EXPANSIONS]
            found |= {terms[among[0] + int(n)] for n in shortest}
    return sorted(found, key=lambda stem: (len(stem), stem))[:EXPANSIONS]

"""A question against a snapshot: how many there are, what comes first, what they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from archive.index import matching, ranking
from archive.index.array_file import Array
from archive.index.base import FACETS, MOST_VALUES, Filter, Found, Group, Terms
from archive.index.snapshot import Snapshot

RANKED = np.int64(2**31)  # an order by day goes from the newest down; 0 is no day


@dataclass(frozen=True, slots=True)
class Matched:
    """The passages of a segment that were found, and the key of each: the greatest comes first."""

    leaf: int
    docs: Array
    keys: Array


def answer(
    snapshot: Snapshot,
    terms: Terms,
    where: Filter,
    *,
    sort: str,
    limit: int,
    offset: int,
    facets: Sequence[str],
    recent: float,
    grouped: int,
) -> Found:
    """The exact total, one stretch of the order, and counts a facet."""
    asked, scored = matching.asked(terms, where), sort == "relevance"
    counting = ranking.counted(snapshot, asked) if scored and limit else []
    found: list[Matched] = []
    for n, leaf in enumerate(snapshot.leaves):
        docs = matching.matching(leaf, asked, where)
        if len(docs):
            if scored:
                keys = ranking.scores(snapshot, n, docs, counting, recent)
            else:
                keys = _by_day(leaf.days[docs], sort)
            found.append(Matched(n, docs, keys))
    total = sum(len(one.docs) for one in found)
    counts = {name: _counts(snapshot, found, name) for name in facets}
    if grouped and limit:
        groups, in_all = _groups(snapshot, found, limit, offset, grouped, scored)
        ranked = [pair for group in groups for pair in group.best]
        return Found(total, ranked, counts, groups, in_all)
    ranked = _ranked(snapshot, found, limit, offset, scored) if limit else []
    return Found(total, ranked, counts)


def _by_day(days: Array, sort: str) -> Array:
    """Keys for an order by day. What has no date comes last in either."""
    if sort == "newest":
        return days
    return np.where(days > 0, RANKED - days, 0)


def _ranked(
    snapshot: Snapshot, found: Sequence[Matched], limit: int, offset: int, scored: bool
) -> list[tuple[str, float]]:
    best = [(one, ranking.first(one.keys, offset + limit)) for one in found]
    if not best:
        return []
    keys = np.concatenate([one.keys[at] for one, at in best])
    docs = np.concatenate([one.docs[at] for one, at in best])
    leaves = np.repeat([one.leaf for one, _ in best], [len(at) for _, at in best])
    return [
        (snapshot.leaves[leaves[n]].passage(int(docs[n])), float(keys[n]) if scored else 0.0)
        for n in ranking.first(keys, offset + limit)[offset:]
    ]


def _groups(
    snapshot: Snapshot,
    found: Sequence[Matched],
    limit: int,
    offset: int,
    grouped: int,
    scored: bool,
) -> tuple[list[Group], int]:
    """(a stretch of meetings in the order of the best passage of each, meetings in all)."""
    meetings, codes = snapshot.meetings
    best = np.full(len(meetings), -np.inf)
    totals = np.zeros(len(meetings), np.int64)
    for one in found:
        its = codes[one.leaf][one.docs]
        np.maximum.at(best, its, one.keys)
        totals += np.bincount(its, minlength=len(meetings))
    held = np.flatnonzero(totals)
    stretch = held[ranking.first(best[held], offset + limit)][offset:]
    is_in = np.zeros(len(meetings), bool)
    is_in[stretch] = True
    found = [_only(one, is_in[codes[one.leaf][one.docs]]) for one in found]
    groups = []
    for meeting in stretch:
        its_own = [_only(one, codes[one.leaf][one.docs] == meeting) for one in found]
        passages = _ranked(snapshot, [one for one in its_own if len(one.docs)], grouped, 0, scored)
        groups.append(Group(meetings[meeting], int(totals[meeting]), passages))
    return groups, len(held)


def _only(matched: Matched, mask: Array) -> Matched:
    return Matched(matched.leaf, matched.docs[mask], matched.keys[mask])


def _counts(snapshot: Snapshot, found: Sequence[Matched], name: str) -> list[tuple[str, int]]:
    """(value, passages found with it), most first. Passages without a value are not counted; of
    keys those values are given that come most."""
    counted, most = (_of_column, None) if name in FACETS else (_of_keys, MOST_VALUES)
    values, totals = counted(snapshot, found, name)
    held = np.flatnonzero(totals)
    order = held[np.argsort(-totals[held], kind="stable")][:most]  # values are in order already
    return [(values[n], int(totals[n])) for n in order if values[n]]


def _of_column(
    snapshot: Snapshot, found: Sequence[Matched], name: str
) -> tuple[Sequence[str], Array]:
    values, codes = snapshot.facets[name]
    totals = np.zeros(len(values), np.int64)
    for one in found:
        totals += np.bincount(codes[one.leaf][one.docs], minlength=len(values))
    return values, totals


def _of_keys(
    snapshot: Snapshot, found: Sequence[Matched], name: str
) -> tuple[Sequence[str], Array]:
    values, holding = snapshot.keyed(name)
    totals = np.zeros(len(values), np.int64)
    for one in found:
        docs, codes = holding[one.leaf]
        is_found = np.zeros(snapshot.leaves[one.leaf].count, bool)
        is_found[one.docs] = True
        totals += np.bincount(codes[is_found[docs]], minlength=len(values))
    return values, totals

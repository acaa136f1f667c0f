"""nDCG@10 and success@3. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2

DEPTH = 10
GOOD, FIRST = 2, 3  # success: a passage of this grade among the first so many


def ndcg(ranked: Sequence[str], grades: Mapping[str, int]) -> float:
    """Gain 2^grade - 1, discount log2(rank + 1), over that of the best order of all judged."""
    best = _gain(sorted(grades.values(), reverse=True)[:DEPTH])
    return _gain([grades.get(one, 0) for one in ranked[:DEPTH]]) / best if best else 0.0


def success(ranked: Sequence[str], grades: Mapping[str, int]) -> float:
    """1 where a good passage is among the first three."""
    return float(any(grades.get(one, 0) >= GOOD for one in ranked[:FIRST]))


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / log2(rank + 1) for rank, grade in enumerate(grades, 1))

"""What is removed from what the public gets of a document. Plain data."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from archive.model import Box

REMOVED = "[…]"  # stands for a line or a passage of which everything was removed


@dataclass(frozen=True, slots=True)
class Redaction:
    """What is removed: a region of a page (points), a span of a recording (seconds, end
    exclusive), or words wherever they stand in a paper without pages. id is 0 before it is kept."""

    reason: str
    page: int | None = None
    box: Box | None = None
    start_s: float | None = None
    end_s: float | None = None
    words: str | None = None
    id: int = 0


Removed = dict[int, tuple[Box, ...]]  # by page, the regions that are removed from it


def regions(redactions: Iterable[Redaction]) -> Removed:
    found: Removed = {}
    for one in redactions:
        if one.page is not None and one.box is not None:
            found[one.page] = (*found.get(one.page, ()), one.box)
    return found


def spans(redactions: Iterable[Redaction]) -> list[tuple[float, float]]:
    """The spans in order, those that touch as one."""
    told = sorted(
        (one.start_s, one.end_s)
        for one in redactions
        if one.start_s is not None and one.end_s is not None
    )
    found: list[tuple[float, float]] = []
    for start, end in told:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def digest(redactions: Iterable[Redaction]) -> str:
    """A name for a set of redactions: what was made for another set is never given out."""
    told = sorted(
        repr((one.page, one.box, one.start_s, one.end_s, one.words)) for one in redactions
    )
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16] if told else ""


def meets(span: tuple[float, float], start_s: float, end_s: float) -> bool:
    """Whether a line of a transcript is said, were it in part, within a span."""
    return start_s < span[1] and max(end_s, start_s + 0.001) > span[0]

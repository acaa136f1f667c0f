"""Minutes of many meetings bound in one file: each part is read by itself. Pure.

Read as one, the second meeting would have the attendance of the first, and its items would go on
counting.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.model import Decision, Sitting, Structure
from ingest.reading import PageReading

Pages = tuple[int, int]  # first and last, both included


def in_parts(
    pages: Sequence[PageReading], parts: Sequence[Pages]
) -> Iterator[tuple[PageReading, ...]]:
    """The pages of each part in order; what stands before or between them is a part, too."""
    firsts = sorted({first for first, _ in parts} | {last + 1 for _, last in parts})
    held: list[PageReading] = []
    for page in pages:
        if held and page.number in firsts:
            yield tuple(held)
            held = []
        held.append(page)
    if held:
        yield tuple(held)


def joined(found: Sequence[Structure], *, rules: int) -> Structure:
    """The structures of parts as that of their document. A sitting is each part's own: none."""
    decisions: list[Decision] = []
    keys: set[str] = set()
    before = 0  # items of the parts before
    for part in found:
        for one in part.decisions:
            key, n = one.key, 1
            while key in keys:
                n += 1
                key = f"{one.key}-{n}"
            keys.add(key)
            item = one.item + before if one.item is not None else None
            decisions.append(replace(one, key=key, item=item))
        before += len(part.items)
    return Structure(
        items=tuple(one for part in found for one in part.items),
        attendance=tuple(one for part in found for one in part.attendance),
        decisions=tuple(decisions),
        sitting=Sitting(),
        rules=rules,
    )

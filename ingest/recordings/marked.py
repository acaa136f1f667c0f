"""Where items begin as people say it, laid over what a program found. Pure.

A mark is kept by the number and the title of its item, so that it holds when the agenda is read
again and when minutes take its place; where a title was changed, the likest item has it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from archive.model import AgendaItem, Cue, PagePlace
from ingest.recordings.chapters import Chapter
from ingest.structure.items.matching import match


@dataclass(frozen=True, slots=True)
class Mark:
    """What a person says of an item: the second where it begins, None where it is not heard."""

    number: str
    title: str
    start_s: float | None


def marked(items: Sequence[AgendaItem], marks: Sequence[Mark]) -> dict[int, Mark]:
    """The marks by the place of their item."""
    exact = {(item.number or "", item.title): n for n, item in enumerate(items)}
    found = {}
    left = []
    for mark in marks:
        if (mark.number, mark.title) in exact:
            found[exact[mark.number, mark.title]] = mark
        else:
            left.append(mark)
    free = [n for n in range(len(items)) if n not in found]
    named = [AgendaItem(one.number or None, one.title, 1, PagePlace(1, None), 1.0) for one in left]
    for pair in match([items[n] for n in free], named) if free and named else ():
        found[free[pair.own]] = left[pair.other]
    return found


def with_marks(
    found: Sequence[Chapter],
    items: Sequence[AgendaItem],
    marks: Sequence[Mark],
    cues: Sequence[Cue],
) -> tuple[Chapter, ...]:
    """The chapters in order of time: a person's where there are any, else the program's."""
    said = marked(items, marks)
    kept = [one for one in found if one.item not in said]
    begins = [cue.start_s for cue in cues]
    for n, mark in said.items():
        if mark.start_s is not None:
            at = bisect_right(begins, mark.start_s + 0.5) - 1
            quote = cues[at].text if at >= 0 else ""
            kept.append(Chapter(n, mark.start_s, 1.0, quote, by_hand=True))
    return tuple(sorted(kept, key=lambda one: (one.start_s, one.item)))

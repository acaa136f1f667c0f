"""What was understood of one meeting of a document that binds several. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from archive.model import (
    AgendaItem,
    Attendance,
    Decision,
    PagePlace,
    Part,
    Sitting,
    Structure,
)


def of_part(structure: Structure, part: Part | None) -> Structure:
    """What stands on the pages of a part; all of it where there is no part."""
    if part is None:
        return structure
    within = [n for n, one in enumerate(structure.items) if _is_in(one, part)]
    places = {n: place for place, n in enumerate(within)}
    return replace(
        structure,
        items=tuple(structure.items[n] for n in within),
        attendance=tuple(one for one in structure.attendance if _is_in(one, part)),
        decisions=tuple(
            replace(one, item=places.get(one.item) if one.item is not None else None)
            for one in structure.decisions
            if _is_in(one, part)
        ),
        sitting=Sitting(),
    )


def part_at(parts: Iterable[Part], page: int | None) -> Part | None:
    """The part that holds a page."""
    return next(
        (one for one in parts if page is not None and one.first_page <= page <= one.last_page), None
    )


def _is_in(one: AgendaItem | Attendance | Decision, part: Part) -> bool:
    place = one.place
    return isinstance(place, PagePlace) and part.first_page <= place.page <= part.last_page

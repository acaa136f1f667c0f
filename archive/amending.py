"""What a clerk corrected of what the rules understood, laid over it. Pure.

A correction names a decision, a person or an item by its key, and holds the whole of it as the
clerk set it (None: it is none, and goes) with what was read instead (None: it was missed). Rules
change, and with them what is read: a correction then finds its own by the key, else by the place
and the words; one that finds none stands by itself. As JSON it is what the log keeps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from archive import links
from archive.model import (
    AgendaItem,
    Attendance,
    Box,
    Choice,
    Decision,
    Outcome,
    PagePlace,
    Presence,
    Structure,
    TimePlace,
    Vote,
)

Value = Mapping[str, Any]
One = TypeVar("One", Decision, Attendance, AgendaItem)
LIKE = 0.6  # share of the words of two texts of a page that makes them one
WORD = re.compile(r"\w+")


class Part(StrEnum):
    """What can be corrected."""

    DECISION = "decision"
    PERSON = "person"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Amendment:
    """A correction of one thing of a document."""

    part: Part
    key: str
    value: Value | None
    was: Value | None

    def as_json(self) -> dict[str, object]:
        return {
            "part": self.part.value,
            "key": self.key,
            "value": dict(self.value) if self.value is not None else None,
            "was": dict(self.was) if self.was is not None else None,
        }


def keyed(structure: Structure, part: Part) -> dict[str, Decision | Attendance | AgendaItem]:
    """What there is of a part, by the key that a correction names it by."""
    if part is Part.DECISION:
        return dict(_by_key(structure.decisions))
    if part is Part.PERSON:
        return dict(_by_key(structure.attendance))
    return dict(_by_key(structure.items))


def key_of(one: Decision | Attendance | AgendaItem) -> str:
    """A decision's own key; the slug of a name, and of an item's number and title."""
    if isinstance(one, Decision):
        return one.key
    if isinstance(one, Attendance):
        return links.slug(one.name) or "x"
    return links.slug(f"{one.number or ''} {one.title}")[:80] or "x"


def over(structure: Structure, amendments: Sequence[Amendment]) -> Structure:
    """What was understood, with the corrections laid over it."""
    if not amendments:
        return structure
    items = _over(structure.items, amendments, Part.ITEM)
    order = {id(one): n for n, (one, _) in enumerate(items)}
    moved = {
        n: order[id(now)]
        for n, old in enumerate(structure.items)
        for now, read in items
        if read is old
    }
    kept = tuple(one for one, _ in items)
    decisions = []
    for one, read in _over(structure.decisions, amendments, Part.DECISION):
        item = moved.get(read.item) if read is not None and read.item is not None else None
        if read is None:
            item = _under(kept, one.place)
        decisions.append(replace(one, item=item))
    people = _over(structure.attendance, amendments, Part.PERSON)
    return replace(
        structure,
        items=kept,
        decisions=tuple(decisions),
        attendance=tuple(one for one, _ in people),
    )


def _over(
    read: Sequence[One], amendments: Sequence[Amendment], part: Part
) -> list[tuple[One, One | None]]:
    """(what stands now, what was read of it; None where it was missed), in the order of places."""
    by_key: dict[str, Any] = dict(_by_key(read))
    now: dict[int, One | None] = {id(one): one for one in read}
    added: list[One] = []
    for amendment in amendments:
        if amendment.part is not part:
            continue
        meant = by_key.get(amendment.key) if amendment.was is not None else None
        if meant is None and amendment.was is not None:
            was = made(part, amendment.key, amendment.was)
            meant = next((one for one in read if _alike(one, was)), None)
        value = amendment.value
        made_now = made(part, amendment.key, value) if value is not None else None
        if meant is not None:
            now[id(meant)] = made_now
        elif made_now is not None and not any(_alike(one, made_now) for one in read):
            added.append(made_now)
        elif made_now is not None:  # newer rules find by themselves what they had missed
            found = next(one for one in read if _alike(one, made_now))
            now[id(found)] = made_now
    stand: list[tuple[One, One | None]] = [
        (kept, one) for one in read if (kept := now[id(one)]) is not None
    ]
    for one in added:
        at = sum(_where(other) <= _where(one) for other, _ in stand)
        stand.insert(at if part is not Part.PERSON else len(stand), (one, None))
    return stand


def _by_key(read: Sequence[One]) -> Iterable[tuple[str, One]]:
    seen: dict[str, int] = {}
    for one in read:
        base = key_of(one)
        seen[base] = n = seen.get(base, 0) + 1
        yield (base if n == 1 else f"{base}-{n}"), one


def _alike(one: Any, other: Any) -> bool:
    """Whether two readings are of one thing: the number or the name, else words of one page."""
    if isinstance(one, Attendance):
        return links.slug(one.name) == links.slug(other.name)
    if one.number and other.number:
        return bool(links.slug(one.number) == links.slug(other.number))
    if _where(one)[0] != _where(other)[0]:
        return False
    text = "text" if isinstance(one, Decision) else "title"
    return _likeness(getattr(one, text), getattr(other, text)) >= LIKE


def _likeness(one: str, other: str) -> float:
    left, right = set(WORD.findall(one.casefold())), set(WORD.findall(other.casefold()))
    return len(left & right) / max(1, min(len(left), len(right)))


def _where(one: Decision | Attendance | AgendaItem) -> tuple[float, float]:
    """(page, points from its top), or (0, the second)."""
    place = one.place
    if isinstance(place, TimePlace):
        return 0, place.start_s
    return place.page, place.box.top if place.box else 0.0


def _under(items: Sequence[AgendaItem], place: PagePlace | TimePlace) -> int | None:
    """The item under which a place stands."""
    at = (place.page, place.box.top if place.box else 0.0) if isinstance(place, PagePlace) else None
    above = [n for n, one in enumerate(items) if at is not None and _where(one) <= at]
    return above[-1] if above else None


def as_value(one: Decision | Attendance | AgendaItem) -> dict[str, Any]:
    """Something understood as the JSON of a correction."""
    place = _as_place(one.place)
    if isinstance(one, Decision):
        return {
            "key": one.key, "number": one.number, "text": one.text, "outcome": one.outcome.value,
            "unanimous": one.unanimous, "for": one.for_, "against": one.against,
            "abstentions": one.abstentions, "mover": one.mover, "seconder": one.seconder,
            "votes": [[vote.name, vote.choice.value] for vote in one.votes], **place,
        }  # fmt: skip
    if isinstance(one, Attendance):
        return {
            "name": one.name, "role": one.role, "presence": one.presence.value,
            "member": one.is_member, "proxy_to": one.proxy_to, **place,
        }  # fmt: skip
    return {"number": one.number, "title": one.title, "level": one.level, **place}


def made(part: Part, key: str, value: Value) -> Any:
    """What a correction's JSON says: a Decision, an Attendance or an AgendaItem."""
    place = _place(value)
    if part is Part.DECISION:
        return Decision(
            key=value.get("key") or key,
            number=value["number"],
            text=value["text"],
            outcome=Outcome(value["outcome"]),
            place=place,
            confidence=1.0,
            unanimous=value["unanimous"],
            for_=value["for"],
            against=value["against"],
            abstentions=value["abstentions"],
            mover=value["mover"],
            seconder=value["seconder"],
            votes=tuple(Vote(name, Choice(choice)) for name, choice in value["votes"]),
            corrected=True,
        )
    if part is Part.PERSON:
        return Attendance(
            name=value["name"],
            role=value["role"],
            presence=Presence(value["presence"]),
            place=place,
            confidence=1.0,
            is_member=value["member"],
            proxy_to=value["proxy_to"],
            corrected=True,
        )
    return AgendaItem(value["number"], value["title"], value["level"], place, 1.0, corrected=True)


def _as_place(place: PagePlace | TimePlace) -> dict[str, Any]:
    if isinstance(place, TimePlace):
        return {"start": place.start_s, "end": place.end_s}
    box = place.box
    return {"page": place.page, "box": [box.x0, box.top, box.x1, box.bottom] if box else None}


def _place(value: Value) -> PagePlace | TimePlace:
    if "start" in value:
        return TimePlace(value["start"], value["end"])
    return PagePlace(value["page"], Box(*value["box"]) if value["box"] else None)

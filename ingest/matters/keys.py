"""By what a passage is found besides its words: the keys of the index. Pure.

resolution, item, vote, councillor come from what was understood of the document, for the passages
at the place of a decision or item; street and amount from what the passage names, and from what the
decision names at whose place it stands: a sum is often printed a paragraph below the street.

Facets are counted by street, vote and councillor. A question names a part: rue:saint-jean,
councillor:roy, so street-name and councillor-name hold the parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from archive import people
from archive.asking.fields import key_of
from archive.links import slug
from archive.mentions import Mention, Named
from archive.model import (
    AgendaItem,
    Attendance,
    Box,
    Decision,
    Outcome,
    PagePlace,
    Passage,
    Structure,
)
from archive.places import bare
from archive.store.matters import Key
from ingest.identity.folding import fold

VOTES = {
    Outcome.CARRIED: "carried",
    Outcome.LOST: "lost",
    Outcome.WITHDRAWN: "withdrawn",
    Outcome.DEFERRED: "deferred",
    Outcome.TABLED: "deferred",
}
SHORTEST_PART = 3  # letters of a part of a name by which a member is found
ITEM_PAGES = 3  # on which an item goes on after its heading
SLACK = 2.0  # points by which boxes must overlap: lines that touch are not the same
OPENING = 40  # letters of a decision by which its passage is known where it has no box


def keys_of(
    passages: Sequence[Passage],
    named: Mapping[str, Sequence[Mention]],
    understood: Structure | None,
    decided: Sequence[Sequence[Mention]],
) -> Iterator[Key]:
    """The keys of a document's passages. named is by passage id, decided by decision."""
    for passage in passages:
        yield from _named_keys(passage.id, named.get(passage.id, ()))
    if understood is None:
        return
    there = people.keys_of(understood.attendance)
    for decision, mentions in zip(understood.decisions, decided, strict=True):
        for passage in at_place(passages, decision.place, decision.text):
            yield from _decision_keys(passage.id, decision, understood.attendance, there)
            yield from _named_keys(passage.id, mentions)
            if number := _item_of(decision, understood.items):
                yield Key(passage.id, "item", number)
    yield from _item_keys(passages, understood.items)


def at_place(passages: Sequence[Passage], place: object, text: str) -> list[Passage]:
    """The passages in which what stands at a place is printed."""
    if not isinstance(place, PagePlace):
        return []
    on_page = [
        one for one in passages if isinstance(one.place, PagePlace) and one.place.page == place.page
    ]
    if place.box:
        found = [one for one in on_page if _overlap(_box(one), place.box)]
        if found:
            return found
    opening = _plain(text)[:OPENING]
    return [one for one in on_page if opening and opening in _plain(one.text)][:1]


def _named_keys(passage: str, mentions: Iterable[Mention]) -> Iterator[Key]:
    for one in mentions:
        if one.named is Named.STREET:
            yield Key(passage, "street", one.value, one.name)
            for part in dict.fromkeys((one.value, bare(one.value))):
                yield Key(passage, "street-name", part)
        elif one.named is Named.AMOUNT:
            yield Key(passage, "amount", one.value)


def _decision_keys(
    passage: str, decision: Decision, attendance: Sequence[Attendance], there: set[people.Key]
) -> Iterator[Key]:
    if decision.number and (number := key_of("resolution", decision.number)):
        yield Key(passage, "resolution", number)
    if vote := VOTES.get(decision.outcome):
        yield Key(passage, "vote", vote)
    if decision.unanimous and decision.outcome is Outcome.CARRIED:
        yield Key(passage, "vote", "unanimous")
    printed = [decision.mover, decision.seconder, *(vote.name for vote in decision.votes)]
    for key in dict.fromkeys(people.who(one, there) for one in printed if one):
        if key and people.is_full(key):
            name = next(one.name for one in attendance if people.key_of(one.name) == key)
            yield from _councillor_keys(passage, given_first(name))


def _councillor_keys(passage: str, name: str) -> Iterator[Key]:
    whole = slug(name)
    yield Key(passage, "councillor", whole, name)
    for part in dict.fromkeys([whole, *whole.split("-")]):
        if len(part) >= SHORTEST_PART:
            yield Key(passage, "councillor-name", part)


def given_first(name: str) -> str:
    """A member's name without titles, the surname last and in small letters: 'M. SAUREL Philippe'
    and 'Philippe SAUREL' are Philippe Saurel."""
    words = [word for word in name.replace(",", " ").split() if people.key_of(word)]
    loud = [word for word in words if len(word.strip(".")) > 1 and word.isupper()]
    if not loud or len(loud) == len(words):
        return " ".join(word.title() if word in loud else word for word in words)
    quiet = [word for word in words if word not in loud]
    return " ".join([*quiet, *(word.title() for word in loud)])


def _item_of(decision: Decision, items: Sequence[AgendaItem]) -> str | None:
    """The number of the item under which a decision was taken."""
    item = items[decision.item] if decision.item is not None else None
    return key_of("item", item.number) if item and item.number else None


def _item_keys(passages: Sequence[Passage], items: Sequence[AgendaItem]) -> Iterator[Key]:
    """Each passage from an item's heading to the next bears its number, for some pages: what
    follows the last entry of an agenda is not all of that entry."""
    heads: dict[str, list[str]] = {}
    for item in items:
        number = key_of("item", item.number) if item.number else None
        for passage in at_place(passages, item.place, item.title)[:1]:
            heads.setdefault(passage.id, []).append(number or "")
    under, since = "", 0
    for passage in passages:
        page = passage.place.page if isinstance(passage.place, PagePlace) else 0
        here = heads.get(passage.id, [])
        if here:
            under, since = here[-1], page
        for number in dict.fromkeys(here or [under]):
            if number and page - since < ITEM_PAGES:
                yield Key(passage.id, "item", number)


def _box(passage: Passage) -> Box | None:
    return passage.place.box if isinstance(passage.place, PagePlace) else None


def _overlap(one: Box | None, other: Box) -> bool:
    if one is None:
        return False
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    least = min(SLACK, (other.bottom - other.top) / 2, (one.bottom - one.top) / 2)
    return down > least and across > 0


def _plain(text: str) -> str:
    return " ".join(fold(text).split())

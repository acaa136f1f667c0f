"""Who is one person: across spellings where the evidence allows, never on a surname alone. Pure.

SAUREL Philippe and Philippe Saurel are one; M. Saurel is he where only one Saurel sat that day.
Only members of a body have a page of their own: staff and citizens are private persons.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive import links
from archive.model import Attendance, Presence
from archive.store import Decided
from archive.store.decided import Sat

WORD = re.compile(r"[^\W\d_]+")
TITLES = frozenset(
    "m mme mlle mr mrs ms dr me monsieur madame maire mairesse conseiller conseillere councillor "
    "councilor councilmember councilwoman councilman mayor alderman ald commissioner trustee "
    "director president chair vice reeve deputy le la the".split()
)
THERE = (Presence.PRESENT, Presence.LATE, Presence.LEFT)

Key = frozenset[str]


def key_of(name: str) -> Key:
    """A name as the set of its words, without titles, accents, capitals and initials' dots."""
    plain = unicodedata.normalize("NFKD", name)
    letters = "".join(one for one in plain if not unicodedata.combining(one)).casefold()
    return frozenset(word for word in WORD.findall(letters) if word not in TITLES)


def is_full(key: Key) -> bool:
    """Whether a name is more than a surname: two words, one of them more than an initial."""
    return len(key) > 1 and sum(len(word) > 1 for word in key) > 1


def who(name: str | None, present: Iterable[Key]) -> Key | None:
    """The one person among those of a meeting whom a name means; None where two could be meant."""
    key = key_of(name or "")
    if not key:
        return None
    meant = {one for one in present if key <= one or one <= key or _by_initials(key, one)}
    return meant.pop() if len(meant) == 1 else None


def _by_initials(key: Key, one: Key) -> bool:
    """Whether a name is another with its given names shortened: T. Butler, Tom Butler."""
    initials = {word for word in key if len(word) == 1}
    whole, given = key - initials, one - key
    return bool(initials and whole) and whole <= one and initials <= {word[0] for word in given}


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a body: the name most often printed, and the meetings at which they are named.

    sittings are one a meeting, latest first. moved, seconded and voted are the decisions in which
    they are named, latest first.
    """

    key: Key
    name: str
    sittings: tuple[Sat, ...]
    moved: tuple[Decided, ...] = ()
    seconded: tuple[Decided, ...] = ()
    voted: tuple[tuple[Decided, str], ...] = ()  # (decision, choice)

    @property
    def slug(self) -> str:
        """Their name as it stands in an address."""
        return links.slug(self.name)

    @property
    def present(self) -> int:
        """At how many of the meetings they were there, for a part at least."""
        return sum(one.attendance.presence in THERE for one in self.sittings)

    @property
    def first(self) -> Sat:
        return self.sittings[-1]

    @property
    def last(self) -> Sat:
        return self.sittings[0]


def members(sittings: Sequence[Sat]) -> list[Member]:
    """The members of a body from who sat in it, by name. Surnames alone make no member."""
    by_key: dict[Key, dict[str, Sat]] = defaultdict(dict)
    names: dict[Key, Counter[str]] = defaultdict(Counter)
    for sat in sittings:
        key = key_of(sat.attendance.name)
        if is_full(key):
            by_key[key].setdefault(sat.meeting.id, sat)
            names[key][sat.attendance.name] += 1
    made = [
        Member(key, _likeliest(names[key]), tuple(by_meeting.values()))
        for key, by_meeting in by_key.items()
    ]
    return sorted(made, key=lambda one: (links.slug(one.name.split()[-1]), one.slug))


def with_acts(
    member: Member, acts: Iterable[Decided], present: dict[tuple[str, str], set[Key]]
) -> Member:
    """A member with the decisions that name them. present: by document and meeting, who sat."""
    moved: list[Decided] = []
    seconded: list[Decided] = []
    voted: list[tuple[Decided, str]] = []
    for act in acts:
        meeting = act.meeting.id if act.meeting else ""
        there = present.get((act.document.id, meeting), set())
        if who(act.decision.mover, there) == member.key:
            moved.append(act)
        if who(act.decision.seconder, there) == member.key:
            seconded.append(act)
        voted += [
            (act, vote.choice.value)
            for vote in act.decision.votes
            if who(vote.name, there) == member.key
        ]
    return Member(
        member.key, member.name, member.sittings, tuple(moved), tuple(seconded), tuple(voted)
    )


def keys_by_sitting(sittings: Iterable[Sat]) -> dict[tuple[str, str], set[Key]]:
    """Who sat, by the document that records it and the meeting: a year-book holds many."""
    present: dict[tuple[str, str], set[Key]] = defaultdict(set)
    for sat in sittings:
        present[sat.document.id, sat.meeting.id].add(key_of(sat.attendance.name))
    return dict(present)


def keys_of(attendance: Iterable[Attendance]) -> set[Key]:
    """The members of one meeting."""
    return {key_of(one.name) for one in attendance if one.is_member}


def _likeliest(names: Counter[str]) -> str:
    """The spelling to show: not all capitals if there is a choice, then the most frequent."""
    return max(names, key=lambda name: (not name.isupper(), names[name], name))

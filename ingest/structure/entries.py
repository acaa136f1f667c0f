"""The entries of a list of people: a name with its titles, or a role that belongs to one. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive.model import Presence
from ingest.identity.folding import fold
from ingest.structure.people import ROLE, TITLE, Named, read_name
from ingest.structure.words import NOT_NAMES, either

STATES = {
    "present": Presence.PRESENT, "here": Presence.PRESENT, "presente": Presence.PRESENT,
    "absent": Presence.ABSENT, "absente": Presence.ABSENT, "excused": Presence.ABSENT,
    "excuse": Presence.ABSENT, "excusee": Presence.ABSENT, "absent excused": Presence.ABSENT,
    "late": Presence.LATE, "arrived late": Presence.LATE,
}  # fmt: skip
PROXY = re.compile(rf"(?:{either('PROXY')})\s*")
PROXY_PAIR = re.compile(rf"\s*(?:{either('PROXY_PAIR')})\s*")
WERE = re.compile(
    r"\b(?:was|were|are|is)\b(?: also)?(?: all)? (?:present|absent|excused|in attendance).*$", re.S
)
QUORUM = re.compile(
    r"\b(?:sous la presidence|formant|forment|constitu\w+"
    r"|tous membres|declared? a quorum|a quorum)\b.*$",
    re.S,
)
SPLIT = re.compile(
    rf"[,;•●▪|]|\s[-–—]+\s|\s?[–—]|(?<=[a-z)])\s?[-]\s(?=[A-Z])"
    rf"|\s/|/\s|\s{{3,}}|\s(?:{either('JOINTS')})\s|\n"
)
NOTE = re.compile(r"\(([^()]{1,80})\)")
RUNS_ON = re.compile(r"(?:[,–-]|\b(?:et|and|de|of|the|a))$")
ENTRY = re.compile(r"[^,;]{4,60}(?:,[^,;]{2,70})?$")


@dataclass(frozen=True, slots=True)
class Person:
    """One entry of a list."""

    named: Named
    role: str | None
    notes: tuple[str, ...]
    proxy_to: str | None
    place: int
    presence: Presence | None = None  # where the entry says it of itself


def entries(text: str, presence: Presence) -> list[Person]:
    """The entries of a list: names, each with the roles and notes that belong to it."""
    text = WERE.sub("", text)
    if match := QUORUM.search(fold(text)):
        text = text[: match.start()]
    notes: dict[int, str] = {}

    def keep(match: re.Match[str]) -> str:
        notes[match.start()] = match.group(1)
        return " " * len(match.group())

    bare = NOTE.sub(keep, text)
    bare = re.sub(r",(?= {1,2}(?:Jr|Sr|III|II|IV)\b)", " ", bare)
    per_line = one_a_line(bare)
    found: list[Person] = []
    waiting: str | None = None  # a role that came before its name
    lasting: str | None = None  # a plural title: « Councillors A, B and C »
    surnames = bare_surnames(bare)
    for start, fragment in fragments(bare, per_line=per_line):
        folded = fold(fragment)
        if presence is Presence.PROXY and (pair := proxy_pair(fragment)):
            one, other = pair
            found.append(Person(one, one.title or None, (), other, start + one.start))
            continue
        if match := PROXY.search(folded):
            to = read_name(fragment, match.end())
            before = fragment[: match.start()].strip(" ,:-")
            holder = person_of(before)
            if holder:
                proxy = to.name if to else None
                found.append(Person(holder[0], plain_title(holder[1]), (), proxy, start))
                continue
            if not before:
                if found and to:
                    found[-1] = replace(found[-1], proxy_to=to.name)
                continue
        if found and folded.strip(" .:-") in STATES:
            found[-1] = replace(found[-1], presence=STATES[folded.strip(" .:-")])
            continue
        person = person_of(fragment)
        if person is None and surnames:
            alone = read_name(fragment)
            if (
                alone
                and not fragment[alone.end :].strip(" .")
                and fold(alone.name) not in NOT_NAMES
            ):
                person = (alone, None)
        if person:
            named, role = person
            role = plain_title(role)
            if role and re.search(r"s$|ers$|eres$", fold(role)) and not fold(role).endswith("ss"):
                lasting = role
            elif role:
                lasting = None
            found.append(Person(named, role or waiting or lasting, (), None, start + named.start))
            waiting = None
        elif ROLE.search(folded) and len(fragment.split()) <= 12:
            if found and not found[-1].role and not starts_group(bare, start):
                found[-1] = replace(found[-1], role=" ".join(fragment.split()).strip(" .:*"))
            elif not found or starts_group(bare, start):
                waiting = " ".join(fragment.split()).strip(" .:*")
    return with_notes(found, notes)


def with_notes(found: Sequence[Person], notes: dict[int, str]) -> list[Person]:
    """Each note in brackets given to the entry before it: a role, a proxy, initials."""
    told = list(found)
    for at, note in notes.items():
        before = [n for n, one in enumerate(told) if one.place < at]
        if not before:
            continue
        n = before[-1]
        folded = fold(note)
        if match := PROXY.search(folded):
            to = read_name(note, match.end())
            if to and not re.search(r"\bpas de\b|\bsans\b|\bno\b", folded[: match.start()] or ""):
                told[n] = replace(told[n], proxy_to=to.name)
        elif ROLE.search(folded) and not told[n].role:
            told[n] = replace(told[n], role=note.strip())
    return told


def plain_title(title: str | None) -> str | None:
    """A title that says a role; « M. » and "Mrs" say none."""
    if not title:
        return None
    kept = re.sub(
        r"(?i)^(?:(?:m|mm|mme|mmes|mr|mrs|ms|me|dr|monsieur|madame"
        r"|messieurs|mesdames|miss)\b\.?(?: et | and )?[ ,]*)+",
        "",
        title,
    )
    kept = re.sub(r"(?i)^(?:siège|siege|district)\b.*$", "", kept)
    return kept.strip(" ,:") or None


def starts_group(text: str, place: int) -> bool:
    """Whether a fragment begins a group of a list: after a semicolon, a line's end, or nothing."""
    before = text[:place].rstrip(" ")
    return not before.strip() or before[-1] in ";:\n•|"


def bare_surnames(text: str) -> bool:
    """Whether a list gives surnames only: "Present: Cownie, Boesen, Gatto"."""
    parts = [part.strip(" .\n") for part in SPLIT.split(text) if part.strip(" .\n")]
    single = [
        part for part in parts if len(part.split()) == 1 and part[0].isupper() and len(part) > 2
    ]
    return len(parts) > 1 and len(single) / len(parts) >= 0.6


def one_a_line(text: str) -> bool:
    """Whether each line is an entry of its own, so that a line's end ends a name."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) < 2 or any(RUNS_ON.search(fold(line)) for line in lines[:-1]):
        return False
    own = sum(bool(entry_of(line)) for line in lines)
    return own / len(lines) >= 0.6


def entry_of(line: str) -> bool:
    head = SPLIT.split(line.strip(" *•-\t"))[0]
    return bool(ENTRY.match(line)) and is_person(head) and line.count(",") <= 1


def fragments(text: str, *, per_line: bool) -> Iterator[tuple[int, str]]:
    """(place, fragment) of each part of a list."""
    if not per_line:
        # A line's end within a list of names is a space, the list being one long sentence.
        text = re.sub(r"(?<!\n)\n(?!\n)", " ", text)
    place = 0
    for match in [*SPLIT.finditer(text), None]:
        end = match.start() if match else len(text)
        fragment = text[place:end]
        if fragment.strip(" .:*\n"):
            lead = len(fragment) - len(fragment.lstrip(" .:*\n-"))
            yield place + lead, fragment[lead:].rstrip()
        if match:
            place = match.end()


def proxy_pair(fragment: str) -> tuple[Named, str] | None:
    """« M. X à Mme Y » under a heading of proxies."""
    one = read_name(fragment)
    if not one or not (match := PROXY_PAIR.match(fold(fragment), one.end)):
        return None
    other = read_name(fragment, match.end())
    return (one, other.name) if other else None


def is_person(text: str) -> bool:
    """Whether a fragment is a person's full name, with titles or a role before it."""
    return person_of(NOTE.sub(" ", text).strip(" .:*\n")) is not None


def person_of(fragment: str) -> tuple[Named, str | None] | None:
    """(the name, the role before it) of a fragment that is no more than that."""
    fragment = fragment.strip()
    named = read_name(fragment)
    if named and enough(named):
        rest = fragment[named.end :].strip(" .:*")
        if not rest:
            return named, named.title or None
        # « Hank Wilburn   Mayor », a column of names beside one of roles
        if (
            named.words >= 2
            and len(rest.split()) <= 4
            and (ROLE.match(fold(rest)) or TITLE.match(fold(rest)))
        ):
            return named, rest
    # « Operations Superintendent Dan MacInnis »: what comes after the last word of a role.
    last = None
    for match in ROLE.finditer(fold(fragment)):
        last = match
    if (
        last
        and (after := read_name(fragment, last.end()))
        and fragment[last.end() : last.end() + 1] != "-"
    ):
        rest = fragment[after.end :].strip(" .:*")
        if (
            not rest
            and (after.words >= 2 or len(after.name) > 2)
            and after.name[0].isupper()  # « conseiller de Saint-Henri » is of a place
            and fragment[last.end() : after.start].strip(" -–,:") == after.title
        ):
            return after, fragment[: after.start].strip(" ,:-–")
    if last:
        tail = re.sub(r"^(?:-[\w&]+)+ ", "", fragment[last.end() :])
        again = read_name(tail)
        if (
            again
            and not tail[again.end :].strip(" .")
            and again.words >= 2
            and again.name[0].isupper()
        ):
            return again, fragment[: len(fragment) - len(tail)].strip(" ,:-")
    return None


def enough(named: Named) -> bool:
    """Whether a name is more than one word, or has a title before it."""
    return named.words >= 2 or bool(named.title)

"""Who was there: from the lists and sentences at the head of minutes to names. Pure.

A label (« Présents : », "Regrets:", ROLL CALL) opens a list that goes on as long as names do
(lists.py, entries.py); who presides, takes the minutes, comes late or leaves is told in sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.model import Attendance, Presence
from ingest.identity.folding import fold
from ingest.structure.entries import entries, fragments, person_of, plain_title
from ingest.structure.lists import NOBODY, Section, sections
from ingest.structure.people import STAFF_ROLE, Named, read_name
from ingest.structure.script import Script
from ingest.structure.words import either

HEAD_CHARS = 9_000  # characters: a roll of a hundred members takes half of it
PRESIDING = re.compile(rf"(?:{either('PRESIDING')})\s*")
PRESIDES = re.compile(either("PRESIDES"))
SECRETARY = re.compile(rf"(?:{either('SECRETARY')})\s*")
ALSO_THERE = re.compile(either("ALSO_THERE"))
ARRIVES = re.compile(either("ARRIVES"))
LEAVES = re.compile(either("LEAVES"))


def attendance_of(script: Script) -> list[Attendance]:
    """Everyone that the head of a document lists, each once, in order."""
    head = head_end(script)
    found: list[Attendance] = []
    for section in sections(script, head):
        found += people_of(script, section)
    found = chair(script, head, found)
    found = secretary(script, head, found)
    found = also_there(script, head, found)
    return moves(script, once(found))


def head_end(script: Script) -> int:
    """Where the head of a document ends at the latest."""
    return min(len(script.text), HEAD_CHARS)


def people_of(script: Script, section: Section) -> Iterator[Attendance]:
    """The people of one list."""
    text = script.text[section.start : section.end]
    if NOBODY.match(fold(text.strip(" :.-\n"))):
        return
    for person in entries(text, section.presence):
        name = person.named.name
        staff_role = bool(person.role and STAFF_ROLE.search(fold(person.role)))
        member = section.who == "board" or (section.who == "member" and not staff_role)
        presence = person.presence or section.presence
        if person.proxy_to and presence in (Presence.ABSENT, Presence.PRESENT):
            presence = Presence.PROXY
        start = section.start + person.place
        yield Attendance(
            name=name,
            role=person.role,
            presence=presence,
            place=script.place(start, start + len(name)),
            confidence=section.sure - (0.0 if person.named.words > 1 else 0.25),
            is_member=member,
            proxy_to=person.proxy_to,
        )


def chair(script: Script, head: int, found: list[Attendance]) -> list[Attendance]:
    """Add who presides, where the lists leave them out."""
    places: list[Named] = []
    flat = script.folded[:head].replace("\n", " ")
    for match in PRESIDING.finditer(flat):
        if named := read_name(script.text, match.end()):
            places.append(named)
        if len(places) > 1:
            break
    for match in PRESIDES.finditer(flat):
        stretch = script.text[max(0, match.start() - 70) : match.start()]
        for at in re.finditer(r"(?<![\w'’-])(?=[A-ZÀ-Þ])", stretch):
            named = read_name(stretch, at.start())
            if named and named.end >= len(stretch.rstrip()) - 1 and named.words >= 2:
                shift = max(0, match.start() - 70)
                places.append(replace(named, start=named.start + shift, end=named.end + shift))
                break
    for named in places:
        if named.words < 2:
            continue
        short = [
            n for n, one in enumerate(found) if fold(named.name).endswith(" " + fold(one.name))
        ]
        if short:  # "Supervisor Koskinen" in the list is "Beth Koskinen" in the sentence
            found[short[0]] = replace(found[short[0]], name=named.name, confidence=0.85)
            continue
        if known(named.name, found):
            continue
        role = plain_title(named.title)
        place = script.place(named.start, named.end)
        found = [Attendance(named.name, role, Presence.PRESENT, place, 0.85), *found]
    return found


def secretary(script: Script, head: int, found: list[Attendance]) -> list[Attendance]:
    """Add the secretary of the meeting, who is staff where the lists do not name them."""
    for match in SECRETARY.finditer(script.folded, 0, head):
        named = read_name(script.text, match.end())
        if named and named.words >= 2 and not known(named.name, found) and found:
            place = script.place(named.start, named.end)
            one = Attendance(named.name, match.group().strip(" :").capitalize(), Presence.PRESENT,
                             place, 0.75, is_member=False)  # fmt: skip
            found = [*found, one]
    return found


def also_there(script: Script, head: int, found: list[Attendance]) -> list[Attendance]:
    """« Mme Claudette Roy, greffière, agit comme secrétaire »: staff named in a sentence."""
    flat = script.folded[:head].replace("\n", " ")
    for match in ALSO_THERE.finditer(flat):
        start = max(
            script.text.rfind(mark, 0, match.start()) for mark in ("\n\n", "present. ", ").  ")
        )
        start = max(start + 1, sentence_start(script, match.start()))
        stretch = script.text[start : match.start()]
        for place, fragment in fragments(stretch, per_line=False):
            person = person_of(fragment)
            if person and person[0].words >= 2 and not known(person[0].name, found):
                at = start + place
                found = [*found, Attendance(
                    person[0].name, plain_title(person[1]), Presence.PRESENT,
                    script.place(at, at + 1), 0.8, is_member=False,
                )]  # fmt: skip
    return found


def sentence_start(script: Script, place: int) -> int:
    """Where the sentence that holds a place begins, by a full stop after a small letter."""
    ends = [one.end() for one in re.finditer(r"[a-z)]{3}\. ", script.folded[:place])]
    return ends[-1] if ends else 0


def known(name: str, found: Sequence[Attendance]) -> bool:
    """Whether a name is in the list already, by the same words in any order."""
    words = set(fold(name).replace("-", " ").split())
    return any(words <= set(fold(one.name).replace("-", " ").split()) or
               set(fold(one.name).replace("-", " ").split()) <= words for one in found)  # fmt: skip


def once(found: Sequence[Attendance]) -> list[Attendance]:
    """Each person once: a proxy says more than an absence, the first list more than the next."""
    kept: dict[frozenset[str], Attendance] = {}
    for one in found:
        key = frozenset(fold(one.name).replace("-", " ").split())
        before = kept.get(key)
        if before is None:
            kept[key] = one
        elif one.proxy_to and not before.proxy_to:
            kept[key] = replace(before, presence=Presence.PROXY, proxy_to=one.proxy_to)
        elif one.presence is Presence.PROXY and before.presence is Presence.ABSENT:
            kept[key] = replace(before, presence=Presence.PROXY)
    return list(kept.values())


def moves(script: Script, found: list[Attendance]) -> list[Attendance]:
    """Mark who came late or left early, where a sentence begins with their name."""
    for pattern, presence in ((ARRIVES, Presence.LATE), (LEAVES, Presence.LEFT)):
        for match in pattern.finditer(script.folded):
            stretch = fold(script.text[max(0, match.start() - 60) : match.start()])
            for n, one in enumerate(found):
                surname = fold(one.name).split()[-1]
                told = one.presence in (Presence.PRESENT, Presence.ABSENT)
                if one.is_member and told and stretch.rstrip(" ,").endswith(surname):
                    found[n] = replace(one, presence=presence)
    return found

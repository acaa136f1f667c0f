"""Who was there: from the lists and sentences at the head of minutes to names. Pure.

A label (« Présents : », "Regrets:", ROLL CALL) opens a list that goes on as long as names do
(lists.py, entries.py); who presides, takes the minutes, comes late or leaves is told in sentences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.model import Attendance, Presence
from ingest.identity.folding import fold
from ingest.reading import WIDE
from ingest.structure.decisions.votes import OFFICE, subjects_of
from ingest.structure.people.entries import entries
from ingest.structure.people.grids import grid
from ingest.structure.people.labels import NOBODY
from ingest.structure.people.lists import Section, sections
from ingest.structure.people.names import ROLE, STAFF_ROLE, Named, names_in, read_name
from ingest.structure.people.persons import person_of, plain_title
from ingest.structure.people.rolls import roll
from ingest.structure.people.rows import fragments
from ingest.structure.script import Script, abbreviated
from ingest.structure.words import either

HEAD_CHARS = 9_000  # characters: a roll of a hundred members takes half of it
PRESIDING = re.compile(rf"(?:{either('PRESIDING')})\s*")
PRESIDES = re.compile(either("PRESIDES"))
SECRETARY = re.compile(rf"(?:{either('SECRETARY')})\s*")
ALSO_THERE = re.compile(either("ALSO_THERE"))
ARRIVES = re.compile(either("ARRIVES"))
THERE = re.compile(either("THERE"))
ABSENT = re.compile(either("ABSENT"))
LEAVES = re.compile(either("LEAVES"))
THERE_TOO = (Presence.PRESENT, Presence.LATE, Presence.LEFT)
UNDER_ONE = re.compile(rf"{WIDE}[PAEXx✓✔√](?:[{WIDE} ]+\([^()]{{1,30}}\))?[{WIDE} ]*$")
PLURAL = re.compile(r"(?:were|are|have)\b")
ARTICLE = re.compile(r"^(?:and )?[Tt]he ")
HYPHENED = re.compile(r"([a-z]{2,})-\n([a-z]{2,})")
NEAR = 700  # characters behind the lists, in which a sentence tells of those whom they name
SENTENCE_END = re.compile(r"\.\)?[ \n]+(?=[A-ZÀ-Þ])")
AFTER_OFFICE = re.compile(r"[ .]*(?:$|, [^:]{3,70}$|\([^()]{1,40}\)[ .]*$|\. +[A-ZÀ-Þ])")
AFTER_COMMA = re.compile(r"\s*,\s*((?:[Ll]e |[Ll]a |the )?[^\W\d_]{4,20})")


def attendance_of(script: Script) -> list[Attendance]:
    """Everyone that the head of a document lists, each once, in order."""
    head = head_end(script)
    found: list[Attendance] = []
    lists = sections(script, head)
    for section in lists:
        found += people_of(script, section)
    found = with_roll(found, [*grid(script), *roll(script)])
    near = next((one.end for one in lists if one.presence is Presence.PRESENT), 0) + NEAR
    found = chair(script, head, found)
    found = secretary(script, head, found)
    found = also_there(script, head, found)
    found = told(script, head, found, near=near)
    return moves(script, once(found))


def with_roll(found: list[Attendance], rows: list[Attendance]) -> list[Attendance]:
    """The people of lists with what the rows of a roll say of them, and whom only rows name."""
    said = []
    for one in found:
        own = next((row for row in rows if same(row.name, one.name)), None)
        said.append(
            replace(
                one,
                presence=own.presence,
                role=own.role or one.role,
                proxy_to=own.proxy_to or one.proxy_to,
            )
            if own
            else one
        )
    return [*said, *(row for row in rows if not known(row.name, found))]


def head_end(script: Script) -> int:
    """Where the head of a document ends at the latest."""
    return min(len(script.text), HEAD_CHARS)


def people_of(script: Script, section: Section) -> Iterator[Attendance]:
    """The people of one list."""
    text = script.spaced[section.start : section.end]
    if NOBODY.match(fold(text.strip(" :.-\n"))):
        return
    rows: set[int] = set()  # lines on which someone was found
    for person in entries(text, section.presence):
        row = text.count("\n", 0, person.place)
        if UNDER_ONE.search(text[person.place :].partition("\n")[0]):
            continue  # a row of a roll, which says it by a letter or a tick
        right = of_column(section, text, person.place, again=row in rows)
        if right:
            person = replace(person, presence=right[0])
        rows.add(row)
        name = person.named.name
        staff_role = bool(person.role and STAFF_ROLE.search(fold(person.role)))
        who = right[1] if right else section.who
        member = who == "board" or (who == "member" and not staff_role)
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


def of_column(
    section: Section, text: str, place: int, *, again: bool
) -> tuple[Presence, str] | None:
    """What the label over a column says, if a person stands in another column than the first."""
    if not section.beside:
        return None
    line = text[text.rfind("\n", 0, place) + 1 : place]
    column = line.count(WIDE) if WIDE in line else int(again)
    return section.beside[min(column, len(section.beside)) - 1] if column else None


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
            whole = named and (named.words >= 2 or plain_title(named.title))
            if named and whole and named.end >= len(stretch.rstrip()) - 1:
                shift = max(0, match.start() - 70)
                places.append(replace(named, start=named.start + shift, end=named.end + shift))
                break
    for named in places:
        role = plain_title(named.title)
        if named.words < 2 and not (role and not known(named.name, found)):
            continue
        short = [n for n, one in enumerate(found) if is_short(one.name, named.name)]
        if short:  # "Supervisor Koskinen" in the list is "Beth Koskinen" in the sentence
            found[short[0]] = replace(found[short[0]], name=named.name, confidence=0.85)
            continue
        if known(named.name, found):
            office = AFTER_COMMA.match(script.text, named.end)
            role = role or (
                office.group(1) if office and ROLE.match(fold(office.group(1))) else None
            )
            found = [
                replace(one, role=role) if role and not one.role and same(one.name, named.name)
                else one for one in found
            ]  # fmt: skip
            continue
        place = script.place(named.start, named.end)
        sure = 0.85 if named.words > 1 else 0.6
        found = [Attendance(named.name, role, Presence.PRESENT, place, sure), *found]
    return found


def secretary(script: Script, head: int, found: list[Attendance]) -> list[Attendance]:
    """Add the secretary of the meeting, who is staff where the lists do not name them."""
    for match in SECRETARY.finditer(script.folded, 0, head):
        named = read_name(script.text, match.end())
        if named and "\n" in script.text[match.end() : named.start]:
            continue  # « Secrétaire : », where it is signed
        if named and named.words >= 2 and not known(named.name, found) and found:
            place = script.place(named.start, named.end)
            one = Attendance(named.name, match.group().strip(" :").capitalize(), Presence.PRESENT,
                             place, 0.75, is_member=False)  # fmt: skip
            found = [*found, one]
    return [*found, *in_office(script, head, found)] if found else found


def in_office(script: Script, head: int, found: Sequence[Attendance]) -> list[Attendance]:
    """Staff whose office is a label of its own: « Directeur général : Richard Poirier »."""
    made: list[Attendance] = []
    for line in script.lines:
        if line.start >= head:
            break
        office, colon, rest = script.text[line.start : line.end].partition(":")
        if not colon or len(office.split()) > 5 or not STAFF_ROLE.match(fold(office).strip(" *•-")):
            continue
        named = read_name(rest)
        if named and named.words > 1 and AFTER_OFFICE.match(rest, named.end) and not (
            known(named.name, found) or known(named.name, made)
        ):  # fmt: skip
            start = line.start + len(office) + 1 + named.start
            place = script.place(start, start + len(named.name))
            made.append(Attendance(named.name, office.strip(" *•-"), Presence.PRESENT, place, 0.75,
                                   is_member=False))  # fmt: skip
    return made


def also_there(script: Script, head: int, found: list[Attendance]) -> list[Attendance]:
    """« Mme Claudette Roy, greffière, agit comme secrétaire »: staff named in a sentence."""
    flat = script.folded[:head].replace("\n", " ")
    for match in ALSO_THERE.finditer(flat):
        start = max(
            script.text.rfind(mark, 0, match.start()) for mark in ("\n\n", "present. ", ").  ")
        )
        start = max(start + 1, sentence_start(script, match.start()))
        line = script.text.rfind("\n", 0, match.start()) + 1
        if line > start and (first := read_name(script.text, line)) and first.words > 1:
            start = line if script.text[first.end : first.end + 1] == "," else start
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


def told(script: Script, head: int, found: list[Attendance], *, near: int) -> list[Attendance]:
    """ "Councilmember Theodore Lang was absent": told in a sentence rather than in a list."""
    flat = HYPHENED.sub(unhyphened, script.folded[:head]).replace("\n", " ")
    for pattern, presence in ((ABSENT, Presence.ABSENT), (THERE, Presence.PRESENT)):
        for match in pattern.finditer(flat):
            if flat.endswith("quorum", 0, match.start() - 1):
                continue  # "Chair Roe found that a quorum was not present"
            block = max(script.text.rfind("\n\n", 0, match.start()), 0)
            start = max(block, sentence_start(script, match.start()))
            start = max(start, script.text.rfind("; ", start, match.start()) + 1)
            stretch = script.text[start : match.start()] + " "
            names = all_named(stretch) if PLURAL.match(match.group()) else []
            names = names or subjects_of(
                stretch, flat[start : match.end()], match.start() - start, None
            )
            titled = {one.name: one for one in names_in(stretch, 0, len(stretch)) if one.title}
            led = bool(PLURAL.match(match.group()) and names and names[0] in titled)
            for name in names:
                if OFFICE.match(fold(name)):
                    continue
                if known(name, found):
                    if presence is Presence.ABSENT and match.start() < near:
                        found = [
                            missed(one) if same_person(one.name, name) else one for one in found
                        ]
                    continue
                whole = len(name.split()) > 1
                if whole or name in titled or led:
                    role = plain_title(titled[name].title) if name in titled else None
                    place = script.place(start, match.end())
                    sure = 0.8 if whole else 0.6
                    staff = bool(role and STAFF_ROLE.search(fold(role)))
                    found = [*found, Attendance(name, role, presence, place, sure, not staff)]
    return found


def all_named(stretch: str) -> list[str]:
    """The people of a sentence's subject, where it names nothing else but their offices.

    "The Director general, Alain Roy, and the Director of Finance, Ann Poe, are present".
    """
    names = []
    for _, fragment in fragments(stretch, per_line=False):
        fragment = ARTICLE.sub("", fragment)
        if person := person_of(fragment):
            names.append(person[0].name)
        elif not ROLE.search(fold(fragment)) or len(fragment.split()) > 6:
            return []
    return names if len(names) > 1 else []


def unhyphened(match: re.Match[str]) -> str:
    """A word broken at a line's end made whole, of the same length: "ab-|sent"."""
    return f"{match[1]}{match[2]}  "


def missed(one: Attendance) -> Attendance:
    """A person of a list of all who have a seat, of whom a sentence tells that they are absent."""
    listed = one.presence is Presence.PRESENT and one.is_member
    return replace(one, presence=Presence.ABSENT) if listed else one


def same_person(one: str, other: str) -> bool:
    """Whether one name is the other, or its surname."""
    return same(one, other) or is_short(other, one)


def sentence_start(script: Script, place: int) -> int:
    """Where the sentence that holds a place begins."""
    near = max(0, place - 600)
    ends = [
        one.end()
        for one in SENTENCE_END.finditer(script.text, near, place + 1)
        if not abbreviated(script.folded, one.start())
    ]
    return ends[-1] if ends else 0


def known(name: str, found: Sequence[Attendance]) -> bool:
    """Whether a name is in the list already, by the same words in any order."""
    return any(same(name, one.name) for one in found)


def is_short(name: str, whole: str) -> bool:
    """Whether a name is another cut short: "Koskinen" or "B. Koskinen" of "Beth Koskinen"."""
    short, long = fold(name), fold(whole)
    if long.endswith(" " + short):
        return True
    initial, _, surname = short.partition(". ")
    return len(initial) == 1 and long.startswith(initial) and long.endswith(" " + surname)


def same(one: str, other: str) -> bool:
    """Whether the words of one name are those of the other, or some of them."""
    left = set(fold(one).replace("-", " ").split())
    right = set(fold(other).replace("-", " ").split())
    return left <= right or right <= left or cut_short(left, right) or cut_short(right, left)


def cut_short(short: set[str], whole: set[str]) -> bool:
    """Whether the words of a name with an initial are those of another: "A. Roe", "Roe Ann"."""
    initials = {word for word in short if len(word.strip(".")) == 1}
    if not initials or not (kept := short - initials) or not kept < whole:
        return False
    return all(any(word[0] == one[0] for word in whole - kept) for one in initials)


def once(found: Sequence[Attendance]) -> list[Attendance]:
    """Each person once: a proxy says more than an absence, the first list more than the next."""
    kept: dict[frozenset[str], Attendance] = {}
    for one in found:
        key = frozenset(fold(one.name).replace("-", " ").split())
        before = kept.get(key)
        if before is None:
            kept[key] = one
        elif one.proxy_to and before.presence in THERE_TOO:  # « pouvoir à … dès le point 12 »
            kept[key] = replace(before, proxy_to=one.proxy_to)
        elif one.proxy_to and not before.proxy_to:
            kept[key] = replace(before, presence=Presence.PROXY, proxy_to=one.proxy_to)
        elif one.presence is Presence.PROXY and before.presence is Presence.ABSENT:
            kept[key] = replace(before, presence=Presence.PROXY)
    surnames = Counter(key for one in kept for key in one if len(one) > 1)
    return [
        one for key, one in kept.items() if len(key) > 1 or not any(surnames[word] for word in key)
    ]


def moves(script: Script, found: list[Attendance]) -> list[Attendance]:
    """Mark who came late or left early, where a sentence begins with their name."""
    for pattern, presence in ((ARRIVES, Presence.LATE), (LEAVES, Presence.LEFT)):
        for match in pattern.finditer(script.folded):
            stretch = fold(script.text[max(0, match.start() - 60) : match.start()])
            for n, one in enumerate(found):
                surname = fold(one.name).split()[-1]
                told = one.presence in (Presence.PRESENT, Presence.ABSENT)
                if one.is_member and told and re.search(rf"\b{re.escape(surname)}[ ,]*$", stretch):
                    found[n] = replace(one, presence=presence)
    return found

"""Rolls whose rows each say whether a person was there: "Ann Roe: Present", or a box. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.model import Attendance, Presence
from ingest.identity.folding import fold
from ingest.structure.people.names import ROLE, STAFF_ROLE
from ingest.structure.people.persons import person_of, plain_title
from ingest.structure.script import Line, Script

ROLL_HEAD = 4_000  # characters: further down, « Present » on a row is a vote
ROW = re.compile(  # "Jim Poe, Councilman - Present", « Jim Poe | Conseiller | Absent »
    r"\W{0,4}(?P<who>[^:|]{3,60}?)(?: ?\| ?(?P<role>[^|:]{2,40}?))?"
    r"(?: ?[:|] ?| [–—-] |, | ?\.{3,} ?| {2,})"
    r"\(?(?P<state>present[e]?|here|absent[e]?|excus(?:ed|e|ee)|absent[ ,-]+excused|yes|no|oui|non"
    r"|(?:arrived )?late|en retard)\)?\W{0,2}$"
)
TICKED = re.compile(r" {0,3}(?P<tick>[☒☑✓✔✗✘☐□]|\[ ?[xX✓]? ?\])\s{0,2}(?=[A-ZÀ-Þ])")
HEADED = re.compile(
    r"presen[tc]|attendance|roll|absen|assistance"
)  # what a table of presence is headed
ANSWER = frozenset({"yes", "no", "oui", "non"})
AWAY = frozenset({"no", "non"})
UNTICKED = frozenset("☐□✗✘")
ABOVE = 3  # lines in which the heading of rows stands


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a roll: whom it names, where, and whether they were there."""

    n: int  # of the line
    person: Attendance


def roll(script: Script) -> list[Attendance]:
    """The people of rolls, two rows at least one after the other."""
    found = list(rows(script))
    return [
        one.person
        for k, one in enumerate(found)
        if (k and beside(script, found[k - 1].n, one.n))
        or (k + 1 < len(found) and beside(script, one.n, found[k + 1].n))
    ]


def beside(script: Script, one: int, other: int) -> bool:
    """Whether nothing but empty lines stands between two lines."""
    return not any(
        script.text[line.start : line.end].strip() for line in script.lines[one + 1 : other]
    )


def rows(script: Script) -> Iterator[Row]:
    """Each line of the head that says of a person whether they were there."""
    headed = -ABOVE - 1  # the last line that heads a table of presence, or goes on with its rows
    for n, line in enumerate(script.lines):
        if line.start >= ROLL_HEAD:
            return
        folded = script.folded[line.start : line.end]
        written = script.text[line.start : line.end]
        near = n - headed <= ABOVE
        if near and (tick := TICKED.match(written)):
            who = written[tick.end() :]
            mark = tick["tick"].strip("[] ")
            there = bool(mark) and mark not in UNTICKED
            name, _, role = who.partition(",")
            presence = Presence.PRESENT if there else Presence.ABSENT
            if person := attended(script, line, name, role, presence):
                headed = n
                yield Row(n, person)
            continue
        match = ROW.match(folded)
        if match and (near or match["state"] not in ANSWER):
            name, _, role = written[match.start("who") : match.end("who")].partition(",")
            role = (
                role or written[match.start("role") : match.end("role")] if match["role"] else role
            )
            if person := attended(script, line, name, role, state_of(match["state"])):
                headed = n if near else headed
                yield Row(n, person)
                continue
        if HEADED.search(folded) and len(folded.split()) <= 8:
            headed = n


def state_of(said: str) -> Presence:
    if "late" in said or "retard" in said:
        return Presence.LATE
    return Presence.ABSENT if said in AWAY or said[:3] in ("abs", "exc") else Presence.PRESENT


def attended(
    script: Script, line: Line, name: str, role: str, presence: Presence
) -> Attendance | None:
    """Who a row names, with the office beside the name."""
    person = person_of(name.strip(" .-–|"))
    if person is None or (person[0].words < 2 and not plain_title(person[0].title)):
        return None
    held = role.strip(" .-–|") or plain_title(person[1])
    staff = bool(held and STAFF_ROLE.search(fold(held)))
    if role.strip() and not ROLE.search(fold(role)):
        held = plain_title(person[1])
    return Attendance(
        person[0].name, held or None, presence, script.place(line.start, line.end),
        0.9 if person[0].words > 1 else 0.65, is_member=not staff,
    )  # fmt: skip

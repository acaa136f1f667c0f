"""Rolls whose rows each say whether a person was there: "Ann Roe: Present", or a box. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from archive.model import Attendance, Presence
from ingest.identity.folding import fold
from ingest.reading import WIDE
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
MARKED = re.compile(  # "Freeholder De Luca   E", "Mr. Traub   X   (7:42)", by letters in a column
    rf"(?P<who>[^{WIDE}|]{{3,60}}?(?:{WIDE}[^{WIDE}|]{{3,40}}?)?) ?[{WIDE}|] ?"
    rf"(?P<mark>[PpAaEeLXx✓✔√])(?:[{WIDE} |]+\((?P<note>[^()]{{1,30}})\))?[{WIDE} |]*$"
)
TICKS = frozenset("Xx✓✔√")
TWO_COLUMNS = re.compile(r"\bpresente?s?\b.{0,12}\b(?:absente?s?|excused|not present)\b")
LETTERS = re.compile(r"\bp\b ?[-–=:]? ?present")  # which letter says what
TICKED = re.compile(r" {0,3}(?P<tick>[☒☑✓✔✗✘☐□]|\[ ?[xX✓]? ?\])\s{0,2}(?=[A-ZÀ-Þ])")
HEADED = re.compile(
    r"presen[tc]|attendance|roll|absen|assistance"
)  # what a table of presence is headed
SUBHEADING = re.compile(r"[A-ZÀ-Þ][\w'’ -]{2,60}:?")  # « Représentante de la communauté »
ANSWER = frozenset({"yes", "no", "oui", "non"})
AWAY = frozenset({"no", "non"})
UNTICKED = frozenset("☐□✗✘")
ABOVE = 3  # lines in which the heading of rows stands


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a roll: whom it names, where, and whether they were there; None if it can't say."""

    n: int  # of the line
    person: Attendance | None


def roll(script: Script) -> list[Attendance]:
    """The people of rolls, two rows at least one after the other."""
    found = list(rows(script))
    kept = []
    for k, one in enumerate(found):
        above = k > 0 and beside(script, found[k - 1].n, one.n)
        below = k + 1 < len(found) and beside(script, one.n, found[k + 1].n)
        if one.person and (above or below):
            kept.append(one.person)
    return kept


def beside(script: Script, one: int, other: int) -> bool:
    """Whether nothing but empty lines, or one short heading, stands between two lines."""
    between = [
        said for line in script.lines[one + 1 : other]
        if (said := script.text[line.start : line.end].strip())
    ]  # fmt: skip
    return not between or (len(between) == 1 and SUBHEADING.fullmatch(between[0]) is not None)


def rows(script: Script) -> Iterator[Row]:
    """Each line of the head that says of a person whether they were there."""
    headed = -ABOVE - 1  # the last line that heads a table of presence, or goes on with its rows
    ticked_apart = False  # a tick stands under "present" or "absent": which, the text can't tell
    for n, line in enumerate(script.lines):
        if line.start >= ROLL_HEAD:
            return
        folded = script.folded[line.start : line.end]
        written = script.text[line.start : line.end]
        near = n - headed <= ABOVE
        cells = [
            (TICKED.match(cell), cell) for cell in script.spaced[line.start : line.end].split(WIDE)
        ]
        ticks = [(tick, cell) for tick, cell in cells if tick]
        if len(ticks) > 1 or (near and cells[0][0]):
            for tick, cell in ticks:
                mark = tick["tick"].strip("[] ")
                there = bool(mark) and mark not in UNTICKED
                name, _, role = cell[tick.end() :].partition(",")
                presence = Presence.PRESENT if there else Presence.ABSENT
                if person := attended(script, line, name, role, presence):
                    headed = n
                    yield Row(n, person)
            for bare, cell in cells:  # beside boxes, who has none
                if not bare and (person := attended(script, line, cell, "", Presence.PRESENT)):
                    yield Row(n, person)
            continue
        spaced = script.spaced[line.start : line.end]
        if near and WIDE in spaced and (mark := MARKED.match(spaced)):
            headed = n
            yield Row(n, marked(script, line, mark, apart=ticked_apart))
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
        if HEADED.search(folded) and (len(folded.split()) <= 8 or LETTERS.search(folded)):
            headed = n
            ticked_apart = bool(TWO_COLUMNS.search(folded)) and not LETTERS.search(folded)


def marked(script: Script, line: Line, mark: re.Match[str], *, apart: bool) -> Attendance | None:
    """Whom a row with a letter or a tick names; of a tick in one of two columns, who acts later."""
    office, colon, name = mark["who"].replace(WIDE, ", ").partition(":")
    name, _, role = (name if colon else office).partition(",")
    said = mark["mark"].casefold()
    presence = Presence.PRESENT if mark["mark"] in TICKS or said == "p" else Presence.ABSENT
    presence = Presence.LATE if said == "l" else presence
    person = attended(script, line, name, office if colon else role, presence, lone=True)
    if person and apart and mark["mark"] in TICKS:
        surname = fold(person.name).split()[-1]
        acts = re.search(rf"\b{re.escape(surname)}\b", script.folded[line.end :])
        timed = bool(mark["note"] and re.search(r"\d", mark["note"]))
        return replace(person, confidence=0.6) if acts or timed else None
    return person


def state_of(said: str) -> Presence:
    if "late" in said or "retard" in said:
        return Presence.LATE
    return Presence.ABSENT if said in AWAY or said[:3] in ("abs", "exc") else Presence.PRESENT


def attended(
    script: Script, line: Line, name: str, role: str, presence: Presence, *, lone: bool = False
) -> Attendance | None:
    """Who a row names, with the office beside the name. lone: "Ms. Brandt" is enough."""
    person = person_of(name.strip(" .-–|"))
    if person is None or not (person[0].words > 1 or plain_title(person[0].title) or lone):
        return None
    held = role.strip(" .-–|") or plain_title(person[1])
    staff = bool(held and STAFF_ROLE.search(fold(held)))
    if role.strip() and not ROLE.search(fold(role)):
        held = plain_title(person[1])
    return Attendance(
        person[0].name, held or None, presence, script.place(line.start, line.end),
        0.9 if person[0].words > 1 else 0.65, is_member=not staff,
    )  # fmt: skip

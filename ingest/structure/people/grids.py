"""Tables of presence: a row a person, a column each for present, absent, excused and proxies. Pure.

A row's cells stand apart by wide gaps (an empty cell is a gap after a gap) or by bars. What a mark
means is told by the cell of the heading above it, or by its letter: « P », « A », « E ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.model import Attendance, Presence
from ingest.identity.folding import fold
from ingest.reading import WIDE
from ingest.structure.people.entries import PROXY
from ingest.structure.people.names import STAFF_ROLE, read_name
from ingest.structure.people.persons import is_person, person_of
from ingest.structure.people.rows import SEAT
from ingest.structure.script import Script

HEAD = 6_000  # characters in which a table of presence begins
NEAR = re.compile(r"presen|absen|attend|excus|regret|\bp ?[/ ] ?[ae]\b")
CELLS = re.compile(rf"{WIDE}| ?\| ?")
STATES = (
    (re.compile(r"p ?/ ?a\b|p ?/ ?e\b|presence|attendance|statut|status"), None),
    (re.compile(r"pr?$"), Presence.PRESENT),
    (re.compile(r"(?:a|e|ab|ex)$"), Presence.ABSENT),
    (re.compile(r"pouvoir|procuration|mandat|proxy|represente"), Presence.PROXY),
    (re.compile(r"(?:non[ -]|not )presen|absen|abs\.?$|excus|exc\.?$|regret|apolog"),
     Presence.ABSENT),
    (re.compile(r"(?:arrive\w* )?(?:late|tardi\w+|(?:en )?retard)"), Presence.LATE),
    (re.compile(r"presen|pres\.?$|attend|in person|sur place"), Presence.PRESENT),
)  # fmt: skip
LETTERS = {
    "p": Presence.PRESENT, "pr": Presence.PRESENT, "oui": Presence.PRESENT, "yes": Presence.PRESENT,
    "present": Presence.PRESENT, "presente": Presence.PRESENT, "a": Presence.ABSENT,
    "ab": Presence.ABSENT, "abs": Presence.ABSENT, "e": Presence.ABSENT, "ex": Presence.ABSENT,
    "exc": Presence.ABSENT, "non": Presence.ABSENT, "no": Presence.ABSENT,
    "absent": Presence.ABSENT, "absente": Presence.ABSENT, "excuse": Presence.ABSENT,
    "excusee": Presence.ABSENT, "excused": Presence.ABSENT, "r": Presence.ABSENT,
}  # fmt: skip
MARK = re.compile(r"[xX✓✔✗●•☒☑■√*1]|[xX✓] ?\([^)]{1,20}\)|\([xX]\)|\[[xX]\]")
LONGEST = 4  # words of a cell of the heading
PASSED = 2  # lines between rows that are none


@dataclass(frozen=True, slots=True)
class Heading:
    """What each column says, None where it says nothing of presence; marks only: no names' own."""

    columns: tuple[tuple[bool, Presence | None], ...]
    marks_only: bool


def grid(script: Script) -> list[Attendance]:
    """The people of tables of presence, two rows at least."""
    found: list[Attendance] = []
    for n, line in enumerate(script.lines):
        if line.start >= HEAD:
            break
        if not NEAR.search(script.folded, line.start, line.end):
            continue
        if heading := heading_of(script.spaced[line.start : line.end]):
            rows = list(rows_under(script, n, heading))
            found += rows if len(rows) > 1 else []
    return found


def heading_of(line: str) -> Heading | None:
    """The heading of a table of presence, if a line is one."""
    cells = [fold(cell).strip(" :.") for cell in CELLS.split(line.strip(f" |{WIDE}"))]
    if any(len(cell.split()) > LONGEST or is_person(cell) for cell in cells):
        return None
    columns = tuple(column_of(cell) for cell in cells)
    said = [state for told, state in columns if told]
    if len(cells) < 2 or not said or (len(said) == 1 and said != [None] and columns[0][0]):
        return None
    return Heading(columns, columns[0][0])


def column_of(cell: str) -> tuple[bool, Presence | None]:
    return next(((True, state) for said, state in STATES if said.match(cell)), (False, None))


def rows_under(script: Script, n: int, heading: Heading) -> Iterator[Attendance]:
    """Each person of the rows under a heading, with what their marks say."""
    passed = 0
    for line in script.lines[n + 1 :]:
        written = script.spaced[line.start : line.end]
        if not written.strip():
            continue
        if "|" not in written and line.block != script.lines[n].block:
            return  # where its empty cells are is known only under a heading of the same block
        cells = [cell.strip() for cell in CELLS.split(written.strip(" |"))]
        person = next((at for at, cell in enumerate(cells[:3]) if is_person(named(cell))), None)
        presence = proxy = None
        if person is not None and len(cells) > person + 1:
            presence, proxy = told(cells, person, heading)
        if person is None or presence is None:
            passed += 1
            if passed > PASSED:
                return
            continue
        passed = 0
        read = person_of(named(cells[person]))
        if read is None:
            continue
        role = role_of(cells[person + 1 :]) or read[1]
        staff = bool(role and STAFF_ROLE.search(fold(role)))
        yield Attendance(
            read[0].name, role, presence, script.place(line.start, line.end),
            0.9 if read[0].words > 1 else 0.65, is_member=not staff, proxy_to=proxy,
        )  # fmt: skip


def named(cell: str) -> str:
    """A cell without the seat before its name and the office behind its comma."""
    return SEAT.sub("", cell).split(",")[0].strip()


def role_of(cells: Sequence[str]) -> str | None:
    """The office that a row tells: its first cell of words."""
    if cells and len(cells[0]) > 3 and not PROXY.match(fold(cells[0])):
        return cells[0]
    return None


def told(cells: Sequence[str], person: int, heading: Heading) -> tuple[Presence | None, str | None]:
    """What a row says: where the person was, and who votes for them."""
    presence, proxy = None, None
    for at, cell in marks_of(cells, person, heading):
        said, state = heading.columns[at] if at < len(heading.columns) else (False, None)
        folded = fold(cell).strip(" .")
        match = PROXY.search(folded)
        if (match or (said and state is Presence.PROXY)) and cell:
            to = read_name(cell, match.end() if match else 0)
            proxy = to.name if to else proxy
        elif said and MARK.fullmatch(cell) and state:
            presence = presence or state
        elif said and folded in LETTERS:
            presence = presence or LETTERS[folded]
    if proxy:
        return Presence.PROXY, proxy
    return presence, None


def marks_of(cells: Sequence[str], person: int, heading: Heading) -> Iterator[tuple[int, str]]:
    """(column, cell) of the cells behind a name. Where the heading stands over the marks only,
    they are counted from the last cell of words."""
    first = 0
    if heading.marks_only:
        words = [
            at for at, cell in enumerate(cells)
            if at <= person or (len(cell) > 3 and not PROXY.search(fold(cell)))
        ]  # fmt: skip
        first = max(words) + 1
    for at in range(max(person + 1, first), len(cells)):
        yield at - first, cells[at]

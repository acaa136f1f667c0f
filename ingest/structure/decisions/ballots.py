"""Votes that several lines tell: tables of votes, and sides whose names run over lines. Pure.

« Name | For | Against », its turned twin « Vote | Roe | Doe », columns of names under each side,
and "In favour: Mayor Roe Councillor Doe", whose next lines go on with names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive.model import Choice, Vote
from ingest.identity.folding import fold
from ingest.structure.decisions import votes
from ingest.structure.decisions.signals import Signal
from ingest.structure.decisions.votes import ROLL
from ingest.structure.people.names import Named, names_in, read_name
from ingest.structure.words import either

Column = Choice | str | None  # what a column of a table of votes stands for; a name where turned
MARKS = re.compile(r"(?:x|\u2713|\u2714|\u2611|\u2612|\u25cf|\u2022|v|1|yes|oui|\*)$")
MOTION_COLUMN = re.compile(r"\W*(?:motion|mover?|moved|made by|proposition)\W*$")
ORDINALS = {
    "1st": "mover", "first": "mover", "m": "mover", "mover": "mover", "moved": "mover",
    "2nd": "seconder", "second": "seconder", "s": "seconder", "seconded": "seconder",
}  # fmt: skip
SIDE_WORD = re.compile(
    r"(?:those |members |councill?ors |membres |elus )?"
    r"(?:voting |voted |votant |ayant vote |vote )?"
    rf"(?:in )?({'|'.join(sorted((*ROLL, 'favor', 'favour', 'opposed'), key=len, reverse=True))})"
    r"(?:s|e|es)?\b[\s:.|/]*"
)
NOBODY = re.compile(r"(?:none|nil|aucune?|neant|personne|n/a|0|[-–—])(?=\s|$)[\s,.]*")
REST = re.compile(r"\W*(?:$|(?:the )?(?:motion|resolution|proposition|amendment|carried|adopte))")
TURNED = re.compile(r"(?:votes?|roll call(?: vote)?|noms?|names?|members?|membres?)?\W*")
SIDES_ABOUT = re.compile(
    r"\b(?:pour|contre|favou?r|ayes?|yeas?|nays?|noes|yes|no|for|against|opposed|abst|oui|non)"
)
SLASHED = re.compile(r"\W*((?:[A-ZÀ-Þ][\w.'’-]+ ?){1,2}?) ?/ ?((?:[A-ZÀ-Þ][\w'’-]+ ?){1,2})[\s./]*")
SLASHED_LAST = re.compile(r"\(([A-ZÀ-Þ][\w'’-]+) ?/ ?([A-ZÀ-Þ][\w'’-]+)\)[\s.]*$")
JOINT = re.compile(rf"(?:[ ,;&]|{either('JOINTS')})*")
PLAIN_SIDES = {"favor": Choice.FOR, "favour": Choice.FOR, "opposed": Choice.AGAINST}


@dataclass(slots=True)
class Side:
    """One side of a vote as a line opens it. counted: how many it says, if it does."""

    choice: Choice
    counted: int | None
    named: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """The votes of a row of a table, and who moved ("mover") or seconded ("seconder")."""

    votes: list[Vote]
    moved: dict[str, str]

    @property
    def signal(self) -> Signal:
        mover, seconder = self.moved.get("mover"), self.moved.get("seconder")
        return Signal(mover=mover, seconder=seconder, votes=tuple(self.votes))


class Ballots:
    """What lines say of a vote together. known: folded surnames of the people of the paper."""

    def __init__(self, known: Sequence[str]) -> None:
        self.names = {fold(" ".join(name.split())): name for name in known}
        self.surnames = {fold(name).split()[-1] for name in known if name.split()}
        self.columns: tuple[Column, ...] = ()
        self.sides: list[Side] = []
        self.listing = False  # whether the sides are columns under a heading of their own

    def added(self, signal: Signal, text: str, folded: str) -> Signal:
        """What a sentence says with the row of a table, or with the side of a vote that it ends."""
        if "|" in text:
            row = self.row(text, folded)
            return row.signal if row else signal
        if (signal.opens or not signal.says) and not signal.mover and "/" in text:
            signal = self.moved(signal, text)
        more = [vote for vote in self.goes_on(text, folded) if vote not in signal.votes]
        return replace(signal, votes=(*signal.votes, *more)) if more else signal

    def moved(self, signal: Signal, text: str) -> Signal:
        """With who moved and who seconded: two known surnames and a slash, alone or in brackets."""
        pair = SLASHED.fullmatch(text) or SLASHED_LAST.search(text)
        if pair is None or not {fold(name).split()[-1] for name in pair.groups()} <= self.surnames:
            return signal
        return replace(signal, mover=pair[1], seconder=pair[2])

    def row(self, text: str, folded: str) -> Row | None:
        """What a row of a table tells; None where no table of votes is open."""
        if heading := columns_of(text, folded):
            self.columns = heading
            return Row([], {})
        return self.cast(text) if self.columns else None

    def cast(self, text: str) -> Row:
        """The votes of a row, and who moved or seconded: « St. Onge | 1st | X »."""
        cells = [cell.strip() for cell in text.split("|")]
        if isinstance(self.columns[0], Choice):  # each side is a column of names
            cast = [
                Vote(name, column)
                for cell, column in zip(cells, self.columns, strict=False)
                if isinstance(column, Choice)
                for name in self.all_in(cell)
            ]
            return Row(cast, {})
        if not any(isinstance(column, Choice) for column in self.columns):
            choice = side_of(fold(cells[0]))
            marked = [
                Vote(str(name), choice)
                for cell, name in zip(cells[1:], self.columns[1:], strict=False)
                if choice and name and MARKS.match(fold(cell))
            ]
            return Row(marked, {})
        named = read_name(cells[0])
        if not named:
            return Row([], {})
        cast = []
        moved: dict[str, str] = {}
        for cell, column in zip(cells[1:], self.columns[1:], strict=False):
            plain = fold(cell)
            if isinstance(column, Choice) and MARKS.match(plain):
                cast.append(Vote(named.name, column))
            elif column == "motion" and plain in ORDINALS:
                moved[ORDINALS[plain]] = named.name
        return Row(cast, moved)

    def all_in(self, cell: str) -> list[str]:
        """The names in a cell: those known to the paper where its breaks of lines are lost."""
        found: list[str] = []
        place = 0
        folded = fold(cell).replace("\n", " ")
        while place < len(cell):
            own = [name for name in self.names if folded.startswith(name, place)]
            if own:
                longest = max(own, key=len)
                found.append(cell[place : place + len(longest)])
                place += len(longest)
            else:
                named = next(names_in(cell, place, len(cell)), None)
                if named is None:
                    break
                found.append(named.name)
                place = named.end
            gap = JOINT.match(folded, place)
            place = gap.end() if gap else place
        return found

    def goes_on(self, text: str, folded: str) -> list[Vote]:
        """The votes of a line that carries on with the names of the sides of the one before."""
        if not (self.sides or SIDES_ABOUT.search(folded)):
            self.columns = ()
            return []
        if side := self.heading(folded):
            self.sides, self.listing = side, True
            return []
        first, *more = text.split("\n")
        if found := list(self.people(text, folded)) if self.sides else []:
            return self.cast_by(found)
        self.sides, self.listing = list(sides_in(text, folded)), False
        abreast = list(sides_in(first, folded[: len(first)]))  # "Ayes: (2) Roe Noes: (1) Doe"
        if not (more and len(abreast) > 1):
            return []
        self.sides = abreast
        return [vote for line in more for vote in self.cast_by(list(self.people(line, fold(line))))]

    def cast_by(self, found: Sequence[Named | None]) -> list[Vote]:
        return [Vote(name.name, side.choice) for name, side in self.share(found) if name]

    def heading(self, folded: str) -> list[Side]:
        """The sides that a line is the heading of: "Those voting aye Those voting nay"."""
        if len(folded) > 90:
            return []
        found: list[Side] = []
        place = len(folded) - len(folded.lstrip())
        while match := SIDE_WORD.match(folded, place):
            word = match.group(1)
            found.append(Side(PLAIN_SIDES.get(word) or ROLL[word], None))
            place = match.end()
        return found if place >= len(folded) and len({one.choice for one in found}) > 1 else []

    def people(self, text: str, folded: str) -> Iterator[Named | None]:
        """The names that a line holds and nothing else; None for « aucun »."""
        found: list[Named | None] = []
        place = len(text) - len(text.lstrip(" \n•*"))
        while place < len(text):
            if nobody := NOBODY.match(folded, place):
                found.append(None)
                place = nobody.end()
                continue
            named = read_name(text, place)
            if named is None or named.start - place > len(named.title) + 4:
                break
            if not (named.title or fold(named.name).split()[-1] in self.surnames):
                return
            found.append(named)
            gap = JOINT.match(folded, named.end)
            place = gap.end() if gap else named.end
        if REST.match(folded, place):
            yield from found

    def share(self, found: Sequence[Named | None]) -> Iterator[tuple[Named | None, Side]]:
        """Which side each name belongs to: one column each, or the side that still lacks names."""
        together = len(found) == len(self.sides) > 1
        for n, one in enumerate(found):
            side = self.sides[n] if together else self.open_side()
            side.named += 1
            yield one, side

    def open_side(self) -> Side:
        """The side that the next name goes to."""
        lacking = [side for side in self.sides if side.counted and side.named < side.counted]
        return lacking[0] if lacking else self.sides[0 if self.listing else -1]


def sides_in(text: str, folded: str) -> Iterator[Side]:
    """The sides that a line of a vote names, in the order of the line."""
    if not votes.SIDED.search(folded):
        return
    found: dict[int, Side] = {}
    for pattern, choice in votes.SIDES:
        for match in pattern.finditer(folded):
            tally = votes.TALLY.match(folded, match.end())
            at = tally.end() if tally else match.end()
            digits = re.search(r"\d+", tally.group()) if tally else None
            counted = int(digits.group()) if digits else None
            named = len(list(names_in(text, at, len(text)))[:counted])
            if at >= len(folded.rstrip()) or named:
                found.setdefault(match.end(), Side(choice, counted, named))
    yield from (found[place] for place in sorted(found))


def side_of(cell: str) -> Choice | None:
    """The side that a cell or a word names: « Pour », "Nays", "In favour"."""
    match = SIDE_WORD.fullmatch(cell.strip())
    return PLAIN_SIDES.get(match.group(1)) or ROLL[match.group(1)] if match else None


def columns_of(text: str, folded: str) -> tuple[Column, ...]:
    """The columns of a table whose heading this row is; none where it is no table of votes."""
    columns: list[Column] = []
    for cell in (cell.strip() for cell in folded.split("|")):
        columns.append(side_of(cell) or ("motion" if MOTION_COLUMN.match(cell) else None))
    told = [column for column in columns if isinstance(column, Choice)]
    if len(set(told)) >= 2:
        return tuple(columns)
    cells = [cell.strip() for cell in text.split("|")]
    if told or len(cells) < 4 or not TURNED.fullmatch(fold(cells[0])):
        return ()
    people = [(read_name(cell), len(cell)) for cell in cells[1:]]
    whole = [one.name for one, length in people if one and one.end == length]
    return (None, *whole) if len(whole) == len(people) else ()

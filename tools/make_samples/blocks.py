"""What a record is made of, before any layout: headings, paragraphs, resolutions, tables.

Texts are typed as on a keyboard (straight apostrophes, ordinary spaces); typography.py gives
them their no-break spaces when they are laid out. Simple <b> and <i> are allowed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lang = Literal["fr", "en"]


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered chapter of the sitting: '7.' 'Travaux publics'."""

    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Item:
    """An item that calls for no resolution: a report, a question period, a notice of motion."""

    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    widths are shares of the body's width; numeric columns are set to the right, centred ones in
    the middle; total sets the last row in bold under a rule.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    numeric: tuple[int, ...] = ()
    centred: tuple[int, ...] = ()
    total: bool = False
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """A decision as the register has it. vote is the table of a divided vote, after resolves."""

    number: str
    item: str
    title: str
    whereas: tuple[str, ...]
    moved: str
    resolves: tuple[str, ...]
    outcome: str
    before: Grid | None = None
    vote: Grid | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Roll:
    """One list of the attendance: its heading, then (name, office) pairs."""

    heading: str
    people: tuple[tuple[str, str], ...]
    closing: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A framed notice: a correction, a decision to be read first."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """The certificate, '' where none, and the two officers who sign."""

    certificate: str
    people: tuple[tuple[str, str], tuple[str, str]]


Block = Section | Item | Text | Grid | Resolution | Roll | Box | Signatures


@dataclass(frozen=True, slots=True)
class Record:
    """A whole record. state is the line under the heading ('Adopté le …'), '' where none.

    running is the short title repeated at the top of the later pages.
    """

    lang: Lang
    title: str
    kind: str
    body: str
    sitting: str
    running: str
    state: str
    opening: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """An agenda of one page. entries are (number, title), '7.' a chapter and '7.1' an item.

    closing is a notice, then the line of place and date; signed is the clerk's line.
    """

    lang: Lang
    title: str
    kind: str
    body: str
    sitting: str
    when: str
    where: str
    entries: tuple[tuple[str, str], ...]
    closing: tuple[str, str]
    signed: str

"""The first page as lines, and which of them are its head: letterhead, kind, body, date."""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass

from ingest.identity.folding import fold, tidy
from ingest.identity.words import LANGUAGES

LONGEST_OPENING = 12_000  # characters; a first page has 2,000 to 5,000
HEAD_LINES = 26
HEAD_CHARS = 1_800
SHORT_LINE = 110  # characters

_DAY_GOES_ON = "|".join(
    {name for words in LANGUAGES for name in (*words.MONTHS, *words.ORDINAL_MARKS, *words.DAY_GLUE)}
)
LIST_MARK = re.compile(
    rf"\s*(?!\d{{1,2}}\s{{1,3}}(?:{_DAY_GOES_ON})\b)"  # « 27 mai 2010 » is no item 27
    r"(?:\(?\d{1,3}(?:\.\d{1,2}){0,3}[.)]\s?(?=[^\d\s])|\d{1,2}(?:\.\d{1,2}){1,3}\s"
    r"|\d{1,2}\s{0,2}[-/]\s?(?=[^\d\s])|\d{1,2}\s{1,3}(?=[a-z])|\(?[a-z][.)]\s|[ivx]{1,4}[.)]\s"
    r"|[-•●○▪➢>*\uf0b7]\s?(?=[^\s*-]))"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty. start and end are places in the opening; number counts from 0."""

    number: int
    start: int
    end: int
    folded: str
    after_gap: bool

    @property
    def is_short(self) -> bool:
        return len(self.folded) <= SHORT_LINE

    @property
    def is_item(self) -> bool:
        """Whether it begins like a list item."""
        return bool(LIST_MARK.match(self.folded))


@dataclass(frozen=True, slots=True)
class Opening:
    """The first page's text, tidied and folded (of one length), with its lines."""

    text: str
    folded: str
    lines: tuple[Line, ...]

    @property
    def head(self) -> tuple[Line, ...]:
        """The lines in which a document says what it is."""
        return tuple(line for line in self.lines[:HEAD_LINES] if line.start < HEAD_CHARS)

    def in_list(self, line: Line) -> bool:
        """Whether a line is a list item or, by its place, probably goes on from one."""
        if line.is_item:
            return True
        above = self.lines[max(0, line.number - 2) : line.number]
        return not line.after_gap and any(one.is_item for one in above)

    def line_at(self, place: int) -> Line:
        """The line that holds a place in the text. Raises ValueError if none does."""
        line = self.lines[max(0, bisect(self.lines, place, key=lambda line: line.start) - 1)]
        if not line.start <= place <= line.end:
            raise ValueError(place)
        return line


def open_page(text: str) -> Opening:
    """The opening of a document, cut at LONGEST_OPENING characters."""
    plain = tidy(text, limit=LONGEST_OPENING)
    folded = fold(plain)
    lines: list[Line] = []
    start, gap = 0, True
    for raw in folded.split("\n"):
        if raw.strip(" \x00"):
            lines.append(Line(len(lines), start, start + len(raw), raw, gap))
            gap = False
        else:
            gap = True
        start += len(raw) + 1
    return Opening(plain, folded, tuple(lines))

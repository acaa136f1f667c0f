"""What the words around a date on the first page say of it: the meeting's, or another one's.

Other dates stand nearby and often come first: the summons, the meeting whose minutes are
approved, the next meeting, the prefecture's stamp, the day a letter was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from archive.model import Kind, Lang
from ingest.identity.dates import DateFound, find_dates
from ingest.identity.folding import quote
from ingest.identity.heading import LIST_MARK, Line, Opening
from ingest.identity.spoken_dates import tokens_of
from ingest.identity.words import LANGUAGES, Words

_REACH = 170  # characters looked at before a date
_AFTER = 60
_TIME_AFTER = re.compile(
    r"^[\s,-]{0,3}(?:(?:a|at|from|des|beginning at)\s)?\s?\d{1,2}\s?"
    r"(?:h\b|h\d|:\d\d|heures|[ap]\.?m)"
)
_SENTENCE_END = re.compile(r"[a-z)\"]{3}[.;!?]\s|\n\s?\n")
_AND = re.compile(r"[ ,&/-]{0,4}(?:and|et|to|au|le)?[ ,&/-]{0,4}\Z")


class Whose(StrEnum):
    """Whose date it is."""

    MEETING = "meeting"
    HEADING = "heading"  # stands in the head of the page, nothing said of it
    UNCLEAR = "unclear"
    OTHER = "other"
    STAMP = "stamp"  # the State's stamp: the meeting can't be later


@dataclass(frozen=True, slots=True)
class PageDate:
    """A date on the first page, whose it is, how sure that is (0 to 1), and the words read."""

    found: DateFound
    whose: Whose
    confidence: float
    quote: str


def page_dates(
    opening: Opening, *, kind: Kind, lang: Lang | None, day_first: bool, certain: bool
) -> list[PageDate]:
    """Every date of the opening in order, incomplete ones too, each judged by its context."""
    languages = [words for words in LANGUAGES if lang in (None, words.LANG)]
    judged: list[PageDate] = []
    last: PageDate | None = None
    for found in find_dates(opening.folded, day_first=day_first, certain=certain):
        context = _Context(opening, found, last.found.end if last else 0)
        whose, sure = _judge(context, languages, kind, last)
        sure += 0.04 if whose is not Whose.OTHER and context.has_time else 0.0
        sure += {True: 0.03, False: -0.1, None: 0.0}[found.weekday_agrees]
        sure -= 0.00001 * found.start  # of two alike, the first
        sure -= 0.15 if found.other else 0.0
        last = PageDate(found, whose, round(max(0.05, min(sure, 0.97)), 3), context.quote)
        judged.append(last)
    return judged


class _Context:
    """The folded text before and after a date, as far as it belongs to it."""

    def __init__(self, opening: Opening, found: DateFound, previous_end: int) -> None:
        self.line: Line = opening.line_at(found.start)
        folded = opening.folded
        self.in_head = self.line in opening.head
        self.gap = folded[previous_end : found.start] if previous_end else None
        self.line_head = folded[max(self.line.start, previous_end) : found.start]
        self.tail = folded[found.end : opening.line_at(found.end - 1).end]
        self.after = folded[found.end : found.end + _AFTER]
        tokens = [token.text for token in tokens_of(self.line_head)]
        openers = frozenset().union(*(words.LINE_OPENERS for words in LANGUAGES))
        self.alone = len(tokens) <= 4 and all(token in openers for token in tokens)
        self.above = self._above(opening)
        start = self._start(opening, found, previous_end)
        self.before = folded[start : found.start]
        self.has_time = bool(_TIME_AFTER.match(self.after))
        first_line = opening.line_at(start) if start < found.start else self.line
        self.in_item = bool(LIST_MARK.match(folded[self.line.start : found.start])) or (
            first_line.is_item and first_line.number >= self.line.number - 2
        )
        self.quote = quote(opening.text[max(start, found.start - 70) : found.end])

    def _above(self, opening: Opening) -> Line | None:
        return opening.lines[self.line.number - 1] if self.line.number else None

    def _start(self, opening: Opening, found: DateFound, previous_end: int) -> int:
        """Where the words about the date begin: its sentence, or its line if it stands alone."""
        floor = max(previous_end, found.start - _REACH)
        if self.alone:
            above = self.above
            if above is None or not self._goes_on(above):
                return max(floor, self.line.start)
        if self._begins_anew(opening):
            return max(floor, self.line.start)
        start = max(floor, self._block_start(opening))
        for sentence in _SENTENCE_END.finditer(opening.folded[start : found.start]):
            floor = max(floor, start + sentence.end())
        return max(start, floor)

    def _begins_anew(self, opening: Opening) -> bool:
        """Whether the date's line starts a sentence of its own that speaks of a meeting."""
        if self.above is not None and self._goes_on(self.above):
            return False
        starts_low = opening.text[self.line.start : self.line.end].lstrip()[:1].islower()
        return not starts_low and _says(self.line_head, _all(LANGUAGES, "MEETING_CUES"))

    def _goes_on(self, above: Line) -> bool:
        """Whether the line above ends in the middle of a phrase that the date completes."""
        if above.folded.rstrip().endswith((":", ",")):
            return True
        if self.line.after_gap:
            return False
        last = re.search(r"[a-z]+$", above.folded.rstrip())
        return bool(last) and any(last[0] in words.UNFINISHED for words in LANGUAGES if last)

    def _block_start(self, opening: Opening) -> int:
        """Start of the lines that run on to the date's line without an empty one between.

        A line that ends a heading (a short line before one that starts a sentence) is not told
        apart, so at most three lines are taken.
        """
        first = self.line
        for _ in range(3):
            above = opening.lines[first.number - 1] if first.number else None
            if above is None or (first.after_gap and not self._goes_on(above)):
                break
            first = above
        return first.start


def _judge(
    context: _Context, languages: list[Words], kind: Kind, last: PageDate | None
) -> tuple[Whose, float]:
    before, after = context.before, context.after
    if _says(before, _all(languages, "STAMP_CUES")):
        return Whose.STAMP, 0.05
    if last and context.gap is not None and len(context.gap) <= 8 and _AND.match(context.gap):
        return last.whose, max(0.05, last.confidence - 0.03)
    labelled = _says(before, [rf"(?:{cue})\W{{0,3}}$" for cue in _all(languages, "LABEL_CUES")])
    if _says(after, _all(languages, "AFTER_OTHER_CUES")):
        return Whose.OTHER, 0.1
    enacts = kind in (Kind.RESOLUTION, Kind.BYLAW)
    if enacts and _says(before[-90:], _all(languages, "ENACTING_CUES")):
        return Whose.MEETING, 0.75
    hearing = _says(before, _all(languages, "HEARING_CUES"))
    hard = _says(before, _all(languages, "HARD_OTHER_CUES"))
    if hearing and kind is not Kind.NOTICE:
        return Whose.OTHER, 0.12
    if hard and not (labelled and not _says(before, _all(languages, "ITEM_OTHER_CUES"))):
        return Whose.OTHER, 0.1
    if context.in_item and _says(before, _all(languages, "ITEM_OTHER_CUES")):
        return Whose.OTHER, 0.15
    if labelled:
        return Whose.MEETING, 0.92
    meeting = _latest(before, _all(languages, "MEETING_CUES"))
    if hearing:
        meeting = max(meeting, 0)
    if meeting < 0 and not context.has_time and not context.tail.strip(" .,"):
        line = context.line_head
        if _says(line, [words.PLACE_LINE for words in languages]):
            return Whose.OTHER, 0.2
    other = _latest(before, _all(languages, "SOFT_OTHER_CUES"))
    if meeting >= other and meeting >= 0:
        return Whose.MEETING, 0.9 - 0.004 * min(context.line.number, 40)
    if other >= 0 and not (context.in_head and context.alone):
        return Whose.OTHER, 0.25
    return _in_heading(context, languages)


def _in_heading(context: _Context, languages: list[Words]) -> tuple[Whose, float]:
    """A date of which nothing is said: what its place on the page makes of it."""
    later = 0.004 * context.line.number
    if not context.in_head or context.in_item:
        return Whose.UNCLEAR, 0.4
    hints = _all(languages, "MEETING_HINTS")
    if context.alone:
        beside = context.above is not None and _says(context.above.folded, hints)
        return Whose.HEADING, (0.88 if beside else 0.84) - later
    if context.line.is_short and _says(context.line.folded, hints):
        return Whose.HEADING, 0.8 - later
    if context.line.is_short and context.has_time:
        return Whose.HEADING, 0.72 - later
    return (Whose.HEADING, 0.55 - later) if context.line.is_short else (Whose.UNCLEAR, 0.4)


def _all(languages: Iterable[Words], name: str) -> list[str]:
    return [pattern for words in languages for pattern in getattr(words, name)]


def _says(text: str, patterns: Iterable[str]) -> bool:
    return any(re.search(pattern, text) for pattern in patterns)


def _latest(text: str, patterns: Iterable[str]) -> int:
    """Where the last of the wordings ends, -1 if none occurs."""
    ends = [match.end() for pattern in patterns for match in re.finditer(pattern, text)]
    return max(ends, default=-1)

"""Where a block ends and the next begins, from the lines of a page in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.paper.sheet import Word
from ingest.paper.tables import Table

LEADING_MORE = 0.35  # of a letter's height beyond the usual distance: a gap between paragraphs
SINGLE_SPACED = 1.6  # letters' heights between lines: wider, a short line ends its paragraph
LOOSEST = 2.7  # double spacing; no wider distance can be the usual one
TALLER = 1.17  # a heading's letters against the text's
INDENT = 0.9  # of a letter's height
EDGE = 0.1  # of the page's height: where page numbers stand

# A line that begins an item: a dash, a bullet, « 3. », « 2.1) », « a) », « IV. », "01.19.02
# Declarations", and the numbers of resolutions: « 2020-040 Désignation », "R2026-46 S. Kirkey".
MARKER = re.compile(
    r"(?:[-–—•▪▫◦●○■□*➢✓✔☐☒→»§·>]|\(?\d{1,3}(?:[.\-]\d{1,3})*[.)°]|\(?[A-Za-z][.)]"
    r"|\(?[IVXLivxl]+[.)])(?:\s|$)"
    r"|[-–—•▪●]\w"
    r"|\d{1,2}(?:\.\d{1,3}){1,3}\s+[A-ZÀ-ÖØ-Þ]"
    r"|[A-Z]{0,3}\d{2,4}-[A-Z]?\d{2,4}(?:-\d+)?\s+[A-ZÀ-ÖØ-Þ]"
)
# Words that begin a paragraph of a decision, each language's own.
CLAUSES = {
    "fr": r"VU|Vu|ATTENDU|Attendu|CONSIDÉRANT|CONSIDERANT|Considérant|ARTICLE|Article \d",
    "en": r"(?:AND )?(?:WHEREAS|THAT|FURTHER)|(?:NOW,? )?THEREFORE|RESOLVED|BE IT|Moved by",
}
CLAUSE = re.compile(rf"(?:{'|'.join(CLAUSES.values())})\b")
# « Absents excusés : », "Regrets:", « Jean-Louis GELY : » after the end of a sentence.
LABEL = re.compile(r"[A-ZÀ-ÖØ-ÞŒ][\w’' ()./-]{2,40}\s?:(?:\s|$)")
PAGE_NUMBER = re.compile(
    r"(?:page|p\.?|pg\.?)?\s*[-–—|(]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*(?:(?:of|sur|de|/|-)\s*\d{1,4})?"
    r"\s*[-–—|)]?(?:\s*(?:page|p\.))?",
    re.IGNORECASE,
)
ENDS_SENTENCE = re.compile(r"[.!?…][\"'»”’)\]]*$")
ENDS_CLAUSE = re.compile(r"[.!?…;:,][\"'»”’)\]]*$")
BEGINS_SENTENCE = re.compile(r"[\"'«“‘(\[]*[A-ZÀ-ÖØ-ÞŒ0-9]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a region, or a whole table. height is that of its letters, in points."""

    text: str
    words: tuple[Word, ...]
    x0: float
    top: float
    x1: float
    bottom: float
    height: float
    region: int
    table: Table | None = None

    @property
    def is_bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def is_capitals(self) -> bool:
        return self.text.isupper() and sum(map(str.isalpha, self.text)) >= 4


@dataclass(frozen=True, slots=True)
class Measure:
    """How a region is set: its edges, in points, and the usual distance of lines, in heights."""

    left: float
    right: float
    leading: float


def paragraphs_of(lines: Sequence[Line], *, page_height: float) -> Iterator[list[Line]]:
    """Lines gathered into paragraphs. A table is a paragraph of one line."""
    measures = measures_of(lines)
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and not continues(paragraph, line, measures[line.region], page_height):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def measures_of(lines: Sequence[Line]) -> dict[int, Measure]:
    """The measure of each region. The distance of lines is the page's, regions being small."""
    leadings = sorted(
        leading
        for before, line in pairwise(lines)
        if before.region == line.region
        and not (before.table or line.table)
        and 0.5 < (leading := distance(before, line)) < LOOSEST
        and overlaps(before, line)
    )
    usual = leadings[len(leadings) // 6] if leadings else 1.25
    measures: dict[int, Measure] = {}
    for region in {line.region for line in lines}:
        held = [line for line in lines if line.region == region and not line.table]
        rights = sorted(line.x1 for line in held) or [0.0]
        lefts = [line.x0 for line in held] or [0.0]
        measures[region] = Measure(min(lefts), rights[-1 - len(rights) // 20], usual)
    return measures


def distance(before: Line, line: Line) -> float:
    """From one line to the next, in heights of their letters."""
    return (line.bottom - before.bottom) / max(before.height, line.height, 1.0)


def overlaps(before: Line, line: Line) -> bool:
    return line.x0 < before.x1 and before.x0 < line.x1


def continues(paragraph: Sequence[Line], line: Line, measure: Measure, page_height: float) -> bool:
    """Whether a line belongs to the paragraph before it."""
    before = paragraph[-1]
    if before.table or line.table or before.region != line.region:
        return False
    step = distance(before, line)
    if step < 0.3 or step > measure.leading + LEADING_MORE or not overlaps(before, line):
        return False
    if any(is_page_number(one, page_height) for one in (before, line)):
        return False
    if max(before.height, line.height) > TALLER * min(before.height, line.height):
        return False
    if is_short(before, line, measure):
        return not ends_here(before, line, step)
    if not ENDS_CLAUSE.search(before.text):
        return not (step > SINGLE_SPACED and starts_item(line.text))
    if LABEL.match(line.text) and ENDS_SENTENCE.search(before.text):
        return False
    return not (starts_item(line.text) or is_indented(paragraph, line))


def is_short(before: Line, line: Line, measure: Measure) -> bool:
    """Whether the line's first word had room on the line before: then the break was meant."""
    first = line.words[0]
    room = measure.right - before.x1 - 0.3 * line.height
    return room > first.x1 - first.x0 + 0.25 * line.height


def ends_here(before: Line, line: Line, step: float) -> bool:
    """Whether a line that was broken on purpose ends its paragraph, by what stands around it."""
    return (
        step > SINGLE_SPACED
        or before.is_bold != line.is_bold
        or (before.is_capitals and not line.is_capitals)
        or starts_item(line.text)
        or bool(ENDS_SENTENCE.search(before.text) and BEGINS_SENTENCE.match(line.text))
    )


def starts_item(text: str) -> bool:
    return bool(MARKER.match(text) or CLAUSE.match(text))


def is_indented(paragraph: Sequence[Line], line: Line) -> bool:
    """Whether a line's left edge tells that it begins a paragraph, the one before being full."""
    first, before = paragraph[0], paragraph[-1]
    step = INDENT * line.height
    if starts_item(first.text) and line.x0 < first.x0 - step:
        return True
    if len(paragraph) == 1:
        hanging = starts_item(first.text) or not ENDS_SENTENCE.search(before.text)
        return line.x0 > before.x0 + step and not hanging
    centered = abs((line.x0 + line.x1) - (before.x0 + before.x1)) < 2 * line.height
    if centered and before.x0 != paragraph[-2].x0:
        return False
    return abs(line.x0 - before.x0) > step


def is_page_number(line: Line, page_height: float) -> bool:
    """Whether a line at the page's edge is its number and nothing else."""
    at_edge = line.bottom < EDGE * page_height or line.top > (1 - EDGE) * page_height
    return at_edge and bool(PAGE_NUMBER.fullmatch(line.text))

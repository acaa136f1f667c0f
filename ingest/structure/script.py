"""A document as one text with its places: lines on pages, sentences in blocks. Pure.

The text is tidied and folded to one length (identity.folding), so that what a pattern finds in the
folded text is quoted from the other. Blocks are parted by an empty line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from archive.model import Box, PagePlace
from ingest.identity.folding import fold, tidy
from ingest.reading import WIDE, PageReading
from ingest.structure.words import ABBREVIATIONS, LINE_STARTERS

SHORT = 0.78  # of the longest line of its block: a line that ends before was ended on purpose
END = re.compile(r"[.!?][\"”»')\]]{0,2}[ \n]{1,3}(?=[\"“«(\[•-]{0,2}[ ]?[A-ZÀ-Þ0-9\u0152])")
BULLET = re.compile(r"[-•●○▪➢*\uf0b7☐]\s|\(?\d{1,2}(?:\.\d{1,2}){0,2}[.)°/]\s|\(?[a-z][.)]\s")
RUNNING = 70  # letters: so wide is a column of running text, no list
ITEM = re.compile(rf"{BULLET.pattern}|[A-Z][.)]\s")
OPEN = re.compile(  # « …, lot 4 de » goes on
    r"(?:[,-]|\b(?:[dl]e|[dl]es|d[ue]|et|à|au|aux|and|of|the|to|for|by|par|that|que))$"
)
GOES_ON = re.compile(r"[^,;:] (?:et|and|ou|or|de|avec|by)$")
PERSON = re.compile(r"MM?\.|(?:Mmes?|Mlle|Monsieur|Madame|Mesdames|Messieurs|Mrs?|Ms|Dr|Cllr)\b")
FULL = 0.93  # of the longest line: in a proportional font another word would not fit
NUMBERED_LINE = re.compile(r"[nN] ?[°º] ?\d|\(?[a-z][.)] [A-ZÀ-Þ]")
REFERENCE = re.compile(r"(?:réf|ref|rés|res|objet)\b ?[.:]")  # « réf : 2020_07_32 »
ORDINAL = re.compile(
    r"\W*(?:(?:point|item|article) )?\(?(?:\d{1,2}(?:\.\d{1,3})*|[a-z]|[ivx]{1,4})"
)
SAYS = re.compile(r"\w")  # a bullet that is a full stop is no sentence
WORD_BEFORE = re.compile(r"[\w.'’-]{1,12}$")
FRANCS = re.compile(r"(?<![\d-])\d{1,3}(?:[ .,]?\d{1,3})* f$")
INITIAL = re.compile(r"[ (,][A-ZÀ-Þ]\.$|\b(?:MM?|Mmes?|Mrs?|Dr)\.?$")
RULE = re.compile(r"[_=*.~–—-]{4,}(?:\s+[_=*.~–—-]{4,})*")  # a line drawn between two parts
ENDED = re.compile(r"[.:;!?][\"”»)]{0,2}\s*$")
RESOLVED = re.compile(
    r"(?i)(?:it was )?(?:further |unanimously |duly ){0,2}(?:resolved|agreed|recommended)"
    r"(?: unanimously)?\s?[:;.–—-]{0,2}"
)
THAT = re.compile(r"(?i)(?:\(?[a-z\d]{1,2}[.)] ?)?(?:that|to [a-z]+)\b")
LISTED = re.compile(  # "Ayes: Roe, | Dunn, Lee": a side of a vote reads on over its commas
    r"(?i)\b(?:ayes?|yeas?|nays?|noes|yes|no|for|against|opposed|abst\w+|pour|contre)\s?[:–—-]"
    r"[^:.]{2,200},$"
)
LABEL = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ /]{2,24} ?: ")  # "AWAY: Dunn", "NOT VOTING: None"
ROLL = re.compile(  # "Councilman Roe aye", a line of its own
    r"[A-ZÀ-Þ][^,:;]{2,40}? (?:aye|nay|yea|yes|no|abstain(?:ed)?|oui|non)\s*", re.IGNORECASE
)
LEADING_NUMBER = re.compile(  # « 2019-119 Il est proposé … »
    r"(?:(?:[A-Z]{1,5}[- ]?)?\d{2,6}(?:[-/][A-Z]{0,3}\d{1,6}){1,3}|[A-Z]{1,2}\d{2}\(\d{1,4}\))"
    r" {1,4}(?:[A-ZÀ-Þ][a-zß-öø-ÿ]|THAT\b)"
)
LONE_NUMBER = re.compile(  # « 2022-03-042 », alone on its line: a resolution's
    r"\s*(?:[A-Z]{1,5}[- ]?)?\d{1,6}(?:[-/.][A-Z]{0,3}\d{1,6}){1,3}\s*"
)
MARGINAL = re.compile(  # "Agenda 20/028 FARNWORTH: That …": a heading in the margin, number, motion
    r"[ ]?(?!(?:ARTICLE|Article|ITEM|Item|SECTION|Section)\b)"
    r"(?:[A-Z][\w&'’/.-]*|of|and|to|for)(?: (?:[A-Z][\w&'’/.-]*|of|and|to|for|&)){0,3} "
    r"(?P<number>#?(?:[A-Z]{1,3}-?)?\d{1,4}(?:[-/.]\d{1,4}){0,2})[.:]? "
    r"(?:[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,2} ?[:–-] ?(?:That|THAT|Que|QUE)\b"
    r"|(?:It was |IT WAS )?(?:Moved|MOVED)\b|Motion by\b|MOTION BY\b)"
)

ROW_OF = re.compile(  # « M. Luc Roy, directeur »
    r"(?:mr|mrs|ms|miss|cllr|m|mme|mm|me)\b\.? [a-z][^,;.]{2,40},"
)
CELL = 9  # words of a cell and of the next row's first: more are paragraphs side by side


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a block: its place in the text and on its page. block counts from 0."""

    start: int
    end: int
    page: int
    box: Box | None
    block: int
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, a heading or a line that stands alone. opens: it begins its block."""

    start: int
    end: int
    opens: bool


@dataclass(frozen=True, slots=True)
class Script:
    """A document's text, its folded twin, and its lines.

    spaced is the same text, letter for letter, with the wide gaps between columns (reading.WIDE).
    """

    text: str
    folded: str
    lines: tuple[Line, ...]
    spaced: str

    def in_columns(self) -> Script:
        """The script to be read with its gaps, by rules for lists and tables."""
        return replace(self, text=self.spaced)

    def line_at(self, place: int) -> Line:
        """The line that holds a place in the text, or the one before it."""
        return self.lines[max(0, bisect_right(self.lines, place, key=lambda one: one.start) - 1)]

    def page_of(self, place: int) -> int:
        return self.line_at(place).page

    def place(self, start: int, end: int) -> PagePlace:
        """The page where a stretch of text begins, and the box around its lines there."""
        first = bisect_right(self.lines, start, key=lambda one: one.start) - 1
        page = self.lines[max(0, first)].page
        boxes = []
        for line in self.lines[max(0, first) :]:
            if line.start >= end or line.page != page:
                break
            if line.box:
                boxes.append(line.box)
        return PagePlace(page, around(boxes))


def around(boxes: Sequence[Box]) -> Box | None:
    if not boxes:
        return None
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


def script_of(pages: Sequence[PageReading]) -> Script:
    """The text of some pages, in their order of reading."""
    parts: list[str] = []
    lines: list[Line] = []
    place, block_number = 0, 0
    for page in pages:
        for block in page.blocks:
            # The breaks of lines are what boxes are shared by, so no line is dropped here.
            written = block.text.split("\n")
            for n, raw in enumerate(written):
                cells = [tidy(one, limit=len(one) + 8) for one in raw.split(WIDE)]
                text = WIDE.join(cells).replace("\n", " ")
                lines.append(
                    Line(
                        place,
                        place + len(text),
                        page.number,
                        share(block.box, n, len(written)),
                        block_number,
                        n == 0,
                        n == len(written) - 1,
                    )
                )
                parts.append(text + "\n")
                place += len(text) + 1
            parts.append("\n")
            place += 1
            block_number += 1
    spaced = "".join(parts)
    text = spaced.replace(WIDE, " ")
    return unwrapped(Script(text, fold(text), tuple(lines), spaced))


def unwrapped(script: Script) -> Script:
    """The same, with a space for each line's end that only the width of the page put there."""
    widest = widths(script)
    joined = [
        line.end
        for line, after in pairwise(script.lines)
        if wraps(script, line, after, widest[line.block])
    ]
    text, folded, spaced = list(script.text), list(script.folded), list(script.spaced)
    for place in joined:
        text[place] = folded[place] = spaced[place] = " "
    return replace(script, text="".join(text), folded="".join(folded), spaced="".join(spaced))


def wraps(script: Script, line: Line, after: Line, widest: int) -> bool:
    """Whether a line ends because the next word would not have fitted on it."""
    if line.block != after.block or widest < RUNNING:
        return False
    text = script.text[line.start : line.end].rstrip()
    coming = script.text[after.start : after.end].lstrip()
    if not text or not coming or text[-1] in ".;!?|":
        return False
    if RULE.fullmatch(text) or RULE.fullmatch(coming) or in_rows(script, line, after):
        return False
    room = len(text) + 1 + len(coming.split(maxsplit=1)[0])
    if coming[0].islower():
        return not BULLET.match(coming) and room >= SHORT * widest
    if ITEM.match(text) and not OPEN.search(text):
        return False  # an item's title may fill its line, and a sentence follow under it
    begins = (
        BULLET.match(coming)
        or NUMBERED_LINE.match(coming)
        or LEADING_NUMBER.match(coming)
        or LINE_STARTERS.match(script.folded, after.start, after.end)
    )
    return room >= FULL * widest and not begins


def in_rows(script: Script, line: Line, after: Line) -> bool:
    """Whether two lines are rows of a table or a list: a gap in each, or a title before each."""
    here = script.spaced[line.start : line.end]
    if WIDE in here:
        rows = f"{here} {script.spaced[after.start : after.end]}".split(WIDE)
        return len(rows) > here.count(WIDE) + 1 and all(len(one.split()) <= CELL for one in rows)
    first = ROW_OF.match(script.folded, line.start, line.end)
    return bool(first and ROW_OF.match(script.folded, after.start, after.end))


def share(box: Box | None, n: int, lines: int) -> Box | None:
    """The part of a block's box that one of its lines takes."""
    if box is None or lines == 1:
        return box
    height = (box.bottom - box.top) / lines
    return Box(box.x0, box.top + n * height, box.x1, box.top + (n + 1) * height)


def sentences_of(script: Script) -> list[Sentence]:
    """The text cut into sentences. What runs on over a block or a page stays one sentence."""
    found: list[Sentence] = []
    for start, end, opens in stretches(script):
        at = start
        if marginal := MARGINAL.match(script.text, start, end):
            at = marginal.start("number")
            found.append(Sentence(start, at, opens))
        for match in END.finditer(script.text, start, end):
            if abbreviated(script.folded, match.start()):
                continue
            if ORDINAL.fullmatch(script.folded, at, match.start()):
                continue  # « 1. », « 7.1. », « a. »: an item's number
            found.append(Sentence(at, match.start() + 1, opens and at == start))
            at = match.end()
        if at < end:
            found.append(Sentence(at, end, opens and at == start))
    return [one for one in found if SAYS.search(script.text, one.start, one.end)]


def abbreviated(folded: str, dot: int) -> bool:
    """Whether the full stop at a place ends a word that is cut short: « M. », « No. », « J. »."""
    if folded[dot] != ".":
        return False
    match = WORD_BEFORE.search(folded, max(0, dot - 12), dot)
    if not match:
        return False
    word = re.split(r"['’]|[.]-", match.group())[-1]  # « M.-A. », « l'art. »
    if word == "f" and FRANCS.search(folded, max(0, dot - 14), dot):
        return False
    return word in ABBREVIATIONS or (len(word) == 1 and word.isalpha())


def stretches(script: Script) -> Iterator[tuple[int, int, bool]]:
    """Runs of lines that read on: (start, end, whether the run begins a block)."""
    if not script.lines:
        return
    widest = widths(script)
    start = script.lines[0].start
    opens = True
    for line, after in zip(script.lines, [*script.lines[1:], None], strict=True):
        if after is None or breaks(script, line, after, widest):
            yield start, line.end, opens
            if after is not None:
                start, opens = after.start, after.first
    return


def widths(script: Script) -> dict[int, int]:
    """The letters of the longest line of each block."""
    widest: dict[int, int] = {}
    for line in script.lines:
        widest[line.block] = max(widest.get(line.block, 0), line.end - line.start)
    return widest


def breaks(script: Script, line: Line, after: Line, widest: dict[int, int]) -> bool:
    """Whether a sentence ends with a line: a new block, a label, a line ended on purpose."""
    text = script.text[line.start : line.end].rstrip()
    coming = script.text[after.start : after.end].lstrip()
    if not text or not coming or RULE.fullmatch(text) or RULE.fullmatch(coming):
        return True
    if script.text[line.end] == " ":
        return False  # unwrapped
    if RESOLVED.fullmatch(text) and THAT.match(coming):
        return False  # "RESOLVED: | (1) That the report be noted"
    if line.block != after.block:
        # A block whose last line ends in mid-sentence reads on where the next begins so.
        runs_on = coming[0].islower() and not ENDED.search(text)
        return not runs_on or bool(BULLET.match(coming) or REFERENCE.match(coming))
    if NUMBERED_LINE.match(coming) or RULE.fullmatch(text) or RULE.fullmatch(coming):
        return True
    if LEADING_NUMBER.match(coming) or MARGINAL.match(coming):
        return True
    if LONE_NUMBER.fullmatch(text) or LONE_NUMBER.fullmatch(coming):
        return bool(ENDED.search(text) or not coming[0].islower())
    if coming[0].islower():
        return bool(re.match(r"\(?[a-z][.)]\s", coming)) and bool(ENDED.search(text))
    if BULLET.match(coming):
        return True
    if GOES_ON.search(text) and PERSON.match(coming):
        return False  # « … Mme Roy et | M. Côté) »
    if LINE_STARTERS.match(script.folded, after.start, after.end):
        return True
    if LISTED.search(text):
        return False
    if LABEL.match(coming) or ROLL.fullmatch(coming):
        return True
    room = len(text) + 1 + len(coming.split(maxsplit=1)[0])
    if INITIAL.search(text) and room >= SHORT * widest[line.block]:
        return False  # « … (L. Roy, O. | Côté) »
    return bool(ENDED.search(text)) or room < SHORT * widest[line.block]

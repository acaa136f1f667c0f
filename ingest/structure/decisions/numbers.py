"""Numbers of resolutions, délibérations and motions as printed, told from dates and files. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from ingest.structure.items.titles import Heading
from ingest.structure.script import MARGINAL, RULE, Line, Script
from ingest.structure.words import LANGUAGES, either

PARTS = (
    r"[A-Z]{1,4}-?\d{6,8}-\d{1,2}(?:\.\d{1,2}){1,2}|"  # a day and its item: « CA-230921-4.1 »
    r"\d{1,2}\.\d{2}\.\d{4}/[A-Z]{1,3}/\d{3,4}|"  # a day, part and item: « 29.03.2023/A/0001 »
    r"(?:(?:19|20)\d{2}|\d{2})\.\d{2}\.\d{2,3}(?![\d.,/-]*\d)|\d{1,2}\.\d{2}/\d{2}(?!\d)|"
    r"(?:\d{4,8}(?:[-_/.][A-Z]{1,5}){1,2}[-_/.]\d{1,6}|\d{2,3}[-_/.][A-Z]{1,5}[-_/.]\d{3,6})|"
    r"(?:[A-ZÀ-Þ]{1,5}[- ]?)?\d{1,8}"
    r"(?:(?: ?/ ?|[-._])(?:[A-Z]{1,4}-){0,2}[A-Z]{0,4}\d{1,6}(?![\d,]*[.,]\d))"
    r"{1,4}(?:-[A-Z]{1,5}-?\d{1,4})?(?:-?[A-Z])?|[A-Z]{2,4}\d{2}(?: \d{2})? \d{3,4}"
    r"|\d{1,4} [-–] (?:19|20)\d{2}(?=\s*(?:[:.]|$|M[Oo][VvTt]|O[Ff]{2}|WH|BE ))"
    r"|\d{1,4} of (?:19|20)\d{2}|[A-Z]{1,2}\d{2}\(\d{1,4}\)"
    r"|(?!(?:LO|[LRD])\.)(?:[A-Z]{1,6}[-_/.]){1,4}\d{1,8}"  # « DEL-B-2024-061 », « DCM_2023_12 »
    r"(?:[-_/.](?:[A-Z]{1,4}-?)?\d{1,6}){1,4}(?:-?[A-Z])?|(?:[A-Z]{1,4}-){2,3}\d{1,5}"
)
LABELS = tuple(re.compile(rf"[ ]{{0,4}}(?:{words.NUMBER_LABELS})") for words in LANGUAGES)
NUMBER = re.compile(rf"(?:{PARTS})(?![\w€$£%])")
DOTTED = re.compile(r"\d{2,4}(?:\.[A-Z]?\d{1,4}){1,3}(?![\w€$£%])")  # « Rapport n° 23.05.01 »
FILE = re.compile(r"\d{2,4}-\d{3,5}(?= )")
PLAIN = re.compile(r"#?(?:\d{1,3},\d{3}|\d{1,8})[A-Z]?(?!\d|[\w€$£%/.,-]\w|[-/]\s*$)", re.MULTILINE)
DATE = re.compile(r"\d{1,2} ?[-/.] ?\d{1,2} ?[-/.] ?(?:19|20)\d{2}$|\d{4}-\d{2}-\d{2}$")
YEARS = re.compile(r"((?:1[5-9]|20)\d{2}) ?[-/] ?((?:1[5-9]|20)\d{2})")  # « 1949-1987 »
LIFE = re.compile(r"(\d{3,4}) ?- ?(1\d{3})")  # « 965-1039 », under a name
LONGEST_LIFE = 120  # years
ADOPTED = re.compile(rf"(?:{either('NUMBER_ADOPTED')})")
VOTED = re.compile(either("NUMBER_VOTED"))
ASKED = re.compile(  # "Consider approval of Resolution 15-031"
    r"(?:(?:consider(?:ation of)?|discuss(?:ion of)?|approv(?:e|al of)|adopt(?:ion of)?"
    r"|pass(?:age of)?|action on|and|possible) ){1,5}(?:an? |the )?"
)
ITEM = re.compile(r"[ ]*(?:\(?\d{1,2}(?:\.\d{1,3})*[a-z]?[.)/°:]? ?[-–]? ?|[a-z][.)] ?)")
CITES = re.compile(r"\b(?:[LRD]|[Aa]rt|[Aa]rticles?|[Nn]os?)\.?$|,$")  # « l'article L. | 143-16 »
SURE_LABEL = re.compile(
    r"n\s?°|\bno\b|#|\bnum|resolution|ordinance|motion|minute|arrete|council decision"
)
HEADED = re.compile(
    r"[ ]*(?:(?:[IVX]{1,5}(?=[.)])|\(?\d{1,2})(?:\.\d{1,3})*[a-z]?[.)/°:]? ?[-–]? ?|[a-zA-Z][.)] ?)"
)
LETTERED = re.compile(r"(?:[A-Z]{1,4}-){1,3}\d{1,5}(?![\w€$£%-])")
SERIAL = re.compile(  # « 6.1. 2024-01-012 Titre »: the year, the month and a count
    r"(?:[A-Z]{1,4}[- ]?)?(?:(?:19|20)\d{2}-\d{2}|\d{2}-\d{2})-\d{3,4}(?= [A-ZÀ-Þ])"
)
LAST_PART = re.compile(r"[(–—] ?")
MOVED = re.compile(
    r"(?:RESOLVED|Resolved|MOVED|Moved)\b"
    r"|[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,2}\s?[:–-]\s?(?:That|THAT|Que|QUE)\b"
)
TAIL = re.compile(r"[ ]*[|:.–—)-]*[ ]*")
SMALL = re.compile(r"\d{1,2}/\d{1,3}(?:/\d\w?)?")
LAST_COUNT = re.compile(r"\d+(?=\D*$)")
MARK = re.compile(r" ?[,;(–—-] ?")
COLON = re.compile(r" ?: ?(?=[A-ZÀ-Þ])")


@dataclass(frozen=True, slots=True)
class Number:
    """A number at the head of a line. after is where the rest of the line begins.

    alone: nothing follows it on its line. labelled: « Résolution », "No." stand before it. moved:
    who moves that something be done follows ("71/13 Hubble: That …").
    """

    start: int
    after: int
    text: str
    alone: bool
    labelled: bool
    moved: bool = False


def numbers_of(script: Script) -> list[Number]:
    """The numbers that lines begin with. Unlabelled ones count where their shape comes again."""
    found = []
    for before, line in zip([None, *script.lines], script.lines, strict=False):
        if marginal := MARGINAL.match(script.text, line.start, line.end):
            at, after = marginal.span("number")
            after = next(n for n in range(after, line.end) if script.text[n] not in " :.")
            found.append(Number(at, after, marginal["number"], False, True, moved=True))
            continue
        at = line.start
        while at < line.end and script.text[at] in " *•#(":
            at += 1
        label = label_at(script.folded, at, line.end) or label_at(
            script.folded, line.start, line.end
        )
        at = max(at, label.end()) if label else at
        match = NUMBER.match(script.text, at, line.end)
        if label and not match and SURE_LABEL.search(label.group()):
            match = DOTTED.match(script.text, at, line.end) or PLAIN.match(
                script.text, at, line.end
            )
        if not match and (item := ITEM.match(script.folded, line.start, line.end)):
            match = FILE.match(script.text, item.end(), line.end)  # "1. 24-0123 An ordinance"
            match = SERIAL.match(script.text, item.end(), line.end) or match
        if not match:
            continue
        match = second_of(script, match, line.end) or match
        tail = TAIL.match(script.text, match.end(), line.end)
        after = tail.end() if tail else match.end()
        alone = after >= line.end
        lettered = match.group()[0].isalpha()
        led = label and COLON.match(script.text, match.end(), line.end)
        heads = alone or lettered or led or line.first
        heads = heads or bool(found and follows(found[-1].text, match.group()))
        if not (heads or before is None or ended(script, before)):
            continue  # « de la loi | n° 2015-991 du 7 août »: a line's end in running text
        number = " ".join(match.group().split())
        moved = bool(MOVED.match(script.text, after, line.end))
        punctuated = alone or (tail and tail.group().strip())
        if SMALL.fullmatch(number) and not (label or moved or punctuated):
            continue  # « 24/141 Apologies »: an item's
        found.append(Number(line.start, after, number, alone, bool(label), moved))
    shapes = Counter(shape(one.text) for one in found if not one.labelled)
    series = {shape(one.text) for one in found if is_no_day(one.text)}
    series |= counting([one.text for one in found])
    return [one for one in found if is_number(one, shapes, series)]


def counting(numbers: Sequence[str]) -> set[str]:
    """Those that count on by one from another: « 23/011 », « 23/012 »; « 2023-04-12 », « -13 »."""
    return {one for two in pairwise(numbers) if follows(*two) for one in two}


def follows(one: str, after: str) -> bool:
    """Whether a number is the next of another, of the same width and form."""
    count, coming = LAST_COUNT.search(one), LAST_COUNT.search(after)
    return bool(
        count
        and coming
        and one[: count.start()] == after[: coming.start()]
        and len(count.group()) == len(coming.group())
        and int(coming.group()) - int(count.group()) == 1
    )


def second_of(script: Script, first: re.Match[str], end: int) -> re.Match[str] | None:
    """The resolution's number behind the motion's: « Motion 1, Résolution 46/2023 : »."""
    if not (mark := MARK.match(script.text, first.end(), end)):
        return None
    label = label_at(script.folded, mark.end(), end)
    if label is None or not SURE_LABEL.search(label.group()):
        return None
    return NUMBER.match(script.text, label.end(), end) or PLAIN.match(script.text, label.end(), end)


def label_at(folded: str, start: int, end: int) -> re.Match[str] | None:
    """The longest label at a place: « résolution numéro » is more than "resolution"."""
    found = [match for label in LABELS if (match := label.match(folded, start, end))]
    return max(found, key=lambda match: match.end(), default=None)


def ended(script: Script, line: Line) -> bool:
    """Whether a line ends a sentence or a label, rather than running on."""
    text = script.text[line.start : line.end].rstrip()
    if CITES.search(text):
        return False
    if text.isupper() or RULE.fullmatch(text):
        return True
    return len(text) < 45 or text[-1:] in ".:;!?»)"


def is_no_day(number: str) -> bool:
    """Whether what is written as a day is none: « 2020-10-32 » is a resolution."""
    parts = re.fullmatch(r"(?:19|20)\d{2}-(\d{2})-(\d{2})", number)
    return parts is not None and not (1 <= int(parts[1]) <= 12 and 1 <= int(parts[2]) <= 31)


def is_number(one: Number, shapes: Counter[str], series: Set[str]) -> bool:
    """Whether what heads a line numbers a decision rather than an item, a date or a file.

    shapes: how often each shape comes; series: shapes of days of which one is no day, and numbers
    that count on.
    """
    life = LIFE.fullmatch(one.text)
    years = YEARS.fullmatch(one.text)
    if years and one.labelled and int(years[2]) < int(years[1]):
        return True  # « Délibération n° 2023-1847 »
    if years or (life and 0 < int(life[2]) - int(life[1]) <= LONGEST_LIFE):
        return False
    if one.labelled:
        return not (DATE.match(one.text) and not one.alone)
    if re.fullmatch(r"\d{2,4}\.\d{2}\.\d{2,3}", one.text):
        return one.text in series  # « 19.11.01 », « 19.11.02 »
    if re.fullmatch(r"\d{1,2}(?:\.\d{1,2}){1,3}", one.text) and one.text.count(".") < 3:
        return False  # « 7.1 » is an item's
    if re.fullmatch(r"\d+\.\d+", one.text):
        return False
    if one.moved:
        return True
    if SMALL.fullmatch(one.text) or len(re.sub(r"\D", "", one.text)) < 4:
        return one.text in series and len(one.text) > 5  # « 1/3 » is a page's
    again = shapes[shape(one.text)]
    if DATE.match(one.text):
        in_series = again >= 2 and (one.alone or bool({shape(one.text), one.text} & series))
        return is_no_day(one.text) or in_series
    return one.alone or again >= 2 or bool(re.search(r"[A-Z]", one.text))


def shape(number: str) -> str:
    """'R2024-228' -> 'R9-9'."""
    return re.sub(r"\d+", "9", re.sub(r"\s", "", number))


def adopted(text: str, folded: str) -> str | None:
    """The number of the resolution or ordinance that a motion adopts: "Ordinance No. 1187"."""
    for match in ADOPTED.finditer(folded):
        number = NUMBER.match(text, match.end()) or PLAIN.match(text, match.end())
        if number:
            return " ".join(number.group().strip(" .,#").split())
    return None


def voted(text: str, folded: str) -> str | None:
    """The number of the matter that a verdict names: « Le postulat 21-304 est classé »."""
    match = VOTED.search(folded)
    number = NUMBER.match(text, match.end()) if match else None
    if match and not number:
        number = PLAIN.match(text, match.end())
    return number.group() if number else None


def in_title(script: Script, start: int, end: int) -> Number | None:
    """The number that an item's title gives its decision: « 1. Délibération n° 35-2024 : … ».

    Or « … d'un lot (délibération n° 2021-07-04) », at its end, and « VI.4. P-R-118 Fermeture … ».
    """
    prefix = HEADED.match(script.text, start, end)
    at = prefix.end() if prefix else start
    if asked := ASKED.match(script.folded, at, end):
        at = asked.end()
    if not (label := label_at(script.folded, at, end)):
        match = (
            LETTERED.match(script.text, at, end)
            or SERIAL.match(script.text, at, end)
            or last_of_title(script, at, end)
        )
    else:
        match = (
            NUMBER.match(script.text, label.end(), end)
            or PLAIN.match(script.text, label.end(), end)
            or last_of_title(script, label.end(), end)
        )  # "Resolution awarding … (Res. 2015-289)"
    if not match:
        return None
    return Number(start, match.end(), " ".join(match.group().split()), False, True)


def last_of_title(script: Script, start: int, end: int) -> re.Match[str] | None:
    """The labelled number in brackets or behind a dash that ends a title."""
    for mark in LAST_PART.finditer(script.text, start, end):
        label = label_at(script.folded, mark.end(), end)
        match = NUMBER.match(script.text, label.end(), end) if label else None
        if match and not re.search(r"\w", script.text[match.end() : end]):
            return match
    return None


def between(numbers: Sequence[Number], start: int, end: int) -> list[Number]:
    return [one for one in numbers if start <= one.start < end]


def under_titles(numbers: Sequence[Number], headings: Sequence[Heading]) -> dict[int, Number]:
    """Numbers alone on the line under a title that they run on from: « … (zone H-14) | 23-306 »."""
    ends = sorted((one.start, one.end) for one in headings)
    found: dict[int, Number] = {}
    for one in numbers:
        at = bisect_left(ends, (one.start, 0)) - 1
        if one.alone and at >= 0 and one.start - 2 <= ends[at][1] <= one.after < ends[at][1] + 60:
            found[one.start] = one
    return found


def left_behind(script: Script, number: Number, heading: Heading, owner: str | None) -> bool:
    """Whether a number belongs to what stood between it and a numbered heading.

    owner: the number of the heading that it is in: « 2. Élection du maire (2020-05-01) | 2.1. … ».
    """
    if owner and (heading.number or "").startswith(f"{owner}."):
        return False
    between = script.text[number.after : heading.start].strip()
    return bool(between) and heading.number is not None

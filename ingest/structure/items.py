"""What was on the table: numbered headings, else bullets under « Ordre du jour », else titles.

A number counts only as part of a sequence (1, 2, 3; 7.1, 7.2; a, b), since reports and resolutions
are full of numbers; the sequence that runs through the document is its items. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from archive.model import AgendaItem, Kind
from ingest.structure.script import LONE_NUMBER, Line, Script
from ingest.structure.titles import HEADING, MINUTES_WORDS, Heading, titles
from ingest.structure.words import LINE_STARTERS, either

MOST_WORDS = 45  # of a title: more is a paragraph with a number
ACTS = (Kind.RESOLUTION, Kind.BYLAW)
LISTED = (Kind.AGENDA, Kind.PACKET, Kind.NOTICE)
NUMBERED = re.compile(
    rf"[ ]{{0,12}}[*•§#]?[ ]?(?:[a-z]{{0,4}}-?\d{{2,4}}-\d{{2,5}}(?:-[a-z]?\d{{1,5}})?[ ]{{"
    rf"1,4}}(?=\d{{1,2}}\.))?(?P<label>{either('ITEM_LABELS')})?"
    r"(?P<number>\d{1,4}/\d{2,4}(?= [^\W\d_])|\d{2}\.\d{2}\.\d{2}"
    r"|\d{1,2}(?:\.\d{1,3}){1,3}|\d{1,2} ?[a-z]?|[ivx]{1,5}"
    r"|[a-z])"
    r"(?P<mark>\s?[.)/:°](?!\d)[-–—.)]?\s?|\s?[-–—]{1,2}\s|\s{1,4})(?=\S)"
)
HEAD = re.compile(
    rf"\W{{0,4}}(?:\d{{1,2}}[.)] ?)?(?:{either('AGENDA_HEADS')})(?: [^\n]{{0,40}})?\s*[:.]?\s*$"
)
LIST_ENDS = re.compile(rf"\W{{0,4}}(?:{either('AGENDA_ENDS')})")
BULLET = re.compile(r"\s{0,8}[-•●○▪➢–*\uf0b7☐]\s?(?=\S)")
CUT = re.compile(r"\s?:\s|\s[–—-]\s|\.\s|:$")
ACT_LABEL = re.compile(
    r"(?i:(?:d[ée]lib[ée]ration|r[ée]solution)\s*n[°ºo]\.?\s*[\w/-]{1,16}\s*[:–—-]\s*)(?=["
    r"A-ZÀ-Þ])|\d{4}-\d{3,5} (?=[A-Z])"
)
UNITS = re.compile(
    r"(?:h|heures?|st|nd|rd|th|er|eme|jours?|mois|ans?|euros?"
    r"|€|\$|%|votes?|voix|abstention\w*|janvier|fevrier|mars"
    r"|avril|mai|juin|juillet|aout|septembre|octobre|novembre"
    r"|decembre|january|february|march|april|may|june|july"
    r"|august|september|october|november|december)\b"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that begins like a numbered item. order is the number as a value, style its kind."""

    line: int
    start: int
    after: int
    number: str
    style: str
    order: tuple[int, ...]
    labelled: bool


def headings_of(script: Script, kind: Kind) -> list[Heading]:
    """The items of a document in order."""
    listed = kind in LISTED
    if not script.lines:
        return []
    # An act numbers its articles and its reasons, which are no items.
    found = [] if kind in ACTS else numbered(script, listed=listed)
    if listed:
        return found or bulleted(script)
    titled = titles(script, found, usual=len(found) >= 3)
    return sorted([*found, *titled], key=lambda one: one.start)


def items_of(script: Script, headings: Sequence[Heading]) -> list[AgendaItem]:
    """Headings as items, each with its place on the page."""
    return [
        AgendaItem(one.number, one.title, one.level, script.place(one.start, one.end), one.sure)
        for one in headings
    ]


def numbered(script: Script, *, listed: bool) -> list[Heading]:
    """The sequence of numbers that runs through the document, with what is numbered under it."""
    runs = runs_of(list(candidates(script)), fewest=2 if listed else 3)
    best = main_run(script, runs, listed=listed)
    if best is None:
        return []
    top = [heading(script, one, 1, listed=listed) for one in best]
    found = []
    ends = [one.start for one in best[1:]] + [len(script.text)]
    rest = list(candidates(script))
    for one, title, end in zip(best, top, ends, strict=True):
        found.append(title)
        inside = [c for c in rest if one.start < c.start < end]
        found += under(script, one, inside, listed=listed)
    return [one for one in found if one.title]


def candidates(script: Script) -> Iterator[Candidate]:
    """Every line that begins with a number, a letter or a roman number and goes on."""
    for n, line in enumerate(script.lines):
        match = NUMBERED.match(script.folded, line.start, line.end)
        if not match or match.end() >= line.end:
            # A number alone on its line belongs to the title on the next.
            continue
        written = script.text[match.start("number") : match.end("number")].strip()
        mark = match["mark"]
        rest = script.text[match.end() : line.end]
        bare = not mark.strip()
        if UNITS.match(script.folded, match.end(), line.end) and bare:
            continue
        if bare and not match["label"] and not (rest[:1].isupper() and written[0].isdigit()):
            continue
        if not any(char.isalpha() for char in rest[:40]):
            continue
        if (made := order_of(written)) is None:
            continue
        style, order = made
        if style in ("upper", "lower", "roman") and (
            bare or (style == "lower" and rest[:1].islower())
        ):
            continue
        yield Candidate(n, line.start, match.end(), written, style, order, bool(match["label"]))
        if written in ("V", "X"):  # a letter and a figure: the sequence tells which
            order = (roman(written),)
            yield Candidate(n, line.start, match.end(), written, "roman", order, False)


def order_of(number: str) -> tuple[str, tuple[int, ...]] | None:
    """(style, value) of a number as written."""
    if re.fullmatch(r"\d{1,2}", number):
        return "whole", (int(number),)
    if match := re.fullmatch(r"(\d{1,4})/\d{2,4}", number):
        return "minute", (int(match[1]),)
    if re.fullmatch(r"\d{2}\.\d{2}\.\d{2}", number):
        return "coded", (int(number[-2:]),)
    if re.fullmatch(r"\d{1,2}(?:\.\d{1,3})+", number):
        return "dotted", tuple(int(part) for part in number.split("."))
    if match := re.fullmatch(r"(\d{1,2}) ?([A-Za-z])", number):
        return "lettered", (int(match[1]), ord(match[2].lower()) - 96)
    if re.fullmatch(r"[IVX]{1,5}", number) and number not in ("X", "V"):
        return "roman", (roman(number),)
    if re.fullmatch(r"[A-Z]", number):
        return "upper", (ord(number) - 64,)
    if re.fullmatch(r"[a-z]", number):
        return "lower", (ord(number) - 96,)
    return None


def roman(number: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[char] for char in number]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def runs_of(found: Sequence[Candidate], *, fewest: int) -> list[list[Candidate]]:
    """Sequences that begin with 1 and count on, a number left out here and there."""
    runs: list[list[Candidate]] = []
    for one in found:
        if one.style not in ("whole", "roman", "upper", "coded", "minute"):
            continue
        n = one.order[0]
        fitting = [
            run for run in runs if run[-1].style == one.style and 0 < n - run[-1].order[0] <= 2
        ]
        if fitting:
            # The run that waits for exactly this number, the latest first.
            exact = [run for run in fitting if n - run[-1].order[0] == 1]
            max(exact or fitting, key=lambda run: (len(run), run[-1].start)).append(one)
        elif n == 1 or one.style == "minute" or (one.labelled and not runs):
            runs.append([one])
    return [
        run
        for run in runs
        if len(run) >= fewest or (len(run) == 2 and all(c.labelled for c in run))
    ]


def main_run(
    script: Script, runs: Sequence[Sequence[Candidate]], *, listed: bool
) -> Sequence[Candidate] | None:
    """The sequence that is the document's items, if any is."""
    likely = []
    for run in runs:
        words = [len(block_text(script, one).split()) for one in run]
        cut = sum(map(has_cut(script), run)) / len(run)
        if not listed and median(words) > MINUTES_WORDS and cut < 0.5:
            continue
        spread = (run[-1].start - run[0].start) / max(1, len(script.text))
        own = run[0].labelled or headed(script, run) or (spread > 0.12 and apart(script, run))
        if not listed and spread < 0.3 and not own:
            continue  # a list within a resolution, or the agenda before the minutes
        likely.append((len(run) + (0 if listed else 12 * spread) + 2 * run[0].labelled, run))
    if not likely:
        return None
    return max(likely, key=lambda pair: pair[0])[1]


def headed(script: Script, run: Sequence[Candidate]) -> bool:
    """Whether most of a sequence are headings by their capitals or by what they say."""
    written = [script.text[one.after : script.lines[one.line].end] for one in run]
    usual = [
        title.isupper() or bool(HEADING.match(script.folded, one.after)) for title, one in
        zip(written, run, strict=True)
    ]  # fmt: skip
    return sum(usual) / len(usual) >= 0.6


def apart(script: Script, run: Sequence[Candidate]) -> bool:
    """Whether each of a sequence is a short line of its own, with text of another kind under it."""
    lines = [script.text[script.lines[one.line].start : script.lines[one.line].end] for one in run]
    short = all(len(line.split()) <= 12 and line.rstrip()[-1:] not in ".;:," for line in lines)
    return short and all(two.line - one.line > 1 for one, two in pairwise(run))


def has_cut(script: Script) -> Callable[[Candidate], bool]:
    """Whether a numbered paragraph has its title before a colon or on a line of its own."""

    def check(one: Candidate) -> bool:
        line = script.lines[one.line]
        text = script.text[one.after : line.end]
        return bool(CUT.search(text[:80])) or len(text.split()) <= 8

    return check


def under(
    script: Script, top: Candidate, inside: Sequence[Candidate], *, listed: bool
) -> list[Heading]:
    """What is numbered under an item: 7.1, 7a, or a, b, c."""
    found: list[Heading] = []
    expected: dict[str, int] = {}
    for one in inside:
        if one.style == "dotted" and one.order[0] == top.order[0] and top.style in ("whole",):
            found.append(heading(script, one, len(one.order), listed=listed))
        elif one.style == "lettered" and one.order[0] == top.order[0]:
            found.append(heading(script, one, 2, listed=listed))
        elif one.style in ("upper", "lower") and one.style != top.style:
            want = expected.get(one.style, 1)
            if one.order[0] == want or (one.order[0] == want + 1 and want > 1):
                expected[one.style] = one.order[0] + 1
                made = heading(script, one, 2, listed=listed)
                if len(made.title.split()) <= MINUTES_WORDS:
                    found.append(made)
        elif one.style == "whole" and top.style in ("roman", "upper"):
            want = expected.get("whole", 1)
            if one.order[0] in (want, want + 1):
                expected["whole"] = one.order[0] + 1
                found.append(heading(script, one, 2, listed=listed))
    return found


def block_text(script: Script, one: Candidate) -> str:
    """From a number to the end of its block, or the next line that begins another item."""
    return script.text[one.after : block_end(script, one)]


def block_end(script: Script, one: Candidate) -> int:
    line = script.lines[one.line]
    end = line.end
    for after in script.lines[one.line + 1 :]:
        if after.block != line.block:
            break
        if LINE_STARTERS.match(script.folded, after.start, after.end):
            break
        if NUMBERED.match(script.folded, after.start, after.end) or BULLET.match(
            script.text, after.start, after.end
        ):
            break
        end = after.end
    return end


def heading(script: Script, one: Candidate, level: int, *, listed: bool) -> Heading:
    """A candidate with its title: all of its block in an agenda, what heads it in minutes."""
    whole = script.text[one.after : block_end(script, one)]
    lead = len(match.group()) if (match := ACT_LABEL.match(whole)) else 0
    whole = whole[lead:]  # « Délibération n° 35-2024 : Tarifs »
    title = whole if listed else head_of(whole)
    # A title that runs over a block's end: « …(PPI) \n\n pour la gestion »
    title = " ".join(title.split()).strip(" :–—-")
    words = title.split()
    if len(words) > MOST_WORDS:
        title = " ".join(words[:MOST_WORDS])
    sure = 0.9 if level == 1 else 0.8
    number = one.number.strip()
    end = one.after + max(1, len(title) + lead)
    return Heading(one.start, end, number, title, level, sure)


def head_of(text: str) -> str:
    """The title of a numbered paragraph of minutes."""
    first, _, rest = text.partition("\n")
    if first.isupper() and rest and not rest.split("\n")[0].isupper():
        return first
    for match in CUT.finditer(text[:160]):
        before, after = text[: match.start()], text[match.end() :]
        if len(before.split()) <= 16 and len(after.split()) > 6 and ("." in after or "\n" in text):
            if match.group().strip() in ("–", "—", "-") and len(before.split()) < 1:
                continue
            return before
    if len(text.split()) > MINUTES_WORDS:
        return first
    lines = text.split("\n")
    if len(lines) > 1 and LONE_NUMBER.fullmatch(lines[1]):
        return first
    if len(lines) > 1 and len(lines[0]) < 0.7 * max(map(len, lines)):
        return first
    return text


def bulleted(script: Script) -> list[Heading]:
    """The lines under « Ordre du jour », each an item, with bullets or without."""
    start = next(
        (
            n
            for n, line in enumerate(script.lines)
            if HEAD.match(script.folded[line.start : line.end])
        ),
        None,
    )
    if start is None:
        return []
    found: list[Heading] = []
    bullets = False
    before: Line | None = None
    for line in script.lines[start + 1 :]:
        text = script.text[line.start : line.end]
        if not text.strip():
            continue
        if LIST_ENDS.match(script.folded, line.start, line.end) and found:
            break
        mark = BULLET.match(text)
        bullets = bullets or bool(mark)
        begins = bool(mark) if bullets else (line.first or text.strip()[:1].isupper())
        if begins:
            title = text[mark.end() :].strip() if mark else text.strip()
            if len(title.split()) > MOST_WORDS:
                break
            found.append(Heading(line.start, line.end, None, title.strip(" :;."), 1, 0.7))
        elif found and before and before.block == line.block:
            last = found[-1]
            found[-1] = Heading(last.start, line.end, None, f"{last.title} {text.strip()}", 1, 0.7)
        else:
            break
        before = line
        if len(found) > 80:
            break
    return found if len(found) > 1 else []

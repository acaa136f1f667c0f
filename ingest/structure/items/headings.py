"""What was on the table: numbered headings, else bullets under « Ordre du jour », else titles.

A number counts only as part of a sequence (1, 2, 3; 7.1, 7.2; a, b), since reports and resolutions
are full of numbers; the sequence that runs through the document is its items. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median

from archive.model import AgendaItem, Kind
from ingest.identity.folding import fold
from ingest.reading import WIDE
from ingest.structure.items.agendas import BULLET, MOST_WORDS, RUNS_ON, heads_list, unnumbered
from ingest.structure.items.filed import FILED, beneath, filed
from ingest.structure.items.sequences import (
    LETTERS,
    NUMBERED,
    PADDED,
    Candidate,
    candidates,
    follows,
    lasting,
    runs_of,
    with_slips,
    with_strays,
)
from ingest.structure.items.titles import HEADING, LETTERHEAD, MINUTES_WORDS, Heading, titles
from ingest.structure.script import LONE_NUMBER, Line, Script
from ingest.structure.words import LINE_STARTERS, either

COUNTED_UNDER = ("roman", "upper", "dashed letter")  # by 1, 2, 3 of their own
PARTED = ("dotted", "dashed")
ACTS = (Kind.RESOLUTION, Kind.BYLAW)
LISTED = (Kind.AGENDA, Kind.PACKET, Kind.NOTICE)
CUT = re.compile(r"\s?:\s|\s[–—-]\s|\.\s|:$")
CLAUSE = re.compile(r"(?:de |d'|que |qu'|that |to |vu |attendu|considerant|whereas|article )")
TALLY = re.compile(r" ?:\s*\d[\d ,.]{0,12}$")
ANEW = ("whole", "upper", "roman")
STORY = re.compile(
    rf"(?<=\w\w)[ \n.:–—-]{{1,4}}(?:p\.?\d{{1,3}} {{1,4}})?(?={either('TITLE_ENDS')})"
)
GOES_ON = re.compile(r"\b(?:nos?|n|art|sec|st|ste|mrs?|ms|dr|mm?|mmes?|vs?|[a-z])\.$")
LEADERS = re.compile(  # « Budget ........ 12 », "Reports Pages 13-20"
    r"\s?(?:(?:\. ?|… ?|_){4,80}\s?(?:pp?\.? ?|pages? )?[\d –-]{0,10}"
    r"|(?:\bpages?|\bpp?\.) ?\d[\d –-]{0,9})$",
    re.IGNORECASE,
)
NEARBY = 25  # lines between the sequences of one agenda
ACT_LABEL = re.compile(
    r"(?i:(?:d[ée]lib[ée]ration|r[ée]solution)\s*n[°ºo]\.?\s*[\w/-]{1,16}\s*[:–—-]\s*)(?=["
    r"A-ZÀ-Þ])|\d{4}-\d{3,5} (?=[A-Z])"
)


def headings_of(script: Script, kind: Kind) -> list[Heading]:
    """The items of a document in order."""
    listed = kind in LISTED
    if not script.lines:
        return []
    # An act numbers its articles and its reasons, which are no items.
    found = [] if kind in ACTS else numbered(script, listed=listed)
    if kind not in ACTS:
        found = with_files(script, found, listed=listed)
    if listed:
        return found or unnumbered(script)
    # "4.01" and "5.02" alone stand under headings that have no number.
    usual = len(found) >= 3 and not all(map(PADDED.fullmatch, (one.number or "" for one in found)))
    titled = titles(script, found, usual=usual, margins=kind not in ACTS)
    return sorted([*found, *titled], key=lambda one: one.start)


def with_files(script: Script, found: Sequence[Heading], *, listed: bool) -> list[Heading]:
    """The numbered headings with what stands under them by the number of its file."""
    if not found and not listed and (placed := beneath(script)):
        return placed
    level = 2 if found else 1
    taken = [one.start for one in found]
    own = [
        heading(script, one, level, listed=listed)
        for one in filed(script, under=len(found) > 1, listed=listed)
        if one.start not in taken
    ]
    return sorted([*found, *own], key=lambda one: one.start)


def items_of(script: Script, headings: Sequence[Heading]) -> list[AgendaItem]:
    """Headings as items, each with its place on the page."""
    return [
        AgendaItem(one.number, one.title, one.level, script.place(one.start, one.end), one.sure)
        for one in headings
    ]


def numbered(script: Script, *, listed: bool) -> list[Heading]:
    """The sequence of numbers that runs through the document, with what is numbered under it."""
    rest = list(candidates(script))
    runs = runs_of(rest)
    best = main_run(script, lasting(runs, fewest=2 if listed else 3), listed=listed)
    if best:
        best = with_slips(best, rest) if listed else with_strays(best, rest)
    anew = begun_anew(script, best or [], runs, listed=listed)
    best = sorted([*(best or []), *anew], key=lambda one: one.start)
    if not best:
        return []
    found = []
    ends = [one.start for one in best[1:]] + [len(script.text)]
    last: dict[str, int] = {}
    for one, end in zip(best, ends, strict=True):
        found.append(heading(script, one, 1, listed=listed))
        inside = [c for c in rest if one.start < c.start < end]
        found += under(script, one, inside, last, listed=listed)
    found += moved_parts(script, found, rest, listed=listed)
    return [one for one in sorted(found, key=lambda one: one.start) if one.title]


def begun_anew(
    script: Script, best: Sequence[Candidate], runs: Sequence[list[Candidate]], *, listed: bool
) -> list[Candidate]:
    """Sequences that begin with 1 again under each heading that has no number itself."""
    found: list[list[Candidate]] = []
    last = best[-1].line if best and titled(script, best[0]) else -1
    for run in runs:
        if run[0].style not in ANEW or run[0].order != (1,) or any(one in best for one in run):
            continue
        if best and (
            run[0].style != best[0].style or best[0].start < run[-1].start < best[-1].start
        ):
            continue
        if best and listed and not (last >= 0 and abs(run[0].line - last) <= NEARBY):
            continue  # a packet's reports have lists too
        margin = not listed and bool(best) and run[0].style == "upper"
        begins = listed and heads_list(script, line_before(script, run[0]))
        if begins or titled(script, run[0]) or (margin and script.lines[run[0].line].first):
            found.append(run)
            last = max(last, run[-1].line)
    if not best and len(found) == 1:  # a special meeting on one matter
        lone = listed and heads_list(script, line_before(script, found[0][0]))
        return found[0] if lone else []
    return [one for run in found for one in run]


def line_before(script: Script, one: Candidate) -> Line | None:
    """The last line with words before a candidate."""
    above = reversed(script.lines[: one.line])
    return next((line for line in above if line.end > line.start), None)


def titled(script: Script, one: Candidate) -> bool:
    """Whether a heading without a number stands on the line before."""
    before = line_before(script, one)
    if before is None:
        return False
    known = HEADING.match(script.folded, before.start, before.end)
    text = script.text[before.start : before.end].strip()
    if (before.start < LETTERHEAD and not known) or len(text.split()) > 8:
        return False
    if NUMBERED.match(script.folded, before.start, before.end):
        return False
    return (text.isupper() or bool(known)) and text[-1:] not in ".;,"


def moved_parts(
    script: Script, found: Sequence[Heading], rest: Sequence[Candidate], *, listed: bool
) -> list[Heading]:
    """A 5.3 that was taken under another item, where 5.2 or 5.4 stands in its place."""
    have = {one.number for one in found}
    tops = {one.number for one in found if one.level == 1}
    moved = []
    for one in rest:
        if one.style != "dotted" or len(one.order) != 2 or one.number in have or listed:
            continue
        top, part = one.order
        beside = {f"{top}.{part - 1}", f"{top}.{part + 1}"} & have
        if beside and str(top) in tops and script.lines[one.line].first:
            moved.append(heading(script, one, 2, listed=listed))
    return moved


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
    best = max(likely, key=lambda pair: pair[0])[1]
    if listed and best[0].style == "whole":  # A. 1. 2. B. 3. 4.
        return max((run for _, run in likely if holds(run, best)), key=len, default=best)
    if best[0].style in (
        "dotted",
        "dashed",
    ):  # 1.1, 1.2: what they stand under
        over = [run for _, run in likely if stands_over(run, best)]
        return max(over, key=len, default=best)
    return best


def holds(run: Sequence[Candidate], parts: Sequence[Candidate]) -> bool:
    """Whether lettered headings begin before a sequence of whole numbers and part it."""
    if run[0].style not in COUNTED_UNDER or run[0].start > parts[0].start:
        return False
    return sum(parts[0].start < one.start < parts[-1].start for one in run) >= len(run) / 3


def stands_over(run: Sequence[Candidate], parts: Sequence[Candidate]) -> bool:
    """Whether most of the numbers with two parts have their first in a sequence of whole ones."""
    tops = {one.order[0] for one in run if one.style == "whole"}
    return sum(one.order[0] in tops for one in parts) >= 0.5 * len(parts)


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
    script: Script,
    top: Candidate,
    inside: Sequence[Candidate],
    last: dict[str, int],
    *,
    listed: bool,
) -> list[Heading]:
    """What is numbered under an item: 7.1, 7a, or a, b, c.

    last: the last number of each style under the items before, from which some agendas count on.
    """
    found: list[Heading] = []
    expected: dict[str, int] = {}
    parted = any(one.style == f"under {top.style}" for one in inside)
    of_a_year = [one for one in inside if listed and one.style[0] == "/"]  # "14/23", "15/23"
    kept = {one.style for one, two in pairwise(of_a_year) if follows(one, two)}
    for one in inside:
        if one.style in PARTED and one.order[0] == top.order[0] and top.style == "whole":
            found.append(heading(script, one, len(one.order), listed=listed))
        elif one.style in kept or (one.style == "lettered" and one.order[0] == top.order[0]):
            found.append(heading(script, one, 2, listed=listed))
        elif one.style in LETTERS and one.style != top.style:
            want = expected.get(one.style, 1)
            if one.order[0] == want or (one.order[0] == want + 1 and want > 1):
                if found and found[-1].start == one.start:
                    continue  # an « i » after « h »
                expected[one.style] = one.order[0] + 1
                expected.pop("whole", None)  # A. 1. 2. B. 1. 2.
                deeper = one.style == "lower roman" and "lower" in expected
                made = heading(script, one, 3 if deeper else 2, listed=listed)
                if not listed and is_clause(script, one):
                    continue
                if listed or len(made.title.split()) <= MINUTES_WORDS:
                    found.append(made)
        elif one.style == f"under {top.style}" and one.order[0] == top.order[0]:
            found.append(heading(script, one, 2, listed=listed))
        elif one.style == "whole" and top.style in COUNTED_UNDER and not parted:
            want = expected.get("whole", 1)
            counts_on = "whole" not in expected and one.order[0] - 1 == last.get("whole")
            if one.order[0] in (want, want + 1) or counts_on:
                level = 3 if "upper" in expected or "lower" in expected else 2
                expected["whole"] = one.order[0] + 1
                last["whole"] = one.order[0]
                if listed or not is_clause(script, one):
                    found.append(heading(script, one, level, listed=listed))
    return found


def is_clause(script: Script, one: Candidate) -> bool:
    """Whether a numbered line of minutes is a clause of a resolution or a line of a count."""
    end = script.lines[one.line].end
    return bool(
        CLAUSE.match(script.folded, one.after, end) or TALLY.search(script.text, one.after, end)
    )


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
        if (
            NUMBERED.match(script.folded, after.start, after.end)
            or BULLET.match(script.text, after.start, after.end)
            or FILED.match(script.text, after.start, after.end)
        ):
            break
        end = after.end
    return end


def heading(script: Script, one: Candidate, level: int, *, listed: bool) -> Heading:
    """A candidate with its title: all of its block in an agenda, what heads it in minutes."""
    whole = script.text[one.after : block_end(script, one)]
    lead = len(match.group()) if (match := ACT_LABEL.match(whole)) else 0
    whole = whole[lead:]  # « Délibération n° 35-2024 : Tarifs »
    beside = None if listed or lead else in_column(script, one)
    title = beside or over_story(whole) or (whole if listed else head_of(whole))
    # A title that runs over a block's end: « …(PPI) \n\n pour la gestion »
    title = LEADERS.sub("", " ".join(title.split())).strip(" :–—-")
    words = title.split()
    if len(words) > MOST_WORDS:
        title = " ".join(words[:MOST_WORDS])
    sure = 0.9 if level == 1 else 0.8
    number = one.number.strip()
    end = one.after + max(1, len(title) + lead)
    return Heading(one.start, end, number, title, level, sure)


def in_column(script: Script, one: Candidate) -> str | None:
    """The title that a column's gap parts from what was said: « Apologies     Cllr Bowyer »."""
    title, gap, said = script.spaced[one.after : script.lines[one.line].end].partition(WIDE)
    short = title[:1].isalnum() and len(title.split()) <= MINUTES_WORDS // 2
    return title if gap and short and said[:1].isalnum() else None


def over_story(text: str) -> str | None:
    """The first line of a numbered paragraph, if it is a title that other letters stand under.

    Ends of lines that only the page's width put there are gone, so one that is left was meant.
    """
    first, _, rest = text.partition("\n")
    rest = rest.strip()
    if capitals(first) > 0.7 and rest and capitals(rest.partition("\n")[0]) < 0.5:
        return first
    if not first.strip() or len(first.split()) > MINUTES_WORDS or RUNS_ON.search(fold(first)):
        return None
    said = rest[:1].isupper() and not rest.isupper() and len(rest.split()) > 5
    return first if said and rest.endswith((".", ".)", ".”", '."', "»", "!", "?")) else None


def capitals(text: str) -> float:
    """The share of letters that are capitals."""
    letters = [char for char in text if char.isalpha()]
    return sum(map(str.isupper, letters)) / max(1, len(letters))


def head_of(text: str) -> str:
    """The title of a numbered paragraph of minutes."""
    first = text.partition("\n")[0]
    folded = fold(text)
    if match := STORY.search(folded[:400]):
        text, folded = text[: match.start()], folded[: match.start()]
    for match in CUT.finditer(text[:160]):
        if GOES_ON.search(folded, max(0, match.start() - 8), match.start() + 1):
            continue  # "Resolution No. 93-07"
        before, after = text[: match.start()], text[match.end() :]
        if len(before.split()) <= 16 and len(after.split()) > 6 and ("." in after or "\n" in text):
            if match.group().strip() in ("–", "—", "-") and len(before.split()) < 1:
                continue
            return before
    if len(text.split()) > MINUTES_WORDS:
        return " ".join(first.split()[:MINUTES_WORDS])
    lines = text.split("\n")
    if len(lines) > 1 and LONE_NUMBER.fullmatch(lines[1]):
        return first
    if len(lines) > 1 and len(lines[0]) < 0.7 * max(map(len, lines)):
        return first
    return text

"""Numbers at the head of lines, and the sequences they make: 1, 2, 3; 14-A, 14-B; 24/144, 24/145.

A number counts only as part of a sequence, since reports and resolutions are full of numbers. Pure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.structure.script import Script
from ingest.structure.words import either

NUMBERED = re.compile(
    rf"[ ]{{0,12}}[*•§#(]?[ ]?(?:[a-z]{{0,4}}-?\d{{2,4}}-\d{{2,5}}(?:-[a-z]?\d{{1,5}})?[ ]{{"
    rf"1,4}}(?=\d{{1,2}}\.))?(?P<label>{either('ITEM_LABELS')})?"
    r"(?P<number>(?:[a-z]{1,3} ?)?\d{1,4}/\d{2,4}(?= {0,4}[-–—:.]? {0,4}[^\W_])|\d{2}\.\d{2}\.\d{2}"
    r"|\d{1,2}(?:\.\d{1,3}){1,3}|\d{1,2}-(?:[a-z](?![\w-])|\d{1,2}(?![\d/-]))"
    r"|[ivx]{1,5}[.-](?:\d{1,2}(?:\.\d{1,2})?|[a-z](?![\w'’-]))|[a-h][.-]?\d{1,2}(?![\d/-])"
    r"|\d{1,2} ?\([a-z]{1,3}\)|\d{1,2}\.[a-z](?![\w'’.-])|\d{1,2} ?[a-z]?|[ivx]{1,5}|[a-z])"
    r"(?P<mark>\s?[.)/:°](?!\d)[-–—.)]?\s?|\s?[-–—]{1,2}\s|\s{1,4})(?=\S)"
)
NTH = re.compile(  # « 1er objet : », « 2e point – »
    rf"\W{{0,4}}(?P<number>\d{{1,2}})(?:er|ere|re|e|eme|o|st|nd|rd|th) (?:{either('ITEM_LABELS')})"
    r"\s?(?P<mark>[.):–—-]{0,2}\s{0,2})(?=\S)"
)
ALONE = re.compile(  # « AFFAIRE N° 01 », its title on the next line
    rf"\W{{0,4}}(?P<label>{either('ITEM_LABELS')})(?P<number>\d{{1,2}}(?:\.\d{{1,2}})?|[ivx]{{1,5}})"
    r"\s?(?P<mark>[.):–—-]{0,2})\s*"
)
ACT_NUMBER = re.compile(  # « N° 2024-131 », between an item's number and its title
    r"\W{0,3}(?:(?:deliberation|resolution|d|r)\s?)?(?:n[°o]s?\.?|no\.?|numero|#)?\s*"
    r"[a-z]{0,4}-?\d{1,8}(?:[-/. ]\w{1,6}){0,4}\W*"
)
UNITS = re.compile(
    r"(?:h|heures?|jours?|mois|ans?|euros?|€|\$|%|votes?|voix|abstention\w*"
    r"|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)\b"
)
SIGNED = re.compile(  # « A. Maridor    C. Nussbaumer »
    r"[A-ZÀ-Þ][\w'’-]{1,20}(?:[ |]{1,40}[A-Z]\. ?[A-ZÀ-Þ][\w'’-]{1,20}){1,3}\s*"
)
SLIP = 3  # lines after the item before, at most, of one with a wrong number
RUNNING = ("whole", "roman", "upper", "coded")  # styles that may be a document's items
LETTERS = ("upper", "lower", "lower roman")
TENS = 50  # how much further a number may be where tens, or groups of two digits, count
PADDED = re.compile(r"\d{1,2}\.0\d")  # « 10.01 », « 51.01 »: the group, and the matter in it
ROMAN_PART = re.compile(r"[IVX]{1,5}(?:[.-]|$)")
COUNTED = re.compile(  # a title that begins with a street's number or a file's
    r"\d[\dA-Z/.,:à –-]{0,40}[^\W\d_]{2}"
)
AMOUNT = re.compile(r"[\d ,.]{1,12} ?")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that begins like a numbered item. order is the number as a value, style its kind.

    after is where its title begins, mark what stands between.
    """

    line: int
    start: int
    after: int
    number: str
    style: str
    order: tuple[int, ...]
    labelled: bool
    mark: str


def candidates(script: Script) -> Iterator[Candidate]:
    """Every line that begins with a number, a letter or a roman number and goes on."""
    for n, line in enumerate(script.lines):
        if alone := ALONE.fullmatch(script.folded, line.start, line.end):
            yield from above_its_title(script, n, alone)
            continue
        match = NTH.match(script.folded, line.start, line.end)
        match = match or NUMBERED.match(script.folded, line.start, line.end)
        if not match or match.end() >= line.end:
            # A number alone on its line belongs to the title on the next.
            continue
        written = script.text[match.start("number") : match.end("number")].strip()
        rest = script.text[match.end() : line.end]
        mark = match["mark"].strip()
        if not mark and said_in_passing(script, match, written, rest):
            continue
        if not any(char.isalpha() for char in rest[:40]) or SIGNED.fullmatch(rest):
            continue
        for style, order in orders_of(written):
            if style in LETTERS and (not mark or rest[:1].islower()):
                continue
            yield Candidate(
                n, line.start, match.end(), written, style, order, labelled(match), mark
            )


def said_in_passing(script: Script, match: re.Match[str], written: str, rest: str) -> bool:
    """Whether a number without a mark is one of a sentence: "Item 6.4 was removed"."""
    whole = re.fullmatch(r"\d{1,2}", written) and not labelled(match)
    if whole and UNITS.match(script.folded, match.end()):
        return True
    if "/" in written and re.match(r"\d{1,3} [A-Z]", rest):
        return False  # "24/150 20 MPH ON STATION ROAD"
    parted = re.fullmatch(r"[^.-]+[.-][^.-]+", written)
    if parted and rest[:1].isdigit():  # « 5.1 540, chemin du Lac », "6.2 22/00367/TPO Fell one ash"
        amount = AMOUNT.match(rest)
        told = match.end() + (amount.end() if amount else 0)
        return not COUNTED.match(rest) or bool(UNITS.match(script.folded, told))
    # A title after its number begins with a capital, what is said of an item does not.
    counts = labelled(match) or written[0].isdigit() or "/" in written or ROMAN_PART.match(written)
    return not (rest[:1].isupper() or rest[:1] in '«“"') or not counts


def labelled(match: re.Match[str]) -> bool:
    """Whether a word says that the number is an item's: « Point 3 », « 3e objet »."""
    return match.re is NTH or bool(match["label"])


def above_its_title(script: Script, n: int, match: re.Match[str]) -> Iterator[Candidate]:
    """A labelled number alone on its line, with the title on the first line that has words."""
    written = script.text[match.start("number") : match.end("number")]
    for after in script.lines[n + 1 : n + 5]:
        if after.end == after.start or ACT_NUMBER.fullmatch(script.folded, after.start, after.end):
            continue
        place = script.lines.index(after, n + 1, n + 5)
        for style, order in orders_of(written):
            yield Candidate(
                place,
                script.lines[n].start,
                after.start,
                written,
                style,
                order,
                True,
                match["mark"],
            )
        return


def orders_of(number: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Each (style, value) that a number as written may be; the sequence tells which.

    In « 24/144 » either part may count on; a style names the part that stays.
    """
    if re.fullmatch(r"\d{1,2}", number):
        yield "whole", (int(number),)
    elif match := re.fullmatch(r"([A-Za-z]{0,3} ?\d{1,4})/(\d{2,4})", number):
        yield f"{match[1]}/", (int(match[2]),)
        if match[1].isdigit():
            yield f"/{match[2]}", (int(match[1]),)
    elif re.fullmatch(r"\d{2}\.\d{2}\.\d{2}", number):
        yield "coded", (int(number[-2:]),)
    elif re.fullmatch(r"\d{1,2}(?:\.\d{1,3})+", number):
        yield "dotted", tuple(int(part) for part in number.split("."))
    elif match := re.fullmatch(r"(\d{1,2})-(\d{1,2}|[A-Z])", number):
        second = int(match[2]) if match[2].isdigit() else letter(match[2])
        yield "dashed" if match[2].isdigit() else "dashed letter", (int(match[1]), second)
    elif match := re.fullmatch(r"([IVX]{1,5})[.-](\d{1,2})(?:\.\d{1,2})?", number):
        yield "under roman", (roman(match[1]), int(match[2]))
        if len(match[1]) == 1:
            yield "under upper", (letter(match[1]), int(match[2]))
    elif match := re.fullmatch(r"([IVX]{1,5})[.-]([A-Za-z])", number):
        yield "under roman", (roman(match[1]), letter(match[2]))
    elif match := re.fullmatch(r"([A-H])[.-]?(\d{1,2})", number):
        yield "under upper", (letter(match[1]), int(match[2]))
    elif match := re.fullmatch(r"(\d{1,2})(?: |\.)?\(?([A-Za-z])\)?", number):
        yield "lettered", (int(match[1]), letter(match[2]))
    elif match := re.fullmatch(r"(\d{1,2}) ?\(([ivx]{2,3})\)", number):
        yield "lettered", (int(match[1]), roman(match[2].upper()))
    elif re.fullmatch(r"[IVX]{1,5}", number):
        if number in ("I", "V", "X"):
            yield "upper", (letter(number),)
        yield "roman", (roman(number),)
    elif re.fullmatch(r"[A-Z]", number):
        yield "upper", (letter(number),)
    elif re.fullmatch(r"[ivx]{1,5}", number):
        if len(number) == 1:
            yield "lower", (letter(number),)
        yield "lower roman", (roman(number.upper()),)
    elif re.fullmatch(r"[a-z]", number):
        yield "lower", (letter(number),)


def letter(char: str) -> int:
    """1 for « a »."""
    return ord(char.lower()) - 96


def roman(number: str) -> int:
    """7 for « VII »."""
    values = [{"I": 1, "V": 5, "X": 10}[char] for char in number]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def runs_of(found: Sequence[Candidate]) -> list[list[Candidate]]:
    """Sequences that begin with 1 and count on, a number left out here and there."""
    runs: list[list[Candidate]] = []
    for one in found:
        if one.style not in RUNNING and "/" not in one.style and not paired(one):
            continue
        fitting = [run for run in runs if follows(run[-1], one)]
        if fitting:
            # The run that waits for exactly this number, the latest first.
            exact = [run for run in fitting if next_after(run[-1], one)]
            max(exact or fitting, key=lambda run: (len(run), run[-1].start)).append(one)
        elif begins(one, runs) or (one.labelled and not runs):
            runs.append([one])
    return runs


def lasting(runs: Sequence[list[Candidate]], *, fewest: int) -> list[list[Candidate]]:
    """The sequences that are long enough to be more than a chance."""
    return [
        run
        for run in runs
        if len(run) >= fewest or (len(run) == 2 and all(c.labelled for c in run))
    ]


def paired(one: Candidate) -> bool:
    """Whether a number has two parts of which the second begins anew: 1-1, 1-2, 2-1; 10.01."""
    return one.style in ("dotted", "dashed", "dashed letter") and len(one.order) == 2


def begins(one: Candidate, runs: Sequence[Sequence[Candidate]]) -> bool:
    """Whether a sequence may begin with a number: 1, 10 where tens count, any of a year's."""
    if "/" in one.style:
        return True
    if one.style == "dashed letter":
        return one.order[1] == 1
    if paired(one):
        # « 24.145 »; "4.01"
        of_a_year = one.style == "dotted" and (one.order[1] > 99 or one.number.endswith(".01"))
        return of_a_year or (one.order[1] <= 1 and one.order[0] in (0, 1, 10))
    if one.style == "whole" and one.order[0] == 10:
        return not any(run[0].style == "whole" and len(run) > 2 for run in runs)
    return one.order[0] == 1


def follows(last: Candidate, one: Candidate) -> bool:
    """Whether a number counts on from another, one left out at most."""
    if last.style != one.style:
        return False
    if paired(one):
        (a, b), (c, d) = last.order, one.order
        if a != c and PADDED.fullmatch(one.number):
            return 0 < c - a <= TENS and d <= 1
        return 0 < d - b <= 2 if a == c else stepped(a, c) and d <= 1
    return stepped(last.order[0], one.order[0])


def stepped(a: int, b: int) -> bool:
    """Whether a number is one or two further than another, or as many tens."""
    return 0 < b - a <= 2 or (a % 10 == b % 10 == 0 and a > 0 and 0 < b - a <= TENS)


def next_after(last: Candidate, one: Candidate) -> bool:
    """Whether no number is left out between two."""
    return one.order[-1] - last.order[-1] == 1 or one.order[0] - last.order[0] == 1


def with_strays(run: Sequence[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """A sequence with the numbers it leaves out that stand elsewhere in it, taken out of order."""
    if len(run) < 4:
        return list(run)
    have = {one.order for one in run}
    if PADDED.fullmatch(run[0].number):
        return [*run, *out_of_place(run, found)]
    if paired(run[0]):
        return list(run)
    gaps = {(n,) for n in range(run[0].order[0], run[-1].order[0])} - have
    strays = [
        one
        for one in found
        if one.order in gaps
        and one.style == run[0].style
        and (one.mark, one.labelled) == (run[0].mark, run[0].labelled)
        and run[0].start < one.start
    ]
    single = [one for one in strays if sum(other.order == one.order for other in strays) == 1]
    return sorted([*run, *single], key=lambda one: one.start)


def out_of_place(run: Sequence[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """The matters « 40.01 » that a sequence lacks, taken before or after those around them."""
    have = {one.order for one in run}
    padded = [one for one in found if PADDED.fullmatch(one.number)]
    groups = {one.order[0] for one in padded if one.order[1] <= 1}
    seen = Counter(one.order for one in padded)
    return [
        one
        for one in padded
        if one.order not in have
        and seen[one.order] == 1
        and one.order[0] in groups
        and run[0].start < one.start
    ]


def with_slips(run: Sequence[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """An agenda's sequence with the lines that have another's number: 5, 6, 6, 7; 10, 11, 9."""
    if len(run) < 3 or paired(run[0]):
        return list(run)
    kept = [run[0]]
    for one in found:
        last = kept[-1]
        if one.start <= last.start:
            continue
        alike = (one.style, one.mark, one.labelled) == (last.style, last.mark, last.labelled)
        twice = one.order == last.order or (last is run[-1] and one.order < last.order)
        # What begins with 1 again is another list.
        if one in run or (alike and twice and one.order > (1,) and one.line - last.line <= SLIP):
            kept.append(one)
    return kept

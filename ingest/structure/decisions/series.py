"""Numbers of decisions that stand elsewhere than before them: in a margin, or after them. Pure.

« Adopté à l'unanimité CÉ-22-23-09 », "… be approved. R 311": what ends a line numbers a decision
where such endings count on, one by one, through the paper. What stands in a margin is read apart
from the lines beside it, and is put back there by its height on the page.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.reading import WIDE
from ingest.structure.decisions.numbers import DATE, PARTS, Number, shape
from ingest.structure.items.titles import Heading
from ingest.structure.script import Line, Script

BESIDE = 7.0  # points between the heights of a number and of the line that it stands beside
FEWEST = 3  # numbers that count on
TAIL = re.compile(
    rf"(?:^|(?<=[\s(\[#]))({PARTS}|[A-Z]{{1,4}}[ -]\d{{1,4}})[)\]]?[ .]{{0,2}}$", re.MULTILINE
)
ENDS_IN_FIGURE = re.compile(r"\d[A-Z]?[)\]]?[ .]{0,2}$", re.MULTILINE)
COUNTED = re.compile(r"\d+")
OF_TITLE = re.compile(  # « 3 – Tableau des effectifs      2021/44 », « 2. Élection (2020-05-01) »
    r"\W{0,3}(?:(?i:point|item|objet|dossier|rapport|affaire|question|sujet) ?)?(?:[nN] ?[°º] ?)?"
    rf"(?:[IVX]{{1,5}}|\d{{1,2}}|[a-zA-Z])(?:\.\d{{1,3}}){{0,3}} ?[.)°:/–-][^|]{{4,160}}?"
    rf"(?:{WIDE}(?:[nN] ?[°º] ?)?| [(\[](?:[nN] ?[°º] ?)?)({PARTS})[)\]]?[ .]?$"
)
SET_APART = re.compile(  # a wide gap or a label stands between a title and its number
    rf"(?:{WIDE}|\b(?:[nN][o°º]\.?|[Rr][ée]s(?:olution)?\.?)\s)\s*$"
)


def tails(script: Script, headings: Sequence[Heading]) -> list[tuple[int, str]]:
    """(place, number) of the numbers that end lines and count on through the paper."""
    runs: dict[str, list[tuple[int, str, int, bool]]] = defaultdict(list)
    apart: set[int] = set()
    titles = {script.line_at(one.start).start for one in headings if one.number}
    ends = {script.line_at(one.start()) for one in ENDS_IN_FIGURE.finditer(script.text)}
    for line in sorted(ends, key=lambda one: one.start):
        match = TAIL.search(script.text, line.start, line.end)
        if match is None:
            continue
        if script.line_at(match.start(1)).start in titles:
            continue
        behind = match.start(1) > script.line_at(match.start(1)).start + 1
        number = " ".join(match.group(1).split())
        if script.spaced[match.start(1) - 1 : match.start(1)] == WIDE:
            apart.add(match.start(1))
        for one in COUNTED.finditer(number):
            frame = f"{number[: one.start()]}#{number[one.end() :]}"
            runs[frame].append((match.start(1), number, int(one.group()), behind))
    found: dict[int, str] = {}
    for run in runs.values():
        steps = [b[2] - a[2] for a, b in pairwise(run)]
        on = sum(0 < step <= 3 for step in steps)
        fewest = FEWEST - 1 - all(one[0] in apart for one in run)  # "CARRIED      C24/118"
        if on >= max(fewest, 0.7 * len(steps)) and sum(one[3] for one in run) > len(run) / 2:
            found |= {place: number for place, number, _, _ in run}
    return sorted(found.items())


def is_apart(script: Script, place: int, number: str) -> bool:
    """Whether a number, and no day, ends its line behind a wide gap or a label."""
    line = script.line_at(place)
    behind = SET_APART.search(script.spaced, line.start, place)
    return behind is not None and behind.start() > line.start and not DATE.match(number)


def of_titles(script: Script, found: Sequence[Number]) -> list[Number]:
    """The numbers of decisions with those that end the titles of items, where these count on.

    Numbers of another form in between are what the item reports: « N° 2021-14 du 02/04/21 : … ».
    """
    ends: list[Number] = []
    places: list[tuple[int, str]] = []
    for line in script.lines:
        written = script.spaced[line.start : line.end]
        if not (written[-1:].isdigit() or written[-2:-1].isdigit()):
            continue
        if (match := OF_TITLE.match(written)) and len(re.sub(r"\D", "", match[1])) > 3:
            number = " ".join(match[1].split())
            ends.append(Number(line.start, line.start, number, False, True))
            places.append((line.start + match.start(1), number))
    steps = [goes_on(a.text, b.text) for a, b in pairwise(ends)]
    few = len(ends) < FEWEST and not all(is_apart(script, *one) for one in places)
    if not steps or few or sum(steps) < 0.7 * len(steps):
        return list(found)
    own, forms = {one.start for one in ends}, {shape(one.text) for one in ends}
    kept = [one for one in found if one.start not in own and shape(one.text) in forms]
    return sorted([*kept, *ends], key=lambda one: one.start)


def goes_on(number: str, after: str) -> bool:
    """Whether one of the figures of a number counts on, up to three, and no other differs."""
    if shape(number) != shape(after):
        return False
    figures = zip(COUNTED.findall(number), COUNTED.findall(after), strict=True)
    steps = [int(b) - int(a) for a, b in figures if a != b]
    return len(steps) == 1 and 0 < steps[0] <= 3


def above(script: Script, found: Sequence[tuple[int, str]]) -> list[Number]:
    """Numbers set at the right of a title, where most are: « Ordre du jour      No 24-0318 ».

    They number what stands below them, as if they stood before the title."""
    made = []
    for place, number in found:
        line = script.line_at(place)
        apart = SET_APART.search(script.spaced, line.start, place)
        if line.first and not line.last and apart and line.start < place:
            made.append(Number(line.start, place + len(number), number, False, True))
    return made if len(made) > 0.6 * len(found) else []


def follows(starts: Sequence[int], found: Sequence[tuple[int, str]]) -> list[str | None]:
    """The number that each decision ends with: the first one before the next decision starts."""
    ends = [*starts[1:], float("inf")]
    return [
        next((number for place, number in found if start < place < end), None)
        for start, end in zip(starts, ends, strict=False)
    ]


def put_beside(script: Script, found: Sequence[Number]) -> list[Number]:
    """Numbers of a margin, each put before the line that it stands beside."""
    own = {one.start: script.line_at(one.start) for one in found if one.alone}
    margins = Counter(round(line.box.x0) for line in own.values() if line.box)
    if not margins or max(margins.values()) < FEWEST:
        return list(found)
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in script.lines:
        if line.box and line.start not in own:
            pages[line.page].append(line)
    return [
        beside(one, own[one.start], pages[own[one.start].page]) if one.start in own else one
        for one in found
    ]


def beside(one: Number, own: Line, lines: Sequence[Line]) -> Number:
    """A number before the line at its height, unless it is read right before it anyway."""
    if own.box is None:
        return one
    level = [
        line.start
        for line in lines
        if line.box
        and abs(line.box.top - own.box.top) <= BESIDE
        and (line.box.x0 >= own.box.x1 or line.box.x1 <= own.box.x0)
    ]
    place = min(level, default=own.start)
    if place <= own.end + 2:
        return one
    return replace(one, start=place, after=place)

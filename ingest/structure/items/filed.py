"""Matters told by the number of their file, before the title or under the motion. Pure.

An agenda system prints « 24-0298   Lift station » under its lettered sections; Montréal prints the
agenda's number under what was resolved: « 20.01 1257031006 ».
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.reading import WIDE
from ingest.structure.items.sequences import Candidate
from ingest.structure.items.titles import HEADING, Heading
from ingest.structure.script import Line, Script
from ingest.structure.words import LINE_STARTERS

FILED = re.compile(
    r"[ ]{0,8}(?:(?:File|Item|Legislation|Matter|Dossier) ?(?:No\.?|ID|[Nn]°|#|Number)?:? ?)?#?"
    r"(?P<number>(?:[A-Z]{1,4}[- ]?)?(?:19|20)?\d{2}-\d{3,5})(?![\w/-])(?P<gap>\s*[:.–—-]?\s+)"
    r"(?=[A-ZÀ-Þ])"
)
MOVES = re.compile(  # what a resolution's number stands before, where it has no title
    r"(?:moved|seconded|motion (?:by|made|was)|it (?:was|is)|that|be it|resolved|on (?:a )?motion"
    r"|il (?:est|a ete)|propose\w*|appuye\w*|sur (?:une |la )?proposition|considerant|attendu"
    r"|whereas|que|m\.|mm?e?s? |mrs?\.? )"
)
SENTENCE = re.compile(r"(?:\S+ ){5,40}\S+\.\s*$")
SHAPE = re.compile(r"\d")
BENEATH = re.compile(r"\s{0,8}(?P<number>\d{2}\.\d{2})(?:\s{1,8}\d{7,10}){0,3}\s*")
RULE = re.compile(r"\s*[_=*-]{5,}\s*")
ACT_ABOVE = re.compile(
    r"\s*(?:R[ÉEée]SOLUTION|D[ÉEée]CISION|RÉSOLUTION)?\s*:?\s*[A-Z]{1,4}\d{2} \d{2,4} ?\d{0,5}\s*"
)
FEWEST = 3  # numbers of one shape that are more than a chance
FEWEST_UNDER = 2  # the same under numbered headings
MOST_LINES = 4  # of a title over a motion


def filed(script: Script, *, under: bool, listed: bool = True) -> list[Candidate]:
    """Lines that begin with a file's number, then its title.

    under: the headings are numbered. listed: the paper is an agenda, which tells of no action.
    """
    found = []
    untitled: Counter[str] = Counter()
    for n, line in enumerate(script.lines):
        match = FILED.match(script.text, line.start, line.end)
        if match is None:
            continue
        said = not listed and SENTENCE.match(script.text, match.end(), line.end)
        if said or MOVES.match(script.folded, match.end(), line.end):
            untitled[SHAPE.sub("0", match["number"])] += 1
            continue
        number = match["number"]
        found.append(
            Candidate(
                n, line.start, match.end(), number, "filed", (1,), False, match["gap"].strip()
            )
        )
    shapes = Counter(SHAPE.sub("0", one.number) for one in found)
    apart = Counter(SHAPE.sub("0", one.number) for one in found if gaps(script, one))
    least = FEWEST_UNDER if under else FEWEST

    def holds(one: Candidate) -> bool:
        shape = SHAPE.sub("0", one.number)
        alike = shapes[shape]
        return alike >= least and 2 * apart[shape] >= alike and untitled[shape] <= alike / 4

    return [one for one in found if holds(one)]


def gaps(script: Script, one: Candidate) -> bool:
    """Whether a column's gap or a colon parts a number from its title, or a word is before it."""
    written = script.spaced[one.start : one.after]
    return WIDE in written.strip(" ") or ":" in written or "#" in written or "  " in written


def beneath(script: Script) -> list[Heading]:
    """Titles whose number stands under the motion: « 10.02 », alone or with a file's number."""
    ends = [
        (n, match["number"])
        for n, line in enumerate(script.lines)
        if line.end > line.start and (match := BENEATH.fullmatch(script.text, line.start, line.end))
    ]
    if len(ends) < FEWEST or len({number for _, number in ends}) < len(ends):
        return []
    first = 0
    found = []
    for n, number in ends:
        if head := title_of(script, script.lines[first:n]):
            text = " ".join(script.text[head[0] : head[1]].split()).strip(" :–—-")
            found.append(Heading(head[0], head[1], number, text, 1, 0.8))
        first = n + 1
    return found if len(found) >= FEWEST else []


def title_of(script: Script, lines: Sequence[Line]) -> tuple[int, int] | None:
    """Where the title of what stands over a number is: after a rule and the resolution's number."""
    rules = [n for n, line in enumerate(lines) if RULE.fullmatch(script.text, line.start, line.end)]
    told = list(titled(script, lines[rules[-1] + 1 :] if rules else lines))
    if not rules:  # the first, under the letterhead
        known = [n for n, one in enumerate(told) if HEADING.match(script.folded, one.start)]
        told = told[known[0] :] if known else []
    if not told:
        return None
    head, shouted = [told[0]], script.text[told[0].start : told[0].end].isupper()
    for line in told[1:MOST_LINES]:
        written = script.text[line.start : line.end].strip()
        if line.block != head[-1].block or (shouted and not written.isupper()):
            break
        if LINE_STARTERS.match(script.folded, line.start, line.end) or written.endswith((".", ";")):
            break
        head.append(line)
    return head[0].start, head[-1].end


def titled(script: Script, lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with words, from the first that is not the number of an act."""
    begun = False
    for line in lines:
        written = script.text[line.start : line.end].strip()
        wordless = not any(char.isalpha() for char in written)
        if not begun and (wordless or ACT_ABOVE.fullmatch(written)):
            continue
        if wordless:
            continue
        begun = True
        yield line

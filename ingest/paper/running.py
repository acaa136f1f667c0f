"""Running heads and feet, page numbers and stamps: said once, not on every page that is searched.

    pages -> lines near the edges -> those that neighbouring pages have too -> blocks without them

A line runs where it stands at the same place on neighbouring pages (or on every other one, as in
a bound book) with the same wording, but for numbers that count the pages. What it says is kept
where it is said first, if the first page does not say it anyway: a letterhead stays on page 1.
Pages that are copies of each other (one summons to each councillor) have no running lines, a
block is taken out whole or not at all, and no page loses all that it says.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from archive.model import Box
from ingest.paper.edge_lines import DOWN, LONGEST, EdgeLine, Place, edge_lines
from ingest.paper.paragraphs import PAGE_NUMBER
from ingest.reading import Block, PageReading

MARGIN = 0.1  # of the page's height: where a number alone is the page's
ACROSS = 0.03  # of the page's width: a centred line moves as its number grows
SHORT = 100  # characters: a longer line that names a page is text
OFTEN = 3  # pages that must have a line, where there are so many after the first
REACH = 2  # pages: as far as left and right pages of a book are apart
CELLS = " | "
COPIED = 0.6  # of a page's lines: so many in common, and two pages are copies
FEW_LINES = 12  # lines: on a page of fewer, running lines may be most of them

WORD = re.compile(r"[^\W\d_]{3,}")
# What a page's number is called, and what a State's stamp says on each page, each language's own.
CALLED = r"page|p\.|pg\.?|feuillet|folio|sheet"
OF = r"of|sur|de|/"
CALLED_PAGE = re.compile(
    rf"[\s–—|,-]*\b(?:{CALLED})\s*n?[o°]?\s*(\d{{1,4}})\b(?:\s*(?:{OF})\s*\d{{1,4}}\b)?[\s–—|,-]*",
    re.IGNORECASE,
)
STAMPS = {
    "fr": r"(?:envoy[ée]|re[çc]u|transmis)e? (?:en|à la|a la) (?:sous-)?pr[ée]fecture\b"
    r"|accus[ée] de r[ée]ception en (?:sous-)?pr[ée]fecture|(?:affich|publi)[ée]e? le\b"
    r"|id\s?:\s?\d{3}-\d{9}-|berger\s?levrault",
}
STAMP = re.compile("|".join(f"(?:{one})" for one in STAMPS.values()), re.IGNORECASE)


def without_running(pages: Sequence[PageReading]) -> tuple[PageReading, ...]:
    """The same pages, each running line kept where it is said first, page numbers nowhere.

    A document of one page is left as it is.
    """
    if len(pages) < 2:
        return tuple(pages)
    changed: dict[int, dict[Place, str]] = defaultdict(dict)
    for one in lines_to_change(pages):
        for place in one.places:
            changed[one.page][place] = one.text
    stamps = repeated_stamps(pages)
    return tuple(
        page_with(page, whole_blocks(page, changed[index]) | stamps[index])
        for index, page in enumerate(pages)
    )


def lines_to_change(pages: Sequence[PageReading]) -> Iterator[EdgeLine]:
    """Lines with what is to be left of their text: nothing, or all but the page's number."""
    lines = [list(edge_lines(page, index)) for index, page in enumerate(pages)]
    said = words_of(block.text for block in pages[0].blocks)
    for one in (one for page in lines for one in page):
        if counts_itself(one):
            bare = one.is_number or says_nothing_new(one, said)
            yield gone(one) if bare else unnumbered(one)
    for run in runs_of(lines, len(pages), copies_among(pages)):
        only_counts = counts(run) and (run[0].is_number or not words_of([run[0].text]))
        new = not (only_counts or says_nothing_new(run[0], said))
        yield unnumbered(run[0]) if new else gone(run[0])
        yield from map(gone, run[1:])


def gone(one: EdgeLine) -> EdgeLine:
    return replace(one, text="")


def unnumbered(one: EdgeLine) -> EdgeLine:
    """A line without its « Page 1 of 4 »; lines that stand side by side are left as they are."""
    if len(one.places) > 1:
        return replace(one, places=())
    return replace(one, text=CALLED_PAGE.sub(" ", one.text).strip())


def copies_among(pages: Sequence[PageReading]) -> set[tuple[int, int]]:
    """Pages (by index) that say the same as the one so many pages before."""
    lines = [{line for block in page.blocks for line in block.text.split("\n")} for page in pages]
    return {
        (index, far)
        for index in range(len(pages))
        for far in range(1, min(REACH, index) + 1)
        if len(lines[index]) >= FEW_LINES
        and len(lines[index] & lines[index - far]) > COPIED * len(lines[index])
    }


def runs_of(
    lines: Sequence[Sequence[EdgeLine]], pages: int, copies: set[tuple[int, int]]
) -> Iterator[list[EdgeLine]]:
    """Lines that neighbouring pages have in common, page by page, where enough of them do."""
    flat = [one for page in lines for one in page]
    owner = list(range(len(flat)))
    places: dict[tuple[int, str], list[int]] = defaultdict(list)
    for index, one in enumerate(flat):
        for far in range(1, REACH + 1):
            for other in places.get((one.page - far, one.key), ()):
                if is_same(flat[other], one, far) and (one.page, far) not in copies:
                    owner[root(owner, index)] = root(owner, other)
        places[one.page, one.key].append(index)
    runs: dict[int, list[EdgeLine]] = defaultdict(list)
    for index, one in enumerate(flat):
        runs[root(owner, index)].append(one)
    yield from (run for run in runs.values() if is_run(run, pages))


def root(owner: list[int], index: int) -> int:
    while owner[index] != index:
        owner[index] = owner[owner[index]]
        index = owner[index]
    return index


def is_same(one: EdgeLine, other: EdgeLine, far: int) -> bool:
    """Whether two lines, so many pages apart, are one running line by place and numbers."""
    if abs(one.top - other.top) > DOWN:
        return False
    beside = (
        abs(one.x0 - other.x0),
        abs(one.x1 - other.x1),
        abs(one.x0 + one.x1 - other.x0 - other.x1) / 2,
        # The number on a left page is where the right page's is in a mirror.
        abs(one.x0 + other.x1 - 1) if one.is_number else 1.0,
    )
    steps = [b - a for a, b in zip(one.numbers, other.numbers, strict=True)]
    return min(beside) <= ACROSS and all(0 <= step <= far for step in steps)


def is_run(run: Sequence[EdgeLine], pages: int) -> bool:
    """Whether enough pages have a line for it to be none of the text's own."""
    held = sorted({one.page for one in run})
    if len(held) < 2:
        return False
    if run[0].is_number and counts(run):
        return True
    if any(CELLS in one.text and not counts(run) for one in run):
        return False  # a table's head, said again over the rows that go on
    return len(held) >= max(2, min(OFTEN, pages - 1))


def counts(run: Sequence[EdgeLine]) -> bool:
    """Whether a run's numbers count its pages."""
    return len({one.numbers for one in run}) > 1


def counts_itself(one: EdgeLine) -> bool:
    """Whether a line gives its own page's number, which needs no other page to tell."""
    if one.is_number and (one.top < MARGIN or one.top > 1 - MARGIN):
        return one.numbers[0] == one.page + 1
    called = CALLED_PAGE.search(one.text)
    return called is not None and len(one.text) < SHORT and int(called[1]) == one.page + 1


def words_of(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in WORD.findall(text.casefold()))


def says_nothing_new(one: EdgeLine, said: frozenset[str]) -> bool:
    """Whether a line says no more than the first page, which keeps its own."""
    return one.page > 0 and words_of([CALLED_PAGE.sub("", one.text)]) <= said


def repeated_stamps(pages: Sequence[PageReading]) -> list[dict[Place, str]]:
    """The lines of a State's stamp, wherever they stand, that a page before has word for word."""
    seen: set[str] = set()
    repeated: list[dict[Place, str]] = []
    for page in pages:
        found = {
            (number, n): line
            for number, block in enumerate(page.blocks)
            for n, line in enumerate(block.text.split("\n"))
            if len(line) < LONGEST and STAMP.match(line)
        }
        repeated.append({place: "" for place, line in found.items() if line in seen})
        seen.update(found.values())
    return repeated


def whole_blocks(page: PageReading, changed: Mapping[Place, str]) -> dict[Place, str]:
    """What is changed in blocks all of whose lines are, unless the page would say nothing then."""
    lines = {number: block.text.count("\n") + 1 for number, block in enumerate(page.blocks)}
    known = Counter(number for number, _ in changed)
    whole = {number for number, count in known.items() if count == lines[number]}
    rest = [block for number, block in enumerate(page.blocks) if number not in whole]
    if not rest and not all(PAGE_NUMBER.fullmatch(block.text) for block in page.blocks):
        return {}
    return {place: text for place, text in changed.items() if place[0] in whole}


def page_with(page: PageReading, changed: Mapping[Place, str]) -> PageReading:
    if not changed:
        return page
    blocks = tuple(blocks_with(page.blocks, changed))
    return replace(page, blocks=blocks, reader=page.reader if blocks else None)


def blocks_with(blocks: Sequence[Block], changed: Mapping[Place, str]) -> Iterator[Block]:
    """Blocks with some of their lines changed; the box is cut where lines are gone at an end."""
    for number, block in enumerate(blocks):
        old = block.text.split("\n")
        lines = [changed.get((number, n), line) for n, line in enumerate(old)]
        kept = [n for n, line in enumerate(lines) if line]
        if lines == old:
            yield block
        elif kept:
            text = "\n".join(lines[n] for n in kept)
            yield Block(text, part_of(block.box, kept[0], kept[-1] + 1, len(lines)))


def part_of(box: Box | None, first: int, end: int, lines: int) -> Box | None:
    """The part of a box that some of its lines take, these standing at even distances."""
    if box is None:
        return None
    step = (box.bottom - box.top) / lines
    return Box(box.x0, box.top + first * step, box.x1, box.top + end * step)

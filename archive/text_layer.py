"""The words of a page laid over its picture, so that they can be selected and are seen to be found.

What is known of a page is the box of each block and the lines in it; a line's own place is worked
out from them, and a word's from the usual widths of letters. That is near enough to select by, and
to point with; it is not the file's own measure. All measures are PDF points, origin top left. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from archive.model import Box, PageLayout, PagePlace, Passage
from archive.snippets import matches

ASCENT = 0.8  # of a line's height, from its top to its baseline
SIZE = 0.78  # of a line's height: the letters
NARROW = frozenset("iljtfrI.,;:'’!|()[]·-  ")
WIDE = frozenset("mwMWŒœÆæ@%—")
WIDTHS = (0.3, 0.85, 0.68, 0.53)  # narrow, wide, capital, other, in ems of a usual text face


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print: its left end and baseline, its width and the height of its letters.

    marks are (x, width) of the words that were looked for.
    """

    text: str
    x: float
    y: float
    width: float
    size: float
    marks: tuple[tuple[float, float], ...] = ()


def over(
    passages: Sequence[Passage], layout: PageLayout | None, wanted: Set[str]
) -> dict[str, list[Line]]:
    """The lines of each passage of a page, by the passage's id. Those without a box have none."""
    texts = [passage.text.split("\n") for passage in passages]
    boxes = _line_boxes(texts, layout)
    if boxes is None:
        boxes = [
            one
            for passage, lines in zip(passages, texts, strict=True)
            for one in _in_box(passage.place.box if isinstance(passage.place, PagePlace) else None,
                               lines)
        ]  # fmt: skip
    given = iter(boxes)
    return {
        passage.id: [
            _line(text, box, wanted, passage.lang)
            for text in lines
            if (box := next(given)) is not None and text.strip()
        ]
        for passage, lines in zip(passages, texts, strict=True)
    }


def _line_boxes(texts: Sequence[list[str]], layout: PageLayout | None) -> list[Box | None] | None:
    """The box of each line of a page in order, from its blocks; None if they do not add up."""
    flat = [line for lines in texts for line in lines]
    if layout is None or sum(count for count, _box in layout.blocks) != len(flat):
        return None
    found: list[Box | None] = []
    for count, box in layout.blocks:
        found += _in_box(box, flat[len(found) : len(found) + count])
    return found


def _in_box(box: Box | None, lines: Sequence[str]) -> Iterator[Box | None]:
    """A block's box cut into its lines: the longest is as wide as the box."""
    if box is None:
        yield from [None] * len(lines)
        return
    height = (box.bottom - box.top) / len(lines)
    longest = max(_ems(line) for line in lines) or 1
    for n, line in enumerate(lines):
        width = (box.x1 - box.x0) * _ems(line) / longest
        yield Box(box.x0, box.top + n * height, box.x0 + width, box.top + (n + 1) * height)


def _line(text: str, box: Box, wanted: Set[str], lang: str | None) -> Line:
    height, width, ems = box.bottom - box.top, box.x1 - box.x0, _ems(text) or 1
    marks = tuple(
        (
            round(box.x0 + width * _ems(text[:start]) / ems, 1),
            round(width * _ems(text[start:end]) / ems, 1),
        )
        for start, end, _stem in (matches(text, wanted, lang) if wanted else ())
    )
    return Line(
        text,
        round(box.x0, 1),
        round(box.top + ASCENT * height, 1),
        round(width, 1),
        round(SIZE * height, 1),
        marks,
    )


def _ems(text: str) -> float:
    narrow, wide, capital, other = WIDTHS
    return sum(
        narrow if c in NARROW else wide if c in WIDE else capital if c.isupper() else other
        for c in text
    )

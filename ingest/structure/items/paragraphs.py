"""What minutes without headings take up: each of their paragraphs, by its first words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.model import AgendaItem, Decision
from ingest.structure.items.headlines import is_prose
from ingest.structure.items.titles import Heading, blocks_of
from ingest.structure.script import Script
from ingest.structure.words import either

SURE = 0.3  # that a paragraph is a matter of its own; a heading is told with 0.6 and more
SENTENCE = re.compile(r"[a-z]{4}[.!?] (?=[A-ZÀ-Þ\d])")  # "Supt." ends none
FIRST_WORDS = 24
FEWEST_WORDS = 4
KNOWN_BY = 40  # letters of a decision by which its paragraph is known
NO_MATTER = re.compile(  # « Présents : … », "Signed: …"
    rf"\W{{0,3}}(?:(?:{either('NO_HEADINGS')})\b[^.:]{{0,60}}:"
    r"|(?:minutes|proces[- ]verbal|compte[- ]rendu)\b[^.]{0,160}\b(?:held|tenue?|met)\b)"
)


def by_paragraph(
    script: Script,
    headings: Sequence[Heading],
    items: Sequence[AgendaItem],
    decisions: Sequence[Decision],
) -> tuple[list[AgendaItem], list[Decision]]:
    """The items with the paragraphs that stand under no heading, and the decisions under them."""
    after = min((one.start for one in headings), default=len(script.text))
    before = [(start, end) for start, end in paragraphs(script) if end <= after]
    if len(before) < 2 * len(headings):
        return [*items], [*decisions]
    made: list[AgendaItem] = []
    under: dict[int, int] = {}
    left = [n for n, one in enumerate(decisions) if one.item is None]
    for start, end in before:
        words = " ".join(script.text[start:end].split())
        held = [n for n in left if decisions[n].text[:KNOWN_BY] in words]
        if not held and not is_prose(words):
            continue
        left = [n for n in left if n not in held]
        under |= dict.fromkeys(held, len(made))
        title = first_words(words)
        made.append(AgendaItem(None, title, 1, script.place(start, start + len(title)), SURE))
    moved = [
        replace(one, item=one.item + len(made) if one.item is not None else under.get(n))
        for n, one in enumerate(decisions)
    ]
    return [*made, *items], moved


def paragraphs(script: Script) -> Iterator[tuple[int, int]]:
    """Where each block of some words begins and ends, but for labels and the paper's own title."""
    for first, last in blocks_of(script):
        start, end = script.lines[first].start, script.lines[last].end
        few = len(script.text[start:end].split()) < FEWEST_WORDS
        if not few and not NO_MATTER.match(script.folded, start, end):
            yield start, end


def first_words(text: str) -> str:
    """The first sentence of a paragraph, or what a line of a list may hold of it."""
    ended = next((match.end() - 1 for match in SENTENCE.finditer(text)), len(text))
    return " ".join(text[:ended].split()[:FIRST_WORDS]).rstrip(" .")


def is_paragraph(item: AgendaItem) -> bool:
    """Whether an item is a paragraph's first words."""
    return item.confidence <= SURE and not item.corrected

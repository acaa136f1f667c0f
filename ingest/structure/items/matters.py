"""What a paper deals with, to be held against another's, and the words that tell it. Pure.

The words of a matter are those of its title by what they mean: « adoption » and "approval" are one,
« levée » and « clôture » too; an abbreviation is its word, and an acronym the words it is made of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from archive.model import AgendaItem, Decision, Structure
from ingest.identity.folding import fold
from ingest.structure.items.paragraphs import is_paragraph
from ingest.structure.words import all_of, meanings, subjects

WORD = re.compile(r"[^\W_]+")
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|re|e|eme)\b")
SUM = re.compile(r"(?<=\d)[ ,. ](?=\d{3}(?!\d))")  # « 1 284 650 »
REPORT = re.compile(r"\bcomptes?[- ]rendus?\b")  # no « compte administratif »
ACRONYM = re.compile(r"\b[A-ZÀ-Þ]{3,6}\b")
SHORTENED = re.compile(r"\b([^\W\d_]{2,5})\.(?!\w)")
SMALL = frozenset("de du des la le les l d et a au aux en of the and for to in on".split())
SAYS_NOTHING = all_of("SAYS_NOTHING")
MEANINGS = meanings()
SUBJECTS = {name: re.compile(pattern) for name, pattern in subjects().items()}
SAID_WORDS = 60  # of what was decided under an item
LOOSE_WORDS = 40  # of a decision that stands under none


@dataclass(frozen=True, slots=True)
class Matter:
    """An item, or a decision where there are no items. said is what was decided under it, words
    what it is known by instead of its title."""

    item: AgendaItem
    said: str = ""
    decision: str | None = None
    loose: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a title, and those that only what was decided adds."""

    title: Counter[str]
    said: frozenset[str] = field(default_factory=frozenset)


def matters(structure: Structure) -> list[Matter]:
    """What a document deals with: its items, or its decisions where it lists no items."""
    items, decided = structure.items, structure.decisions
    under: dict[int, list[Decision]] = {}
    for one in decided:
        if one.item is not None:
            under.setdefault(one.item, []).append(one)
    found = []
    for n, item in enumerate(items):
        told = under.get(n, [])
        said = " ".join(" ".join(one.text.split()[:SAID_WORDS]) for one in told)
        numbers = [one.number for one in told if one.number]
        loose = is_paragraph(item)
        number = next(iter(numbers), None)
        if not loose:
            found.append(Matter(item, said, number))
        else:  # a paragraph, of several resolutions perhaps
            words = f"{item.title} {' '.join(said.split()[:LOOSE_WORDS])}".strip()
            found.append(Matter(item, "", number, loose, words))
            found += [decision_alone(one) for one in told if one.number in numbers[1:]]
    numbered = [one for one in decided if one.number]
    if items and len(items) >= len(numbered) / 2:
        return found
    return [*found, *map(decision_alone, numbered if items else decided)]


def decision_alone(one: Decision) -> Matter:
    """A decision that stands under no item."""
    words = " ".join(one.text.split()[:LOOSE_WORDS])
    item = AgendaItem(one.number, words, 1, one.place, one.confidence)
    return Matter(item, decision=one.number, loose=True)


def wordings(own: Sequence[Matter], other: Sequence[Matter]) -> tuple[list[Wording], list[Wording]]:
    """The words of the matters of two papers, abbreviations as the other paper writes them out."""
    left, right = ([one.words or one.item.title for one in some] for some in (own, other))
    ours, theirs = written_out(left, right), written_out(right, left)
    return (
        [Wording(words_of(title), said_of(one)) for title, one in zip(ours, own, strict=True)],
        [Wording(words_of(title), said_of(one)) for title, one in zip(theirs, other, strict=True)],
    )


def said_of(matter: Matter) -> frozenset[str]:
    return frozenset(words_of(matter.said)) if matter.said else frozenset()


def written_out(titles: Sequence[str], others: Iterable[str]) -> list[str]:
    """Titles with what their acronyms and abbreviations stand for in another paper's."""
    words = {word for title in others for word in WORD.findall(fold(title)) if len(word) > 3}
    runs = [letters for title in others for letters in initials(title)]

    def told(title: str) -> str:
        more = []
        for short in SHORTENED.findall(title):
            longer = {word for word in words if word.startswith(fold(short))}
            more += [*longer] if len({stem(word) for word in longer}) == 1 else []
        mixed = not title.isupper() or len(title.split()) <= 3
        for acronym in ACRONYM.findall(title) if mixed else ():
            for run, said in runs:
                if (at := run.find(fold(acronym))) >= 0:
                    more += said[at : at + len(acronym)]
        return " ".join([title, *more])

    return [told(title) for title in titles]


def initials(title: str) -> list[tuple[str, list[str]]]:
    """The first letters of a title's words, with the small ones and without, and the words."""
    words = WORD.findall(fold(title))
    great = [word for word in words if word not in SMALL]
    return [("".join(word[0] for word in some), some) for some in (words, great)]


def words_of(title: str) -> Counter[str]:
    """The words of a title by what they mean, with the subjects it is known to be of."""
    folded = fold(title)
    written = REPORT.sub("rendu", ORDINAL.sub("", SUM.sub("", folded)))
    words = (word for word in WORD.findall(written) if len(word) > 2 or word.isdigit())
    stems = [stem(word) for word in words if word not in SAYS_NOTHING]
    told = Counter(MEANINGS.get(one, one) for one in stems)
    for name, pattern in SUBJECTS.items():
        if pattern.search(folded):
            told[f"@{name}"] = 1
    return told


def stem(word: str) -> str:
    """The beginning that the forms of a word share: « levée », « lever »."""
    return word if word.isdigit() else word[: 4 if len(word) < 6 else 5]


SAYS_LITTLE = frozenset(map(stem, all_of("SAYS_LITTLE")))

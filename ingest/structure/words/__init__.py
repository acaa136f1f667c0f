"""What each language says of a meeting, as data, and the patterns made of both at once.

Minutes mix their languages (a town's English motions in French minutes), so each rule tries both.
Patterns are for folded text: lower case, no accents, straight apostrophes. A language is a few
modules, of people and items and of decisions, which know the same names in each language.
"""

from __future__ import annotations

import re
from itertools import chain
from types import ModuleType, SimpleNamespace

from ingest.structure.words import (
    english,
    english_decisions,
    english_matters,
    english_motions,
    english_verdicts,
    english_votes,
    french,
    french_decisions,
    french_matters,
    french_verdicts,
)


def joined(*modules: ModuleType) -> SimpleNamespace:
    """What the modules of one language know."""
    return SimpleNamespace(**{
        name: value for one in modules for name, value in vars(one).items() if name.isupper()
    })  # fmt: skip


LANGUAGES: tuple[SimpleNamespace, ...] = (
    joined(
        english,
        english_motions,
        english_matters,
        english_decisions,
        english_votes,
        english_verdicts,
    ),
    joined(french, french_matters, french_decisions, french_verdicts),
)


def either(name: str) -> str:
    """A pattern of both languages; a tuple of patterns counts as alternatives."""
    found = [getattr(words, name) for words in LANGUAGES]
    return "|".join("|".join(one) if isinstance(one, tuple) else one for one in found)


def all_of(name: str) -> frozenset[str]:
    """The words of both languages."""
    return frozenset(chain.from_iterable(getattr(words, name) for words in LANGUAGES))


def meanings() -> dict[str, str]:
    """Beginnings of words that mean the same in the titles of items, each to the first of them."""
    groups = [group.split() for words in LANGUAGES for group in words.MEANINGS]
    return {one: group[0] for group in groups for one in group}


def subjects() -> dict[str, str]:
    """What titles of items are of, by name, each with the pattern of both languages."""
    names = dict.fromkeys(chain.from_iterable(words.SUBJECTS for words in LANGUAGES))
    return {
        name: "|".join(pattern for words in LANGUAGES for pattern in words.SUBJECTS.get(name, ()))
        for name in names
    }


ABBREVIATIONS: frozenset[str] = all_of("ABBREVIATIONS")
NOT_NAMES: frozenset[str] = all_of("NOT_NAMES")
SURNAMES: frozenset[str] = all_of("SURNAMES")
OF_OFFICES: frozenset[str] = all_of("OF_OFFICES")
PARTIES: frozenset[str] = all_of("PARTIES")
PARTICLES: frozenset[str] = all_of("PARTICLES")
LINE_STARTERS = re.compile(rf"\W{{0,3}}(?:{either('LINE_STARTERS')})")
NUMBER_WORDS: dict[str, int] = {
    word: n for words in LANGUAGES for word, n in words.NUMBER_WORDS.items()
}

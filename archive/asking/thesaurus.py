"""Words that stand for each other: those that come with Greffe, and the town's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from archive.index import analysis
from archive.model import LANGS, Lang

LONGEST = 6  # typed words of a term
OTHERS = 8  # words that may stand for one
PLURAL, SHORTEST_PLURAL = re.compile(r"[sx]$"), 3
SHORT = 2  # letters: CM finds conseil municipal, but not the other way (20 cm)
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notion:
    """The words for one thing in each language."""

    fr: tuple[str, ...]
    en: tuple[str, ...]

    def words(self, lang: Lang) -> tuple[str, ...]:
        return self.fr if lang == "fr" else self.en


@dataclass(frozen=True, slots=True)
class Alike:
    """Typed words start to end, and what does as well: in the same language, in the other."""

    start: int
    end: int
    same: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """The notions, found by their words without accents and plurals."""

    notions: tuple[Notion, ...] = ()
    by_key: dict[Lang, dict[Key, list[Notion]]] = field(default_factory=dict)

    def alike(self, typed: Sequence[str]) -> Iterator[Alike]:
        """What stands for the words of a question, the longest terms first."""
        at = 0
        while at < len(typed):
            for length in range(min(LONGEST, len(typed) - at), 0, -1):
                if found := self._at(typed, at, at + length):
                    yield found
                    at = found.end - 1
                    break
            at += 1

    def _at(self, typed: Sequence[str], start: int, end: int) -> Alike | None:
        run = " ".join(typed[start:end])
        same: list[str] = []
        other: list[str] = []
        for lang in LANGS:
            key = _key(run, lang)
            if not key or not _key(typed[start], lang) or not _key(typed[end - 1], lang):
                continue  # a term neither begins nor ends with a small word
            for notion in self.by_key.get(lang, {}).get(key, ()):
                same += _others(notion.words(lang), key, lang)
                other += notion.words("en" if lang == "fr" else "fr")
        if not same and not other:
            return None
        return Alike(start, end, _few(same), _few(other))


def of(town_file: Path | None = None) -> Thesaurus:
    """The thesaurus that comes with Greffe, with a town's own lines where it has a file."""
    lines = list(_shipped())
    if town_file is not None:
        with suppress(OSError):  # a town has none as a rule
            lines += town_file.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    return made_of(lines)


def made_of(lines: Iterable[str]) -> Thesaurus:
    """The thesaurus of some lines. What is no line of one is passed over."""
    notions: list[Notion] = []
    gone: set[str] = set()
    for line in lines:
        text = line.strip()
        if text.startswith("- "):
            gone.add(analysis.fold(text[2:].strip()))
        elif text and not text.startswith("#") and "=" in text:
            french, _, english = text.partition("=")
            notions.append(Notion(_terms(french), _terms(english)))
    kept = tuple(Notion(_without(notion.fr, gone), _without(notion.en, gone)) for notion in notions)
    by_key: dict[Lang, dict[Key, list[Notion]]] = {lang: {} for lang in LANGS}
    for notion in kept:
        for lang in LANGS:
            for term in notion.words(lang):
                held = by_key[lang].setdefault(_key(term, lang), [])
                if notion not in held:
                    held.append(notion)
    return Thesaurus(kept, by_key)


@cache
def _shipped() -> tuple[str, ...]:
    path = Path(__file__).with_name("thesaurus.txt")
    return tuple(path.read_text(encoding="utf-8").splitlines())


def _terms(side: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in side.split(",") if one.strip())


def _without(terms: Sequence[str], gone: set[str]) -> tuple[str, ...]:
    return tuple(term for term in terms if analysis.fold(term) not in gone)


def _others(terms: Iterable[str], key: Key, lang: Lang) -> list[str]:
    """The other words of a notion: not that which was typed, nor the same in another form."""
    return [term for term in terms if len(term) > SHORT and _key(term, lang) != key]


def _key(run: str, lang: Lang) -> Key:
    """A run without small words, accents and plurals. Not stems: mairie is no maire."""
    return tuple(
        PLURAL.sub("", word) if len(word) > SHORTEST_PLURAL else word
        for *_, word in analysis.words(run)
        if word not in analysis.STOP[lang]
    )


def _few(terms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(terms))[:OTHERS]

"""Names that a model misheard, put right where what it wrote sounds like a name that is known.

Careful on purpose: only words with a capital inside a sentence, that the papers do not hold, and
that sound like one known name and no other. Each replacement is told, so that it can be undone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.model import LANGS, Lang
from archive.spoken import Correction
from ingest.recordings.sounds_like import alike, key
from ingest.recordings.terms import EVERYDAY, PARTICLES, fold

FEWEST_LETTERS = 4
MOST_WORDS = 3  # heard, for one name: "Jimmy Ray" for Gimaret
WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
OPENS = re.compile(r"(?:^|[.!?…:«\"“]\s*)$")


@dataclass(frozen=True, slots=True)
class Known:
    """What corrections go by: names by their sounds in each language, and words not to touch."""

    by_key: dict[Lang, dict[str, frozenset[str]]]
    ordinary: frozenset[str]


def known(names: Iterable[str], texts: Iterable[str]) -> Known:
    """The names that may be written, and every word that the papers hold, which may not be
    replaced."""
    by_key: dict[Lang, dict[str, set[str]]] = {lang: defaultdict(set) for lang in LANGS}
    for name in dict.fromkeys(part for whole in names for part in _parts(whole)):
        for lang in LANGS:
            if len(sounds := key(name, lang)) >= 2:
                by_key[lang][sounds].add(name)
    words = {fold(word) for text in texts for word in WORD.findall(text)}
    frozen = {
        lang: {sounds: frozenset(spelt) for sounds, spelt in found.items()}
        for lang, found in by_key.items()
    }
    return Known(frozen, frozenset(words | EVERYDAY | PARTICLES))


def corrected(
    texts: Sequence[str], about: Known, lang_of: Callable[[str], Lang | None]
) -> tuple[list[str], list[Correction]]:
    """(the lines with names put right, what was replaced where). Lines stay in their order."""
    lines: list[str] = []
    done: list[Correction] = []
    for n, text in enumerate(texts):
        lang = lang_of(text)
        found = list(_in_line(text, about, LANGS if lang is None else (lang,)))
        for at, heard, written in reversed(found):
            text = text[:at] + written + text[at + len(heard) :]
        lines.append(text)
        done += [Correction(n, at, heard, written) for at, heard, written in found]
    return lines, done


def undone(text: str, corrections: Iterable[Correction]) -> str:
    """A line as it was heard, given the corrections of that line in their order."""
    for one in corrections:  # once those before it are undone, its place is the one it was told at
        if text[one.at : one.at + len(one.written)] == one.written:
            text = text[: one.at] + one.heard + text[one.at + len(one.written) :]
    return text


def _parts(name: str) -> Iterator[str]:
    """A name and each word of it that can stand for the whole: Marie Gimaret, Gimaret."""
    yield name
    for word in name.split():
        plain = fold(word)
        if len(word) >= FEWEST_LETTERS and plain not in EVERYDAY and plain not in PARTICLES:
            yield word


def _in_line(text: str, about: Known, langs: Sequence[Lang]) -> Iterator[tuple[int, str, str]]:
    """(where, what was heard, the name) for each replacement of a line; none overlaps another."""
    words = list(WORD.finditer(text))
    n = 0
    while n < len(words):
        for length in range(min(MOST_WORDS, len(words) - n), 0, -1):
            run = words[n : n + length]
            name = _name_for(text, run, about, langs)
            if name is not None:
                yield run[0].start(), text[run[0].start() : run[-1].end()], name
                n += length
                break
        else:
            n += 1


def _name_for(
    text: str, run: Sequence[re.Match[str]], about: Known, langs: Sequence[Lang]
) -> str | None:
    """The one known name that some words sound like, if they may be replaced at all."""
    heard = text[run[0].start() : run[-1].end()]
    if any(text[a.end() : b.start()] not in (" ", "-", "\u00a0") for a, b in pairwise(run)):
        return None
    if not all(one.group()[:1].isupper() for one in (run[0], run[-1])):
        return None
    if len(run) == 1 and OPENS.search(text[: run[0].start()]):
        return None  # the capital may be the sentence's
    if any(fold(one.group()) in about.ordinary for one in run):
        return None
    names = {
        name
        for lang in langs
        for sounds, spelt in _near(key(heard, lang), about.by_key[lang], several=len(run) > 1)
        for name in spelt
        if fold(name)[:1] == fold(heard)[:1] or sounds == key(heard, lang)
    }
    if len(heard) < FEWEST_LETTERS or len(names) != 1:
        return None
    (name,) = names
    return name if name != heard else None


def _near(
    sounds: str, by_key: dict[str, frozenset[str]], *, several: bool
) -> Iterator[tuple[str, frozenset[str]]]:
    """Names by the very sounds; failing that, and for a single word, by nearly the same ones."""
    if sounds in by_key:
        yield sounds, by_key[sounds]
    elif not several:
        yield from ((one, spelt) for one, spelt in by_key.items() if alike(sounds, one))

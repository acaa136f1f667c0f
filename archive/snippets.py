"""The best stretch of a passage with the words marked. Pure; every piece is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from html import escape
from itertools import pairwise

from archive.index import analysis

LENGTH = 280  # characters, about three lines
SIDE_BY_SIDE = 3  # characters between words: « n° 2014 / 138 »
SPACE = re.compile(r"\s+")
UNEVEN = re.compile(r"\s{2,}|[^\S ]")  # space that is not one plain space
Span = tuple[int, int, str]  # start, end, stem


def snippet_html(text: str, wanted: Set[str], lang: str | None, *, length: int = LENGTH) -> str:
    """A stretch of text as HTML, words whose stem is wanted inside <mark>.

    Cut at words; an ellipsis says where it was cut. Line breaks become spaces.
    """
    spans = matches(text, wanted, lang)
    start, end = _window(text, spans, length)
    pieces: list[str] = ["… "] if start > 0 else []
    at = start
    for left, right, _ in spans:
        if left < at or right > end:
            continue
        pieces += (_plain(text[at:left]), "<mark>", _plain(text[left:right]), "</mark>")
        at = right
    pieces.append(_plain(text[at:end]))
    if end < len(text):
        pieces.append(" …")
    return "".join(pieces).strip()


def matches(text: str, wanted: Set[str], lang: str | None) -> list[Span]:
    """The words of a text whose stem is wanted. Among the wanted 'xyz*' is a prefix, and stems
    with a space between are marked where they follow each other, small words aside."""
    langs = (lang,) if lang in analysis.STOP else tuple(analysis.STOP)
    prefixes = tuple(one[:-1] for one in wanted if one.endswith("*"))
    phrases = [tuple(one.split(" ")) for one in wanted if " " in one]
    there = list(analysis.WORD.finditer(text))
    words = [one.group() for one in there]
    found: dict[int, str] = {}
    for each in langs:
        stems = list(analysis.told(words, each))
        for n, stem in enumerate(stems):
            if stem in wanted:
                found.setdefault(n, stem)
        for n in _in_phrases(stems, phrases) if phrases else ():
            found.setdefault(n, stems[n])
    for n, word in enumerate(words) if prefixes else ():
        if (folded := analysis.folded(word)).startswith(prefixes):
            found.setdefault(n, analysis.stem(folded, langs[0]))
    return [(*there[n].span(), found[n]) for n in sorted(found)]


def _in_phrases(stems: Sequence[str], phrases: Iterable[tuple[str, ...]]) -> Iterator[int]:
    """The words that stand in one of some phrases. Stop words have no stem, and don't part."""
    there = frozenset(stems)
    telling = [n for n, stem in enumerate(stems) if stem]
    for phrase in phrases:
        if not there.issuperset(phrase):
            continue
        for k in range(len(telling) - len(phrase) + 1):
            at = telling[k : k + len(phrase)]
            if all(stems[n] == stem for n, stem in zip(at, phrase, strict=True)):
                yield from at


def beginning_of(text: str, length: int) -> str:
    """The first words of a text, on one line."""
    plain = " ".join(text.split())
    return plain if len(plain) <= length else f"{plain[:length].rsplit(' ', 1)[0]} …"


def end_of(text: str, length: int) -> str:
    """The last words of a text, on one line."""
    plain = " ".join(text.split())
    return plain if len(plain) <= length else f"… {plain[-length:].split(' ', 1)[-1]}"


def _window(text: str, spans: Sequence[Span], length: int) -> tuple[int, int]:
    """The stretch of about length characters that holds most different stems, then most of them
    side by side (2014/138, and not only the year), then most words."""
    if len(text) <= length:
        return 0, len(text)
    best, best_start = (0, 0, 0, 0), 0
    for n, (start, _, _) in enumerate(spans):
        inside = [span for span in spans[n : n + 40] if span[1] <= start + length * 3 // 4]
        beside = sum(
            one != other and start - end <= SIDE_BY_SIDE
            for (_, end, one), (start, _, other) in pairwise(inside)
        )
        worth = (len({stem for _, _, stem in inside}), beside, len(inside), -n)
        if worth > best:
            best, best_start = worth, start
    start = _word_start(text, max(0, best_start - length // 4))
    end = min(len(text), start + length)
    if end < len(text) and (space := text.rfind(" ", start, end)) > start:
        end = space
    return start, end


def _word_start(text: str, at: int) -> int:
    """The beginning of the next word, unless at is the beginning already."""
    if at == 0:
        return 0
    found = SPACE.search(text, at, at + 40)
    return found.end() if found else at


def _plain(text: str) -> str:
    return escape(UNEVEN.sub(" ", text))

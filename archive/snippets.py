"""The best stretch of a passage with the words marked. Pure; every piece is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from html import escape
from itertools import pairwise

from archive.index import analysis

LENGTH = 280  # characters, about three lines
SIDE_BY_SIDE = 3  # characters between words: « n° 2014 / 138 »
SPACE = re.compile(r"\s+")
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
    words = list(analysis.words(text))
    found: dict[int, Span] = {}
    for each in langs:
        stems = [
            (n, analysis.stem(word, each))
            for n, (_, _, word) in enumerate(words)
            if word not in analysis.STOP[each]
        ]
        for n, stem in stems:
            if n not in found and stem in wanted:
                found[n] = (words[n][0], words[n][1], stem)
        for n in _in_phrases(stems, phrases):
            found.setdefault(n, (words[n][0], words[n][1], analysis.stem(words[n][2], each)))
    for n, (start, end, word) in enumerate(words):
        if prefixes and word.startswith(prefixes):
            found.setdefault(n, (start, end, analysis.stem(word, langs[0])))
    return [found[n] for n in sorted(found)]


def _in_phrases(
    stems: Sequence[tuple[int, str]], phrases: Sequence[tuple[str, ...]]
) -> Iterator[int]:
    """The words that stand in one of some phrases."""
    for phrase in phrases:
        for k in range(len(stems) - len(phrase) + 1):
            if all(stems[k + i][1] == stem for i, stem in enumerate(phrase)):
                yield from (stems[k + i][0] for i in range(len(phrase)))


def beginning_of(text: str, length: int) -> str:
    """The first words of a text, on one line."""
    plain = SPACE.sub(" ", text).strip()
    return plain if len(plain) <= length else f"{plain[:length].rsplit(' ', 1)[0]} …"


def end_of(text: str, length: int) -> str:
    """The last words of a text, on one line."""
    plain = SPACE.sub(" ", text).strip()
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
    return escape(SPACE.sub(" ", text))

"""The times of a text that has none, from the words that a model heard, or from where somebody
speaks. Pure.

    text and heard words -> runs of words that both have -> the second of each line
    text and spans of speech -> each line's share of the speech, by its letters

The words that both have are found as revisions of a book are compared: runs of three that stand
once in either are tied in order (Hunt and Szymanski 1977; "patience diff"), and what lies between
two ties is compared closely. So an hour that the text leaves out costs only itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from archive.model import Cue
from ingest.identity.folding import fold
from ingest.recordings.chapters import SENTENCE
from ingest.recordings.spoken_lines import pieces_of

WORD = re.compile(r"\w+")
RUN = 3  # words of a tie
CLOSELY = 1_000_000  # pairs of words between two ties that are compared one with another
SAME = 0.35  # share of the words heard below which it is another text, or no text of this sound
LETTER_S = 1 / 15  # a letter at the pace of speech
UNHEARD = 0.2  # how sure a line's time is where none of its words was heard
BY_VOICE = 0.1  # how sure a time is that rests on nothing but who speaks when
SNAP_S = 3.0  # a paragraph begins where somebody begins to speak, if that is as near as this
SHORTEST_S = 0.2

Span = tuple[float, float]  # seconds in which somebody speaks


@dataclass(frozen=True, slots=True)
class Said:
    """A line of the text. opens: it begins a paragraph, or somebody's turn."""

    text: str
    speaker: str | None
    opens: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """A word and the second at which it was heard."""

    word: str
    start_s: float


def said_in(lines: Sequence[str]) -> list[Said]:
    """The sentences of a text, with their speakers where it names them."""
    return [
        Said(sentence, piece.speaker, n == 0)
        for piece in pieces_of(lines)
        for n, sentence in enumerate(SENTENCE.split(piece.text))
        if sentence.strip()
    ]


def heard_in(cues: Sequence[Cue]) -> Iterator[Heard]:
    """The words of timed lines, each at its share of its line."""
    for cue in cues:
        for found in WORD.finditer(cue.text):
            share = found.start() / len(cue.text)
            yield Heard(fold(found[0]), cue.start_s + share * (cue.end_s - cue.start_s))


def by_words(said: Sequence[Said], heard: Sequence[Heard], *, end_s: float) -> list[Cue] | None:
    """The lines, each at the second of its words; None where it is not what was heard.

    sure is the share of a line's words that were heard in it.
    """
    words = [[fold(word) for word in WORD.findall(one.text)] for one in said]
    flat = [word for line in words for word in line]
    ties = dict(matches(flat, [one.word for one in heard]))
    if not ties or len(ties) < SAME * min(len(flat), len(heard)):
        return None
    starts: list[float | None] = []
    sure: list[float] = []
    first = 0
    for line in words:
        known = [(n, heard[ties[first + n]].start_s) for n in range(len(line)) if first + n in ties]
        first += len(line)
        if known:
            n, second = known[0]
            before = sum(len(word) + 1 for word in line[:n])
            starts.append(max(0.0, second - before * LETTER_S))
        else:
            starts.append(None)
        sure.append(round(min(0.95, len(known) / max(1, len(line))), 2))
    letters = [len(one.text) + 1 for one in said]
    told = _filled(starts, letters, end_s)
    return _cues(said, told, [one or UNHEARD for one in sure], end_s)


def by_voice(said: Sequence[Said], spans: Sequence[Span]) -> list[Cue]:
    """The lines spread over the speech by their letters. No time of these is more than a guess."""
    letters = [len(one.text) + 1 for one in said]
    lasts = [after - first for first, after in spans]
    total_s = sum(lasts)
    if not said or not total_s:
        return []
    spoken = [0.0]
    for length in lasts:
        spoken.append(spoken[-1] + length)
    begins = [first for first, _after in spans]
    starts: list[float] = []
    done = 0
    for one, length in zip(said, letters, strict=True):
        at_s = total_s * done / sum(letters)
        span = min(bisect_right(spoken, at_s) - 1, len(spans) - 1)
        second = begins[span] + at_s - spoken[span]
        if one.opens:
            near = min(begins[max(0, span) : span + 2], key=lambda start: abs(start - second))
            second = near if abs(near - second) <= SNAP_S else second
        starts.append(max(second, starts[-1] if starts else 0.0))
        done += length
    return _cues(said, starts, [BY_VOICE] * len(said), spans[-1][1])


def matches(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int]]:
    """(place in one, place in the other) of words that both have, in the order of both."""
    ties = _in_order(_ties(one, other))
    corners = [(-1, -1), *ties, (len(one), len(other))]
    for (i, j), (next_i, next_j) in pairwise(corners):
        if i >= 0:
            yield i, j
        between = (next_i - i - 1) * (next_j - j - 1)
        if 0 < between <= CLOSELY:
            found = SequenceMatcher(
                None, one[i + 1 : next_i], other[j + 1 : next_j], autojunk=False
            )
            for block in found.get_matching_blocks():
                for n in range(block.size):
                    yield i + 1 + block.a + n, j + 1 + block.b + n


def _ties(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Where runs of words begin that stand once in either."""
    runs = [list(zip(*(words[n:] for n in range(RUN)), strict=False)) for words in (one, other)]
    once = [{run for run, times in Counter(some).items() if times == 1} for some in runs]
    places = {run: n for n, run in enumerate(runs[1]) if run in once[1]}
    return [(n, places[run]) for n, run in enumerate(runs[0]) if run in once[0] and run in places]


def _in_order(ties: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most ties that stand in the order of both (the longest increasing row)."""
    ends: list[int] = []  # of rows by length, the least last place
    at: list[int] = []  # the tie that ends each
    before: list[int | None] = []
    for n, (_i, j) in enumerate(ties):
        length = bisect_left(ends, j)
        before.append(at[length - 1] if length else None)
        ends[length : length + 1] = [j]
        at[length : length + 1] = [n]
    row: list[tuple[int, int]] = []
    n_now = at[-1] if at else None
    while n_now is not None:
        row.append(ties[n_now])
        n_now = before[n_now]
    return row[::-1]


def _filled(starts: Sequence[float | None], letters: Sequence[int], end_s: float) -> list[float]:
    """A second for each line, never before the one above: between two that are known, by letters,
    no slower than people speak."""
    known = [(-1, 0.0), *((n, one) for n, one in enumerate(starts) if one is not None)]
    known.append((len(starts), end_s))
    filled: list[float] = []
    for (n, start_s), (following, next_s) in pairwise(known):
        run = letters[max(n, 0) : following]
        lasts_s = max(0.0, min(next_s - start_s, sum(run) * LETTER_S))
        done = 0
        for length in run:
            filled.append(max(filled[-1] if filled else 0.0, start_s + lasts_s * done / sum(run)))
            done += length
    return filled


def _cues(
    said: Sequence[Said], starts: Sequence[float], sure: Sequence[float], end_s: float
) -> list[Cue]:
    """Lines that end where the next begins, or sooner at the pace of speech."""
    made = []
    for n, (one, start_s) in enumerate(zip(said, starts, strict=True)):
        next_s = starts[n + 1] if n + 1 < len(starts) else max(end_s, start_s)
        long_s = max(SHORTEST_S, len(one.text) * LETTER_S * 1.5)
        ends_s = min(next_s, start_s + long_s)
        made.append(
            Cue(round(start_s, 3), round(max(ends_s, start_s), 3), one.text, one.speaker,
                sure=sure[n])
        )  # fmt: skip
    return made

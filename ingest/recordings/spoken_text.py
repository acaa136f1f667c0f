"""Transcripts as people and programs type them, plain or in Markdown (forms: spoken_lines.py).

Between two times, words are given a second by how many letters stand before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.recordings.captions import LATEST_S
from ingest.recordings.rolling import Shown
from ingest.recordings.spoken_lines import Piece, pieces_of

FULL_TIME = re.compile(r"[\[(][0-9]{1,2}:[0-5][0-9]:[0-5][0-9](?:[.,][0-9]{1,3})?[\])]")
FULL_TIME_LINES = 5  # lines from the top, where one such time tells enough
FEWEST_TIMES = 3
SLOWEST, FASTEST = 0.25, 8.0  # words a second between the first time and the last
IN_ORDER = 0.9  # share of the times that come after the one before
LATE_S, ROUND_S = 360, 5  # "9:00 … 9:30 … 10:15" without brackets is a day's programme
PREAMBLE_S = 30.0  # before this second, what stands above the first time is a title
TIMED = 0.1  # share of the pieces; a time a paragraph is a time to within seconds
PACE, SLOW_PACE = 15.0, 4.0  # letters a second: speech, and speech with silences


def is_spoken(lines: Sequence[str]) -> bool:
    """Whether a text, or the beginning of one, has times at the pace of speech."""
    pieces = list(pieces_of(lines))
    timed = [(n, one.start_s) for n, one in enumerate(pieces) if one.start_s is not None]
    if len(timed) < FEWEST_TIMES:
        return bool(timed) and _begins_with_full_time(lines)
    starts = [at_s for _, at_s in timed]
    onward = sum(one <= following for one, following in pairwise(starts))
    bare = not any(one.bracketed for one in pieces)
    if onward < IN_ORDER * (len(starts) - 1) or (bare and _is_programme(starts)):
        return False
    words = sum(len(one.text.split()) for one in pieces[timed[0][0] : timed[-1][0]])
    took_s = max(starts) - starts[0]
    return took_s > 0 and SLOWEST <= words / took_s <= FASTEST


def is_approximate(lines: Sequence[str]) -> bool:
    """True where fewer than one in ten pieces of the text has a time of its own."""
    pieces = list(pieces_of(lines))
    return sum(one.start_s is not None for one in pieces) < TIMED * len(pieces)


def shown_in_text(lines: Sequence[str]) -> list[Shown]:
    """What was said, piece by piece, with a start and an end in seconds for each.

    None of it where the text has no time at all.
    """
    pieces = _without_preamble(list(pieces_of(lines)))
    if all(one.start_s is None for one in pieces):
        return []
    return [one for one in _timed(pieces) if one.start_s <= LATEST_S]


def _begins_with_full_time(lines: Sequence[str]) -> bool:
    """ "[00:00:17]" at the start of one of the first lines: nothing else is written so."""
    opening = [line.strip().lstrip("*_") for line in lines if line.strip()][:FULL_TIME_LINES]
    return any(FULL_TIME.match(line) for line in opening)


def _is_programme(starts: Sequence[float]) -> bool:
    return starts[0] >= LATE_S and all(start % ROUND_S == 0 for start in starts)


def _without_preamble(pieces: list[Piece]) -> list[Piece]:
    """Without the title and the list of those present above the first time or name.

    Words at the pace of speech stay: a program that marks every fifth minute begins with them.
    """
    first = next((n for n, one in enumerate(pieces) if one.speaker or one.start_s is not None), 0)
    at_s = next((one.start_s for one in pieces if one.start_s is not None), 0.0)
    words = sum(len(one.text.split()) for one in pieces[:first])
    return pieces if at_s >= PREAMBLE_S and 1.0 <= words / at_s <= FASTEST else pieces[first:]


def _timed(pieces: Sequence[Piece]) -> Iterator[Shown]:
    """Each piece with its own time, or its share of those between two times."""
    starts = sorted({0, *(n for n, one in enumerate(pieces) if one.start_s is not None)})
    for n, following in pairwise([*starts, len(pieces)]):
        run = pieces[n:following]
        start_s = run[0].start_s or 0.0
        next_s = pieces[following].start_s if following < len(pieces) else None
        letters = [len(one.text) + 1 for one in run]
        lasts_s = _lasts_s(start_s, run[0].end_s, next_s, sum(letters))
        said = 0
        for one, length in zip(run, letters, strict=True):
            begins_s, ends_s = (
                start_s + lasts_s * part / sum(letters) for part in (said, said + length)
            )
            said += length
            if one.text:
                yield Shown(begins_s, ends_s, (one.text,), one.speaker)


def _lasts_s(start_s: float, end_s: float | None, next_s: float | None, letters: int) -> float:
    """Seconds that the words after a time take: to their end, or to the next time, or at a pace."""
    if end_s is not None and end_s > start_s:
        return end_s - start_s
    if next_s is not None and next_s > start_s:
        # A silence before the next time is not spread over the words before it.
        return min(next_s - start_s, letters / SLOW_PACE + 2.0)
    return letters / PACE

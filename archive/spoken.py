"""What a speech model heard, and what became of it: words with their times, and what is missing.

Plain frozen data, as in model.py. All times are seconds of the recording.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """One word as heard; sure is the model's own probability, 0 to 1."""

    start_s: float
    end_s: float
    text: str
    sure: float


@dataclass(frozen=True, slots=True)
class HeardLine:
    """A line as the model heard it, before any correction."""

    start_s: float
    end_s: float
    text: str
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """What the model said and nobody did, as far as its figures tell.

    why is a code: silence, unlikely, repetitive, slow, credits, prompt, loop.
    """

    start_s: float
    end_s: float
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of a recording without sound in the file: damage, or a clock that leaps."""

    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class HeardPiece:
    """A stretch of the recording that has been heard. lang: most of its speech; None for none."""

    n: int
    start_s: float
    end_s: float
    lang: str | None
    lines: tuple[HeardLine, ...]
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """A name put in the place of its homophone. cue is the line's number, at a letter of it."""

    cue: int
    at: int
    heard: str
    written: str


@dataclass(frozen=True, slots=True)
class Hearing:
    """How a recording was transcribed, and by what. finished_at is None while it is under way."""

    model: str
    terms: tuple[str, ...]
    prompt: str
    track: str
    started_at: dt.datetime
    finished_at: dt.datetime | None = None

"""Sound in pieces of bounded length, cut where nobody speaks, each with its spans of speech.

The voice detector (Silero, which comes with faster-whisper) runs once over each piece: where it
hears a silence the piece ends, and what it takes for speech is all that the model is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ingest.recordings.channels import Samples
from ingest.recordings.sound import RATE, Piece

PIECE_S = 300.0  # 19 MB of sound
SEARCH_S = 60.0  # a piece is cut in the last silence of its last minute
SHARE = 0.5  # else at its longest silence, or its quietest place, in its second half
QUIET_S = 0.4  # about the pause between two sentences
# Pads that meet join two spans: a silence of under 0.8 s is part of the speech around it.
VAD = {"min_silence_duration_ms": 500, "speech_pad_ms": 400, "max_speech_duration_s": 29.0}

Span = tuple[int, int]  # first sample and the one after the last


@dataclass(frozen=True, slots=True)
class Spoken:
    """A piece of a recording and where in it somebody speaks, in samples of the piece."""

    n: int
    start: int  # in samples of the recording
    samples: Samples
    spans: tuple[Span, ...]

    @property
    def start_s(self) -> float:
        return self.start / RATE

    @property
    def end_s(self) -> float:
        return (self.start + len(self.samples)) / RATE


def pieces(
    sound: Iterable[Piece], *, longest_s: float = PIECE_S, done: Sequence[float] = ()
) -> Iterator[Spoken]:
    """Yield stretches of at most longest_s seconds. Every sample is in exactly one.

    done: the ends, in seconds, of the pieces that were yielded before an interruption. Their sound
    is passed over, and what follows is cut as it would have been.
    """
    longest = int(longest_s * RATE)
    n, start, length = len(done), 0, 0
    parts: list[Samples] = []  # joined once a piece: growing one array would tear the heap
    skip = round(done[-1] * RATE) if done else 0
    for grain in sound:
        samples = grain.samples
        if skip > start:
            passed = min(skip - start, len(samples))
            start, samples = start + passed, samples[passed:]
        parts.append(samples)
        length += len(samples)
        while length > longest:
            held = np.concatenate(parts)
            spans = speech(held[:longest])
            cut = cut_at(held[:longest], spans)
            yield Spoken(n, start, held[:cut], tuple(within(spans, cut)))
            parts, length = [held[cut:].copy()], length - cut
            n, start = n + 1, start + cut
    if length:
        held = np.concatenate(parts)
        yield Spoken(n, start, held, tuple(speech(held)))


def speech(samples: Samples) -> list[Span]:
    """The spans in which somebody speaks, none longer than what a model hears at once."""
    from faster_whisper.vad import VadOptions, get_speech_timestamps

    found = get_speech_timestamps(samples, VadOptions(**VAD))
    return [(one["start"], min(one["end"], len(samples))) for one in found]


def cut_at(samples: Samples, spans: Sequence[Span]) -> int:
    """The sample at which a piece ends: never inside speech where there is a silence."""
    end = len(samples)
    bounds = [0, *(edge for span in spans for edge in span), end]
    silences = [
        (first, after)
        for first, after in zip(bounds[::2], bounds[1::2], strict=True)
        if after > first and (first + after) // 2 >= end * SHARE
    ]
    late = [one for one in silences if (one[0] + one[1]) // 2 >= end - SEARCH_S * RATE]
    if late:
        first, after = late[-1]
    elif silences:
        first, after = max(silences, key=lambda one: one[1] - one[0])
    else:
        return quiet_place(samples)
    # After a silence that lasts to the end, what is heard next may be the end of the same silence.
    return end if after == end else (first + after) // 2


def within(spans: Iterable[Span], end: int) -> Iterator[Span]:
    """The spans up to a sample."""
    for first, after in spans:
        if first < end:
            yield first, min(after, end)


def quiet_place(samples: Samples) -> int:
    """The index of the quietest place near the end, the last one where several are as quiet."""
    searched = min(int(SEARCH_S * RATE), len(samples) // 2)
    width, first = int(QUIET_S * RATE), len(samples) - searched
    if searched <= width:
        return len(samples)
    energy = np.concatenate(([0.0], np.cumsum(np.square(samples[first:], dtype=np.float64))))
    windows = energy[width:] - energy[:-width]
    # Running sums of true silence differ in the last bits: what no ear tells apart is equal.
    quiet = np.flatnonzero(windows <= windows.min() + width * 1e-9)
    return first + int(quiet[-1]) + width // 2

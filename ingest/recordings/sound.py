"""The sound of a recording as Whisper hears it: 16,000 samples a second, one channel, in pieces.

Never the whole recording in memory, and damage in the middle does not end it. faster-whisper's
own decode_audio keeps 560 MB an hour and, since it asks a finished generator to go on, loses all
that follows the first damaged packet without a word. Here each packet is decoded by itself; one
that fails is left out, and its time is filled with silence, so that what follows keeps its second.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from av.container import InputContainer
from av.stream import Stream
from numpy.typing import NDArray

from ingest.errors import NoSound
from ingest.recordings.recording import (
    LONGEST_GAP_S,
    opened,
    packets,
    sound_streams,
    sounds,
    start_of,
)

RATE = 16_000  # samples a second: what every Whisper model was trained on
Samples = NDArray[np.float32]

GRAIN_S = 10.0  # length of what decode yields: 640 KB
JITTER_S = 0.1  # a step of the clock below this is rounding, not a gap
REWIND_S = 1.0  # a clock that goes back this far was set anew (files joined end to end)
MISSING_S = 2.0  # sound that stops this much before the stated end is looked for further on
LEAPS_S = (1.0, 2.0, 5.0, 15.0, 60.0, 300.0)  # how far on, one after the other

SEARCH_S = 30.0  # a piece is cut at the quietest place of its last half minute
QUIET_S = 0.4  # about the pause between two sentences


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of sound. start_s in seconds of the recording; samples float32 in -1 to 1."""

    start_s: float
    samples: Samples

    @property
    def end_s(self) -> float:
        return self.start_s + len(self.samples) / RATE


@dataclass(frozen=True, slots=True)
class _Frame:
    """Decoded sound as it stands in the file. start_s None where the file gives no time."""

    start_s: float | None
    sound: av.AudioFrame

    @property
    def length_s(self) -> float:
        return self.sound.samples / self.sound.sample_rate


def decode(path: Path) -> Iterator[Piece]:
    """Yield the sound from start to end, without holes, in arrays of about ten seconds.

    Raises NoSound where no track can be decoded, Empty on 0 bytes. Damage further on raises
    nothing: it becomes silence of the same length.
    """
    try:
        with opened(path) as container:
            tracks = sound_streams(container)
            if not tracks:
                raise NoSound(path.name)
            start_s = 0.0
            for samples in _grains(_in_time(_frames(container, tracks[0]))):
                yield Piece(start_s, samples)
                start_s += len(samples) / RATE
            if not start_s:
                raise NoSound(path.name)
    except av.error.FFmpegError as trouble:
        raise NoSound(path.name) from trouble


def pieces(path: Path, *, longest_s: float = 300.0) -> Iterator[Piece]:
    """Yield stretches of at most longest_s seconds, cut where it is quiet, so not inside a word.

    Raises as decode does. Holds longest_s seconds at a time: 19 MB for five minutes.
    """
    longest = int(longest_s * RATE)
    start, held = 0, np.empty(0, np.float32)
    for grain in decode(path):
        held = np.concatenate((held, grain.samples))
        while len(held) > longest:
            cut = quiet_place(held[:longest])
            yield Piece(start / RATE, held[:cut])
            start, held = start + cut, held[cut:].copy()
    if len(held):
        yield Piece(start / RATE, held)


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


def _frames(container: InputContainer, track: Stream) -> Iterator[_Frame]:
    """Every frame that decodes, in order of time, looking beyond places that can't be passed."""
    zero_s, stated_s = start_of(container), (container.duration or 0) / av.time_base
    reached_s, leaps = 0.0, iter(LEAPS_S)
    leapt = False
    while True:
        for frame in _decoded(container, track, zero_s):
            if leapt and (frame.start_s is None or frame.start_s < reached_s):
                continue  # a leap may land before its aim
            if frame.start_s is not None:
                reached_s = frame.start_s + frame.length_s
            else:
                reached_s += frame.length_s
            leaps = iter(LEAPS_S)
            yield frame
        # Some readers (Windows Media) give up at damage though the rest of the file is whole.
        leap_s = next(leaps, None)
        if leap_s is None or reached_s + max(leap_s, MISSING_S) > stated_s:
            return
        leapt = True
        with suppress(av.error.FFmpegError):  # then the next leap goes further
            container.seek(int((zero_s + reached_s + leap_s) * av.time_base), backward=False)


def _decoded(container: InputContainer, track: Stream, zero_s: float) -> Iterator[_Frame]:
    """The frames of the packets that decode, from where the container stands to its end."""
    for packet in packets(container, track):
        try:
            frames = packet.decode()
        except av.error.FFmpegError:
            continue  # damaged: the next packet may be whole
        for frame in frames:
            if sounds(frame):
                yield _Frame(_time(frame, zero_s), frame)


def _time(frame: av.AudioFrame, zero_s: float) -> float | None:
    """Where a frame starts, in seconds of the recording; None where it says nothing."""
    if frame.pts is None or frame.time_base is None:
        return None
    return float(frame.pts * frame.time_base) - zero_s


def _in_time(frames: Iterable[_Frame]) -> Iterator[Samples]:
    """Sound at 16 kHz, one channel, with silence where the clock says that sound is missing."""
    resampler: av.AudioResampler | None = None
    shape: tuple[str, str, int] | None = None
    heard_s, shift_s, written = 0.0, 0.0, 0
    for frame in frames:
        gap_s = 0.0 if frame.start_s is None else frame.start_s + shift_s - heard_s
        if gap_s < -REWIND_S or gap_s > LONGEST_GAP_S:
            shift_s, gap_s = shift_s - gap_s, 0.0
        seen = (frame.sound.format.name, frame.sound.layout.name, frame.sound.sample_rate)
        if resampler and (gap_s > JITTER_S or seen != shape):
            for samples in _resampled(resampler, None):  # what the resampler still holds
                written += len(samples)
                yield samples
            resampler = None
        if gap_s > JITTER_S:
            heard_s += gap_s
            for samples in _silence(round(heard_s * RATE) - written):
                written += len(samples)
                yield samples
        if resampler is None:
            shape, resampler = seen, av.AudioResampler(format="s16", layout="mono", rate=RATE)
        for samples in _resampled(resampler, frame.sound):
            written += len(samples)
            yield samples
        heard_s += frame.length_s
    if resampler:
        yield from _resampled(resampler, None)


def _resampled(resampler: av.AudioResampler, sound: av.AudioFrame | None) -> Iterator[Samples]:
    """One frame's sound; None gives the rest that the resampler holds back.

    By way of 16-bit integers, as Whisper was trained: FFmpeg then weighs the channels so that
    their sum can't clip, and a damaged frame can bring no infinity in.
    """
    if sound is not None:
        sound.pts = None  # times are kept by _in_time
    try:
        frames = resampler.resample(sound)
    except (av.error.FFmpegError, ValueError):  # a frame of no possible shape
        return
    for frame in frames:
        yield frame.to_ndarray()[0].astype(np.float32) / np.float32(32768)


def _silence(samples: int) -> Iterator[Samples]:
    grain = int(GRAIN_S * RATE)
    while samples > 0:
        yield np.zeros(min(samples, grain), np.float32)
        samples -= grain


def _grains(sound: Iterable[Samples]) -> Iterator[Samples]:
    """Join small arrays until they last about ten seconds."""
    held: list[Samples] = []
    length = 0
    for samples in sound:
        held.append(samples)
        length += len(samples)
        if length >= GRAIN_S * RATE:
            yield np.concatenate(held)
            held, length = [], 0
    if length:
        yield np.concatenate(held)

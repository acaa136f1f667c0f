"""The sound of a recording as Whisper hears it: 16,000 samples a second, one channel.

Never the whole recording in memory, and damage in the middle does not end it. faster-whisper's
own decode_audio keeps 560 MB an hour and, since it asks a finished generator to go on, loses all
that follows the first damaged packet without a word. Here each packet is decoded by itself; one
that fails is left out, and its time is filled with silence, so that what follows keeps its second.
What was filled is told, so that the clerk and the resident can be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import av
import numpy as np
from av.container import InputContainer
from av.stream import Stream

from archive.spoken import Gap
from ingest.errors import NoSound
from ingest.recordings.channels import MIXED, Ear, Samples, listener
from ingest.recordings.recording import (
    LONGEST_GAP_S,
    UNINDEXED,
    opened,
    packets,
    sound_streams,
    sounds,
    start_of,
)

RATE = 16_000  # samples a second: what every Whisper model was trained on

GRAIN_S = 10.0  # length of what decode yields: 640 KB
JITTER_S = 0.1  # a step of the clock below this is rounding, not a gap
REWIND_S = 1.0  # a clock that goes back this far was set anew (files joined end to end)
MISSING_S = 2.0  # sound that stops this much before the stated end is looked for further on
LEAPS_S = (1.0, 2.0, 5.0, 15.0, 60.0, 300.0)  # how far on, one after the other

GAP_S = 1.0  # shorter ones are how some programs write a silence (Opus DTX: 0.4 s)
SHORT_SHARE = 0.01  # of the length, below which a missing end is rounding


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


@dataclass(slots=True)
class Tally:
    """What decoding found, complete once it ends. Seconds; the gaps in order of time."""

    gaps: list[Gap] = field(default_factory=list)
    sounding_s: float = 0.0
    stated_s: float = 0.0


def decode(path: Path, *, ear: Ear = MIXED, tally: Tally | None = None) -> Iterator[Piece]:
    """Yield the sound from start to end, without holes, in arrays of about ten seconds.

    Raises NoSound where no track can be decoded, Empty on 0 bytes. Damage further on raises
    nothing: it becomes silence of the same length, and a gap of the tally where it lasts.
    """
    tally = tally or Tally()
    try:
        with opened(path) as container:
            tracks = sound_streams(container)
            if len(tracks) <= ear.track:
                raise NoSound(path.name)
            family = container.format.name.split(",")[0]
            tally.stated_s = (container.duration or 0) / av.time_base
            start_s, mono = 0.0, listener(ear)
            for both in _grains(_in_time(_frames(container, tracks[ear.track]), ear, tally)):
                samples = mono(both)
                yield Piece(start_s, samples)
                start_s += len(samples) / RATE
            if not start_s:
                raise NoSound(path.name)
    except av.error.FFmpegError as trouble:
        raise NoSound(path.name) from trouble
    # What is stated without a table of contents is a guess from the first packets.
    missing_s = 0.0 if family in UNINDEXED else tally.stated_s - start_s
    if missing_s > max(GAP_S, tally.stated_s * SHORT_SHARE):
        tally.gaps.append(Gap(round(start_s, 3), round(tally.stated_s, 3)))
    tally.gaps[:] = _told(tally.gaps)


def _told(gaps: Iterable[Gap]) -> list[Gap]:
    """Gaps that nearly touch as one, and only those that last."""
    joined: list[Gap] = []
    for gap in gaps:
        if joined and gap.start_s - joined[-1].end_s < GAP_S:
            gap = Gap(joined.pop().start_s, gap.end_s)
        joined.append(gap)
    return [gap for gap in joined if gap.end_s - gap.start_s >= GAP_S]


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
                at_s = frame.time
                yield _Frame(None if at_s is None else at_s - zero_s, frame)


def _in_time(frames: Iterable[_Frame], ear: Ear, tally: Tally) -> Iterator[Samples]:
    """Sound at 16 kHz, a row a channel, with silence where the clock says that sound is missing."""
    run: _Run | None = None
    shape: tuple[str, str, int] | None = None
    heard_s, shift_s, written = 0.0, 0.0, 0
    for frame in frames:
        gap_s = 0.0 if frame.start_s is None else frame.start_s + shift_s - heard_s
        if gap_s < -REWIND_S or gap_s > LONGEST_GAP_S:
            shift_s, gap_s = shift_s - gap_s, 0.0
        seen = (frame.sound.format.name, frame.sound.layout.name, frame.sound.sample_rate)
        if run and (gap_s > JITTER_S or seen != shape):
            for samples in run.rest():
                written += samples.shape[1]
                yield samples
            run = None
        if gap_s > JITTER_S:
            if tally.sounding_s:  # before it, the picture alone began
                tally.gaps.append(Gap(round(heard_s, 3), round(heard_s + gap_s, 3)))
            heard_s += gap_s
            for samples in _silence(round(heard_s * RATE) - written, rows=ear.rows):
                written += samples.shape[1]
                yield samples
        if run is None:
            shape, run = seen, _Run(ear.rows)
        length_s = frame.length_s
        for samples in run.add(frame.sound):
            written += samples.shape[1]
            yield samples
        heard_s += length_s
        tally.sounding_s += length_s
    if run:
        yield from run.rest()


class _Run:
    """Unbroken sound of one form, brought to 16 kHz a second at a time: frame by frame costs as
    much as decoding. A class because FFmpeg's queue and resampler hold what is not given yet.

    By way of 16-bit integers, as Whisper was trained: FFmpeg then weighs the channels so that
    their sum can't clip, and a damaged frame can bring no infinity in.
    """

    def __init__(self, rows: int) -> None:
        layout = "mono" if rows == 1 else "stereo"
        self._resampler = av.AudioResampler(format="s16p", layout=layout, rate=RATE)
        self._queue = av.AudioFifo()

    def add(self, sound: av.AudioFrame) -> Iterator[Samples]:
        """What is ready once a frame has come."""
        sound.pts = None  # times are kept by _in_time
        with suppress(av.error.FFmpegError, ValueError):  # a frame of no possible shape
            self._queue.write(sound)
        if self._queue.samples >= sound.sample_rate:
            yield from self._resampled(self._queue.read())

    def rest(self) -> Iterator[Samples]:
        """What is left at the end of a run."""
        if self._queue.samples:
            yield from self._resampled(self._queue.read())
        yield from self._resampled(None)

    def _resampled(self, sound: av.AudioFrame | None) -> Iterator[Samples]:
        try:
            frames = self._resampler.resample(sound)
        except (av.error.FFmpegError, ValueError):
            return
        for frame in frames:
            yield frame.to_ndarray().astype(np.float32) / np.float32(32768)


def _silence(samples: int, *, rows: int) -> Iterator[Samples]:
    grain = int(GRAIN_S * RATE)
    while samples > 0:
        yield np.zeros((rows, min(samples, grain)), np.float32)
        samples -= grain


def _grains(sound: Iterable[Samples]) -> Iterator[Samples]:
    """Join small arrays until they last about ten seconds."""
    held: list[Samples] = []
    length = 0
    for samples in sound:
        held.append(samples)
        length += samples.shape[1]
        if length >= GRAIN_S * RATE:
            yield np.concatenate(held, axis=1)
            held, length = [], 0
    if length:
        yield np.concatenate(held, axis=1)

"""Which of a recording's tracks and channels is listened to.

A camera's second track may be silent; a recorder may have one microphone a side, whose sum brings
the hum of the idle one in, or a cable that is crossed, whose sum is nothing. A few places of the
recording tell: they are decoded before the rest, in under a second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

import av
import numpy as np
from av.stream import Stream
from numpy.typing import NDArray

from ingest.recordings.recording import opened, packets, sound_streams, sounds, start_of

Samples = NDArray[np.float32]
Channels = Literal["mixed", "louder", "left", "right"]

RATE = 16_000
PLACES = 8  # spread over the recording
PLACE_S = 4.0  # decoded at each
SILENT = 10 ** (-60 / 20)  # of full scale: a track that nothing was plugged into
IDLE = 10 ** (-30 / 20)  # of the other side
ALIKE = 0.3  # correlation from which two sides are one sound; below -ALIKE one is turned over
BLOCK = RATE // 4  # samples over which the louder side is told
TAKES_OVER = 1.5  # times as loud as the side that is heard
FADE = 80  # samples, 5 ms, from one side to the other


@dataclass(frozen=True, slots=True)
class Ear:
    """What is heard: a sound track (0 is the one a player takes) and how its sides become one."""

    track: int = 0
    channels: Channels = "mixed"

    @property
    def rows(self) -> int:
        """Channels that the decoder keeps apart for it."""
        return 1 if self.channels == "mixed" else 2

    def __str__(self) -> str:
        return f"{self.track + 1} {self.channels}"

    @classmethod
    def named(cls, written: str) -> Ear:
        """What str() wrote."""
        track, _, channels = written.partition(" ")
        return cls(int(track) - 1, cast(Channels, channels))


MIXED = Ear()


def choose(path: Path) -> Ear:
    """The track that a player would take, unless it is silent and another is not; its sides mixed
    where they hold one sound, else whichever is louder at each moment.

    Raises av.error.FFmpegError where the file can't be opened.
    """
    with opened(path) as container:
        shapes = [_channels(track) for track in sound_streams(container)]
        length_s = (container.duration or 0) / av.time_base
    if shapes == [1]:
        return MIXED
    tried = [_places(path, track, length_s) for track in range(len(shapes))]
    levels = [_level(sound) for sound in tried]
    if not levels:
        return MIXED
    track = 0 if levels[0] > SILENT else int(np.argmax(levels))
    # More than two channels are a surround sound, which FFmpeg weighs better than we would.
    return Ear(track, told(tried[track]) if shapes[track] == 2 else "mixed")


def told(both: Samples) -> Channels:
    """How two sides become one, by their sound. Pure."""
    left, right = (float(np.sqrt(np.mean(np.square(side)) + 1e-20)) for side in both)
    if max(left, right) <= SILENT:
        return "mixed"
    louder: Channels = "left" if left >= right else "right"
    if min(left, right) < IDLE * max(left, right):
        return louder
    alike = float(np.mean(both[0] * both[1])) / (left * right)
    if alike >= ALIKE:
        return "mixed"
    return louder if alike <= -ALIKE else "louder"


def listener(ear: Ear) -> Callable[[Samples], Samples]:
    """A function that makes one channel of the next grain. Ask for one a recording: the louder
    side goes on being heard from one grain to the next."""
    if ear.channels == "louder":
        return _Louder()
    row = 1 if ear.channels == "right" else 0
    return lambda both: np.ascontiguousarray(both[row])


class _Louder:
    """The louder side of two, with a short fade where it changes. A class because it remembers
    which side it is on."""

    def __init__(self) -> None:
        self.side = 0

    def __call__(self, both: Samples) -> Samples:
        length = both.shape[1]
        blocks = -(-length // BLOCK)
        padded = np.pad(both, ((0, 0), (0, blocks * BLOCK - length)))
        levels = np.sqrt(np.mean(np.square(padded.reshape(2, blocks, BLOCK)), axis=2))
        before = self.side
        sides = np.empty(blocks, np.float32)
        for n in range(blocks):
            if levels[1 - self.side, n] > levels[self.side, n] * TAKES_OVER:
                self.side = 1 - self.side
            sides[n] = self.side
        right = np.repeat(sides, BLOCK)[:length]
        edged = np.concatenate((np.full(FADE - 1, before, np.float32), right))
        right = np.convolve(edged, np.full(FADE, 1 / FADE, np.float32), mode="valid")
        return np.asarray(both[0] * (1 - right) + both[1] * right, np.float32)


def _channels(track: Stream) -> int:
    return track.codec_context.channels if isinstance(track, av.AudioStream) else 0


def _places(path: Path, track: int, length_s: float) -> Samples:
    """Two channels of sound from a few places, joined; silence where nothing decodes."""
    held = [np.zeros((2, RATE // 100), np.float32)]
    for n in range(PLACES):
        with suppress(av.error.FFmpegError), opened(path) as container:
            if n:
                at_s = start_of(container) + length_s * n / PLACES
                container.seek(int(at_s * av.time_base))
            held += _heard(container, sound_streams(container)[track])
        if length_s <= PLACES * PLACE_S:
            break  # a short one is heard from its start only
    return np.concatenate(held, axis=1)


def _heard(container: av.container.InputContainer, track: Stream) -> Iterator[Samples]:
    resampler = av.AudioResampler(format="s16p", layout="stereo", rate=RATE)
    heard = 0
    for packet in packets(container, track):
        with suppress(av.error.FFmpegError, ValueError):  # damaged: the next packet may be whole
            for frame in packet.decode():
                if not sounds(frame):
                    continue
                frame.pts = None
                for part in resampler.resample(frame):
                    samples = part.to_ndarray().astype(np.float32) / np.float32(32768)
                    heard += samples.shape[1]
                    yield samples
        if heard >= PLACE_S * RATE:
            return


def _level(both: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(both), dtype=np.float64)))

"""A recording as the public gets it where something that was said is removed.

The sound is decoded, silenced in the spans and encoded again, all of it (WAV, FLAC and AIFF lose
nothing by that); only the track that a player takes is kept. The picture is copied packet by packet
and not encoded again: from the start of a span on its images are left out until the first whole
image after it, so a player stands still on the one before. A picture that has no whole image after
a span ends there. Subtitles, covers, other tracks and metadata are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer

from ingest.errors import NoSound
from ingest.recordings.clip import form_of, wanted
from ingest.recordings.recording import opened, packets, sounds, start_of

Spans = Sequence[tuple[float, float]]
Progress = Callable[[int, int], None]
AROUND_S = 0.05  # is silenced before and after a span: a syllable has no sharp edge
BEAT_S = 60.0  # of the recording, between two signs of life
MOST_HOLE_S = 36_000.0  # a time that leaps further is damage
# FFmpeg's container: the encoder of its sound, its media type with and without a picture.
ENCODERS = {
    "mp4": ("aac", "video/mp4", "audio/mp4"),
    "matroska": ("aac", "video/x-matroska", "video/x-matroska"),
    "webm": ("libopus", "video/webm", "audio/webm"),
    "mp3": ("libmp3lame", "audio/mpeg", "audio/mpeg"),
    "wav": ("pcm_s16le", "audio/wav", "audio/wav"),
    "flac": ("flac", "audio/flac", "audio/flac"),
    "ogg": ("libopus", "video/ogg", "audio/ogg"),
    "adts": ("aac", "audio/aac", "audio/aac"),
    "mpegts": ("aac", "video/mpeg", "video/mpeg"),
    "aiff": ("pcm_s16be", "audio/aiff", "audio/aiff"),
}
RATES = (8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000)  # those of MP3; AAC has them
OPUS_RATE = 48_000
LOWEST_BPS, HIGHEST_BPS = 64_000, 192_000


def silence(path: Path, name: str, spans: Spans, *, on_page: Progress) -> tuple[str, str]:
    """Write the recording without what is said and seen in the spans (seconds, in order) to a file.

    Returns its media type and its ending. Raises NoSound where nothing can be decoded.
    """
    try:
        with opened(path) as container:
            form, ending = form_of(container)
            options = {"movflags": "faststart"} if form == "mp4" else {}
            with av.open(name, "w", format=form, options=options) as out:
                _write(container, out, form, spans, on_page)
            has_picture = any(one.type == "video" for one in wanted(container))
    except av.error.FFmpegError as trouble:
        raise NoSound(path.name) from trouble
    _codec, with_picture, without = ENCODERS[form]
    return (with_picture if has_picture else without), ending


def _write(
    container: InputContainer, out: OutputContainer, form: str, spans: Spans, on_page: Progress
) -> None:
    streams = wanted(container)
    if not streams:
        raise NoSound(container.name)
    zero_s = start_of(container)
    picture = next((one for one in streams if one.type == "video"), None)
    track = next((one for one in streams if one.type == "audio"), None)
    copy = out.add_stream_from_template(picture) if picture else None
    voice = Voice(out, cast(AudioStream, track), form, spans) if track else None
    shown, beat_s = Shown(spans), 0.0
    for packet in packets(container, *streams):
        if packet.pts is None and packet.dts is None:
            continue
        assert packet.time_base is not None
        at = packet.pts if packet.pts is not None else packet.dts
        at_s = float((at or 0) * packet.time_base) - zero_s
        if at_s >= beat_s:
            on_page(round(at_s), 0)
            beat_s = at_s + BEAT_S
        if packet.stream is picture:
            if shown.keeps(at_s, whole=bool(packet.is_keyframe)):
                _copy(out, packet, copy, zero_s)
        elif voice:
            voice.hear(packet, zero_s)
    if voice:
        voice.end()


class Shown:
    """Which packets of a picture are kept. A class because one depends on those before it."""

    def __init__(self, spans: Spans) -> None:
        self.spans = spans
        self.waits_until_s: float | None = None  # of a span in which images are left out
        self.since_s = float("-inf")  # the whole image that the picture began with again

    def keeps(self, at_s: float, *, whole: bool) -> bool:
        """True of a packet that leads to no image of a span. whole: needs no other image."""
        span = next((one for one in self.spans if one[0] - AROUND_S <= at_s < one[1]), None)
        if span:
            self.waits_until_s = max(self.waits_until_s or 0.0, span[1])
            return False
        if self.waits_until_s is not None:
            if not whole or at_s < self.waits_until_s:
                return False
            self.waits_until_s, self.since_s = None, at_s
        return at_s >= self.since_s  # one before it hangs on images that are left out


class Voice:
    """The sound on its way through. A class because it knows how much has been written."""

    def __init__(self, out: OutputContainer, track: AudioStream, form: str, spans: Spans) -> None:
        codec = ENCODERS[form][0]
        source = track.codec_context
        if codec.startswith("pcm_") and source.name.startswith("pcm_"):
            codec = source.name
        rate = source.sample_rate or 44_100
        if codec == "libopus":
            rate = OPUS_RATE
        elif codec in ("aac", "libmp3lame"):
            rate = min(RATES, key=lambda one: abs(one - rate))
        layout = "mono" if source.channels == 1 else "stereo"
        self.out, self.spans, self.rate = out, spans, rate
        self.stream = cast(AudioStream, out.add_stream(codec, rate=rate, layout=layout))
        if codec in ("aac", "libmp3lame", "libopus"):
            self.stream.bit_rate = min(max(source.bit_rate or 0, LOWEST_BPS), HIGHEST_BPS)
        self.resampler = av.AudioResampler(
            format=self.stream.codec_context.format,
            layout=layout,
            rate=rate,
            frame_size=self.stream.codec_context.frame_size or None,
        )
        self.upto_s = 0.0  # of the recording
        self.written = 0  # samples

    def hear(self, packet: Any, zero_s: float) -> None:
        """Take a packet; one that can't be decoded is filled by silence when the next one comes."""
        try:
            frames = packet.decode()
        except av.error.FFmpegError:
            return
        for frame in frames:
            if sounds(frame):
                at_s = self.upto_s
                if frame.pts is not None and frame.time_base is not None:
                    at_s = float(frame.pts * frame.time_base) - zero_s
                self._fill(frame, at_s - self.upto_s)
                self._send(self._silenced(frame, self.upto_s))
                self.upto_s += frame.samples / frame.sample_rate

    def end(self) -> None:
        for ready in self.resampler.resample(None):
            self._encode(ready)
        self.out.mux(self.stream.encode(None))

    def _fill(self, like: av.AudioFrame, hole_s: float) -> None:
        """Silence for a hole in the times, so that every second stays where it was."""
        missing = round(hole_s * like.sample_rate)
        if hole_s < 0.02 or hole_s > MOST_HOLE_S:
            return
        while missing > 0:
            step = min(missing, like.sample_rate)
            empty = np.full_like(_samples(like)[:, :1], _zero(like))
            wide = step * (1 if like.format.is_planar else like.layout.nb_channels)
            self._send(_frame(np.repeat(empty, wide, axis=1), like))
            missing -= step
        self.upto_s += hole_s

    def _silenced(self, frame: av.AudioFrame, at_s: float) -> av.AudioFrame:
        ends_s = at_s + frame.samples / frame.sample_rate
        near = [
            (start - AROUND_S, end + AROUND_S)
            for start, end in self.spans
            if start - AROUND_S < ends_s and end + AROUND_S > at_s
        ]
        if not near:
            return frame
        found = _samples(frame).copy()
        each = 1 if frame.format.is_planar else frame.layout.nb_channels
        for start, end in near:
            first = max(0, int((start - at_s) * frame.sample_rate))
            last = min(frame.samples, int((end - at_s) * frame.sample_rate) + 1)
            found[:, first * each : last * each] = _zero(frame)
        return _frame(found, frame)

    def _send(self, frame: av.AudioFrame) -> None:
        frame.pts = None
        for ready in self.resampler.resample(frame):
            self._encode(ready)

    def _encode(self, ready: av.AudioFrame) -> None:
        ready.pts, ready.time_base = self.written, Fraction(1, self.rate)
        self.written += ready.samples
        self.out.mux(self.stream.encode(ready))


def _samples(frame: av.AudioFrame) -> np.ndarray[Any, Any]:
    return cast("np.ndarray[Any, Any]", frame.to_ndarray())


def _zero(frame: av.AudioFrame) -> int:
    return 128 if frame.format.name.startswith("u8") else 0


def _frame(samples: np.ndarray[Any, Any], like: av.AudioFrame) -> av.AudioFrame:
    made = av.AudioFrame.from_ndarray(
        np.ascontiguousarray(samples), format=like.format.name, layout=like.layout.name
    )
    made.sample_rate = like.sample_rate
    return made


def _copy(out: OutputContainer, packet: Any, copy: Any, zero_s: float) -> None:
    """Write a packet at its time; one that the container will not have is damage."""
    shift = round(zero_s / packet.time_base)
    packet.pts = None if packet.pts is None else packet.pts - shift
    packet.dts = None if packet.dts is None else packet.dts - shift
    packet.stream = copy
    try:
        out.mux(packet)
    except (ValueError, av.error.InvalidDataError):
        return

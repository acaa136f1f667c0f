"""A range of a recording as its own file, its packets copied as they are: nothing is encoded again.

A picture can only begin at a whole image (a keyframe), so a clip begins at the last one before the
second that was asked for; sound alone begins within a packet of it, some hundredths of a second.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import av
from av.container import InputContainer, OutputContainer
from av.stream import Stream

from archive.errors import GreffeError
from ingest.errors import NoSound
from ingest.recordings.recording import is_cover, opened, packets, sound_streams, start_of

LONGEST_S = 3600.0  # a clip of more is the recording itself
# By the container's name in FFmpeg: the clip's container, and its ending with and without picture.
FORMS: dict[str, tuple[str, str, str]] = {
    "mov": ("mp4", ".mp4", ".m4a"),
    "matroska": ("matroska", ".mkv", ".mka"),
    "mp3": ("mp3", ".mp3", ".mp3"),
    "wav": ("wav", ".wav", ".wav"),
    "flac": ("flac", ".flac", ".flac"),
    "ogg": ("ogg", ".ogv", ".ogg"),
    "aac": ("adts", ".aac", ".aac"),
    "mpegts": ("mpegts", ".ts", ".ts"),
    "aiff": ("aiff", ".aiff", ".aiff"),
}
OTHERWISE = ("matroska", ".mkv", ".mka")  # holds nearly anything
WEBM_CODECS = frozenset({"vp8", "vp9", "av1", "opus", "vorbis"})


class NoSuchRange(GreffeError):
    code = "no-such-range"
    says = {
        "en": "From {start} to {end} is no part of {subject}",
        "fr": "De {start} à {end} n'est pas un passage de {subject}",
    }
    remedy = {
        "en": "Give a start before the end, within its {length}, and an hour at most.",
        "fr": "Donnez un début avant la fin, dans ses {length}, et une heure au plus.",
    }


@dataclass(frozen=True, slots=True)
class Clip:
    """A range that was cut. start_s is where it really begins, in seconds of the recording."""

    start_s: float
    end_s: float
    packets: int


def ending(path: Path) -> str:
    """The ending that a clip of a recording has, such as '.mp4'. Raises as cut does."""
    try:
        with opened(path) as container:
            return form_of(container)[1]
    except av.error.FFmpegError as trouble:
        raise NoSound(path.name) from trouble


def cut(path: Path, start_s: float, end_s: float, out: Path | IO[bytes]) -> Clip:
    """Copy the packets of a range into a file; the track that a player takes, and the picture.

    Times are seconds of the recording. Raises NoSound where nothing can be read, ValueError on a
    range that is empty, begins after the end, or lasts more than an hour.
    """
    if not 0 <= start_s < end_s or end_s - start_s > LONGEST_S:
        raise ValueError(f"{start_s} {end_s}")
    try:
        with opened(path) as container:
            form, _ = form_of(container)
            target: Any = str(out) if isinstance(out, Path) else out
            with av.open(target, "w", format=form) as clip:
                found = _copy(container, clip, start_s, end_s)
    except av.error.FFmpegError as trouble:
        raise NoSound(path.name) from trouble
    if not found.packets:
        if isinstance(out, Path):
            out.unlink(missing_ok=True)
        raise ValueError(f"{start_s} {end_s}")
    return found


def form_of(container: InputContainer) -> tuple[str, str]:
    """(FFmpeg's name of the clip's container, its ending)."""
    streams = wanted(container)
    family = container.format.name.split(",")[0]
    form, with_picture, without = FORMS.get(family, OTHERWISE)
    codecs = {one.codec_context.name for one in streams}
    if family == "matroska" and all(name.removeprefix("lib") in WEBM_CODECS for name in codecs):
        form, with_picture, without = "webm", ".webm", ".webm"
    return form, with_picture if any(one.type == "video" for one in streams) else without


def wanted(container: InputContainer) -> list[Stream]:
    """The picture, if there is one, and the sound that a player takes."""
    pictures = [one for one in container.streams.video if not is_cover(one)]
    return [*pictures[:1], *sound_streams(container)[:1]]


def _copy(container: InputContainer, clip: OutputContainer, start_s: float, end_s: float) -> Clip:
    streams = wanted(container)
    if not streams:
        raise NoSound(container.name)
    copies = {one.index: clip.add_stream_from_template(one) for one in streams}
    leads = streams[0].index  # the picture decides where the clip begins
    zero_s = start_of(container)
    with suppress(av.error.FFmpegError):  # then it is read from its beginning
        container.seek(int((zero_s + start_s) * av.time_base))
    began_s, copied, last_s = None, 0, start_s
    held: list[av.Packet[Any]] = []
    for packet in _until(container, streams, zero_s + end_s):
        at_s = _time(packet) - zero_s
        if began_s is None:
            if packet.stream_index != leads:
                held.append(packet)
                continue
            if not _begins(packet, at_s, start_s):
                continue
            began_s = at_s
        ready, held = [*held, packet], []
        for one in ready:
            if _time(one) - zero_s >= began_s:
                last_s = max(last_s, _time(one) - zero_s + _lasts(one))
                copied += _write(clip, one, copies[one.stream_index], zero_s + began_s)
    return Clip(round(began_s if began_s is not None else start_s, 3), round(last_s, 3), copied)


def _begins(packet: av.Packet[Any], at_s: float, start_s: float) -> bool:
    """True of the packet that a clip begins with: a whole image, or sound that reaches the start.

    A seek lands at the last whole image before the start; without a picture it may land earlier.
    """
    if packet.stream.type == "video":
        return bool(packet.is_keyframe)
    return at_s + _lasts(packet) > start_s


def _until(
    container: InputContainer, streams: list[Stream], end_s: float
) -> Iterator[av.Packet[Any]]:
    """Packets with a time, until each stream has reached the end."""
    over: set[int] = set()
    for packet in packets(container, *streams):
        if packet.dts is None and packet.pts is None:
            continue
        if _time(packet) >= end_s:
            over.add(packet.stream_index)
            if len(over) == len(streams):
                return
        elif packet.stream_index not in over:
            yield packet


def _write(clip: OutputContainer, packet: av.Packet[Any], copy: Stream, zero_s: float) -> bool:
    """Write a packet at its time in the clip. False where the container will not have it."""
    assert packet.time_base is not None
    shift = round(zero_s / packet.time_base)
    packet.pts = None if packet.pts is None else packet.pts - shift
    packet.dts = None if packet.dts is None else packet.dts - shift
    packet.stream = copy
    try:
        clip.mux(packet)
    except (ValueError, av.error.InvalidDataError):  # a time that goes back: damage
        return False
    return True


def _time(packet: av.Packet[Any]) -> float:
    at = packet.pts if packet.pts is not None else packet.dts
    return float((at or 0) * packet.time_base) if packet.time_base else 0.0


def _lasts(packet: av.Packet[Any]) -> float:
    return float((packet.duration or 0) * packet.time_base) if packet.time_base else 0.0

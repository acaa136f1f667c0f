"""What a recording is: how long, with a picture or not, in which container. No text is made here.

A recording that is damaged in places is still a recording: what plays is kept, and a doubt
says what is wrong. Only a file with neither sound nor picture is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeGuard

import av
from av.container import InputContainer
from av.stream import Disposition, Stream

from ingest.errors import CutShort, Empty, NoSound
from ingest.reading import MediaReading

# Titles in a container need not be UTF-8. From 19 on, PyAV never fails on them.
LENIENT: dict[str, Any] = (
    {} if int(av.__version__.split(".")[0]) >= 19 else {"metadata_errors": "ignore"}
)

# Containers of recordings, by FFmpeg's own names, and their media types (with a picture, without).
# Nothing else is opened: FFmpeg also reads playlists, lists of other files and pictures, whatever
# the name says, and a file from outside must not make us open another one.
MEDIA_TYPES: dict[str, tuple[str, str]] = {
    "mov": ("video/mp4", "audio/mp4"),
    "matroska": ("video/x-matroska", "audio/x-matroska"),
    "mp3": ("audio/mpeg", "audio/mpeg"),
    "wav": ("audio/wav", "audio/wav"),
    "w64": ("audio/x-w64", "audio/x-w64"),
    "flac": ("audio/flac", "audio/flac"),
    "aiff": ("audio/aiff", "audio/aiff"),
    "ogg": ("video/ogg", "audio/ogg"),
    "aac": ("audio/aac", "audio/aac"),
    "ac3": ("audio/ac3", "audio/ac3"),
    "asf": ("video/x-ms-wmv", "audio/x-ms-wma"),
    "avi": ("video/x-msvideo", "audio/x-msvideo"),
    "mpegts": ("video/mp2t", "audio/mp2t"),
    "mpeg": ("video/mpeg", "audio/mpeg"),
    "flv": ("video/x-flv", "audio/x-flv"),
    "mxf": ("application/mxf", "application/mxf"),
    "dv": ("video/dv", "audio/dv"),
    "amr": ("audio/amr", "audio/amr"),
    "caf": ("audio/x-caf", "audio/x-caf"),
    "au": ("audio/basic", "audio/basic"),
    "wv": ("audio/x-wavpack", "audio/x-wavpack"),
    "rm": ("application/vnd.rn-realmedia", "audio/x-pn-realaudio"),
    "dss": ("audio/x-dss", "audio/x-dss"),  # Olympus and Philips dictation machines
}
# Two families share one reader in FFmpeg; the brand or the document type tells them apart.
BRANDS: dict[str, tuple[str, str]] = {
    "qt": ("video/quicktime", "audio/mp4"),
    "3g": ("video/3gpp", "audio/3gpp"),
}
WEBM = ("video/webm", "audio/webm")

# These hold no table of contents, so their stated length is an estimate: a recording with a
# variable bit rate is off by half. Counting their packets costs about 0.3 s an hour.
UNINDEXED = frozenset({"mp3", "aac", "ac3", "amr"})
TAIL_S = 15.0  # read at the end of an indexed file to see that it is there
MISSING_S = 2.0  # an end that much before the stated one is missing
UNKNOWN_SIZE = 0x7FFF_F000  # a WAV written to a pipe states the largest number
LONGEST_GAP_S = 3600.0  # a clock that leaps further is wrong, not silent
MOST_FAILURES = 20  # in a row, before the rest of a file is given up
TRIED_PACKETS = 500
HEARD_PACKETS = 5  # random bytes named .mp3 may hold one frame by chance, not five


@contextmanager
def opened(path: Path) -> Iterator[InputContainer]:
    """A recording, opened as one of the containers above and as nothing else.

    Raises av.error.FFmpegError where FFmpeg can't, Empty on 0 bytes.
    """
    if path.stat().st_size == 0:
        raise Empty(path.name)
    # "mov" and "matroska" stand for several names in FFmpeg, and its list wants one of them.
    only = {"format_whitelist": ",".join(MEDIA_TYPES), "protocol_whitelist": "file"}
    with av.open(str(path.absolute()), options=only, **LENIENT) as container:
        yield container


def probe(path: Path) -> MediaReading:
    """Length in seconds, picture or not, media type by content; the name is not looked at.

    doubts: 'recording-no-sound' (there is only a picture), 'recording-cut-short' (it ends
    before the length it states, as after an interrupted copy).
    Raises Empty (0 bytes), CutShort (half an MP4, of which nothing plays) and NoSound (neither
    sound nor picture: not a recording, or nothing of it decodes).
    """
    try:
        with opened(path) as container:
            family = container.format.name.split(",")[0]
            stated_s = (container.duration or 0) / av.time_base
            has_video = any(not is_cover(stream) for stream in container.streams.video)
            has_sound = any(_plays(path, stream.index) for stream in sound_streams(container))
            brand = container.metadata.get("major_brand", "").strip().lower()
    except av.error.FFmpegError as trouble:
        raise _unreadable(path) from trouble
    if not (has_sound or has_video):
        raise _unreadable(path)
    end_s = _end(path, stated_s, counted=family in UNINDEXED)
    if end_s <= 0:
        raise _unreadable(path)
    missing_s = 0.0 if family in UNINDEXED else stated_s - end_s
    cut_short = missing_s > max(MISSING_S, stated_s / 100) or is_cut_short(path)
    found = {"recording-no-sound": not has_sound, "recording-cut-short": cut_short}
    doubts = tuple(code for code, true in found.items() if true)
    media_type = _media_type(path, family, brand)[0 if has_video else 1]
    return MediaReading(round(end_s, 3), has_video, media_type, doubts)


def is_cover(stream: Stream) -> bool:
    """True of a picture attached to MP3, M4A, FLAC…, which FFmpeg shows as a film of one frame."""
    return bool(stream.disposition & (Disposition.attached_pic | Disposition.timed_thumbnails))


def sound_streams(container: InputContainer) -> list[Stream]:
    """The sound tracks that have a decoder, the one FFmpeg would play first."""
    best = container.streams.best("audio")
    tracks = [s for s in container.streams.audio if s.codec_context is not None]
    return sorted(tracks, key=lambda s: s is not best)


def sounds(frame: object) -> TypeGuard[av.AudioFrame]:
    """True of a decoded frame that holds sound."""
    return isinstance(frame, av.AudioFrame) and frame.samples > 0 and frame.sample_rate > 0


def packets(container: InputContainer, *streams: Stream) -> Iterator[av.Packet[Any]]:
    """The packets of some streams to the end of the file, going on after each that can't be read.

    A generator that raised is finished, so a new one is asked: asking the old one again would
    look like the end of the file.
    """
    failures = 0
    while streams and failures < MOST_FAILURES:
        try:
            for packet in container.demux(*streams):
                failures = 0
                yield packet
            return
        except av.error.FFmpegError:
            failures += 1
        except IndexError:
            return  # PyAV 18, at the end of a transport stream that gained a track on the way


def packet_end(packet: av.Packet[Any]) -> float | None:
    """Where a packet ends, in seconds of the container's own clock; None where it says nothing."""
    at = packet.pts if packet.pts is not None else packet.dts
    if at is None or packet.time_base is None:
        return None
    return float((at + (packet.duration or 0)) * packet.time_base)


def start_of(container: InputContainer) -> float:
    """The container's time zero in seconds: a transport stream may begin its clock anywhere."""
    return (container.start_time or 0) / av.time_base


def _plays(path: Path, index: int) -> bool:
    """True if the first packets of a track decode. Opened anew, since it moves the reading head."""
    tried = heard = 0
    with opened(path) as container:
        for packet in packets(container, container.streams[index]):
            tried += 1
            with suppress(av.error.FFmpegError):  # the next packet may be whole
                heard += any(sounds(frame) for frame in packet.decode())
            if heard >= HEARD_PACKETS or tried >= TRIED_PACKETS:
                break
    # A recording of half a second has few packets; then most of them must decode.
    return heard >= HEARD_PACKETS or 0 < heard >= tried / 2


def _end(path: Path, stated_s: float, *, counted: bool) -> float:
    """Where the last packet ends, in seconds from the start; 0 where there is none."""
    if stated_s > TAIL_S * 2 and not counted:
        tail = _last_packet_end(path, from_s=stated_s - TAIL_S)
        if tail > stated_s - TAIL_S:
            return tail
    return _last_packet_end(path, from_s=0)


def _last_packet_end(path: Path, *, from_s: float) -> float:
    last_s = 0.0
    with opened(path) as container:
        zero_s = start_of(container)
        if from_s:
            with suppress(av.error.FFmpegError):  # then the whole file is read
                container.seek(int((zero_s + from_s) * av.time_base))
        timed = [s for s in container.streams if s.type in ("audio", "video") and not is_cover(s)]
        for packet in packets(container, *timed):
            end_s = packet_end(packet)
            # A damaged clock leaps by hours and days.
            if end_s is not None and end_s - zero_s < max(last_s, from_s) + LONGEST_GAP_S:
                last_s = max(last_s, end_s - zero_s)
    return last_s


def _media_type(path: Path, family: str, brand: str) -> tuple[str, str]:
    """With a picture, without. WebM and QuickTime are told by their own first bytes."""
    if family == "matroska":
        with path.open("rb") as file:
            return WEBM if b"webm" in file.read(64) else MEDIA_TYPES[family]
    if family == "mov":
        return BRANDS.get(brand[:2], MEDIA_TYPES[family])
    return MEDIA_TYPES.get(family, ("application/octet-stream", "application/octet-stream"))


def _unreadable(path: Path) -> CutShort | NoSound:
    return CutShort(path.name) if is_cut_short(path) else NoSound(path.name)


def is_cut_short(path: Path) -> bool:
    """True of an MP4 or a WAV that states, in its own headers, more bytes than there are.

    Half an MP4 often can't be opened at all, since its index may stand at the end.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        first = file.read(12)
        if first[:4] == b"RIFF":
            stated = int.from_bytes(first[4:8], "little")
            return stated < UNKNOWN_SIZE and stated + 8 > size
        at = 0
        while first[4:8] == b"ftyp" and at + 8 <= size:
            file.seek(at)
            header = file.read(16)
            length = int.from_bytes(header[:4])
            if length == 1:  # the true length follows in 64 bits
                length = int.from_bytes(header[8:16])
            if length < 8:
                return False  # 0: up to the end; else not a box, so damage and not a cut
            at += length
    return at > size

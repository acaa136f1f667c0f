"""Small recordings for tests, made by PyAV and the standard library; and ways to damage them."""

from __future__ import annotations

import wave
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

RATE = 16_000
FRAME = 1024

# By ending: the sound's codec and its rate. Matroska and MP4 take a picture too.
CODECS = {
    ".mp3": ("libmp3lame", 44_100),
    ".m4a": ("aac", 44_100),
    ".mp4": ("aac", 44_100),
    ".mov": ("aac", 44_100),
    ".mkv": ("aac", 44_100),
    ".ts": ("aac", 44_100),
    ".wma": ("wmav2", 44_100),
    ".webm": ("libopus", 48_000),
    ".ogg": ("libopus", 48_000),
    ".flac": ("flac", 44_100),
    ".aiff": ("pcm_s16be", 44_100),
    ".avi": ("pcm_s16le", 44_100),
}


def tone(seconds: float, *, rate: int = RATE, pitch_hz: float = 440.0) -> NDArray[np.float32]:
    """A steady tone that is nowhere silent; samples -1 to 1."""
    t = np.arange(int(seconds * rate)) / rate
    return (0.5 * np.sin(2 * np.pi * pitch_hz * t) + 0.1).astype(np.float32)


def write_wav(path: Path, samples: NDArray[np.float32], *, rate: int = RATE) -> Path:
    """Write samples (-1 to 1) as 16-bit WAV; two columns make two channels."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1 if samples.ndim == 1 else samples.shape[1])
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return path


def record(
    path: Path,
    seconds: float,
    *,
    picture: bool = False,
    sound: bool = True,
    late_s: float = 0.0,
    hush: tuple[float, float] = (0.0, 0.0),
) -> Path:
    """Write a tone, with or without a picture, in the container that the ending names.

    late_s: the sound begins that much after the picture. hush: silence from second to second.
    """
    codec, rate = CODECS[path.suffix]
    with av.open(str(path), "w") as container:
        screen = container.add_stream("mpeg4", rate=10) if picture else None
        voice = container.add_stream(codec, rate=rate, layout="stereo") if sound else None
        if screen is not None:
            screen.width, screen.height, screen.pix_fmt = 64, 48, "yuv420p"
            for n in range(int(seconds * 10)):
                grey = np.full((48, 64, 3), n % 256, np.uint8)
                shot = av.VideoFrame.from_ndarray(grey, format="rgb24")
                container.mux(screen.encode(shot))
            container.mux(screen.encode(None))
        if isinstance(voice, av.AudioStream):
            voice.bit_rate = 96_000
            samples = np.tile(tone(seconds, rate=rate) * 32767, (2, 1)).astype(np.int16)
            samples[:, int(hush[0] * rate) : int(hush[1] * rate)] = 0
            wanted = voice.codec_context.format
            resampler = av.AudioResampler(format=wanted, layout="stereo", rate=rate)
            step = voice.codec_context.frame_size or FRAME
            for at in range(0, samples.shape[1], step):
                heard = np.ascontiguousarray(samples[:, at : at + step].T.reshape(1, -1))
                frame = av.AudioFrame.from_ndarray(heard, format="s16", layout="stereo")
                frame.sample_rate, frame.time_base = rate, Fraction(1, rate)
                frame.pts = at + int(late_s * rate)
                for ready in resampler.resample(frame):
                    container.mux(voice.encode(ready))
            container.mux(voice.encode(None))
    return path


def damage(path: Path, *, bytes_: int = 3000, zeros: bool = False) -> Path:
    """Overwrite the middle of a file in place, by noise or by zeros."""
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    noise = np.random.default_rng(0).integers(0, 256, bytes_, np.uint8).tobytes()
    content[middle : middle + bytes_] = bytes(bytes_) if zeros else noise
    path.write_bytes(content)
    return path


def cut(path: Path, *, keep: float = 0.5) -> Path:
    """Leave the first part of a file, as an interrupted copy does."""
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * keep)])
    return path

"""From lines to a recording and its captions, each line timed by the sound that it makes."""

from __future__ import annotations

import subprocess
import tempfile
import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sitting import Line
from typography import typeset

RATE = 22050  # samples a second, espeak-ng's own
SILENT = 0.012  # of full scale: below it, a line has not begun or has ended
TAIL_S = 1.0
VOICES = {"fr": "fr", "en": "en-us"}
# A small room: two faint, early echoes; no rumble; an even level.
ROOM = "highpass=f=90,aecho=0.9:0.9:19|37:0.10|0.07,alimiter=limit=0.9:level=false"

Sound = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Timed:
    """A line with the seconds, from the recording's first sample, at which it is heard."""

    line: Line
    start_s: float
    end_s: float


def say(line: Line) -> Sound:
    """The line in its voice, -1 to 1, without the silence at its ends."""
    voice = line.voice
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "line.wav"
        subprocess.run(
            [
                "espeak-ng",
                "-v",
                f"{VOICES[line.lang]}+{voice.variant}",
                "-p",
                str(voice.pitch),
                "-s",
                str(voice.speed),
                "-w",
                str(path),
                line.spoken or line.text,
            ],
            check=True,
        )
        with wave.open(str(path)) as sound:
            if sound.getframerate() != RATE:
                raise SystemExit(f"espeak-ng speaks at {sound.getframerate()} Hz, not {RATE}")
            frames = sound.readframes(sound.getnframes())
    heard = np.frombuffer(frames, dtype="<i2").astype(np.float32) / 32768
    loud = np.flatnonzero(np.abs(heard) > SILENT)
    trimmed = heard[loud[0] : loud[-1] + 1]
    return np.asarray(trimmed * (0.7 / np.abs(trimmed).max()), dtype=np.float32)


def silence(seconds: float) -> Sound:
    """No sound for that long."""
    return np.zeros(round(seconds * RATE), dtype=np.float32)


def perform(lines: tuple[Line, ...]) -> tuple[Sound, tuple[Timed, ...]]:
    """All the lines one after another, and when each is heard."""
    parts: list[Sound] = []
    timed: list[Timed] = []
    at = 0
    for line in lines:
        pause, words = silence(line.pause_s), say(line)
        start = at + pause.size
        at = start + words.size
        parts += [pause, words]
        timed.append(Timed(line, start / RATE, at / RATE))
    return np.concatenate([*parts, silence(TAIL_S)]), tuple(timed)


def encode(sound: Sound, path: Path, codec: tuple[str, ...]) -> None:
    """Write the sound, in its room, to an MP3 or M4A: mono, the same bytes each time."""
    samples = (np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes()
    subprocess.run(
        [
            "ffmpeg",
            "-v",
            "error",
            "-y",
            "-f",
            "s16le",
            "-ar",
            str(RATE),
            "-ac",
            "1",
            "-i",
            "-",
            "-af",
            ROOM,
            "-t",
            f"{sound.size / RATE:.3f}",
            "-map_metadata",
            "-1",
            "-fflags",
            "+bitexact",
            "-flags:a",
            "+bitexact",
            *codec,
            str(path),
        ],
        input=samples,
        check=True,
    )


def stamp(seconds: float) -> str:
    """WebVTT's own form: 63.4 -> '00:01:03.400'."""
    minutes, ms = divmod(round(seconds * 1000), 60_000)
    return f"00:{minutes:02}:{ms // 1000:02}.{ms % 1000:03}"


def captions(timed: tuple[Timed, ...]) -> str:
    """The lines as WebVTT, each with its speaker and, in English, its language."""
    cues = []
    for n, cue in enumerate(timed, start=1):
        text = typeset(cue.line.text, cue.line.lang)
        if cue.line.lang == "en":
            text = f"<lang en-CA>{text}</lang>"
        cues.append(
            f"{n}\n{stamp(cue.start_s)} --> {stamp(cue.end_s)}\n"
            f"<v {cue.line.voice.name}>{text}</v>\n"
        )
    return "\n".join(["WEBVTT\nKind: captions\nLanguage: fr-CA\n", *cues])


def record(
    path: Path, lines: tuple[Line, ...], *, codec: tuple[str, ...], captioned: bool
) -> float:
    """Write the recording, and its captions beside it if wanted. Returns its seconds."""
    sound, timed = perform(lines)
    encode(sound, path, codec)
    if captioned:
        path.with_suffix(".vtt").write_text(captions(timed), encoding="utf-8", newline="\n")
    return sound.size / RATE

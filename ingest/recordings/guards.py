"""What a model says that nobody said, told by its own figures and by what it is known to dream."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from archive.spoken import Dropped, HeardLine

if TYPE_CHECKING:
    from faster_whisper.transcribe import Segment

# A line is left out where nobody seems to speak and the words are unlikely: Whisper's own pair of
# thresholds (no speech above, mean log probability of a token below), and a stricter one.
SILENT = ((0.6, -1.0), (0.9, -0.5))
UNLIKELY = -1.5
REPETITIVE = 3.0  # gzip ratio; Whisper tries again above 2.4, what still passes 3 goes in circles
TRIED_AGAIN = (-1.0, 2.4)  # Whisper's own: below that likelihood or above that ratio
SLOWEST_WORDS_S = 0.06  # "i", alone in 26 seconds, is what a model says of an empty room
LOOP_WORDS = 5  # a sentence this long said again at once is a loop
SHORT_REPEATS = 15  # "Aye." said fifteen times is a vote

# Credits of the films that Whisper was trained on: said over silence, never at a council.
CREDITS = re.compile(
    r"amara\.org|sous-titr\w+ (?:réalisé|fait|par|st['’ ]?\s?\d)|sous-titrage (?:société|st|md|fr)"
    r"|subtitles by the|transcription by (?:castingwords|eso)|^thanks for watching\W*$"
    r"|^merci d['’]avoir regardé (?:cette|la) vidéo\W*$|otter\.ai",
    re.IGNORECASE,
)
PROMPT_NAMES = 3  # names in the order in which the model was told them: it recites


def why_dropped(segment: Segment, heard_s: float, *, prompt: str = "") -> str | None:
    """The code of the reason to leave out a segment; None where somebody seems to have said it.

    heard_s: seconds in which its words were heard. prompt: what the model was told to expect.
    """
    text = segment.text.strip()
    if not any(letter.isalnum() for letter in text):
        return "silence"
    if any(
        segment.no_speech_prob > silence and segment.avg_logprob < likelihood
        for silence, likelihood in SILENT
    ):
        return "silence"
    if segment.avg_logprob < UNLIKELY:
        return "unlikely"
    if segment.compression_ratio > REPETITIVE:
        return "repetitive"
    if len(text.split()) < heard_s * SLOWEST_WORDS_S:
        return "slow"
    if CREDITS.search(text):
        return "credits"
    return "prompt" if _recites(text, prompt) else None


def is_poor(segment: Segment) -> bool:
    """True of what Whisper would hear again, with some chance, when it hears one window a time."""
    likelihood, ratio = TRIED_AGAIN
    silent = segment.no_speech_prob > SILENT[0][0]
    return segment.compression_ratio > ratio or (segment.avg_logprob < likelihood and not silent)


def without_loops(lines: Iterable[HeardLine]) -> tuple[list[HeardLine], list[Dropped]]:
    """(the lines, those that repeat the one before), save short ones, which may be votes."""
    kept: list[HeardLine] = []
    dropped: list[Dropped] = []
    said, times = "", 0
    for line in lines:
        words = re.findall(r"\w+", line.text.casefold())
        times = times + 1 if " ".join(words) == said else 1
        said = " ".join(words)
        if times <= (1 if len(words) >= LOOP_WORDS else SHORT_REPEATS):
            kept.append(line)
        else:
            dropped.append(Dropped(line.start_s, line.end_s, line.text, "loop"))
    return kept, dropped


def _recites(text: str, prompt: str) -> bool:
    """True of words that are, in their order, what the model was told to expect."""
    said = re.findall(r"\w+", text.casefold())
    told = " ".join(re.findall(r"\w+", prompt.casefold()))
    return len(said) >= PROMPT_NAMES and f" {' '.join(said)} " in f" {told} "

"""Captions, WebVTT or SRT: what was said, by whom where it is told, and at which second.

What a file is shows in its content, not in its name. In the order in which it happens: bytes to
text, text to what the screen shows, rolling captions to what is new in each (rolling.py), changes
of speaker to cues (turns.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from archive.model import LANGS, Cue, Lang
from ingest.errors import Empty, NoCues, TooLarge, TooManyCues
from ingest.reading import CaptionReading
from ingest.recordings.rolling import Shown, unrolled
from ingest.recordings.turns import UNNAMED, cues_of, ends_sentence, shared

T = TypeVar("T")

MOST_MB = 50
MOST_CUES = 200_000
LATEST_S = 48 * 3600.0  # no sitting lasts longer; "99:59:59,999" stands for "to the end"
UNENDING_S = 10.0  # what such a last line is given

_CLOCK = r"(-?\d{1,6}(?:\s*:\s*\d{1,3}){1,2})(?:\s*[.,]\s*(\d{1,3})|[:;]\d{1,2})?"
TIMING = re.compile(rf"\s*{_CLOCK}\s*-{{1,2}}>\s*{_CLOCK}(?:\s|$)")
# YouTube's own form (.sbv) has a comma for an arrow.
TIMING_SBV = re.compile(r"(\d{1,3}:\d\d:\d\d)\.(\d{3}),(\d{1,3}:\d\d:\d\d)\.(\d{3})$")
LANGUAGE = re.compile(r"Language\s*:\s*([a-z]{2})\b", re.IGNORECASE)
NOT_A_CUE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
CUE_NAME = re.compile(r"\S*\d\S*")

VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>]{1,200})>")
TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>|<\d[\d:.,]*>|\{\\[^{}]{0,100}\}")
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1f]")


def read_captions(path: Path) -> CaptionReading:
    """Read a caption file: cues in order of time, one turn of one speaker in each, tags removed.

    Times are seconds. Cues without text, that end before they start, or whose times are negative
    or beyond two days are left out. lang is what the file's header states, else None.
    Raises Empty (0 bytes), NoCues, TooLarge (over 50 MB) and TooManyCues (over 200,000).
    """
    lines = lines_of(text_of(content_of(path)))
    return reading_of(path, _shown(lines), lang=_stated_language(lines))


def content_of(path: Path) -> bytes:
    """All bytes of a file of captions. Raises Empty (0 bytes) and TooLarge (over 50 MB)."""
    size = path.stat().st_size
    if not size:
        raise Empty(path.name)
    if size > MOST_MB * 1_000_000:
        raise TooLarge(path.name, limit=MOST_MB)
    return path.read_bytes()


def reading_of(path: Path, shown: Iterable[Shown], *, lang: Lang | None) -> CaptionReading:
    """What is shown, in any order, as cues in order of time. Raises NoCues and TooManyCues."""
    in_order = sorted(_bounded(path, shown), key=lambda one: one.start_s)
    # Sorted again, since two voices that start together are each cut at their changes of speaker.
    said = _bounded(path, cues_of(unrolled(in_order)))
    cues = tuple(sorted(said, key=lambda cue: cue.start_s))
    if not cues:
        raise NoCues(path.name)
    return CaptionReading(cues, lang)


def gather(
    cues: Sequence[Cue], *, target_words: int = 60, max_gap_s: float = 4.0
) -> tuple[tuple[Cue, ...], ...]:
    """Join neighbouring cues into passages of about target_words, at ends of sentences if it can.

    Never across a change of speaker or more than max_gap_s seconds of silence. Every cue is in
    exactly one passage, where one whose speaker is UNNAMED has none: its work is done.
    """
    passages: list[tuple[Cue, ...]] = []
    start = 0
    for end in range(1, len(cues) + 1):
        if end == len(cues) or _parts(cues[end - 1], cues[end], max_gap_s):
            turn = [replace(cue, speaker=cue.speaker or None) for cue in cues[start:end]]
            passages += _passages(turn, target_words)
            start = end
    return tuple(passages)


def text_of(content: bytes) -> str:
    """Bytes as text: UTF-8 or UTF-16, marked or not, else Windows-1252. Never raises."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    zeros = content[:1000].count(0)
    if zeros > len(content[:1000]) / 4:
        return content.decode("utf-16-le" if content[1:2] == b"\0" else "utf-16-be", "replace")
    text = content.decode("utf-8-sig", "replace")
    broken = text.count("\ufffd")
    # One damaged byte in a UTF-8 file must not turn all its accents into Windows-1252.
    if broken and broken > sum(letter > "\x7f" for letter in text) / 2:
        return content.decode("cp1252", "replace")
    return text


def _bounded(path: Path, found: Iterable[T]) -> Iterator[T]:
    for n, one in enumerate(found):
        if n == MOST_CUES:
            raise TooManyCues(path.name, limit=MOST_CUES)
        yield one


def lines_of(text: str) -> list[str]:
    """The lines of a text, whatever system wrote it."""
    lines = re.split(r"\r*\n|\r", text)
    # A transfer that doubled the line ends leaves every second line empty.
    return lines if any(line.strip() for line in lines[1::2]) else lines[::2]


def _stated_language(lines: Sequence[str]) -> Lang | None:
    for line in lines[:20]:
        stated = LANGUAGE.match(line)
        if stated:
            return next((lang for lang in LANGS if lang == stated[1].lower()), None)
        if "-->" in line:
            break
    return None


def _shown(lines: Sequence[str]) -> Iterator[Shown]:
    """What the screen shows, one for each line of times that holds, in the order of the file."""
    strict = lines[0].startswith("WEBVTT")
    starts = [n for n, line in enumerate(lines) if _timing(line)]
    for n, following in pairwise([*starts, len(lines)]):
        span = _span(lines[n])
        body = _body(lines[n + 1 : following], strict=strict, last=following == len(lines))
        if span and body:
            yield from _voices(*span, body)


def is_timing(line: str) -> bool:
    """True for the line of a cue's times in WebVTT, SRT or SBV."""
    return _timing(line) is not None


def _timing(line: str) -> re.Match[str] | None:
    return TIMING.match(line) or TIMING_SBV.match(line.strip())


def _span(line: str) -> tuple[float, float] | None:
    """Start and end in seconds; None where they run backwards or lie outside two days."""
    found = _timing(line)
    if not found or found[1].startswith("-") or found[3].startswith("-"):
        return None
    start_s, end_s = _seconds(found[1], found[2]), _seconds(found[3], found[4])
    if start_s > LATEST_S or end_s < start_s:
        return None
    return start_s, end_s if end_s <= LATEST_S else start_s + UNENDING_S


def _seconds(clock: str, fraction: str | None) -> float:
    """'1:02:03' and '5' -> 3723.5. Frames (a fourth part) are dropped: a link never starts late."""
    whole = 0
    for part in clock.split(":"):
        whole = whole * 60 + int(part)
    return whole + (float(f"0.{fraction}") if fraction else 0.0)


def _body(lines: Sequence[str], *, strict: bool, last: bool) -> list[str]:
    """The lines of a cue, without the notes and the name that stand before the next one.

    strict: WebVTT ends a cue at an empty line. In SRT, programs leave empty lines inside.
    """
    lines = list(lines)
    if len(lines) > 1 and not last and lines[-1].strip():
        # The next cue's name stands right above its times: after an empty line anything is one
        # in WebVTT, and a number or a code elsewhere; without an empty line only a number is.
        apart = not lines[-2].strip()
        name = lines[-1].strip()
        if name.isdecimal() or (apart and (strict or CUE_NAME.fullmatch(name))):
            lines.pop()
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line if strict else line.strip():
            paragraphs[-1].append(line)
        else:
            paragraphs.append([])
    kept = [
        lines
        for n, lines in enumerate(paragraphs)
        if lines and not (n and NOT_A_CUE.match(lines[0]))
    ]
    return [line for lines in (kept[:1] if strict else kept) for line in lines]


def _voices(start_s: float, end_s: float, body: Sequence[str]) -> Iterator[Shown]:
    """A cue as shown, cut at voice tags, with all other markup taken away."""
    before, *named = VOICE.split("\n".join(body))
    parts = [(None, before), *zip(named[::2], named[1::2], strict=True)]
    shown = [(name and plain(name), plain_lines(text)) for name, text in parts]
    shown = [(name, lines) for name, lines in shown if lines]
    spans = shared(start_s, end_s, [" ".join(lines) for _, lines in shown])
    for (name, lines), (part_start_s, part_end_s) in zip(shown, spans, strict=True):
        yield Shown(part_start_s, part_end_s, lines, name or None)


def plain_lines(text: str) -> tuple[str, ...]:
    """The lines of a cue without markup; those that hold nothing are left out."""
    text = re.sub(r"<br\s*/?>", "\n", text, flags=re.IGNORECASE)
    return tuple(line for line in map(plain, text.split("\n")) if line)


def plain(marked: str) -> str:
    """One line without tags, entities, invisible marks and doubled spaces."""
    return " ".join(INVISIBLE.sub("", unescape(TAG.sub("", marked))).split())


def _parts(one: Cue, following: Cue, max_gap_s: float) -> bool:
    """True where a passage must end between two cues."""
    changes = following.speaker == UNNAMED or (one.speaker or None) != following.speaker
    return changes or following.start_s - one.end_s > max_gap_s


def _passages(turn: Sequence[Cue], target_words: int) -> Iterator[tuple[Cue, ...]]:
    """Cut one turn, each time at the end of a sentence that is nearest to the target."""
    lengths = [len(cue.text.split()) for cue in turn]
    start, left = 0, sum(lengths)
    while left > target_words * 1.25:
        best, best_miss, words = start + 1, float("inf"), 0
        for end in range(start + 1, len(turn) + 1):
            words += lengths[end - 1]
            miss = abs(words - target_words) / target_words
            if words > target_words * 1.5 and best_miss < float("inf"):
                break
            # Only the end of a sentence at less than half of the target is worse than a cut.
            if not ends_sentence(turn[end - 1].text):
                miss += 0.5
            if miss < best_miss:
                best, best_miss = end, miss
        yield tuple(turn[start:best])
        left -= sum(lengths[start:best])
        start = best
    if start < len(turn):
        yield tuple(turn[start:])

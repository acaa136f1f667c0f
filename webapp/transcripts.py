"""The words of a recording, line by line: on a page by speaker, and as WebVTT for a player."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from archive.model import Cue, Document, Lang, Passage, TimePlace
from archive.store import Catalogue
from archive.timecode import seconds, stamp

TOGETHER = 40  # lines that a browser lays out at once: an hour of them at once is slow
PART = 1500  # lines of a page, about an hour: ten hours are 64,000 nodes, too many for a phone


@dataclass(frozen=True, slots=True)
class Line:
    """A line as shown. fragment is empty where an earlier line has the same second."""

    cue: Cue
    fragment: str
    lang: Lang | None


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says without a break; a long speech is several, of which the later ones are
    continued."""

    speaker: str | None
    lines: tuple[Line, ...]
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A moment of a recording, or a stretch of it: end_s is None for a moment. In seconds."""

    start_s: float = 0.0
    end_s: float | None = None

    @property
    def fragment(self) -> str:
        """As a player takes it: 4.0 or 4.0,9.5 (W3C Media Fragments, 4.2.1); nothing for all."""
        if self.end_s is not None:
            return f"{round(self.start_s, 3)},{round(self.end_s, 3)}"
        return f"{round(self.start_s, 3)}" if self.start_s else ""

    @property
    def stamps(self) -> str:
        """As people read it: 1:02:05, or 1:02:05–1:03:10."""
        if self.end_s is None:
            return stamp(self.start_s)
        return f"{stamp(self.start_s)}–{stamp(self.end_s)}"


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the lines of a long transcript, which a page shows: [first, end) of them."""

    first: int
    end: int
    start_s: float
    end_s: float
    is_shown: bool


def parts(cues: Sequence[Cue], second: float) -> list[Part]:
    """The parts of a transcript, that of a second shown. One where it is not long."""
    cuts = range(0, len(cues), PART)
    begins = [cues[first].start_s for first in cuts]
    shown = max(0, bisect_right(begins, second + 0.999) - 1)
    return [
        Part(first, min(first + PART, len(cues)), begins[n],
             begins[n + 1] if n + 1 < len(begins) else cues[-1].end_s, n == shown)
        for n, first in enumerate(cuts)
    ]  # fmt: skip


def next_saying(cues: Sequence[Cue], words: str, after_s: float) -> Cue | None:
    """The first line after a whole second that says some words, whatever their accents and
    capitals; from the beginning again where none does."""
    wanted = _plain(words)
    saying = [cue for cue in cues if wanted and wanted in _plain(cue.text)]
    return next(
        (cue for cue in saying if int(cue.start_s) > int(after_s)), saying[0] if saying else None
    )


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    return "".join(c for c in apart if not unicodedata.combining(c)).lower().strip()


def cues_of(catalogue: Catalogue, doc: Document) -> list[Cue]:
    """The lines of a document; its passages stand in where no line was kept.

    A passage that lasts no time is the title of a recording not heard yet, and no line.
    """
    return catalogue.cues(doc.id) or [
        Cue(one.place.start_s, one.place.end_s, one.text, one.place.speaker)
        for one in catalogue.passages(doc.id)
        if isinstance(one.place, TimePlace) and one.place.end_s > one.place.start_s
    ]


def turns(cues: Iterable[Cue], passages: Iterable[Passage]) -> Iterator[Turn]:
    """The lines by speaker, each second a fragment once, in the language of their passage."""
    seen: set[str] = set()
    timed = [(p.place.start_s, p.lang) for p in passages if isinstance(p.place, TimePlace)]
    begins = [start_s for start_s, _lang in timed]
    for speaker, group in groupby(cues, key=lambda cue: cue.speaker):
        lines = []
        for cue in group:
            name = f"t{round(cue.start_s * 1000)}"
            at = bisect_right(begins, cue.start_s) - 1
            lang = timed[at][1] if at >= 0 else None
            lines.append(Line(cue, "" if name in seen else name, lang))
            seen.add(name)
        for first in range(0, len(lines), TOGETHER):
            yield Turn(speaker, tuple(lines[first : first + TOGETHER]), continued=first > 0)


def line_at(cues: list[Cue], second: float) -> Cue | None:
    """The line that is said at a second. Links floor to the second, so one that begins in it wins.

    None where nothing is said yet.
    """
    begins = next((cue for cue in cues if int(cue.start_s) == second), None)
    return begins or next((cue for cue in reversed(cues) if cue.start_s <= second), None)


def lines_in(cues: list[Cue], span: Span) -> list[Cue]:
    """What is said in a stretch: the lines that begin in it, and the one under way as it begins."""
    if span.end_s is None:
        line = line_at(cues, span.start_s)
        return [line] if line else []
    end_s = span.end_s
    return [cue for cue in cues if cue.start_s < end_s and cue.end_s > span.start_s]


def asked_span(start: str, end: str, duration_s: float) -> Span:
    """What ?t=61, ?t=1:01, ?t=61,75 or ?t=1:01&to=1:15 asks for; the whole for nonsense.

    An end that lies before its start, or beyond the recording, is none.
    """
    if "," in start and not end:
        start, _, end = start.partition(",")
    start_s, end_s = _second(start), _second(end)
    if start_s >= duration_s:
        return Span()
    return Span(start_s, end_s if start_s < end_s <= ceil(duration_s) else None)


def _second(value: str) -> float:
    """A second in any way people write it, 0 for nonsense."""
    try:
        return seconds(value)
    except ValueError:
        return 0.0

"""The words of a recording, line by line: on a page by speaker, and as WebVTT for a player."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from archive.model import Cue, Document, Lang, Passage, TimePlace
from archive.store import Catalogue
from archive.timecode import seconds


@dataclass(frozen=True, slots=True)
class Line:
    """A line as shown. fragment is empty where an earlier line has the same second."""

    cue: Cue
    fragment: str
    lang: Lang | None


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says without a break."""

    speaker: str | None
    lines: tuple[Line, ...]


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
        yield Turn(speaker, tuple(lines))


def line_at(cues: list[Cue], second: float) -> Cue | None:
    """The line that is said at a second. Links floor to the second, so one that begins in it wins.

    None where nothing is said yet.
    """
    begins = next((cue for cue in cues if int(cue.start_s) == second), None)
    return begins or next((cue for cue in reversed(cues) if cue.start_s <= second), None)


def asked_second(value: str, duration_s: float) -> float:
    """The second that ?t= asks for: 61, 1:01 or 1m1s. 0 for nonsense or beyond the end."""
    try:
        second = seconds(value)
    except ValueError:
        return 0.0
    return second if second < duration_s else 0.0

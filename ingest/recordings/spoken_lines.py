"""Lines of a typed transcript, cut at the times and the names in them.

[00:05:58] **Mayor Read:** Good evening.        00:17 Let's begin.        Jane Doe  0:05
**Mayor Read:** Good [00:06:00] evening.        [00:17]                   Good evening.
Mayor Read (05:58): Good evening.               Let's begin.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from archive.timecode import seconds
from ingest.recordings.captions import LATEST_S, plain
from ingest.recordings.turns import LABEL, MACHINE_LABEL

_TIME = r"(?:[0-9]{1,2}:)?[0-9]{1,3}:[0-5][0-9](?:[.,][0-9]{1,3})?"
_RANGE = rf"({_TIME})(?:\s*(?:-{{1,2}}>|→|–|—|-|to|à)\s*({_TIME}))?"
_LINK = r"(?:\(https?://[^()\s]{1,500}\))?"  # Markdown: [5:58](https://…?t=358)
_NOT_OF_DAY = r"(?!\d|:\d|\s?(?:[ap]\.?\s?m\b|h\b|hrs?\b|heures?\b|o['’]clock))"  # 7:08 p.m.
INSIDE = re.compile(rf"\[{_RANGE}\]{_LINK}", re.IGNORECASE)
AT_START = re.compile(
    rf"(?:[-*•]\s+)?(?:[\[({{]{_RANGE}[\])}}]{_LINK}|{_RANGE}{_NOT_OF_DAY})"
    r"(?:\s*[-–—|:]\s+|\s+|$)",
    re.IGNORECASE,
)
AT_END = re.compile(rf"(\S.{{0,80}}?)(?:\s*[,·|–—-]\s*|\s+)[(\[]?({_TIME})[)\]]?\s?:?$")
AFTER_NAME = re.compile(rf"(\S.{{0,80}}?)\s*[(\[]({_TIME})[)\]]\s*:\s+(?=\S)")
BOLD_TIME = re.compile(rf"^(\*\*|__)([\[(]?{_RANGE}[\])]?)\s?:?\s*(\1)?\s*", re.IGNORECASE)
BOLD_LABEL = re.compile(r"(\*\*|__)([^*_\n:]{1,80}?)\s?(?::\s?\1|\1\s?:)\s*")
EMPHASIS = re.compile(r"\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=[\w.!?,:])_{1,3}(?!\w)")
BLOCK = re.compile(r"^(?:#{1,6}\s+(?=\S)|>\s+)")  # headings and quotations of Markdown
NOTHING = re.compile(r"\s*(?:```|---+\s*$|\*\*\*+\s*$)")
_CAPITAL = r"[A-ZÀ-ÖØ-Þ(\d]"
NAME = re.compile(rf"[A-ZÀ-ÖØ-Þ][\w.'’-]*(?:\s(?:{_CAPITAL}[\w.'’()/-]*|[a-z]{{1,3}})){{0,5}}:?")

NAME_LETTERS = 60
RECURS = 0.3  # share of the paragraphs that begin with a name, above which recurring ones are
THROUGHOUT = 0.6  # share above which all are


@dataclass(frozen=True, slots=True)
class Piece:
    """Words as they stand, with the time right before them in seconds and their speaker.

    bracketed: the time is not bare digits, which may be anything.
    """

    text: str
    start_s: float | None = None
    end_s: float | None = None
    speaker: str | None = None
    bracketed: bool = False


def pieces_of(lines: Sequence[str]) -> Iterator[Piece]:
    """The text cut at its times and names. What stands alone belongs to what follows it."""
    cleaned = [_cleaned(line) for line in lines]
    headers, labels = _headers(cleaned), _labels(cleaned)
    waiting = Piece("")
    for n, line in enumerate(cleaned):
        cut = [headers[n]] if n in headers else _cut(line, labels) if line else []
        for piece in cut:
            piece = _after(waiting, piece)
            waiting = (
                replace(piece, text="") if not piece.text else Piece("", None, None, piece.speaker)
            )
            if piece.text:
                yield piece
    if waiting.start_s is not None:
        yield waiting


def _after(waiting: Piece, piece: Piece) -> Piece:
    """A piece with the time and the name that stand above it, where it has none of its own."""
    timed = piece if piece.start_s is not None else waiting
    speaker = piece.speaker if piece.speaker is not None else waiting.speaker
    return Piece(piece.text, timed.start_s, timed.end_s, speaker, timed.bracketed)


def _cleaned(line: str) -> str:
    """A line without Markdown's blocks, and with bold moved from a time to the name after it."""
    if NOTHING.match(line):
        return ""
    line = BLOCK.sub("", plain(re.sub(r"<(https?://[^<>]{1,500})>", r"\1", line)))
    return BOLD_TIME.sub(lambda m: f"{m[2]} {'' if m[5] else m[1]}", line)


def _cut(line: str, labels: frozenset[str]) -> Iterator[Piece]:
    """One line: times and a name at its start, then the text, cut at times in brackets."""
    head = Piece("")
    for _ in range(3):  # a time, a name, another time
        if timed := _time_at_start(line):
            piece, rest = timed
            head = replace(piece, speaker=head.speaker, bracketed=piece.bracketed or head.bracketed)
        elif (found := AFTER_NAME.match(line)) and _is_name(found[1]):
            at = _at(found[2])
            head = Piece("", at if at is not None else head.start_s, None, _name(found[1]), True)
            rest = line[found.end() :]
        elif head.speaker is None and (found := BOLD_LABEL.match(line)):
            head, rest = replace(head, speaker=_name(found[2])), line[found.end() :]
        elif head.speaker is None and (found := _label(line)) and found[1] in labels:
            head, rest = replace(head, speaker=_name(found[1])), line[found.end() :]
        else:
            break
        line = rest
    at = 0
    for mark in INSIDE.finditer(line):
        start_s = _at(mark[1])
        if start_s is not None:
            yield replace(head, text=_bare(line[at : mark.start()]))
            head, at = Piece("", start_s, _at(mark[2]), head.speaker, True), mark.end()
    yield replace(head, text=_bare(line[at:]))


def _time_at_start(line: str) -> tuple[Piece, str] | None:
    """(a time at the start of a line, what follows it)."""
    found = AT_START.match(line)
    if found is None:
        return None
    start_s = _at(found[1] or found[3])
    if start_s is None:
        return None
    end_s = _at(found[2] or found[4])
    return Piece("", start_s, end_s, None, found[1] is not None), line[found.end() :]


def _labels(lines: Sequence[str]) -> frozenset[str]:
    """Names before a colon that are speakers': they begin most paragraphs, or many and recur."""
    found: Counter[str] = Counter()
    paragraphs = 0
    for above, line in pairwise(["", *lines]):
        timed = _time_at_start(line)
        label = _label(timed[1] if timed else line)
        if label:
            found[label[1]] += 1
        paragraphs += bool(line) and (not above or timed is not None or label is not None)
    labelled = found.total()
    if labelled < 2 or labelled < RECURS * paragraphs:
        return frozenset()
    throughout = labelled >= THROUGHOUT * paragraphs
    return frozenset(name for name, times in found.items() if throughout or times > 1)


def _headers(lines: Sequence[str]) -> Mapping[int, Piece]:
    """The lines that hold a speaker and a time, or a speaker beside a time, and no words.

    Only where most times of the file stand so: "[00:10] Yes" is an answer.
    """
    timed = {n: found for n, line in enumerate(lines) if (found := _time_at_start(line))}
    before_time: dict[int, Piece] = {}  # Jane Doe  0:05
    for n, line in enumerate(lines):
        ended = AT_END.fullmatch(line) if n not in timed else None
        if ended and _is_name(ended[1]):
            before_time[n] = Piece("", _at(ended[2]), None, _name(ended[1]), True)
    after_time: dict[int, Piece] = {}  # [0:05] Jane Doe
    above_time: dict[int, Piece] = {}  # Jane Doe, and below it 0:05
    full = [n for n, line in enumerate(lines) if line]
    for n, below in pairwise(full):
        if n in timed and _is_name(timed[n][1]) and below not in timed:
            after_time[n] = replace(timed[n][0], speaker=_name(timed[n][1]), bracketed=True)
        if n not in timed and below in timed and not timed[below][1] and _is_name(lines[n]):
            above_time[n] = Piece("", None, None, _name(lines[n]))
    for named in (before_time, after_time, above_time):
        if len(named) >= 2 and len(named) >= THROUGHOUT * max(len(timed), 1):
            return named
    return {}


def _label(line: str) -> re.Match[str] | None:
    return MACHINE_LABEL.match(line) or LABEL.match(line)


def _is_name(text: str) -> bool:
    return len(text) <= NAME_LETTERS and NAME.fullmatch(_bare(text)) is not None


def _name(text: str) -> str:
    return _bare(text).removesuffix(":").rstrip()


def _bare(text: str) -> str:
    """Words without emphasis."""
    return " ".join(EMPHASIS.sub("", text).split())


def _at(written: str | None) -> float | None:
    """Seconds; None where nothing is written or no sitting lasts that long."""
    at = seconds(written) if written else None
    return at if at is not None and at <= LATEST_S else None

"""Timed records of a transcript, as its program wrote them, made into what is shown when.

The unit of time is often not told; the pace of speech tells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.recordings.captions import LATEST_S, UNENDING_S, plain_lines
from ingest.recordings.rolling import Shown

NO_NAME = re.compile(
    r"\d{1,3}|[A-Za-z]|(?:unknown|unidentified|inconnue?|non identifiée?)(?: \w+)?|n/?a|none|null|",
    re.IGNORECASE,
)
FEWEST_WORDS = 20  # of a list with a single record
SLOWEST, FASTEST = 0.05, 12.0  # words a second, silence included; speech has 2 to 3
WORDY = 1.6  # words a record, below which records are words, to be joined
LINE_WORDS, LINE_GAP_S = 12, 1.0


@dataclass(frozen=True, slots=True)
class Said:
    """One record as written: times in its own unit, scale to seconds None where not stated."""

    start: float
    end: float | None
    scale: float | None
    text: str
    speaker: str | None  # a name, a number or a letter; None where none is told


def is_speech(said: Sequence[Said]) -> bool:
    """Whether there is enough of it, at a pace at which people speak in one unit or another."""
    words = sum(len(one.text.split()) for one in said)
    if not said or (len(said) == 1 and words < FEWEST_WORDS):
        return False
    pace = _pace(said)
    if pace is None:
        return True
    paces = [pace / scale for scale in [said[0].scale, 1.0, 0.001] if scale]
    return any(SLOWEST <= one <= FASTEST for one in (paces[:1] if said[0].scale else paces))


def _pace(said: Sequence[Said]) -> float | None:
    """Words for each unit of time, over the records whose length is known."""
    lasting = [(one, one.end - one.start) for one in said if one.end and one.end > one.start]
    if len(lasting) < len(said) / 2:
        starts = [one.start for one in said]
        lasting = [(one, after - one.start) for one, after in zip(said, starts[1:], strict=False)]
        lasting = [(one, lasts) for one, lasts in lasting if lasts > 0]
    time = sum(lasts for _, lasts in lasting)
    return sum(len(one.text.split()) for one, _ in lasting) / time if time else None


def _unit_s(said: Sequence[Said]) -> float:
    """Seconds in the unit of records that do not tell it: 1, or 0.001 for milliseconds."""
    whole = all(float(one.start).is_integer() for one in said)
    latest = max(one.start for one in said)
    pace = _pace(said)
    slow = pace is not None and pace < SLOWEST
    return 0.001 if (whole and slow) or latest > LATEST_S else 1.0


def shown_of(said: Sequence[Said]) -> Iterator[Shown]:
    """What is shown, in seconds. A change to a speaker without a name is `>>`, as in captions."""
    if not said:
        return
    unit_s = _unit_s(said)
    spans = [_span(one, unit_s) for one in said]
    words = sum(len(one.text.split()) for one in said)
    lines = zip(said, spans, strict=True)
    if len(said) > 2 * LINE_WORDS and words < WORDY * len(said):
        lines = zip(*_lines_of_words(said, spans), strict=True)
    before: str | None = None
    for one, (start_s, end_s) in lines:
        text = plain_lines(one.text)
        nameless = one.speaker is None or NO_NAME.fullmatch(one.speaker) is not None
        changes, before = one.speaker != before, one.speaker
        if not text or start_s > LATEST_S:
            continue
        if nameless and changes and not text[0].startswith(">>"):
            text = (f">> {text[0]}", *text[1:]) if start_s > spans[0][0] else text
        end_s = end_s if end_s <= LATEST_S else start_s + UNENDING_S
        yield Shown(start_s, end_s, text, None if nameless else one.speaker)


def _span(one: Said, unit_s: float) -> tuple[float, float]:
    scale = one.scale if one.scale is not None else unit_s
    # A line without an end is cut where the next one starts; the last takes what its words need.
    lasting_s = min(UNENDING_S, 0.5 + len(one.text.split()) / 2)
    end_s = one.end * scale if one.end is not None else one.start * scale + lasting_s
    return one.start * scale, end_s


def _lines_of_words(
    said: Sequence[Said], spans: Sequence[tuple[float, float]]
) -> tuple[list[Said], list[tuple[float, float]]]:
    """Records of a word each as lines: up to twelve words of one speaker without a pause."""
    starts = [0]
    for n, (one, following) in enumerate(pairwise(said), start=1):
        long = n - starts[-1] >= LINE_WORDS or one.text.rstrip().endswith((".", "!", "?"))
        if one.speaker != following.speaker or spans[n][0] - spans[n - 1][1] > LINE_GAP_S or long:
            starts.append(n)
    lines: list[Said] = []
    times: list[tuple[float, float]] = []
    for first, last in pairwise([*starts, len(said)]):
        joined = " ".join(one.text.strip() for one in said[first:last])
        text = re.sub(r"\s+([,.;:!?…])", r"\1", joined)
        head = said[first]
        lines.append(Said(head.start, None, head.scale, text, head.speaker))
        times.append((spans[first][0], max(spans[last - 1][1], spans[first][0])))
    return lines, times

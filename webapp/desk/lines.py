"""The lines of a transcript as a form: what is shown of each, and what was typed. Pure.

A page of the form holds PAGE lines. In the words of a line, a line break splits it; no words at all
remove it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext

from archive import timecode
from archive.model import Cue
from ingest.recordings.turns import shared

PAGE = 50  # lines: some 300 fields, which the oldest machine of an office shows at once
LONGEST = 10_000  # characters of a line
LONGEST_NAME = 120
LATEST_S = 48 * 3600.0


@dataclass(frozen=True, slots=True)
class Row:
    """A line in the form. n counts from 0; speaker is the name, where its label has one."""

    n: int
    cue: Cue
    start: str
    end: str
    speaker: str
    text: str


class Mistyped(ValueError):
    """What was typed can't be taken: field -> what is wrong with it."""

    def __init__(self, troubles: Mapping[str, str]) -> None:
        super().__init__(*troubles)
        self.troubles = troubles


def rows(lines: Sequence[Cue], called: Mapping[str, str], *, first: int = 0) -> list[Row]:
    """The lines as they are shown. called: the names of labels."""
    return [
        Row(
            first + n,
            cue,
            timecode.exact(cue.start_s),
            timecode.exact(cue.end_s),
            called.get(cue.speaker or "", cue.speaker or ""),
            cue.text,
        )
        for n, cue in enumerate(lines)
    ]


def as_typed(given: Sequence[Row], form: Mapping[str, str]) -> list[Row]:
    """The rows with what was typed into them, to show it again."""
    return [
        replace(
            row,
            start=form.get(f"start-{row.n}", row.start),
            end=form.get(f"end-{row.n}", row.end),
            speaker=form.get(f"speaker-{row.n}", row.speaker),
            text=form.get(f"text-{row.n}", row.text),
        )
        for row in given
    ]


def typed(given: Sequence[Row], form: Mapping[str, str], called: Mapping[str, str]) -> list[Cue]:
    """The lines that a form makes of some rows. Raises Mistyped."""
    troubles: dict[str, str] = {}
    made: list[Cue] = []
    for row, now in zip(given, as_typed(given, form), strict=True):
        came = list(_lines(row, now, called, troubles))
        if came and made and f"join-{row.n}" in form:
            came[0] = _joined(made.pop(), came[0])
        made += came
    if troubles:
        raise Mistyped(troubles)
    return made


def _lines(
    row: Row, now: Row, called: Mapping[str, str], troubles: dict[str, str]
) -> Iterator[Cue]:
    """What became of one line: itself, several, or nothing."""
    start_s = _second(f"start-{row.n}", row.start, now.start, row.cue.start_s, troubles)
    end_s = max(start_s, _second(f"end-{row.n}", row.end, now.end, row.cue.end_s, troubles))
    if now.start != row.start and now.end == row.end:  # moved: it lasts as long as before
        end_s = start_s + row.cue.end_s - row.cue.start_s
    label = row.cue.speaker
    if now.speaker != row.speaker:
        label = label_of(now.speaker, called)
    texts = [one for line in now.text.splitlines() if (one := plain(line))]
    same = plain(" ".join(texts)) == plain(row.text) and label == row.cue.speaker
    stays = now.start == row.start and now.end == row.end
    kept = replace(
        row.cue,
        speaker=label,
        by_hand=row.cue.by_hand or not same,
        sure=row.cue.sure if stays else None,
    )
    if len(texts) == 1 and texts[0] == plain(row.text):
        texts = [row.cue.text]  # as it stood, to its last space
    for text, (a, b) in zip(texts, shared(start_s, end_s, texts), strict=True):
        whole = len(texts) == 1
        yield replace(
            kept,
            start_s=a if whole else round(a, 3),
            end_s=b if whole else round(b, 3),
            text=text,
        )


def _joined(one: Cue, other: Cue) -> Cue:
    return replace(
        one,
        end_s=max(one.end_s, other.end_s),
        text=f"{one.text} {other.text}",
        by_hand=one.by_hand or other.by_hand,
    )


def label_of(name: str, called: Mapping[str, str]) -> str | None:
    """The label of a speaker's name; the name itself where no label bears it; None for nobody."""
    name = plain(name)[:LONGEST_NAME]
    return next((label for label, known in called.items() if known == name), name) or None


def _second(
    field: str, shown: str, typed_in: str, before_s: float, troubles: dict[str, str]
) -> float:
    """The second that was typed; what stood, to the millisecond, where nothing was changed."""
    if typed_in.strip() == shown:
        return before_s
    try:
        second = timecode.seconds(typed_in)
    except ValueError:
        second = LATEST_S + 1
    if second > LATEST_S:
        troubles[field] = gettext("Write hours, minutes and seconds: 1:02:05.5")
        return before_s
    return round(second, 3)


def plain(text: str) -> str:
    """On one line, in one form of each letter, without marks that no one sees."""
    shown = [c for c in unicodedata.normalize("NFC", text) if c.isprintable() or c.isspace()]
    return " ".join("".join(shown).split())[:LONGEST]

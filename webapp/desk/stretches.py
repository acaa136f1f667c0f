"""What is done to many lines of a transcript at once: moved in time, given a speaker, a word put
right wherever it stands. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext

from archive import timecode
from archive.model import Cue
from webapp.desk.lines import LATEST_S, Mistyped, label_of, plain

MOST_MOVED_S = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be done, to lines that begin in [start_s, end_s]. Empty fields do nothing."""

    start_s: float
    end_s: float
    move_s: float = 0.0
    speaker: str = ""
    word: str = ""
    instead: str = ""


def asked(form: Mapping[str, str]) -> Asked:
    """As typed. Raises Mistyped."""
    troubles: dict[str, str] = {}
    start_s = _time("from", form, 0.0, troubles)
    end_s = _time("to", form, LATEST_S, troubles)
    moved = form.get("move", "").strip().replace(",", ".").replace("\N{MINUS SIGN}", "-")
    move_s = 0.0
    if moved:
        if re.fullmatch(r"[+-]?\d{1,5}(?:\.\d{1,3})?", moved):
            move_s = float(moved)
        if not move_s or abs(move_s) > MOST_MOVED_S:
            troubles["move"] = gettext("Write seconds, with a minus to move lines back: -1.5")
    word, instead = plain(form.get("word", "")), plain(form.get("instead", ""))
    if troubles:
        raise Mistyped(troubles)
    return Asked(start_s, end_s, move_s, form.get("speaker", ""), word, instead)


def applied(lines: Sequence[Cue], wish: Asked, called: Mapping[str, str]) -> list[Cue]:
    """The lines after it. Raises Mistyped where one would begin before the recording."""
    made = []
    whole_word = re.compile(rf"(?<!\w){re.escape(wish.word)}(?!\w)") if wish.word else None
    for cue in lines:
        if not wish.start_s <= cue.start_s <= wish.end_s:
            made.append(cue)
            continue
        if wish.move_s:
            start_s, end_s = cue.start_s + wish.move_s, cue.end_s + wish.move_s
            if start_s < 0:
                said = gettext("A line would begin before the recording.")
                raise Mistyped({"move": said})
            cue = replace(cue, start_s=round(start_s, 3), end_s=round(end_s, 3))
        label = label_of(wish.speaker, called)
        if label and label != cue.speaker:
            cue = replace(cue, speaker=label, by_hand=True)
        text = whole_word.sub(lambda _: wish.instead, cue.text) if whole_word else cue.text
        if text != cue.text and plain(text):
            cue = replace(cue, text=plain(text), by_hand=True)
        made.append(cue)
    return made


def _time(
    name: str, form: Mapping[str, str], otherwise_s: float, troubles: dict[str, str]
) -> float:
    written = form.get(name, "").strip()
    if not written:
        return otherwise_s
    try:
        # What is shown is to the hundredth: the line that is meant begins within it.
        return timecode.seconds(written) + (0.005 if name == "to" else -0.005)
    except ValueError:
        troubles[name] = gettext("Write hours, minutes and seconds: 1:02:05.5")
        return otherwise_s

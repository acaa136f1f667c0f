"""A transcript as WebVTT (W3C, 2019): for the player's captions and for whoever takes it along."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from archive import timecode
from archive.model import Cue

SHORTEST_S = 0.01  # a cue of no length is not valid, and no player would show it
ANOTHER = ">>"  # captioners' mark of a new speaker without a name: speaker is then ""


def webvtt(cues: Iterable[Cue]) -> str:
    """The cues as a WebVTT file, text escaped; ingest.recordings.captions reads it back."""
    blocks = ["WEBVTT"]
    for cue in cues:
        end_s = max(cue.end_s, cue.start_s + SHORTEST_S)
        text = _one_line(cue.text)
        if cue.speaker:
            text = f"<v {_one_line(cue.speaker)}>{text}"
        elif cue.speaker == "":
            text = f"{_one_line(ANOTHER)} {text}"
        blocks.append(f"{timecode.vtt(cue.start_s)} --> {timecode.vtt(end_s)}\n{text}")
    return "\n\n".join(blocks) + "\n"


def _one_line(text: str) -> str:
    """Escaped, on one line: an empty line would end the cue."""
    return escape(" ".join(text.split()), quote=False)

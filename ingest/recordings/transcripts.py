"""Any file of what was said at which second: captions, and transcripts in all their forms.

What a file is shows in its content. One form is one file: captions.py (WebVTT, SRT, SBV), ttml.py,
spoken_json.py, spoken_table.py, spoken_text.py (plain text and Markdown). All of them give what is
shown when, of which captions.reading_of makes cues.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path, PurePath

from ingest.errors import CutShort, NotWellFormed, TooManyCues
from ingest.reading import CaptionReading
from ingest.recordings import better, spoken_json, spoken_table, spoken_text, ttml
from ingest.recordings.captions import (
    content_of,
    is_timing,
    lines_of,
    read_captions,
    reading_of,
    text_of,
)

ENOUGH_HEAD = 65_536  # bytes that tell a transcript whose list begins late
MOST_LINES = 400_000  # of text; a long sitting has 10,000
BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# What only holds words, or holds them for another reader. A .json can be anything.
OTHER_SUFFIXES = frozenset(
    ".pdf .doc .docx .docm .dot .odt .rtf .xls .xlsx .ods .ppt .pptx .odp .pages .htm .html .xhtml "
    ".eml .msg .mht .ics .zip .py .js .css .log".split()
)


def is_transcript(head: bytes, name: str) -> bool:
    """Whether a file's first bytes are those of captions or of a transcript with times. Pure.

    ENOUGH_HEAD bytes tell most; 2,000 tell those that begin with what was said. Words without
    times are not a transcript, and neither is what only describes a meeting (JSON of metadata).
    """
    if PurePath(name).suffix.lower() in OTHER_SUFFIXES:
        return False
    text = text_of(head)
    if not text.strip() or BINARY.search(text[:4000]):
        return False
    if spoken_json.is_json(text):
        return spoken_json.looks_spoken(text)
    if text.lstrip().startswith("<"):
        return ttml.is_ttml(text)
    lines = lines_of(text)
    return (
        lines[0].startswith("WEBVTT")
        or any(map(is_timing, lines))
        or spoken_table.is_table(lines)
        or spoken_text.is_spoken(lines)
    )


def read_transcript(path: Path) -> CaptionReading:
    """Read any of the forms: cues in order of time, with the speaker where one is told.

    Times are seconds; where the file times only some of its words, the others are given theirs by
    their place in the text. Raises Empty, NoCues, TooLarge and TooManyCues as read_captions does,
    CutShort where the end of JSON or XML is missing, NotWellFormed where it is neither.
    """
    text = text_of(content_of(path))
    return replace(_read(path, text), made_by=better.maker("", text[:ENOUGH_HEAD]))


def _read(path: Path, text: str) -> CaptionReading:
    if spoken_json.is_json(text):
        tree = _json(path, text)
        return reading_of(path, spoken_json.shown_in(tree), lang=spoken_json.language_in(tree))
    if ttml.is_ttml(text):
        return _ttml(path, text)
    lines = lines_of(text)
    if any(map(is_timing, lines)):
        return read_captions(path)
    if sum(map(bool, lines)) > MOST_LINES:
        raise TooManyCues(path.name, limit=MOST_LINES)
    if spoken_table.is_table(lines):
        return reading_of(path, spoken_table.shown_in_table(lines), lang=None)
    reading = reading_of(path, spoken_text.shown_in_text(lines), lang=None)
    return replace(reading, approximate=spoken_text.is_approximate(lines))


def _json(path: Path, text: str) -> object:
    try:
        return spoken_json.parse(text)
    except json.JSONDecodeError as error:
        if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
            raise CutShort(path.name) from error
        raise NotWellFormed(path.name, format="JSON", line=error.lineno) from error
    except ValueError as error:
        raise NotWellFormed(path.name, format="JSON", line=1) from error


def _ttml(path: Path, text: str) -> CaptionReading:
    try:
        shown, lang = ttml.shown_in_ttml(text)
    except ttml.Truncated as error:
        raise CutShort(path.name) from error
    except ttml.Malformed as error:
        raise NotWellFormed(path.name, format="XML", line=error.line) from error
    return reading_of(path, shown, lang=lang)

"""Captions in XML: TTML and DFXP as broadcasters and Netflix-like players write them, YouTube's.

The parser is expat's own, fed once, with declarations of entities refused: they serve only to make
a small file large, or to reach other files. It opens nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.entities import html5
from xml.parsers import expat

from archive.model import LANGS, Lang
from ingest.recordings.captions import LATEST_S, UNENDING_S, plain_lines
from ingest.recordings.rolling import Shown

DEEPEST = 200  # elements within elements
ROOTS = frozenset({"tt", "timedtext", "transcript"})
CUES = frozenset({"p", "text"})  # span too, where it is timed itself
OPENING = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>\s*)*<(?:\w+:)?(\w+)",
    re.S,
)
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z]{2,30});")
BARE_AMPERSAND = re.compile(r"&(?!#\d{1,7};|#x[0-9A-Fa-f]{1,6};|(?:amp|lt|gt|quot|apos);)")
CLOCK = re.compile(r"(\d{1,4}):(\d\d):(\d\d)(?:([.,]\d{1,9})|:(\d{1,3})(?:\.\d+)?)?", re.ASCII)
SHORT_CLOCK = re.compile(r"(\d{1,4}):(\d\d(?:[.,]\d{1,9})?)", re.ASCII)
OFFSET = re.compile(r"(\d{1,15}(?:\.\d{1,9})?)(h|ms|m|s|f|t)?", re.ASCII)
UNIT_S = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}


class Truncated(Exception):
    """The end of the file is missing."""


class Malformed(Exception):
    """Not XML, or XML that declares entities or nests without end; line is where it shows."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(f"line {line}")


class _Refused(Exception):
    """Raised inside expat's callbacks, where the line is not known."""


@dataclass(slots=True)
class Open:
    """An element that is being read: its span in seconds, and the text met in it so far."""

    name: str
    start_s: float | None
    end_s: float | None
    origin_s: float  # what its children's times count from
    speaker: str | None
    text: list[str] = field(default_factory=list)


def is_ttml(text: str) -> bool:
    """Whether a text, or the beginning of one, is XML of captions."""
    root = OPENING.match(text[:5000])
    if root is None or root[1] not in ROOTS:
        return False
    return root[1] == "tt" or re.search(r"<(?:p|text)\s[^>]*\b(?:t|start)=", text) is not None


def shown_in_ttml(text: str) -> tuple[list[Shown], Lang | None]:
    """(the lines shown, timed in seconds; the language that the root states).

    Raises Truncated where the end is missing, Malformed where it is not XML or declares entities.
    """
    reader = _Reader()
    parser = expat.ParserCreate()  # without namespaces: an undeclared prefix is no fault here
    parser.StartElementHandler = reader.begins
    parser.EndElementHandler = reader.ends
    parser.CharacterDataHandler = reader.says
    parser.EntityDeclHandler = _refuse_entity
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.buffer_text = True
    plain = ENTITY.sub(lambda m: _escaped(html5.get(f"{m[1]};", "")), DECLARATION.sub("", text))
    try:
        parser.Parse(BARE_AMPERSAND.sub("&amp;", plain).encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        if error.code in _CUT_SHORT:
            raise Truncated(str(error)) from error
        raise Malformed(error.lineno) from error
    except _Refused as error:
        raise Malformed(parser.CurrentLineNumber) from error
    return reader.shown, reader.lang


_CUT_SHORT = frozenset(
    expat.errors.codes[message]
    for message in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
    )
)


def _refuse_entity(name: str, *declared: object) -> None:
    raise _Refused(name)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


class _Reader:
    """Gathers lines as elements begin and end. A class because expat calls it back."""

    def __init__(self) -> None:
        self.shown: list[Shown] = []
        self.lang: Lang | None = None
        self.open: list[Open] = []
        self.frames = 30.0
        self.ticks = 1.0
        self.names: dict[str, str] = {}  # agents by their id
        self.agent: str | None = None

    def begins(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        own = {_local(key): value for key, value in attributes.items()}
        if len(self.open) >= DEEPEST:
            raise _Refused("nested too deep")
        if not self.open:
            self._root(own)
        if local == "br" and self.open:
            self.open[-1].text.append("\n")
        if local == "agent":
            self.agent = own.get("id")
        parent = self.open[-1] if self.open else None
        origin_s = parent.origin_s if parent else 0.0
        start_s, end_s = self._span(own, origin_s)
        agent = own.get("agent", "").split()
        inherited = parent.speaker if parent else None
        speaker = self.names.get(agent[0], agent[0]) if agent else inherited
        origin_s = start_s if start_s is not None else origin_s
        self.open.append(Open(local, start_s, end_s, origin_s, speaker))

    def says(self, text: str) -> None:
        if self.open:
            # A line end in the file is only a space; <br/> is a line end.
            in_cue = any(one.name in CUES for one in self.open)
            self.open[-1].text.append(text.replace("\n", " ") if in_cue else text)

    def ends(self, name: str) -> None:
        one = self.open.pop()
        text = "".join(one.text)
        if one.name == "name" and self.agent:
            self.names[self.agent] = " ".join(text.split())[:200]
        elif one.start_s is not None and (one.name in CUES or one.name == "span"):
            self.shown += _lines(one, text)
        elif self.open and one.name in ("span", "s", "ruby", "rb", "font", "b", "i", "u"):
            self.open[-1].text.append(text)

    def _root(self, own: dict[str, str]) -> None:
        stated = own.get("lang", "").lower()
        self.lang = next((lang for lang in LANGS if stated.startswith(lang)), None)
        rate, ticks = own.get("frameRate", ""), own.get("tickRate", "")
        if rate.isdecimal() and 0 < len(rate) < 5 and int(rate):
            self.frames = float(rate)
        if ticks.isdecimal() and 0 < len(ticks) < 12 and int(ticks):
            self.ticks = float(ticks)

    def _span(self, own: dict[str, str], origin_s: float) -> tuple[float | None, float | None]:
        """Start and end in seconds: begin, end and dur; YouTube's start and dur, and t and d."""
        if own.get("t", "").isdecimal() and len(own["t"]) < 12:
            start_s = int(own["t"]) / 1000
            lasts = own.get("d", "")
            lasts_s = int(lasts) / 1000 if lasts.isdecimal() and len(lasts) < 12 else UNENDING_S
            return start_s, start_s + lasts_s
        begin = self._seconds(own.get("begin", own.get("start", "")))
        end = self._seconds(own.get("end", ""))
        lasts_s = self._seconds(own.get("dur", "")) or 0.0
        if begin is None:
            return None, None
        start_s = origin_s + begin
        return start_s, origin_s + end if end is not None else start_s + (lasts_s or UNENDING_S)

    def _seconds(self, written: str) -> float | None:
        """A time expression of TTML in seconds; frames of a clock are dropped: never late."""
        plain = written.strip()
        if clock := CLOCK.fullmatch(plain):
            whole = int(clock[1]) * 3600 + int(clock[2]) * 60 + int(clock[3])
            return whole + float(f"0.{clock[4][1:]}" if clock[4] else 0)
        if short := SHORT_CLOCK.fullmatch(plain):
            return int(short[1]) * 60 + float(short[2].replace(",", "."))
        if offset := OFFSET.fullmatch(plain):
            unit = offset[2] or "s"
            scale = {"f": 1 / self.frames, "t": 1 / self.ticks}.get(unit) or UNIT_S[unit]
            return float(offset[1]) * scale
        return None


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _lines(one: Open, text: str) -> Iterator[Shown]:
    start_s, end_s = one.start_s or 0.0, one.end_s or 0.0
    lines = plain_lines(text)
    if lines and start_s <= LATEST_S and end_s >= start_s:
        end_s = end_s if end_s <= LATEST_S else start_s + UNENDING_S
        yield Shown(start_s, end_s, lines, one.speaker)

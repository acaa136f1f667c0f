"""Transcripts as programs write them in JSON: from any of them, what was said at which second.

Council Data Project, YouTube (json3 and lists of lines), Whisper and its kin, AssemblyAI, Deepgram,
AWS Transcribe, a town's own script: each has a list, somewhere, of records that have a text and a
start. So the list is looked for, by the words that such records are written with, and no program
is known by name. A table (CSV) of the same columns is the same list (spoken_table.py).
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import isfinite

from archive.model import LANGS, Lang
from archive.timecode import seconds
from ingest.recordings.captions import plain
from ingest.recordings.rolling import Shown
from ingest.recordings.said import Said, is_speech, shown_of

# Keys in lower case, letters only; the first that holds something is taken.
STARTS = (
    "start starts starttime starttimes startseconds startsec startms starttimems begin begintime "
    "beginms from tstartms offsetinseconds offsetinticks offsetmilliseconds ts timestamp "
    "timestamps time timecode starttimecode debut offset"
).split()
ENDS = (
    "end ends endtime endtimes endseconds endsec endms endtimems endts stop stoptime to "
    "endtimecode fin"
).split()
DURATIONS = (
    "duration dur durationms ddurationms durationseconds durationinseconds durationinticks "
    "durationmilliseconds duree"
).split()
TEXTS = (
    "text sentence transcript body content contents caption utterance utf punctuatedword word line "
    "display segs elements alternatives words value message texte paroles"
).split()
SPEAKERS = (
    "speakername speaker speakerlabel speakerpublic speakerdisplayname participantname "
    "intervenant orateur locuteur who name speakertag speakerid speakerindex channel"
).split()
LANGUAGE_KEYS = ("language", "lang", "languagecode", "langue")
NUMBER = re.compile(r"\s*[0-9]+(?:\.[0-9]*)?\s*")  # '5.2', of any unit; '0:05' is a clock's
TICKS_A_SECOND = 10_000_000  # Azure's

SHARE_SPOKEN = 0.5  # of a list's records, that are spoken
OPENING = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")


def is_json(text: str) -> bool:
    """True for a text that begins as JSON does ("[00:17] Bonsoir" does not)."""
    return OPENING.match(text) is not None


def parse(text: str) -> object:
    """JSON, or JSON a line. Raises ValueError, as json.JSONDecodeError where it tells the place."""
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    except json.JSONDecodeError:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or not all(line.lstrip().startswith("{") for line in lines):
            raise
        try:
            return [json.loads(line) for line in lines]
        except RecursionError as error:
            raise ValueError("nested too deep") from error


def looks_spoken(text: str) -> bool:
    """Whether a JSON text, or the beginning of one, holds a transcript."""
    try:
        return bool(found_in(parse(text)))
    except ValueError:
        return _beginning_looks_spoken(text)


def found_in(tree: object) -> list[Said]:
    """The records of the list that holds most of what was said; none where no list does."""
    best: list[Said] = []
    best_size = 0
    for records in _lists(tree):
        said = [one for one in map(_said, records) if one is not None]
        if len(said) < SHARE_SPOKEN * len(records) or not is_speech(said):
            continue
        size = sum(len(one.text) for one in said)
        # Sentences and the words in them hold the same text: the sentences come first.
        if size > 1.3 * best_size or (size > 0.75 * best_size and len(said) < len(best)):
            best, best_size = said, max(size, best_size)
    return best


def shown_in(tree: object) -> list[Shown]:
    """What was said, timed in seconds. A change to a speaker without a name is `>>`."""
    return list(shown_of(found_in(tree)))


def language_in(tree: object) -> Lang | None:
    """The language that the outermost record states, if it is one of the archive's."""
    if not isinstance(tree, Mapping):
        return None
    for key, value in tree.items():
        if plain_key(key) in LANGUAGE_KEYS and isinstance(value, str):
            return next((lang for lang in LANGS if value.lower().startswith(lang)), None)
    return None


def _lists(tree: object) -> list[list[Mapping[str, object]]]:
    """Every list of records, those at like places gathered: [turns of part 1, turns of part 2]."""
    gathered: dict[tuple[str, ...], list[Mapping[str, object]]] = defaultdict(list)
    waiting: list[tuple[tuple[str, ...], object]] = [((), tree)]
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, Mapping):
            waiting += [((*path, str(key)), value) for key, value in reversed(list(node.items()))]
        elif isinstance(node, list):
            records = [one for one in node if isinstance(one, Mapping)]
            if records:
                gathered[path] += records
            inner = [one for one in reversed(node) if isinstance(one, Mapping | list)]
            waiting += [((*path, "*"), one) for one in inner]
    return list(gathered.values())


def starts_with(keys: Sequence[str]) -> bool:
    """Whether one of some plain keys is a start."""
    return any(key in STARTS for key in keys)


def _said(record: Mapping[str, object]) -> Said | None:
    fields = {plain_key(key): value for key, value in record.items() if value is not None}
    text = _text(fields)
    timed = _start(fields)
    if not text or timed is None:
        return None
    start, scale = timed
    end = _first_time(fields, ENDS)
    if end is None:
        end = _second_of_pair(fields)
    if end is None and (lasts := _first_time(fields, DURATIONS)) is not None:
        end = start + lasts
    return Said(start, end if end is not None and end >= start else None, scale, text, _who(fields))


def plain_key(key: str) -> str:
    """A key without capitals, accents and marks: "Start_Time (s)" -> starttimes."""
    return re.sub(r"[^a-zé]", "", key.lower()).replace("é", "e")


def _text(fields: Mapping[str, object]) -> str:
    for key in TEXTS:
        value = fields.get(key)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, list) and value and (joined := _joined(value)):
            return joined
    return ""


def _joined(parts: Sequence[object]) -> str:
    """The pieces of one record as a text, with the spaces that they bring or single ones."""
    pieces: list[str] = []
    for part in parts:
        if isinstance(part, str):
            pieces.append(part)
        elif isinstance(part, Mapping):
            fields = {plain_key(key): value for key, value in part.items()}
            texts = (fields.get(key) for key in TEXTS)
            pieces.append(next((text for text in texts if isinstance(text, str)), ""))
    brings_spaces = any(piece != piece.strip() for piece in pieces if piece)
    return ("" if brings_spaces else " ").join(pieces).strip()


def _start(fields: Mapping[str, object]) -> tuple[float, float | None] | None:
    """(the time of the first key that holds one, seconds in its unit where that is told)."""
    for key in STARTS:
        value = fields.get(key)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, Mapping):
            inner = _start({plain_key(name): one for name, one in value.items()})
            if inner is not None:
                return inner
        at = _time(value)
        if at is not None:
            return at, _scale(key, value)
    for key in ("segs", "elements", "words"):  # the first of the pieces is timed, not the whole
        pieces = fields.get(key)
        for piece in pieces if isinstance(pieces, list) else []:
            if isinstance(piece, Mapping):
                own = {plain_key(name): one for name, one in piece.items() if name not in TEXTS}
                nested = {name: one for name, one in own.items() if not isinstance(one, list)}
                if (inner := _start(nested)) is not None:
                    return inner
    return None


def _scale(key: str, value: object) -> float | None:
    """Seconds in the unit that a key's name or a clock's writing tells; None where neither does."""
    if key.endswith("ticks"):
        return 1 / TICKS_A_SECOND
    if key.endswith(("ms", "milliseconds")):
        return 0.001
    if (
        key.endswith(("seconds", "sec"))
        or key == "starts"
        or (isinstance(value, str) and not NUMBER.fullmatch(value))
    ):
        return 1.0
    return None


def _first_time(fields: Mapping[str, object], keys: Sequence[str]) -> float | None:
    return next((at for key in keys if (at := _time(fields.get(key))) is not None), None)


def _second_of_pair(fields: Mapping[str, object]) -> float | None:
    """The end in {"timestamp": [0.0, 4.5]} and {"timestamps": {"from": …, "to": …}}."""
    for key in ("timestamp", "timestamps", "time"):
        value = fields.get(key)
        if isinstance(value, list) and len(value) == 2:
            return _time(value[1])
        if isinstance(value, Mapping):
            return _first_time({plain_key(name): one for name, one in value.items()}, ENDS)
    return None


def _time(value: object) -> float | None:
    """A number, '12.5', '0:12' or '00:00:12,500' as a number; None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        at = float(value) if abs(value) < 1e15 else float("inf")
    elif isinstance(value, str) and len(value) < 20:
        try:
            at = seconds(value)
        except ValueError:
            return None
    else:
        return None
    return at if isfinite(at) and at >= 0 else None


def _who(fields: Mapping[str, object]) -> str | None:
    """The speaker's name, or the number or letter that stands for one; None where none is told."""
    for key in SPEAKERS:
        value = fields.get(key)
        if isinstance(value, Mapping):
            names = {plain_key(name): one for name, one in value.items()}
            value = names.get("name") or names.get("displayname") or names.get("label")
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, str) and (name := plain(value)):
            return name[:200]
    return None


def _beginning_looks_spoken(text: str) -> bool:
    """The same of JSON that is cut off: records that have a start and a text, twice or more."""
    keys = Counter(plain_key(key) for key in re.findall(r'"([A-Za-z_]{1,30})"\s*:', text))
    timed = sum(keys[key] for key in STARTS if key not in ("time", "from", "offset"))
    spoken = sum(keys[key] for key in TEXTS if key != "value")
    return timed >= 2 and spoken >= 2 and spoken >= 0.2 * max(keys.values())

"""A short title that people recognise: a document's own subject or heading, else its name."""

from __future__ import annotations

import re

from archive.model import Evidence, Kind, Lang
from ingest.folding import fold, quote, tidy
from ingest.heading import Line, Opening
from ingest.words import LANGUAGES, Words

LONGEST = 120
_ENOUGH = 70  # a heading this long needs no further line
_MOST_LINES = 4
_UPLOAD_TIME = re.compile(r"^1\d{9}(?:\d{3})?[-_ ]")
_EXTENSION = re.compile(r"\.[a-z0-9]{1,5}$", re.IGNORECASE)
_STARS = re.compile(r"^[\W_]+(?=\w)|[\s*_=:;,–—-]+$")
_TRAILING_PAGE = re.compile(r"\s+(?:page\s)?\d{1,3}\s*$", re.IGNORECASE)


def identify_title(
    name: str, *, opening: Opening, kind: Kind, lang: Lang | None
) -> tuple[str, Evidence]:
    """(title of at most LONGEST characters, its evidence)."""
    languages = [words for words in LANGUAGES if lang in (None, words.LANG)]
    subject = _subject(opening, languages) if kind in (Kind.RESOLUTION, Kind.BYLAW) else None
    if subject:
        return _as_title(subject, 0.85)
    heading = _heading(opening)
    if heading:
        return _as_title(heading, 0.7)
    readable = readable_name(name)
    return readable, Evidence("title", readable, "file name", name, 0.5, chosen=False)


def _as_title(wording: str, sure: float) -> tuple[str, Evidence]:
    title = _shorten(_unshout(wording))
    return title, Evidence("title", title, "page 1", quote(wording), sure, chosen=False)


def readable_name(name: str) -> str:
    """A file name without its extension and its underscores: 'PV CM 07 02 2011'."""
    stem = _EXTENSION.sub("", tidy(name, limit=300))
    stem = _UPLOAD_TIME.sub("", stem)
    parts = re.sub(r"_+", " ", stem)
    if " " not in parts or re.search(r"[A-Za-z]-[A-Za-z]", parts):
        parts = re.sub(r"(?<=[A-Za-z])-(?=\w)|(?<=\d)-(?=[A-Za-z])", " ", parts)
    parts = " ".join(parts.split()).strip(" -.") or name
    return _shorten(parts[:1].upper() + parts[1:])


def _subject(opening: Opening, languages: list[Words]) -> str | None:
    """« OBJET : … », A RESOLUTION …, or the lines above « Monsieur le Maire rapporte : »."""
    for words in languages:
        for pattern in words.SUBJECTS:
            if match := re.search(pattern, opening.text):
                return _with_next_line(opening, match)
        for line in opening.lines:
            if re.match(words.READS_OUT, line.folded):
                return _lines_above(opening, line)
    return None


def _with_next_line(opening: Opening, match: re.Match[str]) -> str:
    """A subject that runs on to the next line of its block, if it seems to."""
    text = match.group(1).strip()
    line = opening.line_at(match.end(1) - 1)
    for after in opening.lines[line.number + 1 : line.number + 3]:
        if after.after_gap or len(text) > LONGEST or text.endswith((".", ";", ":")):
            break
        text = f"{text} {opening.text[after.start : after.end].strip()}"
    return text


def _lines_above(opening: Opening, line: Line) -> str | None:
    taken: list[str] = []
    for above in reversed(opening.lines[max(0, line.number - 3) : line.number]):
        text = opening.text[above.start : above.end].strip(" •●▪\uf0b7")
        ends_a_list = text.endswith((":", ".", ";")) or text.count(",") > 1
        if ends_a_list or not re.search(r"[^\W\d]{3}", text):
            break
        taken.insert(0, text)
    return " – ".join(taken) or None


def _heading(opening: Opening) -> str | None:
    """The line of the head that names the kind or the meeting, with the lines it goes on in."""
    for line in opening.head[:16]:
        if not line.is_short or line.is_item or _bars(line):
            continue
        if any(
            re.search(pattern, line.folded)
            for words in LANGUAGES
            for pattern, _, _ in words.KINDS_IN_HEADING
        ) or any(re.search(words.MEETING_WORDS, line.folded) for words in LANGUAGES):
            return _grown(opening, line)
    return None


def _grown(opening: Opening, line: Line) -> str:
    text = _clean(opening, line)
    for after in opening.head[line.number + 1 : line.number + _MOST_LINES]:
        goes_on = any(re.match(words.CONTINUES, after.folded) for words in LANGUAGES)
        if (len(text) > _ENOUGH and not goes_on) or not after.is_short or after.is_item or _bars(after):
            break
        more = _clean(opening, after)
        if not more or len(text) + len(more) > LONGEST:
            break
        text = f"{text} {more}" if goes_on else f"{text} – {more}"
    return text


def _bars(line: Line) -> bool:
    return any(re.search(words.ATTENDANCE, line.folded) for words in LANGUAGES)


def _clean(opening: Opening, line: Line) -> str:
    text = " ".join(opening.text[line.start : line.end].split())
    return _TRAILING_PAGE.sub("", _STARS.sub("", text)) if re.search(r"[^\W\d]{2}", text) else ""


def _unshout(text: str) -> str:
    """Capitals throughout made a sentence, with the accents and capitals that we know of."""
    letters = [c for c in text if c.isalpha()]
    if not letters or sum(c.isupper() for c in letters) < 0.8 * len(letters):
        return text
    spelt = [_spell(word) for word in text.lower().split(" ")]
    joined = " ".join(spelt)
    return joined[:1].upper() + joined[1:]


def _spell(word: str) -> str:
    for words in LANGUAGES:
        if word in words.MONTHS and words.LANG == "en":
            return word.capitalize()
        if fold(word) == word and word in words.BODY_QUALIFIERS and words.QUALIFIERS_FOLLOW:
            return words.BODY_QUALIFIERS[word]
    return word


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    cut = line[: LONGEST - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[40:] else cut).rstrip(" ,;:–-") + "…"

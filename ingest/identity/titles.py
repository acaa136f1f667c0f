"""A short title that people recognise: a document's own subject or heading, else its name."""

from __future__ import annotations

import re

from archive.model import Evidence, Kind, Lang
from ingest.identity.bodies import mentions
from ingest.identity.evidence import candidate
from ingest.identity.folding import fold, quote, tidy
from ingest.identity.heading import Line, Opening
from ingest.identity.spoken_dates import tokens_of
from ingest.identity.words import BODIES, LANGUAGES, Words

LONGEST = 120  # characters
_ENOUGH = 70  # a heading this long needs no further line
_MOST_LINES = 4
_HEAD_LINES = 18
_BODY_LINES = 5
_FEW_WORDS = 3  # « PROCÈS-VERBAL »: a heading this short wants the body's name before it
_SHOUTED = 0.6  # share of capitals
_CONTENTS_ENTRY = re.compile(r"[^\W\d]{2}\s+\d{1,3}\s*$")
_UPLOAD_TIME = re.compile(r"^1\d{9}(?:\d{3})?[-_ ]")
_EXTENSION = re.compile(r"\.[a-z0-9]{1,5}$", re.IGNORECASE)
_EDGES = re.compile(r"^[\W_]+(?=\w)|[\s*_=:;,–—-]+$")
_PAGE_NUMBER = re.compile(r"\s+page\s\d{1,3}\s*$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[a-z]{4}\.\s*$")


def identify_title(
    name: str, *, opening: Opening, kind: Kind, lang: Lang | None
) -> tuple[str, Evidence]:
    """(title of at most LONGEST characters, its evidence)."""
    languages = [words for words in LANGUAGES if lang in (None, words.LANG)]
    subject = _subject(opening, languages) if kind in (Kind.RESOLUTION, Kind.BYLAW) else None
    if subject:
        return _as_title(_unshout(subject, languages), 0.85)
    heading = _heading(opening, languages)
    if heading:
        return _as_title(heading, 0.7)
    readable = readable_name(name)
    return readable, candidate("title", readable, "file name", name, 0.5)


def _as_title(wording: str, sure: float) -> tuple[str, Evidence]:
    title = _shorten(wording[:1].upper() + wording[1:])
    return title, candidate("title", title, "page 1", quote(wording), sure)


def readable_name(name: str) -> str:
    """A file name without its extension, its underscores spaced: 'PV CM 07-02-2011'."""
    stem = _EXTENSION.sub("", tidy(name, limit=300))
    stem = _UPLOAD_TIME.sub("", stem)
    stem = re.sub(r"(\d{1,4})_(\d{1,2})_(\d{1,4})", r"\1-\2-\3", stem)
    stem = re.sub(r"[_\s]+", " ", stem)
    if " " not in stem.strip() or re.search(r"[A-Za-z]-[A-Za-z]", stem):
        stem = re.sub(r"(?<=[^\W\d])-|-(?=[^\W\d])", " ", stem)
        stem = re.sub(r"([^\W\d]{3,9}) (\d{1,2})-((?:19|20)\d\d)\b", _comma_after_day, stem)
    stem = " ".join(stem.split()).strip(" -.") or name.strip() or "?"
    return _shorten(stem[:1].upper() + stem[1:])


def _comma_after_day(match: re.Match[str]) -> str:
    month = any(fold(match[1]) in words.MONTHS for words in LANGUAGES)
    return f"{match[1]} {match[2]}, {match[3]}" if month else match[0]


def _subject(opening: Opening, languages: list[Words]) -> str | None:
    """« OBJET : … », A RESOLUTION …, or the lines above « Monsieur le Maire rapporte : »."""
    for words in languages:
        for pattern in words.SUBJECTS:
            if match := re.search(pattern, opening.text):
                return _with_next_lines(opening, match)
        for line in opening.lines:
            if re.match(words.READS_OUT, line.folded):
                return _lines_above(opening, line)
    return None


def _with_next_lines(opening: Opening, match: re.Match[str]) -> str:
    """A subject with the lines of its block that it runs on to."""
    text = match.group(1).strip()
    line = opening.line_at(match.end(1) - 1)
    for after in opening.lines[line.number + 1 : line.number + 4]:
        letters = re.search(r"[^\W\d_]{3}", after.folded)
        if after.after_gap or not letters or len(text) > LONGEST or text.endswith((".", ";", ":")):
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


def _heading(opening: Opening, languages: list[Words]) -> str | None:
    """The head's line that names the kind, else the meeting, else a body, grown to a phrase."""
    kinds = [pattern for words in languages for pattern, _, _ in words.KINDS_IN_HEADING]
    spoken = {words.LANG for words in languages}
    meets = [words.MEETING_WORDS for words in BODIES if words.LANG in spoken]
    head = opening.head[:_HEAD_LINES]
    lines = [line for line in head if _may_head(line, languages)]
    long = [line for line in head[:8] if not line.is_short and not line.is_item]
    opens = [rf"^.{{0,6}}(?:{pattern.removeprefix('^')})" for pattern in kinds]
    line = _first_with(lines, kinds) or _first_with(long, opens)
    phrases = [one for one in lines if _begins_a_phrase(opening, one)]
    line = line or _first_with(phrases, meets) or _naming_a_body(phrases[:_BODY_LINES])
    if line is None:
        return None
    for before in reversed(opening.lines[max(0, line.number - 2) : line.number]):
        if not _goes_on(before, line, languages) or not _may_head(before, languages):
            break
        line = before
    text = _grown(opening, line, languages)
    if len(re.findall(r"[^\W\d_]{2,}", text.split(" – ")[0])) < _FEW_WORDS:
        owner = _naming_a_body([one for one in lines if one.number < line.number])
        if owner:
            owned = _grown(opening, owner, languages, most=2)
            text = f"{owned} – {text[:1].upper()}{text[1:]}"
    return text


def _may_head(line: Line, languages: list[Words]) -> bool:
    """Whether a line can be a title: short, no list item, no attendance, no end of a sentence."""
    if not line.is_short or line.is_item or _SENTENCE_END.search(line.folded):
        return False
    if line.folded.rstrip().endswith(":"):
        return False
    if len(re.findall(r"\b\w\b", line.folded)) > len(line.folded.split()) / 2:
        return False  # l e t t e r s  s e t  a p a r t
    return not any(
        re.search(pattern, line.folded)
        for words in languages
        for pattern in (words.ATTENDANCE, words.NOT_A_HEADING)
    )


def _begins_a_phrase(opening: Opening, line: Line) -> bool:
    """Whether a line starts with a capital and is no entry of a table of contents."""
    first = opening.text[line.start : line.end].lstrip()[:1]
    return not first.islower() and not _CONTENTS_ENTRY.search(line.folded)


def _first_with(lines: list[Line], patterns: list[str]) -> Line | None:
    return next((x for x in lines if any(re.search(p, x.folded) for p in patterns)), None)


def _naming_a_body(lines: list[Line]) -> Line | None:
    return next((x for x in lines if any(not m.bare for m in mentions(x.folded))), None)


def _grown(opening: Opening, line: Line, languages: list[Words], *, most: int = _MOST_LINES) -> str:
    """The line with those below that it goes on in; a dash where a new phrase begins."""
    text = _clean(opening, line, languages)
    last = line
    for after in opening.lines[line.number + 1 : line.number + most]:
        goes_on = _goes_on(last, after, languages)
        if not goes_on and (len(text) > _ENOUGH or most == 2):
            break
        if not goes_on and not _may_head(after, languages):
            break
        more = _clean(opening, after, languages)
        if not more or len(text) + len(more) > LONGEST:
            break
        text = f"{text} {more}" if goes_on else f"{text} – {more[:1].upper()}{more[1:]}"
        last = after
    small = frozenset().union(*(words.SMALL_WORDS for words in languages))
    while fold(text.rpartition(" ")[2]) in small and " " in text:
        text = text.rpartition(" ")[0]
    return text


def _goes_on(line: Line, after: Line, languages: list[Words]) -> bool:
    last = [token.text for token in tokens_of(line.folded)[-2:]]
    for words in languages:
        if last and last[-1] in words.SMALL_WORDS | words.MONTHS.keys():
            return True
        if len(last) == 2 and last[0] in words.MONTHS and last[1].isdigit() and len(last[1]) < 3:
            return True
        if re.match(words.CONTINUES, after.folded):
            return True
    return False


def _clean(opening: Opening, line: Line, languages: list[Words]) -> str:
    text = " ".join(opening.text[line.start : line.end].split())
    if not re.search(r"\w{2}", text):
        return ""
    return _unshout(_PAGE_NUMBER.sub("", _EDGES.sub("", text)), languages)


def _unshout(text: str, languages: list[Words]) -> str:
    """Capitals throughout put in lower case, with the accents and capitals that we know of."""
    letters = [c for c in text if c.isalpha()]
    if len(letters) < 4 or sum(c.isupper() for c in letters) < _SHOUTED * len(letters):
        return text
    known = {fold(word): word for words in languages for word in words.HEADING_WORDS}
    known |= {
        plain: written for words in BODIES
        if words.QUALIFIERS_FOLLOW and words.LANG in {one.LANG for one in languages}
        for plain, written in words.BODY_QUALIFIERS.items()
    }  # fmt: skip
    small = frozenset().union(*(words.SMALL_WORDS for words in languages))
    return re.sub(r"[^\W\d_]+", lambda m: _spell(m.group(), known, small), text)


def _spell(word: str, known: dict[str, str], small: frozenset[str]) -> str:
    plain = fold(word)
    if plain in known:
        return known[plain]
    if word.lower() in small or not word.isupper():
        return word.lower() if word.isupper() else word
    return word.capitalize() if len(word) > 1 else word


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    cut = line[: LONGEST - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[40:] else cut).rstrip(" ,;:–-") + "…"

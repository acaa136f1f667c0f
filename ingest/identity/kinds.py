"""What a document is, and whether it is a draft, approved or amended.

The heading, the file's name, the folder and the wording of the page each speak for a kind;
the kind for which most is said is taken. So a page headed AGENDA in a file called minutes,
which tells who was present and what was carried, is minutes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from archive.model import Evidence, Kind, Status
from ingest.identity.closing import status_at_end
from ingest.identity.evidence import candidate, doubted
from ingest.identity.folding import fold, quote, split_name
from ingest.identity.heading import Line, Opening
from ingest.identity.words import LANGUAGES, Words

_LATER_HEADING = 0.35  # what a heading counts for after the first one of another kind
_MANY = 3  # acts
_SEVERAL = 0.6
_FOLDER = 0.55
_CLOSE = 0.55  # share of what is said for the kind taken, that makes another one likely too
_UNSURE = 0.66
_TELLTALE = 0.09  # for each wording of what has taken place
_MOST_TELLTALES = 5
_STATUS_LINES = 10

DRAFT_MINUTES = re.compile(  # said so on a line that goes on to the meeting's place and hour
    r"\W{0,4}(?:unapproved|draft) (?:\w+ ){0,2}minutes\b|\W{0,4}projet de (?:pv|proces|compte)"
)
_INDENT = 8  # characters before a heading
_ACT_LINES = 10  # further down, a resolution or a notice is an item of an agenda
_PLAIN = 0.9  # a wording that no item of an agenda has: « extrait du registre »
_ACTS = frozenset({Kind.RESOLUTION, Kind.BYLAW, Kind.NOTICE, Kind.REPORT})

_FINAL_KINDS = frozenset({Kind.MINUTES, Kind.RESOLUTION, Kind.BYLAW})

_ACT_NUMBER = re.compile(  # « D2023_045 - Recensement », « N° 7 », "Résolution / Resolution no 81"
    r"\W{0,4}(?P<called>(?:(?:resolution|deliberation|delib|decision|acte)s?[\W_]{0,3}){0,2})"
    r"(?P<no>(?:no|n°|n|numero)[\W_]{1,3})?(?P<row>(?:[a-z0-9.-]{1,10}[-./_ ]){0,4}?[a-z]{0,4})"
    r"(?P<serial>\d{1,5})(?![\d,./-]\d|[\w])"
)
_DIGITS = 5  # in a number that stands for itself: a year and a serial

_MEDIA = {"recording": Kind.RECORDING, "captions": Kind.TRANSCRIPT}


def identify_kind(
    name: str, *, folders: tuple[str, ...], opening: Opening, media: str, one_page: bool = False
) -> tuple[Kind, list[Evidence]]:
    """The kind and every piece of evidence for any kind; OTHER without evidence if none.

    one_page: what is called a package and is a page long, is the agenda of one.
    """
    if media in _MEDIA:
        kind = _MEDIA[media]
        return kind, [candidate("kind", kind, "file name", name, 1.0)]
    found = [
        *_in_name(name, "file name", 1.0),
        *(e for folder in reversed(folders) for e in _in_name(folder, "folder", _FOLDER)),
        *_in_heading(opening),
        *_in_wording(opening),
        *_holding_many(opening),
    ]
    if not found:
        found = list(_in_wording(opening, fewest=1)) if _begins_a_meeting(opening) else []
    if not found:
        return Kind.OTHER, []
    if any(one.value == Kind.RESOLUTION for one in found) and _numbers_acts(opening):
        found = [
            replace(one, value=Kind.MINUTES) if one.value == Kind.RESOLUTION else one
            for one in found
        ]
    if one_page:
        found = [one for one in found if one.value != Kind.PACKET] or found
    votes: dict[str, float] = defaultdict(float)
    for evidence in found:
        votes[evidence.value] += evidence.confidence
    ranked = sorted(votes, key=lambda value: -votes[value])
    if len(ranked) > 1 and votes[ranked[1]] > _CLOSE * votes[ranked[0]]:
        found = doubted(found, ranked[0], at_most=_UNSURE)
    return Kind(ranked[0]), found


def _in_name(name: str, source: str, weight: float) -> Iterator[Evidence]:
    """The first kind that a name holds in each language's order; the surest of them only."""
    folded = split_name(name)
    found = [
        candidate("kind", kind, source, match.group().strip(), sure * weight)
        for words in LANGUAGES
        for pattern, kind, sure in words.KINDS_IN_NAME
        if (match := re.search(pattern, folded))
    ]
    seen: set[str] = set()
    for evidence in sorted(found, key=lambda e: -e.confidence):
        if evidence.value not in seen:
            weaker = 0.4 if seen else 1.0
            seen.add(evidence.value)
            sure = evidence.confidence * weaker
            yield candidate("kind", evidence.value, source, evidence.quote, sure)


def _in_heading(opening: Opening) -> Iterator[Evidence]:
    """Kinds in the head of the page, the first at full weight."""
    first: Kind | None = None
    seen: set[Kind] = set()
    for kind, sure, match_quote in _headings(opening):
        if kind in seen:
            continue
        seen.add(kind)
        first = first or kind
        weight = sure if kind is first else sure * _LATER_HEADING
        yield candidate("kind", kind, "page 1", match_quote, weight)


def _headings(opening: Opening) -> Iterator[tuple[Kind, float, str]]:
    head = opening.head
    over = False
    for line in head:
        wrapped = opening.folded[line.start : _wrapped_end(head, line)]
        for words in LANGUAGES:
            if line.is_item or _speaks_of_another(line.folded, words.NOT_A_HEADING, words):
                continue
            said = _closed_up(line.folded if line.is_short else line.folded[:60])
            for pattern, kind, sure in words.KINDS_IN_HEADING:
                match = re.search(pattern, said) or re.match(pattern, wrapped)
                if match and match.start() > _INDENT and opening.in_list(line):
                    continue  # "Type   Action, Minutes" under an item of an agenda
                if match and (line.number < _ACT_LINES or kind not in _ACTS or sure >= _PLAIN):
                    weight = _LATER_HEADING if over and kind is not Kind.MINUTES else 1.0
                    yield kind, sure * weight, quote(opening.text[line.start : line.end])
                    break
        over = over or any(
            re.search(words.HAS_BEGUN, line.folded) for words in LANGUAGES if line.number > 1
        )


def _speaks_of_another(line: str, pattern: str, words: Words) -> bool:
    """Whether a line is about a document, and not the heading of this one."""
    return bool(re.search(pattern, line)) and not re.match(words.A_HEADING, line)


def _closed_up(line: str) -> str:
    """A heading with its letters set apart, « A G E N D A », closed up."""
    words = line.split()
    apart = sum(len(word) == 1 for word in words)
    return "".join(words) if apart > 3 and apart > 0.8 * len(words) else line


def _wrapped_end(head: tuple[Line, ...], line: Line) -> int:
    """Where a heading that began on this line may end: two lines further on, in one block."""
    end = line.end
    for after in head[line.number + 1 : line.number + 3]:
        if after.after_gap:
            break
        end = after.end
    return end


def _begins_a_meeting(opening: Opening) -> bool:
    """Whether the first lines speak of a meeting and then of who came, or of its beginning."""
    hints = [hint for words in LANGUAGES for hint in words.MEETING_HINTS]
    head = [line.folded for line in opening.head[:_STATUS_LINES]]
    return any(re.search(hint, line) for line in head for hint in hints) and any(
        re.search(words.HAS_BEGUN, line) for line in head for words in LANGUAGES
    )


def _in_wording(opening: Opening, *, fewest: int = 2) -> Iterator[Evidence]:
    """Minutes, if the page tells what has taken place."""
    for words in LANGUAGES:
        hits = [m for p in words.MINUTES_TELLTALES if (m := re.search(p, opening.folded))]
        if len(hits) < fewest:
            continue
        sure = 0.1 + _TELLTALE * min(len(hits), _MOST_TELLTALES)
        first = min(hits, key=lambda m: m.start())
        told = quote(opening.text[first.start() : first.end() + 40], limit=60)
        yield candidate("kind", Kind.MINUTES, "page 1", told, sure)


def _holding_many(opening: Opening) -> Iterator[Evidence]:
    """Minutes, if an « extrait du registre » holds one act after another."""
    for words in LANGUAGES:
        for pattern in words.WHOLE_MEETING:
            found = list(re.finditer(pattern, opening.folded))
            if len(found) >= _MANY:
                told = quote(opening.text[found[0].start() : found[0].end() + 40], limit=60)
                yield candidate("kind", Kind.MINUTES, "page 1", told, _SEVERAL)
                return


def _numbers_acts(opening: Opening) -> bool:
    """Whether acts follow one another with numbers in a row: an extract of one has its own only."""
    rows: dict[str, set[int]] = defaultdict(set)
    twice = any(
        len(re.findall(pattern, opening.folded)) > 1
        for words in LANGUAGES
        for pattern in words.WHOLE_MEETING
    )
    for line in opening.lines:
        match = _ACT_NUMBER.match(line.folded)
        if match is None:
            continue
        named = match["called"] or (match["no"] and twice)
        if named or sum(letter.isdigit() for letter in match["row"] + match["serial"]) >= _DIGITS:
            rows[match["row"]].add(int(match["serial"]))
    return any(serial + 1 in row for row in rows.values() for serial in row)


def identify_status(
    name: str, *, opening: Opening, kind: Kind, closing: tuple[str, int] = ("", 1)
) -> tuple[Status | None, list[Evidence]]:
    """Draft, approved or amended as the page's head says, else the name, else the end, else None.

    closing: the last words of the document and their page: minutes may say that they were approved.
    """
    found = [*_status_in_heading(opening), *_status_in_name(name, kind)]
    if kind is Kind.MINUTES:
        found += status_at_end(*closing)
    if found and len({one.value for one in found}) > 1:
        found = doubted(found, found[0].value, at_most=_UNSURE)
    return (Status(found[0].value) if found else None), found


def _status_in_heading(opening: Opening) -> Iterator[Evidence]:
    for line in opening.lines[:_STATUS_LINES]:
        if line.is_item or not (line.is_short or DRAFT_MINUTES.match(line.folded)):
            continue
        for words in LANGUAGES:
            if _speaks_of_another(line.folded, words.NOT_A_STATUS, words):
                continue
            for pattern, status in words.STATUS_IN_HEADING:
                if re.search(pattern, line.folded):
                    said = quote(opening.text[line.start : line.end])
                    yield candidate("status", status, "page 1", said, 0.85)
                    break


def _status_in_name(name: str, kind: Kind) -> Iterator[Evidence]:
    folded = re.sub(r"[-.]", " ", split_name(fold(name)))
    for words in LANGUAGES:
        for pattern, status in words.STATUS_IN_NAME:
            if match := re.search(pattern, folded):
                yield candidate("status", status, "file name", match.group(), 0.75)
        if kind in _FINAL_KINDS and (match := re.search(words.FINAL_IN_NAME, folded)):
            yield candidate("status", Status.APPROVED, "file name", match.group(), 0.6)

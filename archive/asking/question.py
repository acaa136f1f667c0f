"""What a person types, understood. Never fails: what is no operator is a word, and it is said.

Plain words must all stand there. "…" and « … » ask for a phrase, -word or SAUF leaves out, OR / OU
makes one of two enough, bibliot* looks for what begins so, NEAR / PRÈS for words close to each
other, name:value narrows. Length, words, prefixes and criteria are bounded here, before any search,
so that no question takes the site down.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from archive.asking import dates
from archive.asking.wording import AND, ASKING, FIELD_NAMED, HOW, NEAR, NOT, OR
from archive.index import analysis
from archive.index.base import Also, Close, Terms

MAX_LENGTH = 200  # characters
MAX_RUNS = 16  # words and phrases
MAX_PREFIXES, SHORTEST_PREFIX = 4, 3
MAX_FIELDS = 12
WITHIN, FURTHEST = 10, 30  # words apart, where NEAR says nothing, and at most
FIELD = re.compile(r"([^\W\d_]{2,14})[ \u00a0]?:[ \u00a0]?(?=[^\s/])")
BARE_FIELD = re.compile(r"[^\W\d_]{2,14}:(?=[^\s/])")
RUN = re.compile(r'"([^"]*)"|«([^»]*)»|“([^”]*)”|(\S+)')
AMOUNT_RUN = re.compile(
    r"[<>=≥≤]{0,2} ?[$€£]? ?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[ \u00a0]?[$€£])?"
)
LONGEST_DATE = 5  # words
CLOSE_BY = re.compile(r"([^\W\d_]+)(?:/(\d{1,3}))?")
DASHES = "-\u2010\u2011\u2212"
TRIMMED = " \t\u00a0\u202f\"'’«»“”()[]{}.,;:!?…"
SMALL = frozenset().union(*analysis.STOP.values())


@dataclass(frozen=True, slots=True)
class Remark:
    """What was taken otherwise than it was typed: a code, and the words it is about."""

    code: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood. exact are the phrases, which are looked for as they stand; fields
    are (name, value) as typed."""

    terms: Terms = field(default_factory=Terms)
    exact: frozenset[str] = frozenset()
    fields: tuple[tuple[str, str], ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(slots=True)
class _Piece:
    """One thing typed: an operator, a criterion, or words."""

    text: str
    quoted: bool = False
    minus: bool = False
    name: str | None = None
    operator: str | None = None
    within: int = WITHIN


def understand(typed: str) -> Terms:
    """The terms of a question. Empty where nothing is left to look for."""
    return question(typed).terms


def question(typed: str) -> Question:
    """A question, understood as far as it can be."""
    remarks: list[Remark] = []
    text = unicodedata.normalize("NFC", typed).strip()
    if len(text) > MAX_LENGTH:
        remarks.append(Remark("cut", text[MAX_LENGTH : MAX_LENGTH + 40]))
    pieces = list(_pieces(text[:MAX_LENGTH], remarks))
    wanted: list[list[str]] = []  # a list of what does as well as each other
    unwanted: list[str] = []
    close: list[Close] = []
    fields: list[tuple[str, str]] = []
    exact: set[str] = set()
    pending: _Piece | None = None
    for piece in pieces:
        if piece.operator:
            pending = piece
            continue
        operator, within = (pending.operator, pending.within) if pending else (None, 0)
        pending = None
        if piece.name:
            fields.append((piece.name, piece.text))
        elif piece.minus or operator == "not":
            unwanted.append(piece.text)
        else:
            if operator == "or" and wanted:
                wanted[-1].append(piece.text)
            else:
                wanted.append([piece.text])
            if operator == "near" and len(wanted) > 1:
                close.append(Close((wanted[-2][0], piece.text), within))
            if piece.quoted:
                exact.add(piece.text)
    wanted = _without_asking_words(wanted, exact, text)
    if len(wanted) > MAX_RUNS or len(unwanted) > MAX_RUNS or len(fields) > MAX_FIELDS:
        remarks.append(Remark("too-many", str(MAX_RUNS)))
    return Question(
        _terms(wanted[:MAX_RUNS], unwanted[:MAX_RUNS], close[:MAX_RUNS]),
        frozenset(exact),
        tuple(fields[:MAX_FIELDS]),
        tuple(dict.fromkeys(remarks)),
    )


def _terms(
    wanted: Sequence[Sequence[str]], unwanted: Sequence[str], close: Sequence[Close]
) -> Terms:
    if len(wanted) == 1 and len(wanted[0]) > 1:
        return Terms(tuple(wanted[0][:MAX_RUNS]), tuple(unwanted), any_of=True)
    return Terms(
        tuple(some[0] for some in wanted),
        tuple(unwanted),
        close=tuple(close),
        also=tuple(
            Also(some[0], tuple(some[1:MAX_RUNS]), worth=1.0) for some in wanted if len(some) > 1
        ),
    )


def _pieces(text: str, remarks: list[Remark]) -> Iterator[_Piece]:
    """What was typed, piece by piece."""
    at, prefixes = 0, 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        minus = text[at] in DASHES and at + 1 < len(text) and not text[at + 1].isspace()
        at += minus
        if found := BARE_FIELD.match(text, at):
            word = found.group()[:-1]
            if analysis.fold(word) not in FIELD_NAMED:  # the name is a word like its value
                remarks.append(Remark("unknown-field", word))
                yield _Piece(word, minus=minus)
                at = found.end()
        name, at = _field(text, at)
        if name and (value := _several(name, text[at:])):
            at += len(value)
            yield _Piece(value.strip(TRIMMED), name=name)
            continue
        found = RUN.match(text, at)
        if found is None:
            break
        at = found.end()
        *quotes, bare = found.groups()
        quoted = bare is None
        raw = bare if bare is not None else next(one for one in quotes if one is not None)
        if name is None and not quoted and (operator := _operator(raw)):
            yield operator
            continue
        run = raw.strip(TRIMMED)
        if not any(c.isalnum() for c in run):
            continue
        if name is None and not quoted and "*" in run:
            run, is_prefix = _prefix(run, prefixes, remarks)
            prefixes += is_prefix
        if '"' in run or (quoted is False and raw.startswith('"')):
            remarks.append(Remark("quote"))
        yield _Piece(run, quoted=quoted and " " in run.strip(), minus=minus, name=name)


def _field(text: str, at: int) -> tuple[str | None, int]:
    """The criterion that begins here, and where its value does."""
    found = FIELD.match(text, at)
    name = FIELD_NAMED.get(analysis.fold(found[1])) if found else None
    return (name, found.end()) if found and name else (None, at)


def _several(name: str, rest: str) -> str | None:
    """A value of several words without quotes: a date, or a sum with spaces in it."""
    if name == "amount" and (sum_of := AMOUNT_RUN.match(rest)):
        return sum_of.group()
    if name in ("after", "before", "date"):
        ends = [found.end() for found in re.finditer(r"\S+", rest)][1:LONGEST_DATE]
        return next((rest[:end] for end in reversed(ends) if dates.span_of(rest[:end])), None)
    return None


def _operator(raw: str) -> _Piece | None:
    if raw in OR or raw in ("|", "||"):
        return _Piece("", operator="or")
    if raw in NOT:
        return _Piece("", operator="not")
    if raw in AND:
        return _Piece("", operator="and")
    found = CLOSE_BY.fullmatch(raw)
    if found and found[1] in NEAR:
        within = max(1, min(int(found[2] or WITHIN), FURTHEST))
        return _Piece("", operator="near", within=within)
    return None


def _prefix(run: str, before: int, remarks: list[Remark]) -> tuple[str, bool]:
    """bibliot* as it is looked for, and whether it is a prefix still."""
    if run.startswith("*"):
        remarks.append(Remark("star", run))
    head = run.lstrip("*").split("*")[0].rstrip(TRIMMED)
    is_prefix = "*" in run.lstrip("*") and before < MAX_PREFIXES
    if is_prefix and len(analysis.fold(head)) >= SHORTEST_PREFIX:
        return f"{head}*", True
    if not run.startswith("*"):
        remarks.append(Remark("prefix", run))
    return head or run.strip("*"), False


def _without_asking_words(wanted: list[list[str]], exact: set[str], text: str) -> list[list[str]]:
    """A question in a sentence without the words that only ask: who, how, combien, quand…"""
    if not wanted:
        return wanted
    first = [word for *_, word in analysis.words(wanted[0][0])][:1]
    if not text.endswith("?") and not ASKING.intersection(first):
        return wanted
    kept = []
    before = ""
    for some in wanted:
        word = analysis.fold(some[0]).strip(TRIMMED)
        is_asking = word in ASKING or (before == "how" and word in HOW)
        if len(some) > 1 or some[0] in exact or not is_asking:
            kept.append(some)
        before = word
    telling = [
        some for some in kept if {word for *_, word in analysis.words(" ".join(some))} - SMALL
    ]
    return kept if telling else wanted

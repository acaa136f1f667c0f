"""At which second each item of the agenda is taken up, from what is said.

A chair names an item by its number (« point 7.1 », "item 10A is…") or by its title, mostly both,
in about the order of the agenda. So each item has the places where it may begin, weighed by number
and words; the heaviest row of places in the order of the agenda is kept, and what was never named
has no second. Items taken out of order are therefore left out rather than guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import log
from typing import Protocol

from archive.index.analysis import STOP, stems
from archive.model import Cue, Lang

WINDOW = 45  # words said after a place that count for it: about 15 seconds
HEAD = 24  # words of a title that are read out; the rest is for the file
AT_LEAST = 2.0  # weight of a place, in units of one rare word; less is chance
NUMBER = 2.5  # weight of an item's own number, said as one
OTHERS = 1.5  # where it is called a number only: those of other lists are too
NAMED = 2.5  # more, where « point » or "item" stands before it
WHOLE = 1.5  # where a whole title of several words is said in one breath
ALONE = 0.5  # where a title of one word is said: it may be said for other things
OPENS = 1.0  # where a sentence begins that takes something up
LATER = 0.7  # of the weight of a word that is said later than in the place's own cue
KEPT = 12  # places kept an item
APART_S = 20.0  # places nearer than this are one
VAGUE = frozenset("number numéro numero no no. sujet question article".split())  # of other lists
SAYS = r"(?:items?|points?|number|num[ée]ro|no\.?|article|sujet|question)"
TAKES_UP = re.compile(
    r"\b(?:next|now|move on|moving on|brings us|go on|go to|item|resolution|public hearing|motion|"
    r"we have|we begin|we(?:'ll| will| now)? open|lastly|finally|that leaves|passons|on passe|"
    r"point|prochaine?|suivante?|maintenant|abordons|on (?:en )?arrive|nous arrivons|dossier|"
    r"en venons|vient|reste|on commence|on entre|section|sujet|ensuite|quelqu'un propose|"
    r"je propose|rendue?s?)\b",
    re.IGNORECASE,
)
LEFT_OUT = re.compile(
    r"\b(?:deleted?|deleting|removed?|withdrawn?|pulled|postponed|tabled|retir[ée]e?s?|report[ée]e?s?|"
    r"enlev[ée]e?s?|supprim[ée]e?s?)\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[^\W\d_a-z]|\d)")
LONG_S = 6.0  # a cue of several sentences that lasts longer is taken sentence by sentence
ONES: dict[Lang, list[str]] = {
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze "
    "seize dix-sept dix-huit dix-neuf".split(),
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen".split(),
}
TENS: dict[Lang, list[str]] = {
    "fr": "vingt trente quarante cinquante".split(),
    "en": "twenty thirty forty fifty".split(),
}


# What a chair says of a title's word, by stems: the meeting is « ouverte », its opening is read.
SAME: dict[Lang, dict[str, str]] = {
    "fr": {
        "ouvert": "ouvr", "ouvertur": "ouvr",
        "approb": "adopt", "approuv": "adopt",
        "clotur": "lev", "fin": "lev", "clor": "lev",
    },
    "en": {"adopt": "approv", "approb": "approv"},
}  # fmt: skip


class Item(Protocol):
    """What is needed of an agenda's item."""

    @property
    def number(self) -> str | None: ...
    @property
    def title(self) -> str: ...
    @property
    def level(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Chapter:
    """Where an item begins. item counts from 0 in the agenda; confidence is 0 to 1; quote is what
    is said there; by_hand: a person said so."""

    item: int
    start_s: float
    confidence: float
    quote: str
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A place where an item may begin. at counts words; numbered: its own number is said there."""

    at: int
    weight: float
    confidence: float
    numbered: bool


Row = list[tuple[int, Place]]


@dataclass(frozen=True, slots=True)
class Speech:
    """What is said, word by word: stems, the seconds at which each cue begins, whole text."""

    cues: tuple[Cue, ...]
    begins: tuple[int, ...]  # the place of each cue's first word
    stems: tuple[str, ...]


def chapters(items: Sequence[Item], cues: Sequence[Cue], lang: Lang) -> tuple[Chapter, ...]:
    """The chapters of a recording in order of time: at most one an item."""
    speech = _speech(list(_sentences(cues)), lang)
    if not speech.stems:
        return ()
    where: dict[str, list[int]] = defaultdict(list)
    for at, stem in enumerate(speech.stems):
        where[stem].append(at)
    numbers = _full_numbers(items)
    titles = [_title_stems(item.title, lang) for item in items]
    shared = Counter(stem for title in titles for stem in set(title))
    candidates = [
        _places(number, title, speech, where, shared, len(items), lang)
        for number, title in zip(numbers, titles, strict=True)
    ]
    row = _best_row(candidates, _parents(items))
    return tuple(_chapter(n, place, speech) for n, place in row)


def _sentences(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Cues as they are; long ones sentence by sentence, each for its share of the time."""
    for cue in cues:
        parts = SENTENCE.split(cue.text)
        if cue.end_s - cue.start_s < LONG_S or len(parts) == 1:
            yield cue
            continue
        pace = (cue.end_s - cue.start_s) / max(1, sum(map(len, parts)))
        start_s = cue.start_s
        for part in parts:
            end_s = start_s + len(part) * pace
            yield Cue(start_s, end_s, part, cue.speaker)
            start_s = end_s


def _speech(cues: Sequence[Cue], lang: Lang) -> Speech:
    """Cues as one run of stems."""
    run: list[str] = []
    begins = []
    for cue in cues:
        begins.append(len(run))
        run += _meant(cue.text, lang)
    return Speech(tuple(cues), tuple(begins), tuple(run))


def _meant(text: str, lang: Lang) -> list[str]:
    """The stems of a text, those of one meaning alike."""
    return [SAME[lang].get(one, one) for one in stems(text, lang)]


def _title_stems(title: str, lang: Lang) -> list[str]:
    words = [one for one in _meant(title, lang) if len(one) > 1 and one not in STOP[lang]]
    return list(dict.fromkeys(words))[:HEAD]


def _full_numbers(items: Sequence[Item]) -> list[str | None]:
    """Numbers as they are said: item a under item 20 is 20a; 7.1 stays 7.1."""
    above: dict[int, str] = {}
    full: list[str | None] = []
    for item in items:
        number = re.sub(r"[^\w.]", "", item.number or "").strip(".").lower() or None
        parent = above.get(item.level - 1, "")
        if number and parent and number[0].isalpha() and len(number) <= 2:
            number = parent + number
        if number:
            above[item.level] = number
        full.append(number)
    return full


def _parents(items: Sequence[Item]) -> list[int | None]:
    """The item under which each stands, None for those of the first level."""
    last: dict[int, int] = {}
    parents: list[int | None] = []
    for n, item in enumerate(items):
        parents.append(last.get(item.level - 1))
        last[item.level] = n
    return parents


def _places(
    number: str | None,
    title: Sequence[str],
    speech: Speech,
    where: dict[str, list[int]],
    shared: Counter[str],
    items: int,
    lang: Lang,
) -> list[Place]:
    """Where an item may begin, the likeliest ones, in order of time."""
    cues_at: dict[int, set[str]] = defaultdict(set)  # cue -> stems of the title said soon after
    for stem in title:
        for at in where.get(stem, ()):
            last = bisect_right(speech.begins, at) - 1
            first = bisect_right(speech.begins, at - WINDOW)
            for cue in range(min(first, last), last + 1):
                cues_at[cue].add(stem)
    whole = sum(_rarity(stem, where, shared, items) for stem in title) or 1.0
    numbered = _said_numbers(number, speech, lang) if number else {}
    found = []
    for cue in cues_at.keys() | numbered.keys():
        here = set(_stems_of(cue, speech))
        if not here & cues_at.get(cue, set()) and cue not in numbered:
            continue  # said later in the window: the cue that says it is the place
        words = sum(
            _rarity(stem, where, shared, items) * (1.0 if stem in here else LATER)
            for stem in cues_at.get(cue, ())
        )
        weight = words * (0.4 + 0.6 * words / whole) + numbered.get(cue, 0.0)
        if here.issuperset(title):
            weight += WHOLE if len(title) > 1 else ALONE if title else 0.0
        if TAKES_UP.search(speech.cues[cue].text):
            weight += OPENS
        if LEFT_OUT.search(speech.cues[cue].text):
            weight -= NUMBER + NAMED
        if weight >= AT_LEAST:
            sure = min(0.98, 0.25 + 0.55 * min(1.0, words / whole) + 0.1 * numbered.get(cue, 0.0))
            said = numbered.get(cue, 0.0) >= NUMBER
            found.append(Place(speech.begins[cue], weight, round(sure, 2), said))
    return sorted(_apart(found, speech), key=lambda place: place.at)


def _rarity(stem: str, where: dict[str, list[int]], shared: Counter[str], items: int) -> float:
    """What a word of a title tells: little where it is often said, or stands in many titles."""
    if stem not in where:
        return 0.5
    said = 1.0 / (1.0 + log(len(where[stem])))
    return said * (1.0 - 0.8 * log(shared[stem]) / log(items + 1))


def _stems_of(cue: int, speech: Speech) -> tuple[str, ...]:
    last = speech.begins[cue + 1] if cue + 1 < len(speech.begins) else len(speech.stems)
    return speech.stems[speech.begins[cue] : last]


def _said_numbers(number: str, speech: Speech, lang: Lang) -> dict[int, float]:
    """The cues in which an item's number is said as one, with its weight."""
    said = _number_pattern(number, lang)
    found = {}
    for n, cue in enumerate(speech.cues):
        if match := said.search(cue.text):
            if match["named"] and not _is_decimal(match, lang):
                found[n] = OTHERS if match["named"].split()[0] in VAGUE else NUMBER + NAMED
            elif len(re.findall(r"\d+|[a-z]+", number)) > 1:
                found[n] = NUMBER  # a bare 6 or C is said for many things, 6a and 6.1 for one
    return found


def _is_decimal(match: re.Match[str], lang: Lang) -> bool:
    """Whether "point three" is the end of "four point three"."""
    before = match.string[: match.start()].rstrip()
    words = "|".join((*ONES[lang], *TENS[lang]))
    said = match["named"].lower().startswith("point")
    return said and re.search(rf"(?:\d|\b(?:{words}))$", before, re.IGNORECASE) is not None


def _number_pattern(number: str, lang: Lang) -> re.Pattern[str]:
    """7.1 is also said 7,1 and 7 point 1; 20a is 20 a; 6 is also six."""
    parts = re.findall(r"\d+|[a-z]+", number)
    heard = [f"(?:{one}|{words})" if (words := _spelled(one, lang)) else one for one in parts]
    joined = r"(?:\s?[.,]\s?|\s?point\s|\s?-?\s?)".join(heard)
    return re.compile(
        rf"(?P<named>\b{SAYS}\s+(?:num[ée]ro\s+|number\s+|no\.?\s+)?)?(?<![\w.,$-])(?P<n>{joined})"
        r"(?![\w%$]|[.,:-]\d)",
        re.IGNORECASE,
    )


def _spelled(number: str, lang: Lang) -> str:
    """A pattern for a number in words, up to 59: 21 is twenty-one, vingt et un. Empty beyond.

    01 is also zero one.
    """
    value = int(number) if number.isdigit() else 0
    if number.startswith("0") and 1 <= value <= 9:
        return rf"(?:z[ée]ro|oh)[-\s]{ONES[lang][value - 1]}|{ONES[lang][value - 1]}"
    if 1 <= value <= len(ONES[lang]):
        return ONES[lang][value - 1]
    tens, ones = divmod(value, 10)
    if 2 <= tens <= 5:
        joined = r"[-\s](?:et[-\s])?" + ONES[lang][ones - 1] if ones else ""
        return TENS[lang][tens - 2] + joined
    return ""


def _apart(places: Sequence[Place], speech: Speech) -> Iterator[Place]:
    """The heaviest places, none near a heavier one; of several that say the number, the first."""
    taken: list[float] = []
    for place in sorted(places, key=lambda one: (-one.weight, one.at)):
        second = _second(place.at, speech)
        if all(abs(second - other) >= APART_S for other in taken):
            taken.append(second)
            named = [
                one.at
                for one in places
                if one.numbered and 0 <= second - _second(one.at, speech) < APART_S
            ]
            yield replace(place, at=min(named, default=place.at))
        if len(taken) == KEPT:
            return


def _best_row(candidates: Sequence[Sequence[Place]], parents: Sequence[int | None]) -> Row:
    """One place an item at most, in the order of both, of the greatest weight together.

    Two items share no place, but for a heading and the first that stands under it.
    """
    every = sorted(
        ((place.at, n, place) for n, places in enumerate(candidates) for place in places),
        key=lambda one: one[:2],
    )
    rows: list[Row] = [[] for _ in candidates]  # the best row that ends with each item
    weights = [0.0] * len(candidates)
    for _, here in groupby(every, key=lambda one: one[0]):
        better: list[tuple[int, Row, float]] = []
        for _, n, place in here:
            before = max(range(n), key=lambda k: weights[k], default=None)
            weight = place.weight + (weights[before] if before is not None else 0.0)
            row = [*(rows[before] if before is not None else []), (n, place)]
            for at, (k, other_row, other_weight) in enumerate(better):
                if parents[n] == k and other_weight + place.weight > weight:
                    weight, row = other_weight + place.weight, [*other_row, (n, place)]
                    del better[at]
                    break
            better.append((n, row, weight))
        for n, row, weight in better:
            if weight > weights[n]:
                rows[n], weights[n] = row, weight
    return max(zip(weights, rows, strict=True), key=lambda one: one[0], default=(0.0, []))[1]


def _cue_at(at: int, speech: Speech) -> int:
    return bisect_right(speech.begins, at) - 1


def _second(at: int, speech: Speech) -> float:
    return speech.cues[_cue_at(at, speech)].start_s


def _chapter(item: int, place: Place, speech: Speech) -> Chapter:
    cue = speech.cues[_cue_at(place.at, speech)]
    return Chapter(item, cue.start_s, place.confidence, cue.text)

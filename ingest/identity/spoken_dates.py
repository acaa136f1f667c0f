"""Dates with the month by its name, in digits or in words, in any language we know.

« 19 th May 2016 », "June the Tenth, Nineteen Hundred and Ninety-Eight", « L'an deux mille
vingt-trois, le quinze décembre », 24 sept 21, May252016. One reading serves pages and file
names: words and numbers are taken one by one from the month outward, so that line breaks,
ordinals set apart and lost accents make no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ingest.identity.folding import is_blank_break
from ingest.identity.words import LANGUAGES, Words

FIRST_YEAR, LAST_YEAR = 1800, 2099
_LONGEST_GAP = 5
_OPENER_REACH = 14  # words between « l'an » and the day
_LONGEST_YEAR = 8  # words: mil neuf cent quatre vingt dix huit

_TOKEN = re.compile(r"\d+|[a-z]+")
_GAP = re.compile(r"[\s.,'’/()\"°_-]*\Z")


class Token(NamedTuple):
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """A date as written. Any part may be missing; start and end are places in the text."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    weekday: int | None = None
    misspelt: bool = False


def _union(name: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for words in LANGUAGES:
        found.update(getattr(words, name))
    return found


def _joined(name: str) -> frozenset[str]:
    return frozenset().union(*(getattr(words, name) for words in LANGUAGES))


_MONTHS, _WEEKDAYS, _NUMBERS = _union("MONTHS"), _union("WEEKDAYS"), _union("NUMBERS")
_HUNDREDS, _THOUSANDS = _joined("HUNDREDS"), _joined("THOUSANDS")
_MARKS, _OPENERS = _joined("ORDINAL_MARKS"), _joined("YEAR_OPENERS")
_DAY_GLUE, _YEAR_GLUE = _joined("DAY_GLUE"), _joined("YEAR_GLUE")
_AND = frozenset({"and", "et"})


def _misspellings(words: Words) -> Iterator[tuple[str, int]]:
    """A long month with one letter left out, or two exchanged: « Februay », "Setpember"."""
    for name, month in words.MONTHS.items():
        if len(name) < 6:
            continue
        for i in range(1, len(name)):
            yield name[:i] + name[i + 1 :], month
            yield name[: i - 1] + name[i] + name[i - 1] + name[i + 1 :], month


_MISSPELT = {
    wrong: month
    for words in LANGUAGES
    for wrong, month in _misspellings(words)
    if wrong not in _MONTHS and wrong not in _NUMBERS
}


def tokens_of(folded: str) -> list[Token]:
    return [Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(folded)]


def weekday_of(word: str) -> int | None:
    """0 for Monday, in any language; None if the word is no weekday."""
    return _WEEKDAYS.get(word)


def find_spoken(folded: str, *, short_years: bool = False) -> list[Spoken]:
    """Every date around a month's name, in order. short_years reads "24 sept 21" as 2021."""
    tokens = tokens_of(folded)
    reader = _Reader(folded, tokens)
    found = (
        reader.around(i, short_years=short_years)
        for i, token in enumerate(tokens)
        if token.text in _MONTHS or token.text in _MISSPELT
    )
    return [date for date in found if date is not None]


class _Reader:
    """Walks the tokens around a month. Holds the text, so that gaps can be looked at."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens

    def near(self, left: int, right: int) -> bool:
        """Whether two tokens that follow each other are parted by next to nothing."""
        if left < 0 or right >= len(self.tokens):
            return False
        gap = self.text[self.tokens[left].end : self.tokens[right].start]
        return len(gap) <= _LONGEST_GAP and bool(_GAP.match(gap)) and not is_blank_break(gap)

    def around(self, i: int, *, short_years: bool) -> Spoken | None:
        name = self.tokens[i].text
        if self.near(i, i + 1) and self.tokens[i + 1].text in _MONTHS:
            return None  # « sept décembre »: the number seven, not the month
        month = _MONTHS.get(name) or _MISSPELT[name]
        before = self.day_before(i)
        day, year, last = self.after(i, has_day=before is not None, short_years=short_years)
        first = i
        if day is None and before is not None:
            day, first = before
            if year is None:
                year = self.year_before(first)
        if year is None and self.near(i - 1, i) and (beside := self.year_at(i - 1)):
            year, first = beside[0], i - 1  # 2021-Nov-15
        if day is None and year is None:
            return None
        weekday, first = self.weekday_before(first)
        return Spoken(
            self.tokens[first].start,
            self.tokens[last].end,
            year,
            month,
            day if day is None or 1 <= day <= 31 else None,
            weekday,
            misspelt=name not in _MONTHS,
        )

    def day_before(self, i: int) -> tuple[int, int] | None:
        """(day, index of its first token) read backward from the month at i."""
        k = i - 1
        glue = 0
        while glue < 3 and self.near(k, k + 1) and self.tokens[k].text in _DAY_GLUE:
            k, glue = k - 1, glue + 1
        if self.near(k, k + 1) and self.tokens[k].text in _MARKS and self.near(k - 1, k):
            k -= 1
            if not self.tokens[k].text.isdigit():
                return None
        if not self.near(k, k + 1):
            return None
        text = self.tokens[k].text
        if text.isdigit():
            return (int(text), k) if len(text) <= 2 and 1 <= int(text) <= 31 else None
        for first in (k - 2, k - 1, k):
            if first >= 0 and (read := self.day_words(first)) and read[1] == k:
                return read[0], first
        return None

    def day_words(self, k: int) -> tuple[int, int] | None:
        """(day, index of its last token) read forward: vingt et un, dix-sept, twenty-fifth."""
        value = _NUMBERS.get(self.tokens[k].text)
        if value is None:
            return None
        k2 = k + 1
        if self.near(k, k2) and self.tokens[k2].text in _AND and self.near(k2, k2 + 1):
            k2 += 1
        if value in (10, 20, 30) and self.near(k2 - 1, k2):
            unit = _NUMBERS.get(self.tokens[k2].text, 0)
            if (value == 10 and 7 <= unit <= 9) or (value > 10 and 1 <= unit <= 9):
                return value + unit, k2
        return (value, k) if value <= 31 else None

    def after(
        self, i: int, *, has_day: bool, short_years: bool
    ) -> tuple[int | None, int | None, int]:
        """(day, year, index of the last token) of what follows the month at i."""
        k = self.skip_glue(i)
        if not self.near(k - 1, k):
            return None, None, i
        text = self.tokens[k].text
        if year := self.year_at(k):
            return None, year[0], year[1]
        if text.isdigit() and len(text) in (5, 6) and self.tokens[k].start == self.tokens[i].end:
            year_number = int(text[-4:])  # May252016
            if FIRST_YEAR <= year_number <= LAST_YEAR:
                return int(text[:-4]), year_number, k
        day, last = self.day_after(k)
        if day is None:
            return None, None, i
        k2 = self.skip_glue(last)
        if self.near(k2 - 1, k2) and (year := self.year_at(k2)):
            return day, year[0], year[1]
        if has_day:
            if short_years and text.isdigit() and len(text) == 2:
                return None, _full_year(int(text)), k
            return None, None, i
        return day, None, last

    def day_after(self, k: int) -> tuple[int | None, int]:
        text = self.tokens[k].text
        if text.isdigit():
            if len(text) > 3:
                return None, k
            marked = self.near(k, k + 1) and self.tokens[k + 1].text in _MARKS
            return int(text), k + 1 if marked else k
        return self.day_words(k) or (None, k)

    def skip_glue(self, k: int) -> int:
        """Index of the first token after k that is no glue before a year."""
        following = k + 1
        while (
            following - k <= 5
            and self.near(following - 1, following)
            and self.tokens[following].text in _YEAR_GLUE
        ):
            following += 1
        return following

    def year_at(self, k: int) -> tuple[int, int] | None:
        """(year, index of its last token) if a year starts at k, in digits or in words."""
        if k >= len(self.tokens):
            return None
        text = self.tokens[k].text
        if text.isdigit():
            fits = len(text) == 4 and FIRST_YEAR <= int(text) <= LAST_YEAR
            return (int(text), k) if fits else None
        words: list[str] = []
        last = k
        while last < len(self.tokens) and len(words) < _LONGEST_YEAR:
            word = self.tokens[last].text
            joins = word in _AND and words
            if not (joins or word in _NUMBERS or word in _HUNDREDS or word in _THOUSANDS):
                break
            if words and not self.near(last - 1, last):
                break
            words.append(word)
            last += 1
        while words and words[-1] in _AND:
            words.pop()
        value = number(words)
        return (value, k + len(words) - 1) if FIRST_YEAR <= value <= LAST_YEAR else None

    def year_before(self, first: int) -> int | None:
        """The year of « l'an deux mille dix, le … » before the day that starts at first."""
        for k in range(first - 1, max(-1, first - _OPENER_REACH), -1):
            if self.tokens[k].text in _OPENERS:
                year = self.year_at(k + 1)
                return year[0] if year and year[1] < first else None
        return None

    def weekday_before(self, first: int) -> tuple[int | None, int]:
        """(weekday, index of the date's first token with it), looking over a « le »."""
        for k in (first - 1, first - 2):
            if not self.near(k, k + 1):
                break
            if self.tokens[k].text in _WEEKDAYS:
                return _WEEKDAYS[self.tokens[k].text], k
            if self.tokens[k].text not in ("the", "le", "du"):
                break
        return None, first


def number(words: list[str]) -> int:
    """The value of a number in words, French or English; 0 where there is none.

    Knows quatre-vingt-dix-huit, nineteen hundred and ninety-eight and twenty twenty-three.
    """
    total = current = 0
    for word in words:
        if word in _THOUSANDS:
            total, current = total + max(1, current) * 1000, 0
        elif word in _HUNDREDS:
            current = max(1, current) * 100
        elif word in _NUMBERS:
            value = _NUMBERS[word]
            if value == 20 and current % 100 == 4:
                current += 76
            elif current in (18, 19, 20) and value >= 10:
                current = current * 100 + value
            else:
                current += value
    return total + current


def _full_year(two_digits: int) -> int:
    return two_digits + (2000 if two_digits < 40 else 1900)

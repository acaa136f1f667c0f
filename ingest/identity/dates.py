"""Every date that a text or a file name may hold, with how it is written. Decides nothing.

What is read:   2026-06-11  2024_04_02  20210129  02.27.18  07_02_2011  cr140912  10_30_PV
                and all that spoken_dates reads. 2025-02-30 is no date, so it is not found.
An all-digit date that can be read in two ways keeps the other reading.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from ingest.identity.spoken_dates import Spoken, find_spoken, weekday_of

DateOrder = Literal["mdy", "dmy"]

_CENTURY_TURNS = 40  # 39 is 2039, 40 is 1940
_YEAR = r"((?:1[89]|20)\d\d)"
_SEP = r"(?:\s?[-./]\s?|\s)"  # names have had their underscores made spaces

_PAGE_ISO = re.compile(rf"(?<![\d/.-]){_YEAR}([-/.])(\d{{1,2}})\2(\d{{1,2}})(?!\d|[/.-]\d)")
_PAGE_DIGITS = re.compile(
    rf"(?<![\d/.,-])(\d{{1,2}})\s?([./-])\s?(\d{{1,2}})\s?\2\s?({_YEAR[1:-1]}|\d\d)(?!\d|[/.-]\d)"
)

_UPLOAD_TIME = re.compile(r"^1\d{12}(?=\D)|^1\d{9}(?=[-\s.])")
_NAME_ISO = re.compile(rf"(?<!\d){_YEAR}{_SEP}(\d{{1,2}}){_SEP}(\d{{1,2}})(?!\d)")
_NAME_ISO_RUN = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?:\d{4}|\d{6})?(?!\d)")
_NAME_DIGITS = re.compile(rf"(?<!\d)(\d{{1,2}}){_SEP}(\d{{1,2}}){_SEP}{_YEAR}(?!\d)")
_NAME_DIGITS_RUN = re.compile(r"(?<!\d)(\d\d)(\d\d)((?:19|20)\d\d)(?!\d)")
_NAME_SHORT = re.compile(
    r"(?<!\d)(?<!\d\d[-. ])(\d{1,2})([-. ])(\d{1,2})\2(\d\d)(?!\d|[-. ]\d\d(?!\d))"
)
_NAME_YEAR_FIRST_RUN = re.compile(r"^([012]\d)(\d\d)(\d\d)(?=[-\s.])")
_NAME_SHORT_RUN = re.compile(r"(?<!\d)(\d\d)(\d\d)(\d\d)(?!\d)")
_NAME_DAY = re.compile(r"(?:^\W*|(?<=\bdu ))(\d{1,2})[-. ](\d{1,2})(?=[-. ]?[a-z]|\W*$|[-. ]{2})")
_NAME_YEAR = re.compile(r"(?<!\d)(?<!\d[.,])((?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date as written, start to end in the text. A part that is not written is None.

    other is the second way to read an all-digit date. weekday is the one written before it.
    confidence is how sure the reading is, not whether the date is the meeting's.
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    confidence: float
    other: dt.date | None = None
    weekday: int | None = None
    either_way: bool = False
    """Whether day and month, both digits without a year, may be exchanged."""

    @property
    def date(self) -> dt.date | None:
        """The whole date, None where a part is missing."""
        return calendar_date(self.year, self.month, self.day)

    @property
    def weekday_agrees(self) -> bool | None:
        """Whether the weekday written is the date's; None where there is none to compare."""
        if self.weekday is None or self.date is None:
            return None
        return self.date.weekday() == self.weekday


def calendar_date(year: int | None, month: int | None, day: int | None) -> dt.date | None:
    """The date, or None if a part is missing or the calendar has no such day."""
    if year is None or month is None or day is None:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def find_dates(folded: str, *, day_first: bool, certain: bool) -> list[DateFound]:
    """Dates in running text, in order, incomplete ones too.

    day_first says how 03/04/2020 is read; certain that it is never read the other way.
    """
    found: list[DateFound] = []
    for match in _PAGE_ISO.finditer(folded):
        if date := calendar_date(int(match[1]), int(match[3]), int(match[4])):
            found.append(_whole(match, date, 0.9))
    for match in _PAGE_DIGITS.finditer(folded):
        if len(match[4]) == 2 and match[2] != "/":
            continue
        read = _two_ways(match[1], match[3], match[4], day_first=day_first, certain=certain)
        if read:
            weekday = _weekday_before(folded, match.start())
            date, other = _by_weekday(read, weekday)
            found.append(_whole(match, date, 0.85, other=other, weekday=weekday))
    found.extend(_spoken(one, 0.9) for one in find_spoken(folded) if _exists(one))
    return _apart(found)


def find_name_dates(name: str, *, day_first: bool, certain: bool) -> list[DateFound]:
    """Dates in a file or folder name (folding.split_name), in order.

    Runs of six digits count only where nothing clearer is written; a bare year comes last.
    """
    masked = _UPLOAD_TIME.sub(_blank, name)
    reader = _NameReader(masked, day_first=day_first, certain=certain)
    reader.take(_NAME_ISO, lambda m: reader.year_month_day(m[1], m[2], m[3]), 0.85)
    reader.take(_NAME_ISO_RUN, lambda m: reader.year_month_day(m[1], m[2], m[3]), 0.8)
    reader.take(_NAME_DIGITS, lambda m: reader.two_ways(m[1], m[2], m[3]), 0.8)
    reader.take(_NAME_DIGITS_RUN, lambda m: reader.two_ways(m[1], m[2], m[3]), 0.7)
    reader.take_spoken()
    reader.take(_NAME_SHORT, lambda m: reader.two_ways(m[1], m[3], m[4]), 0.75)
    if not any(found.date for found in reader.found):
        reader.take(_NAME_YEAR_FIRST_RUN, lambda m: reader.year_first(m[1], m[2], m[3]), 0.65)
    if not any(found.date for found in reader.found):
        reader.take(_NAME_SHORT_RUN, lambda m: reader.run_of_six(m[1], m[2], m[3]), 0.65)
    if not any(found.date for found in reader.found):
        reader.take_day_and_month()
    reader.take_years()
    return sorted(reader.found, key=lambda found: found.start)


Reading = tuple[dt.date | None, dt.date | None]


class _NameReader:
    """Takes one form of date after another out of a name, blanking what it has taken."""

    def __init__(self, text: str, *, day_first: bool, certain: bool) -> None:
        self.text = text
        self.day_first = day_first
        self.certain = certain
        self.found: list[DateFound] = []

    def blank(self, start: int, end: int) -> None:
        self.text = self.text[:start] + "\x00" * (end - start) + self.text[end:]

    def two_ways(self, first: str, second: str, year: str) -> Reading:
        read = _two_ways(first, second, year, day_first=self.day_first, certain=self.certain)
        return read or (None, None)

    def year_month_day(self, year: str, month: str, day: str) -> Reading:
        return calendar_date(int(year), int(month), int(day)), None

    def year_first(self, first: str, second: str, third: str) -> Reading:
        """210107 at the start of a name, where it sorts: 2021, or else day or month first."""
        date = calendar_date(_full_year(first), int(second), int(third))
        other, _ = self.two_ways(first, second, third)
        return date, other

    def run_of_six(self, first: str, second: str, third: str) -> Reading:
        """cr140912, BOS061422: day or month first by the language; a code number otherwise."""
        a, b = (second, first) if self.day_first else (first, second)
        if not calendar_date(_full_year(third), int(a), int(b)):
            return calendar_date(_full_year(first), int(second), int(third)), None
        return self.two_ways(first, second, third)

    def take(
        self, form: re.Pattern[str], read: Callable[[re.Match[str]], Reading], sure: float
    ) -> None:
        for match in form.finditer(self.text):
            date, other = read(match)
            if date:
                self.found.append(_whole(match, date, sure if other is None else 0.5, other=other))
                self.blank(*match.span())

    def take_spoken(self) -> None:
        for one in find_spoken(self.text, short_years=True):
            if _exists(one):
                self.found.append(_spoken(one, 0.85))
                self.blank(one.start, one.end)

    def take_day_and_month(self) -> None:
        for match in _NAME_DAY.finditer(self.text):
            first, second = int(match[1]), int(match[2])
            day, month = (first, second) if self.day_first else (second, first)
            if month > 12:
                day, month = month, day
            if 1 <= month <= 12 and 1 <= day <= 31:
                self.found.append(DateFound(*match.span(), None, month, day, 0.4, either_way=True))
                self.blank(*match.span())

    def take_years(self) -> None:
        for match in _NAME_YEAR.finditer(self.text):
            self.found.append(DateFound(*match.span(), int(match[1]), None, None, 0.3))


def _two_ways(
    first: str, second: str, year: str, *, day_first: bool, certain: bool
) -> tuple[dt.date, dt.date | None] | None:
    """(the date in the order given, the date in the other order if it is one too)."""
    full = int(year) if len(year) == 4 else _full_year(year)
    a, b = int(first), int(second)
    as_dmy, as_mdy = calendar_date(full, b, a), calendar_date(full, a, b)
    preferred, other = (as_dmy, as_mdy) if day_first else (as_mdy, as_dmy)
    if preferred is None:
        return (other, None) if other else None
    return preferred, (None if certain or other == preferred else other)


def _weekday_before(folded: str, start: int) -> int | None:
    before = re.search(r"([a-z]{3,9})[,.]?\s{1,2}(?:le )?$", folded[max(0, start - 16) : start])
    return weekday_of(before[1]) if before else None


def _by_weekday(
    read: tuple[dt.date, dt.date | None], weekday: int | None
) -> tuple[dt.date, dt.date | None]:
    """Of two readings the one that falls on the weekday written, if only one does."""
    fit = [date for date in read if date and date.weekday() == weekday]
    return (fit[0], None) if len(fit) == 1 else read


def _full_year(two_digits: str) -> int:
    value = int(two_digits)
    return value + (2000 if value < _CENTURY_TURNS else 1900)


def _whole(
    match: re.Match[str],
    date: dt.date,
    confidence: float,
    *,
    other: dt.date | None = None,
    weekday: int | None = None,
) -> DateFound:
    start, end = match.span()
    return DateFound(start, end, date.year, date.month, date.day, confidence, other, weekday)


def _spoken(one: Spoken, confidence: float) -> DateFound:
    sure = confidence - (0.15 if one.misspelt else 0.0)
    return DateFound(one.start, one.end, one.year, one.month, one.day, sure, weekday=one.weekday)


def _exists(one: Spoken) -> bool:
    """False for 30 February: a whole date that the calendar does not have."""
    if one.day is None:
        return one.year is not None
    return calendar_date(one.year or 2000, one.month, one.day) is not None


def _apart(found: list[DateFound]) -> list[DateFound]:
    """In order, and of two that overlap the more complete, then the longer."""
    kept: list[DateFound] = []
    ranked = sorted(found, key=lambda f: (f.date is None, f.start - f.end, f.start))
    for one in ranked:
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda f: f.start)


def _blank(match: re.Match[str]) -> str:
    return "\x00" * len(match.group())

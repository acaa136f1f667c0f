"""A date as a person types it, in either language: a day, a month or a year.

« 24 avril 2014 », 1er mars 2010, April 24, 2014, 2014-04-24, 24/04/2014 (day first; month first
where only that gives a date), avril 2014, 2014-04, 2014. Pure.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from archive.asking.wording import MONTHS
from archive.index import analysis

NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
YEAR = r"(?P<y>[12]\d{3})"
FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{YEAR}(?:[-./](?P<m>\d{{1,2}})(?:[-./](?P<d>\d{{1,2}}))?)?",
        rf"(?P<d>\d{{1,2}})[-./](?P<m>\d{{1,2}})[-./]{YEAR}",
        rf"(?:(?P<d>\d{{1,2}})(?:er|st|nd|rd|th)? (?:of )?)?(?P<name>{NAMES})\.?,? {YEAR}",
        rf"(?P<name>{NAMES})\.? (?P<d>\d{{1,2}})(?:er|st|nd|rd|th)?,? {YEAR}",
    )
)
BEFORE = re.compile(
    "^(?:le|the|du|of|on|au|in|en|day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|,| )+ "
)


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a date stands for, both inclusive."""

    first: dt.date
    last: dt.date

    @property
    def is_day(self) -> bool:
        return self.first == self.last


def span_of(typed: str) -> Span | None:
    """The days meant, or None where it is no date."""
    text = BEFORE.sub("", analysis.fold(" ".join(typed.split())).strip(" ,."))
    for form in FORMS:
        if found := form.fullmatch(text):
            parts = found.groupdict()
            month = MONTHS[parts["name"]] if parts.get("name") else _number(parts.get("m"))
            return _span(int(parts["y"]), month, _number(parts.get("d")))
    return None


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _span(year: int, month: int | None, day: int | None) -> Span | None:
    if month is None:
        return Span(dt.date(year, 1, 1), dt.date(year, 12, 31))
    if day and month > 12 >= day:
        month, day = day, month
    try:
        if day:
            return Span(dt.date(year, month, day), dt.date(year, month, day))
        last = calendar.monthrange(year, month)[1]
        return Span(dt.date(year, month, 1), dt.date(year, month, last))
    except (ValueError, calendar.IllegalMonthError):
        return None

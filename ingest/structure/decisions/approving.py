"""Which minutes a later meeting approved, by the words of its decision. Pure.

« D'adopter le procès-verbal de la séance ordinaire du 3 mars », "That the minutes of March 3 and
March 17, 2025 be approved". A day without a year is the last such day before the meeting that
approves; « de la dernière séance » is the meeting before, and less sure.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from archive.model import Decision, Outcome
from ingest.identity.dates import DateFound, calendar_date, find_dates
from ingest.identity.folding import fold
from ingest.structure.words import either

MINUTES = re.compile(either("MINUTES_PAPER"))
APPROVES = re.compile(either("APPROVES"))
LAST = re.compile(either("LAST_MEETING"))
DAYS_BEFORE = re.compile(r"(?:\b\d{1,2}(?:er)?(?:,| et|, et)(?: du| le)? ){1,4}$")
DAYS_AFTER = re.compile(r"(?:(?:,? and|,) \d{1,2}(?!\d|[.:]\d| ?[ap]\.?m)\b){1,4}")
NEAR = 220  # characters after « procès-verbal » in which its days stand
REACH = dt.timedelta(days=400)  # minutes are approved within the year
SURE, LESS_SURE = 0.9, 0.6


@dataclass(frozen=True, slots=True)
class Approved:
    """The day of a meeting whose minutes a decision approves; None: those of the meeting before.

    start and end are the place of the wording in the decision's text.
    """

    day: dt.date | None
    start: int
    end: int
    confidence: float


def approved_in(decision: Decision, on: dt.date) -> Iterator[Approved]:
    """The minutes that a decision approves, taken at a meeting of a day."""
    folded = fold(decision.text)
    if decision.outcome is not Outcome.CARRIED or not APPROVES.search(folded):
        return
    told = False
    for match in MINUTES.finditer(folded):
        stretch = folded[match.start() : match.end() + NEAR]
        if nothing := MINUTES.search(stretch, match.end() - match.start()):
            stretch = stretch[: nothing.start()]
        for found in find_dates(stretch, day_first=True, certain=False):
            days = sorted((*beside(stretch, found), found), key=lambda one: one.day or 0)
            for one in days:
                day = whole(one, on)
                if day is not None and on - REACH <= day < on:
                    told = True
                    start, end = match.start(), match.start() + found.end
                    yield Approved(day, start, end, min(SURE, decision.confidence))
    if not told and (last := LAST.search(folded)) and MINUTES.search(folded):
        yield Approved(None, last.start(), last.end(), min(LESS_SURE, decision.confidence))


def beside(text: str, found: DateFound) -> Iterator[DateFound]:
    """Days that share the month of a date: « du 3 et du 17 février », "April 1 and 15"."""
    before, after = DAYS_BEFORE.search(text[: found.start]), DAYS_AFTER.match(text, found.end)
    for days in (before, after):
        for day in re.findall(r"\d{1,2}", days.group()) if days else ():
            yield replace(found, day=int(day))


def whole(found: DateFound, on: dt.date) -> dt.date | None:
    """A date as written; the last such day before the meeting where no year is."""
    if found.date is not None or found.year is not None:
        return found.date
    this_year = calendar_date(on.year, found.month, found.day)
    if this_year is not None and this_year < on:
        return this_year
    return calendar_date(on.year - 1, found.month, found.day)

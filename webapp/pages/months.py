"""The meetings of a month, on a calendar and as a list."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from itertools import groupby

from flask import Blueprint, render_template, request
from flask_babel import get_locale

from archive.model import Meeting
from webapp import site

pages = Blueprint("months", __name__)
MONTH = re.compile(r"(?!0000)([0-9]{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Month:
    """A month, by its first day; the months before and after it in which anyone met."""

    first: dt.date
    before: dt.date | None
    after: dt.date | None

    @property
    def last(self) -> dt.date:
        return self.first.replace(day=calendar.monthrange(self.first.year, self.first.month)[1])

    @property
    def weeks(self) -> list[list[dt.date | None]]:
        """Rows of seven days from Monday (ISO 8601); None for those of another month."""
        days = calendar.Calendar().monthdayscalendar(self.first.year, self.first.month)
        return [[self.first.replace(day=n) if n else None for n in week] for week in days]


@pages.get("/calendar")
def month() -> str:
    """?month=2026-11; without one the month of today, or the latest in which anyone met."""
    catalogue = site.catalogue()
    months = [_first_of(text) for text in catalogue.meeting_months()]
    shown = _asked(months)
    found = catalogue.meetings_between(shown.first, shown.last)
    kinds = catalogue.kinds_of(one.id for one in found)
    names = get_locale().days["stand-alone"]
    return render_template(
        "calendar.html",
        month=shown,
        weekdays=[(names["wide"][n], names["abbreviated"][n]) for n in range(7)],
        days=_by_day(found),
        kinds=kinds,
        today=site.today(),
        years=sorted({one.year for one in months}, reverse=True),
    )


def _asked(months: list[dt.date]) -> Month:
    """The month that the address asks for, by ?month= or by the form's ?year= and ?of=."""
    text = request.args.get("month") or "-".join(
        (request.args.get("year", ""), request.args.get("of", "").zfill(2))
    )
    this = site.today().replace(day=1)
    first = _first_of(text) if MONTH.fullmatch(text) else None
    if first is None:
        first = this if this in months or not months else months[-1]
    return Month(
        first,
        max((one for one in months if one < first), default=None),
        min((one for one in months if one > first), default=None),
    )


def _first_of(text: str) -> dt.date:
    return dt.date.fromisoformat(f"{text[:7]}-01")


def _by_day(found: list[Meeting]) -> dict[dt.date, list[Meeting]]:
    return {day: list(some) for day, some in groupby(found, key=lambda one: one.date)}

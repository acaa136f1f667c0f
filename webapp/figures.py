"""The dashboard's figures: each a table of plain values, and the bars that show the same.

A bar is drawn without any scale of its own: its length is a share of the longest, and the value
stands beside it. Nothing here counts visitors or what they look for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from flask_babel import gettext as _
from flask_babel import ngettext

from archive.store import Catalogue
from webapp.deciding import OUTCOMES
from webapp.views import date, number

Cell = str | int | float
LATEST_YEARS = 20  # bars; the table and the CSV hold every year
STEPS = (7, 14, 30, 60, 90)  # days after a meeting


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar and the part of it that stands out; both in percent of the longest. said: in words."""

    label: str
    whole: float
    part: float
    said: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A table with its bars. name is its address; sentences say what it shows, and what it leaves
    out. The first column heads each row."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sentences: tuple[str, ...] = ()
    bars: tuple[Bar, ...] = ()
    key: str = ""  # what the part of a bar that stands out means


def all_of(
    catalogue: Catalogue, *, today: dt.date, within: int, body: str | None = None
) -> list[Figure]:
    """The figures of all bodies, or of one. within: days that minutes may take; 0 for no rule."""
    return [
        _meetings(catalogue, body),
        *([] if body else [_bodies(catalogue)]),
        _minutes(catalogue, today, within, body),
        _attendance(catalogue, body),
        _decisions(catalogue, body),
        _hours(catalogue, body),
        *([] if body else [_health(catalogue)]),
    ]


def _meetings(catalogue: Catalogue, body: str | None) -> Figure:
    rows = catalogue.meetings_by_year(body)
    return Figure(
        "meetings-by-year",
        _("Meetings by year"),
        (_("Year"), _("Meetings"), _("With minutes")),
        tuple(rows),
        (_latest_years(len(rows)),),
        bars(rows[:LATEST_YEARS]),
        _("with minutes"),
    )


def _bodies(catalogue: Catalogue) -> Figure:
    rows = catalogue.meetings_by_body()
    return Figure(
        "meetings-by-body",
        _("Meetings by body"),
        (_("Body"), _("Meetings"), _("With minutes")),
        tuple(rows),
        (),
        bars(rows),
        _("with minutes"),
    )


def _minutes(catalogue: Catalogue, today: dt.date, within: int, body: str | None) -> Figure:
    """Only meetings held since the archive opened: older minutes came all at once."""
    opened = catalogue.opened() or today
    delays = catalogue.delays(opened, today, body)
    taken = sorted(one.days for one in delays if one.days is not None)
    edges = [0, *(step + 1 for step in STEPS)]
    rows = [
        (_("%(first)s to %(last)s days", first=first, last=last),
         sum(first <= days <= last for days in taken))
        for first, last in zip(edges, STEPS, strict=False)
    ]  # fmt: skip
    rows += [
        (_("more than %(n)s days", n=STEPS[-1]), sum(days > STEPS[-1] for days in taken)),
        (_("not published yet"), len(delays) - len(taken)),
    ]
    since = _("Meetings held since the archive opened, %(date)s.", date=date(opened))
    said = [since if delays else _("No meeting was held since the archive opened, %(date)s.",
                                   date=date(opened))]  # fmt: skip
    if taken:
        middle = round(median(taken))
        said.append(
            ngettext(
                "Half of the minutes were published within %(num)s day.",
                "Half of the minutes were published within %(num)s days.",
                middle,
            )
        )
    if within and delays:
        due = [one for one in delays if one.days is not None or (today - one.date).days > within]
        kept = sum(one.days is not None and one.days <= within for one in due)
        said.append(
            _("Deadline of %(days)s days: kept for %(kept)s of %(due)s meetings.",
              days=within, kept=number(kept), due=number(len(due)))
        )  # fmt: skip
    return Figure(
        "minutes",
        _("How soon minutes are published"),
        (_("After the meeting"), _("Meetings")),
        tuple(rows if delays else ()),
        tuple(said),
        bars([(label, count, count) for label, count in rows]) if delays else (),
    )


def _attendance(catalogue: Catalogue, body: str | None) -> Figure:
    rows = catalogue.attendance_by_year(body)
    table = tuple((year, there, seats, round(100 * there / seats)) for year, there, seats in rows)
    drawn = tuple(
        Bar(year, 100.0, float(percent), _("%(percent)s%%", percent=percent))
        for year, _there, _seats, percent in table[:LATEST_YEARS]
    )
    return Figure(
        "attendance",
        _("Attendance of members"),
        (_("Year"), _("Members present"), _("Members expected"), _("Percent")),
        table,
        (_("As the minutes list them, read by a program."), _latest_years(len(rows))),
        drawn,
        _("present"),
    )


def _decisions(catalogue: Catalogue, body: str | None) -> Figure:
    rows = [
        (str(OUTCOMES[outcome]), count)  # type: ignore[index]  # a StrEnum is its text
        for outcome, count in catalogue.decisions_by_outcome(body)
    ]
    return Figure(
        "decisions",
        _("Decisions by outcome"),
        (_("Outcome"), _("Decisions")),
        tuple(rows),
        (_("As the minutes say it, read by a program."),),
        bars([(label, count, count) for label, count in rows]),
    )


def _hours(catalogue: Catalogue, body: str | None) -> Figure:
    rows = [
        (year or _("Date not known"), round(seconds / 3600, 2), round(spoken / 3600, 2))
        for year, seconds, spoken in catalogue.seconds_by_year(body)
    ]
    return Figure(
        "hours",
        _("Hours recorded and transcribed"),
        (_("Year"), _("Hours recorded"), _("Hours with their words")),
        tuple(rows),
        (_latest_years(len(rows)),),
        bars(rows[:LATEST_YEARS]),
        _("with their words"),
    )


def _health(catalogue: Catalogue) -> Figure:
    health = catalogue.health()
    checked = health.whole + health.not_whole
    rows = (
        (_("Documents"), health.documents),
        (_("Documents with a doubt for the records office"), health.doubtful),
        (_("Documents without a known date"), health.undated),
        (_("Originals found as they were received"), health.whole),
        (_("Originals found changed or missing"), health.not_whole),
        (_("Originals never checked yet"), health.unchecked),
    )
    said = (
        _("Originals were last checked between %(oldest)s and %(latest)s.",
          oldest=date(health.oldest), latest=date(health.latest))
        if checked and health.oldest and health.latest
        else _("The originals were not checked yet since they were received.")
    )  # fmt: skip
    return Figure(
        "archive",
        _("Health of the archive"),
        (_("What"), _("Number")),
        rows,
        (said,),
        bars([(label, count, count) for label, count in rows]) if health.documents else (),
    )


def bars(rows: Iterable[Sequence[Cell]]) -> tuple[Bar, ...]:
    """(label, whole) or (label, whole, part) as bars; the part is said where it is not all."""
    given = [(str(row[0]), float(row[1]), float(row[-1])) for row in rows]
    longest = max((whole for _label, whole, _part in given), default=0) or 1
    return tuple(
        Bar(
            label,
            round(100 * whole / longest, 2),
            round(100 * part / longest, 2),
            number(whole)
            if part == whole
            else _("%(part)s of %(whole)s", part=number(part), whole=number(whole)),
        )
        for label, whole, part in given
    )


def _latest_years(years: int) -> str:
    if years <= LATEST_YEARS:
        return ""
    return str(_("The bars show the last %(n)s years, the table all of them.", n=LATEST_YEARS))

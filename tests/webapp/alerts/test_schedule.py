"""Nobody is written to more often than they asked for."""

from __future__ import annotations

import datetime as dt

import pytest

from archive.correspondence import About, Subscription, Topic
from webapp.alerts.schedule import is_due

HOME = dt.timezone(dt.timedelta(hours=-5))


def one(about: About, last: dt.datetime | None, confirmed: dt.datetime) -> Subscription:
    return Subscription("a", "x@y.example", "fr", Topic(about), confirmed, confirmed, 0, last)


def at(day: int, hour: int) -> dt.datetime:
    """Of November 2026, whose 23rd is a Monday."""
    return dt.datetime(2026, 11, day, hour, tzinfo=HOME)


@pytest.mark.parametrize(
    ("last", "now", "due"),
    [
        (None, at(20, 9), False),  # in the week of confirming
        (None, at(23, 6), False),
        (None, at(23, 7), True),  # Monday, seven o'clock
        (at(23, 7), at(29, 23), False),
        (at(23, 7), at(30, 6), False),
        (at(23, 7), at(30, 7), True),
        (at(9, 7), at(25, 15), True),  # nobody looked on Monday
    ],
)
def test_the_letter_of_the_week_comes_on_monday_morning(
    last: dt.datetime | None, now: dt.datetime, due: bool
) -> None:
    assert is_due(one(About.WEEK, last, at(18, 12)), now, every_hours=20) is due


def test_news_come_once_in_so_many_hours() -> None:
    to = one(About.PLACE, at(23, 7), at(18, 12))
    assert not is_due(to, at(23, 12), every_hours=20)
    assert is_due(to, at(24, 3), every_hours=20)
    assert is_due(one(About.PLACE, None, at(18, 12)), at(18, 12), every_hours=20)

"""When a subscription is due. Pure."""

from __future__ import annotations

import datetime as dt

from archive.correspondence import About, Subscription

WEEKLY_FROM = 7  # o'clock, on Mondays, where the server stands


def is_due(one: Subscription, now: dt.datetime, *, every_hours: int) -> bool:
    """News so many hours after the last; the letter of the week on Monday morning, or as soon as
    someone looks after it."""
    if one.topic.about is About.WEEK:
        since = one.last_at or one.confirmed_at
        return since is None or _week(since, now) < _week(now, now)
    return one.last_at is None or now - one.last_at >= dt.timedelta(hours=every_hours)


def _week(moment: dt.datetime, now: dt.datetime) -> tuple[int, int]:
    """The year and week that a moment belongs to; a week begins with its letter."""
    local = moment.astimezone(now.tzinfo) - dt.timedelta(hours=WEEKLY_FROM)
    year, week, _day = local.isocalendar()
    return year, week

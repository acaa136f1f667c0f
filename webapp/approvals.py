"""Minutes and the later meeting that approved them, tied both ways by the words of a decision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from archive.model import Meeting
from archive.store import Catalogue, Decided
from ingest.structure.decisions.approving import REACH, approved_in


@dataclass(frozen=True, slots=True)
class Approval:
    """The decision of a later meeting by which the minutes of a meeting were approved.

    quote is the wording that ties them; confidence is below deciding.DOUBTFUL where only
    « de la dernière séance » does.
    """

    of: Meeting
    by: Decided
    quote: str
    confidence: float


def of_minutes(catalogue: Catalogue, meeting: Meeting) -> Approval | None:
    """By what the minutes of a meeting were approved; None where no later minutes tell."""
    later = catalogue.decisions_on_minutes(meeting.body.slug, meeting.date, meeting.date + REACH)
    told = [one for by in later for one in approvals(catalogue, by) if one.of.id == meeting.id]
    return max(told, key=lambda one: one.confidence, default=None)


def by_meeting(catalogue: Catalogue, meeting: Meeting) -> list[Approval]:
    """The minutes that a meeting approved, the earliest first."""
    told: dict[str, Approval] = {}
    day_before = meeting.date - dt.timedelta(days=1)
    for by in catalogue.decisions_on_minutes(meeting.body.slug, day_before, meeting.date):
        for one in approvals(catalogue, by):
            told.setdefault(one.of.id, one)
    return sorted(told.values(), key=lambda one: one.of.date)


def approvals(catalogue: Catalogue, by: Decided) -> Iterator[Approval]:
    """The minutes of meetings that are known, which a decision approves."""
    if by.meeting is None:
        return
    body = by.meeting.body.slug
    for found in approved_in(by.decision, by.meeting.date):
        if found.day is None:
            of = catalogue.meeting_before(by.meeting)
        else:
            of = catalogue.meeting_on(body, found.day)
        if of is not None:
            quote = by.decision.text[found.start : found.end]
            yield Approval(of, by, quote, found.confidence)

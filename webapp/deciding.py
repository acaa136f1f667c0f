"""How decisions, votes and attendance are said and drawn on a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Flask
from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from archive.model import Choice, Decision, Outcome, Presence, Sitting

OUTCOMES: dict[Outcome, LazyString] = {
    Outcome.CARRIED: _("Carried"),
    Outcome.LOST: _("Lost"),
    Outcome.WITHDRAWN: _("Withdrawn"),
    Outcome.TABLED: _("Tabled"),
    Outcome.DEFERRED: _("Deferred"),
    Outcome.REFERRED: _("Referred"),
    Outcome.NOTED: _("Noted"),
}
VOTES: dict[str, LazyString] = {  # what a vote came to, as a facet
    "carried": OUTCOMES[Outcome.CARRIED],
    "unanimous": _("Carried unanimously"),
    "lost": OUTCOMES[Outcome.LOST],
    "deferred": OUTCOMES[Outcome.DEFERRED],
    "withdrawn": OUTCOMES[Outcome.WITHDRAWN],
}
CHOICES: dict[Choice, LazyString] = {
    Choice.FOR: _("For"),
    Choice.AGAINST: _("Against"),
    Choice.ABSTAIN: _("Abstained"),
    Choice.RECUSED: _("Took no part"),
    Choice.ABSENT: _("Absent"),
}
PRESENCES: dict[Presence, LazyString] = {
    Presence.PRESENT: _("Present"),
    Presence.ABSENT: _("Absent"),
    Presence.LATE: _("Came late"),
    Presence.LEFT: _("Left early"),
    Presence.PROXY: _("Absent, vote given to another"),
}
SITTINGS: dict[str, LazyString] = {
    "regular": _("Regular meeting"),
    "special": _("Special meeting"),
    "emergency": _("Emergency meeting"),
    "closed": _("Closed meeting"),
    "hearing": _("Public hearing"),
    "work": _("Work session"),
    "cancelled": _("Cancelled"),
    "postponed": _("Postponed"),
}
DOUBTFUL = 0.6  # confidence below which a finding is shown as one to check
BAR = 100.0  # width of the bar of a vote


@dataclass(frozen=True, slots=True)
class Share:
    """A stretch of the bar of a vote: from x, so wide, of BAR."""

    choice: Choice
    count: int
    x: float
    width: float


def init_app(app: Flask) -> None:
    """Give the templates their words."""
    app.jinja_env.filters.update(
        outcome=lambda value: OUTCOMES[Outcome(value)],
        choice=lambda value: CHOICES[Choice(value)],
        presence=lambda value: PRESENCES[Presence(value)],
        sat_as=lambda value: SITTINGS.get(value, ""),
        shares=shares,
        counts=counts,
        is_doubtful=lambda one: one.confidence < DOUBTFUL,
    )


def counts(decision: Decision) -> list[tuple[Choice, int]]:
    """The counts of a vote: those printed, else those of the names; nothing where neither is."""
    printed = (
        (Choice.FOR, decision.for_),
        (Choice.AGAINST, decision.against),
        (Choice.ABSTAIN, decision.abstentions),
    )
    if any(count is not None for _choice, count in printed):
        return [(choice, count) for choice, count in printed if count is not None]
    named = [(choice, sum(v.choice is choice for v in decision.votes)) for choice in Choice]
    return [(choice, count) for choice, count in named if count]


def shares(decision: Decision) -> list[Share]:
    """The bar of a vote, left to right. Empty where nobody was counted."""
    counted = [(choice, count) for choice, count in counts(decision) if count]
    total = sum(count for _choice, count in counted)
    made, x = [], 0.0
    for choice, count in counted:
        width = BAR * count / total
        made.append(Share(choice, count, round(x, 2), round(width, 2)))
        x += width
    return made


def is_plain(sitting: Sitting) -> bool:
    """Whether a sitting says nothing worth a line."""
    return not any((sitting.kind, sitting.starts, sitting.ends, sitting.state))


def by_choice(decision: Decision) -> Iterable[tuple[Choice, list[str]]]:
    """The names of a vote on each side."""
    for choice in Choice:
        if names := [vote.name for vote in decision.votes if vote.choice is choice]:
            yield choice, names

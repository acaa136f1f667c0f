"""The pages, a blueprint a subject."""

from webapp.pages import (
    accessibility,
    api,
    body,
    calendar,
    changes,
    decisions,
    document,
    figures,
    health,
    home,
    meeting,
    oembed,
    person,
    recording,
    search,
    understood,
)

BLUEPRINTS = (
    home.pages,
    search.pages,
    meeting.pages,
    calendar.pages,
    body.pages,
    document.pages,
    changes.pages,
    understood.pages,
    decisions.pages,
    person.pages,
    figures.pages,
    recording.pages,
    oembed.pages,
    api.pages,
    accessibility.pages,
    health.pages,
)

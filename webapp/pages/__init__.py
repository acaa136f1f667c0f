"""The pages, a blueprint a subject."""

from webapp.pages import (
    api,
    body,
    changes,
    decisions,
    document,
    health,
    home,
    matters,
    meeting,
    oembed,
    person,
    places,
    recording,
    search,
    understood,
)

BLUEPRINTS = (
    home.pages,
    search.pages,
    meeting.pages,
    body.pages,
    document.pages,
    changes.pages,
    understood.pages,
    decisions.pages,
    person.pages,
    places.pages,
    matters.pages,
    recording.pages,
    oembed.pages,
    api.pages,
    health.pages,
)

"""The pages, a blueprint a subject."""

from webapp.pages import (
    api,
    body,
    changes,
    clip,
    decisions,
    document,
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
    body.pages,
    document.pages,
    changes.pages,
    understood.pages,
    decisions.pages,
    person.pages,
    recording.pages,
    clip.pages,
    oembed.pages,
    api.pages,
    health.pages,
)

"""The pages, a blueprint a subject."""

from webapp.pages import (
    api,
    body,
    changes,
    document,
    health,
    home,
    meeting,
    oembed,
    recording,
    search,
)

BLUEPRINTS = (
    home.pages,
    search.pages,
    meeting.pages,
    body.pages,
    document.pages,
    changes.pages,
    recording.pages,
    oembed.pages,
    api.pages,
    health.pages,
)

"""The pages, a blueprint a subject."""

from webapp.pages import (
    api,
    beside,
    body,
    changes,
    cite,
    document,
    health,
    home,
    meeting,
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
    cite.pages,
    recording.pages,
    api.pages,
    beside.pages,
    health.pages,
)

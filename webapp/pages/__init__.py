"""The pages, a blueprint a subject."""

from webapp.pages import (
    api,
    beside,
    body,
    calendar,
    changes,
    cite,
    document,
    feeds,
    health,
    home,
    meeting,
    oai,
    opendata,
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
    feeds.pages,
    calendar.pages,
    oai.pages,
    opendata.pages,
    health.pages,
)

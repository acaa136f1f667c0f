"""The desk's pages are as well made as the public's, in both languages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from flask.testing import FlaskClient

from tests.webapp.desk.conftest import Home
from tests.webapp.test_crawl import Reading


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_each_page_of_the_desk_has_headings_labels_and_nothing_inline(
    home: Home, clerk: FlaskClient, lang: str
) -> None:
    papers = (home.town.minutes, home.town.withdrawn, home.town.recording, home.town.undated)
    pages = ["", "/documents", "/documents?q=pv&sealed=1", "/log", "/uploads", "/announcements",
             "/messages", "/messages?stage=closed", "/mail",
             "/meetings",
             "/meetings?on=2014", "/meetings/conseil-municipal/2014-04-24", "/bodies",
             "/meetings/joining?id=conseil-municipal/2014-04-24&id=conseil-municipal/2015-06-01",
             "/documents?all=1"]  # fmt: skip
    pages += [f"/documents/{doc}" for doc in papers]
    pages += ["/retention", *(f"/documents/{doc}/redact" for doc in papers)]
    asked = [(clerk, page) for page in pages] + [(home.browser(), "/login")]
    for browser, page in asked:
        answer = browser.get(f"/{lang}/desk{page}")
        assert answer.status_code == 200, page
        reading = Reading(answer.get_data(as_text=True))
        assert reading.faults == [], page
        assert reading.lang == lang, page
        assert reading.headings.count(1) == 1, page
        for above, below in pairwise(reading.headings):
            assert below <= above + 1, (page, reading.headings)
        assert len(reading.ids) == len(set(reading.ids)), page
        for one in reading.fields:
            named = one.get("id") in reading.labelled or one.get("aria-label")
            assert one.get("type") == "hidden" or named, (page, one)

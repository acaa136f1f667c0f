"""The first page and the ways in: what comes, what was decided, what is new, by day."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from flask.testing import FlaskClient


def text_of(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.get_data(as_text=True)


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> dt.date:
    """A day between the two meetings that the council of the small town held."""
    day = dt.date(2014, 12, 1)
    monkeypatch.setattr("webapp.site.today", lambda: day)
    return day


def test_the_search_box_comes_before_all_else(client: FlaskClient) -> None:
    text = text_of(client, "/fr/")
    assert text.index('type="search"') < text.index("<h2")


@pytest.mark.usefixtures("today")
def test_meetings_to_come_stand_first_and_say_so(client: FlaskClient) -> None:
    text = text_of(client, "/fr/")
    assert "Prochaines et dernières séances" in text
    coming, latest = text.index('datetime="2015-06-01"'), text.index('datetime="2014-04-24"')
    assert coming < latest
    assert "À venir" in text[coming:latest] and "À venir" not in text[latest:]


def test_without_a_meeting_to_come_only_the_latest_are_announced(client: FlaskClient) -> None:
    text = text_of(client, "/fr/")
    assert "Dernières séances" in text and "Prochaines" not in text and "À venir" not in text


def test_recordings_are_listed_apart_and_captions_with_their_recording(
    client: FlaskClient, town: Any
) -> None:
    text = text_of(client, "/fr/")
    documents = text[text.index("Nouveaux documents") : text.index("Nouveaux enregistrements")]
    recordings = text[text.index("Nouveaux enregistrements") : text.index("Conseil et comités")]
    assert town.recording in recordings and town.recording not in documents
    assert town.captions not in documents + recordings
    assert town.draft not in documents, "what was replaced is not new"


@pytest.mark.usefixtures("today")
def test_the_calendar_opens_on_a_month_in_which_someone_met(client: FlaskClient) -> None:
    assert "juin 2015" in text_of(client, "/fr/calendar")


def test_each_day_with_meetings_leads_to_their_list(client: FlaskClient) -> None:
    text = text_of(client, "/fr/calendar?month=2014-04")
    assert 'href="#day-24" aria-label="24 avril 2014 : 1 séance"' in text.replace("\u00a0", " ")
    assert 'id="day-24"' in text and "/fr/meetings/conseil-municipal/2014-04-24" in text
    assert len(re.findall(r'<th scope="col">', text)) == 7
    assert 'rel="prev" href="/fr/calendar?month=2010-03"' in text
    assert 'rel="next" href="/fr/calendar?month=2015-06"' in text


def test_weeks_begin_on_monday_in_both_languages(client: FlaskClient) -> None:
    for lang, monday in (("fr", "lundi"), ("en", "Monday")):
        text = text_of(client, f"/{lang}/calendar")
        assert text.index(f'<abbr title="{monday}"') == text.index("<abbr title")


def test_month_and_year_of_the_form_without_script_lead_to_the_month(client: FlaskClient) -> None:
    assert "avril 2014" in text_of(client, "/fr/calendar?of=4&year=2014")


@pytest.mark.parametrize("asked", ["month=0000-01", "month=2014-13", "month=x", "year=x&of=4",
                                   "month=9999-12", "month=0001-01"])  # fmt: skip
def test_a_month_that_makes_no_sense_is_no_fault(client: FlaskClient, asked: str) -> None:
    text_of(client, f"/fr/calendar?{asked}")


def test_an_empty_archive_has_a_calendar_and_figures(empty_client: FlaskClient) -> None:
    assert "Aucune séance de ce mois" in text_of(empty_client, "/fr/calendar")
    assert "Rien de tel" in text_of(empty_client, "/fr/figures")

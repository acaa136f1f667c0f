"""The dashboard counts what the records say, and says the same in bars, table and file."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from archive.model import Attendance, Decision, Outcome, PagePlace, Presence, Structure
from archive.settings import Settings
from archive.store import Catalogue, Store, structure
from webapp.app import create_app
from webapp.figures import bars

OPENED = dt.date(2026, 11, 24)  # when the small town's records were received


def table(client: FlaskClient, name: str, asked: str = "") -> list[list[str]]:
    answer = client.get(f"/fr/figures/{name}.csv{asked}")
    assert answer.status_code == 200 and answer.mimetype == "text/csv"
    return list(csv.reader(io.StringIO(answer.get_data(as_text=True).removeprefix("\ufeff"))))


def test_meetings_are_counted_by_year_with_those_that_have_minutes(client: FlaskClient) -> None:
    assert table(client, "meetings-by-year") == [
        ["Année", "Séances", "Avec procès-verbal"],
        ["2015", "1", "0"],
        ["2014", "1", "1"],
        ["2010", "1", "1"],
    ]


def test_figures_of_one_body_are_its_own(client: FlaskClient) -> None:
    assert [row[0] for row in table(client, "meetings-by-year", "?body=library-board")] == [
        "Année",
        "2010",
    ]
    assert client.get("/fr/figures?body=nobody").status_code == 404
    assert client.get("/fr/figures/nothing.csv").status_code == 404


def test_hours_are_those_of_recordings_and_tell_which_have_words(client: FlaskClient) -> None:
    text = client.get("/fr/figures").get_data(as_text=True)
    assert "Heures enregistrées et transcrites" in text
    years = [row[0] for row in table(client, "hours")]
    assert years == ["Année", "2015", "2014"]


def test_the_bars_say_what_the_table_says(client: FlaskClient) -> None:
    text = client.get("/fr/figures").get_data(as_text=True).replace("\u00a0", " ")
    section = text[text.index('id="meetings-by-year"') : text.index('id="meetings-by-body"')]
    said = re.findall(r"<text [^>]*>([^<]*)</text>", section)
    assert said == ["2015 : 0 sur 1", "2014 : 1", "2010 : 1"]
    assert section.index("</svg>") < section.index("<table")
    assert section.count('<th scope="row">') == 3


def test_a_bar_is_a_share_of_the_longest_and_nothing_is_divided_by_none(
    client: FlaskClient,
) -> None:
    with client.application.test_request_context("/fr/"):
        drawn = bars([("a", 4, 1), ("b", 2, 2), ("c", 0, 0)])
    assert [(one.whole, one.part) for one in drawn] == [(100.0, 25.0), (50.0, 50.0), (0.0, 0.0)]
    assert bars([]) == ()


@pytest.fixture
def sat(settings: Settings, stocked: Callable[[Settings], Any]) -> FlaskClient:
    """A town of whose minutes two decisions and three members are known; =cmd is a body."""
    town = stocked(settings)
    place = PagePlace(1, None)
    night = Structure(
        attendance=(
            Attendance("Anne Tremblay", None, Presence.PRESENT, place, 0.9),
            Attendance("Luc Gagnon", None, Presence.LATE, place, 0.9),
            Attendance("Paul Côté", None, Presence.ABSENT, place, 0.9),
            Attendance("Zoé Petit", "greffière", Presence.PRESENT, place, 0.9, is_member=False),
        ),
        decisions=(
            Decision("1", "1", "Le pont.", Outcome.CARRIED, place, 0.9),
            Decision("2", "2", "Le mur.", Outcome.LOST, place, 0.9),
        ),
    )
    with Store.open(settings.database) as store, store.connection:
        for doc in (town.minutes, town.withdrawn, town.draft):
            structure.write(store.connection, doc, night)
        store.connection.execute("UPDATE bodies SET name = '=cmd' WHERE slug = 'library-board'")
    return create_app(settings).test_client()


def test_attendance_and_decisions_leave_out_staff_and_what_was_replaced(sat: FlaskClient) -> None:
    assert table(sat, "attendance")[1:] == [["2014", "2", "3", "67"]]
    assert table(sat, "decisions")[1:] == [["Adoptée", "1"], ["Rejetée", "1"]]


def test_a_name_that_a_spreadsheet_would_run_is_quoted(sat: FlaskClient) -> None:
    assert ["'=cmd", "1", "1"] in table(sat, "meetings-by-body")


@pytest.fixture
def later(town: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """The dashboard some days after the archive opened, with meetings held since then.

    held: (days from the opening to the meeting, days until its minutes came or None).
    """
    from archive.store.figures import Delay

    def shown(*held: tuple[int, int | None], after: int, within: int) -> str:
        dates = [OPENED + dt.timedelta(days=n) for n, _taken in held]
        delays = [
            Delay(date, date + dt.timedelta(days=taken) if taken is not None else None)
            for date, (_n, taken) in zip(dates, held, strict=True)
        ]
        monkeypatch.setattr(Catalogue, "delays", lambda *_a, **_k: delays)
        monkeypatch.setattr("webapp.site.today", lambda: OPENED + dt.timedelta(days=after))
        client = create_app(replace(town.settings, minutes_days=within)).test_client()
        return client.get("/fr/figures").get_data(as_text=True).replace("\u00a0", " ")

    return shown


def test_minutes_are_counted_against_the_towns_own_deadline(later: Callable[..., str]) -> None:
    text = later((0, 5), (10, 40), (20, None), (55, None), after=60, within=30)
    # kept by the first, missed by the second and, 40 days on, by the third; the fourth is not due
    assert "Délai de 30 jours : respecté pour 1 séances sur 3." in text
    assert "La moitié des procès-verbaux ont été publiés en 22 jours au plus." in text
    assert "pas encore publiés : 2" in text


def test_older_minutes_that_came_all_at_once_count_for_no_delay(client: FlaskClient) -> None:
    text = client.get("/fr/figures").get_data(as_text=True).replace("\u00a0", " ")
    assert (
        "Aucune séance n’a été tenue depuis l’ouverture des archives, le 24 novembre 2026" in text
    )


def test_the_delay_is_from_the_meeting_to_the_first_minutes_received(town: Any) -> None:
    with Catalogue.open(town.settings.database) as catalogue:
        found = {
            one.date.year: one.days
            for one in catalogue.delays(dt.date(2010, 1, 1), dt.date(2020, 1, 1))
        }
    assert found == {
        2010: (OPENED - dt.date(2010, 3, 1)).days,
        2014: (OPENED - dt.date(2014, 4, 24)).days,
        2015: None,
    }


def test_the_archives_health_counts_what_was_checked(town: Any) -> None:
    with Catalogue.open(town.settings.database) as catalogue:
        health = catalogue.health()
    assert health.documents == health.unchecked > 0
    assert health.undated == 1 and health.whole == health.not_whole == 0

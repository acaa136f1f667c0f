"""Asking for news: a form that needs no script, and that tells nobody who subscribed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from archive.mail_settings import Mail
from archive.settings import Settings
from archive.store import Correspondence
from webapp import guards
from webapp.app import create_app

NOW = dt.datetime.now(dt.UTC)
READER = "lectrice@exemple.example"
BODY = {"about": "body", "value": "conseil-municipal"}


@pytest.fixture
def settings(tmp_path: Path, stocked: Callable[[Settings], Any]) -> Settings:
    made = Settings(
        home=tmp_path / "home", town_name="Ville de Rivemont", address="http://localhost",
        mail=Mail(host="127.0.0.1", sender="greffe@ville.example"),
    )  # fmt: skip
    made.make_home()
    stocked(made)
    return made


@pytest.fixture
def client(settings: Settings) -> FlaskClient:
    return create_app(settings).test_client()


def waiting(settings: Settings) -> int:
    if not settings.correspondence.exists():
        return 0
    with Correspondence.open(settings.correspondence) as kept:
        return kept.by_state().get("waiting", 0)


@pytest.mark.parametrize(
    ("page", "about", "value"),
    [
        ("/fr/bodies/conseil-municipal", "body", "conseil-municipal"),
        ("/fr/search?q=pont&year=2014", "search", "q=pont&amp;year=2014"),
        ("/fr/alerts", "week", ""),
    ],
)
def test_the_form_stands_on_the_page_that_it_is_about(
    client: FlaskClient, settings: Settings, page: str, about: str, value: str
) -> None:
    shown = client.get(page).get_data(as_text=True)
    assert f'name="about" value="{about}"' in shown and f'name="value" value="{value}"' in shown
    form = {"about": about, "value": value.replace("&amp;", "&"), "address": READER}
    assert client.post("/fr/alerts", data=form).headers["Location"] == "/fr/alerts/sent"
    assert waiting(settings) == 1


def test_where_no_e_mail_is_sent_no_form_is_shown(town: Any) -> None:
    client = create_app(town.settings).test_client()
    for page in ("/fr/bodies/conseil-municipal", "/fr/search?q=pont", "/fr/alerts"):
        assert 'type="email"' not in client.get(page).get_data(as_text=True), page
    assert client.post("/fr/alerts", data=BODY | {"address": READER}).status_code == 404


@pytest.mark.parametrize(
    "address",
    ["", "lectrice", "a@b", "a b@exemple.example", "é@x.example",
     "a@exemple.example\nBcc: x@y.example", "a" * 250 + "@x.example"],
)  # fmt: skip
def test_an_address_that_is_none_is_sent_back_with_its_field(
    client: FlaskClient, settings: Settings, address: str
) -> None:
    answer = client.post("/fr/alerts", data=BODY | {"address": address})
    assert answer.status_code == 400
    shown = answer.get_data(as_text=True)
    assert 'id="address-trouble"' in shown and 'aria-invalid="true"' in shown
    assert waiting(settings) == 0


@pytest.mark.parametrize(
    "topic",
    [{"about": "place", "value": "rue-nulle-part"}, {"about": "body", "value": "x"},
     {"about": "member", "value": "conseil-municipal/personne"}, {"about": "search", "value": "q="},
     {"about": "elsewhere", "value": ""}, {}],
)  # fmt: skip
def test_one_can_be_told_only_of_what_there_is(
    client: FlaskClient, settings: Settings, topic: dict[str, str]
) -> None:
    assert client.post("/fr/alerts", data=topic | {"address": READER}).status_code == 404
    assert waiting(settings) == 0


def test_the_page_says_the_same_to_who_subscribed_before(
    client: FlaskClient, settings: Settings
) -> None:
    def asked() -> tuple[int, str]:
        answer = client.post("/fr/alerts", data=BODY | {"address": READER})
        return answer.status_code, answer.headers["Location"]

    first = asked()
    with Correspondence.open(settings.correspondence) as kept:
        (one,) = kept.waiting(now=NOW)
        assert one.subscription
        kept.claim(one.id, now=NOW)
        kept.confirm(one.subscription, seen=0, now=NOW)
    assert asked() == first
    assert waiting(settings) == 0


def test_a_machine_that_fills_in_what_nobody_sees_is_thanked_and_ignored(
    client: FlaskClient, settings: Settings
) -> None:
    form = BODY | {"address": READER, guards.TRAP: "https://spam.example"}
    assert client.post("/fr/alerts", data=form).headers["Location"] == "/fr/alerts/sent"
    assert waiting(settings) == 0


def test_one_visitor_sends_so_many_forms_an_hour(client: FlaskClient, settings: Settings) -> None:
    codes = [
        client.post("/fr/alerts", data=BODY | {"address": f"l{n}@exemple.example"}).status_code
        for n in range(guards.PER_HOUR + 2)
    ]
    assert codes == [303] * guards.PER_HOUR + [429] * 2
    assert waiting(settings) == guards.PER_HOUR


def test_another_site_s_page_can_t_subscribe_anyone(
    client: FlaskClient, settings: Settings
) -> None:
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = client.post("/fr/alerts", data=BODY | {"address": READER}, headers=headers)
        assert answer.status_code == 403
    assert waiting(settings) == 0


def test_pages_of_one_reader_are_kept_by_nobody(client: FlaskClient, settings: Settings) -> None:
    for path in ("/alerts/stop/ab-" + "0" * 32, "/alerts/confirm/x"):
        answer = client.get(path)
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert not settings.correspondence.exists()  # looking makes nothing


def test_settings_without_an_address_of_the_site_send_nothing(settings: Settings) -> None:
    assert settings.sends_mail
    assert not replace(settings, address="").sends_mail

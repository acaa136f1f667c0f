"""What a reader writes reaches the records office; what a machine writes does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive.correspondence import Message, Sort, Stage
from archive.settings import Settings
from archive.store import Correspondence, Store
from webapp import guards
from webapp.app import create_app
from webapp.pages.contact import about_of

TEXT = "Le nom de la conseillère est mal écrit."
SHOWN = re.compile(r'name="shown" value="([^"]+)"')


@pytest.fixture
def home(tmp_path: Path, stocked: Callable[[Settings], Any]) -> Any:
    settings = Settings(home=tmp_path / "home", town_name="Ville de Rivemont")
    settings.make_home()
    return stocked(settings)


@pytest.fixture
def app(home: Any) -> Flask:
    return create_app(home.settings)


@pytest.fixture
def client(app: Flask, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """Of someone who writes as fast as a test."""
    monkeypatch.setattr(guards, "SOONEST_S", 0)
    return app.test_client()


def received(home: Any) -> list[Message]:
    if not home.settings.correspondence.exists():
        return []
    with Correspondence.open(home.settings.correspondence) as kept:
        return kept.messages(Stage.NEW)


def form(client: FlaskClient, about: str = "", **given: str) -> dict[str, str]:
    page = client.get("/fr/contact", query_string={"about": about}).get_data(as_text=True)
    (shown,) = SHOWN.findall(page)
    return {"about": about, "shown": shown, "text": TEXT, "address": "", "website": ""} | given


def test_every_excerpt_has_a_link_that_carries_its_permanent_address(
    client: FlaskClient, home: Any
) -> None:
    page = client.get(f"/fr/documents/{home.minutes}/page/2").get_data(as_text=True)
    links = re.findall(r'class="report-link" href="/fr/contact\?about=([^"]+)"', page)
    assert sum(one.startswith(f"/cite/{home.minutes}-p2-") for one in links) == 2
    asked = client.get(f"/fr/contact?about={links[0]}").get_data(as_text=True)
    assert "Signaler une erreur" in asked and "Réfection du pont" in asked
    for address in (f"/fr/recordings/{home.recording}", f"/fr/cite/{home.minutes}-p2-1"):
        assert 'class="report-link"' in client.get(address).get_data(as_text=True), address


def test_a_mistake_reaches_the_records_office_with_its_place(
    client: FlaskClient, home: Any
) -> None:
    about = f"/cite/{home.minutes}-p2-1"
    sent = client.post("/fr/contact", data=form(client, about, address="l@exemple.example"))
    assert sent.headers["Location"] == "/fr/contact/thanks"
    (one,) = received(home)
    assert (one.sort, one.about, one.text, one.lang) == (Sort.MISTAKE, about, TEXT, "fr")
    assert one.address == "l@exemple.example"


def test_a_question_needs_neither_a_page_nor_an_address(client: FlaskClient, home: Any) -> None:
    assert client.post("/en/contact", data=form(client)).status_code == 303
    (one,) = received(home)
    assert (one.sort, one.about, one.address, one.lang) == (Sort.QUESTION, "", None, "en")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"text": "court"}, "text-trouble"),
        ({"text": "x" * 4001}, "text-trouble"),
        ({"text": TEXT + " http://a.example" * 4}, "text-trouble"),
        ({"address": "pas une adresse"}, "address-trouble"),
    ],
)
def test_what_can_t_be_taken_is_said_at_its_field_and_nothing_typed_is_lost(
    client: FlaskClient, home: Any, given: dict[str, str], field: str
) -> None:
    answer = client.post("/fr/contact", data=form(client, **given))
    assert answer.status_code == 400
    shown = answer.get_data(as_text=True)
    assert f'id="{field}"' in shown
    assert given.get("text", TEXT)[:40] in shown and received(home) == []


def test_a_form_that_is_sent_at_once_or_made_up_is_shown_again(
    app: Flask, home: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = app.test_client()
    filled = form(client)
    for shown in (filled["shown"], "", "5f-" + "0" * 32):
        answer = client.post("/fr/contact", data=filled | {"shown": shown})
        assert answer.status_code == 400 and TEXT in answer.get_data(as_text=True)
    monkeypatch.setattr(guards, "SOONEST_S", 0)
    monkeypatch.setattr(guards, "LATEST_S", -1)
    assert client.post("/fr/contact", data=filled).status_code == 400
    monkeypatch.setattr(guards, "LATEST_S", 60)
    assert client.post("/fr/contact", data=filled).status_code == 303
    assert len(received(home)) == 1


def test_a_machine_is_thanked_and_ignored(client: FlaskClient, home: Any) -> None:
    assert client.post("/fr/contact", data=form(client, website="x")).status_code == 303
    assert received(home) == []


def test_one_visitor_writes_so_often_an_hour(client: FlaskClient, home: Any) -> None:
    filled = form(client)
    codes = [client.post("/fr/contact", data=filled).status_code
             for _ in range(guards.PER_HOUR + 1)]  # fmt: skip
    assert codes[-2:] == [303, 429] and len(received(home)) == guards.PER_HOUR


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/fr/documents/x/page/2", "/documents/x/page/2"),
        ("/recordings/x?t=3,5#t3000", "/recordings/x?t=3,5#t3000"),
        ("/", ""),
        ("//evil.example/", ""),
        ("https://evil.example/", ""),
        ("/nowhere/at/all", ""),
        ("/desk/log", ""),
        ("javascript:alert(1)", ""),
        ('/search"onload=', ""),
    ],
)
def test_only_a_page_of_this_site_can_be_written_about(app: Flask, address: str, kept: str) -> None:
    with app.test_request_context("/"):
        assert about_of(address) == kept


def test_the_words_of_a_withdrawn_record_are_not_quoted(client: FlaskClient, home: Any) -> None:
    with Store.open(home.settings.database) as store:
        (passage,) = store.passages(home.withdrawn)
    shown = client.get(f"/fr/contact?about=/cite/{passage.id}").get_data(as_text=True)
    assert "Secret" not in shown

"""Readers' messages are seen, answered once, closed; the log never holds who wrote or what."""

from __future__ import annotations

import datetime as dt

import pytest
from flask.testing import FlaskClient

from archive.correspondence import About, Sort, Stage, State, Topic
from archive.mail_settings import Mail
from archive.store import Correspondence
from tests.webapp.desk.conftest import Home, token_in

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
READER = "lectrice@exemple.example"
TEXT = "Le nom de la conseillère est mal écrit."


def kept(home: Home) -> Correspondence:
    return Correspondence.open(home.settings.correspondence)


@pytest.fixture
def number(home: Home) -> int:
    with kept(home) as opened:
        return opened.receive(
            Sort.MISTAKE, TEXT, about=f"/cite/{home.town.minutes}-p2-1", lang="fr", address=READER,
            now=NOW,
        )  # fmt: skip


def press(clerk: FlaskClient, path: str, **form: str) -> int:
    token = token_in(clerk.get("/fr/desk"))
    return clerk.post(f"/fr/desk{path}", data=form | {"token": token}).status_code


def log_of(home: Home) -> str:
    with home.store() as store:
        return "\n".join(map(repr, store.whole_audit()))


def test_a_new_message_is_seen_on_the_front_of_the_desk(
    home: Home, clerk: FlaskClient, number: int
) -> None:
    assert "1 nouveau message" in clerk.get("/fr/desk").get_data(as_text=True)
    assert "1 nouveau message" not in home.log_in("mme editor").get("/fr/desk").get_data(
        as_text=True
    )
    assert TEXT in clerk.get("/fr/desk/messages").get_data(as_text=True)
    shown = clerk.get(f"/fr/desk/messages/{number}").get_data(as_text=True)
    assert TEXT in shown and READER in shown and "Réfection du pont" in shown


@pytest.mark.parametrize("mail", [True, False])
def test_an_answer_goes_out_by_e_mail_where_it_can(
    home: Home, clerk: FlaskClient, number: int, mail: bool
) -> None:
    if mail:
        object.__setattr__(home.settings, "address", "http://localhost")
        object.__setattr__(home.settings, "mail", Mail(host="x", sender="g@ville.example"))
    assert press(clerk, f"/messages/{number}/answer", text="C'est corrigé.") == 302
    assert press(clerk, f"/messages/{number}/answer", text="Deux fois.") == 302
    with kept(home) as opened:
        one = opened.message(number)
        assert (one.answer, one.stage) == ("C'est corrigé.", Stage.ANSWERED)
        assert len(opened.waiting(now=NOW + dt.timedelta(days=9999))) == mail
    log = log_of(home)
    assert "message-answered" in log and READER not in log and TEXT not in log


def test_a_message_is_closed_and_opened_again(home: Home, clerk: FlaskClient, number: int) -> None:
    for stage in (Stage.CLOSED, Stage.NEW):
        assert press(clerk, f"/messages/{number}/stage", stage=stage.value) == 302
        with kept(home) as opened:
            assert opened.message(number).stage is stage
    assert press(clerk, f"/messages/{number}/stage", stage="answered") == 400


def test_an_erased_message_leaves_its_number_in_the_log_and_nothing_else(
    home: Home, clerk: FlaskClient, number: int
) -> None:
    assert press(clerk, f"/messages/{number}/erase") == 302
    assert clerk.get(f"/fr/desk/messages/{number}").status_code == 404
    content = home.settings.correspondence.read_bytes()
    assert READER.encode() not in content and TEXT.encode() not in content
    assert f"message-{number}" in log_of(home)


def test_what_may_not_have_arrived_is_shown_until_it_was_seen(
    home: Home, clerk: FlaskClient
) -> None:
    with kept(home) as opened:
        opened.ask(READER, "fr", Topic(About.WEEK), now=NOW)
        (asked,) = opened.waiting(now=NOW)
        opened.claim(asked.id, now=NOW)
        opened.abandon()
        assert opened.by_state() == {State.UNKNOWN: 1}
    shown = clerk.get("/fr/desk/mail").get_data(as_text=True)
    assert "Parti ou non" in shown and READER not in shown
    assert press(clerk, f"/mail/{asked.id}/dismiss") == 302
    assert "Parti ou non" not in clerk.get("/fr/desk/mail").get_data(as_text=True)
    assert press(clerk, f"/mail/{asked.id}/dismiss") == 404

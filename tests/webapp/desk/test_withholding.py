"""A clerk publishes at a time, seals, and removes what is not the public's; and what is due."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from archive.access import Way
from archive.model import Kind
from archive.retention import Rule
from archive.store import Withholding
from archive.store.withheld import stamp
from archive.withholding import Redaction
from tests.webapp.desk.conftest import Home, token_in
from tests.webapp.desk.test_documents import act, settled, where  # noqa: F401  # a fixture
from webapp.app import create_app

pytestmark = pytest.mark.usefixtures("settled")


def public(home: Home, doc: str) -> int:
    return home.browser().get(f"/fr/documents/{doc}").status_code


def let_time_pass(home: Home) -> None:
    """Every time that was set has come."""
    past = stamp(dt.datetime.now(dt.UTC) - dt.timedelta(minutes=1))
    with home.store() as store:
        store.connection.execute("UPDATE access SET until = ? WHERE until IS NOT NULL", (past,))


def test_what_is_published_at_a_time_appears_by_itself_when_it_has_come(
    home: Home, clerk: FlaskClient
) -> None:
    doc = home.town.minutes
    answer = act(clerk, f"{where(doc)}/access", way="at", day="2199-01-02", hour="09:30")
    assert "2199-01-02 09:30" in answer.get_data(as_text=True)
    assert public(home, doc) == 404
    assert home.log_in("mme editor").get(where(doc)).status_code == 200
    assert "2199-01-02" in clerk.get("/fr/desk").get_data(as_text=True)
    let_time_pass(home)
    stranger = home.browser()
    feed = stranger.get("/fr/feed.atom").get_data(as_text=True)
    entries = feed.split("<entry>")[1:]
    assert doc in entries[0]  # the latest, although it was received with the others
    assert public(home, doc) == 200
    assert stranger.get("/fr/search?q=rivière").get_data(as_text=True).count(doc)
    with home.store() as store:
        assert [(one.act, one.who) for one in store.audit_of(doc)][:2] == [
            ("published", "clock"), ("embargoed", "mme clerk"),
        ]  # fmt: skip


@pytest.mark.parametrize(
    "day", ["", "2001-01-01", "demain", "2199-02-31", "9999-12-31T23:59:59+99:99"]
)
def test_a_time_that_is_none_is_refused(home: Home, clerk: FlaskClient, day: str) -> None:
    doc = home.town.minutes
    answer = act(clerk, f"{where(doc)}/access", way="at", day=day, hour="09:00")
    assert "jour et une heure" in answer.get_data(as_text=True)
    assert public(home, doc) == 200


def test_a_whole_meeting_waits_and_is_published_together(home: Home, clerk: FlaskClient) -> None:
    doc = home.town.minutes
    act(clerk, f"{where(doc)}/access", way="later", meeting="1")
    assert home.browser().get("/fr/meetings/conseil-municipal/2014-04-24").status_code == 404
    assert public(home, home.town.agenda if hasattr(home.town, "agenda") else doc) == 404
    act(clerk, f"{where(doc)}/access", way="now", meeting="1")
    assert home.browser().get("/fr/meetings/conseil-municipal/2014-04-24").status_code == 200


def test_what_is_sealed_is_for_those_who_read_sealed_records(
    home: Home, clerk: FlaskClient
) -> None:
    doc = home.town.minutes
    act(clerk, f"{where(doc)}/access", way="sealed")
    assert public(home, doc) == 200  # a reason is asked for
    act(clerk, f"{where(doc)}/access", way="sealed", reason="art. 53")
    assert public(home, doc) == 404
    for name, status in (("editor", 403), ("reader", 200), ("administrator", 200)):
        browser = home.log_in(f"mme {name}")
        for address in ("", "/original", "/page/1.png"):
            assert browser.get(where(doc) + address).status_code == status, (name, address)
        listed = doc in browser.get("/fr/desk/documents").get_data(as_text=True)
        assert listed is (status == 200)


def test_words_that_are_typed_are_removed_from_every_page(home: Home, clerk: FlaskClient) -> None:
    doc = home.town.minutes
    form = {"words": "m. gagnon", "everywhere": "1", "page": "1", "reason": "vie privée"}
    answer = act(clerk, f"{where(doc)}/redact", **form)
    assert answer.status_code == 200
    with home.store() as store:
        told = store.redactions(doc)
        assert {one.page for one in told} == {1, 2}
        assert store.access(doc).way is Way.OPEN  # read anew meanwhile
        text = " ".join(one.text for one in store.passages(doc))
        assert "Gagnon" not in text and "Tremblay" in text and "adjuger le contrat" in text
    assert public(home, doc) == 200


def test_a_region_that_is_typed_is_burnt(home: Home, clerk: FlaskClient) -> None:
    doc = home.town.minutes
    corners = {"left": "10", "top": "5,5", "right": "90", "bottom": "20"}
    act(clerk, f"{where(doc)}/redact", page="1", reason="vie privée", **corners)
    with home.store() as store:
        (one,) = store.redactions(doc)
        assert one.box and round(one.box.top) == round(0.055 * store.pages(doc)[0].height)
    before = clerk.get(f"{where(doc)}/page/1.png").data
    seen = home.browser().get(f"/documents/{doc}/page/1.png").data
    assert seen != before == home.log_in("mme reader").get(f"{where(doc)}/page/1.png").data
    assert home.log_in("mme editor").get(f"{where(doc)}/page/1.png").data == seen
    act(clerk, f"{where(doc)}/redactions/{one.id}/lift", reason="erreur")
    assert home.browser().get(f"/documents/{doc}/page/1.png").data == before


@pytest.mark.parametrize(
    "form",
    [
        {"left": "50", "top": "5", "right": "40", "bottom": "20"},
        {"left": "nan", "top": "5", "right": "40", "bottom": "20"},
        {"left": "1", "top": "", "right": "40", "bottom": "20"},
        {"line": "1,2,3"},
        {"words": "n'existe nulle part"},
        {},
    ],
)
def test_what_marks_nothing_removes_nothing(
    home: Home, clerk: FlaskClient, form: dict[str, str]
) -> None:
    doc = home.town.minutes
    answer = act(clerk, f"{where(doc)}/redact", page="1", reason="vie privée", **form)
    assert answer.status_code == 400
    with home.store() as store:
        assert not store.redactions(doc)
    assert public(home, doc) == 200


def test_an_editor_gets_the_public_s_file_and_the_reader_the_original(
    home: Home, clerk: FlaskClient
) -> None:
    doc = home.town.minutes
    whole = clerk.get(f"{where(doc)}/original").data
    act(clerk, f"{where(doc)}/redact", page="1", reason="vie privée", words="Gagnon")
    assert home.log_in("mme reader").get(f"{where(doc)}/original").data == whole
    given = home.log_in("mme editor").get(f"{where(doc)}/original").data
    assert given == home.browser().get(f"/documents/{doc}/original").data != whole


def test_while_a_paper_is_read_anew_the_public_s_file_is_not_the_original(home: Home) -> None:
    doc = home.town.recording
    with home.store() as store:
        Withholding(store).redact(doc, Redaction("vie privée", start_s=1.0, end_s=2.0))
    browser = home.browser()
    for address in ("media", "clip?t=0&to=3"):
        answer = browser.get(f"/recordings/{doc}/{address}", headers={"Range": "bytes=0-9"})
        assert answer.status_code == 503, address
    assert browser.get(f"/documents/{doc}/original").status_code == 503


def test_what_is_due_is_shown_and_withdrawn_together(home: Home, clerk: FlaskClient) -> None:
    settings = replace(home.settings, retention=(Rule("Procès-verbaux", 5, Kind.MINUTES),))
    home.app = create_app(settings)
    browser = home.log_in("mme clerk")
    page = browser.get("/fr/desk/retention")
    text = page.get_data(as_text=True)
    assert home.town.minutes in text and home.town.recording not in text
    form = {"token": token_in(page), "document": home.town.minutes}
    browser.post("/fr/desk/retention", data=form)
    assert public(home, home.town.minutes) == 200  # without a reason nothing is done
    browser.post("/fr/desk/retention", data=form | {"reason": "calendrier"})
    assert public(home, home.town.minutes) == 410
    # What is not due is not withdrawn by being named.
    browser.post("/fr/desk/retention", data=form | {"reason": "x", "document": home.town.recording})
    assert public(home, home.town.recording) in (200, 302)
    assert home.town.minutes not in browser.get("/fr/desk/retention").get_data(as_text=True)
    with home.store() as store:
        assert store.audit_of(home.town.minutes)[0].became()["reason"] == (
            "calendrier (Procès-verbaux)"
        )
    original = home.settings.originals.rglob("*")
    assert any(path.name.startswith(home.town.minutes) for path in original)

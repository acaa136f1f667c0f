"""Meetings joined and parted, bodies renamed at the desk: addresses, feeds and calendars follow,
and all of it is taken back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from flask.testing import FlaskClient

from archive.store import Store
from tests.webapp.desk.conftest import Home, token_in
from webapp.desk import indexing

COUNCIL, BOARD = "conseil-municipal/2014-04-24", "library-board/2010-03-01"
VIDEO = "conseil-municipal/2015-06-01"


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits for the index does so here and now."""
    soon = indexing.soon
    monkeypatch.setattr(indexing, "soon", lambda settings: soon(settings).join(60))


def act(browser: FlaskClient, address: str, **form: Any) -> str:
    token = token_in(browser.get("/fr/desk"))
    answer = browser.post(address, data={"token": token, **form}, follow_redirects=True)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_data(as_text=True)


def last(home: Home, act_: str) -> int:
    with home.store() as store:
        return store.audit_acts([act_], limit=1)[0].n


def text(browser: FlaskClient, address: str) -> str:
    return browser.get(address).get_data(as_text=True)


def board(store: Store) -> str:
    """The address of the other body's meeting."""
    return next(one.id for one in store.meetings() if not one.id.startswith("conseil"))


def test_two_meetings_become_one_and_every_road_follows(home: Home, clerk: FlaskClient) -> None:
    public = home.browser()
    page = text(clerk, f"/fr/desk/meetings/joining?id={COUNCIL}&id={VIDEO}")
    assert "attente.wav" in page and "pv 2014-04-24.pdf" in page
    done = act(clerk, "/fr/desk/meetings/joining", id=[COUNCIL, VIDEO], kept=COUNCIL)
    assert "Les deux ne font plus qu" in done
    moved = public.get(f"/fr/meetings/{VIDEO}?x=1")
    assert moved.status_code == 301
    assert moved.headers["Location"] == f"/fr/meetings/{COUNCIL}?x=1"
    api = public.get(f"/api/v1/meetings/{VIDEO}")
    assert (api.status_code, api.headers["Location"]) == (301, f"/api/v1/meetings/{COUNCIL}")
    assert "attente.wav" in text(public, f"/fr/meetings/{COUNCIL}")
    for road in ("/fr/meetings.atom", "/fr/meetings.ics", "/fr/meetings?year=2015"):
        answer = public.get(road)
        if answer.status_code == 200:
            assert VIDEO not in answer.get_data(as_text=True), road
    found = public.get("/api/v1/search?q=vote&kind=transcript").get_json()
    assert {hit["meeting"]["id"] for hit in found["hits"]} == {COUNCIL}
    act(clerk, f"/fr/desk/moved/{last(home, 'meetings-joined')}/undo")
    assert public.get(f"/fr/meetings/{VIDEO}").status_code == 200
    assert "attente.wav" not in text(public, f"/fr/meetings/{COUNCIL}")
    with home.store() as store:
        assert store.audit_break() is None and store.orphans() == []


def test_a_second_undo_says_that_it_was_undone(home: Home, clerk: FlaskClient) -> None:
    act(clerk, "/fr/desk/meetings/joining", id=[COUNCIL, VIDEO], kept=COUNCIL)
    n = last(home, "meetings-joined")
    act(clerk, f"/fr/desk/moved/{n}/undo")
    assert "annulez d" in act(clerk, f"/fr/desk/moved/{n}/undo")
    assert "annulé depuis" in text(clerk, f"/fr/desk/meetings/{COUNCIL}")


def test_two_are_wanted_to_join(clerk: FlaskClient) -> None:
    for asked in ("", f"?id={COUNCIL}", f"?id={COUNCIL}&id={COUNCIL}"):
        answer = clerk.get(f"/fr/desk/meetings/joining{asked}", follow_redirects=True)
        assert "Choisissez deux séances" in answer.get_data(as_text=True)
    assert clerk.get(f"/fr/desk/meetings/joining?id={COUNCIL}&id=x/2014-01-01").status_code == 404
    token = token_in(clerk.get("/fr/desk"))
    form = {"token": token, "id": [COUNCIL, VIDEO], "kept": "x/2000-01-01"}
    assert clerk.post("/fr/desk/meetings/joining", data=form).status_code == 400


def test_a_meeting_is_parted_and_both_have_a_page(home: Home, clerk: FlaskClient) -> None:
    public, doc = home.browser(), home.town.recording
    act(clerk, f"/fr/desk/meetings/{COUNCIL}/part", doc=[doc])
    assert "séance.wav" in text(public, f"/fr/meetings/{COUNCIL}-2")
    assert "24\u00a0avril\u00a02014 (2e séance)" in text(public, f"/fr/meetings/{COUNCIL}-2")
    assert "séance.wav" not in text(public, f"/fr/meetings/{COUNCIL}")
    with home.store() as store:  # captions of the other meeting speak for it no more
        assert store.meeting(f"{COUNCIL}-2").date == dt.date(2014, 4, 24)
        assert store.document(home.town.captions).transcript_of is None
    act(clerk, f"/fr/desk/moved/{last(home, 'meeting-parted')}/undo")
    moved = public.get(f"/fr/meetings/{COUNCIL}-2")
    assert (moved.status_code, moved.headers["Location"]) == (301, f"/fr/meetings/{COUNCIL}")
    with home.store() as store:
        assert store.document(home.town.captions).transcript_of == doc


def test_some_of_the_documents_are_wanted_to_part(home: Home, clerk: FlaskClient) -> None:
    with home.store() as store:
        every = [one.id for one in store.documents_of(COUNCIL)]
    for doc in ([], every, [home.town.english]):
        said = act(clerk, f"/fr/desk/meetings/{COUNCIL}/part", doc=doc)
        assert "une partie d" in said


def test_a_body_gets_another_name_and_two_become_one_only_when_sure(
    home: Home, clerk: FlaskClient
) -> None:
    with home.store() as store:
        slug = board(store).partition("/")[0]
    said = act(clerk, f"/fr/desk/bodies/{slug}", name="Conseil municipal")
    assert "Faire une seule instance de deux" in said
    assert home.browser().get(f"/fr/bodies/{slug}").status_code == 200
    act(clerk, f"/fr/desk/bodies/{slug}", name="Conseil municipal", sure="1")
    moved = home.browser().get(f"/fr/bodies/{slug}")
    assert (moved.status_code, moved.headers["Location"]) == (301, "/fr/bodies/conseil-municipal")
    act(clerk, f"/fr/desk/moved/{last(home, 'body-renamed')}/undo")
    assert home.browser().get(f"/fr/bodies/{slug}").status_code == 200
    for name in ("", "x" * 301, "a\u202eb"):
        assert "Une instance a un nom" in act(clerk, f"/fr/desk/bodies/{slug}", name=name)
    assert "Rien n" in act(clerk, "/fr/desk/bodies/conseil-municipal", name="Conseil municipal")


def test_an_editor_takes_back_no_name(home: Home, clerk: FlaskClient) -> None:
    act(clerk, "/fr/desk/bodies/conseil-municipal", name="Conseil de ville")
    editor = home.log_in("mme editor")
    form = {"token": token_in(editor.get("/fr/desk"))}
    n = last(home, "body-renamed")
    assert editor.post(f"/fr/desk/moved/{n}/undo", data=form).status_code == 403


def test_meetings_of_one_day_and_nearly_one_name_are_offered_to_be_joined(
    home: Home, clerk: FlaskClient
) -> None:
    with home.store() as store:
        from archive.store import Mending

        Mending(store, "x").mend(home.town.scan, {"body": "Conseil municipale"})
    page = text(clerk, "/fr/desk/meetings?on=2014-04")
    assert "Peut-être une seule et même séance" in page
    assert "Peut-être" not in text(clerk, "/fr/desk/meetings?on=2015")
    assert "Aucune séance" in text(clerk, "/fr/desk/meetings?on=1999")

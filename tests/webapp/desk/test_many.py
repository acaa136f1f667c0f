"""One act on many documents: listed before it is done, one undo for the lot."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from archive.model import Status
from archive.store import lots
from tests.webapp.desk.conftest import Home, token_in
from webapp.desk import indexing


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits for the index does so here and now."""
    soon = indexing.soon
    monkeypatch.setattr(indexing, "soon", lambda settings: soon(settings).join(60))


def act(browser: FlaskClient, address: str = "/fr/desk/documents/many", **form: Any) -> str:
    token = token_in(browser.get("/fr/desk"))
    answer = browser.post(address, data={"token": token, **form}, follow_redirects=True)
    return answer.get_data(as_text=True)


def last(home: Home) -> int:
    with home.store() as store:
        return store.audit_acts([lots.LOT], limit=1)[0].n


def test_nothing_is_done_before_it_was_listed(home: Home, clerk: FlaskClient) -> None:
    papers = [home.town.minutes, home.town.scan]
    page = act(clerk, doc=papers, kind="report", date="2015-01-12")
    assert "Modifier ces documents" in page and "pv 2014-04-24.pdf" in page
    assert len(re.findall(r'name="doc" value="[0-9a-f]{16}"[^>]* checked', page)) == 2
    with home.store() as store:
        assert store.document(home.town.minutes).kind == "minutes"
    assert "Rien n" in act(clerk, kind="report") and "coché" in act(clerk, kind="report")
    assert "au moins un champ" in act(clerk, doc=papers, sure="1")
    assert act(clerk, doc=papers, date="12/01/2015", sure="1").count("notice-warn") >= 1


def test_many_are_changed_at_once_and_one_undo_takes_all_back(
    home: Home, clerk: FlaskClient
) -> None:
    papers = [home.town.minutes, home.town.scan, home.town.undated]
    with home.store() as store:
        before = {doc: store.standing(doc) for doc in papers}
    page = act(clerk, doc=papers, body="Comité", date="2015-01-12", sure="1")
    assert "peut être annulé" in page and "3 documents" in page
    public = home.browser()
    assert all(
        name in public.get("/fr/meetings/comite/2015-01-12").get_data(as_text=True)
        for name in ("pv 2014-04-24.pdf", "avis.pdf")
    )
    with home.store() as store:
        assert [store.audit_of(doc, limit=1)[0].act for doc in papers] == ["corrected"] * 3
    assert "L’acte entier est annulé" in act(
        clerk, f"/fr/desk/documents/many/undo/{last(home)}"
    ).replace("'", "’")
    with home.store() as store:
        assert {doc: store.standing(doc) for doc in papers} == before
        assert store.audit_break() is None
    form = {"token": token_in(clerk.get("/fr/desk"))}
    again = clerk.post(f"/fr/desk/documents/many/undo/{last(home)}", data=form)
    assert again.status_code == 404


def test_what_was_changed_again_since_stays_and_is_said(home: Home, clerk: FlaskClient) -> None:
    papers = [home.town.minutes, home.town.scan]
    act(clerk, doc=papers, kind="report", sure="1")
    n = last(home)
    act(clerk, doc=[home.town.scan], kind="notice", sure="1")
    assert "modifiés de nouveau depuis" in act(clerk, f"/fr/desk/documents/many/undo/{n}")
    with home.store() as store:
        assert store.document(home.town.minutes).kind == "minutes"
        assert store.document(home.town.scan).kind == "notice"


def test_many_are_withdrawn_with_one_reason_and_brought_back_at_once(
    home: Home, clerk: FlaskClient
) -> None:
    papers = [home.town.minutes, home.town.scan, home.town.withdrawn]
    assert "Retirer ces documents" in act(clerk, doc=papers, withdraw="1")
    assert "Retirer ces documents" in act(clerk, doc=papers, withdraw="1", sure="1", reason=" ")
    act(clerk, doc=papers, withdraw="1", sure="1", reason="huis clos")
    public = home.browser()
    assert public.get(f"/fr/documents/{home.town.minutes}").status_code == 410
    editor = home.log_in("mme editor")
    form = {"token": token_in(editor.get("/fr/desk"))}
    undo = f"/fr/desk/documents/many/undo/{last(home)}"
    assert editor.post(undo, data=form).status_code == 403
    act(clerk, undo)
    assert public.get(f"/fr/documents/{home.town.minutes}").status_code == 200
    with home.store() as store:  # it was withdrawn before
        assert store.document(home.town.withdrawn).status is Status.WITHDRAWN


def test_an_editor_withdraws_nothing_and_changes_nothing_sealed(home: Home) -> None:
    editor = home.log_in("mme editor")
    form = {"token": token_in(editor.get("/fr/desk")), "doc": [home.town.minutes],
            "withdraw": "1", "sure": "1", "reason": "x"}  # fmt: skip
    assert editor.post("/fr/desk/documents/many", data=form).status_code == 403
    page = act(editor, doc=[home.town.withdrawn], kind="report", sure="1")
    assert "coché" in page
    with home.store() as store:
        assert store.document(home.town.withdrawn).kind == "minutes"

"""The front of the desk: what arrives, what waits, what was understood, what needs an eye."""

from __future__ import annotations

import time

import pytest
from flask.testing import FlaskClient

from archive.store import Rejection
from tests.webapp.desk.conftest import Home, token_in
from webapp.desk import doors, front


def text(browser: FlaskClient, address: str = "/fr/desk") -> str:
    return browser.get(address).get_data(as_text=True)


def reject(home: Home, name: str) -> str:
    """A file among the rejected; returns its place."""
    place = f"2026-11-24-{name}"
    folder = home.settings.rejected / place
    folder.mkdir(parents=True)
    (folder / name).write_bytes(b"not a PDF")
    with home.store() as store:
        store.reject([Rejection(place, name, "0" * 64, "empty", "{}", "2026-11-24T08:00:00")])
    return place


def test_what_changes_by_itself_is_had_by_itself(home: Home, clerk: FlaskClient) -> None:
    (home.settings.inbox / "pv mai.pdf").write_bytes(b"%PDF-1.4 half")
    part = text(clerk, "/fr/desk/now")
    assert "pv mai.pdf" in part and "il en manque une partie" in part
    assert "<html" not in part and part.count("<section id=") >= 4
    assert "pv 2014-04-24.pdf" in part  # brought in lately
    assert part.strip() in text(clerk) or "pv mai.pdf" in text(clerk)


def test_an_upload_on_its_way_is_seen_by_everyone_at_the_desk(
    home: Home, clerk: FlaskClient
) -> None:
    token = token_in(clerk.get("/fr/desk"))
    clerk.post("/desk/uploads", json={"name": "séance.mp4", "size": 9_000_000, "modified": 1},
               headers={"X-Desk-Token": token})  # fmt: skip
    assert "séance.mp4" in text(home.log_in("mme reader"), "/fr/desk/now")


def test_files_that_nobody_reads_are_no_dead_end(
    home: Home, clerk: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home.settings.inbox / "pv.pdf").write_bytes(b"%PDF-1.4")
    assert "greffe watch" not in text(clerk)
    monkeypatch.setattr(front, "age_s", lambda _path: 86_400.0)
    assert "greffe watch" in text(clerk)


def test_a_page_that_lies_open_is_no_use_of_a_session(
    home: Home, clerk: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    monkeypatch.setattr(doors.time, "time", lambda: now + 3600)
    assert clerk.get("/fr/desk/now").status_code == 200
    monkeypatch.setattr(doors.time, "time", lambda: now + doors.IDLE_S + 60)
    assert clerk.get("/fr/desk/now").status_code == 302
    assert clerk.get("/fr/desk").status_code == 302


def test_many_rejected_files_are_tried_again_at_once(
    home: Home, clerk: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[tuple[str, ...]] = []
    monkeypatch.setattr(front, "start", lambda *command: started.append(command))
    places = [reject(home, "a.pdf"), reject(home, "b.pdf")]
    page = text(clerk)
    assert all(f'value="{place}"' in page for place in places)
    form = {"token": token_in(clerk.get("/fr/desk")), "place": places}
    answer = clerk.post("/fr/desk/retry", data=form, follow_redirects=True)
    assert "Nouvel essai" in answer.get_data(as_text=True)
    assert started == [("retry", "--", *places)]
    assert clerk.post("/fr/desk/retry", data=form | {"place": "../x"}).status_code == 404
    none = clerk.post("/fr/desk/retry", data={"token": form["token"]}, follow_redirects=True)
    assert "coché" in none.get_data(as_text=True) and len(started) == 1

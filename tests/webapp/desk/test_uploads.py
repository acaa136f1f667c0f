"""Files from a browser: in pieces, over lines that break, into the inbox whole or not at all."""

from __future__ import annotations

import hashlib
import io
import json
import os
import time
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from ingest import inbox
from tests.webapp.desk.conftest import Home, token_in
from webapp.desk import receiving
from webapp.desk.receiving import safe_name

CONTENT = os.urandom(1000)


@pytest.fixture
def token(clerk: FlaskClient) -> str:
    return token_in(clerk.get("/fr/desk"))


def begin(browser: FlaskClient, token: str, name: str, size: int = 1000) -> TestResponse:
    return browser.post(
        "/desk/uploads", json={"name": name, "size": size, "modified": 7},
        headers={"X-Desk-Token": token},
    )  # fmt: skip


def add(browser: FlaskClient, token: str, upload: str, offset: int, content: bytes) -> TestResponse:
    headers = {"X-Desk-Token": token, "X-Offset": str(offset)}
    return browser.patch(f"/desk/uploads/{upload}", data=content, headers=headers)


def finish(browser: FlaskClient, token: str, upload: str) -> TestResponse:
    return browser.post(f"/desk/uploads/{upload}/finish", headers={"X-Desk-Token": token})


def waiting(home: Home) -> list[str]:
    return [one.filename for one in inbox.waiting(home.settings.inbox)]


def test_a_file_comes_in_pieces_and_is_in_the_inbox_once_it_is_whole(
    home: Home, clerk: FlaskClient, token: str
) -> None:
    name = "séance d’avril 2014 (1).mp4"
    upload = begin(clerk, token, name).get_json()["id"]
    assert add(clerk, token, upload, 0, CONTENT[:600]).get_json()["offset"] == 600
    assert waiting(home) == [] and list(home.settings.inbox.iterdir()) == []
    assert finish(clerk, token, upload).status_code == 409
    assert add(clerk, token, upload, 600, CONTENT[600:]).get_json()["offset"] == 1000
    assert waiting(home) == []
    assert finish(clerk, token, upload).status_code == 200
    assert waiting(home) == [name]
    assert (home.settings.inbox / name).read_bytes() == CONTENT
    assert list((home.settings.home / ".uploads").iterdir()) == []
    with home.store() as store:
        entry = store.audit(limit=1)[0]
        assert (entry.act, entry.subject, entry.who) == ("uploaded", name, "mme clerk")


def test_a_piece_that_comes_twice_or_too_early_changes_nothing(
    home: Home, clerk: FlaskClient, token: str
) -> None:
    upload = begin(clerk, token, "a.pdf").get_json()["id"]
    add(clerk, token, upload, 0, CONTENT[:500])
    for offset, content in ((0, CONTENT[:500]), (600, CONTENT[600:]), (500, CONTENT), (-1, b"x")):
        answer = add(clerk, token, upload, offset, content)
        assert (answer.status_code, answer.get_json()["offset"]) == (409, 500)
    add(clerk, token, upload, 500, CONTENT[500:])
    finish(clerk, token, upload)
    assert (home.settings.inbox / "a.pdf").read_bytes() == CONTENT


def test_choosing_the_same_file_again_goes_on_where_it_stopped(
    clerk: FlaskClient, token: str
) -> None:
    first = begin(clerk, token, "a.pdf").get_json()
    add(clerk, token, first["id"], 0, CONTENT[:500])
    again = begin(clerk, token, "a.pdf").get_json()
    assert (again["id"], again["offset"]) == (first["id"], 500)
    assert begin(clerk, token, "a.pdf", size=999).get_json()["offset"] == 0
    assert "500" in clerk.get("/fr/desk/uploads").get_data(as_text=True)


def test_nothing_in_the_inbox_is_written_over(home: Home, clerk: FlaskClient, token: str) -> None:
    (home.settings.inbox / "a.pdf").write_bytes(b"dropped by hand")
    upload = begin(clerk, token, "a.pdf").get_json()["id"]
    add(clerk, token, upload, 0, CONTENT)
    refused = finish(clerk, token, upload)
    assert refused.status_code == 409
    assert "attend dans la boîte de dépôt" in refused.get_json()["error"]
    assert (home.settings.inbox / "a.pdf").read_bytes() == b"dropped by hand"
    (home.settings.inbox / "a.pdf").unlink()
    assert finish(clerk, token, upload).status_code == 200
    assert (home.settings.inbox / "a.pdf").read_bytes() == CONTENT


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("pv.pdf", "pv.pdf"), ("C:\\dossier\\pv.pdf", "pv.pdf"), ("../../etc/passwd", "passwd"),
        ("<b>&\"'.pdf", "<b>&\"'.pdf"), ("e\u0301.pdf", "é.pdf"),
        ("", None), ("..", None), ("a/..", None), (".hidden", None), ("a.part", None),
        ("~$a.docx", None), ("a\nb.pdf", None), ("a\x00.pdf", None), ("gpj\u202eexe.pdf", None),
        ("x" * 241, None), ("Thumbs.db", None),
    ],
)  # fmt: skip
def test_names_stay_what_they_are_and_lead_nowhere(name: str, kept: str | None) -> None:
    assert safe_name(name) == kept


def test_an_upload_is_its_user_s_own(home: Home, clerk: FlaskClient, token: str) -> None:
    upload = begin(clerk, token, "a.pdf").get_json()["id"]
    other = home.log_in("mme editor")
    own = token_in(other.get("/fr/desk"))
    assert other.get(f"/desk/uploads/{upload}").status_code == 404
    assert add(other, own, upload, 0, CONTENT).status_code == 404
    assert finish(other, own, upload).status_code == 404
    assert begin(other, own, "a.pdf").get_json()["id"] != upload
    for odd in ("..", "x", "%2e%2e%2fgreffe", "0" * 33):
        assert clerk.get(f"/desk/uploads/{odd}").status_code == 404


def test_what_is_asked_for_wrongly_is_refused(clerk: FlaskClient, token: str) -> None:
    headers = {"X-Desk-Token": token}
    wrong: list[object] = [{}, [], "x", None, {"name": 1, "size": 1}, {"name": "a.pdf"}]
    wrong += [{"name": "a.pdf", "size": "1"}, {"name": "a.pdf", "size": True}]
    for asked in (*wrong, {"name": "a.pdf", "size": 1, "modified": "x"}):
        answer = clerk.post("/desk/uploads", data=json.dumps(asked), headers=headers)
        assert answer.status_code == 400, asked
        answer = clerk.post("/desk/uploads", json=asked, headers=headers)
        assert answer.status_code == 400, asked
    assert begin(clerk, token, "a.pdf", size=0).status_code == 413
    assert begin(clerk, token, "a.pdf", size=1 << 40).status_code == 413
    assert begin(clerk, token, ".a").status_code == 400
    upload = begin(clerk, token, "a.pdf", size=20 << 20).get_json()["id"]
    assert add(clerk, token, upload, 0, bytes((8 << 20) + 1)).status_code == 413


def test_a_full_disk_is_said_before_anything_is_sent(
    clerk: FlaskClient, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(1, 1, 0))
    answer = begin(clerk, token, "a.pdf")
    assert answer.status_code == 507 and answer.get_json()["error"]


def test_the_form_without_script_does_the_same(home: Home, clerk: FlaskClient, token: str) -> None:
    (home.settings.inbox / "b.pdf").write_bytes(b"there already")
    files = [(io.BytesIO(CONTENT), name) for name in ("a.pdf", "b.pdf", ".c.pdf")]
    answer = clerk.post(
        "/fr/desk/uploads/form", data={"token": token, "files": files}, follow_redirects=True
    )
    page = answer.get_data(as_text=True)
    assert "a.pdf" in page and "Non acceptés" in page and ".c.pdf" in page
    assert (home.settings.inbox / "a.pdf").read_bytes() == CONTENT
    assert (home.settings.inbox / "b.pdf").read_bytes() == b"there already"
    assert sorted(path.name for path in home.settings.inbox.iterdir()) == ["a.pdf", "b.pdf"]
    assert list((home.settings.home / ".uploads").iterdir()) == []


def test_an_inbox_without_links_takes_files_too(
    home: Home, clerk: FlaskClient, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_source: Path, _target: Path) -> None:
        raise OSError("no links on this share")

    monkeypatch.setattr(os, "link", refuse)
    upload = begin(clerk, token, "a.pdf").get_json()["id"]
    add(clerk, token, upload, 0, CONTENT)
    assert finish(clerk, token, upload).status_code == 200
    assert [path.name for path in home.settings.inbox.iterdir()] == ["a.pdf"]


def test_a_piece_that_came_damaged_is_not_taken(clerk: FlaskClient, token: str) -> None:
    upload = begin(clerk, token, "a.pdf").get_json()["id"]
    right = hashlib.sha256(CONTENT[:500]).hexdigest()
    headers = {"X-Desk-Token": token, "X-Offset": "0", "X-Sum": right}
    where = f"/desk/uploads/{upload}"
    damaged = clerk.patch(where, data=b"x" + CONTENT[1:500], headers=headers)
    assert (damaged.status_code, damaged.get_json()["offset"]) == (409, 0)
    whole = clerk.patch(where, data=CONTENT[:500], headers=headers)
    assert (whole.status_code, whole.get_json()["offset"]) == (200, 500)
    assert begin(clerk, token, "a.pdf").get_json()["last"] == right


def test_a_finish_that_is_asked_for_again_says_the_same(
    home: Home, clerk: FlaskClient, token: str
) -> None:
    upload = begin(clerk, token, "a.pdf").get_json()["id"]
    add(clerk, token, upload, 0, CONTENT)
    assert finish(clerk, token, upload).get_json() == {"name": "a.pdf"}
    assert finish(clerk, token, upload).get_json() == {"name": "a.pdf"}
    other = home.log_in("mme editor")
    assert finish(other, token_in(other.get("/fr/desk")), upload).status_code == 404
    assert begin(clerk, token, "a.pdf").get_json()["offset"] == 0
    assert finish(clerk, token, upload).status_code == 409


def test_an_upload_is_given_up_and_what_nobody_goes_on_with_is_forgotten(
    home: Home, clerk: FlaskClient, token: str
) -> None:
    folder = home.settings.home / ".uploads"
    for name in ("a.pdf", "b.pdf"):
        upload = begin(clerk, token, name).get_json()["id"]
        add(clerk, token, upload, 0, CONTENT[:500])
    page = clerk.get("/fr/desk/uploads").get_data(as_text=True)
    assert page.count("conservé jusqu") == 2
    answer = clerk.post(f"/fr/desk/uploads/{upload}/forget", data={"token": token})
    assert answer.status_code == 303
    assert clerk.get(f"/desk/uploads/{upload}").status_code == 404
    (left,) = folder.glob("*.bytes")
    before = time.time() - receiving.FORGET_S - 60
    os.utime(left, (before, before))
    receiving.sweep(folder)
    assert list(folder.iterdir()) == []

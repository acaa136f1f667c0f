"""Every door of the desk, tried as every role. A door without a declared role fails here."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from archive.store import Role
from tests.webapp.desk.conftest import Home, token_in
from webapp.desk.doors import ANYONE, DOORS, EVERYONE

NOT_ALLOWED = (401, 403)
# What each role is for; written here a second time on purpose, so that a slip in DOORS shows.
OPENS_TO: dict[str, set[str]] = {
    "desk.log_out": {"clerk", "editor", "reader", "administrator"},
    "desk.enrolment": {"clerk", "editor", "reader", "administrator"},
    "desk.enrol": {"clerk", "editor", "reader", "administrator"},
    "desk.front": {"clerk", "editor", "reader", "administrator"},
    "desk.now": {"clerk", "editor", "reader", "administrator"},
    "desk.retry": {"clerk", "editor", "administrator"},
    "desk.retry_many": {"clerk", "editor", "administrator"},
    "desk.many": {"clerk", "editor", "administrator"},
    "desk.undo_many": {"clerk", "editor", "administrator"},
    "desk.meetings": {"clerk", "editor", "reader", "administrator"},
    "desk.meeting": {"clerk", "editor", "reader", "administrator"},
    "desk.joining": {"clerk", "editor", "administrator"},
    "desk.join": {"clerk", "editor", "administrator"},
    "desk.part": {"clerk", "editor", "administrator"},
    "desk.move_back": {"clerk", "editor", "administrator"},
    "desk.bodies": {"clerk", "editor", "reader", "administrator"},
    "desk.rename": {"clerk", "administrator"},
    "desk.forget": {"clerk", "editor", "administrator"},
    "desk.log": {"clerk", "administrator"},
    "desk.log_file": {"clerk", "administrator"},
    "desk.documents": {"clerk", "editor", "reader", "administrator"},
    "desk.document": {"clerk", "editor", "reader", "administrator"},
    "desk.picture": {"clerk", "editor", "reader", "administrator"},
    "desk.original": {"clerk", "editor", "reader", "administrator"},
    "desk.mend": {"clerk", "editor", "administrator"},
    "desk.undo": {"clerk", "editor", "administrator"},
    "desk.transcript": {"clerk", "editor", "administrator"},
    "desk.sound": {"clerk", "editor", "administrator"},
    "desk.revise_lines": {"clerk", "editor", "administrator"},
    "desk.revise_stretch": {"clerk", "editor", "administrator"},
    "desk.name_speakers": {"clerk", "editor", "administrator"},
    "desk.versions": {"clerk", "editor", "administrator"},
    "desk.version": {"clerk", "editor", "administrator"},
    "desk.restore": {"clerk", "editor", "administrator"},
    "desk.chapters": {"clerk", "editor", "administrator"},
    "desk.mark": {"clerk", "editor", "administrator"},
    "desk.unmark": {"clerk", "editor", "administrator"},
    "desk.understood": {"clerk", "editor", "reader", "administrator"},
    "desk.amending": {"clerk", "editor", "administrator"},
    "desk.adding": {"clerk", "editor", "administrator"},
    "desk.amend": {"clerk", "editor", "administrator"},
    "desk.add_missed": {"clerk", "editor", "administrator"},
    "desk.take_out": {"clerk", "editor", "administrator"},
    "desk.withdraw": {"clerk", "administrator"},
    "desk.bring_back": {"clerk", "administrator"},
    "desk.announcements": {"clerk", "administrator"},
    "desk.announce": {"clerk", "administrator"},
    "desk.announcement": {"clerk", "administrator"},
    "desk.change_announcement": {"clerk", "administrator"},
    "desk.withdraw_announcement": {"clerk", "administrator"},
    "desk.bring_back_announcement": {"clerk", "administrator"},
    "desk.messages": {"clerk", "administrator"},
    "desk.message": {"clerk", "administrator"},
    "desk.answer_message": {"clerk", "administrator"},
    "desk.put_message": {"clerk", "administrator"},
    "desk.erase_message": {"clerk", "administrator"},
    "desk.mail": {"clerk", "administrator"},
    "desk.dismiss": {"clerk", "administrator"},
    "desk.set_access": {"clerk", "administrator"},
    "desk.redaction": {"clerk", "administrator"},
    "desk.redact": {"clerk", "administrator"},
    "desk.lift": {"clerk", "administrator"},
    "desk.given": {"clerk", "editor", "reader", "administrator"},
    "desk.retention": {"clerk", "administrator"},
    "desk.retain": {"clerk", "administrator"},
    "desk.uploads": {"clerk", "editor", "administrator"},
    "desk.begin": {"clerk", "editor", "administrator"},
    "desk.standing": {"clerk", "editor", "administrator"},
    "desk.add": {"clerk", "editor", "administrator"},
    "desk.finish": {"clerk", "editor", "administrator"},
    "desk.send": {"clerk", "editor", "administrator"},
}


def rules(home: Home) -> list[tuple[Rule, str]]:
    """(rule, method) of every way into the desk."""
    return [
        (rule, method)
        for rule in home.app.url_map.iter_rules()
        if rule.rule.startswith("/desk") or rule.endpoint.startswith("desk.")
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]


def address(rule: Rule, town: Any) -> str:
    """An address of a rule, of a record that is there."""
    values = {"doc_id": town.minutes, "number": 1, "place": "x", "n": 1, "upload": "x" * 32,
              "part": "decision", "key": "x", "sending": "x", "body": "conseil-municipal",
              "date": "2014-04-24", "slug": "conseil-municipal"}  # fmt: skip
    adapter_values = {name: values[name] for name in rule.arguments}
    built = rule.build(adapter_values)
    assert built
    return built[1]


def enter(browser: FlaskClient, method: str, where: str, token: str) -> int:
    data = {"token": token} if method != "GET" else None
    return browser.open(where, method=method, data=data).status_code


def test_every_way_in_stands_in_the_table_and_the_table_holds_no_other(home: Home) -> None:
    ways = {rule.endpoint for rule, _ in rules(home)}
    assert ways == set(DOORS)
    assert {name for name, roles in DOORS.items() if roles is ANYONE} == {
        "desk.login", "desk.log_in", "desk.away", "desk.back",
    }  # fmt: skip
    assert {name: set(map(str, roles)) for name, roles in DOORS.items() if roles} == OPENS_TO
    assert set(Role) == EVERYONE


def test_an_endpoint_that_is_not_declared_opens_to_no_one(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    administrator = home.log_in("mme administrator")
    monkeypatch.delitem(DOORS, "desk.log")
    assert administrator.get("/desk/log").status_code == 403


def test_every_door_as_a_stranger(home: Home) -> None:
    stranger = home.browser()
    for rule, method in rules(home):
        if DOORS[rule.endpoint] is ANYONE:
            continue
        answer = stranger.open(address(rule, home.town), method=method)
        if method == "GET":
            assert answer.status_code == 302, rule
            assert answer.headers["Location"].startswith("/desk/login"), rule
        else:
            assert answer.status_code == 401, (rule, method)


@pytest.mark.parametrize("role", list(Role))
def test_every_door_as_each_role(home: Home, role: Role) -> None:
    browser = home.log_in(f"mme {role}")
    token = token_in(browser.get("/fr/desk"))
    for rule, method in rules(home):
        if DOORS[rule.endpoint] is ANYONE or rule.endpoint == "desk.log_out":
            continue
        status = enter(browser, method, address(rule, home.town), token)
        assert (status not in NOT_ALLOWED) is (role in DOORS[rule.endpoint]), (rule, method, status)
        assert status < 500, (rule, method)


def test_nothing_is_changed_without_the_session_s_own_token(home: Home) -> None:
    clerk, other = home.log_in("mme clerk"), home.log_in("mme administrator")
    foreign = token_in(other.get("/fr/desk"))
    own = token_in(clerk.get("/fr/desk"))
    tried = 0
    for rule, method in rules(home):
        if method == "GET" or DOORS[rule.endpoint] is ANYONE:
            continue
        where = address(rule, home.town)
        for token in ("", "x", foreign):
            assert enter(clerk, method, where, token) == 403, (rule, token)
        for headers in (
            {"Origin": "https://evil.example"},
            {"Origin": "http://localhost.evil.example"},
            {"Origin": "null"},
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
        ):
            answer = clerk.open(where, method=method, data={"token": own}, headers=headers)
            assert answer.status_code == 403, (rule, headers)
        tried += 1
    assert tried >= 3
    assert clerk.get("/fr/desk").status_code == 200  # still logged in: log out was refused too


def test_a_get_changes_nothing(home: Home, clerk: FlaskClient) -> None:
    with home.store() as store:
        before = list(store.connection.iterdump())
    for rule, _ in rules(home):
        assert clerk.get(address(rule, home.town)).status_code in (200, 302, 404, 405), rule
    with home.store() as store:
        assert list(store.connection.iterdump()) == before

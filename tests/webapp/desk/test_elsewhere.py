"""Coming in by the town's own account: who is let in, and every answer that must not be believed,
from a real provider with real signatures."""

from __future__ import annotations

import time
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from archive.oidc import ROLES, Oidc
from archive.store import Accounts, Role
from tests.webapp.desk.conftest import Home, attempt, code_now
from tests.webapp.desk.town_login import CLIENT, SECRET, TownLogin
from webapp.app import create_app
from webapp.desk import elsewhere

pytest.importorskip("authlib")
ROY = {"email": "Roy@ville.example", "email_verified": True, "name": "Mme Roy"}


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: Any, **_more: Any) -> None:
        return None


@pytest.fixture
def provider() -> Iterator[TownLogin]:
    made = TownLogin(claims=dict(ROY))
    made.start()
    yield made
    made.stop()


@pytest.fixture
def town(home: Home, provider: TownLogin) -> Home:
    """The home of a town that has accounts of its own."""
    (home.settings.home / "oidc.secret").write_text(SECRET + "\n", encoding="utf-8")
    roles = {one: frozenset[str]() for one in ROLES} | {
        "clerk": frozenset({"roy@ville.example"}), "reader": frozenset({"old@ville.example"}),
    }  # fmt: skip
    settings = Oidc(provider.issuer, CLIENT, home.settings.home / "oidc.secret", "", "openid email",
                    "email", roles)  # fmt: skip
    made = replace(home.settings, oidc=settings)
    return Home(made, home.town, create_app(made))


def at_provider(answer: TestResponse) -> str:
    """What the provider's page leads back to, as path and query."""
    opener = urllib.request.build_opener(_Stay)
    try:
        opener.open(answer.headers["Location"])
    except urllib.error.HTTPError as led:
        with led:
            return led.headers["Location"].removeprefix("http://localhost")
    raise AssertionError("not led back")


def log_in(browser: FlaskClient, asked: str = "/fr/desk/oidc") -> TestResponse:
    away = browser.get(asked)
    assert away.status_code == 302, away.get_data(as_text=True)
    return browser.get(at_provider(away))


def refused(answer: TestResponse, said: str) -> None:
    page = answer.get_data(as_text=True)
    assert answer.status_code in (403, 503) and said in page, page
    assert 'name="password"' in page  # the way in for local accounts stays


def test_who_has_a_role_is_let_in_without_a_second_factor(town: Home, provider: TownLogin) -> None:
    browser = town.browser()
    assert "compte de la ville" in browser.get("/fr/desk/login").get_data(as_text=True)
    arrived = log_in(browser, "/fr/desk/oidc?next=/desk/log")
    assert arrived.status_code == 200
    assert arrived.headers["Refresh"] == "0; url=/fr/desk/log"
    assert browser.get("/fr/desk/log").status_code == 200
    asked = provider.asked[0]
    assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
    assert asked["redirect_uri"] == "http://localhost/desk/oidc/back"
    with town.store() as store:
        user = Accounts(store).known("roy@ville.example")
        assert user.role is Role.CLERK and user.subject == f"{provider.issuer} 42"
        assert [one.act for one in store.audit(limit=2)] == ["login", "user-added"]
        assert store.audit_break() is None


def test_the_same_person_is_the_same_user_and_the_provider_tells_the_role(
    town: Home, provider: TownLogin
) -> None:
    log_in(town.browser())
    provider.claims["email"] = "old@ville.example"  # another address, the same person
    browser = town.browser()
    log_in(browser)
    assert browser.get("/fr/desk/log").status_code == 403  # a reader now
    with town.store() as store:
        assert Accounts(store).known("roy@ville.example").role is Role.READER
        assert store.audit_acts(["role-changed"])


LIES: list[tuple[str, dict[str, Any]]] = [
    ("nonce", {"claims": {"nonce": "another"}}),
    ("nonce", {"claims": {"nonce": None}}),
    ("aud", {"claims": {"aud": "another-site"}}),
    ("aud", {"claims": {"aud": None}}),
    ("azp", {"claims": {"aud": [CLIENT, "another"], "azp": "another"}}),
    ("iss", {"claims": {"iss": "https://evil.example"}}),
    ("iss", {"back": {"iss": "https://evil.example"}}),
    ("exp", {"claims": {"exp": int(time.time()) - 3600}}),
    ("exp", {"claims": {"exp": None}}),
    ("sub", {"claims": {"sub": None}}),
    ("at_hash", {"claims": {"at_hash": "x"}}),
    ("", {"signature": "another"}),
    ("", {"signature": "none"}),
    ("", {"signature": "secret"}),
]


@pytest.mark.parametrize(("what", "lies"), LIES)
def test_an_answer_that_is_not_the_answer_to_our_question_is_not_believed(
    town: Home, provider: TownLogin, what: str, lies: dict[str, Any]
) -> None:
    provider.lies = lies
    browser = town.browser()
    answer = log_in(browser)
    refused(answer, f"ne peut pas être crue ({what}" if what else "ne peut pas être crue")
    assert browser.get("/fr/desk").status_code == 302
    with town.store() as store:
        assert Accounts(store).user("roy@ville.example") is None


def test_an_answer_that_comes_twice_or_in_another_browser_finds_nothing(town: Home) -> None:
    browser = town.browser()
    back = at_provider(browser.get("/fr/desk/oidc"))
    refused(town.browser().get(back), "recommencer")  # whose browser never asked
    assert browser.get(back).status_code == 200
    refused(browser.get(back), "recommencer")
    fresh = town.browser()
    fresh.get("/fr/desk/oidc")
    refused(fresh.get("/fr/desk/oidc/back?code=x&state=y"), "recommencer")
    refused(fresh.get(back), "recommencer")


def test_an_answer_that_comes_too_late_finds_nothing(
    town: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = town.browser()
    back = at_provider(browser.get("/fr/desk/oidc"))
    now = time.monotonic()
    monkeypatch.setattr(elsewhere.time, "monotonic", lambda: now + elsewhere.LASTS_S + 1)
    refused(browser.get(back), "recommencer")


def test_a_code_without_its_proof_key_is_worth_nothing(town: Home, provider: TownLogin) -> None:
    """A code that was caught on its way, brought into a login of one's own."""
    caught = at_provider(town.browser().get("/fr/desk/oidc")).partition("code=")[2].split("&")[0]
    thief = town.browser()
    own = at_provider(thief.get("/fr/desk/oidc"))
    stolen = own.replace("code=code-2", f"code={caught}")
    refused(thief.get(stolen), "invalid_grant")


def test_who_has_no_role_is_told_who_can_give_one(town: Home, provider: TownLogin) -> None:
    for claims in (
        {"email": "someone@ville.example"}, {"email": "roy@ville.example", "email_verified": False},
        {"email": None}, {"email": {"a": 1}},
    ):  # fmt: skip
        provider.claims = ROY | claims
        refused(log_in(town.browser()), "aucun rôle")


def test_who_was_disabled_stays_out_until_let_in_again(town: Home) -> None:
    browser = town.browser()
    log_in(browser)
    with town.store() as store:
        Accounts(store).disable("roy@ville.example", who="test")
    assert browser.get("/fr/desk").status_code == 302
    refused(log_in(town.browser()), "désactivé")
    with town.store() as store:
        Accounts(store).reset("roy@ville.example", "", who="test")
    assert log_in(town.browser()).status_code == 200
    for password in ("", "x"):  # and has no password to guess
        answer = attempt(town.browser(), "roy@ville.example", password=password)
        assert answer.status_code == 403


def test_nobody_takes_a_local_account_over_by_bearing_its_name(
    town: Home, provider: TownLogin
) -> None:
    with town.store() as store:
        Accounts(store).add("roy@ville.example", Role.ADMINISTRATOR, "x", who="test")
    refused(log_in(town.browser()), "porte déjà le nom")
    with town.store() as store:
        assert Accounts(store).known("roy@ville.example").subject is None


def test_what_the_provider_refuses_and_its_silence_are_said(
    town: Home, provider: TownLogin
) -> None:
    provider.denies = "access_denied"
    refused(log_in(town.browser()), "access_denied")
    provider.denies = ""
    provider.lies = {"discovery": {"issuer": "https://evil.example"}}
    again = Home(town.settings, town.town, create_app(town.settings))
    refused(again.browser().get("/fr/desk/oidc"), "injoignable")


def test_local_accounts_log_in_as_before_and_a_town_without_has_no_such_door(
    town: Home, home: Home
) -> None:
    assert attempt(town.browser(), "mme administrator", code=code_now()).status_code == 302
    assert home.browser().get("/fr/desk/oidc").status_code == 404
    assert home.browser().get("/fr/desk/oidc/back").status_code == 404
    assert "compte de la ville" not in home.browser().get("/fr/desk/login").get_data(as_text=True)


def test_groups_open_as_well_as_addresses() -> None:
    settings = Oidc(
        claim="groups", roles={"clerk": frozenset({"greffe"}), "reader": frozenset({"x"})}
    )
    assert settings.role_of({"groups": ["x", "Greffe"]}) == "clerk"
    assert settings.role_of({"groups": "x"}) == "reader"
    assert settings.role_of({"groups": [1, None]}) is None and settings.role_of({}) is None

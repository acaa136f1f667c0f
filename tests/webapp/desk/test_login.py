"""Who comes in, who does not, and what a stranger can do about it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from archive.store import Accounts, Role
from tests.webapp.desk.conftest import (
    PASSWORD,
    Home,
    attempt,
    code_now,
    token_in,
)
from webapp.desk import doors, proofs

GUESSES = 1_000


def cookies(answer: Any) -> dict[str, str]:
    return {one.split("=", 1)[0]: one for one in answer.headers.getlist("Set-Cookie")}


def test_name_password_and_code_let_in(home: Home) -> None:
    browser = home.browser()
    assert browser.get("/fr/desk").headers["Location"] == "/fr/desk/login"
    answer = attempt(browser, "mme clerk", code=code_now())
    assert answer.status_code == 302 and answer.headers["Location"] == "/fr/desk"
    page = browser.get("/fr/desk")
    assert page.status_code == 200 and "mme clerk" in page.get_data(as_text=True)
    assert page.headers["Cache-Control"] == "no-store"
    assert (
        "Content-Encoding"
        not in browser.get("/fr/desk", headers={"Accept-Encoding": "gzip"}).headers
    )


@pytest.mark.parametrize(
    ("name", "password", "code"),
    [
        ("mme clerk", PASSWORD, ""),
        ("mme clerk", PASSWORD, "000000"),
        ("mme clerk", "wrong", None),
        ("nobody", PASSWORD, None),
        ("' OR 1=1 --", PASSWORD, None),
        ("mme clerk", "", None),
    ],
)
def test_one_wrong_proof_keeps_out_and_which_is_not_told(
    home: Home, name: str, password: str, code: str | None
) -> None:
    browser = home.browser()
    typed = code_now() if code is None else code
    answer = attempt(browser, name, password=password, code=typed)
    assert answer.status_code == 403
    assert "Le nom, le mot de passe ou le code est erroné." in answer.get_data(as_text=True)
    assert browser.get("/fr/desk").status_code == 302


def test_a_code_is_good_once(home: Home) -> None:
    code = code_now()
    assert attempt(home.browser(), "mme clerk", code=code).status_code == 302
    assert attempt(home.browser(), "mme clerk", code=code).status_code == 403


def test_a_recovery_code_is_good_once(home: Home) -> None:
    assert attempt(home.browser(), "mme clerk", code="ABCDE-FGHIJ").status_code == 302
    assert attempt(home.browser(), "mme clerk", code="abcde-fghij").status_code == 403


def test_the_first_login_asks_for_a_password_and_a_second_factor(home: Home) -> None:
    home.add("nouvelle", Role.CLERK, secret=None)
    browser = home.browser()
    answer = attempt(browser, "nouvelle")
    assert answer.headers["Location"] == "/fr/desk/enrol"
    assert browser.get("/fr/desk").headers["Location"] == "/fr/desk/enrol"
    page = browser.get("/fr/desk/enrol")
    text = page.get_data(as_text=True)
    assert "<svg" in text
    secret = re.search(r'name="secret" value="([A-Z2-7]{32})"', text)
    assert secret
    form = {"token": token_in(page), "secret": secret[1], "password": "un tout autre mot",
            "again": "un tout autre mot", "code": code_now(secret[1])}  # fmt: skip
    for wrong in (
        {"password": "court", "again": "court"},
        {"again": "un autre encore"},
        {"password": PASSWORD, "again": PASSWORD},
        {"code": "000000"},
        {"secret": "'"},
    ):
        assert browser.post("/fr/desk/enrol", data=form | wrong).status_code == 403, wrong
    done = browser.post("/fr/desk/enrol", data=form)
    codes = re.findall(r"<code>([a-z2-9]{5}-[a-z2-9]{5})</code>", done.get_data(as_text=True))
    assert len(codes) == proofs.CODES
    assert browser.get("/fr/desk").status_code == 200
    again = attempt(home.browser(), "nouvelle", password="un tout autre mot", code=codes[3])
    assert again.status_code == 302
    assert browser.get("/fr/desk/enrol").status_code == 302  # once


def test_a_session_from_before_the_login_is_worth_nothing(home: Home) -> None:
    browser = home.browser()
    browser.set_cookie("greffe-desk", "chosen-by-an-attacker")
    assert attempt(browser, "mme clerk", code=code_now()).status_code == 302
    given = browser.get_cookie("greffe-desk")
    assert given and given.value != "chosen-by-an-attacker"
    thief = home.browser()
    thief.set_cookie("greffe-desk", "chosen-by-an-attacker")
    assert thief.get("/fr/desk").status_code == 302


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(home: Home) -> None:
    sent = cookies(attempt(home.browser(), "mme clerk", code=code_now()))
    for name in ("greffe-desk", "greffe-known"):
        assert "HttpOnly" in sent[name] and "SameSite=Strict" in sent[name]
    browser = home.browser()
    base = {"base_url": "https://localhost"}
    token = token_in(browser.get("/fr/desk/login", **base))
    with home.store() as store:
        store.connection.execute("UPDATE users SET step = 0")
    form = {"name": "mme clerk", "password": PASSWORD, "code": code_now(), "token": token}
    sent = cookies(browser.post("/fr/desk/login", data=form, **base))
    for name in ("__Host-greffe-desk", "__Host-greffe-known"):
        assert "Secure" in sent[name] and "Path=/" in sent[name] and "Domain" not in sent[name]


def test_no_key_or_token_stands_in_the_database(home: Home, clerk: FlaskClient) -> None:
    key = clerk.get_cookie("greffe-desk")
    known = clerk.get_cookie("greffe-known")
    assert key and known
    with home.store() as store:
        text = "\n".join(store.connection.iterdump())
    assert key.value not in text and known.value not in text and PASSWORD not in text


def test_a_session_ends_when_it_is_not_used_and_in_the_end(
    home: Home, clerk: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 0.0
    from time import time as real

    monkeypatch.setattr(doors.time, "time", lambda: real() + now)
    now = doors.IDLE_S - 60
    assert clerk.get("/fr/desk").status_code == 200
    for _ in range(int(doors.LASTS_S // (doors.IDLE_S - 60))):
        now += doors.IDLE_S - 60
        last = clerk.get("/fr/desk").status_code
    assert last == 302  # used all the time, and over all the same
    other = home.log_in("mme editor")
    now += doors.IDLE_S + 1
    assert other.get("/fr/desk").status_code == 302


def test_logging_out_ends_the_session_itself(home: Home, clerk: FlaskClient) -> None:
    key = clerk.get_cookie("greffe-desk")
    assert key
    clerk.post("/fr/desk/logout", data={"token": token_in(clerk.get("/fr/desk"))})
    thief = home.browser()
    thief.set_cookie("greffe-desk", key.value)
    assert thief.get("/fr/desk").status_code == 302


@pytest.mark.parametrize("act", ["disable", "reset"])
def test_a_user_who_is_disabled_or_reset_is_out_at_once(
    home: Home, clerk: FlaskClient, act: str
) -> None:
    with home.store() as store:
        accounts = Accounts(store)
        if act == "disable":
            accounts.disable("mme clerk", who="test")
        else:
            accounts.reset("mme clerk", proofs.hashed("tout autre chose"), who="test")
    assert clerk.get("/fr/desk").status_code == 302
    assert attempt(home.browser(), "mme clerk", code=code_now()).status_code == 403


@pytest.mark.parametrize(
    "after",
    ["https://evil.example/", "//evil.example", "/desk//evil.example", "/\\evil.example",
     "/desk/../search", "javascript:alert(1)", "/desk\n//evil", "/search", "desk", "/desk/%2f"],
)  # fmt: skip
def test_the_login_leads_nowhere_else(home: Home, after: str) -> None:
    answer = attempt(home.browser(), "mme clerk", code=code_now(), form={"next": after})
    assert answer.headers["Location"] == "/fr/desk"


def test_the_login_leads_on_to_where_one_was_going(home: Home) -> None:
    browser = home.browser()
    asked = browser.get("/fr/desk/log")
    assert asked.headers["Location"] == "/fr/desk/login?next=/desk/log"
    answer = attempt(browser, "mme clerk", code=code_now(), form={"next": "/desk/log"})
    assert answer.headers["Location"] == "/fr/desk/log"


def test_a_login_form_of_another_page_is_refused(home: Home) -> None:
    browser = home.browser()
    form = {"name": "mme clerk", "password": PASSWORD, "code": code_now()}
    assert browser.post("/fr/desk/login", data=form).status_code == 403
    assert browser.post("/fr/desk/login", data=form | {"token": "x"}).status_code == 403
    for headers in (
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ):
        answer = attempt(home.browser(), "mme clerk", code=code_now(), headers=headers)
        assert answer.status_code == 403, headers


def test_a_thousand_guesses_are_refused_and_the_clerk_comes_in_all_the_same(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From one address, with a hasher that counts instead of hashing: what is measured is how
    many guesses are looked at, not how fast a hash is. Ten thousand, tried once, take 90 s on a
    busy machine and are looked at as rarely."""
    clerk = home.log_in("mme clerk")
    looked: list[str] = []
    monkeypatch.setattr(proofs, "is_password", lambda given, kept: bool(looked.append(given)))
    stranger = home.browser()
    token = token_in(stranger.get("/fr/desk/login"))
    refused = 0
    for n in range(GUESSES):
        form = {"name": "mme clerk", "password": str(n), "code": "123456", "token": token}
        answer = stranger.post("/desk/login", data=form)
        token = token_in(answer)
        refused += answer.status_code == 429
    assert len(looked) + refused == GUESSES
    assert len(looked) <= 30, len(looked)
    monkeypatch.undo()
    home.log_in("mme clerk", clerk)  # a browser that is known


def test_failures_from_everywhere_do_not_lock_the_clerk_out(home: Home) -> None:
    clerk = home.log_in("mme clerk")
    for n in range(40):
        attempt(
            home.browser(), "mme clerk", password="x",
            environ_base={"REMOTE_ADDR": f"198.51.100.{n}"},
        )  # fmt: skip
    last = attempt(home.browser(), "mme clerk", password="x")
    assert last.status_code == 429 and int(last.headers["Retry-After"]) <= 31
    home.log_in("mme clerk", clerk)


def test_a_name_or_address_to_go_on_to_is_only_text(home: Home) -> None:
    for payload in ('"><script>alert(1)</script>', "{{7*7}}"):
        page = home.browser().get("/fr/desk/login", query_string={"next": payload})
        assert payload not in page.get_data(as_text=True)


def test_the_clerk_s_code_opens_a_new_browser_while_others_guess(home: Home) -> None:
    """Nobody else's failures, from however many addresses, keep out who shows the second factor;
    without it there is one guess at a time for all."""
    for n in range(60):
        attempt(
            home.browser(), "mme clerk", password=f"guess {n}", code="000000",
            environ_base={"REMOTE_ADDR": f"198.51.100.{n}"},
        )  # fmt: skip
    guesser = attempt(
        home.browser(), "mme clerk", password="guess", code="000000",
        environ_base={"REMOTE_ADDR": "203.0.113.7"},
    )  # fmt: skip
    assert guesser.status_code == 429
    assert attempt(home.browser(), "mme clerk", code=code_now()).status_code == 302


def test_public_pages_set_no_cookie_for_anyone(home: Home, clerk: FlaskClient) -> None:
    for browser in (home.browser(), clerk):
        for address in ("/fr/", "/fr/search?q=pont", f"/fr/documents/{home.town.minutes}"):
            answer = browser.get(address)
            assert "Set-Cookie" not in answer.headers and "Cookie" not in answer.vary


def test_another_host_is_refused_where_the_town_named_its_own(home: Home) -> None:
    from dataclasses import replace

    from webapp.app import create_app

    app = create_app(replace(home.settings, hosts=("archives.ville.example",)))
    asked = app.test_client()
    assert asked.get("/fr/", headers={"Host": "archives.ville.example"}).status_code == 200
    assert asked.get("/fr/", headers={"Host": "evil.example"}).status_code == 400
    assert asked.get("/fr/desk/login", headers={"Host": "evil.example"}).status_code == 400

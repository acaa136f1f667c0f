"""A town with a user of each role, and browsers in which they are logged in.

Passwords are hashed with the cheapest Argon2 here: what is tested is what is done with the
answer. One test (test_proofs) uses the real parameters.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from archive.settings import Settings
from archive.store import Accounts, Role, Store
from webapp.app import create_app
from webapp.desk import proofs

PASSWORD = "correcte agrafeuse de cheval"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
TOKEN = re.compile(r'name="token" value="([^"]*)"')


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """See above."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(proofs, "hasher", quick)
    monkeypatch.setattr(proofs, "NOBODY", quick.hash("nobody"))


@dataclass(slots=True)
class Home:
    """A stocked home, its site, and who works there."""

    settings: Settings
    town: Any
    app: Flask

    def browser(self) -> FlaskClient:
        return self.app.test_client()

    def store(self) -> Store:
        return Store.open(self.settings.database)

    def add(self, name: str, role: Role, *, secret: str | None = SECRET) -> None:
        """A user who has been through the first login."""
        with self.store() as store:
            accounts = Accounts(store)
            accounts.add(name, role, proofs.hashed(PASSWORD), who="test")
            if secret:
                accounts.enrol(
                    accounts.known(name),
                    password=proofs.hashed(PASSWORD),
                    secret=secret,
                    step=0,
                    codes=[proofs.sum_of("abcdefghij")],
                )

    def log_in(self, name: str, browser: FlaskClient | None = None) -> FlaskClient:
        """The browser of a user, logged in by the form. Each code is good once."""
        browser = browser or self.browser()
        with self.store() as store:  # else a second login within 30 s would be refused
            store.connection.execute("UPDATE users SET step = 0")
        answer = attempt(browser, name, code=code_now())
        assert answer.status_code == 302, answer.get_data(as_text=True)
        return browser


def code_now(secret: str = SECRET) -> str:
    return proofs.code_at(secret, int(time.time()) // 30)


def token_in(answer: TestResponse) -> str:
    """The token of the forms of a page."""
    found = TOKEN.findall(answer.get_data(as_text=True))
    assert found, "no form on this page"
    return str(found[-1])


def attempt(
    browser: FlaskClient, name: str, *, password: str = PASSWORD, code: str = "", **more: Any
) -> TestResponse:
    """Fill in the login form and send it."""
    token = token_in(browser.get("/fr/desk/login"))
    form = {
        "name": name,
        "password": password,
        "code": code,
        "token": token,
        **more.pop("form", {}),
    }
    return browser.post("/fr/desk/login", data=form, **more)


@pytest.fixture
def home(settings: Settings, stocked: Callable[[Settings], Any]) -> Home:
    made = Home(settings, stocked(settings), create_app(settings))
    for role in Role:
        made.add(f"mme {role}", role)
    return made


@pytest.fixture
def clerk(home: Home) -> Iterator[FlaskClient]:
    """The clerk's browser."""
    yield home.log_in("mme clerk")

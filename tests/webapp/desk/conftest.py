"""A town with a user of each role, and browsers in which they are logged in.

Passwords are hashed with the cheapest Argon2 here: what is tested is what is done with the
answer. One test (test_proofs) uses the real parameters.
"""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
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
    monkeypatch.setattr(proofs, "nobody", lambda: quick.hash("nobody"))


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

    def add(
        self, name: str, role: Role, *, secret: str | None = SECRET, password: str = ""
    ) -> None:
        """A user who has been through the first login. password: its hash."""
        password = password or proofs.hashed(PASSWORD)
        with self.store() as store:
            accounts = Accounts(store)
            accounts.add(name, role, password, who="test")
            if secret:
                accounts.enrol(
                    accounts.known(name),
                    password=password,
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


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory, stocking: Callable[[Settings], Any]) -> Any:
    """A stocked home with a user of each role, made once and copied for each test."""
    settings = Settings(home=tmp_path_factory.mktemp("model"), town_name="Ville de Rivemont")
    settings.make_home()
    town = stocking(settings)
    made = Home(settings, town, create_app(settings))
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    for role in Role:
        made.add(f"mme {role}", role, password=quick.hash(PASSWORD))
    return town


@pytest.fixture
def home(tmp_path: Path, model: Any) -> Home:
    copied = tmp_path / "home"
    shutil.copytree(model.settings.home, copied)
    settings = replace(model.settings, home=copied)
    return Home(settings, model, create_app(settings))


@pytest.fixture
def clerk(home: Home) -> FlaskClient:
    """The clerk's browser."""
    return home.log_in("mme clerk")

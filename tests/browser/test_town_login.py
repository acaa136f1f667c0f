"""The town's own account in a real browser, with the provider on another site: what cookies do on
the way back is the browser's to decide, and no test without one shows it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from archive.oidc import Oidc
from archive.settings import Settings
from tests.webapp.desk.town_login import CLIENT, SECRET, TownLogin

pytest.importorskip("authlib")


@pytest.fixture
def provider() -> Iterator[TownLogin]:
    made = TownLogin(claims={"email": "roy@ville.example"})
    made.start()
    yield made
    made.stop()


@pytest.fixture
def address(tmp_path: Any, provider: TownLogin) -> Iterator[str]:
    """A site at localhost; to a browser the provider, at 127.0.0.1, is another site."""
    waitress = pytest.importorskip("waitress")
    from webapp.app import create_app

    (tmp_path / "oidc.secret").write_text(SECRET, encoding="utf-8")
    roles = {"clerk": frozenset({"roy@ville.example"})}
    settings = Settings(home=tmp_path, town_name="Ville de Rivemont")
    settings.make_home()
    town = Oidc(provider.issuer, CLIENT, tmp_path / "oidc.secret", scope="openid", roles=roles)
    app = create_app(replace(settings, oidc=town))
    server = waitress.create_server(app, host="localhost", port=0)
    ports = server.effective_listen if hasattr(server, "effective_listen") else []
    port = ports[0][1] if ports else server.effective_port
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://localhost:{port}"
    server.close()
    thread.join(timeout=5)


def test_a_clerk_comes_in_by_the_town_s_account(browser: Any, address: str) -> None:
    context = browser.new_context(base_url=address, locale="fr-CA")
    page = context.new_page()
    page.goto("/fr/desk/log")
    page.get_by_role("link", name="Se connecter avec le compte de la ville").click()
    page.get_by_role("heading", name="Journal des actions").wait_for()
    assert page.url == f"{address}/fr/desk/log"
    page.reload()
    page.get_by_text("roy@ville.example").first.wait_for()
    kept = {one["name"]: one["sameSite"] for one in context.cookies()}
    assert kept["greffe-desk"] == "Strict" and "greffe-oidc" not in kept
    context.close()

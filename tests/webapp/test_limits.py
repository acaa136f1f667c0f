"""What costs the most to make is measured out to each address; reading on never is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from webapp.app import create_app
from webapp.limits import COSTLY


@pytest.fixture
def held(town: Any) -> FlaskClient:
    """A site where three a minute is the measure."""
    return create_app(replace(town.settings, per_minute=3)).test_client()


def test_what_is_counted_exists(town: Any) -> None:
    known = {rule.endpoint for rule in create_app(town.settings).url_map.iter_rules()}
    assert set(COSTLY) <= known


def test_a_flood_of_searches_is_put_off_in_words_and_reading_goes_on(
    held: FlaskClient, town: Any
) -> None:
    for left in ("2", "1", "0"):
        answer = held.get("/fr/search?q=pont")
        assert answer.status_code == 200 and answer.headers["RateLimit-Remaining"] == left
    refused = held.get("/en/search?q=pont")
    assert refused.status_code == 429 and "Too many questions" in refused.text
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert refused.headers["Cache-Control"] == "no-store"
    assert "Content-Security-Policy" in refused.headers
    for address in ("/fr/", f"/fr/documents/{town.minutes}/page/2", "/healthz", "/suggest?q=po"):
        for _n in range(5):
            assert held.get(address).status_code == 200, address


def test_pictures_do_not_use_up_the_searches(held: FlaskClient, town: Any) -> None:
    for _n in range(4):
        last = held.get(f"/documents/{town.minutes}/page/1.png")
    assert last.status_code == 429
    assert held.get("/fr/search?q=pont").status_code == 200


def test_each_address_has_its_own_measure(held: FlaskClient) -> None:
    other = {"REMOTE_ADDR": "2001:db8::9"}
    for _n in range(4):
        held.get("/fr/search?q=pont")
    assert held.get("/fr/search?q=pont").status_code == 429
    assert held.get("/fr/search?q=pont", environ_base=other).status_code == 200


def test_no_limit_is_a_setting(town: Any) -> None:
    free = create_app(replace(town.settings, per_minute=0)).test_client()
    for _n in range(5):
        answer = free.get("/fr/search?q=pont")
    assert answer.status_code == 200 and "RateLimit-Limit" not in answer.headers

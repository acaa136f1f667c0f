"""Search for programs, and the check of health."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from archive.search import Query, Searcher, as_json
from archive.store import Catalogue
from webapp.app import create_app


def test_the_answer_is_that_of_the_command_line(client: FlaskClient, town: Any) -> None:
    told = client.get("/api/v1/search?q=pont&kind=minutes&limit=5").get_json()
    with Catalogue.open(town.settings.database) as catalogue:
        query = Query("pont", kinds=("minutes",), limit=5)
        expected = as_json(Searcher(town.settings).find(catalogue, query), lang="fr")
    told.pop("took_ms")
    expected.pop("took_ms")
    assert told == expected
    assert told["total"] == 1


def test_addresses_in_the_answer_are_without_language(client: FlaskClient, town: Any) -> None:
    hit = client.get("/en/api/v1/search?q=pont&kind=minutes").get_json()["hits"][0]
    assert hit["url"] == f"/documents/{town.minutes}/page/2#p2-1"
    assert client.get(hit["document"]["url"]).status_code == 200
    assert client.get(hit["meeting"]["url"]).status_code == 200


@pytest.mark.parametrize(
    "query",
    ["", "q=", "q=pont&kind=poem", "q=pont&year=x", "q=pont&from=x", "q=pont&limit=1000",
     "q=pont&offset=-1", "q=pont&sort=best", "q=pont&lang=de",
     "q=pont&from=2015-01-01&to=2014-01-01"],
)  # fmt: skip
def test_bad_values_are_400_with_a_sentence(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/api/v1/search?{query}")
    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    assert answer.get_json()["detail"].endswith(".")


def test_what_is_not_there_is_said_in_json(client: FlaskClient) -> None:
    answer = client.get("/api/v2/search")
    assert answer.status_code == 404 and answer.get_json()["title"]


def test_any_site_may_ask(client: FlaskClient) -> None:
    for query in ("q=pont", ""):
        headers = client.get(f"/api/v1/search?{query}").headers
        assert headers["Access-Control-Allow-Origin"] == "*"


def test_health_is_two_figures(client: FlaskClient) -> None:
    """Of what is in sight: the town holds an eleventh document, withdrawn."""
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.get_json() == {"status": "ok", "documents": 10, "unindexed": 0}


def test_a_home_that_was_never_stocked_is_healthy(empty_client: FlaskClient) -> None:
    assert empty_client.get("/healthz").get_json()["documents"] == 0


def test_a_database_that_cannot_be_read_is_503(town: Any, tmp_path: Path) -> None:
    (tmp_path / "archive.db").write_bytes(b"this is no database" * 100)
    answer = create_app(replace(town.settings, home=tmp_path)).test_client().get("/healthz")
    assert answer.status_code == 503
    assert answer.get_json()["status"] != "ok"

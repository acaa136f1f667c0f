"""What every answer promises to the browser, whatever its status."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "media-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def addresses(town: Any) -> dict[str, int]:
    """One of each kind of answer, with its status."""
    return {
        "/": 200,
        "/fr/search?q=pont": 200,
        "/meetings": 200,
        "/meetings/conseil-municipal/2014-04-24": 200,
        f"/documents/{town.minutes}/page/2": 200,
        f"/documents/{town.minutes}/original": 200,
        f"/documents/{town.minutes}/page?n=2": 302,
        f"/documents/{town.withdrawn}": 410,
        f"/recordings/{town.recording}": 200,
        f"/recordings/{town.recording}/media": 200,
        f"/recordings/{town.recording}/captions.vtt": 200,
        "/api/v1/search?q=pont": 200,
        "/api/v1/search": 400,
        "/healthz": 200,
        "/robots.txt": 200,
        "/static/style.css": 200,
        "/nowhere": 404,
        "/fr/documents/nothing": 404,
    }


def test_headers_stand_on_every_kind_of_answer(client: FlaskClient, town: Any) -> None:
    for address, status in addresses(town).items():
        answer = client.get(address)
        assert answer.status_code == status, address
        headers = answer.headers
        policy = dict(one.strip().split(" ", 1) if " " in one.strip() else (one.strip(), "")
                      for one in headers["Content-Security-Policy"].split(";"))  # fmt: skip
        assert policy["default-src"] == "'none'", address
        assert "unsafe" not in headers["Content-Security-Policy"], address
        assert headers["X-Content-Type-Options"] == "nosniff", address
        assert headers["Referrer-Policy"] == "same-origin", address
        assert "camera=()" in headers["Permissions-Policy"], address
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin", address
        assert "Set-Cookie" not in headers, address


def test_a_page_may_load_from_this_site_only(client: FlaskClient) -> None:
    header = client.get("/fr/").headers["Content-Security-Policy"]
    assert dict(one.strip().split(" ", 1) for one in header.split(";")) == POLICY


def test_files_as_received_may_do_nothing(client: FlaskClient, town: Any) -> None:
    for address in (
        f"/documents/{town.minutes}/original",
        f"/recordings/{town.recording}/media",
    ):
        assert "sandbox" in client.get(address).headers["Content-Security-Policy"], address


def test_only_reading_is_allowed(client: FlaskClient, town: Any) -> None:
    for address in addresses(town):
        for method in ("POST", "PUT", "DELETE", "PATCH"):
            answer = client.open(address, method=method)
            assert answer.status_code in (404, 405), (method, address)


@pytest.mark.parametrize(
    "payload",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}", "</title><b>"],
)
def test_what_is_typed_is_only_text(client: FlaskClient, payload: str) -> None:
    for name in ("q", "body", "kind", "year", "from", "sort", "page"):
        answer = client.get("/fr/search", query_string={"q": "pont", name: payload})
        assert answer.status_code == 200
        page = answer.get_data(as_text=True)
        assert payload not in page.replace("{{7*7}}", "") or payload == "{{7*7}}"
        assert "<img src=x" not in page and "<script>alert" not in page and "49" not in page


def test_what_was_read_in_a_document_is_only_text(client: FlaskClient, town: Any) -> None:
    shown = (
        f"/fr/documents/{town.english}/page/1",
        f"/fr/recordings/{town.recording}",
        "/fr/search?q=bookmobile",
        "/fr/search?q=vote",
        f"/fr/documents/{town.scan}",
    )
    for address in shown:
        page = client.get(address).get_data(as_text=True)
        assert re.search(r"&lt;(script|b|1)&gt;", page), address
        assert "<script>alert" not in page and "<b>" not in page, address
    vtt = client.get(f"/recordings/{town.recording}/captions.vtt").get_data(as_text=True)
    assert "&lt;b&gt;On passe au vote.&lt;/b&gt;" in vtt


def test_no_answer_leads_to_the_host_that_the_visitor_names(client: FlaskClient, town: Any) -> None:
    for address in (
        f"/documents//{town.minutes}",
        f"/fr//documents/{town.minutes}",
        f"/documents/{town.minutes}//page",
        f"/documents/{town.minutes}/page?n=2",
        f"/documents/{town.recording}",
        "//evil.example/meetings",
        "/meetings/",
    ):
        answer = client.get(address, headers={"Host": "evil.example"})
        assert answer.status_code in (200, 302, 404), address
        assert not answer.headers.get("Location", "/").startswith(("http", "//")), address
        assert "http://evil.example" not in answer.get_data(as_text=True), address


def test_a_slash_at_the_end_makes_no_difference(client: FlaskClient) -> None:
    for address in ("/meetings/", "/fr/search/", "/about/", "/fr/bodies/conseil-municipal/"):
        assert client.get(address).status_code == 200, address

"""Home, meetings, bodies, errors: what people see first, and when something is not there."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive.store import Catalogue
from webapp.delivery import STATIC
from webapp.pages.meeting import parts


def page(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.get_data(as_text=True)


def test_home_searches_first_and_names_the_town(client: FlaskClient) -> None:
    text = page(client, "/fr/")
    assert text.index('id="q"') < text.index("Dernières séances") < text.index("Conseil et comités")
    assert "Ville de Rivemont" in text
    assert 'href="/fr/bodies/library-board"' in text
    assert 'href="/fr/meetings/conseil-municipal/2014-04-24"' in text


def test_an_empty_archive_is_friendly(empty_client: FlaskClient) -> None:
    assert "encore vides" in page(empty_client, "/fr/")
    assert page(empty_client, "/fr/meetings")
    assert empty_client.get("/fr/bodies/conseil").status_code == 404


def test_a_meeting_holds_all_its_documents_by_part(client: FlaskClient, town: Any) -> None:
    text = page(client, "/fr/meetings/conseil-municipal/2014-04-24")
    parts = re.findall(r'<section class="part" aria-labelledby="(\w+)"', text)
    assert parts == ["agenda", "minutes", "recording", "decisions"]
    for doc in (town.minutes, town.draft, town.captions, town.scan):
        assert f'href="/fr/documents/{doc}"' in text
    assert f'href="/fr/recordings/{town.recording}"' in text


def test_a_replaced_version_stands_after_the_one_that_replaces_it(
    client: FlaskClient, town: Any
) -> None:
    text = page(client, "/fr/meetings/conseil-municipal/2014-04-24")
    minutes = text[text.index('id="minutes"') : text.index('id="recording"')]
    links = re.findall(r'href="/fr/documents/(\w+)"', minutes)
    assert links == [town.minutes, town.draft, town.minutes]  # the last: "replaced by"
    assert "Remplacé par" in minutes


def test_meetings_are_listed_by_year(client: FlaskClient) -> None:
    latest = page(client, "/fr/meetings")
    assert "/fr/meetings/conseil-municipal/2015-06-01" in latest
    assert "/fr/meetings/conseil-municipal/2014-04-24" not in latest
    chosen = page(client, "/fr/meetings?year=2014")
    assert "/fr/meetings/conseil-municipal/2014-04-24" in chosen
    assert 'aria-current="page">2014' in chosen
    for nonsense in ("abc", "1850", "99999", "-1"):
        assert page(client, f"/fr/meetings?year={nonsense}") != ""


def test_documents_without_a_date_are_found_under_meetings(client: FlaskClient, town: Any) -> None:
    assert f'href="/fr/documents/{town.undated}"' in page(client, "/fr/meetings")


def test_a_body_lists_its_own_meetings(client: FlaskClient) -> None:
    text = page(client, "/en/bodies/library-board")
    assert "/en/meetings/library-board/2010-03-01" in text
    assert "/en/meetings/conseil-municipal" not in text


@pytest.mark.parametrize(
    "address",
    ["/nowhere", "/meetings/conseil-municipal/1999-01-01", "/meetings/x/y", "/bodies/x",
     "/meetings/conseil-municipal/2014-04-24/more", "/static/nothing.css", "/static/..%2fapp.py"],
)  # fmt: skip
def test_what_is_not_there_is_404_in_the_readers_language(
    client: FlaskClient, address: str
) -> None:
    for lang, words in (("fr", "Page introuvable"), ("en", "Page not found")):
        answer = client.get(f"/{lang}{address}")
        assert answer.status_code == 404
        assert words in answer.get_data(as_text=True)


def test_a_fault_of_ours_is_a_page_and_not_a_traceback(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("archive.store.Catalogue.counts", fault)
    answer = app.test_client().get("/fr/")
    assert answer.status_code == 500
    assert "Un problème est survenu" in answer.get_data(as_text=True)
    assert "secret detail" not in answer.get_data(as_text=True)


def test_robots_may_read_records_but_not_result_lists(client: FlaskClient) -> None:
    text = page(client, "/robots.txt")
    assert "Disallow: /fr/search" in text and "Disallow: /documents" not in text


def test_a_page_asked_for_again_is_an_empty_304(client: FlaskClient) -> None:
    first = client.get("/fr/meetings")
    assert first.headers["Cache-Control"] == "no-cache"
    again = client.get("/fr/meetings", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_pages_are_packed_for_who_can_unpack(client: FlaskClient) -> None:
    plain = client.get("/fr/about")
    packed = client.get("/fr/about", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert "Accept-Encoding" in plain.headers["Vary"]
    refused = client.get("/fr/about", headers={"Accept-Encoding": "gzip;q=0"})
    assert "Content-Encoding" not in refused.headers


def test_static_files_are_kept_for_ever_under_their_fingerprint(client: FlaskClient) -> None:
    text = page(client, "/fr/")
    address = re.search(r'href="(/static/style\.css\?v=\w+)"', text)
    assert address
    assert "immutable" in client.get(address[1]).headers["Cache-Control"]
    for other in ("/static/style.css", "/static/style.css?v=", "/static/style.css?v=0123456789"):
        assert client.get(other).headers["Cache-Control"] == "no-cache"


def test_pages_are_light(client: FlaskClient, town: Any) -> None:
    static = sum(path.stat().st_size for path in STATIC.rglob("*.*"))
    for address in ("/fr/", "/fr/search?q=pont", f"/fr/documents/{town.minutes}"):
        assert len(client.get(address).data) + static < 100_000


def test_colours_have_enough_contrast() -> None:
    """WCAG 1.4.3: text against every ground it stands on, in light and in dark."""
    css = (STATIC / "style" / "0-tokens.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{(.*?)\n\s*\}", css, re.DOTALL)
    light, dark = (dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", block)) for block in blocks[:2])
    pairs = [
        ("ink", "paper"), ("ink", "ground"), ("ink", "accent-tint"), ("ink", "warn-tint"),
        ("ink", "target"), ("ink-soft", "paper"), ("ink-soft", "ground"), ("ink-soft", "target"),
        ("accent", "paper"), ("accent", "ground"), ("accent", "accent-tint"),
        ("accent", "warn-tint"), ("accent", "target"), ("accent-ink", "accent"),
        ("visited", "paper"), ("mark-ink", "mark"), ("warn", "warn-tint"), ("warn", "paper"),
        ("masthead-ink", "masthead"),
    ]  # fmt: skip
    for theme in (light, light | dark):
        for ink, ground in pairs:
            assert contrast(theme[ink], theme[ground]) >= 4.5, (ink, ground)
        for mark in ("focus", "line-strong"):
            assert contrast(theme[mark], theme["paper"]) >= 3.0, mark


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_static_files_name_no_other_host() -> None:
    for path in Path(STATIC).rglob("*.*"):
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "http:" not in text and "https:" not in text and "//cdn" not in text, path.name


def test_the_readers_language_comes_first_in_each_part(client: FlaskClient, town: Any) -> None:

    with Catalogue.open(town.settings.database) as catalogue:
        given = [catalogue.document(one) for one in (town.draft, town.english, town.minutes)]
    for reader, first in (
        ("fr", [town.minutes, town.english]),
        ("en", [town.english, town.minutes]),
    ):
        (minutes,) = parts(given, reader)
        assert [doc.id for doc in minutes.documents] == [*first, town.draft]

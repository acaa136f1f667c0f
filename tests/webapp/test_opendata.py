"""The page of the open data, the ZIP behind it, and JSON-LD in pages."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive.settings import Settings
from archive.store import Store
from tests.webapp.conftest import MINUTES, Desk
from webapp.app import create_app

LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
WAIT_S = 60


def made(app: Flask) -> None:
    """Wait until the ZIP that is being made is there."""
    app.extensions["greffe.bulk"].wait(WAIT_S)


def names(client: FlaskClient) -> str:
    answer = client.get("/open-data/archive.zip")
    assert answer.status_code == 200 and answer.mimetype == "application/zip"
    content = answer.data
    answer.close()
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return opened.read("csv/documents.csv").decode()


def test_the_zip_is_made_once_kept_and_made_anew_when_the_archive_changed(
    settings: Settings,
) -> None:
    with Store.open(settings.database) as store:
        desk = Desk(settings, store)
        desk.paper("un.pdf", MINUTES)
        app = create_app(settings)
        client = app.test_client()
        first = client.get("/open-data/archive.zip")
        assert first.status_code == 503 and int(first.headers["Retry-After"]) > 0
        made(app)
        assert "un.pdf" in names(client)
        desk.paper("deux.pdf", [["Autre"]])
        assert "deux.pdf" not in names(client)  # yesterday's, while today's is made
        made(app)
        assert "deux.pdf" in names(client)


def test_a_zip_is_never_given_out_once_something_in_it_was_withdrawn(settings: Settings) -> None:
    with Store.open(settings.database) as store:
        desk = Desk(settings, store)
        desk.paper("un.pdf", MINUTES)
        gone = desk.paper("secret.pdf", [["Secret"]])
        app = create_app(settings)
        client = app.test_client()
        client.get("/open-data/archive.zip")
        made(app)
        assert "secret.pdf" in names(client)
        store.connection.execute("UPDATE documents SET status = 'withdrawn' WHERE id = ?", (gone,))
        assert client.get("/open-data/archive.zip").status_code == 503
        made(app)
        assert "secret.pdf" not in names(client) and "un.pdf" in names(client)
        assert len(list((settings.cache / "open-data").glob("*.zip"))) == 1


def test_the_page_says_what_there_is(client: FlaskClient, app: Flask) -> None:
    text = client.get("/fr/open-data").get_data(as_text=True)
    assert "Données ouvertes" in text and "passages" in text
    assert "non précisée" in text  # a licence is the town's to choose
    made(app)
    assert "Tout télécharger" in client.get("/fr/open-data").get_data(as_text=True)


def test_an_empty_archive_has_nothing_to_make(empty_client: FlaskClient) -> None:
    assert empty_client.get("/fr/open-data").status_code == 200
    for address in ("/feed.atom", "/meetings.ics", "/sitemap.xml", "/oai?verb=ListSets"):
        assert empty_client.get(address).status_code == 200, address


# JSON-LD


def linked(client: FlaskClient, address: str) -> Any:
    (found,) = LINKED.findall(client.get(address).get_data(as_text=True))
    return json.loads(found)


@pytest.mark.parametrize(
    ("address", "kind", "name"),
    [
        ("/fr/", "WebSite", "Ville de Rivemont"),
        ("/fr/bodies/conseil-municipal", "GovernmentOrganization", "Conseil municipal"),
        ("/fr/meetings/conseil-municipal/2014-04-24", "Event", "Conseil municipal, 24 avril 2014"),
        ("/fr/documents/{minutes}/page/1", "DigitalDocument",
         "Procès-verbal, Conseil municipal, 24 avril 2014"),
        ("/fr/recordings/{recording}", "AudioObject",
         "Enregistrement, Conseil municipal, 24 avril 2014"),
        ("/fr/cite/{minutes}-p2-1", "Quotation", None),
    ],
)  # fmt: skip
def test_a_page_says_what_it_is_about(
    client: FlaskClient, town: Any, address: str, kind: str, name: str | None
) -> None:
    told = linked(client, address.format(minutes=town.minutes, recording=town.recording))
    assert told["@context"] == "https://schema.org" and told["@type"] == kind
    assert told.get("name") == name
    assert told["url"].startswith("/")  # under the site's own address where that is set


def test_no_text_of_a_record_ends_the_block(client: FlaskClient, town: Any) -> None:
    text = client.get(f"/fr/cite/{town.english}-p1-2").get_data(as_text=True)
    assert "<script>alert" not in text
    (block,) = LINKED.findall(text)
    assert "<" not in block and "<script>alert(1)</script> & the" in json.loads(block)["text"]


def test_a_meeting_names_its_documents_and_none_that_was_withdrawn(
    client: FlaskClient, town: Any
) -> None:
    told = linked(client, "/fr/meetings/conseil-municipal/2014-04-24")
    urls = {one["url"] for one in told["subjectOf"]}
    assert f"/documents/{town.minutes}" in urls
    assert not any(town.withdrawn in url for url in urls)

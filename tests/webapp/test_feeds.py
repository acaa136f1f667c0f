"""Feeds, calendars, site maps and OAI-PMH, each read by a program that people use for it."""

from __future__ import annotations

import threading
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.serving import make_server

from archive.export import oai
from archive.model import Status
from archive.settings import Settings
from archive.store import Store
from tests.webapp.conftest import MINUTES, Desk
from webapp.app import create_app

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def atom(client: FlaskClient, address: str) -> Any:
    feedparser = pytest.importorskip("feedparser")
    answer = client.get(address)
    assert answer.status_code == 200 and answer.mimetype == "application/atom+xml", address
    read = feedparser.parse(answer.data)
    assert not read.bozo, (address, read.get("bozo_exception"))
    return read


def test_the_latest_documents_come_as_a_feed(client: FlaskClient, town: Any) -> None:
    read = atom(client, "/fr/feed.atom")
    assert read.version == "atom10"
    assert read.feed.title == "Derniers documents – Ville de Rivemont"
    assert read.feed.language == "fr" and read.feed.id == "http://localhost/fr/feed.atom"
    links = {entry.link for entry in read.entries}
    assert f"http://localhost/documents/{town.minutes}" in links
    assert f"http://localhost/recordings/{town.recording}" in links
    assert not any(town.draft in link for link in links)  # replaced
    for entry in read.entries:
        assert entry.updated_parsed and entry.title and entry.id.startswith("http://localhost/")
        assert client.get(entry.link.removeprefix("http://localhost")).status_code == 200


def test_every_body_has_a_feed_of_its_own(client: FlaskClient, town: Any) -> None:
    read = atom(client, "/en/bodies/library-board/feed.atom")
    assert [entry.link for entry in read.entries] == [f"http://localhost/documents/{town.english}"]
    assert client.get("/bodies/none/feed.atom").status_code == 404


def test_a_search_is_saved_as_a_feed(client: FlaskClient, town: Any) -> None:
    read = atom(client, "/fr/search/feed.atom?q=pont&kind=minutes")
    assert [entry.link for entry in read.entries] == [
        f"http://localhost/documents/{town.minutes}/page/2#p2-1"
    ]
    assert read.feed.links[1].href == "http://localhost/fr/search?q=pont&kind=minutes"
    assert atom(client, "/fr/search/feed.atom?q=xyzzyx").entries == []


def test_lists_say_where_their_feed_and_calendar_are(client: FlaskClient) -> None:
    for page, link in (
        ("/fr/", "/fr/feed.atom"),
        ("/fr/bodies/conseil-municipal", "/fr/bodies/conseil-municipal/feed.atom"),
        ("/fr/bodies/conseil-municipal", "/fr/bodies/conseil-municipal/meetings.ics"),
        ("/fr/search?q=pont", "/fr/search/feed.atom?q=pont"),
        ("/fr/meetings", "/fr/meetings.ics"),
    ):
        assert f'href="{link}"' in client.get(page).get_data(as_text=True), page
        assert client.get(link).status_code == 200


def test_what_is_said_in_a_language_is_not_kept_for_readers_of_another(
    client: FlaskClient, town: Any
) -> None:
    for address in ("/feed.atom", "/meetings.ics", f"/cite/{town.minutes}-p2-1.ris"):
        assert "Accept-Language" in client.get(address).headers["Vary"], address
        assert "Accept-Language" not in client.get(f"/fr{address}").headers.get("Vary", "")


def test_a_feed_asked_for_again_costs_nothing(client: FlaskClient) -> None:
    for address in ("/fr/feed.atom", "/fr/meetings.ics", "/sitemap/documents-1.xml"):
        tag = client.get(address).headers["ETag"]
        assert client.get(address, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(
    ("address", "days"),
    [
        ("/fr/meetings.ics", {"2010-03-01", "2014-04-24", "2015-06-01"}),
        ("/fr/bodies/library-board/meetings.ics", {"2010-03-01"}),
    ],
)
def test_meetings_come_as_a_calendar(client: FlaskClient, address: str, days: set[str]) -> None:
    icalendar = pytest.importorskip("icalendar")
    answer = client.get(address)
    assert answer.mimetype == "text/calendar"
    assert all(len(line) <= 75 for line in answer.data.split(b"\r\n"))
    read = icalendar.Calendar.from_ical(answer.data)
    events = read.walk("VEVENT")
    assert {str(event.decoded("dtstart")) for event in events} == days
    assert len({str(event["uid"]) for event in events}) == len(events)
    for event in events:
        assert event.errors == []
        assert client.get(str(event["url"]).removeprefix("http://localhost")).status_code == 200


def test_a_calendar_keeps_every_letter_of_a_long_name(settings: Settings) -> None:
    icalendar = pytest.importorskip("icalendar")
    name = "Comité d’œuvre; urbanisme, environnement \\ été " * 4
    with Store.open(settings.database) as store:
        Desk(settings, store).paper("pv.pdf", MINUTES, body=name.strip())
    answer = create_app(settings).test_client().get("/meetings.ics")
    (event,) = icalendar.Calendar.from_ical(answer.data).walk("VEVENT")
    assert str(event["summary"]) == name.strip()


def test_robots_are_led_to_every_record_by_the_site_map(client: FlaskClient, town: Any) -> None:
    robots = client.get("/robots.txt").get_data(as_text=True)
    assert "Sitemap: http://localhost/sitemap.xml" in robots and "Disallow: /search" in robots
    index = ET.fromstring(client.get("/sitemap.xml").data)
    found = []
    for one in index.iter(f"{MAP}loc"):
        part = ET.fromstring(client.get(str(one.text).removeprefix("http://localhost")).data)
        found += [str(url.text) for url in part.iter(f"{MAP}loc")]
    paths = [url.removeprefix("http://localhost") for url in found]
    assert f"/documents/{town.minutes}" in paths and f"/recordings/{town.recording}" in paths
    assert "/bodies/library-board" in paths and "/meetings/library-board/2010-03-01" in paths
    assert all(client.get(path).status_code == 200 for path in paths)
    assert client.get("/sitemap/documents-2.xml").status_code == 404


def test_the_public_address_stands_in_feeds_maps_and_calendars(town: Any) -> None:
    named = replace(town.settings, address="https://archives.ville.example")
    client = create_app(named).test_client()
    for address in ("/fr/feed.atom", "/robots.txt", "/sitemap.xml", "/fr/meetings.ics"):
        text = client.get(address, headers={"Host": "evil.example"}).get_data(as_text=True)
        assert "https://archives.ville.example/" in text and "evil" not in text, address


# OAI-PMH


@pytest.fixture
def library(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Sickle, harvesting a served home of 8 documents, 3 a stretch, of which one was withdrawn."""
    monkeypatch.setattr(oai, "PAGE", 3)
    sickle = pytest.importorskip("sickle")
    with Store.open(settings.database) as store:
        desk = Desk(settings, store)
        ids = [desk.lines(f"{n}.srt", (), date=None) for n in range(7)]
        desk.paper("pv <&> œuvre.pdf", MINUTES, status=Status.APPROVED)
        store.connection.execute(
            "UPDATE documents SET status = 'withdrawn', title = 'Secret' WHERE id = ?", (ids[0],)
        )
    server = make_server("127.0.0.1", 0, create_app(settings), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    client = sickle.Sickle(f"http://127.0.0.1:{server.server_port}/oai")
    client.withdrawn = ids[0]
    yield client
    server.shutdown()
    server.server_close()
    thread.join(timeout=10)


def test_a_library_harvests_every_record_in_dublin_core(library: Any) -> None:
    records = list(library.ListRecords(metadataPrefix="oai_dc"))
    assert len(records) == 8
    assert len({one.header.identifier for one in records}) == 8
    (gone,) = [one for one in records if one.deleted]
    assert gone.header.identifier.endswith(library.withdrawn)
    assert "Secret" not in gone.raw and "srt" not in gone.raw
    (paper,) = [one for one in records
                if not one.deleted and "Procès-verbal" in one.metadata["type"]]  # fmt: skip
    assert paper.metadata["date"] == ["2014-04-24"] and paper.metadata["language"] == ["fr"]
    assert "pv <&> œuvre.pdf" not in paper.metadata["title"]  # a file's name is no title
    assert len(list(library.ListIdentifiers(metadataPrefix="oai_dc"))) == 8


def test_a_library_asks_for_one_record_a_set_and_a_time(library: Any) -> None:
    assert library.Identify().deletedRecord == "persistent"
    assert [one.setSpec for one in library.ListSets()] == ["body:conseil-municipal"]
    identifier = next(iter(library.ListIdentifiers(metadataPrefix="oai_dc"))).identifier
    record = library.GetRecord(identifier=identifier, metadataPrefix="oai_dc")
    assert record.header.identifier == identifier
    since = {"metadataPrefix": "oai_dc", "from": "2026-11-24T08:00:01Z"}
    (changed,) = library.ListRecords(**since)
    assert changed.deleted and changed.header.identifier.endswith(library.withdrawn)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "badVerb"),
        ("verb=Nothing", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&x=1", "badArgument"),
        ("verb=ListRecords", "badArgument"),
        ("verb=ListRecords&metadataPrefix=marc", "cannotDisseminateFormat"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=yesterday", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-02T00:00:00Z",
         "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2099-01-01", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=none", "noRecordsMatch"),
        ("verb=ListRecords&resumptionToken=x", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=x&metadataPrefix=oai_dc", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:0", "idDoesNotExist"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_an_error_of_the_protocol(
    client: FlaskClient, query: str, code: str
) -> None:
    answer = client.get(f"/oai?{query}")
    assert answer.status_code == 200 and answer.mimetype == "text/xml"
    (error,) = ET.fromstring(answer.data).iter("{http://www.openarchives.org/OAI/2.0/}error")
    assert error.get("code") == code
    assert client.post("/oai", data=query, content_type="application/x-www-form-urlencoded").data


def test_controls_in_a_title_never_break_the_xml(settings: Settings) -> None:
    with Store.open(settings.database) as store:
        Desk(settings, store).paper("x.pdf", MINUTES, title="a\x00b\x1b<c>\ufffe")
    client = create_app(settings).test_client()
    for address in ("/oai?verb=ListRecords&metadataPrefix=oai_dc", "/feed.atom"):
        assert "ab&lt;c&gt;" in client.get(address).get_data(as_text=True)
        ET.fromstring(client.get(address).data)

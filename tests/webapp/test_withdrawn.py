"""What was withdrawn is in no answer: not in pages, lists, search, counts of hits, nor its words
in the recording that they belong to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from archive.export import FORMATS, export_to
from archive.model import Cue
from archive.settings import Settings
from archive.store import Store
from ingest.indexing import Indexing
from tests.webapp.conftest import CUES, MINUTES, Desk
from tests.withdrawing import withdraw
from webapp.app import create_app


@dataclass(frozen=True, slots=True)
class Shelf:
    """A home in which captions and the newer of two versions were withdrawn."""

    client: FlaskClient
    recording: str
    captions: str
    old: str
    newer: str


@pytest.fixture
def shelf(settings: Settings) -> Shelf:
    with Store.open(settings.database) as store:
        desk = Desk(settings, store)
        newer = desk.paper("pv caché modifié.pdf", MINUTES)
        old = desk.paper("pv.pdf", MINUTES[:2], newer=newer)
        recording = desk.sound("séance.wav", seconds=10.0, state="queued")
        captions = desk.lines(
            "paroles cachées.vtt", (Cue(1.0, 3.0, "Le secret du pont."),), recording=recording
        )
        store.connection.execute(
            "UPDATE documents SET status = 'withdrawn' WHERE id IN (?, ?)", (newer, captions)
        )
        Indexing(settings, store).catch_up()
    return Shelf(create_app(settings).test_client(), recording, captions, old, newer)


def test_withdrawn_words_are_not_shown_with_their_recording(shelf: Shelf) -> None:
    text = shelf.client.get(f"/fr/recordings/{shelf.recording}?t=1").get_data(as_text=True)
    assert "secret" not in text and "paroles cach" not in text and shelf.captions not in text
    captions = shelf.client.get(f"/recordings/{shelf.recording}/captions.vtt")
    assert captions.status_code == 404


def test_no_page_names_a_withdrawn_version_or_leads_to_it(shelf: Shelf) -> None:
    for address in (
        "/fr/",
        f"/fr/documents/{shelf.old}",
        "/fr/meetings/conseil-municipal/2014-04-24",
        "/fr/meetings",
        "/fr/search?q=pont",
        "/api/v1/search?q=pont&limit=100",
        "/api/v1/search?q=secret",
    ):
        answer = shelf.client.get(address)
        assert answer.status_code == 200, address
        for hidden in (shelf.newer, shelf.captions, "cach", "secret d"):
            assert hidden not in answer.get_data(as_text=True), (address, hidden)


def test_a_withdrawn_record_is_gone_at_each_of_its_addresses(shelf: Shelf) -> None:
    for address in ("", "/page/1", "/page/1.png", "/page?n=2", "/original"):
        for headers in ({}, {"Range": "bytes=0-9"}, {"If-None-Match": "*"}):
            answer = shelf.client.get(f"/documents/{shelf.newer}{address}", headers=headers)
            assert answer.status_code == 410, (address, headers)
            assert "rivière" not in answer.get_data(as_text=True)


def test_a_meeting_of_which_all_was_withdrawn_is_in_no_list(settings: Settings) -> None:
    with Store.open(settings.database) as store:
        desk = Desk(settings, store)
        desk.paper("pv.pdf", MINUTES)
        gone = desk.paper("caché.pdf", MINUTES[:1], date=dt.date(2014, 9, 9))
        store.connection.execute("UPDATE documents SET status = 'withdrawn' WHERE id = ?", (gone,))
    client = create_app(settings).test_client()
    for address in ("/fr/", "/fr/meetings?year=2014", "/fr/bodies/conseil-municipal?year=2014"):
        text = client.get(address).get_data(as_text=True)
        assert "2014-04-24" in text and "2014-09-09" not in text, address


def test_nothing_that_is_given_away_holds_what_was_withdrawn(shelf: Shelf) -> None:
    """Every feed, calendar, map, list, harvest and page that programs read."""
    day = "conseil-municipal/2014-04-24"
    addresses = [
        "/fr/feed.atom", "/fr/bodies/conseil-municipal/feed.atom",
        "/fr/search/feed.atom?q=secret", "/fr/search/feed.atom?q=pont", "/fr/meetings.ics",
        "/fr/bodies/conseil-municipal/meetings.ics", "/sitemap.xml", "/sitemap/documents-1.xml",
        "/index.json", "/meetings.json", f"/meetings/{day}.json", "/search.json?q=secret",
        f"/documents/{shelf.old}.json", f"/documents/{shelf.old}/page/1.json",
        f"/recordings/{shelf.recording}.json", f"/fr/cite/{shelf.old}-p1-1",
        f"/fr/cite/{shelf.old}-p1-1.json", f"/fr/cite/{shelf.recording}-t1000",
        f"/api/v1/citations/{shelf.old}-p1-1", f"/api/v1/citations/{shelf.recording}-t1000",
        f"/fr/meetings/{day}", f"/fr/documents/{shelf.old}",
        *(f"/api/v1/{name}?limit=500" for name in
          ("bodies", "meetings", "documents", "parts", "passages", "search?q=secret&x=")),
    ]  # fmt: skip
    for address in addresses:
        answer = shelf.client.get(address.replace("&x=?limit=500", ""))
        text = answer.get_data(as_text=True)
        assert answer.status_code == 200, address
        for hidden in (shelf.newer, shelf.captions, "cach", "secret d", "Le secret"):
            assert hidden not in text, (address, hidden)


def test_a_library_is_told_that_a_record_is_gone_and_nothing_of_it(shelf: Shelf) -> None:
    for verb in ("ListRecords", "ListIdentifiers"):
        text = shelf.client.get(f"/oai?verb={verb}&metadataPrefix=oai_dc").get_data(as_text=True)
        assert text.count('status="deleted"') == 2
        assert "cach" not in text and "secret" not in text.lower()
        for hidden in (shelf.newer, shelf.captions):
            assert text.count(hidden) == 1  # its identifier, so that copies elsewhere end too


def test_what_is_withdrawn_is_in_no_count(settings: Settings) -> None:
    with Store.open(settings.database) as store:
        desk = Desk(settings, store)
        desk.paper("pv.pdf", MINUTES)
        before, years, bodies = store.counts(), store.meeting_years(), store.bodies()
        gone = [
            desk.paper("caché.pdf", MINUTES[:2], date=dt.date(2015, 9, 9), body="Comité caché"),
            desk.paper("caché aussi.pdf", MINUTES[:1], date=None),
            desk.sound("caché.wav", seconds=1.0, state="queued", date=dt.date(2016, 1, 1)),
        ]
        assert store.counts()["documents"] == before["documents"] + 3
        for one in gone:
            withdraw(store, one)
        after = store.counts()
        assert after.pop("withdrawn") == 3 and before.pop("withdrawn") == 0
        assert after == {**before, "unindexed": after["unindexed"]}
        assert (store.meeting_years(), store.bodies()) == (years, bodies)
        assert [one.date.year for one in store.meetings()] == [2014]
        for listed in (
            store.recent_documents(), store.undated_documents(), store.queued_recordings(),
            store.doubtful_documents(),
        ):  # fmt: skip
            assert not {doc.id for doc in listed} & set(gone)


def test_words_whose_recording_was_withdrawn_are_read_by_themselves(settings: Settings) -> None:
    with Store.open(settings.database) as store:
        desk = Desk(settings, store)
        recording = desk.sound("séance.wav", seconds=10.0, state="queued")
        captions = desk.lines("séance.vtt", CUES, recording=recording)
        withdraw(store, recording)
        Indexing(settings, store).catch_up()
    client = create_app(settings).test_client()
    hits = client.get("/api/v1/search?q=rivière").json["hits"]
    assert hits and {hit["document"]["id"] for hit in hits} == {captions}
    for hit in hits:
        assert recording not in hit["url"]
        assert client.get("/fr" + hit["url"].split("#")[0]).status_code == 200
    assert recording not in client.get(f"/fr/documents/{captions}").text


def test_a_withdrawn_year_book_takes_its_meetings_with_it(settings: Settings) -> None:
    with Store.open(settings.database) as store:
        desk = Desk(settings, store)
        book = desk.paper("registre.pdf", MINUTES, date=None)
        meeting = "conseil-municipal/2013-01-07"
        row = (meeting, "conseil-municipal", "2013-01-07")
        store.connection.execute("INSERT INTO meetings VALUES (?,?,?)", row)
        store.connection.execute("INSERT INTO parts VALUES (?, 1, 3, ?)", (book, meeting))
        assert [one.id for one in store.meetings()] == [meeting]
        withdraw(store, book)
        assert store.meetings() == [] and store.bodies() == []
        desk.paper("pv.pdf", MINUTES[:1], date=dt.date(2013, 1, 7))
        assert [one.id for one in store.meetings()] == [meeting]


def test_no_export_names_what_was_withdrawn(settings: Settings, tmp_path: Path) -> None:
    with Store.open(settings.database) as store:
        desk = Desk(settings, store)
        newer = desk.paper("pv caché.pdf", MINUTES)
        desk.paper("pv.pdf", MINUTES[:2], newer=newer)
        recording = desk.sound("caché.wav", seconds=1.0, state="queued")
        desk.lines("séance.vtt", CUES, recording=recording)
        withdraw(store, newer)
        withdraw(store, recording)
        for format in FORMATS:
            export_to(store, format, tmp_path / format)
    for path in tmp_path.rglob("*.*"):
        if path.parent.name in FORMATS:
            text = path.read_text(encoding="utf-8")
            assert newer not in text and recording not in text and "caché" not in text, path

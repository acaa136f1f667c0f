"""Catalogues stay open from one request to the next, and never show what was."""

from __future__ import annotations

import shutil
from pathlib import Path
from threading import Thread

import pytest

from archive.errors import NotFound
from archive.settings import Settings
from archive.store import Catalogue, Store
from ingest.indexing import Indexing
from tests.conftest import Make
from tests.withdrawing import withdraw
from webapp.app import create_app
from webapp.opened import WAITING, Opened


def test_a_catalogue_waits_for_the_next_request(settings: Settings, store: Store) -> None:
    opened = Opened(settings.database)
    first = opened.take()
    second = opened.take()
    assert second is not first
    opened.give(first)
    assert opened.take() is first
    for one in (first, second):
        opened.give(one)
    opened.close()
    with pytest.raises(Exception, match="closed"):
        first.documents_named(["x"])


def test_no_more_wait_than_are_of_use(settings: Settings, store: Store) -> None:
    opened = Opened(settings.database)
    taken = [opened.take() for _ in range(WAITING + 3)]
    for one in taken:
        opened.give(one)
    assert {id(opened.take()) for _ in range(WAITING)} == {id(one) for one in taken[:WAITING]}
    for one in taken[:WAITING]:
        one.close()
    with pytest.raises(Exception, match="closed"):
        taken[-1].documents_named(["x"])


def test_a_home_put_in_the_place_of_another_is_read(
    settings: Settings, tmp_path: Path, filing: Make
) -> None:
    for name, folder in (("pv.pdf", settings.home), ("autre.pdf", tmp_path / "other")):
        with Store.open(folder / settings.database.name) as store:
            store.file(filing(name, "Bonjour."))
    opened = Opened(settings.database)
    before = opened.take()
    assert [doc.filename for doc in before.all_documents()] == ["pv.pdf"]
    opened.give(before)
    shutil.move(tmp_path / "other" / settings.database.name, settings.database)
    after = opened.take()
    assert [doc.filename for doc in after.all_documents()] == ["autre.pdf"]
    after.close()
    settings.database.unlink()
    nothing = opened.take()
    assert nothing.all_documents() == []
    opened.give(nothing)


def test_a_copy_that_nobody_may_write_to_does_not_wait(
    settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    monkeypatch.setattr("archive.store.connected.os.access", lambda *_: False)
    opened = Opened(settings.database)
    still = opened.take()  # SQLite would not see what changes in it
    opened.give(still)
    other = opened.take()
    assert other is not still
    other.close()


def test_what_is_filed_or_withdrawn_shows_at_once_on_every_page(
    settings: Settings, store: Store, filing: Make
) -> None:
    client = create_app(settings).test_client()
    assert "Conseil municipal" not in client.get("/fr/").text
    one = filing("pv.pdf", "Le pont.")
    store.file(one)
    Indexing(settings, store).catch_up()
    for _ in range(2):
        assert "Conseil municipal" in client.get("/fr/search?q=pont").text
    withdraw(store, one.document.id)
    for address in ("/fr/search?q=pont", "/fr/", "/fr/meetings"):
        assert "Conseil municipal" not in client.get(address).text


def test_many_readers_at_once_each_have_their_own(
    settings: Settings, store: Store, filing: Make
) -> None:
    for n in range(5):
        store.file(filing(f"{n}.pdf", f"Le pont {n}."))
    opened, faults, seen = Opened(settings.database), list[Exception](), list[int]()

    def read() -> None:
        try:
            for _ in range(50):
                catalogue = opened.take()
                seen.append(len(catalogue.all_documents()))
                opened.give(catalogue)
        except Exception as fault:
            faults.append(fault)

    readers = [Thread(target=read) for _ in range(8)]
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    opened.close()
    assert not faults and set(seen) == {5} and len(seen) == 400


def test_without_a_home_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        Catalogue.open(tmp_path / "archive.db")
    with Opened(tmp_path / "archive.db").take() as nothing:
        assert nothing.all_documents() == []
    assert not list(tmp_path.iterdir())


def test_a_database_damaged_under_a_running_site_is_told_at_once(
    settings: Settings, store: Store, filing: Make
) -> None:
    store.file(filing("pv.pdf", "Le pont."))
    store.close()
    client = create_app(settings).test_client()
    assert client.get("/fr/").status_code == client.get("/healthz").status_code == 200
    with settings.database.open("r+b") as written:
        written.write(b"x" * 4096)
    assert client.get("/healthz").status_code == 503

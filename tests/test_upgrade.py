"""A home that an earlier version made comes up to date by itself, and loses nothing on the way."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from archive import fixity, restoring
from archive.backup import back_up
from archive.errors import IndexUnusable
from archive.events import Did
from archive.search import Query, Searcher
from archive.settings import Settings
from archive.store import Catalogue, Store
from ingest import watching
from webapp.app import create_app

HOMES = Path(__file__).parent / "homes"
VERSIONS = sorted(path.parent.name for path in HOMES.glob("*/archive.sql"))
Make = Callable[[str], Settings]


@pytest.fixture
def old(tmp_path: Path) -> Make:
    """Makes the home of a version as that version left it."""

    def made(version: str) -> Settings:
        settings = Settings(home=tmp_path / version, still_s=0.0, ocr=False)
        settings.make_home()
        for path in (HOMES / "originals").iterdir():
            target = settings.originals / path.name[:2] / path.name
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(path, target)
        shutil.copytree(HOMES / "rejected", settings.rejected, dirs_exist_ok=True)
        shutil.copytree(HOMES / version / "index", settings.index)
        with closing(sqlite3.connect(settings.database)) as connection:
            connection.executescript((HOMES / version / "archive.sql").read_text("utf-8"))
        return settings

    return made


def bring_up(settings: Settings) -> None:
    """What serve, watch and ingest do first."""
    assert list(watching.bring_in(settings, [])) == []


def test_there_are_homes_to_bring_up() -> None:
    assert len(VERSIONS) >= 5


@pytest.mark.parametrize("version", VERSIONS)
def test_a_home_of_an_earlier_version_verifies_clean_and_answers(old: Make, version: str) -> None:
    settings = old(version)
    with Catalogue.open(settings.database) as before:
        names = dict(before.connection.execute("SELECT id, filename FROM documents"))
        passages = [row[0] for row in before.connection.execute("SELECT id FROM passages")]
        assert before.is_behind() or version == VERSIONS[-1]
    bring_up(settings)
    with Store.open(settings.database) as store:
        assert not store.is_behind()
        assert {doc.id: doc.filename for doc in store.all_documents()} == names
        kept = [row[0] for row in store.connection.execute("SELECT id FROM passages")]
        assert sorted(kept) == sorted(passages)  # what was cited is still found
        assert [one.code for one in fixity.check(settings, store)] == []
        found = Searcher(settings).find(store, Query("déneigement"))
        assert [hit.document.filename for hit in found.hits] == ["PV_2026-04-14_adopté.pdf"]
        assert Did.RECEIVED in {one.did for one in store.all_events()}


@pytest.mark.parametrize("version", VERSIONS)
def test_its_pages_are_shown(old: Make, version: str) -> None:
    settings = old(version)
    bring_up(settings)
    client = create_app(settings).test_client()
    for address in (
        "/fr/meetings",
        "/fr/search?q=pont",
        "/fr/meetings/conseil-municipal/2026-04-14",
    ):
        answer = client.get(address)
        assert answer.status_code == 200 and re.search(r"14\savril\s2026|pont", answer.text)


@pytest.mark.parametrize("version", VERSIONS)
def test_its_index_is_not_read_as_if_it_were_ours(old: Make, version: str) -> None:
    settings = old(version)
    with Store.open(settings.database) as store, pytest.raises(IndexUnusable):
        Searcher(settings).find(store, Query("pont"))


def test_a_backup_of_an_earlier_version_is_restored_and_brought_up(
    old: Make, tmp_path: Path
) -> None:
    settings = old(VERSIONS[0])
    Store.open(settings.database).close()
    assert back_up(settings, tmp_path / "backup").findings == ()
    again = Settings(home=tmp_path / "again", ocr=False)
    assert restoring.restore(tmp_path / "backup", again.home).findings == ()
    bring_up(again)
    with Store.open(again.database) as store:
        assert [one.code for one in fixity.check(again, store)] == []

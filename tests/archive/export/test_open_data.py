"""The archive as files: complete, readable, and without what was withdrawn."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from archive.export import open_data
from archive.export.declared import TABLES
from archive.model import Filing, Status
from archive.settings import Settings
from archive.store import Store

Make = Callable[..., Filing]
HIDDEN = ("Secret", "caché")


@pytest.fixture
def packed(settings: Settings, store: Store, filing: Make, tmp_path: Path) -> zipfile.ZipFile:
    """The ZIP of two meetings, one of which was withdrawn whole."""
    store.file(filing("PV.pdf", "Le pont d’Œuvre, réparé.", "=cmd|'/C calc'!A0"))
    store.file(filing("caché.pdf", "Secret retiré.", status=Status.WITHDRAWN, date=None))
    named = replace(
        settings,
        town_name="Ville de Val",
        address="https://val.example",
        licence="https://creativecommons.org/licenses/by/4.0/",
    )
    return zipfile.ZipFile(open_data.write(store, named, tmp_path / "out" / "all.zip"))


def test_the_zip_holds_each_table_twice_with_dictionary_and_licence(
    packed: zipfile.ZipFile,
) -> None:
    names = set(packed.namelist())
    for table in TABLES:
        assert {f"csv/{table.name}.csv", f"jsonl/{table.name}.jsonl"} <= names
        rows = list(csv.DictReader(io.StringIO(packed.read(f"csv/{table.name}.csv").decode())))
        lines = packed.read(f"jsonl/{table.name}.jsonl").decode().splitlines()
        assert len(rows) == len(lines)
        for line in lines:
            assert list(json.loads(line)) == [field.name for field in table.fields]
    assert b"creativecommons.org" in packed.read("LICENCE.txt")
    told = list(csv.DictReader(io.StringIO(packed.read("dictionary.csv").decode())))
    assert {(one["table"], one["field"]) for one in told} == {
        (table.name, field.name) for table in TABLES for field in table.fields
    }
    assert all(one["fr"] and one["en"] for one in told)


def test_what_was_withdrawn_is_in_no_file(packed: zipfile.ZipFile) -> None:
    assert packed.testzip() is None
    for name in packed.namelist():
        content = packed.read(name)
        for hidden in HIDDEN:
            assert hidden.encode() not in content, name


def test_a_spreadsheet_runs_nothing(packed: zipfile.ZipFile) -> None:
    assert "'=cmd|" in packed.read("csv/passages.csv").decode()
    assert '"=cmd|' in packed.read("jsonl/passages.jsonl").decode()


def test_the_sqlite_file_is_sound_tied_together_and_searchable(
    packed: zipfile.ZipFile, tmp_path: Path
) -> None:
    packed.extract("greffe.db", tmp_path)
    with closing(sqlite3.connect(tmp_path / "greffe.db")) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        found = db.execute(
            "SELECT p.text FROM passages_fts f JOIN passages p ON p.rowid = f.rowid "
            "WHERE passages_fts MATCH 'repare'"
        ).fetchall()
        assert found == [("Le pont d’Œuvre, réparé.",)]
        tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master")}
    assert not tables & {"evidence", "sightings", "rejections", "moved", "changes"}
    columns = json.loads(packed.read("metadata.json"))["databases"]["greffe"]["tables"]
    assert set(columns) == {table.name for table in TABLES}


def test_popolo_ties_meetings_to_their_bodies_and_documents(packed: zipfile.ZipFile) -> None:
    told = json.loads(packed.read("popolo.json"))
    bodies = {one["id"] for one in told["organizations"]}
    (event,) = told["events"]
    assert event["organization_id"] in bodies and event["start_date"] == "2014-04-24"
    assert event["name"] == "Conseil municipal, 24 avril 2014"
    (document,) = event["documents"]
    assert document["links"][1]["url"].startswith("https://val.example/documents/")


def test_a_failure_leaves_neither_half_a_zip_nor_scratch(
    settings: Settings, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_named: object) -> None:
        raise OSError("full")

    monkeypatch.setattr(open_data.sqlite_copy, "write", broken)
    with pytest.raises(OSError, match="full"):
        open_data.write(store, settings, tmp_path / "out" / "all.zip")
    assert list((tmp_path / "out").iterdir()) == []
    assert not store.connection.in_transaction

"""What was done to a document, on its page and in the terminal; and taking one out of sight."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from archive import lock
from archive.settings import Settings
from archive.store import Store
from ingest import watching
from ingest.inbox import given
from tests.drop import PV, write_pdf
from webapp.app import create_app
from webapp.cli import main


@pytest.fixture
def minutes(settings: Settings, tmp_path: Path) -> str:
    path = write_pdf(tmp_path / "PV.pdf", PV + "Le pont couvert sera réparé.")
    (outcome,) = watching.bring_in(settings, given([path]))
    assert outcome.document is not None
    return outcome.document.id


def greffe(settings: Settings, *args: str) -> Any:
    return CliRunner().invoke(main, ["--home", str(settings.home), *args])


def test_events_lists_what_was_done(settings: Settings, minutes: str) -> None:
    listed = json.loads(greffe(settings, "events", minutes, "--json").stdout)
    assert [(one["event"], one["premis"]) for one in listed["events"]] == [
        ("received", "accession"),
        ("read", "extraction"),
        ("indexed", "ingestion end"),
    ]
    assert listed["last_check"] is None
    assert greffe(settings, "events", minutes).stdout.count("greffe") >= 3
    assert greffe(settings, "events", "0" * 16).exit_code == 1


def test_the_page_of_a_document_tells_it(settings: Settings, minutes: str) -> None:
    page = create_app(settings).test_client().get(f"/fr/documents/{minutes}").text
    history = page.split('class="history"')[1].split("</details>")[0]
    assert "Reçu" in history and "Indexé" in history and history.count("<li>") == 3


def test_a_withdrawn_document_is_out_of_sight_at_once(settings: Settings, minutes: str) -> None:
    client: FlaskClient = create_app(settings).test_client()
    assert client.get("/api/v1/search?q=couvert").json["total"] == 1
    assert greffe(settings, "withdraw", minutes, "--reason", "huis clos").exit_code == 0
    assert client.get("/api/v1/search?q=couvert").json["total"] == 0
    assert client.get(f"/fr/documents/{minutes}").status_code == 410
    listed = json.loads(greffe(settings, "events", minutes, "--json").stdout)
    assert listed["events"][-1]["detail"] == {"reason": "huis clos"}
    again = greffe(settings, "withdraw", minutes)
    assert again.exit_code == 0
    with Store.open(settings.database) as store:
        assert len(store.events(minutes)) == len(listed["events"])


def test_verify_writes_down_when_each_original_was_found_whole(
    settings: Settings, minutes: str
) -> None:
    assert greffe(settings, "verify").exit_code == 0
    checked = json.loads(greffe(settings, "events", minutes, "--json").stdout)
    assert checked["last_check"]["outcome"] == "success" and len(checked["events"]) == 3
    page = create_app(settings).test_client().get(f"/fr/documents/{minutes}").text
    assert "le fichier est tel qu’il a été reçu" in page


def test_verify_writes_down_what_it_found_wrong(settings: Settings, minutes: str) -> None:
    (path,) = (path for path in settings.originals.rglob("*") if path.is_file())
    path.unlink()
    for _night in range(2):
        found = greffe(settings, "verify", "--json")
        assert found.exit_code == 1
        assert [one["code"] for one in json.loads(found.stdout)["findings"]] == ["original-missing"]
    *_, last = json.loads(greffe(settings, "events", minutes, "--json").stdout)["events"]
    assert (last["event"], last["outcome"]) == ("checked", "failure")
    assert last["detail"] == {"finding": "original-missing"}
    with Store.open(settings.database) as store:
        assert len(store.events(minutes)) == 4


def test_a_bag_is_made_once_and_nothing_is_written_over(
    settings: Settings, minutes: str, tmp_path: Path
) -> None:
    assert greffe(settings, "export", "bagit", str(tmp_path / "sac")).exit_code == 0
    assert (tmp_path / "sac" / "bagit.txt").is_file()
    again = greffe(settings, "export", "bagit", str(tmp_path / "sac"))
    assert again.exit_code == 1 and "sac" in again.stderr
    wrong = greffe(settings, "export", "json", str(tmp_path / "tables"), "--sealed")
    assert wrong.exit_code == 2


def test_an_archive_of_an_earlier_greffe_is_brought_up_to_date_by_whoever_reads_it_first(
    settings: Settings, minutes: str
) -> None:
    with Store.open(settings.database) as store:
        for statement in (
            "DROP TABLE events",
            "DROP TABLE checks",
            "DROP INDEX documents_withdrawn",
            "DELETE FROM _sqlite_migrations WHERE name = 'm005_events'",
        ):
            store.connection.execute(statement)
        assert store.is_behind()
    listed = json.loads(greffe(settings, "events", minutes, "--json").stdout)
    assert [one["event"] for one in listed["events"]] == ["received"]
    with Store.open(settings.database) as store:
        assert not store.is_behind()


def test_verify_does_not_wait_for_files_that_are_coming_in(
    settings: Settings, minutes: str
) -> None:
    with lock.writing(settings.home):
        checked = greffe(settings, "verify")
    assert checked.exit_code == 0 and "greffe" in checked.stderr
    with Store.open(settings.database) as store:
        assert store.last_check(minutes) is None

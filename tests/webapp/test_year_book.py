"""A year-book as residents see it: under each of its meetings, at that meeting's first page."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from archive.settings import Settings
from ingest import watching
from ingest.inbox import given
from tests.drop import write_pdf
from webapp.app import create_app
from webapp.cli import main

TITLE = (
    "VILLE DE VAL-AUX-ÉRABLES\nPROCÈS-VERBAL de la séance ordinaire\n"
    "du conseil municipal tenue le {} à 19 h\nSont présents : Mme Roy et M. Côté.\n"
)
PAGES = (
    TITLE.format("7 juin 2010") + "Le conseil adopte le budget du pont couvert.",
    "M. Caron demande le déneigement du chemin du moulin.",
    TITLE.format("5 juillet 2010") + "Le conseil adopte le règlement du camping.",
)


@pytest.fixture
def book(settings: Settings, tmp_path: Path) -> str:
    path = write_pdf(tmp_path / "Registre 2010.pdf", *PAGES)
    (outcome,) = watching.bring_in(settings, given([path]))
    assert outcome.document is not None
    return outcome.document.id


@pytest.fixture
def reader(settings: Settings, book: str) -> FlaskClient:
    return create_app(settings).test_client()


def greffe(settings: Settings, *args: str) -> str:
    result = CliRunner().invoke(main, ["--home", str(settings.home), *args])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_meetings_page_leads_to_its_part(reader: FlaskClient, book: str) -> None:
    page = reader.get("/fr/meetings/conseil-municipal/2010-07-05").text
    assert f'href="/fr/documents/{book}/page/3"' in page
    assert "page\u00a03" in page or "page 3" in page
    page = reader.get("/fr/meetings/conseil-municipal/2010-06-07").text
    assert f'href="/fr/documents/{book}/page/1"' in page and "pages 1 à 2" in page


def test_the_document_lists_its_meetings(reader: FlaskClient, book: str) -> None:
    page = reader.get(f"/fr/documents/{book}").text
    assert "Séances que ce document réunit" in page
    contents = page.split('class="contents"')[1].split("</nav>")[0]
    assert contents.count("<li>") == 2
    assert "5\u00a0juillet\u00a02010" in contents


def test_a_page_says_which_meeting_it_is_of(reader: FlaskClient, book: str) -> None:
    page = reader.get(f"/fr/documents/{book}/page/3").text
    assert 'href="/fr/meetings/conseil-municipal/2010-07-05"' in page
    assert "5 juillet 2010, Procès-verbal, p. 3" in page
    assert "7\u00a0juin" not in page.split("</nav>")[-1]


def test_search_gives_the_parts_meeting(reader: FlaskClient, book: str) -> None:
    (hit,) = reader.get("/api/v1/search?q=camping").json["hits"]
    assert hit["meeting"]["date"] == "2010-07-05"
    assert hit["url"].startswith(f"/documents/{book}/page/3")
    page = reader.get("/fr/search?q=camping").text
    assert "/fr/meetings/conseil-municipal/2010-07-05" in page


def test_explain_gives_the_parts(settings: Settings, book: str) -> None:
    explained = json.loads(greffe(settings, "explain", book, "--json"))
    assert [(one["first_page"], one["meeting"]["date"]) for one in explained["parts"]] == [
        (1, "2010-06-07"),
        (3, "2010-07-05"),
    ]
    assert "2010" in greffe(settings, "explain", book)


def test_tables_give_the_parts(settings: Settings, book: str, tmp_path: Path) -> None:
    greffe(settings, "export", "csv", str(tmp_path / "out"))
    with (tmp_path / "out" / "parts.csv").open(encoding="utf-8", newline="") as opened:
        assert [row["meeting"] for row in csv.DictReader(opened)] == [
            "conseil-municipal/2010-06-07",
            "conseil-municipal/2010-07-05",
        ]
    with (tmp_path / "out" / "passages.csv").open(encoding="utf-8", newline="") as opened:
        meetings = {(row["page"], row["meeting"]) for row in csv.DictReader(opened)}
    assert ("2", "conseil-municipal/2010-06-07") in meetings
    assert ("3", "conseil-municipal/2010-07-05") in meetings


def test_each_meeting_of_a_book_has_its_own_attendance_and_decisions(
    settings: Settings, tmp_path: Path
) -> None:
    def minutes(day: str, who: str, missing: str, number: str, what: str) -> str:
        return (
            "VILLE DE VAL-AUX-ÉRABLES\nPROCÈS-VERBAL de la séance ordinaire\n"
            f"du conseil municipal tenue le {day} à 19 h\n\nSont présents : {who}.\n"
            f"Est absente : {missing}.\n\n1. Ouverture\n\n2. {what}\n\n{number}\n"
            f"Il est proposé par {who.split(' et ')[0]} et résolu à l'unanimité d'accepter "
            f"{what}.\n\n3. Levée de la séance"
        )

    path = write_pdf(
        tmp_path / "Registre 2011.pdf",
        minutes(
            "7 juin 2011", "M. Luc Roy et M. Guy Fort", "Mme Ana Côté", "2011-061", "le camion"
        ),
        minutes(
            "5 juillet 2011", "M. Luc Roy et M. Jean Fort", "Mme Eva Diaz", "2011-072", "le pont"
        ),
    )
    (outcome,) = watching.bring_in(settings, given([path]))
    assert outcome.document is not None
    browser = create_app(settings).test_client()
    june = browser.get("/fr/meetings/conseil-municipal/2011-06-07").text
    july = browser.get("/fr/meetings/conseil-municipal/2011-07-05").text
    assert "2011-061" in june and "2011-072" not in june
    assert "2011-072" in july and "2011-061" not in july
    assert "Guy Fort" in june and "Ana Côté" in june and "Jean Fort" not in june
    assert "Jean Fort" in july and "Eva Diaz" in july and "Guy Fort" not in july
    fort = browser.get("/fr/bodies/conseil-municipal/members/jean-fort").text
    assert "/conseil-municipal/2011-07-05" in fort and "/conseil-municipal/2011-06-07" not in fort

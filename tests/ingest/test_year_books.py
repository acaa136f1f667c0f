"""A year of minutes bound in one file: each decision is found under its own meeting."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from archive.errors import NotFound
from archive.model import Document, Evidence, Identity
from archive.search import Query, Searcher
from archive.settings import Settings
from archive.store import Store
from ingest import watching
from ingest.inbox import given
from ingest.reading import Block, PageReading, PdfReading
from ingest.year_books import parts_of
from tests.drop import write_pdf
from tests.real import RECORDS, only_with_records

HEAD = "VILLE DE VAL-AUX-ÉRABLES\n"
TITLE = (
    HEAD + "PROCÈS-VERBAL de la séance ordinaire\ndu conseil municipal tenue le {} à 19 h\n"
    "Sont présents : Mme Roy, M. Côté et M. Caron, formant quorum.\n"
)
JUNE = TITLE.format("7 juin 2010") + "Le conseil adopte le budget du pont couvert."
JUNE_2 = HEAD + "M. Caron demande le déneigement du chemin du moulin."
JULY = TITLE.format("5 juillet 2010") + "Le conseil adopte le règlement du camping."
AUGUST = TITLE.format("9 août 2010") + "Le conseil nomme Mme Roy à la bibliothèque."


def filed(settings: Settings, path: Path) -> Document:
    (outcome,) = watching.bring_in(settings, given([path]))
    assert outcome.document is not None, outcome.error
    return outcome.document


def found(settings: Settings, q: str, **where: object) -> list[tuple[str | None, str, int | None]]:
    """(meeting, citation, page) of each hit."""
    with Store.open(settings.database) as store:
        results = Searcher(settings).find(store, Query(q, **where))  # type: ignore[arg-type]
    return [(hit.meeting and hit.meeting.id, hit.citation, hit.page) for hit in results.hits]


@pytest.fixture
def book(settings: Settings, tmp_path: Path) -> Document:
    return filed(settings, write_pdf(tmp_path / "Registre 2010.pdf", JUNE, JUNE_2, JULY, AUGUST))


def test_each_part_belongs_to_its_meeting(settings: Settings, book: Document) -> None:
    with Store.open(settings.database) as store:
        parts = store.parts(book.id)
        assert [(one.first_page, one.last_page) for one in parts] == [(1, 2), (3, 3), (4, 4)]
        held = [one.meeting.date for one in parts if one.meeting]
        assert held == [dt.date(2010, 6, 7), dt.date(2010, 7, 5), dt.date(2010, 8, 9)]
        for one in parts:
            assert one.meeting is not None
            assert store.meeting(one.meeting.id) == one.meeting
            assert [doc.id for doc in store.documents_of(one.meeting.id)] == [book.id]
            assert store.parts_of(one.meeting.id) == [one]
        assert store.document(book.id).meeting_id is None


def test_a_passage_is_found_and_cited_under_its_own_meeting(
    settings: Settings, book: Document
) -> None:
    ((meeting, cited, page),) = found(settings, "camping")
    assert (meeting, page) == ("conseil-municipal/2010-07-05", 3)
    assert "5 juillet 2010" in cited and "7 juin" not in cited
    ((meeting, _, page),) = found(settings, "déneigement")
    assert (meeting, page) == ("conseil-municipal/2010-06-07", 2)


def test_dates_filter_the_parts_and_not_the_file(settings: Settings, book: Document) -> None:
    assert found(settings, "conseil", date_from="2010-08-01", date_to="2010-08-31") == [
        found(settings, "bibliothèque")[0]
    ]


def test_a_book_over_the_new_year_stands_in_both_years(settings: Settings, tmp_path: Path) -> None:
    january = TITLE.format("10 janvier 2011") + "Le conseil lève la séance."
    filed(settings, write_pdf(tmp_path / "Registre.pdf", JUNE, JULY, AUGUST, january))
    with Store.open(settings.database) as store:
        facets = Searcher(settings).find(store, Query("conseil")).facets
    assert sorted(facets["year"]) == [("2010", 3), ("2011", 1)]


def test_a_head_that_runs_over_every_page_does_not_hide_where_meetings_begin(
    settings: Settings, tmp_path: Path
) -> None:
    """It is taken out of what is searched, and with it the word that says minutes begin."""
    top = "Procès-verbal du conseil municipal de Val\n\n\n"
    opens = "Séance ordinaire tenue le {} à 19 h\nSont présents : Mme Roy et M. Côté.\n\n"
    days = ("7 juin 2010", "5 juillet 2010", "9 août 2010", "6 septembre 2010")
    given_pages = []
    for n in range(8):
        prose = "".join(f"Le point {n}.{k} est traité sans débat.\n\n" for k in range(9))
        given_pages.append(top + ("" if n % 2 else opens.format(days[n // 2])) + prose)
    book = filed(settings, write_pdf(tmp_path / "Registre.pdf", *given_pages))
    with Store.open(settings.database) as store:
        assert [one.first_page for one in store.parts(book.id)] == [1, 3, 5, 7]
        assert "Procès-verbal" not in store.passages(book.id, page=4)[0].text


def test_a_date_that_the_clerk_states_is_that_of_the_whole_file(
    settings: Settings, book: Document
) -> None:
    pages = [
        PageReading(n, 612, 792, (Block(text, None),), "pdfium")
        for n, text in enumerate((JUNE, JULY), 1)
    ]
    stated = Evidence("date", "2010-07-05", "sidecar", "date: 2010-07-05", 1.0)
    identity = Identity(book.kind, book.body, dt.date(2010, 7, 5), "fr", None, "Registre")
    reading = PdfReading(tuple(pages))
    given_by = {"day_first": True, "council": "Conseil municipal"}
    assert len(parts_of(book, reading, identity, **given_by)) == 2
    assert parts_of(book, reading, replace(identity, evidence=(stated,)), **given_by) == ()


def test_minutes_of_one_meeting_are_no_book(settings: Settings, tmp_path: Path) -> None:
    doc = filed(settings, write_pdf(tmp_path / "PV.pdf", JUNE, JUNE_2))
    with Store.open(settings.database) as store:
        assert store.parts(doc.id) == []
    assert doc.meeting_id == "conseil-municipal/2010-06-07"


def test_a_book_is_no_version_of_one_of_its_meetings(
    settings: Settings, book: Document, tmp_path: Path
) -> None:
    amended = write_pdf(tmp_path / "PV 7 juin 2010 modifié.pdf", JUNE + "\nVersion modifiée.")
    doc = filed(settings, amended)
    assert doc.meeting_id == "conseil-municipal/2010-06-07"
    with Store.open(settings.database) as store:
        assert store.document(book.id).superseded_by is None
        assert {one.id for one in store.documents_of(doc.meeting_id)} == {doc.id, book.id}
        with pytest.raises(NotFound):
            store.meeting("conseil-municipal/2010-06-08")


def test_a_cover_belongs_to_no_meeting(settings: Settings, tmp_path: Path) -> None:
    cover = "VILLE DE VAL-AUX-ÉRABLES\nREGISTRE DES PROCÈS-VERBAUX\nAnnée 2010"
    path = write_pdf(tmp_path / "Procès-verbaux 2010.pdf", cover, JUNE, JULY, AUGUST)
    book = filed(settings, path)
    with Store.open(settings.database) as store:
        parts = store.parts(book.id)
    assert [(one.first_page, bool(one.meeting)) for one in parts] == [
        (1, False),
        (2, True),
        (3, True),
        (4, True),
    ]
    assert (book.body, book.date) == ("Conseil municipal", dt.date(2010, 6, 7))
    assert not set(book.doubts) & {"year-book", "date-unknown", "date-incomplete"}
    ((meeting, cited, _),) = found(settings, "registre")
    assert meeting is None and "2010" not in cited.split(", ", 1)[1]


@only_with_records
def test_a_real_year_book_belongs_to_its_eleven_meetings(settings: Settings) -> None:
    """Read by eye from the pictures of its pages; nothing was held in December."""
    days = "01-07 02-04 03-09 04-05 05-11 06-02 07-12 08-04 09-01 10-15 11-10".split()
    book = filed(settings, RECORDS / "en" / "2004-Minutes-Archived.pdf")
    with Store.open(settings.database) as store:
        parts = store.parts(book.id)
        assert [one.meeting and one.meeting.id for one in parts] == [
            f"board-of-directors/2004-{day}" for day in days
        ]
        assert [one.first_page for one in parts] == [1, 4, 7, 9, 12, 15, 17, 19, 22, 25, 28]
    ((meeting, cited, page), *_) = found(settings, "Oakcrest backflow installation", limit=1)
    assert (meeting, page) == ("board-of-directors/2004-05-11", 13)
    assert "11 mai 2004" in cited

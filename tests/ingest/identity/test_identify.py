"""What a file is, told from its name, its folders and its first page."""

from __future__ import annotations

import csv
import datetime as dt
import random
import tomllib
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from archive.model import Identity, Kind, Status
from ingest.identity.identify import Rules, identify
from tests.real import RECORDS

HERE = Path(__file__).parent
FIELDS = ("date", "kind", "body", "lang", "status", "title")


def cases(file: str) -> list[Any]:
    found = tomllib.loads((HERE / file).read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=f"{n}-{case['name']}") for n, case in enumerate(found, 1)]


def identified(case: dict[str, Any]) -> Identity:
    return identify(
        case["name"],
        folders=tuple(case.get("folders", ())),
        opening=case.get("opening", ""),
        rules=Rules(**case.get("rules", {})),
        media=case.get("media", "pdf"),
    )


def as_written(identity: Identity) -> dict[str, str]:
    date = identity.date.isoformat() if identity.date else ""
    return {
        "date": date,
        "kind": identity.kind,
        "body": identity.body or "",
        "lang": identity.lang or "",
        "status": identity.status or "",
        "title": identity.title,
    }


def assert_as_told(identity: Identity, case: dict[str, Any]) -> None:
    told = {field: case[field] for field in FIELDS if field in case}
    got = as_written(identity)
    assert {field: got[field] for field in told} == told
    assert set(case.get("doubts", ())) <= set(identity.doubts)
    assert not set(case.get("doubts_not", ())) & set(identity.doubts)
    assert case.get("title_has", "") in identity.title


def test_the_tables_of_cases_are_as_long_as_they_should_be() -> None:
    assert len(cases("truth_invented.toml")) >= 60
    assert len(cases("truth_heldout.toml")) >= 50


@pytest.mark.parametrize("case", cases("truth_invented.toml"))
def test_an_invented_file_is_identified_as_its_reader_would(case: dict[str, Any]) -> None:
    assert_as_told(identified(case), case)


@pytest.mark.parametrize("case", cases("truth_heldout.toml"))
def test_a_case_written_before_the_rules_is_identified_too(case: dict[str, Any]) -> None:
    assert_as_told(identified(case), case)


def real_records() -> list[Any]:
    with (HERE / "truth_records.csv").open(encoding="utf-8", newline="") as table:
        return [pytest.param(row, id=row["path"]) for row in csv.DictReader(table)]


def first_page(path: Path) -> str:
    """The first page's text; none for a scan, as before OCR, and for what is no PDF."""
    if path.suffix != ".pdf" or path.parent.name == "scanned":
        return ""
    document = pypdfium2.PdfDocument(path)
    try:
        return str(document[0].get_textpage().get_text_range())
    finally:
        document.close()


@pytest.mark.parametrize("row", real_records())
def test_a_real_record_is_identified_as_it_was_read_by_hand(row: dict[str, str]) -> None:
    path = RECORDS / row["path"]
    if not path.exists():
        pytest.skip("the shared records are not on this machine")
    identity = identify(path.name, opening=first_page(path), media=row["media"])
    told = {field: row[field] for field in FIELDS if row.get(field, "?") != "?"}
    got = as_written(identity)
    assert {field: got[field] for field in told} == told
    assert set(row["doubts"].split()) <= set(identity.doubts)


def everything() -> list[Identity]:
    tables = ("truth_invented.toml", "truth_heldout.toml")
    return [identified(param.values[0]) for table in tables for param in cases(table)]


def test_every_value_taken_has_one_chosen_piece_of_evidence() -> None:
    for identity in everything():
        for field, value in as_written(identity).items():
            chosen = [e for e in identity.evidence if e.field == field and e.chosen]
            if value and not (field == "kind" and value == Kind.OTHER):
                assert [e.value for e in chosen] == [value], (field, identity)
            else:
                assert not chosen


def test_evidence_says_where_it_was_read_and_how_sure_it_is() -> None:
    for identity in everything():
        for evidence in identity.evidence:
            assert evidence.source in {"folder", "file name", "page 1", "settings", "captions"}
            assert 0 <= evidence.confidence <= 1
            assert evidence.quote


def test_what_is_not_known_is_none_and_doubted() -> None:
    for identity in everything():
        doubts = set(identity.doubts)
        assert (identity.date is None) == bool(doubts & {"date-unknown", "date-incomplete"})
        assert (identity.body is None) == ("body-unknown" in doubts)
        assert (identity.kind is Kind.OTHER) == ("kind-unknown" in doubts)
        assert (identity.lang is None) == ("lang-unknown" in doubts)


def test_candidates_that_were_not_taken_are_kept() -> None:
    opening = (
        "Compte-rendu du Conseil municipal\nSéance du 7 février 2011\n"
        "Date de convocation : 1er février 2011\n"
    )
    identity = identify("cr_2011-02-08.pdf", opening=opening)
    dates = {e.value: e.chosen for e in identity.evidence if e.field == "date"}
    assert dates == {"2011-02-07": True, "2011-02-01": False, "2011-02-08": False}
    assert "date-conflict" in identity.doubts


def test_a_weekday_that_disagrees_lowers_confidence_only() -> None:
    def sureness(weekday: str) -> tuple[dt.date | None, float]:
        page = f"MINUTES\nTown Council meeting held on {weekday}, June 7, 2010\n"
        identity = identify("x.pdf", opening=page)
        chosen = next(e for e in identity.evidence if e.field == "date" and e.chosen)
        return identity.date, chosen.confidence

    right, wrong = sureness("Monday"), sureness("Friday")
    assert right[0] == wrong[0] == dt.date(2010, 6, 7)
    assert wrong[1] < right[1]


def test_a_towns_order_of_digits_is_followed_in_english_and_the_day_is_first_in_french() -> None:
    american = identify("minutes 03-04-2020.pdf")
    british = identify("minutes 03-04-2020.pdf", rules=Rules(date_order="dmy"))
    french = identify("PV 03-04-2020.pdf", rules=Rules(date_order="mdy"))
    assert (american.date, british.date) == (dt.date(2020, 3, 4), dt.date(2020, 4, 3))
    assert french.date == dt.date(2020, 4, 3)
    assert "date-ambiguous" in american.doubts
    assert "date-ambiguous" in british.doubts
    assert "date-ambiguous" not in french.doubts


def test_a_recording_and_its_captions_need_no_page() -> None:
    assert identify("council 2024-05-06.mp4", media="recording").kind is Kind.RECORDING
    heard = identify("x.vtt", media="captions", opening="It is Monday, May 6th, 2024. Welcome.")
    assert (heard.kind, heard.date) == (Kind.TRANSCRIPT, dt.date(2024, 5, 6))
    assert {e.source for e in heard.evidence if e.field == "date"} == {"captions"}


def test_a_page_that_says_draft_outweighs_a_name_that_says_approved() -> None:
    page = "DRAFT MINUTES\nTown Council\nMay 6, 2024\n"
    assert identify("approved.pdf", opening=page).status is Status.DRAFT


def test_an_approval_of_other_minutes_is_no_status() -> None:
    page = "MINUTES\nMay 6, 2024\nApproval of previous minutes - approved\n"
    assert identify("x.pdf", opening=page).status is None


def test_the_same_file_is_identified_the_same_way_whatever_the_form_of_its_accents() -> None:
    composed = identify("procès-verbal 3 février 2026.pdf")
    apart = identify("proce\u0300s-verbal 3 fe\u0301vrier 2026.pdf")
    assert as_written(composed) == as_written(apart)


LETTERS = [*"a1 .-/\n\x00é(œ\ufffe", "mars 1 ", "may ", "1. a\n", "board of ", "conseil de la "]


@pytest.mark.parametrize("letter", LETTERS)
def test_fifty_kilobytes_of_anything_are_identified(letter: str) -> None:
    """A pattern that backtracks would hang here, so the suite's own limit of time speaks."""
    much = letter * (50_000 // len(letter))
    identity = identify(f"{much}.pdf", folders=(much,) * 20, opening=much)
    assert 0 < len(identity.title) <= 120


def test_noise_never_raises_and_never_gives_a_date_out_of_nothing() -> None:
    dice = random.Random(20261124)
    for _ in range(300):
        noise = "".join(chr(dice.choice((dice.randint(32, 126), dice.randint(128, 0xFFFF))))
                        for _ in range(120))  # fmt: skip
        identity = identify(noise[:20], folders=(noise[20:30],), opening=noise[30:])
        assert identity.title
        assert identity.date is None or 1800 <= identity.date.year <= 2099

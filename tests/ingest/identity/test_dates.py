"""Dates as people write them, on pages and in file names."""

from __future__ import annotations

import datetime as dt

import pytest

from ingest.identity.dates import DateFound, find_dates, find_name_dates
from ingest.identity.folding import fold, split_name, tidy
from ingest.identity.spoken_dates import number


def on_page(text: str, *, day_first: bool = False, certain: bool = False) -> list[DateFound]:
    plain = tidy(text, limit=5_000)
    return find_dates(fold(plain), day_first=day_first, certain=certain)


def in_name(name: str, *, french: bool = False) -> list[DateFound]:
    return find_name_dates(split_name(name), day_first=french, certain=french)


@pytest.mark.parametrize(
    ("wording", "date"),
    [
        ("Monday 1st June 2026", "2026-06-01"),
        ("3rd\nSeptember 2019", "2019-09-03"),
        ("19\nth May 2016", "2016-05-19"),
        ("held on17th March 2016", "2016-03-17"),
        ("ce lundi 1 er mars 2010", "2010-03-01"),
        ("du 1er octobre 2010", "2010-10-01"),
        ("le 07 FÉVRIER 2011", "2011-02-07"),
        ("le 7 aout 2011", "2011-08-07"),
        ("Thursday, February 23, 2023 at 7PM", "2023-02-23"),
        ("Apr 13\n2026 Agenda", "2026-04-13"),
        ("Jun 25, 2026 5:30 PM MDT", "2026-06-25"),
        ("Sept. 4, 2020", "2020-09-04"),
        ("this 21st day of May, 2019", "2019-05-21"),
        ("Februay 17, 2026", "2026-02-17"),
        ("May the Twenty-Fifth, Two Thousand and Sixteen", "2016-05-25"),
        ("June the Tenth, Nineteen Hundred and Ninety-Eight", "1998-06-10"),
        ("Le vingt trois Juillet deux mille vingt", "2020-07-23"),
        ("L'an deux mille vingt-trois le quinze décembre à", "2023-12-15"),
        ("L’an deux mil neuf et le lundi douze janvier", "2009-01-12"),
        ("L'an deux mille vingt et un, le vingt-sept septembre", "2021-09-27"),
        ("le trente et un mars deux mille vingt-deux", "2022-03-31"),
        ("le dix-sept juin deux mil dix-neuf à 19 heures", "2019-06-17"),
        ("L'an 2023, le 15 décembre", "2023-12-15"),
        ("2026-06-11", "2026-06-11"),
        ("Convoqué le 17/04/2014", "2014-04-17"),
        ("12 January 3, 2023", "2023-01-03"),
    ],
)
def test_a_date_is_read_however_it_is_written(wording: str, date: str) -> None:
    found = [f.date for f in on_page(wording, day_first=True, certain=True) if f.date]
    assert found == [dt.date.fromisoformat(date)]


@pytest.mark.parametrize(
    "wording",
    ["2025-02-30", "30 février 2025", "April 31, 2020", "31/11/2020", "312-742-8888", "1.2.2.12",
     "the council may 1 day", "section 12 of 2019", "may be 3 or 4"],
)  # fmt: skip
def test_what_the_calendar_does_not_have_is_no_date(wording: str) -> None:
    assert not [f for f in on_page(wording) if f.date]


def test_a_typing_error_in_the_day_leaves_month_and_year() -> None:
    (found,) = on_page("Tuesday, April 180, 2023 starting at 6:30 p.m.")
    assert (found.year, found.month, found.day, found.date) == (2023, 4, None, None)


def test_a_date_without_a_year_keeps_its_day_and_month() -> None:
    (found,) = on_page("Compte rendu de la réunion du 2 juillet adopté.")
    assert (found.year, found.month, found.day) == (None, 7, 2)


def test_an_all_digit_date_keeps_its_second_reading_and_a_weekday_settles_it() -> None:
    (open_,) = on_page("on 03/04/2021")
    (settled,) = on_page("on Saturday 03/04/2021")
    assert (open_.date, open_.other) == (dt.date(2021, 3, 4), dt.date(2021, 4, 3))
    assert (settled.date, settled.other) == (dt.date(2021, 4, 3), None)


def test_the_place_of_a_date_in_the_text_includes_its_weekday() -> None:
    text = "tenue le lundi 7 juin 2010 à 19h00"
    (found,) = on_page(text)
    assert text[found.start : found.end] == "lundi 7 juin 2010"
    assert found.weekday_agrees


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2026-06-11-city-council-meeting", "2026-06-11"),
        ("2023 07 24 - INFO", "2023-07-24"),
        ("2024 - 09.16 - REUNION", "2024-09-16"),
        ("minutes_2023_02_23", "2023-02-23"),
        ("Notice-and-Agenda-001-2023.06.01-closed", "2023-06-01"),
        ("CR_reunion_20210129", "2021-01-29"),
        ("GMT20240214-170312_Recording", "2024-02-14"),
        ("2014-04-24-0000071216", "2014-04-24"),
        ("02.27.18-BOD-meeting-minutes-FINAL", "2018-02-27"),
        ("council-meeting-7-19-21", "2021-07-19"),
        ("FCR-Board-Minutes-11-18-20", "2020-11-18"),
        ("Minutes-April-18-2023", "2023-04-18"),
        ("June-2-2026-Agenda-1", "2026-06-02"),
        ("2021-Nov-15", "2021-11-15"),
        ("May252016", "2016-05-25"),
        ("june92004", "2004-06-09"),
        ("BOS061422", "2022-06-14"),
        ("1764795565550-Convocation_CM_2025_12_09pdf-15", "2025-12-09"),
        ("19-JUL-2021-v296", "2021-07-19"),
    ],
)
def test_a_file_name_gives_its_date(name: str, date: str) -> None:
    assert [f.date for f in in_name(name) if f.date] == [dt.date.fromisoformat(date)]


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("cr140912", "2012-09-14"),
        ("cr011010", "2010-10-01"),
        ("PV_CM_07_02_2011", "2011-02-07"),
        ("compte rendu du 24 sept 21", "2021-09-24"),
        ("pv 05112020", "2020-11-05"),
        ("Conseil_Municipal_1er_juillet_2013", "2013-07-01"),
    ],
)
def test_a_french_file_name_has_the_day_first_and_no_second_reading(name: str, date: str) -> None:
    assert [(f.date, f.other) for f in in_name(name, french=True)] == [
        (dt.date.fromisoformat(date), None)
    ]


@pytest.mark.parametrize("name", ["1764795885920-PV", "cr999999", "2025-02-30", "0000071216"])
def test_a_number_in_a_name_is_not_taken_for_a_date(name: str) -> None:
    assert not [f for f in in_name(name, french=True) if f.date]


def test_an_upload_time_is_passed_over_and_month_and_day_may_be_exchanged() -> None:
    (found,) = in_name("1764795885920-12_09_PVaffichage", french=True)
    assert {found.month, found.day} == {9, 12}
    assert found.either_way
    assert found.date is None


def test_a_name_with_two_dates_gives_both_in_order() -> None:
    found = in_name("Agenda-April-2-2024-amended-March-28-2024")
    assert [f.date for f in found] == [dt.date(2024, 4, 2), dt.date(2024, 3, 28)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("deux mille vingt trois", 2023),
        ("deux mil dix neuf", 2019),
        ("mil neuf cent quatre vingt dix huit", 1998),
        ("two thousand and sixteen", 2016),
        ("nineteen hundred and ninety eight", 1998),
        ("twenty twenty three", 2023),
        ("", 0),
    ],
)
def test_a_year_in_words_has_its_value(words: str, value: int) -> None:
    assert number(words.split()) == value

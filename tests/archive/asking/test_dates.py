"""Dates as they are typed, in both languages."""

from __future__ import annotations

import datetime as dt

import pytest

from archive.asking.dates import span_of

DAY = dt.date(2014, 4, 24)


@pytest.mark.parametrize(
    "typed",
    ["24 avril 2014", "le 24 avril 2014", "April 24, 2014", "Thursday, April 24th 2014",
     "24th of April 2014", "2014-04-24", "24/04/2014", "04/24/2014", "jeudi 24 avril 2014"],
)  # fmt: skip
def test_a_day_is_a_day_in_every_writing(typed: str) -> None:
    span = span_of(typed)
    assert span is not None and span.is_day and span.first == DAY


def test_months_and_years_are_spans() -> None:
    april, year = span_of("avril 2014"), span_of("2014")
    assert april is not None and (april.first.day, april.last.day) == (1, 30)
    assert year is not None and (year.first.month, year.last.month) == (1, 12)
    assert span_of("1er mars 2010") == span_of("March 1, 2010")


@pytest.mark.parametrize("typed", ["", "pont", "2014/138", "31 février 2014", "12", "0000-01-01"])
def test_what_is_no_date_is_none(typed: str) -> None:
    assert span_of(typed) is None

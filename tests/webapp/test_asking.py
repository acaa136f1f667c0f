"""A question in an address: understood, or said which part of it was not."""

from __future__ import annotations

import pytest
from werkzeug.datastructures import MultiDict

from archive.search import MAX_LIMIT, MAX_OFFSET
from webapp import asking


def args(query: str) -> MultiDict[str, str]:
    pairs = (pair.partition("=") for pair in query.split("&") if pair)
    return MultiDict((name, value) for name, _, value in pairs)


def test_every_filter_is_understood() -> None:
    asked = asking.from_page(
        args(
            "q= pont &body=Conseil municipal&body=library-board&kind=Minutes&year=2014&lang=fr"
            "&from=2014-01-01&to=2014-12-31&sort=newest&page=3"
        )
    )
    query = asked.query
    assert asked.refused == ()
    assert query.q == "pont"
    assert query.bodies == ("conseil-municipal", "library-board")
    assert (query.kinds, query.years, query.langs) == (("minutes",), ("2014",), ("fr",))
    assert (query.date_from, query.date_to) == ("2014-01-01", "2014-12-31")
    assert (query.sort, query.offset, asked.page) == ("newest", 2 * asking.PAGE_MEETINGS, 3)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kind", "poem"),
        ("lang", "de"),
        ("year", "14"),
        ("year", "20x4"),
        ("from", "2014-13-01"),
        ("from", "20140101"),
        ("to", "2014-02-30"),
        ("to", "yesterday"),
        ("sort", "random"),
        ("page", "0"),
        ("page", "-1"),
        ("page", "two"),
        ("page", "9" * 30),
        ("page", "٣"),
    ],
)
def test_what_is_not_understood_is_said_and_left_out(name: str, value: str) -> None:
    asked = asking.from_page(args(f"q=pont&{name}={value}"))
    plain = asking.from_page(args("q=pont"))
    assert [(one.name, one.value) for one in asked.refused] == [(name, value)]
    assert asked.query == plain.query


def test_a_period_that_ends_before_it_begins_loses_its_end() -> None:
    asked = asking.from_page(args("q=pont&from=2015-01-01&to=2014-01-01"))
    assert [one.name for one in asked.refused] == ["to"]
    assert (asked.query.date_from, asked.query.date_to) == ("2015-01-01", None)


def test_empty_values_of_a_form_are_no_filters() -> None:
    asked = asking.from_page(args("q=pont&body=&kind=&year=&lang=&from=&to=&sort=&page="))
    assert asked.refused == ()
    assert asked.query == asking.from_page(args("q=pont")).query


def test_the_last_page_that_can_be_asked_for_is_within_what_search_answers() -> None:
    asked = asking.from_page(args(f"q=pont&page={asking.LAST_PAGE}"))
    assert asked.refused == ()
    assert asked.query.offset <= MAX_OFFSET
    beyond = asking.from_page(args(f"q=pont&page={asking.LAST_PAGE + 1}"))
    assert [one.name for one in beyond.refused] == ["page"]


def test_a_program_counts_hits() -> None:
    asked = asking.from_api(args("q=pont&limit=5&offset=10"))
    assert (asked.query.limit, asked.query.offset, asked.refused) == (5, 10, ())


@pytest.mark.parametrize(
    "query",
    ["", "q=", "q=%20&q=".replace("%20", " "), "q=pont&limit=x", f"q=pont&limit={MAX_LIMIT + 1}",
     f"q=pont&offset={MAX_OFFSET + 1}", "q=pont&offset=-1"],
)  # fmt: skip
def test_a_program_is_told_of_a_bad_question(query: str) -> None:
    assert asking.from_api(args(query)).refused

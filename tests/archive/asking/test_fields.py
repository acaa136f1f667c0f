"""name:value as a filter."""

from __future__ import annotations

import pytest

from archive.asking import thesaurus
from archive.asking.fields import amount, narrowed
from archive.asking.question import Remark
from archive.index.base import Filter

BODIES = {
    "conseil-municipal": "Conseil municipal",
    "comite-consultatif-d-urbanisme": "Comité consultatif d'urbanisme",
    "library-board": "Library Board",
}


def filtered(name: str, value: str) -> Filter:
    found = narrowed(Filter(), [(name, value)], BODIES, thesaurus.of())
    assert not found.words and not found.remarks
    return found.where


@pytest.mark.parametrize(
    ("name", "value", "where"),
    [
        ("body", "CM", Filter(bodies=("conseil-municipal",))),
        ("body", "ccu", Filter(bodies=("comite-consultatif-d-urbanisme",))),
        ("body", "library", Filter(bodies=("library-board",))),
        ("body", "Conseil Municipal", Filter(bodies=("conseil-municipal",))),
        ("kind", "procès-verbal", Filter(kinds=("minutes",))),
        ("kind", "by-law", Filter(kinds=("bylaw",))),
        ("year", "2012-2014", Filter(years=("2012", "2013", "2014"))),
        ("lang", "français", Filter(langs=("fr",))),
        ("after", "avril 2014", Filter(date_from="2014-04-01")),
        ("before", "2014", Filter(date_to="2013-12-31")),
        ("before", "2014-04-20", Filter(date_to="2014-04-19")),
        ("date", "24 avril 2014", Filter(date_from="2014-04-24", date_to="2014-04-24")),
        ("vote", "rejetée", Filter(keys=(("vote", ("lost",)),))),
        ("resolution", "2014/138", Filter(keys=(("resolution", ("2014-138",)),))),
        ("speaker", "Denise Savoie", Filter(keys=(("speaker", ("denise-savoie",)),))),
        ("amount", ">100000", Filter(ranges=(("amount", "000000100001", None),))),
    ],
)
def test_a_criterion_narrows(name: str, value: str, where: Filter) -> None:
    assert filtered(name, value) == where


@pytest.mark.parametrize(
    ("name", "value"),
    [("body", "zzz"), ("kind", "poème"), ("year", "14"), ("lang", "de"), ("after", "hier"),
     ("amount", "beaucoup"), ("vote", "peut-être")],
)  # fmt: skip
def test_a_value_that_is_none_is_searched_as_words_and_said(name: str, value: str) -> None:
    found = narrowed(Filter(), [(name, value)], BODIES, thesaurus.of())
    assert found.where == Filter()
    assert found.words == (value,)
    assert found.remarks == (Remark(f"no-{name}", value),)


@pytest.mark.parametrize(
    ("typed", "low", "high"),
    [
        (">100 000 $", 100001, None),
        (">=5000", 5000, None),
        ("<1k", None, 999),
        ("1M..2M", 1_000_000, 2_000_000),
        ("1.5M", 1_500_000, 1_500_000),
        ("12,000", 12_000, 12_000),
        ("100 000,50 $", 100_000, 100_000),
    ],
)
def test_sums_are_read_as_they_are_written(typed: str, low: int | None, high: int | None) -> None:
    span = amount(typed)
    assert span is not None
    assert [None if one is None else int(one) for one in span] == [low, high]

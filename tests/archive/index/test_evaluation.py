"""Groups by meeting, counts of keys, and beginnings of words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from archive.index.base import MOST_VALUES, Filter, Found, Terms
from archive.index.whoosh_engine import WhooshIndex
from tests.archive.index.conftest import PLAIN, Make

APRIL, MAY = {"meeting_id": "conseil/2014-04-24"}, {"meeting_id": "conseil/2014-05-24"}
MEETINGS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("Le pont et bien d'autres choses encore de la ville.", APRIL),
    ("Le pont, le pont, le pont.", MAY),
    ("Le pont et la rue.", APRIL),
    ("La rue.", MAY),
    ("Le pont de personne et de bien d'autres encore.", {"meeting_id": None}),
)


def ask(index: WhooshIndex, word: str, **more: Any) -> Found:
    given = {"sort": "relevance", "limit": 10, "offset": 0, "facets": False} | more
    return index.search(Terms((word,)), Filter(), **given)


def test_passages_are_grouped_by_meeting_in_the_order_of_the_best(make: Make) -> None:
    found = ask(make(*MEETINGS), "pont", grouped=5)
    assert (found.total, found.total_groups) == (4, 3)
    got = [(one.meeting_id, one.total, [p for p, _ in one.best]) for one in found.groups]
    assert got[:2] == [("conseil/2014-05-24", 1, ["1"]), ("conseil/2014-04-24", 2, ["2", "0"])]
    assert got[2] == ("d4", 1, ["4"])
    assert [p for p, _ in found.ranked] == ["1", "2", "0", "4"]


def test_of_each_meeting_only_the_best_are_given_and_pages_count_meetings(make: Make) -> None:
    found = ask(make(*MEETINGS), "pont", grouped=1, limit=1, offset=1)
    assert [(one.meeting_id, one.total, len(one.best)) for one in found.groups] == [
        ("conseil/2014-04-24", 2, 1)
    ]
    assert found.total_groups == 3


def test_keys_are_counted_beside_the_columns(make: Make) -> None:
    keys = (("place", "rue=principale"), ("place", "pont"), ("outcome", "carried"))
    index = make(("Le pont.", {"keys": keys}), ("Le pont.", {"keys": keys[1:2]}), "Le pont.")
    assert ask(index, "pont", facets=("place", "outcome", "kind", "speaker")).facets == {
        "place": [("pont", 2), ("rue=principale", 1)],
        "outcome": [("carried", 1)],
        "kind": [("minutes", 3)],
        "speaker": [],
    }


def test_keys_are_counted_over_all_segments_and_forgotten_with_a_passage(make: Make) -> None:
    index = make(("Le pont.", {"keys": (("place", "pont"), ("place", "a"))}))
    more = replace(PLAIN, text="Le pont.", keys=(("place", "pont"), ("place", "z")))
    index.replace(["other"], [replace(more, passage_id="n", document_id="other")])
    counts = ask(index, "pont", facets=("place",)).facets["place"]
    assert counts == [("pont", 2), ("a", 1), ("z", 1)]
    index.replace(["other"], [])
    assert ask(index, "pont", facets=("place",)).facets["place"] == [("a", 1), ("pont", 1)]


def test_of_many_values_those_are_given_that_come_most(make: Make) -> None:
    values = [f"{n:03}" for n in range(MOST_VALUES + 20)]
    index = make(
        ("Le pont.", {"keys": tuple(("place", value) for value in values)}),
        ("Le pont.", {"keys": (("place", values[-1]),)}),
    )
    counts = ask(index, "pont", facets=("place",)).facets["place"]
    assert len(counts) == MOST_VALUES
    assert counts[:3] == [(values[-1], 2), ("000", 1), ("001", 1)]


def test_words_that_begin_so_come_with_a_passage_and_the_most_frequent_first(make: Make) -> None:
    index = make("Le pont.", "Le pont couvert.", "La pompe.", "Le pompier.")
    found = index.beginning("PO", Filter())
    assert (found[0].stem, found[0].count, found[0].passage_id) == ("pont", 2, "0")
    assert [near.stem for near in index.beginning("pon", Filter(langs=("fr",)))] == ["pont"]
    assert index.beginning("xyz", Filter()) == index.beginning("", Filter()) == []
    assert index.beginning("pon", Filter(langs=("en",))) == []

"""What is found: words near each other, keys and ranges."""

from __future__ import annotations

import pytest

from archive.index.base import MOST_APART, Also, Close, Filter, Terms
from archive.index.whoosh_engine import WhooshIndex
from tests.archive.index.conftest import Make


def ask(index: WhooshIndex, terms: Terms, where: Filter | None = None) -> list[str]:
    found = index.search(
        terms, where or Filter(), sort="relevance", limit=10, offset=0, facets=False
    )
    assert found.total == len(found.ranked)
    return sorted(passage for passage, _ in found.ranked)


TEXTS = (
    "Le pont couvert sera réparé au printemps.",
    "Réparer la rue, le trottoir, le parc, l'aréna, la piscine; plus tard seulement le pont.",
    "La rue sera réparée.",
)


@pytest.mark.parametrize(
    ("within", "found"),
    [(2, []), (3, ["0"]), (8, ["0"]), (9, ["0", "1"]), (MOST_APART * 9, ["0", "1"])],
)
def test_words_near_each_other_in_either_order(make: Make, within: int, found: list[str]) -> None:
    assert ask(make(*TEXTS), Terms(close=(Close(("réparer", "pont"), within),))) == found


def test_words_near_each_other_and_others_anywhere(make: Make) -> None:
    close = (Close(("pont", "réparé"), 10),)
    assert ask(make(*TEXTS), Terms(wanted=("trottoir",), close=close)) == ["1"]
    assert ask(make(*TEXTS), Terms(wanted=("école",), close=close)) == []


def test_near_a_word_that_stands_nowhere_nothing_is_found(make: Make) -> None:
    assert ask(make(*TEXTS), Terms(close=(Close(("pont", "zeppelin"), 9),))) == []


KEYED = (
    ("Le pont.", {"keys": (("speaker", "savoie"), ("resolution", "2014-138"))}),
    ("Le pont.", {"keys": (("speaker", "ouellet"), ("speaker", "savoie"), ("amount", "000900"))}),
    ("La rue.", {"keys": (("speaker", "savoie-roy"), ("amount", "012000"))}),
    "Le pont.",
)


def test_a_key_filters_by_the_whole_value(make: Make) -> None:
    index = make(*KEYED)
    assert ask(index, Terms(("pont",)), Filter(keys=(("speaker", ("savoie",)),))) == ["0", "1"]
    assert ask(index, Terms(("pont",)), Filter(keys=(("speaker", ("savoi",)),))) == []
    both = (("speaker", ("savoie",)), ("resolution", ("2014-138", "2014-139")))
    assert ask(index, Terms(("pont",)), Filter(keys=both)) == ["0"]


def test_with_no_word_the_filter_alone_says_what_is_found(make: Make) -> None:
    either = (("speaker", ("ouellet", "savoie-roy")),)
    assert ask(make(*KEYED), Terms(), Filter(keys=either)) == ["1", "2"]
    assert ask(make(*KEYED), Terms(), Filter(years=("2014",))) == ["0", "1", "2", "3"]


def test_a_question_of_small_words_alone_still_finds_nothing(make: Make) -> None:
    assert ask(make(*KEYED), Terms(wanted=("le",))) == []


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [
        ("001000", None, ["2"]),
        (None, "001000", ["1"]),
        ("000900", "012000", ["1", "2"]),
        ("000901", "011999", []),
        (None, None, ["1", "2"]),
    ],
)
def test_a_range_of_amounts_holds_its_ends(
    make: Make, low: str | None, high: str | None, found: list[str]
) -> None:
    assert ask(make(*KEYED), Terms(), Filter(ranges=(("amount", low, high),))) == found


def test_a_prefix_at_the_end_of_the_dictionary_finds_its_words(make: Make) -> None:
    assert ask(make("zonage", "zone", "école"), Terms(("zon*",))) == ["0", "1"]
    assert ask(make("zonage", "zone", "école"), Terms(("éco*",))) == ["2"]


def test_what_does_as_well_is_found_and_counts_less(make: Make) -> None:
    index = make("Le règlement de zonage.", "Le by-law de zonage.", "Le pont de zonage.")
    terms = Terms(("règlement", "zonage"), also=(Also("règlement", ("by-law",), 0.5),))
    found = index.search(terms, Filter(), sort="relevance", limit=9, offset=0, facets=False)
    assert [passage for passage, _ in found.ranked] == ["0", "1"]


def test_where_a_run_is_small_words_only_what_does_as_well_still_counts(make: Make) -> None:
    terms = Terms(("le",), also=(Also("le", ("pont",)),))
    assert ask(make(*TEXTS), terms) == ["0", "1"]

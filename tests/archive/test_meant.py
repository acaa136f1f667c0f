"""A slip of the pen finds what was meant, and it is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from archive.index.base import Near
from archive.index.spelling import slips
from archive.meant import closest, replaced
from archive.model import Filing
from archive.search import Query, Searcher
from archive.settings import Settings
from archive.store import Store
from ingest.indexing import Indexing

TEXTS = (
    "Le déneigement des trottoirs est confié à Neige Nord. Les subventions sont versées.",
    "La bibliothèque ouvre le samedi. Délibération n° 2014-138. Le permis est accordé.",
    "Hélène Mandroux préside. Les subventions subventionnables. Denny propose l'ajournement.",
)


@pytest.fixture
def searcher(settings: Settings, store: Store, filing: Callable[..., Filing]) -> Searcher:
    store.file(filing("pv.pdf", *TEXTS))
    store.file(filing("minutes.pdf", "The resolution on sidewalks passed.", lang="en"))
    Indexing(settings, store).catch_up()
    return Searcher(settings)


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("deneigment", "déneigement"),
        ("bibliotèque", "bibliothèque"),
        ("subventons", "subventions"),
        ("Mandrou", "mandroux"),
        ("sidewak", "sidewalks"),
        ("resolutoin", "resolution"),
        ("l'bibliotheqe samedi", "l'bibliothèque samedi"),
        ('"neige nord" trotoirs', '"neige nord" trottoirs'),
    ],
)
def test_a_slip_finds_what_was_meant_and_says_so(
    searcher: Searcher, store: Store, asked: str, answered: str
) -> None:
    found = searcher.find(store, Query(asked))
    assert found.total >= 1
    assert found.instead == answered
    assert "<mark>" in found.hits[0].snippet_html


@pytest.mark.parametrize(
    "asked",
    ["déneigement", "2014-139", "2014-138", "xyz", "hippopotame", "neige", "", "Kirkpatrick"],
)
def test_what_stands_there_numbers_and_what_is_like_nothing_are_left_alone(
    searcher: Searcher, store: Store, asked: str
) -> None:
    assert searcher.find(store, Query(asked)).instead is None


def test_a_filter_that_leaves_nothing_bends_no_word(searcher: Searcher, store: Store) -> None:
    found = searcher.find(store, Query("déneigement", years=("1999",)))
    assert (found.total, found.instead) == (0, None)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [("", "", 0), ("pont", "pont", 0), ("pnot", "pont", 1), ("pon", "pont", 1),
     ("ponts", "pont", 1), ("pomt", "pont", 1), ("abcd", "badc", 2),
     ("", "abc", 3), ("resolutoin", "resolution", 1)],
)  # fmt: skip
def test_slips_are_counted_as_people_make_them(one: str, other: str, count: int) -> None:
    assert slips(one, other) == slips(other, one) == count


def test_of_words_as_like_the_most_frequent_is_meant() -> None:
    near = [(Near("fr", "port", 3, "a"), "le port"), (Near("fr", "pont", 9, "b"), "le pont")]
    assert closest("poot", near) == "pont"
    assert closest("zzzz", near) is None


def test_a_word_is_replaced_however_it_is_written() -> None:
    assert replaced("L'École et l'ecole", "ecole", "école") == "L'école et l'école"

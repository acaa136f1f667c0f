"""The order is Whoosh's own BM25F, and can be explained."""

from __future__ import annotations

import random

import pytest
from whoosh import index as whoosh_index
from whoosh.query import And, AndMaybe, Or, Term
from whoosh.scoring import BM25F

from archive.index.analysis import stem
from archive.index.base import Filter, Terms
from archive.index.whoosh_engine import WhooshIndex
from tests.archive.index.conftest import Make

WORDS = ["pont", "neige", "conseil", "vote", "rue", "parc", "budget"]
TITLES = ["Procès-verbal", "Le pont", "Budget de la rue"]


@pytest.fixture
def index(make: Make) -> WhooshIndex:
    draw = random.Random(4)
    return make(
        *(
            (" ".join(draw.choices(WORDS, k=draw.randrange(3, 40))), {"title": draw.choice(TITLES)})
            for _ in range(80)
        )
    )


def ranked(index: WhooshIndex, terms: Terms, **more: float) -> list[tuple[str, float]]:
    found = index.search(
        terms, Filter(), sort="relevance", limit=100, offset=0, facets=False, recent=0.0, **more
    )
    return list(found.ranked)


@pytest.mark.parametrize("any_of", [True, False])
@pytest.mark.parametrize("words", [("pont",), ("pont", "rue"), ("neige", "budget", "vote")])
def test_scores_are_those_of_whoosh_on_the_same_index(
    index: WhooshIndex, words: tuple[str, ...], any_of: bool
) -> None:
    name = next(index.folder.glob("_*.toc")).name.split("_")[1]
    stems = [stem(word, "fr") for word in words]
    wanted = (Or if any_of else And)([Term("fr", one) for one in stems])
    titles = Or([Term("title", one, boost=0.3) for one in stems])
    opened = whoosh_index.open_dir(index.folder, name)
    with opened.searcher(weighting=BM25F(B=0.6)) as searcher:
        theirs = {
            hit["passage"]: hit.score
            for hit in searcher.search(AndMaybe(wanted, titles), limit=None)
        }
    ours = dict(ranked(index, Terms(words, any_of=any_of)))
    assert ours == pytest.approx(theirs, rel=1e-5)
    assert len(ours) > 5


def test_the_shares_of_a_score_are_its_sum(index: WhooshIndex) -> None:
    terms = Terms(("pont", "rue"))
    for passage, score in ranked(index, terms)[:5]:
        shares = index.explain(terms, Filter(), passage)
        assert sum(share.score for share in shares) == pytest.approx(score, rel=1e-5)
        assert {share.stem for share in shares} <= {"pont", "ru"}
        assert [share.score for share in shares] == sorted(
            (share.score for share in shares), reverse=True
        )


def test_what_holds_nothing_of_a_question_has_no_share(index: WhooshIndex) -> None:
    assert index.explain(Terms(("zeppelin",)), Filter(), "1") == []
    assert index.explain(Terms(("pont",)), Filter(), "no such passage") == []


def test_recent_counts_more_as_far_as_is_asked(make: Make) -> None:
    index = make(
        ("Le pont. " * 2 + "La rue.", {"date": "2004-04-24"}),
        ("Le pont et la rue.", {"date": "2024-04-24"}),
        ("Le pont et la rue.", {"date": None}),
    )
    terms = Terms(("pont",))
    assert ranked(index, terms)[0][0] == "0"
    found = index.search(
        terms, Filter(), sort="relevance", limit=9, offset=0, facets=False, recent=1.0
    )
    plain = dict(ranked(index, terms))
    assert found.ranked[0] == ("1", pytest.approx(2 * plain["1"]))
    assert dict(found.ranked)["2"] == pytest.approx(plain["2"])
    shares = index.explain(terms, Filter(), "0", recent=1.0)
    assert sum(share.score for share in shares) == pytest.approx(dict(found.ranked)["0"])
    assert {share.field for share in shares} == {"fr", "recent"}


def test_pages_of_equals_neither_repeat_nor_leave_out(make: Make) -> None:
    index = make(*["Le pont."] * 30)
    pages = [
        index.search(
            Terms(("pont",)), Filter(), sort=sort, limit=7, offset=7 * n, facets=False
        ).ranked
        for sort in ("relevance", "newest")
        for n in range(5)
    ]
    seen = [passage for page in pages for passage, _ in page]
    assert sorted(seen) == sorted([str(n) for n in range(30)] * 2)

"""Random questions against a search that looks at every passage: nothing missed, nothing extra.

Whoosh skips blocks of postings when it ranks, so faults show only in an index of many blocks.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from archive.index import analysis
from archive.index.base import Entry, Filter, Terms
from archive.index.whoosh_engine import WhooshIndex

WORDS = "pont neige conseil vote budget règlement égout école résolution séance".split()
RARE = [f"rue{n}" for n in range(60)]
COUNT = 1500
LANGS = ("fr", "en")


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    draw = random.Random(3)
    return [
        Entry(
            passage_id=f"d{n}-p1-1",
            document_id=f"d{n}",
            meeting_id=None,
            text=" ".join(draw.choices([*WORDS, *RARE[: draw.randrange(2, 60)]], k=12)),
            title=draw.choice(WORDS),
            lang=draw.choice(LANGS),
            body=draw.choice(("conseil", "comite")),
            kind="minutes",
            date=f"{draw.randrange(2004, 2026)}-0{draw.randrange(1, 10)}-11",
        )
        for n in range(COUNT)
    ]


@pytest.fixture(scope="module")
def index(entries: list[Entry], tmp_path_factory: pytest.TempPathFactory) -> WhooshIndex:
    made = WhooshIndex(Path(tmp_path_factory.mktemp("oracle")) / "index")
    for start in range(0, COUNT, 500):  # several segments
        some = entries[start : start + 500]
        made.replace([entry.document_id for entry in some], some)
    return made


def stands(run: str, entry: Entry) -> bool:
    lang = str(entry.lang)
    wanted, held = analysis.stems(run, lang), analysis.stems(entry.text, lang)
    return any(held[at : at + len(wanted)] == wanted for at in range(len(held)))


def expected(entries: list[Entry], terms: Terms, where: Filter) -> set[str]:
    some = any if terms.any_of else all
    return {
        entry.passage_id
        for entry in entries
        if some(stands(run, entry) for run in terms.wanted)
        and not any(stands(run, entry) for run in terms.unwanted)
        and (not where.langs or entry.lang in where.langs)
        and (not where.bodies or entry.body in where.bodies)
        and (not where.date_from or str(entry.date) >= where.date_from)
    }


@pytest.mark.parametrize("seed", range(150))
def test_every_answer_is_complete_and_exact(
    index: WhooshIndex, entries: list[Entry], seed: int
) -> None:
    draw = random.Random(seed)
    runs = [*WORDS, *RARE, "pont neige", "conseil vote"]
    terms = Terms(
        wanted=tuple(draw.choices(runs, k=draw.randrange(1, 4))),
        unwanted=tuple(draw.choices(runs, k=draw.choice((0, 0, 1)))),
        any_of=draw.random() < 0.3,
    )
    where = Filter(
        langs=draw.choice(((), ("fr",), ("en",))),
        bodies=draw.choice(((), ("conseil",))),
        date_from=draw.choice((None, "2015-01-01")),
    )
    wanted = expected(entries, terms, where)
    for sort in ("relevance", "newest"):
        for limit in (10, COUNT):
            found = index.search(terms, where, sort=sort, limit=limit, offset=0, facets=True)
            ids = [passage for passage, _ in found.ranked]
            assert found.total == len(wanted)
            assert len(ids) == len(set(ids)) == min(limit, len(wanted))
            assert set(ids) <= wanted
            assert sum(n for _, n in found.facets["lang"]) == len(wanted)

"""python -m benchmarks relevance: the table, the questions on which we are worst, and the pool.

--home DIR keeps the records brought in for the next run; --pool FILE writes what the first ten of
any system hold and nobody has judged yet, to be read and graded; --take FILE puts grades that were
given to such a pool (lines of question, number in the pool, grade) among the judgments.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from archive.search import Query, Searcher
from archive.store import Catalogue
from benchmarks.relevance import corpus, pool
from benchmarks.relevance.measures import DEPTH, ndcg, success
from benchmarks.relevance.peers import Fts5, PlainWhoosh
from benchmarks.relevance.questions import Question, grades, judgments, questions

Ask = Callable[[str], list[str]]
Ranked = Mapping[str, Mapping[str, Sequence[str]]]  # system -> question -> passage ids
OURS = "Greffe"
WORST = 12


def main(arguments: Sequence[str]) -> None:
    """Ask everyone everything and print what came of it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks relevance")
    parser.add_argument("--home", type=Path)
    parser.add_argument("--pool", type=Path)
    parser.add_argument("--take", type=Path)
    given = parser.parse_args(arguments)
    if not corpus.RECORDS.is_dir():
        print("The records that the questions are asked of are not on this machine.")
        return
    with corpus.home(given.home) as settings, Catalogue.open(settings.database) as catalogue:
        held = corpus.passages(catalogue)
        searcher = Searcher(settings)

        def ours(q: str) -> list[str]:
            found = searcher.find(catalogue, Query(q, limit=DEPTH), facets=False)
            return [hit.passage.id for hit in found.hits]

        with tempfile.TemporaryDirectory() as folder:
            ranked = asked(systems(ours, Fts5(held), PlainWhoosh(held, Path(folder))))
        if given.take:
            pool.take(given.take, held)
        graded, lost = grades(judgments(), held)
        if given.pool:
            pool.write(given.pool, questions(), ranked, graded, held)
        judged = sum(map(len, graded.values()))
        print(f"{len(questions())} questions, {len(held)} passages, {judged} judged")
        if lost:
            print(f"{len(lost)} judgments without a passage")
        for line in report(ranked, graded):
            print(line)


def systems(ours: Ask, fts5: Fts5, whoosh: PlainWhoosh) -> dict[str, Ask]:
    """Name -> how it is asked."""
    return {
        OURS: ours,
        "FTS5, one word is enough": lambda q: fts5.ask(q, any_of=True),
        "FTS5, all words": lambda q: fts5.ask(q, any_of=False),
        "Whoosh, one word is enough": lambda q: whoosh.ask(q, any_of=True),
        "Whoosh, all words": lambda q: whoosh.ask(q, any_of=False),
    }


def asked(every: Mapping[str, Ask]) -> dict[str, dict[str, list[str]]]:
    """What each system gives for each question."""
    return {name: {one.name: ask(one.q) for one in questions()} for name, ask in every.items()}


def report(ranked: Ranked, graded: Mapping[str, Mapping[str, int]]) -> list[str]:
    """The table by system and group of questions, then our worst."""
    every = [one for one in questions() if graded.get(one.name)]
    groups: dict[str, list[Question]] = {
        "all": every,
        "fr": [one for one in every if one.lang == "fr"],
        "en": [one for one in every if one.lang == "en"],
        "tuned on": [one for one in every if not one.aside],
        "aside": [one for one in every if one.aside],
    }
    lines = [
        "",
        f"{'nDCG@10':<28}" + "".join(f"{f'{n} ({len(o)})':>16}" for n, o in groups.items()),
    ]
    for measure, title in ((ndcg, ""), (success, "success@3")):
        lines += ["", title] if title else []
        for name, found in ranked.items():
            cells = "".join(
                f"{_mean([measure(found[q.name], graded[q.name]) for q in some]):>16.3f}"
                for some in groups.values()
            )
            lines.append(f"{name:<28}{cells}")
    seen = [one for one in every if not one.aside]
    worst = sorted(seen, key=lambda q: ndcg(ranked[OURS][q.name], graded[q.name]))[:WORST]
    lines += ["", "our worst of those tuned on"]
    lines += [f"{ndcg(ranked[OURS][q.name], graded[q.name]):.2f} {q.name}: {q.q}" for q in worst]
    return lines


def _mean(values: Sequence[float]) -> float:
    return statistics.fmean(values) if values else 0.0

"""Milliseconds a question by class, and passages indexed a second, against FTS5 in the same run."""

from __future__ import annotations

import re
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from archive.index import analysis
from archive.index.base import Filter, Terms
from archive.index.whoosh_engine import WhooshIndex
from benchmarks.corpus import BODIES, entries
from benchmarks.peers import Fts5

PASSAGES = 20_000
ROUNDS = 3  # each question is asked so many times; the first round is not counted
BATCH = 5000


@dataclass(frozen=True, slots=True)
class Build:
    passages: int
    greffe_s: float
    fts5_s: float


@dataclass(frozen=True, slots=True)
class Class:
    """Milliseconds of one class of questions."""

    name: str
    greffe_p50: float
    greffe_p95: float
    fts5_p50: float
    fts5_p95: float


@dataclass(frozen=True, slots=True)
class Question:
    terms: Terms
    where: Filter = field(default_factory=Filter)
    sort: str = "relevance"
    facets: bool = False


def measure(texts: Sequence[tuple[str, str]]) -> tuple[Build, list[Class]]:
    """Build both over the same passages, then ask both the same questions."""
    with tempfile.TemporaryDirectory() as folder:
        held = list(entries(texts, PASSAGES))
        index, peer = WhooshIndex(Path(folder) / "index"), Fts5(Path(folder) / "fts5.db")
        began = time.perf_counter()
        for start in range(0, len(held), BATCH):
            some = held[start : start + BATCH]
            index.replace({one.document_id for one in some}, some)
        greffe_s = time.perf_counter() - began
        began = time.perf_counter()
        peer.add(held)
        build = Build(len(held), greffe_s, time.perf_counter() - began)
        classes = [_compare(name, asked, index, peer) for name, asked in _questions(texts).items()]
    return build, classes


def _questions(texts: Sequence[tuple[str, str]]) -> dict[str, list[Question]]:
    """Ten questions a class, from the corpus's own words."""
    count: Counter[str] = Counter()
    for text, lang in texts:
        count.update({w for *_, w in analysis.words(text) if len(w) > 3} - analysis.STOP[lang])
    ranked = [word for word, _ in count.most_common()]
    common, middle, rare = ranked[:20:2], ranked[100:400:10], ranked[-2000:-1:150]
    pairs = [Terms((a, b)) for a, b in zip(common, middle, strict=False)]
    runs = (re.findall(r"[^\W\d_]{4,} [^\W\d_]{4,}", text) for text, _ in texts[5:2000:50])
    phrases = [Terms((found[0],)) for found in runs if found]
    filtered = Filter(bodies=BODIES[:1], years=tuple(str(year) for year in range(2010, 2016)))
    return {
        "rare word": [Question(Terms((w,))) for w in rare],
        "common word": [Question(Terms((w,))) for w in common],
        "two words": [Question(t) for t in pairs],
        "three words, one is enough": [
            Question(Terms((a, b, c), any_of=True))
            for a, b, c in zip(common, middle, middle[10:], strict=False)
        ],
        "phrase": [Question(t) for t in phrases[:10]],
        "prefix": [Question(Terms((w[:5] + "*",))) for w in middle[:10] if len(w) > 5],
        "common word, body and years": [Question(Terms((w,)), filtered) for w in common],
        "common word with facets": [Question(Terms((w,)), facets=True) for w in common],
        "common word, newest first": [Question(Terms((w,)), sort="newest") for w in common],
    }


def _compare(name: str, asked: list[Question], index: WhooshIndex, peer: Fts5) -> Class:
    def greffe(q: Question) -> object:
        return index.search(q.terms, q.where, sort=q.sort, limit=10, offset=0, facets=q.facets)

    def fts5(q: Question) -> object:
        return peer.ask(q.terms, q.where, sort=q.sort, facets=q.facets)

    ours, theirs = _times(greffe, asked), _times(fts5, asked)
    return Class(name, *_p50_p95(ours), *_p50_p95(theirs))


def _times(ask: Callable[[Question], object], asked: list[Question]) -> list[float]:
    """Milliseconds of each question, first round left out (caches fill)."""
    took: list[float] = []
    for turn in range(ROUNDS):
        for question in asked:
            began = time.perf_counter()
            ask(question)
            if turn:
                took.append((time.perf_counter() - began) * 1000)
    return took


def _p50_p95(took: list[float]) -> tuple[float, float]:
    return statistics.median(took), statistics.quantiles(took, n=20)[-1]

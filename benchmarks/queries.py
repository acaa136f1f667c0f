"""Questions of each class from a corpus's own words, and how long each takes."""

from __future__ import annotations

import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from archive.index import analysis
from archive.index.base import Entry, Filter, Terms
from archive.index.whoosh_engine import WhooshIndex
from benchmarks.corpus import BODIES
from benchmarks.peers import Fts5, PlainWhoosh

ROUNDS = 6  # each question is asked so many times; the first round is not counted
ASKED = 25  # questions a class
BATCH = 5000  # passages a commit
COMPARED = 200  # questions asked of Whoosh too
TEN, TIE = 10, 1e-4  # scores nearer than this share are equal (single against double precision)
LONGEST = re.compile(r"[^\W\d_]{4,}(?: [^\W\d_]{4,}){1,2}")


@dataclass(frozen=True, slots=True)
class Question:
    terms: Terms
    where: Filter = field(default_factory=Filter)
    sort: str = "relevance"
    facets: bool = False
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of one class of questions."""

    p50: float
    p95: float


def build(index: WhooshIndex, entries: Sequence[Entry]) -> float:
    """Index passages as an intake does, in batches. Returns seconds."""
    began = time.perf_counter()
    for start in range(0, len(entries), BATCH):
        some = entries[start : start + BATCH]
        index.replace({one.document_id for one in some}, some)
    return time.perf_counter() - began


class Reader:
    """Reads some of so many passages as they go by, for questions in the corpus's own words."""

    def __init__(self, passages: int) -> None:
        self.passages = passages
        self.count, self.phrases = Counter[str](), list[str]()

    def by(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """The same passages."""
        self.count, self.phrases = Counter(), []
        for n, one in enumerate(entries):
            if n % max(1, self.passages // 20_000) == 0:
                words = {w for *_, w in analysis.words(one.text) if len(w) > 3 and w.isalpha()}
                self.count.update(words - analysis.STOP[one.lang or "en"])
            if n % max(1, self.passages // 60) == 5 and (found := LONGEST.search(one.text)):
                self.phrases.append(found.group())
            yield one


def questions(read: Reader) -> dict[str, list[Question]]:
    """ASKED questions a class, from words common and rare."""
    count, phrases = read.count, read.phrases
    ranked = [word for word, _ in count.most_common()]
    common, middle = ranked[: 2 * ASKED : 2], ranked[200 : 200 + 40 * ASKED : 40]
    other = ranked[220 : 220 + 40 * ASKED : 40]
    rare = [word for word in ranked if 2 <= count[word] <= 4][::7][:ASKED]
    some = Filter(bodies=(next(iter(BODIES)),), years=tuple(str(y) for y in range(2010, 2016)))
    plain = [Question(Terms((word,))) for word in common]
    return {
        "rare word": [Question(Terms((word,))) for word in rare],
        "common word": plain,
        "two words": [Question(Terms(pair)) for pair in zip(common, middle, strict=True)],
        "three words, one is enough": [
            Question(Terms(three, any_of=True)) for three in zip(common, middle, other, strict=True)
        ],
        "phrase": [Question(Terms((phrase,))) for phrase in phrases[:ASKED]],
        "prefix": [Question(Terms((word[:5] + "*",))) for word in middle if len(word) > 5],
        "body and years": [Question(one.terms, some) for one in plain],
        "facets": [Question(one.terms, facets=True) for one in plain],
        "newest first": [Question(one.terms, sort="newest") for one in plain],
        "page 20": [Question(one.terms, offset=190) for one in plain],
    }


def compare(
    asks: Sequence[Callable[[Question], object]],
    asked: dict[str, list[Question]],
    *,
    rounds: int = ROUNDS,
) -> dict[str, list[Times]]:
    """For each class the times of each of those who are asked, in turn, question by question."""
    return {name: times(asks, some, rounds) for name, some in asked.items()}


def greffe(index: WhooshIndex) -> Callable[[Question], object]:
    """Asks the index for the ten best, the exact total and, where asked for, facets."""
    return lambda q: index.search(
        q.terms, q.where, sort=q.sort, limit=TEN, offset=q.offset, facets=q.facets
    )


def fts5(peer: Fts5) -> Callable[[Question], object]:
    """Asks FTS5 for the same."""
    return lambda q: peer.ask(q.terms, q.where, sort=q.sort, facets=q.facets, offset=q.offset)


def agreement(index: WhooshIndex, folder: Path, asked: dict[str, list[Question]]) -> float:
    """The share of the places of the first ten that Whoosh's own BM25F fills as Greffe does.

    A place agrees if its passage is among Whoosh's first ten, or has there the score of the tenth:
    of equals either may be shown.
    """
    peer = PlainWhoosh(folder)
    names = ("rare word", "common word", "two words", "three words, one is enough")
    some = [q.terms for name in names for q in asked[name]]
    words = sorted({word for terms in some for word in terms.wanted})
    pairs = zip(words, words[7:], strict=False)
    some += [Terms(pair, any_of=n % 2 == 0) for n, pair in enumerate(pairs)]
    shares = []
    for terms in some[:COMPARED]:
        ours = index.search(terms, Filter(), sort="relevance", limit=TEN, offset=0, facets=False)
        theirs = dict(peer.best(terms, 20 * TEN))
        if not theirs:
            continue
        tenth = sorted(theirs.values(), reverse=True)[:TEN][-1]
        good = [one for one, _ in ours.ranked if theirs.get(one, 0.0) >= tenth * (1 - TIE)]
        shares.append(len(good) / min(TEN, len(theirs)))
    return statistics.mean(shares)


def times(
    asks: Sequence[Callable[[Question], object]], asked: Sequence[Question], rounds: int
) -> list[Times]:
    """Of each who is asked, over the questions. A question's time is the median of its rounds but
    the first (caches fill), so that a neighbour on the same cores counts for little."""
    took: list[list[list[float]]] = [[[] for _ in asked] for _ in asks]
    for turn in range(rounds):
        for n, question in enumerate(asked):
            for one, ask in enumerate(asks):
                began = time.perf_counter()
                ask(question)
                if turn:
                    took[one][n].append((time.perf_counter() - began) * 1000)
    return [times_of([statistics.median(one) for one in each]) for each in took]


def times_of(took: Sequence[float]) -> Times:
    """The half and the 95 % of some times."""
    return Times(statistics.median(took), statistics.quantiles(took, n=20)[-1])

"""A city's twenty years: `python -m benchmarks city --passages 25000 100000 250000`.

For each size a home is made of the corpus, its index built from the store, and the same passages
given to SQLite FTS5; then both are asked, and the pages are asked for as a browser does (without
the socket). Prints one table a size. One process at a time, but where two are named.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from multiprocessing import get_context
from operator import attrgetter
from pathlib import Path
from urllib.parse import urlencode

from flask.testing import FlaskClient

from archive import links
from archive.index.base import Entry, Filter, Terms
from archive.index.whoosh_engine import WhooshIndex
from archive.model import (
    Box,
    Document,
    Filing,
    Identity,
    Kind,
    Lang,
    Page,
    PagePlace,
    Passage,
)
from archive.settings import Settings
from archive.store import Store
from benchmarks import corpus, queries
from benchmarks.corpus import BODIES
from benchmarks.peers import Fts5
from benchmarks.queries import Question, times_of
from ingest.indexing import Indexing
from ingest.matters import again, gazetteer
from webapp.app import create_app

RECEIVED = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)
PAGES_SIZE = (612.0, 792.0)
SECONDS = 10  # of the run with two workers
NEW_MEETING = 200  # passages
WORKERS = 2
WHOOSH_MOST = 100_000  # passages; its own ranking takes a second a question beyond
COLD = """
import sys, time
from pathlib import Path
from archive.settings import Settings
from webapp.app import create_app
answer = create_app(Settings(home=Path(sys.argv[1]), per_minute=0)).test_client().get(sys.argv[2])
assert answer.status_code == 200 and b"<mark>" in answer.data
"""


@dataclass
class City:
    """The passages of a city, made anew each time they are gone through: a million of them don't
    fit in memory. making_s is how long that took in all."""

    spoken: Sequence[corpus.Language]
    reader: queries.Reader
    making_s: float = 0.0

    def __iter__(self) -> Iterator[Entry]:
        made = self.reader.by(_filed(corpus.city(self.spoken, self.reader.passages)))
        while True:
            began = time.perf_counter()
            entry = next(made, None)
            self.making_s += time.perf_counter() - began
            if entry is None:
                return
            yield entry

    def handed_to(self, whom: Callable[[Iterable[Entry]], None]) -> float:
        """How many seconds somebody took over the passages, without what making them takes."""
        before, began = self.making_s, time.perf_counter()
        whom(self)
        return time.perf_counter() - began - (self.making_s - before)


def main(arguments: Sequence[str]) -> None:
    """Measure each size asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks city", description=__doc__)
    parser.add_argument("--passages", type=int, nargs="+", default=[25_000])
    parser.add_argument("--in", dest="folder", type=Path, help="keep what is made in this folder")
    parser.add_argument("--records", type=Path, default=corpus.RECORDS, help="real records")
    parser.add_argument("--rounds", type=int, default=queries.ROUNDS, help="of each question")
    given = parser.parse_args(arguments)
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    for passages in given.passages:
        with tempfile.TemporaryDirectory() as scratch:
            measure(given.folder or Path(scratch), passages, given.records, given.rounds)


def measure(folder: Path, passages: int, records: Path, rounds: int) -> None:
    """One size, and its table."""
    spoken, source = corpus.languages(records)
    entries = City(spoken, queries.Reader(passages))
    settings = Settings(home=folder / f"home{passages}", per_minute=0)
    shutil.rmtree(settings.home, ignore_errors=True)
    settings.make_home()
    print(f"\n{passages:,} passages, language of {source}")
    with Store.open(settings.database) as store:
        seconds = entries.handed_to(lambda made: _file(store, made))
        print(f"  filed in the store   {passages / seconds:10,.0f} passages/s")
        asked = queries.questions(entries.reader)
        _print_build(settings, passages)
        peer = Fts5(settings.home / "fts5.db")
        print(f"  FTS5 build           {passages / entries.handed_to(peer.add):10,.0f} passages/s")
        peer.settle()
        index = WhooshIndex(settings.index)
        _print_classes(settings, index, peer, asked, rounds)
        if passages <= WHOOSH_MOST:
            same = queries.agreement(index, settings.index, asked)
            print(
                f"  first ten as Whoosh's own BM25F      {same:.1%}, {queries.COMPARED} questions"
            )
        _print_new_meeting(index, asked)
    _print_cold(settings, asked)
    _print_workers(settings, asked)


def _print_build(settings: Settings, passages: int) -> None:
    """From the store, in a process of its own so that its memory is the build's. What passages
    name is read before, once, as the intake does when a document comes in."""
    for what, work in (("streets, sums, matters read", _read), ("index built", _build)):
        with get_context("spawn").Pool(1) as pool:
            seconds, cpu, peak = pool.apply(work, (settings,))
        print(f"  {what:<27}{passages / seconds:8,.0f} passages/s, one process "
              f"({passages / cpu:,.0f} a second of its own core), at most {peak} MB")  # fmt: skip
    size = sum(path.stat().st_size for path in settings.index.iterdir())
    print(f"  {len(list(settings.index.glob('*.pst')))} segments, {size / 1e6:.0f} MB")


def _read(settings: Settings) -> tuple[float, float, int]:
    """Read what passages name. Returns seconds, seconds of a core, and megabytes at most."""
    began, cpu = time.perf_counter(), time.process_time()
    with Store.open(settings.database) as store:
        again.catch_up(store, gazetteer.of(settings.places))
        store.mark_all_indexed()
    return time.perf_counter() - began, time.process_time() - cpu, _peak()


def _build(settings: Settings) -> tuple[float, float, int]:
    """Build the index. Returns the same."""
    began, cpu = time.perf_counter(), time.process_time()
    with Store.open(settings.database) as store:
        Indexing(settings, store).rebuild()
    return time.perf_counter() - began, time.process_time() - cpu, _peak()


def _peak() -> int:
    """Megabytes of this process at most; getrusage counts the parent's too."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


def _print_classes(
    settings: Settings,
    index: WhooshIndex,
    peer: Fts5,
    asked: dict[str, list[Question]],
    rounds: int,
) -> None:
    client = create_app(settings).test_client()
    asks = (lambda q: _page(client, q), queries.greffe(index), queries.fts5(peer))
    print(f"  {'ms':<28}{'page p50':>9}{'p95':>8}   {'index p50':>9}{'p95':>8}   "
          f"{'FTS5 p50':>9}{'p95':>9}   {'p95 ratio':>9}")  # fmt: skip
    for name, (page, ours, theirs) in queries.compare(asks, asked, rounds=rounds).items():
        print(f"  {name:<28}{page.p50:>9.1f}{page.p95:>8.1f}   {ours.p50:>9.2f}{ours.p95:>8.2f}   "
              f"{theirs.p50:>9.2f}{theirs.p95:>9.2f}   {ours.p95 / theirs.p95:>9.2f}")  # fmt: skip


def _page(client: FlaskClient, question: Question) -> None:
    answer = client.get(_address(question))
    assert answer.status_code == 200, answer.status


def _address(question: Question) -> str:
    """The page of results: facets, snippets and marks come with it."""
    joint = " OR " if question.terms.any_of else " "
    runs = (f'"{run}"' if " " in run else run for run in question.terms.wanted)
    where = question.where
    pairs = [("q", joint.join(runs)), *(("year", year) for year in where.years)]
    pairs += [("body", slug) for slug in where.bodies]
    if question.sort != "relevance":
        pairs.append(("sort", question.sort))
    if question.offset:
        pairs.append(("page", "20"))
    return f"/search?{urlencode(pairs)}"


def _print_new_meeting(index: WhooshIndex, asked: dict[str, list[Question]]) -> None:
    """How long until a new meeting is found, and how other questions fare meanwhile."""
    took, faults, stop = list[float](), list[BaseException](), threading.Event()

    def others() -> None:
        while not stop.is_set():
            for question in asked["two words"]:
                began = time.perf_counter()
                try:
                    index.search(question.terms, Filter(), sort="relevance", limit=10, offset=0,
                                 facets=True)  # fmt: skip
                except Exception as fault:
                    faults.append(fault)
                took.append((time.perf_counter() - began) * 1000)

    other = threading.Thread(target=others)
    other.start()
    plain = Entry("", "nouveau", None, "Zéphyrin propose le pont. " * 25, "", "fr", "loisirs",
                  "minutes", "2026-01-02")  # fmt: skip
    began = time.perf_counter()
    index.replace(["nouveau"], [replace(plain, passage_id=f"n{n}") for n in range(NEW_MEETING)])
    written = time.perf_counter() - began
    found = index.search(Terms(("zéphyrin",)), Filter(), sort="relevance", limit=1, offset=0,
                         facets=False).total  # fmt: skip
    seconds = time.perf_counter() - began
    stop.set()
    other.join()
    assert found == NEW_MEETING
    print(f"  a new meeting of {NEW_MEETING} passages is found after {seconds:.2f} s (written "
          f"{written:.2f}); {len(took)} questions meanwhile, p95 {times_of(took).p95:.1f} ms, "
          f"{len(faults)} failed")  # fmt: skip


def _print_cold(settings: Settings, asked: dict[str, list[Question]]) -> None:
    address = _address(asked["common word"][0])
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import webapp.app"], check=True)
    imports = time.perf_counter() - began
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", COLD, str(settings.home), address], check=True)
    seconds = time.perf_counter() - began
    print(
        f"  cold start to the first page {seconds:.2f} s, of which Python's imports {imports:.2f}"
    )


def _print_workers(settings: Settings, asked: dict[str, list[Question]]) -> None:
    """Two processes ask for pages for some seconds, each one after the other."""
    mixed = [question for some in zip(*asked.values(), strict=False) for question in some]
    addresses = [_address(question) for question in mixed]
    with get_context("spawn").Pool(WORKERS) as pool:
        work = [(settings, addresses[n::WORKERS]) for n in range(WORKERS)]
        done = pool.starmap(_ask_for, work)
    took = times_of([one for some, _ in done for one in some])
    pages, cpu = sum(len(some) for some, _ in done), sum(each for _, each in done)
    print(f"  {WORKERS} workers, mixed: {pages / SECONDS:.0f} pages/s, p50 {took.p50:.1f} ms, "
          f"p95 {took.p95:.1f} ms ({WORKERS * pages / cpu:.0f} pages/s of {WORKERS} cores that "
          f"nobody else has)")  # fmt: skip


def _ask_for(settings: Settings, addresses: Sequence[str]) -> tuple[list[float], float]:
    """Milliseconds of each page, and seconds of a core that they took together."""
    client = create_app(settings).test_client()
    client.get(addresses[0])
    took, cpu = list[float](), time.process_time()
    until = time.perf_counter() + SECONDS
    while time.perf_counter() < until:
        began = time.perf_counter()
        client.get(addresses[len(took) % len(addresses)])
        took.append((time.perf_counter() - began) * 1000)
    return took, time.process_time() - cpu


def _file(store: Store, entries: Iterable[Entry]) -> None:
    for filing in _filings(entries):
        store.file(filing)


def _filed(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The same with the ids that the store gives."""
    for number, (document, some) in enumerate(groupby(entries, key=attrgetter("document_id"))):
        doc_id = links.document_id(hashlib.sha256(document.encode()).hexdigest())
        for n, one in enumerate(some):
            passage = links.page_passage_id(doc_id, n // 5 + 1, n % 5 + 1)
            yield replace(
                one, document_id=doc_id, passage_id=passage, title=f"{one.title} {number}"
            )


def _filings(entries: Iterable[Entry]) -> Iterator[Filing]:
    """Documents as the intake files them: pages of five passages."""
    for number, (doc_id, some) in enumerate(groupby(entries, key=attrgetter("document_id"))):
        held = list(some)
        first = held[0]
        lang: Lang = "fr" if first.lang == "fr" else "en"
        body, day = BODIES[str(first.body)], dt.date.fromisoformat(str(first.date))
        kind = Kind(first.kind)
        sha256 = hashlib.sha256(f"{number:016x}".encode()).hexdigest()
        document = Document(
            id=doc_id, sha256=sha256, filename=f"{number}.pdf", folder="", size=1,
            media_type="application/pdf", kind=kind, title=first.title, body=body, date=day,
            lang=lang, status=None, meeting_id=f"{links.slug(body)}/{day}",
            page_count=-(-len(held) // 5), media=None, doubts=(), received_at=RECEIVED,
        )  # fmt: skip
        box = Box(72, 72, 540, 120)
        yield Filing(
            document,
            Identity(kind, body, day, lang, None, first.title),
            pages=tuple(Page(n + 1, *PAGES_SIZE, None) for n in range(-(-len(held) // 5))),
            passages=tuple(
                Passage(one.passage_id, doc_id, one.text, PagePlace(n // 5 + 1, box), lang)
                for n, one in enumerate(held)
            ),
        )

"""make bench: true figures, no target. Absolute times are this machine's; quote the ratios."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import time
from pathlib import Path

from archive.index.whoosh_engine import WhooshIndex
from benchmarks import (
    city,
    consumers,
    corpus,
    doors,
    intake,
    load,
    matters,
    meetings,
    pages,
    queries,
    recordings,
    understanding,
    uploads,
)
from benchmarks.peers import Fts5
from benchmarks.relevance import table

PASSAGES = 20_000  # a town's
OTHERS = {
    "pages": pages.main,
    "city": city.main,
    "consumers": consumers.main,
    "matters": matters.main,
    "meetings": meetings.main,
    "recordings": recordings.main,
    "doors": doors.main,
    "load": load.main,
    "relevance": table.main,
    "understanding": understanding.main,
    "uploads": uploads.main,
}


def main() -> None:
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    brought = intake.measure()
    ratio = brought.pages_a_second / brought.peer_pages_a_second
    print(
        f"Inbox to searchable ({brought.source}): {brought.files} files, {brought.pages} pages, "
        f"{brought.passages} passages in {brought.seconds:.1f} s\n"
        f"  Greffe            {brought.pages_a_second:8.1f} pages/s\n"
        f"  plain pdfplumber  {brought.peer_pages_a_second:8.1f} pages/s "
        f"(extract_text only, one process, {brought.peer_pages} pages)\n"
        f"  ratio             {ratio:8.1f}\n"
    )
    _index()


def _index() -> None:
    """The index alone, on a corpus of the size of a town."""
    reader = queries.Reader(PASSAGES)
    held = list(reader.by(corpus.city(corpus.languages()[0], PASSAGES)))
    asked = queries.questions(reader)
    with tempfile.TemporaryDirectory() as folder:
        index, peer = WhooshIndex(Path(folder) / "index"), Fts5(Path(folder) / "fts5.db")
        ours = len(held) / queries.build(index, held)
        began = time.perf_counter()
        peer.add(held)
        theirs = len(held) / (time.perf_counter() - began)
        peer.settle()
        print(
            f"Index of {len(held)} passages\n"
            f"  Greffe            {ours:8.0f} passages/s\n"
            f"  SQLite FTS5       {theirs:8.0f} passages/s\n"
            f"  ratio             {ours / theirs:8.3f}\n"
        )
        asks = queries.greffe(index), queries.fts5(peer)
        head = f"{'ms (ten best and exact total)':<30}{'Greffe p50':>11}{'p95':>8}{'FTS5 p50':>11}"
        print(f"{head}{'p95':>8}{'p95 ratio':>11}")
        for name, (one, other) in queries.compare(asks, asked).items():
            print(
                f"{name:<30}{one.p50:>11.2f}{one.p95:>8.2f}{other.p50:>11.2f}"
                f"{other.p95:>8.2f}{one.p95 / other.p95:>11.2f}"
            )


if __name__ == "__main__":
    OTHERS.get(" ".join(sys.argv[1:2]), lambda _: main())(sys.argv[2:])

"""A busy evening: 200 visitors browse and search while 500 files are brought in, over real HTTP.

`greffe serve` runs as it does in a town, watcher beside it. Each visitor is a thread with a
connection and an address of its own (said as a proxy would, so that the limits stand), who asks,
opens what was found, looks at its picture, goes to the meeting, and thinks in between.
Usage: python -m benchmarks load [--visitors 200] [--files 500] [--think 5] [--most 300]
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from archive.settings import Settings
from benchmarks.corpus import papers
from ingest import inbox, watching
from webapp import drawing

WORDS = (
    "pont budget règlement déneigement dérogation council motion bridge zoning minutes "
    '"conseil municipal" public parc rue taxes police water voirie snow library'
).split()
PATIENCE_S = 30
REFUSED = "503"
AGAIN = "picture, with asking again"
TRIES = 6  # of webapp/static/page.js
SMALL = 600_000  # bytes: the larger papers take minutes each and are measured elsewhere
GREFFE = [sys.executable, "-c", "from webapp.cli import main; main()"]


@dataclass
class Seen:
    """What visitors saw. Shared by all threads: appending is atomic."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    statuses: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="benchmarks load")
    parser.add_argument("--visitors", type=int, default=200)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--think", type=float, default=5.0, help="seconds between two questions")
    parser.add_argument("--most", type=float, default=300.0, help="seconds at most")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder) / "home", still_s=0.0, ocr=False)
        settings.make_home()
        pdfs = [path for path in papers()[0] if path.stat().st_size < SMALL]
        _drop(settings.inbox, pdfs, len(pdfs))
        list(watching.bring_in(settings, list(inbox.waiting(settings.inbox))))
        with _served(settings.home) as (port, process):
            _measure(settings, pdfs, port, process.pid, asked)


def _measure(
    settings: Settings, pdfs: Sequence[Path], port: int, pid: int, asked: argparse.Namespace
) -> None:
    before, seen, stop = _held(port), Seen(), threading.Event()
    visitors = [
        threading.Thread(target=_visit, args=(n, port, asked.think, seen, stop), daemon=True)
        for n in range(asked.visitors)
    ]
    began = time.monotonic()
    for one in visitors:
        one.start()
    _drop(settings.inbox, pdfs, asked.files)
    memory: list[tuple[float, float]] = []
    while (now := time.monotonic() - began) < asked.most and _waiting(settings):
        memory.append(_memory(pid))
        stop.wait(2)
    brought = _held(port) - before
    stop.set()
    for one in visitors:
        one.join(PATIENCE_S)
    _tell(seen, now, brought, memory)


def _tell(seen: Seen, took_s: float, brought: int, memory: Sequence[tuple[float, float]]) -> None:
    every = [one for kind, times in seen.took.items() if kind != AGAIN for one in times]
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"{brought} files brought in within {took_s:.0f} s; load of the machine {load}")
    print(f"{len(every)} answers, {len(every) / took_s:.1f} a second: {dict(seen.statuses)}")
    print(f"faults: {dict(seen.faults) or 0}")
    for kind, times in sorted({**seen.took, "all": every}.items()):
        cuts = statistics.quantiles(times, n=20) if len(times) > 1 else [0.0] * 19
        print(f"  {kind:<32} {len(times):>6}  p50 {cuts[9] * 1000:>6.0f} ms  "
              f"p95 {cuts[18] * 1000:>6.0f} ms  worst {max(times) * 1000:>6.0f} ms")  # fmt: skip
    third = max(1, len(memory) // 3)
    for n, name in enumerate(("site", "watcher and readers")):
        own = [one[n] for one in memory]
        print(f"  memory of {name}: first third {statistics.mean(own[:third]):.0f} MB, "
              f"last {statistics.mean(own[-third:]):.0f} MB, most {max(own):.0f} MB")  # fmt: skip


def _visit(n: int, port: int, think_s: float, seen: Seen, stop: threading.Event) -> None:
    """One visitor, until all is over."""
    draw = random.Random(n)
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
    stop.wait(draw.uniform(0, think_s))
    while not stop.is_set():
        page = _ask(line, n, "search", f"/fr/search?q={quote(draw.choice(WORDS))}", seen)
        links = re.findall(r'href="(/(?:fr/)?documents/[0-9a-f]{16}/page/\d+)', page)
        meetings = re.findall(r'href="(/(?:fr/)?meetings/[^"?#]+/[0-9-]+)"', page)
        for kind, found in (("page", links), ("meeting", meetings)):
            stop.wait(draw.uniform(0.5, 1.5) * think_s)
            if not found or stop.is_set():
                continue
            address = draw.choice(found)
            _ask(line, n, kind, address, seen)
            if kind == "page":
                _look(line, n, address.removeprefix("/fr") + ".png", seen, stop)
        stop.wait(draw.uniform(0.5, 1.5) * think_s)
    line.close()


def _look(
    line: http.client.HTTPConnection, n: int, address: str, seen: Seen, stop: threading.Event
) -> None:
    """Ask for a picture as the page's script does: where too many wait, again after a while."""
    began = time.perf_counter()
    for _ in range(TRIES):
        if _ask(line, n, "picture", address, seen) != REFUSED:
            seen.took[AGAIN].append(time.perf_counter() - began)
            return
        if stop.wait(drawing.RETRY_S):
            return
    seen.faults["picture never had"] += 1


def _ask(line: http.client.HTTPConnection, n: int, kind: str, address: str, seen: Seen) -> str:
    headers = {"X-Forwarded-For": f"198.51.{n // 250}.{n % 250}"}
    began = time.perf_counter()
    try:
        line.request("GET", address, headers=headers)
        answer = line.getresponse()
        body = answer.read()
    except (OSError, http.client.HTTPException) as fault:
        seen.faults[type(fault).__name__] += 1
        line.close()
        return ""
    seen.took[kind].append(time.perf_counter() - began)
    seen.statuses[f"{kind} {answer.status}"] += 1
    if answer.status == 503:
        return REFUSED
    return body.decode("utf-8", "replace") if kind != "picture" else ""


def _drop(folder: Path, pdfs: Sequence[Path], count: int) -> None:
    """Files as a clerk drops them: copies whose last line makes each one another file."""
    folder.mkdir(exist_ok=True)
    for n in range(count):
        source = pdfs[n % len(pdfs)]
        coming = folder / f".{n}.part"
        shutil.copyfile(source, coming)
        with coming.open("ab") as out:
            out.write(f"\n%{time.time_ns()}\n".encode())
        coming.rename(folder / f"{n:04} {source.name}")


@contextlib.contextmanager
def _served(home: Path) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    env = {**os.environ, "GREFFE_INTAKE_STILL_S": "0.5", "GREFFE_INTAKE_OCR": "no"}
    process = subprocess.Popen(
        [*GREFFE, "--home", str(home), "serve", "--port", "0"],
        env={**env, "GREFFE_LANG": "en"}, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        yield int(process.stdout.readline().split()[3].rstrip("/").rsplit(":", 1)[1]), process
    finally:
        process.terminate()
        process.wait(PATIENCE_S)


def _held(port: int) -> int:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
    line.request("GET", "/healthz")
    return int(json.loads(line.getresponse().read())["documents"])


def _waiting(settings: Settings) -> bool:
    return any(True for _file in inbox.waiting(settings.inbox))


def _memory(pid: int) -> tuple[float, float]:
    """(MB of the site, MB of all that it started), resident; what they share counts twice."""
    parents: dict[int, int] = {}
    pages: dict[int, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            stat = (folder / "stat").read_text().rsplit(")", 1)[1].split()
            parents[int(folder.name)] = int(stat[1])
            pages[int(folder.name)] = int(stat[21])
    beneath = {pid}
    while more := {one for one, parent in parents.items() if parent in beneath} - beneath:
        beneath |= more
    unit = os.sysconf("SC_PAGE_SIZE") / 1e6
    return pages.get(pid, 0) * unit, sum(pages[one] for one in beneath - {pid}) * unit

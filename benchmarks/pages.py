"""How much each page weighs and how soon it is seen on a slow phone.

    python -m benchmarks pages [HOME]

Without a home, that of the sample records is made. The profile is Lighthouse's "Slow 4G" on a
phone of 390 pixels: 1.6 Mbit/s down, 0.75 up, 150 ms to each answer, a processor four times
slower than this machine's. Chromium's throttling adds the delay to each request; it does not
stretch the handshake of a connection. Nothing is in the browser's cache.
"""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from flask import Flask
from waitress import create_server

from archive.announcement import Announcement
from archive.store import Announcing, Store
from benchmarks.page_kinds import examples
from ingest import watching
from webapp.app import create_app
from webapp.cli import settings_of
from webapp.commands.demo import make_home

RTT_MS, DOWN, UP, SLOWER = 150, 1.6e6 / 8, 0.75e6 / 8, 4
PHONE = {"width": 390, "height": 844}
MOST_BYTES, MOST_MS = 100_000, 1000  # for home and results: what the design promises
PROMISED = ("home.home", "results")
SETTLED_MS = 1500
SEEN = """() => new Promise(done => {
  let shift = 0;
  new PerformanceObserver(list => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) shift += one.value;
  }).observe({type: "layout-shift", buffered: true});
  setTimeout(() => {
    const painted = performance.getEntriesByName("first-contentful-paint")[0];
    done([painted ? painted.startTime : -1, shift]);
  }, 100);
})"""


@dataclass(frozen=True, slots=True)
class Measured:
    """A page: bytes over the wire with everything in it, requests, first paint in ms, shift."""

    name: str
    size: int
    requests: int
    painted_ms: float
    shift: float


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address of an app while it is served."""
    server = create_server(app, host="127.0.0.1", port=0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=10)


@contextmanager
def chromium() -> Iterator[Any]:
    """The machine's own browser, without a window."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


@contextmanager
def home_of(asked: list[str]) -> Iterator[Path]:
    """The home named first, or one of the sample records."""
    if asked:
        yield Path(asked[0])
        return
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        samples_in(home)
        yield home


def samples_in(home: Path) -> None:
    """Make a home and bring the sample records in: something of every kind is known of them."""
    make_home(home)
    settings = replace(settings_of(home), still_s=0.0)
    for _outcome in watching.bring_in(settings, watching.settled(settings)):
        pass
    announced = Announcement(
        0, {"fr": "Le comptoir ferme à midi", "en": ""}, {"fr": "Vendredi, à midi.", "en": ""},
        dt.date(2026, 5, 1), None, False, dt.datetime.now(dt.UTC),
    )  # fmt: skip
    with Store.open(settings.database) as store:
        Announcing(store, "samples").write(announced)


def measure(browser: Any, name: str, address: str) -> Measured:
    """Open a page once, with nothing kept from before."""
    context = browser.new_context(viewport=PHONE, locale="fr-CA", is_mobile=True)
    page = context.new_page()
    line = context.new_cdp_session(page)
    sizes: list[int] = []
    line.on("Network.loadingFinished", lambda said: sizes.append(int(said["encodedDataLength"])))
    line.send("Network.enable")
    line.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": RTT_MS, "downloadThroughput": DOWN, "uploadThroughput": UP},
    )
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(SETTLED_MS)
    painted, shift = page.evaluate(SEEN)
    context.close()
    return Measured(name, sum(sizes), len(sizes), painted, round(shift, 4))


def main(asked: list[str]) -> None:
    with home_of(asked) as home, chromium() as browser:
        app = create_app(settings_of(home))
        with served(app) as site:
            found = examples(app, "fr")
            for address in found.values():  # the first visitor waits for pictures to be drawn
                page = browser.new_page()
                page.goto(site + address, wait_until="networkidle")
                page.close()
            measured = [measure(browser, name, site + at) for name, at in found.items()]
    print(f"Slow 4G ({RTT_MS} ms, 1.6 Mbit/s), processor {SLOWER} times slower, 390 pixels\n")
    print(f"{'page':32}{'kB':>8}{'requests':>10}{'first paint':>13}{'shift':>8}")
    for one in measured:
        print(
            f"{one.name:32}{one.size / 1000:8.1f}{one.requests:10}{one.painted_ms:10.0f} ms"
            f"{one.shift:8.3f}"
        )
    kept = all(
        one.size < MOST_BYTES and one.painted_ms < MOST_MS and one.shift == 0
        for one in measured
        if one.name in PROMISED
    )
    print(
        f"\nHome and results under 100 kB, painted under 1 s, no shift: {'yes' if kept else 'NO'}"
    )

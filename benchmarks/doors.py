"""10,000 guesses at the clerk's password, and what they cost her: `greffe serve` over real HTTP.

From one address, and from 10,000 (said as a proxy would), under her own name, as fast as the server
answers; meanwhile she logs in, in a browser that is known and in a new one.
Usage: python -m benchmarks doors [--guesses 10000] [--at-once 8]
"""

from __future__ import annotations

import argparse
import http.client
import re
import statistics
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from archive.settings import Settings
from archive.store import Store
from benchmarks import uploads
from webapp.desk import proofs

TOKEN = re.compile(rb'name="token" value="([^"]*)"')
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
EVERY_S = 3.0  # the clerk comes and goes


@dataclass
class Seen:
    """What came of the guesses, and of the clerk's own logins. Shared by all threads."""

    outcomes: Counter[str] = field(default_factory=Counter)
    took: list[float] = field(default_factory=list)
    clerk: dict[str, list[tuple[str, float]]] = field(default_factory=dict)


@dataclass
class Visitor:
    """A browser at one address, with its cookies."""

    port: int
    address: str
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, where: str, form: dict[str, str] | None = None) -> tuple[int, bytes]:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=uploads.PATIENCE_S)
        headers = {"X-Forwarded-For": self.address, **(FORM if form else {})}
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            line.request(method, where, urlencode(form) if form else None, headers)
            answer = line.getresponse()
            found = answer.read()
        finally:
            line.close()
        for one in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = one.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, found

    def attempt(self, password: str, code: str) -> int:
        """Fill in the form and send it; the form itself is asked for once."""
        token = self.cookies.get("greffe-login")
        if not token:
            _, page = self.ask("GET", "/fr/desk/login")
            token = TOKEN.findall(page)[-1].decode()
        form = {"name": "mme roy", "password": password, "code": code, "token": token}
        return self.ask("POST", "/fr/desk/login", form)[0]


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="benchmarks doors")
    parser.add_argument("--guesses", type=int, default=10_000)
    parser.add_argument("--at-once", type=int, default=8)
    asked = parser.parse_args(arguments)
    for name, address in (
        ("one address", lambda n: "203.0.113.9"),
        ("as many addresses", lambda n: f"10.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255}"),
    ):
        with tempfile.TemporaryDirectory() as folder:
            settings = Settings(home=Path(folder) / "home")
            settings.make_home()
            uploads.clerk(settings)
            _measure(settings, name, address, asked)


def _measure(
    settings: Settings, name: str, address: Callable[[int], str], asked: argparse.Namespace
) -> None:
    port = uploads.free_port()
    server = uploads.start(settings.home, port)
    known = Visitor(port, "198.51.100.1")
    assert _log_in(settings, known) == 302, "the clerk, before it all"
    seen, stop, numbers = Seen(), threading.Event(), iter(range(asked.guesses))
    guard = threading.Lock()

    def guess() -> None:
        while True:
            with guard:
                n = next(numbers, None)
            if n is None:
                return
            began = time.perf_counter()
            status = Visitor(port, address(n), {"greffe-login": "x"}).attempt(
                f"guess {n}", "000000"
            )
            seen.took.append(time.perf_counter() - began)
            seen.outcomes[str(status)] += 1

    def come_and_go() -> None:
        while not stop.is_set():
            for who, browser in (("known", known), ("new", Visitor(port, "198.51.100.1"))):
                began = time.perf_counter()
                status = str(_log_in(settings, browser))
                took_s = time.perf_counter() - began
                seen.clerk.setdefault(who, []).append((status, took_s))
            stop.wait(EVERY_S)

    threads = [threading.Thread(target=guess) for _ in range(asked.at_once)]
    clerk = threading.Thread(target=come_and_go)
    began = time.monotonic()
    for one in (*threads, clerk):
        one.start()
    for one in threads:
        one.join()
    took_s = time.monotonic() - began
    stop.set()
    clerk.join()
    server.terminate()
    server.wait(uploads.PATIENCE_S)
    _tell(name, seen, took_s)


def _log_in(settings: Settings, browser: Visitor) -> int:
    """The clerk logs in. The step of her code is forgotten: she comes more often than codes do."""
    with Store.open(settings.database) as store:
        store.connection.execute("UPDATE users SET step = 0")
    browser.cookies.pop("greffe-login", None)
    code = proofs.code_at(uploads.SECRET, int(time.time()) // proofs.STEP_S)
    return browser.attempt(uploads.PASSWORD, code)


def _tell(name: str, seen: Seen, took_s: float) -> None:
    guesses = len(seen.took)
    cuts = statistics.quantiles(seen.took, n=20)
    looked = seen.outcomes["403"]
    print(f"{guesses} guesses from {name} in {took_s:.0f} s ({guesses / took_s:.0f} a second): "
          f"{looked} looked at, {seen.outcomes['429']} told to wait, others "
          f"{sum(seen.outcomes.values()) - looked - seen.outcomes['429']}; "
          f"p50 {cuts[9] * 1000:.0f} ms, p95 {cuts[18] * 1000:.0f} ms")  # fmt: skip
    for who, came in seen.clerk.items():
        let_in = [took for status, took in came if status == "302"]
        worst = f", at most {max(let_in):.1f} s each" if let_in else ""
        print(f"  the clerk in a browser that is {who}: {len(let_in)} of {len(came)} times "
              f"let in{worst}")  # fmt: skip

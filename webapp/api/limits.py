"""How much one address may ask in a minute: in memory, for one process, as Greffe runs.

Headers as the IETF's draft has them (draft-ietf-httpapi-ratelimit-headers-07).
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from math import ceil

from flask import Flask, Response, g, request
from flask_babel import gettext as _

from webapp import site
from webapp.api.problems import problem

WINDOW_S = 60
MOST_ADDRESSES = 20_000  # remembered at once; a flood from more makes all begin anew
LIMITED = ("/api/", "/oai", "/open-data/")
LIMITED_ENDS = (".atom", ".ics", ".json", ".jsonld", ".pdf")
LOOPBACK = frozenset({"127.0.0.1", "::1"})


@dataclass
class Counter:
    """How often each address asked since its window began. Shared by all threads."""

    asked: dict[str, tuple[float, int]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, address: str, now: float) -> tuple[int, float]:
        """(how often it asked in its window, this time included; seconds until the window ends)."""
        with self.lock:
            if len(self.asked) >= MOST_ADDRESSES:
                self.asked.clear()
            began, count = self.asked.get(address, (now, 0))
            if now - began >= WINDOW_S:
                began, count = now, 0
            self.asked[address] = (began, count + 1)
            return count + 1, began + WINDOW_S - now


def init_app(app: Flask) -> None:
    """Count before each answer, and say on each how much is left."""
    counter = Counter()

    @app.before_request
    def _count() -> Response | None:
        limit = site.here().settings.api_per_minute
        if not limit or not is_limited():
            return None
        count, left_s = counter.count(_who(), time.monotonic())
        g.rate = (limit, max(0, limit - count), ceil(left_s))
        if count <= limit:
            return None
        refused = problem(
            429, _("Too many questions"), _("Please wait for %(n)s seconds.", n=ceil(left_s))
        )
        refused.headers["Retry-After"] = str(ceil(left_s))
        refused.headers["Cache-Control"] = "no-store"
        return refused

    @app.after_request
    def _say(response: Response) -> Response:
        if rate := g.get("rate"):
            limit, left, reset = rate
            response.headers["RateLimit-Limit"] = str(limit)
            response.headers["RateLimit-Remaining"] = str(left)
            response.headers["RateLimit-Reset"] = str(reset)
            response.headers["RateLimit-Policy"] = f"{limit};w={WINDOW_S}"
        return response


def is_limited() -> bool:
    """Whether this address is one of those that programs ask. Pages for people never are."""
    return request.path.startswith(LIMITED) or request.path.endswith(LIMITED_ENDS)


def _who() -> str:
    """The visitor's address. Behind a proxy on this machine it is what the proxy adds last; what
    comes from elsewhere may say what it likes and is not believed."""
    remote = request.remote_addr or ""
    forwarded = request.headers.get("X-Forwarded-For", "")
    if remote in LOOPBACK and forwarded:
        return forwarded.rsplit(",", 1)[-1].strip()[:64]
    return remote

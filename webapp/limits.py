"""How much one address may ask in a minute: in memory, for one process, as Greffe runs.

Programs and people have each their own measure, and of people's pages only those are counted that
cost something to make. Headers as the IETF's draft has them
(draft-ietf-httpapi-ratelimit-headers-07).
"""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from math import ceil

from flask import Flask, Response, abort, g, request

from webapp import site

WINDOW_S = 60
MOST_ADDRESSES = 20_000  # remembered at once; a flood from more makes all begin anew
FOR_PROGRAMS = ("/api/", "/oai", "/open-data/")
FOR_PROGRAMS_ENDS = (".atom", ".ics", ".json", ".jsonld", ".pdf")
# What costs the most, each counted by itself: endpoint -> what it is counted as.
COSTLY = {
    "search.search": "search",
    "document.image": "image",
    "cite.crop": "image",
    "changes.latest": "work",
    "changes.between": "work",
    "clip.clip": "work",
    "desk.away": "work",
    "desk.back": "work",
}


@dataclass
class Counter:
    """How often each address asked since its window began. Shared by all threads."""

    window_s: float = WINDOW_S
    asked: dict[str, tuple[float, int]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, address: str, now: float) -> tuple[int, float]:
        """(how often it asked in its window, this time included; seconds until the window ends)."""
        with self.lock:
            if len(self.asked) >= MOST_ADDRESSES:
                self.asked.clear()
            began, count = self.asked.get(address, (now, 0))
            if now - began >= self.window_s:
                began, count = now, 0
            self.asked[address] = (began, count + 1)
            return count + 1, began + self.window_s - now


def init_app(app: Flask) -> None:
    """Count before each answer, and say on each that is counted how much is left."""
    counters: dict[str, Counter] = defaultdict(Counter)

    @app.before_request
    def _count() -> None:
        kind, limit = _measure()
        if not limit:
            return
        asked, left_s = counters[kind].count(request.remote_addr or "", time.monotonic())
        g.rate = (limit, max(0, limit - asked), ceil(left_s))
        if asked > limit:
            abort(429)

    @app.after_request
    def _say(response: Response) -> Response:
        if rate := g.get("rate"):
            limit, left, reset = rate
            response.headers["RateLimit-Limit"] = str(limit)
            response.headers["RateLimit-Remaining"] = str(left)
            response.headers["RateLimit-Reset"] = str(reset)
            response.headers["RateLimit-Policy"] = f"{limit};w={WINDOW_S}"
            if response.status_code == 429:
                response.headers["Retry-After"] = str(reset)
        return response


def _measure() -> tuple[str, int]:
    """(what this question is counted as, how many a minute are answered); 0 for no limit."""
    settings = site.here().settings
    if request.path.startswith(FOR_PROGRAMS) or request.path.endswith(FOR_PROGRAMS_ENDS):
        return "programs", settings.api_per_minute
    kind = COSTLY.get(request.endpoint or "")
    return (kind, settings.per_minute) if kind else ("", 0)

"""Every kind of page of the site, found by following its links: for what looks at all of them.

A new page is among them as soon as a link leads to it, and `unseen` names those that none does.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Mapping
from urllib.parse import urljoin, urlsplit

from flask import Flask

from archive.model import Lang

# Addresses that answer with something else than a page for people: files, redirects, programs.
NO_PAGES = frozenset(
    {
        "static", "logo", "health.health", "search.suggest", "document.image", "document.original",
        "document.go_to_page", "changes.latest", "recording.sound", "recording.captions",
        "recording.chapters", "clip.clip", "clip.words", "oembed.oembed", "figures.table",
        "cite.crop", "cite.file", "cite.sheet", "sheets.decision_sheet", "opendata.archive_zip",
        # Pages behind a link in an e-mail: tests/browser/test_alerts.py looks at them.
        "alerts.confirm", "alerts.stop",
    }
)  # fmt: skip
FOR_PROGRAMS = ("api.", "beside.", "calendar.", "feeds.", "oai.")  # but for api.page
BEHIND_LOGIN = "desk."  # looked at by tests/browser/test_desk.py
# Pages to which no link leads by itself, and other faces of some, by what they are called here.
STARTS: Mapping[str, str] = {
    "home": "",
    "results": "search?q=conseil",
    "no results": "search?q=xyzzy",
    "on the way": "alerts/sent",
    "a mistake": "contact?about=/accessibility",
    "thanks": "contact/thanks",
    "an empty month": "calendar?month=1999-01",
    "not found": "nowhere",
}
HREF = re.compile(r'<a\b[^>]*?\bhref="([^"]+)"')
MOST_OF_A_KIND = 20  # pages looked at: enough to find every link that such a page has


def examples(app: Flask, lang: Lang) -> dict[str, str]:
    """An address of each kind of page in a language, by its endpoint or the name it has above."""
    client = app.test_client()
    routes = app.url_map.bind("localhost")
    named = {name: f"/{lang}/{path}" for name, path in STARTS.items()}
    found: dict[str, str] = {}
    seen: set[str] = set()
    looked_at: Counter[str] = Counter()
    waiting = deque(named.values())
    while waiting:
        address = waiting.popleft()
        path = urlsplit(address).path.removeprefix(f"/{lang}") or "/"
        if address in seen or not routes.test(path, "GET"):
            continue
        seen.add(address)
        endpoint = routes.match(path, "GET")[0]
        if is_no_page(endpoint) or looked_at[endpoint] == MOST_OF_A_KIND:
            continue
        looked_at[endpoint] += 1
        answer = client.get(address)
        if answer.mimetype != "text/html" or answer.status_code != 200:
            continue
        found.setdefault(endpoint, address)
        for link in HREF.findall(answer.get_data(as_text=True)):
            to = urlsplit(urljoin(address, link.replace("&amp;", "&")))
            if not to.netloc and to.path.startswith(f"/{lang}/"):
                waiting.append(to._replace(fragment="").geturl())
    if decision := found.get("decisions.decision"):
        found["decisions.numbered"] = f"/{lang}/decisions/{decision.rpartition('/')[2]}"
    if recording := found.get("recording.recording"):
        found["recording.embed"] = f"{recording.partition('?')[0]}/embed"
    if document := found.get("document.page", found.get("document.document")):
        found["a page with words looked for"] = f"{document.partition('?')[0]}?q=conseil"
    return found | {name: address for name, address in named.items() if name != "home"}


def unseen(app: Flask, found: Mapping[str, str]) -> set[str]:
    """Endpoints that anyone may open with GET, of which no page was found."""
    asked = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    return {one for one in asked - set(found) if not is_no_page(one)}


def is_no_page(endpoint: str) -> bool:
    """Whether what an address answers is for programs, a file, or not for the public."""
    if endpoint in NO_PAGES or endpoint.startswith(BEHIND_LOGIN):
        return True
    return endpoint.startswith(FOR_PROGRAMS) and endpoint != "api.page"

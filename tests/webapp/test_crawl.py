"""Every page that can be reached, in both languages, keeps the same promises."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from flask import Flask

from webapp.app import create_app

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
# Paths of svg may close themselves.
SHAPES = frozenset({"path", "rect", "image"})
MOST_PAGES = 800


class Reading(HTMLParser):
    """What a page is made of: links, ids, headings, and elements left open."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.assets: list[str] = []
        self.ids: list[str] = []
        self.labelled: set[str] = set()
        self.fields: list[dict[str, str | None]] = []
        self.headings: list[int] = []
        self.landmarks: list[str] = []
        self.lang: str | None = None
        self.faults: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"<{tag}> is never closed" for tag in self._open]

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if tag not in VOID and tag not in SHAPES:
            self._open.append(tag)
        if tag == "html":
            self.lang = given.get("lang")
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag in ("main", "header", "footer", "nav"):
            self.landmarks.append(tag)
        if identity := given.get("id"):
            self.ids.append(identity)
        if tag == "a" and (target := given.get("href")):
            self.links.append(target)
        if tag == "label" and (name := given.get("for")):
            self.labelled.add(name)
        if tag in ("input", "select", "textarea") and given.get("type") != "checkbox":
            self.fields.append(given)
        self.assets += [
            value
            for name in ("src", "href")
            if tag in ("script", "img", "link", "image", "audio", "video", "track", "source")
            and (value := given.get(name))
        ]
        if "style" in given or any(name.startswith("on") for name in given):
            self.faults.append(f"<{tag}> carries a style or a script of its own")
        if tag == "style" or (
            tag == "script" and not given.get("src") and given.get("type") != "application/ld+json"
        ):
            self.faults.append(f"<{tag}> stands in the page")

    def handle_endtag(self, tag: str) -> None:
        if tag in SHAPES:
            return
        if not self._open or self._open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self._open[-1:]}")
        else:
            self._open.pop()


@dataclass
class Crawled:
    """The pages of one language by address, and those that links without language lead to."""

    inside: dict[str, Reading] = field(default_factory=dict)
    outside: dict[str, Reading] = field(default_factory=dict)


def crawl(app: Flask, lang: str, starts: Iterable[str]) -> Crawled:
    """Every page that links lead to. Only those of the language are followed further."""
    client = app.test_client()
    found = Crawled()
    seen: set[str] = set()
    waiting = deque(starts)
    while waiting:
        if (address := waiting.popleft()) in seen:
            continue
        seen.add(address)
        assert len(seen) < MOST_PAGES, "the site has no end"
        answer = client.get(address, follow_redirects=True)
        assert answer.status_code == 200, address
        if answer.mimetype != "text/html":
            answer.close()
            continue
        reading = Reading(answer.get_data(as_text=True))
        if not address.startswith(f"/{lang}/"):
            found.outside[address] = reading
            continue
        found.inside[address] = reading
        for link in reading.links:
            assert not urlsplit(link).netloc, f"{address} leads away to {link}"
            waiting.append(urlsplit(urljoin(address, link))._replace(fragment="").geturl())
    return found


@pytest.fixture(scope="module", params=["fr", "en"])
def crawled(request: pytest.FixtureRequest, town: Any) -> Crawled:
    lang = request.param
    starts = ("", "search?q=pont", "search?q=xyzzy", "search?q=pont+xyzzy&sort=newest")
    cited = (f"cite/{town.minutes}-p2-1", f"cite/{town.draft}-p1-2", f"cite/{town.recording}-t5000")
    addresses = [f"/{lang}/{start}" for start in (*starts, *cited)]
    found = crawl(create_app(town.settings), lang, addresses)
    kinds = {urlsplit(address).path.split("/")[2] for address in found.inside}
    assert kinds >= {"", "search", "meetings", "bodies", "documents", "recordings", "about"}
    return found


@pytest.fixture
def pages(crawled: Crawled) -> dict[str, Reading]:
    return crawled.inside


def test_every_link_leads_to_a_page_and_to_a_place_on_it(crawled: Crawled) -> None:
    every = crawled.inside | crawled.outside
    fragments = 0
    for address, reading in crawled.inside.items():
        for link in reading.links:
            parts = urlsplit(urljoin(address, link))
            target = every.get(parts._replace(fragment="").geturl())
            if parts.fragment and target:
                assert parts.fragment in target.ids, f"{address} -> {link}"
                fragments += 1
    assert fragments > 50


def test_every_page_is_well_formed_without_styles_or_scripts_of_its_own(
    pages: dict[str, Reading],
) -> None:
    assert {address: one.faults for address, one in pages.items() if one.faults} == {}


def test_every_page_has_one_first_heading_and_skips_no_level(pages: dict[str, Reading]) -> None:
    for address, reading in pages.items():
        levels = reading.headings
        assert levels.count(1) == 1, address
        for above, below in pairwise(levels):
            assert below <= above + 1, (address, levels)


def test_every_page_has_its_landmarks_and_its_language(pages: dict[str, Reading]) -> None:
    for address, reading in pages.items():
        assert reading.landmarks.count("main") == 1, address
        assert {"header", "footer", "nav"} <= set(reading.landmarks), address
        assert reading.lang == address.split("/")[1], address


def test_every_field_has_a_label_and_no_id_stands_twice(pages: dict[str, Reading]) -> None:
    for address, reading in pages.items():
        assert len(reading.ids) == len(set(reading.ids)), address
        for one in reading.fields:
            assert one.get("type") == "hidden" or one.get("id") in reading.labelled, (address, one)


def test_nothing_comes_from_another_host(pages: dict[str, Reading]) -> None:
    for address, reading in pages.items():
        assert reading.assets, address
        for asset in reading.assets:
            assert asset.startswith("/") and not asset.startswith("//"), (address, asset)


def test_links_keep_the_language_but_for_the_switch_and_shared_files(
    pages: dict[str, Reading],
) -> None:
    for address, reading in pages.items():
        own = address.split("/")[1]
        other = {"fr": "en", "en": "fr"}[own]
        inside = [link for link in reading.links if link.startswith("/")]
        assert sum(link.startswith(f"/{other}/") for link in inside) == 1, address
        for link in inside:
            shared = re.fullmatch(
                r"/documents/\w+/original|/documents/\w+/page/\d+\.png|"
                r"/documents/\w+(/page/\d+)?(#.*)?|/recordings/\w+(\?t=\d+)?(#.*)?|"
                r"/cite/[\w-]+|/api/v1/openapi\.json",
                link,
            )
            assert shared or link.split("/")[1] in (own, other), (address, link)

"""Every kind of page, in both languages, light and dark, wide and narrow, for people who read,
hear and move in all ways (WCAG 2.2 AA): by axe-core, enlarged, by keyboard.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from benchmarks.page_kinds import examples, unseen
from benchmarks.pages import samples_in, served
from webapp.app import create_app
from webapp.cli import settings_of

WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The site of the sample records, of which something of every kind is known."""
    home = tmp_path_factory.mktemp("demo") / "home"
    samples_in(home)
    return create_app(settings_of(home))


@pytest.fixture(scope="session")
def demo_site(demo: Flask) -> Iterator[str]:
    """Its address."""
    with served(demo) as address:
        yield address


@pytest.fixture(scope="session")
def kinds(demo: Flask) -> dict[str, dict[str, str]]:
    return {"fr": examples(demo, "fr"), "en": examples(demo, "en")}


def test_every_kind_of_page_is_looked_at(demo: Flask, kinds: dict[str, dict[str, str]]) -> None:
    for lang in ("fr", "en"):
        assert unseen(demo, kinds[lang]) == set(), "add what is no page to page_kinds.NO_PAGES"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_axe_finds_nothing_on_any_kind_of_page(
    browser: Any, demo_site: str, axe: Any, kinds: dict[str, dict[str, str]], lang: str
) -> None:
    found: dict[str, list[str]] = {}
    looked = 0
    context = browser.new_context(base_url=demo_site, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    for name, address in kinds[lang].items():
        page.goto(address)
        for face, faults in axe(page):
            looked += 1
            if faults:
                found[f"{name} {address} {face}"] = faults
    context.close()
    assert found == {}
    assert looked >= 4 * 20


def test_no_page_scrolls_sideways_at_320_pixels(
    browser: Any, demo_site: str, kinds: dict[str, dict[str, str]]
) -> None:
    """WCAG 1.4.10: 1280 pixels enlarged four times."""
    context = browser.new_context(base_url=demo_site, viewport={"width": 320, "height": 640})
    page = context.new_page()
    wide = {}
    for name, address in kinds["fr"].items():
        page.goto(address)
        if (over := page.evaluate(WIDER)) > 0:
            wide[name] = over
    context.close()
    assert wide == {}


def test_the_first_key_leads_past_the_head_of_the_page(browser: Any, demo_site: str) -> None:
    context = browser.new_context(base_url=demo_site)
    page = context.new_page()
    page.goto("/fr/figures")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    context.close()


def test_a_day_of_the_calendar_is_chosen_by_keyboard(browser: Any, demo_site: str) -> None:
    context = browser.new_context(base_url=demo_site)
    page = context.new_page()
    page.goto("/fr/calendar?month=2026-05")
    page.locator(".calendar a").first.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#day-12")
    assert page.locator("#day-12:target a").first.inner_text().startswith("Conseil municipal")
    context.close()


def test_tests_of_axe_would_see_a_fault(browser: Any, demo_site: str, axe: Any) -> None:
    context = browser.new_context(base_url=demo_site, bypass_csp=True)
    page = context.new_page()
    page.goto("/fr/about")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=x>')")
    for face, faults in axe(page):
        assert any(one.startswith("image-alt") for one in faults), face
    context.close()

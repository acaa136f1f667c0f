"""A resident finds a decision, hears the moment and cites it, in either language, by what the page
says alone. Subscribing and reporting a mistake: test_alerts.py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

WORDS = {
    "fr": {
        "search": "Chercher dans les documents",
        "cite": "Citer ces mots",
        "lines": "Chercher dans cette transcription",
        "quote": "«",
    },
    "en": {
        "search": "Search the records",
        "cite": "Cite these words",
        "lines": "Find in this transcript",
        "quote": "“",
    },
}
SELECT = """() => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector("#p2-1 .words"));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture(params=["fr", "en"])
def resident(request: pytest.FixtureRequest, browser: Any, site: str) -> Iterator[tuple[Any, str]]:
    """A tab whose reader's language the browser tells, on a phone."""
    lang: str = request.param
    context = browser.new_context(
        base_url=site, locale=f"{lang}-CA", viewport={"width": 390, "height": 800}
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto("/")
    assert page.locator("html").get_attribute("lang") == lang
    yield page, lang
    context.close()
    assert faults == []


def search(page: Any, lang: str, words: str) -> None:
    page.get_by_label(WORDS[lang]["search"]).first.fill(words)
    page.keyboard.press("Enter")
    page.wait_for_selector('[role="status"]')


def test_a_decision_is_found_and_cited(resident: tuple[Any, str], town: Any) -> None:
    page, lang = resident
    search(page, lang, "ponts contrat")
    page.locator(".hit-link").first.click()
    page.wait_for_url(re.compile(rf"/documents/{town.minutes}/page/2"))
    passage = page.locator(".passage:target")
    assert "adjuger le contrat du pont" in passage.inner_text()
    page.evaluate(SELECT)
    page.get_by_role("link", name=WORDS[lang]["cite"]).click()
    page.wait_for_url(re.compile(rf"/cite/{town.minutes}-p2-1"))
    said = page.locator("#quotation .citation").text_content()
    assert said.startswith(WORDS[lang]["quote"]) and "adjuger le contrat du pont" in said


def test_the_moment_is_heard(resident: tuple[Any, str], town: Any) -> None:
    page, lang = resident
    search(page, lang, "pont refait été")
    page.locator(f'.hit-link[href*="/recordings/{town.recording}"]').click()
    page.wait_for_function(
        "() => Math.abs(document.getElementById('player').currentTime - 4.5) < 0.2"
    )
    assert "sera refait" in page.locator("#t4500").inner_text()
    assert page.get_by_label(WORDS[lang]["lines"]).count() == 1

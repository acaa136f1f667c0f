"""From a question to the passage and the second, as a resident goes."""

from __future__ import annotations

import re
from typing import Any

import pytest

IN_VIEW = """element => {
  const box = element.getBoundingClientRect();
  return box.top >= 0 && box.top < innerHeight && box.height > 0;
}"""


def search(page: Any, words: str) -> None:
    """Type a question on the first page and send it with the keyboard."""
    page.goto("/")
    page.get_by_label("Chercher dans les documents").fill(words)
    page.keyboard.press("Enter")
    page.wait_for_selector('[role="status"]')


def test_the_first_hit_opens_on_its_page_with_the_passage_marked_and_in_view(
    page: Any, town: Any
) -> None:
    search(page, "ponts contrat")
    drawn = []
    page.on("response", lambda answer: drawn.append((answer.url, answer.status)))
    page.locator(".hit-link").first.click()
    page.wait_for_load_state("networkidle")
    assert re.search(rf"/documents/{town.minutes}/page/2\?q=[^#]+#p2-1$", page.url)
    passage = page.locator(".passage:target")
    assert "adjuger le contrat du pont" in passage.inner_text()
    assert passage.evaluate(IN_VIEW)
    assert passage.locator("mark").all_inner_texts() == ["pont", "contrat", "pont"]
    ground = passage.evaluate("element => getComputedStyle(element).backgroundColor")
    other = page.locator("#p2-2").evaluate("element => getComputedStyle(element).backgroundColor")
    assert ground != other
    assert page.locator(".sheet .aim").get_attribute("data-passage") == "p2-1"
    pictures = [status for url, status in drawn if url.endswith(".png")]
    assert pictures == [200]


def test_the_passage_and_its_box_show_each_other(page: Any, town: Any) -> None:
    page.goto(f"/fr/documents/{town.minutes}/page/2")
    page.locator("#p2-2").hover()
    assert page.locator(".sheet .here").get_attribute("data-passage") == "p2-2"
    page.locator('[data-passage="p2-1"]').click()
    assert page.url.endswith("#p2-1")
    assert page.locator("#p2-1:target").count() == 1


def test_a_hit_in_a_recording_opens_the_player_at_the_second_with_the_line_marked(
    page: Any, town: Any
) -> None:
    search(page, "pont refait été")
    page.locator(f'.hit-link[href*="/recordings/{town.recording}"]').click()
    page.wait_for_selector("#player")
    page.wait_for_function("() => document.getElementById('player').readyState >= 1")
    page.wait_for_function(
        "() => Math.abs(document.getElementById('player').currentTime - 4.5) < 0.2"
    )
    line = page.locator("#t4500")
    assert line.locator("[aria-current]").count() == 1
    assert line.evaluate(IN_VIEW)
    assert "sera refait" in line.inner_text()


def test_the_player_starts_at_the_second_without_script(browser: Any, site: str, town: Any) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/fr/recordings/{town.recording}?t=4#t4500")
    assert page.locator("#player").get_attribute("src").endswith("/media#t=4.0")
    assert page.locator("#t4500:target").count() == 1
    assert page.locator(".deck").is_hidden()
    context.close()


def test_a_line_is_heard_when_it_is_chosen(page: Any, town: Any) -> None:
    page.goto(f"/fr/recordings/{town.recording}")
    page.wait_for_function("() => document.getElementById('player').readyState >= 1")
    page.evaluate("window.samePage = true")
    page.locator("#t7000 a").click()
    page.wait_for_function("() => document.getElementById('player').currentTime >= 6.9")
    assert page.evaluate("window.samePage"), "the page was not loaded again"
    assert page.url.endswith("?t=7#t7000")
    assert page.locator("#t7000 [aria-current]").count() == 1
    assert "Mme Tremblay, 0:07" in page.locator(".about-cite").inner_text()


def test_parts_of_a_recording_are_sent_to_the_player(page: Any, town: Any) -> None:
    statuses: list[int] = []
    page.on(
        "response",
        lambda answer: statuses.append(answer.status) if answer.url.endswith("/media") else None,
    )
    page.goto(f"/fr/recordings/{town.recording}?t=8")
    page.wait_for_function("() => document.getElementById('player').readyState >= 2")
    assert 206 in statuses


def test_everything_is_reached_by_keyboard(page: Any, town: Any) -> None:
    page.goto("/fr/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Aller au contenu principal"
    assert skip.evaluate(IN_VIEW), "seen when it has the focus"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("name") == "q"
    page.keyboard.type("contrat du pont")
    page.keyboard.press("Enter")
    page.wait_for_selector(".hit-link")
    for _ in range(40):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        outline = focused.evaluate("element => getComputedStyle(element).outlineStyle")
        assert outline != "none", focused.evaluate("element => element.outerHTML")
        if "hit-link" in (focused.get_attribute("class") or ""):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector(".passage:target")
    assert f"/documents/{town.minutes}/page/2" in page.url


def test_the_language_switch_keeps_the_page_and_its_question(page: Any) -> None:
    search(page, "pont")
    page.get_by_role("link", name="English").click()
    page.wait_for_load_state()
    assert page.url.endswith("/en/search?q=pont")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_role("status").inner_text() == "4 results for “pont”"
    page.get_by_role("link", name="Meetings", exact=True).click()
    assert page.url.endswith("/en/meetings"), "the language stays"


def test_the_switch_keeps_the_passage(page: Any, town: Any) -> None:
    page.goto(f"/fr/documents/{town.minutes}/page/2#p2-2")
    page.get_by_role("link", name="English").click()
    page.wait_for_load_state()
    assert page.url.endswith(f"/en/documents/{town.minutes}/page/2#p2-2")


def test_the_way_back_leads_to_the_list_as_it_was_left(page: Any) -> None:
    page.goto("/fr/search?q=pont&kind=minutes")
    page.locator(".hit-link").first.click()
    page.locator("[data-back]").click()
    page.wait_for_load_state()
    assert page.url.endswith("/fr/search?q=pont&kind=minutes")


def kinds_of_page(town: Any) -> dict[str, str]:
    return {
        "home": "/",
        "search": "/search?q=pont",
        "nothing": "/search?q=xyzzy&kind=bylaw",
        "form": "/search",
        "meeting": "/meetings/conseil-municipal/2014-04-24",
        "meetings": "/meetings",
        "body": "/bodies/conseil-municipal",
        "document": f"/documents/{town.minutes}/page/2#p2-1",
        "draft": f"/documents/{town.english}",
        "scan": f"/documents/{town.scan}",
        "captions": f"/documents/{town.lonely_captions}",
        "recording": f"/recordings/{town.recording}?t=4",
        "waiting": f"/recordings/{town.queued}",
        "about": "/about",
    }


@pytest.mark.parametrize(("width", "zoom"), [(390, 1), (320, 1), (1280, 2)])
def test_no_page_scrolls_sideways(page: Any, town: Any, width: int, zoom: int) -> None:
    page.set_viewport_size({"width": width // zoom, "height": 800})
    for name, address in kinds_of_page(town).items():
        page.goto(f"/fr{address}")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width // zoom, name


def test_targets_are_large_enough_to_be_hit(page: Any, town: Any) -> None:
    """WCAG 2.5.8: 24 px, links within a sentence apart."""
    page.set_viewport_size({"width": 390, "height": 800})
    for name, address in kinds_of_page(town).items():
        page.goto(f"/fr{address}")
        small = page.evaluate(
            """() => [...document.querySelectorAll("a, button, input, select, summary")]
              .filter(e => e.offsetParent && !e.matches(".skip"))
              .filter(e => !e.closest("p:not(.doc-title), dd"))
              .map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
              .filter(([, b]) => b.width && (b.height < 23.5 || b.width < 23.5))
              .map(([html, b]) => `${html} ${b.width}x${b.height}`)"""
        )
        assert small == [], name


@pytest.mark.parametrize("fragment", ["%", "%zz", "p2-1%", 'x"]<img src=x onerror=alert(1)>'])
def test_a_broken_fragment_harms_nothing(page: Any, town: Any, fragment: str) -> None:
    """The page fixture fails on any error in the console."""
    page.on("dialog", lambda _dialog: pytest.fail("a script ran"))
    page.goto(f"/fr/documents/{town.minutes}/page/2#{fragment}")
    page.locator('[data-passage="p2-1"]').click()
    assert page.url.endswith("#p2-1"), "the script goes on"
    page.goto(f"/fr/recordings/{town.recording}#{fragment}")


def test_the_second_alone_leads_to_the_line_that_begins_in_it(page: Any, town: Any) -> None:
    """?t=4 is what a person writes; the line begins at 4.5."""
    page.goto(f"/fr/recordings/{town.recording}?t=4")
    page.wait_for_selector("#t4500 [aria-current]")
    page.wait_for_function(
        "() => Math.abs(document.getElementById('player').currentTime - 4.5) < 0.2"
    )


def test_words_put_right_are_marked_in_the_document(page: Any, town: Any) -> None:
    search(page, "contart")
    assert "contrat" in page.get_by_role("status").inner_text()
    page.locator(".hit-link").first.click()
    page.wait_for_load_state()
    assert page.locator(".passage:target mark").first.inner_text() == "contrat"


def test_selected_words_are_offered_to_be_cited_exactly(page: Any, town: Any) -> None:
    page.goto(f"/fr/documents/{town.minutes}/page/2")
    select = """(selector) => {
      const words = document.querySelector(selector).firstChild;
      const range = document.createRange();
      const at = words.textContent.indexOf("proposé");
      range.setStart(words, at);
      range.setEnd(words, at + "proposé par M. Gagnon".length);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }"""
    page.evaluate(select, "#p2-1 .words")
    page.get_by_role("link", name="Citer ces mots").click()
    assert f"/fr/cite/{town.minutes}-p2-1" in page.url
    said = page.locator("#quotation .citation").text_content()
    assert said.startswith("«\u00a0proposé par M. Gagnon\u00a0»")


def test_words_selected_in_a_transcript_are_cited_at_their_second(page: Any, town: Any) -> None:
    page.goto(f"/fr/recordings/{town.recording}")
    page.evaluate("""() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector("#t4500 span"));
      getSelection().addRange(range);
    }""")
    page.get_by_role("link", name="Citer ces mots").click()
    assert f"/fr/cite/{town.recording}-t4500" in page.url
    assert "à 0:04" in page.locator("#minutes .citation").text_content()


def test_what_a_page_is_about_is_data_that_the_policy_lets_stand(page: Any, town: Any) -> None:
    """The fixture fails on any error in the console: a blocked block would be one."""
    page.goto("/fr/meetings/conseil-municipal/2014-04-24")
    said = page.evaluate(
        """() => JSON.parse(document.querySelector('[type="application/ld+json"]').textContent)"""
    )
    assert said["@type"] == "Event" and said["startDate"] == "2014-04-24"


def test_suggestions_are_chosen_by_keyboard(page: Any) -> None:
    page.goto("/fr/")
    box = page.get_by_role("combobox")
    box.press_sequentially("mairess", delay=20)
    page.wait_for_selector('[role="option"]')
    assert box.get_attribute("aria-expanded") == "true"
    box.press("ArrowDown")
    chosen = page.locator('[role="option"][aria-selected="true"]')
    assert box.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    box.press("Escape")
    assert box.get_attribute("aria-expanded") == "false" and box.input_value() == "mairess"
    box.press_sequentially("e ", delay=20)
    box.fill("conseil")
    page.wait_for_selector('[role="option"]')
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/fr/search?q=Conseil+municipal")
    assert page.get_by_text("Aller à").is_visible()

"""The recording's page under a hand and a keyboard: found, followed, cited, shown elsewhere."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

READY = "() => document.getElementById('player').readyState >= 1"


def opened(page: Any, town: Any, asked: str = "") -> Any:
    page.goto(f"/fr/recordings/{town.recording}{asked}")
    page.wait_for_function(READY)
    return page


def test_words_are_found_in_the_transcript_whatever_their_accents(page: Any, town: Any) -> None:
    opened(page, town)
    page.get_by_label("Chercher dans cette transcription").fill("SEANCE")
    page.keyboard.press("Enter")
    assert page.locator(".found-here").get_attribute("id") == "t2000"
    assert page.locator(".find-count").inner_text() == "1 sur 1"
    page.get_by_label("Chercher dans cette transcription").fill("xylophone")
    assert page.locator(".find-count").inner_text() == "Absent de cette transcription"
    assert page.locator(".found").count() == 0


def test_a_stretch_is_made_from_what_is_heard_and_opens_the_same_without_script(
    page: Any, browser: Any, site: str, town: Any
) -> None:
    opened(page, town)
    page.evaluate("document.getElementById('player').currentTime = 2.2")
    page.get_by_role("button", name="Maintenant : Début").click()
    assert page.get_by_label("Début", exact=True).input_value() == "0:02"
    page.get_by_label("Fin (pour un extrait)").fill("0:07")
    page.keyboard.press("Enter")
    words = "Nous ouvrons la séance. Le pont de la rivière sera refait cet été."
    assert page.locator(".said").inner_text() == words
    assert "0:02–0:07" in page.locator(".about-cite").inner_text()
    assert page.url.endswith(f"/recordings/{town.recording}?t=2,7#t2000")
    context = browser.new_context(base_url=site, locale="fr-CA", java_script_enabled=False)
    plain = context.new_page()
    plain.goto(page.url)
    assert plain.locator(".said").inner_text() == words
    context.close()


def test_a_word_is_heard_where_it_stands_in_its_line(page: Any, town: Any) -> None:
    opened(page, town)
    box = page.locator("#t4500 a span").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.75, box["y"] + box["height"] / 2)
    page.wait_for_function("() => document.getElementById('player').currentTime > 5.2")
    assert page.evaluate("document.getElementById('player').currentTime") < 7


def test_keys_work_on_the_player_and_are_left_alone_in_a_field(page: Any, town: Any) -> None:
    opened(page, town)
    page.locator("#t0 a").focus()
    page.keyboard.press("l")
    page.wait_for_function("() => document.getElementById('player').currentTime >= 9")
    page.get_by_label("Chercher dans cette transcription").click()
    page.keyboard.type("jk")
    assert page.evaluate("document.getElementById('player').currentTime") >= 9
    assert page.get_by_label("Chercher dans cette transcription").input_value() == "jk"


def test_the_speed_is_chosen(page: Any, town: Any) -> None:
    opened(page, town)
    page.get_by_label("Vitesse").select_option("1.5")
    assert page.evaluate("document.getElementById('player').playbackRate") == 1.5


@pytest.fixture
def other_site(site: str, town: Any) -> Iterator[str]:
    """A town's own site, of another origin, that frames the player and the whole page."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            recording = f"{site}/fr/recordings/{town.recording}"
            self.wfile.write(
                f'<iframe name="player" src="{recording}/embed?t=4"></iframe>'
                f'<iframe name="whole" src="{recording}"></iframe>'.encode()
            )

        def log_message(self, *_words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def test_the_player_plays_on_another_site_and_the_page_does_not_show_there(
    browser: Any, other_site: str
) -> None:
    page = browser.new_page()
    page.goto(other_site)
    frame = page.frame("player")
    frame.wait_for_function(READY)
    assert abs(frame.evaluate("document.getElementById('player').currentTime") - 4) < 0.5
    assert page.frame("whole").locator("#player").count() == 0
    page.close()

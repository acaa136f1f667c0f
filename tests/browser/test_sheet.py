"""The picture of a page: its words can be selected on it, what was looked for is seen, it grows."""

from __future__ import annotations

from typing import Any

SELECTED = """() => {
  const lines = document.querySelectorAll('[data-passage="p2-1"] text');
  getSelection().setBaseAndExtent(lines[0], 0, lines[lines.length - 1], 1);
  return getSelection().toString();
}"""


def test_the_words_of_the_picture_can_be_selected_where_they_are_printed(
    page: Any, town: Any
) -> None:
    page.goto(f"/fr/documents/{town.minutes}/page/2")
    line = page.locator('[data-passage="p2-1"] text').first
    assert line.evaluate("one => getComputedStyle(one).userSelect") == "text"
    assert "Réfection du pont de la rivière aux Ormes" in page.evaluate(SELECTED)
    sheet, over = page.locator(".sheet").bounding_box(), line.bounding_box()
    assert sheet["x"] < over["x"] and over["x"] + over["width"] < sheet["x"] + sheet["width"]


def test_dragging_over_the_picture_selects_and_does_not_leave_the_place(
    page: Any, town: Any
) -> None:
    page.goto(f"/fr/documents/{town.minutes}/page/2")
    box = page.locator('[data-passage="p2-1"] text').first.bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 4, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, middle, steps=6)
    page.mouse.up()
    assert len(page.evaluate("getSelection().toString()")) > 10
    assert "#" not in page.url


def test_words_looked_for_are_marked_on_the_picture(page: Any, town: Any) -> None:
    page.goto(f"/fr/documents/{town.minutes}/page/2?q=pont")
    assert page.locator('[data-passage="p2-1"] .looked-for').count() == 2
    assert page.locator('[data-passage="p2-2"] .looked-for').count() == 0


def test_the_picture_grows_in_place_and_is_then_reached_by_keyboard(page: Any, town: Any) -> None:
    page.goto(f"/fr/documents/{town.minutes}/page/2")
    before = page.locator(".sheet").bounding_box()["width"]
    larger = page.get_by_role("button", name="Agrandir", exact=True)
    larger.focus()
    page.keyboard.press("Enter")
    assert page.locator(".sheet").bounding_box()["width"] > before * 1.3
    assert page.locator(".frame").get_attribute("tabindex") == "0"
    page.get_by_role("button", name="Réduire").click()
    assert page.locator(".sheet").bounding_box()["width"] == before
    assert page.locator(".frame").get_attribute("tabindex") is None


def test_on_a_phone_the_picture_comes_before_all_text(page: Any, town: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"/fr/documents/{town.minutes}/page/2")
    picture, text = page.locator(".sheet").bounding_box(), page.locator(".passage").first
    assert picture["y"] + picture["height"] < text.bounding_box()["y"]
    assert page.get_by_role("link", name="Lire le texte").is_visible()


def test_every_page_of_the_strip_is_seen_small_and_told_by_its_number(page: Any, town: Any) -> None:
    page.goto(f"/fr/documents/{town.minutes}/page/2")
    page.wait_for_load_state("networkidle")
    strip = page.get_by_role("navigation", name="Pages du document")
    assert strip.get_by_role("link", name="Page 3", exact=True).locator("img").count() == 1
    drawn = strip.locator("img").evaluate_all("all => all.map(one => one.naturalWidth)")
    assert drawn == [240, 240, 240]

"""A town's colour is its own, and still read by everyone."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from archive.errors import SettingsError
from archive.settings import Settings, load
from webapp import colours
from webapp.app import create_app

TOKENS = Path(colours.__file__).parent / "static" / "style" / "0-tokens.css"
DESIGN = Path(__file__).parents[2] / "docs" / "design.md"
PARTS = (0, 60, 130, 200, 255)


def tokens(dark: bool) -> dict[str, str]:
    blocks = re.findall(r":root \{(.*?)\n\s*\}", TOKENS.read_text(encoding="utf-8"), re.DOTALL)
    light, other = (dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", one)) for one in blocks[:2])
    return light | other if dark else light


def test_words_keep_their_contrast_in_every_colour_a_town_could_set() -> None:
    own = [
        {name: colours.parsed(value) for name, value in tokens(d).items()} for d in (False, True)
    ]
    for colour in product(PARTS, PARTS, PARTS):
        for standard, replaced in zip(own, colours.tokens(colour), strict=True):
            theme = standard | replaced
            for ground in ("paper", "ground", "target", "warn-tint", "accent-tint"):
                assert colours.contrast(theme["accent"], theme[ground]) >= 4.5, (colour, ground)
            assert colours.contrast(theme["accent-ink"], theme["accent"]) >= 4.5, colour
            assert colours.contrast(theme["ink"], theme["accent-tint"]) >= 4.5, colour
            assert colours.contrast(theme["masthead-ink"], theme["masthead"]) >= 4.5, colour
            assert colours.contrast(theme["signal"], theme["masthead"]) >= 3, colour


def test_a_colour_that_is_readable_already_is_left_as_it_is() -> None:
    assert colours.tokens(colours.parsed("#17505f"))[0]["accent"] == colours.parsed("#17505f")


def test_the_towns_colour_stands_in_the_one_stylesheet_and_changes_its_address(town: Any) -> None:
    plain = create_app(town.settings).test_client()
    own = create_app(replace(town.settings, colour="#a3261b")).test_client()
    addresses = [
        re.search(r'href="(/static/style\.css\?v=\w+)"', client.get("/fr/").text)[1]  # type: ignore[index]
        for client in (plain, own)
    ]
    assert addresses[0] != addresses[1]
    assert b"--accent:#a3261b" in own.get(addresses[1]).data
    assert b"--accent:#a3261b" not in plain.get(addresses[0]).data


@pytest.mark.parametrize("value", ["red", "#12345", "#12345g", "#123456;}", "url(x)"])
def test_what_is_no_colour_is_refused_by_name(tmp_path: Path, value: str) -> None:
    (tmp_path / "greffe.toml").write_text(f'[site]\ncolour = "{value}"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"site\.colour"):
        load(tmp_path, {})


@pytest.mark.parametrize("value", ["../x.svg", "a/b.png", ".hidden", "c\\\\d.svg"])
def test_a_logo_lies_in_the_home_and_nowhere_else(tmp_path: Path, value: str) -> None:
    (tmp_path / "greffe.toml").write_text(f'[site]\nlogo = "{value}"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"site\.logo"):
        load(tmp_path, {})


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><script>alert(1)</script></svg>'


def test_a_logo_takes_its_room_before_it_arrives_and_can_run_nothing(settings: Settings) -> None:
    (settings.home / "logo.svg").write_text(SVG, encoding="utf-8")
    client = create_app(replace(settings, logo="logo.svg")).test_client()
    shown = re.search(r'<img class="brand-logo" src="([^"]+)" alt="" width="120" height="40">',
                      client.get("/fr/").text)  # fmt: skip
    assert shown
    answer = client.get(shown[1])
    assert answer.mimetype == "image/svg+xml"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "immutable" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("content", [None, b"", b"not a picture"])
def test_a_logo_that_cannot_be_shown_leaves_the_sign_of_the_site(
    settings: Settings, content: bytes | None
) -> None:
    if content is not None:
        (settings.home / "logo.png").write_bytes(content)
    client = create_app(replace(settings, logo="logo.png")).test_client()
    text = client.get("/fr/").text
    assert "brand-logo" not in text and "brand-mark" in text
    assert client.get("/logo").status_code == 404


def test_the_ratios_that_the_design_names_are_those_of_the_tokens() -> None:
    rows = re.findall(r"\| `--([\w-]+)` on `--([\w-]+)` \| ([\d.]+) \| ([\d.]+) \|",
                      DESIGN.read_text(encoding="utf-8"))  # fmt: skip
    assert len(rows) >= 15
    for ink, ground, *said in rows:
        for dark, ratio in zip((False, True), said, strict=True):
            theme = tokens(dark)
            found = colours.contrast(colours.parsed(theme[ink]), colours.parsed(theme[ground]))
            assert f"{found:.1f}" == ratio, (ink, ground)

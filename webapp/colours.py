"""A town's own colour, made fit to be read: the tokens that follow from it, light and dark.

Whatever colour a town sets, words keep the contrast that WCAG 2.2 asks for (1.4.3: 4.5 to 1) and
controls that of 1.4.11 (3 to 1): the colour is made darker or lighter until they have it. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

Colour = tuple[int, int, int]  # red, green, blue, 0 to 255
WORDS, CONTROLS = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11
STEPS = 50
WHITE, BLACK = (255, 255, 255), (0, 0, 0)
# What the town's colour stands on: paper, ground, target and warn-tint, as 0-tokens.css has them.
LIGHT = ((255, 255, 255), (245, 244, 239), (255, 247, 221), (253, 241, 220))
DARK = ((20, 25, 28), (28, 35, 39), (46, 42, 27), (51, 41, 26))
DARK_INK = (16, 37, 44)  # on a button whose ground is the colour made light
MASTHEAD_INK, SIGNAL = (242, 244, 244), (255, 209, 102)


def parsed(text: str) -> Colour:
    """'#17505f' as a colour. Raises ValueError."""
    if len(text) != 7 or text[0] != "#":
        raise ValueError(text)
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def written(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def luminance(colour: Colour) -> float:
    """Relative luminance, 0 to 1, as WCAG 2.2 defines it."""
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """one with a share of other, 0 to 1."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def readable(colour: Colour, on: Iterable[tuple[Colour, float]], *, towards: Colour) -> Colour:
    """The colour, moved towards another as little as gives it each contrast asked for."""
    asked = list(on)
    for step in range(STEPS + 1):
        tried = mixed(colour, towards, step / STEPS)
        if all(contrast(tried, ground) >= least for ground, least in asked):
            return tried
    return towards


def tokens(colour: Colour) -> tuple[Mapping[str, Colour], Mapping[str, Colour]]:
    """The tokens that a town's colour replaces: (light, dark)."""
    light_tint = mixed(colour, WHITE, 0.9)
    dark_tint = mixed(mixed(colour, BLACK, 0.5), DARK[0], 0.7)
    on_light = [(one, WORDS) for one in (*LIGHT, light_tint)]
    on_dark = [(one, WORDS) for one in (*DARK, dark_tint, DARK_INK)]
    masthead = readable(
        colour, [(WHITE, WORDS), (MASTHEAD_INK, WORDS), (SIGNAL, CONTROLS)], towards=BLACK
    )
    light = {
        "accent": readable(colour, on_light, towards=BLACK),
        "accent-tint": light_tint,
        "masthead": masthead,
    }
    dark = {
        "accent": readable(colour, on_dark, towards=WHITE),
        "accent-tint": dark_tint,
        "masthead": mixed(masthead, BLACK, 0.35),
    }
    return light, dark


@cache
def sheet(text: str) -> bytes:
    """The stylesheet of a town's colour, to stand after the site's own. Empty without one."""
    if not text:
        return b""
    light, dark = (
        "".join(f"--{name}:{written(value)};" for name, value in some.items())
        for some in tokens(parsed(text))
    )
    css = (
        f"@media screen{{:root{{{light}}}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
    )
    return css.encode()


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

"""The numbers that Word gives to paragraphs by itself. They are not in the text, and minutes are
cited by them: « 4.2 Adoption du budget » is stored as « Adoption du budget ».

A paragraph names a list (numId) and a level (ilvl), itself or through its style. Lists that share
an abstract one count on together, but for a list told to start anew (startOverride).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

BULLET = "•"
PLACES = re.compile(r"%([1-9])")
ROMAN = tuple(zip(
    (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
    "m cm d cd c xc l xl x ix v iv i".split(),
    strict=True,
))  # fmt: skip
OFF = frozenset(("0", "false", "off"))
HOPS = 20  # styles on styles: a ring of them must end


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph or a run has from its style. level None: the style's own level of num."""

    num: str | None = None
    level: int | None = None
    hidden: bool = False
    breaks_page: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its text ('%1.%2.'), and how its numbers are written."""

    start: int
    form: str
    text: str
    legal: bool  # all numbers in figures, whatever the forms of the levels
    style: str | None


@dataclass(frozen=True, slots=True)
class List:
    """A list (numId): the abstract list it counts with, its levels, where it starts anew."""

    abstract: str
    levels: Mapping[int, Level]
    anew: Mapping[int, int]


@dataclass(slots=True)
class Numbers:
    """Counts through a document: mark() is asked for each paragraph once, in order."""

    lists: Mapping[str, List]
    styles: Mapping[str, Style]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def mark(self, properties: ET.Element | None) -> str:
        """The number or bullet that Word shows before a paragraph; '' where it shows none."""
        num, level = self.place(properties)
        held = self.lists.get(num or "")
        if held is None or level not in held.levels:
            return ""
        counts = self.counts.setdefault(held.abstract, {})
        if num not in self.seen:
            self.seen.add(num or "")
            counts.update({at: start - 1 for at, start in held.anew.items()})
        counts[level] = counts.get(level, held.levels[level].start - 1) + 1
        for at in held.levels:
            if at > level:
                counts.pop(at, None)
            elif at < level:
                counts.setdefault(at, held.levels[at].start)
        return shown(held.levels, level, counts)

    def place(self, properties: ET.Element | None) -> tuple[str | None, int]:
        """(the list, the level) of a paragraph: its own, else its style's."""
        if properties is None:
            return None, 0
        name = value(properties, "pStyle")
        style = self.styles.get(name or "", Style())
        own = properties.find("numPr")
        num = value(own, "numId") if own is not None else None
        level = number(value(own, "ilvl")) if own is not None else None
        if num is None:
            num = style.num
        if level is None:
            level = style.level if style.level is not None else self.level_of(num, name)
        return num, level

    def level_of(self, num: str | None, style: str | None) -> int:
        """The level that a list keeps for a style (Heading 2: the second), else the first."""
        held = self.lists.get(num or "")
        levels = held.levels.items() if held and style else ()
        return next((at for at, level in levels if level.style == style), 0)


def shown(levels: Mapping[int, Level], level: int, counts: Mapping[int, int]) -> str:
    """The number of a level as Word writes it, from the counts of all levels."""
    one = levels[level]
    if one.form == "bullet":
        drawn = one.text.strip()
        return drawn if drawn in ("-", "–", "—", "*", "·") else BULLET if drawn else ""

    def place(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        form = "decimal" if one.legal else levels[at].form if at in levels else "decimal"
        return written(counts.get(at, 1), form)

    return PLACES.sub(place, one.text).strip()


def written(count: int, form: str) -> str:
    """A count in figures, in letters (a … z, aa …) or in Roman figures."""
    if form in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 9)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        roman = ""
        for worth, figure in ROMAN:
            roman += figure * (count // worth)
            count %= worth
        return roman.upper() if form == "upperRoman" else roman
    if form == "none":
        return ""
    return f"{count:02}" if form == "decimalZero" else str(count)


def numbers_of(numbering: ET.Element | None, styles: Mapping[str, Style]) -> Numbers:
    """The counter of a document, from its numbering part."""
    if numbering is None:
        return Numbers({}, styles)
    abstracts = {one.get("abstractNumId", ""): one for one in numbering.findall("abstractNum")}
    nums = {one.get("numId", ""): value(one, "abstractNumId") or "" for one in numbering}
    lists = {}
    for one in numbering.findall("num"):
        abstract = nums[one.get("numId", "")]
        linked = value(abstracts.get(abstract), "numStyleLink")
        if linked and linked in styles:
            abstract = nums.get(styles[linked].num or "", abstract)
        held = abstracts.get(abstract)
        levels = levels_of(held.findall("lvl")) if held is not None else {}
        anew = {}
        for change in one.findall("lvlOverride"):
            levels |= levels_of(change.findall("lvl"))
            start = number(value(change, "startOverride"))
            if start is not None:
                anew[number(change.get("ilvl")) or 0] = start
        lists[one.get("numId", "")] = List(abstract, levels, anew)
    return Numbers(lists, styles)


def levels_of(found: list[ET.Element]) -> dict[int, Level]:
    levels = {}
    for one in found:
        start = number(value(one, "start"))
        levels[number(one.get("ilvl")) or 0] = Level(
            start=1 if start is None else start,
            form=value(one, "numFmt") or "decimal",
            text=value(one, "lvlText") or "",
            legal=is_on(one.find("isLgl")),
            style=value(one, "pStyle"),
        )
    return levels


def styles_of(styles: ET.Element | None) -> dict[str, Style]:
    """Each style by its id, with what it has from the style that it is based on."""
    if styles is None:
        return {}
    own = {one.get("styleId", ""): one for one in styles.findall("style")}
    return {name: style_of(name, own) for name in own}


def style_of(name: str, own: Mapping[str, ET.Element]) -> Style:
    num: str | None = None
    level: int | None = None
    hidden: bool | None = None
    breaks: bool | None = None
    at: str | None = name
    for _ in range(HOPS):
        one = own.get(at or "")
        if one is None:
            break
        if num is None:
            num = value(one.find("pPr/numPr"), "numId")
        if level is None:
            level = number(value(one.find("pPr/numPr"), "ilvl"))
        if hidden is None and (vanish := one.find("rPr/vanish")) is not None:
            hidden = is_on(vanish)
        if breaks is None and (mark := one.find("pPr/pageBreakBefore")) is not None:
            breaks = is_on(mark)
        at = value(one, "basedOn")
    return Style(num, level, bool(hidden), bool(breaks))


def value(parent: ET.Element | None, name: str) -> str | None:
    """The val of an element's child, None where either is missing."""
    child = parent.find(name) if parent is not None else None
    return child.get("val") if child is not None else None


def number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else None


def is_on(mark: ET.Element | None) -> bool:
    """Whether a mark that is on by its presence is on: <w:vanish/>, <w:vanish w:val="0"/>."""
    return mark is not None and mark.get("val", "1") not in OFF

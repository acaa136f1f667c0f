"""Lots of the land register: « lot 3 456 789 du cadastre du Québec », « section AB n° 12 »,
"Lot 4, Block 2". Pure. A « lot 2 » of a contract's tender is no place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.mentions import Mention, Named

HINT = re.compile(r"[Ll]ot|LOT|arcelle|ARCELLE|adastr|ADASTR|ection ")
GROUPED = r"\d{1,2}[ \u00a0\u202f]\d{3}[ \u00a0\u202f]\d{3}"  # Québec's numbers are all of seven
QUEBEC = re.compile(rf"\blots?[ \u00a0](?:num[ée]ros?[ ]|n[o°]s?[ ]?)?(?P<one>{GROUPED})", re.I)
QUEBEC_MORE = re.compile(rf"(?:,[ ]|[ ]et[ ]|,?[ ]and[ ])(?P<one>{GROUPED})")
QUEBEC_NAMED = re.compile(r"\blots?[ ](?:num[ée]ro[ ]|n[o°][ ]?)?(?P<one>\d{1,4}(?:[-.]\d{1,3})*)"
                          r"(?=[^.\n;]{0,60}\bcadastre\b)", re.I)  # fmt: skip
PARCEL = r"(?P<section>[A-Z]{1,2})[ ]?(?:n[°ºo]s?[ ]?)?(?P<number>\d{1,4})(?P<part>[ ]?p)?\b"
FRANCE = re.compile(
    r"\b(?:[Pp]arcelles?[ ](?:cadastrée?s?[ ])?|[Cc]adastrée?s?[ ]|CADASTRÉE?S?[ ])"
    rf"(?:(?:en[ ])?section[ ])?(?:n[°ºo]s?[ ]?)?{PARCEL}"
)
SECTION = re.compile(  # « section B » alone is also a school's: its number is said to be one
    r"\b[Ss]ections?[ ](?P<section>[A-Z]{1,2}),?[ ](?:sous le[ ])?n[°ºo]s?[ ]?(?P<number>\d{1,4})\b"
)
FRANCE_MORE = re.compile(rf"(?:,[ ]|[ ]et[ ]|[ ]?/[ ]?)(?:n[°º][ ]?)?{PARCEL}")
BLOCK = re.compile(r"\bLots?[ ](?:Nos?\.?[ ])?(?P<lot>\d{1,4}[A-Z]?)(?:,|[ ]of|[ ]in)?[ ]"
                   r"(?P<of>Block|Concession|Plan|Tract)[ ](?P<block>[A-Z]?\d{1,6}[A-Z]?|[A-Z])\b",
                   re.I)  # fmt: skip


def lots(text: str) -> Iterator[Mention]:
    """The lots that a text names."""
    if not HINT.search(text):
        return
    for found in QUEBEC.finditer(text):
        yield _lot(found, re.sub(r"\D", "", found["one"]))
        yield from _more(text, found, QUEBEC_MORE)
    for found in QUEBEC_NAMED.finditer(text):
        if not QUEBEC.match(text, found.start()):
            yield _lot(found, found["one"].replace(".", "-"))
    until = 0
    for found in sorted(
        (*FRANCE.finditer(text), *SECTION.finditer(text)), key=lambda one: one.start()
    ):
        if found.start() < until:
            continue  # « parcelle cadastrée section AB n° 12 » is one
        yield _lot(found, f"{found['section']}-{found['number']}".lower())
        until = found.end()
        for more in _more(text, found, FRANCE_MORE):
            yield more
            until = more.end
    for found in BLOCK.finditer(text):
        yield _lot(found, f"{found['lot']}-{found['of']}-{found['block']}".lower())


def _more(text: str, found: re.Match[str], pattern: re.Pattern[str]) -> Iterator[Mention]:
    """« lots 3 456 789 et 3 456 790 », « AK 18, AK 20 »: those that follow."""
    at = found.end()
    while more := pattern.match(text, at):
        held = more.groupdict()
        slug = re.sub(r"\D", "", held["one"]) if "one" in held else (
            f"{held['section']}-{held['number']}".lower()
        )  # fmt: skip
        name = " ".join((held.get("one") or more.group().lstrip(", /").removeprefix("et ")).split())
        yield Mention(Named.LOT, f"lot-{slug}", f"lot {name}", more.start(), more.end(), 0.85)
        at = more.end()


def _lot(found: re.Match[str], slug: str) -> Mention:
    name = " ".join(found.group().split())
    return Mention(Named.LOT, f"lot-{slug}", name, found.start(), found.end(), 0.9)

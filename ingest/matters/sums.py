"""Sums of money in dollars, euros and pounds, as whole units. Pure.

« 148 250,00 $ », « 1,2 M$ », « 4 000 € HT », "$23,901,553.73", "$3.7 million". A price by the metre
or by the hour is no sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.mentions import DIGITS, Mention, Named, padded
from ingest.matters.finding import starts

S = "[ \u00a0\u202f]"
GAP = rf"(?:{S}|(?<=[^\n]{{60}})\n)"  # a number may be broken at the end of a long line
NUMBER = rf"\d{{1,3}}(?:{GAP}\d{{3}})+(?!\d)(?:{S}?[.,]{S}?\d{{1,2}}(?!\d))?|\d[\d.,’']*\d|\d"
SIGNS = ("$", "€", "£", "euro", "Euro", "EUR", "dollar", "E HT", "E TTC", "E H.T", "ME")
SIGN = re.compile(r"[$€£]|[Ee]uros?\b|EUROS?\b|EUR\b|dollars?\b|E(?!\w)")
REACH = 30  # characters before a sign in which its number stands
AFTER = re.compile(
    rf"(?<![\w.,$€£/-])(?P<number>{NUMBER})"
    rf"(?:{S}?(?P<unit>millions?|milliards?|M|k|K)(?:{S}d[e’'])?)?{S}?$"
)
BEFORE = re.compile(
    rf"[$€£]{S}?(?P<number>\d{{1,3}}(?:[,{S[1:-1]}]\d{{3}})+(?!\d)(?:\.\d{{1,2}})?|\d[\d.,]*\d|\d)"
    rf"(?:{S}?(?P<unit>thousand|million|billion|milliers|millions?|milliards?|[MkKB])\b)?"
)
RATE = re.compile(rf"{S}?(?:HT|TTC)?{S}?(?:/{S}?|(?:le|du|par|per|a|an){S})(?:m[²2]?|mètre|h|heure|"
                  r"hour|foot|square|kwh|litre|repas|ticket|page|pers)\b", re.I)  # fmt: skip
UNITS = {"k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6, "billion": 10**9,
         "b": 10**9, "milliard": 10**9, "millier": 10**3}  # fmt: skip
MOST = 10**DIGITS
GROUPS = re.compile(r"\d{1,3}(?:[.,’']\d{3})+")


def sums(text: str) -> Iterator[Mention]:
    """The sums of a text, in order: the number before its sign, else behind it."""
    until = 0
    for at in starts(text, SIGNS):
        at += text.startswith("ME", at)
        sign = SIGN.match(text, at)
        since = max(until, at - REACH)
        found = AFTER.search(text, since, at) if sign and since < at else None
        if found and sign:
            start, end = found.start(), sign.end()
        elif found := BEFORE.match(text, at):
            start, end = found.span()
        else:
            continue
        units = whole(found["number"], found["unit"])
        if units and units < MOST and start >= until and not RATE.match(text, end):
            until = end
            name = " ".join(text[start:end].split())
            yield Mention(Named.AMOUNT, padded(units), name, start, end, 0.95)


def whole(number: str, unit: str | None) -> int:
    """A number as printed in whole units; 0 where it is none.

    A point or comma before three digits parts thousands, before one or two the cents: « 2.852,50 »,
    "1,250" and « 437 494, 86 » are all read so in either language.
    """
    digits = re.sub(r"\s", "", number)
    tail = re.search(r"[.,](\d{1,2})$", digits)
    cents, head = (tail[1], digits[: tail.start()]) if tail else ("", digits)
    if unit and not tail and (dotted := re.fullmatch(r"(\d+)[.,](\d{3,})", digits)):
        head, cents = dotted[1], dotted[2]  # 1,234 million
    if re.search(r"[.,’']", head) and not GROUPS.fullmatch(head):
        return 0  # 1.2.3
    value = int(re.sub(r"\D", "", head) or 0)
    if not unit:
        return value
    times = UNITS[unit.lower().removesuffix("s")]
    return value * times + int(int(cents or 0) * times / 10 ** len(cents))

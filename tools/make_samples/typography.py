"""From keyboard to print: apostrophes and no-break spaces, by the Quebec usage (OQLF).

In Quebec no space goes before ; ! and ?, one no-break space before : % $ and inside « ».
"""

from __future__ import annotations

import re

from blocks import Lang

NBSP = "\u00a0"
MONTHS_FR = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
MONTHS_EN = "January|February|March|April|May|June|July|August|September|October|November|December"

FRENCH: tuple[tuple[str, str], ...] = (
    (r"« ?", f"«{NBSP}"),
    (r" ?»", f"{NBSP}»"),
    (r" (?=[:%$](?:\W|$))", NBSP),
    (r"(?<=\d) (?=\d{3}\b)", NBSP),
    (r"(?<=\d) h (?=\d\d\b)", f"{NBSP}h{NBSP}"),
    (r"(?<=\d) (?=(?:h|m|m²|km|km/h|cm|mm)\b)", NBSP),
    (rf"(?<=\d) (?=(?:{MONTHS_FR})\b)", NBSP),
    (r"\b(M\.|Mme|Me|MM\.|Mmes|n°|nos|art\.|c\.) (?=\S)", rf"\1{NBSP}"),
    (r" (?=[–—] )", NBSP),
)
ENGLISH: tuple[tuple[str, str], ...] = (
    (r"\b(Mr\.|Ms\.|Mrs\.|Me|No\.|s\.|c\.) (?=\S)", rf"\1{NBSP}"),
    (r"(?<=\d) (?=(?:[ap]\.m\.|km/h|m|km)(?:\W|$))", NBSP),
    (rf"\b({MONTHS_EN}) (?=\d)", rf"\1{NBSP}"),
    (r'(^|(?<=[\s(]))"', "“"),
    (r'(?<!=)"(?!>)', "”"),
    (r" (?=[–—] )", NBSP),
)


def typeset(text: str, lang: Lang) -> str:
    """The text with its printer's apostrophes and no-break spaces."""
    for pattern, replacement in FRENCH if lang == "fr" else ENGLISH:
        text = re.sub(pattern, replacement, text)
    return text.replace("'", "’")

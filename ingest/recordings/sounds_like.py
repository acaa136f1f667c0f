"""How a name sounds, in letters: two spellings of one sound have one key. French and English.

Small rules, since libraries of phonetic keys (Soundex, Metaphone) are made for English surnames,
drop the vowels that tell Roy from Ray, and know nothing of a silent French ending. Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache

from archive.model import Lang
from ingest.recordings.terms import fold

# In order. Capitals are sounds that no letter has: A, I, O the nasals (an, in, on), S for "ch".
RULES: dict[Lang, tuple[tuple[str, str], ...]] = {
    "fr": (
        (r"[^a-z]", ""),
        (r"sch|sh|ch(?![rl])", "S"),
        (r"ph", "f"),
        (r"h", ""),
        (r"qu?|ck|c(?![eiy])", "k"),
        (r"c(?=[eiy])", "s"),
        (r"gu(?=[eiy])", "G"),
        (r"g(?=[eiy])", "j"),
        (r"gn", "n"),
        (r"(?:ille?s?|il)$", "il"),
        (r"e?au(?:l[dtx]|[dtx])?$|o[tp]$", "o"),
        (r"e?au", "o"),
        (r"(?:ai|ei|i|u|y)[nm](?![aeiouynm])", "I"),
        (r"(?:a|e)[nm](?![aeiouynm])", "A"),
        (r"o[nm](?![aeiouynm])", "O"),
        (r"oi|oy", "wa"),
        (r"ou", "w"),
        (r"a[iy]|e[iy]|(?:et|er|ez)$", "e"),
        (r"oe?u|eu", "e"),
        (r"y", "i"),
        (r"z", "s"),
        (r"([a-zA-Z])\1+", r"\1"),
        (r"[bdpstxe]+$", ""),
    ),
    "en": (
        (r"[^a-z]", ""),
        (r"^kn", "n"),
        (r"^wr", "r"),
        (r"ph", "f"),
        (r"sch(?=[aeiou])", "sk"),
        (r"sh|ch|tch", "S"),
        (r"gh(?=[aeiou])", "g"),
        (r"gh", ""),
        (r"qu", "kw"),
        (r"ck|c(?![eiyh])|q", "k"),
        (r"c(?=[eiy])", "s"),
        (r"x", "ks"),
        (r"z", "s"),
        (r"dge?", "j"),
        (r"(?<=[aeiou])r?h", ""),
        (r"ough|aw|au", "o"),
        (r"ea|ee|ie|ey|y$", "i"),
        (r"oo|ou|ew|ue", "u"),
        (r"ai|ay|ei|ae", "a"),
        (r"oa|ow|oe", "o"),
        (r"y", "i"),
        (r"([a-zA-Z])\1+", r"\1"),
        (r"e$|es$", ""),
    ),
}
_COMPILED = {
    lang: tuple((re.compile(pattern), sound) for pattern, sound in rules)
    for lang, rules in RULES.items()
}
LONG = 6  # sounds, from which one of them may differ


@lru_cache(maxsize=50_000)
def key(name: str, lang: Lang) -> str:
    """The sounds of a name, read by a language's rules; several words run into one."""
    sounds = fold(name).replace("saint", "st").replace("sainte", "ste")
    for pattern, sound in _COMPILED[lang]:
        sounds = pattern.sub(sound, sounds)
    return sounds


def alike(one: str, other: str) -> bool:
    """True of equal keys, and of long ones that begin alike and differ in one sound."""
    if one == other:
        return True
    if min(len(one), len(other)) < LONG or one[:1] != other[:1] or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    first = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), None)
    if first is None:
        return True
    if len(short) == len(long):
        return short[first + 1 :] == long[first + 1 :]
    return short[first:] == long[first + 1 :]

"""Words to stems, in French and English. Pure; the same for the index, the query and the marks.

French is folded before it is stemmed (arrêté and arrete both become 'arret'), because residents
type without accents and old extractions lose them. Snowball's French expects the accents, so a
few endings that it knows only by them are put right first. Elision needs no rule of its own:
a word ends at the apostrophe, and what stays of l', d', qu' is a stop word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from whoosh.lang.snowball.english import EnglishStemmer
from whoosh.lang.snowball.french import FrenchStemmer

# by-law is a bylaw: looked for where a word ends at a hyphen, which few do.
WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011](?<=\b[Bb][Yy].)[Ll][Aa][Ww][Ss]?\b)?")
HYPHENS = str.maketrans("", "", "-\u2010\u2011")
ORDINAL = re.compile(r"(\d+)(?:er|re|ere|eme|e|nde|nd|rd|st|th)")  # la 3e ligne is ligne 3
REMEMBERED = 100_000  # words as they are written, a language
LONGEST_WORD = 40  # longer runs are addresses and junk; their head is enough

STOP = {
    "fr": frozenset(
        "a au aux avec c ce ces cette d dans de des du elle en est et eux il ils j l la le les "
        "leur leurs lui m mais n ne nous on ou par qu que qui s sa se ses son sont sur t un une "
        "vous y".split()
    ),
    "en": frozenset(
        "a an and are as at be been by for from had has have he her his i in is it its of on or "
        "s she t that the their them they this to was were which will with you".split()
    ),
}
# Words that the stemmers take for others, and short forms that stand for longer ones.
IRREGULAR = {
    "fr": {
        "travaux": "travail", "yeux": "oeil", "cieux": "ciel", "feux": "feu", "jeux": "jeu",
        "enjeux": "enjeu", "lieux": "lieu", "milieux": "milieu", "voeux": "voeu",
        "loyers": "loyer", "publique": "public", "publiques": "public", "st": "saint",
        "ste": "sainte", "boul": "boulevard", "bd": "boulevard", "av": "avenue", "ave": "avenue",
        "deux": "2", "trois": "3", "quatre": "4", "cinq": "5", "six": "6", "sept": "7",
        "huit": "8", "neuf": "9", "dix": "10",
    },
    "en": {
        "councilor": "councillor", "councilors": "councillors", "licence": "license",
        "licences": "licenses", "programme": "program", "programmes": "programs",
        "ave": "avenue", "blvd": "boulevard", "rd": "road", "two": "2", "three": "3", "four": "4",
        "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
    },
}  # fmt: skip
AS_THEY_ARE = frozenset({"plus", "loyer"})  # else PLU (urban plan) and loi (law)
# Endings as they stand after folding -> the form that Snowball reduces as it should.
ENDINGS = {
    "fr": (
        (re.compile(r"(?<=.{3})ees?$"), "e"),  # adoptée(s) -> adopte
        (re.compile(r"(?<=.{3})eres?$"), "er"),  # conseillère(s) -> conseiller
        (re.compile(r"(?<=..)(?<!s)s$"), ""),  # élus -> elu, commissions -> commission
    ),
    "en": (  # London, Toronto and Boston spell differently what a resident types one way
        (re.compile(r"(?<=[a-z]{3})our(?=s?$|ed$|ing$|able$|hoods?$)"), "or"),  # in favour
        (re.compile(r"(?<=[a-z]{2})tre(?=s?$)"), "ter"),  # centre
        (re.compile(r"(?<=[a-z]{3})(?<!vert)is(?=e[drs]?$|ers$|ing$|ations?$)"), "iz"),
    ),
}
SPECIAL = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "\u00ad": ""})


def fold(text: str) -> str:
    """Lower case, without accents, ligatures apart: 'Œuvre ﬁnancée' -> 'oeuvre financee'."""
    spread = unicodedata.normalize("NFKD", text.translate(SPECIAL))
    return "".join(c for c in spread if not unicodedata.combining(c)).lower()


def words(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, folded word) of each word of a text; offsets are into the text as given."""
    for found in WORD.finditer(text):
        yield found.start(), found.end(), folded(found.group())


def stems(text: str, lang: str) -> list[str]:
    """The stems of a text in order, stop words left out."""
    return counted(text, lang)[0]


def counted(text: str, lang: str) -> tuple[list[str], int]:
    """The stems of a text in order, and how many words it has with the stop words."""
    found = WORD.findall(text)
    return [one for one in told(found, lang) if one], len(found)


def told(found: Iterable[str], lang: str) -> Iterator[str]:
    """The stems of words as they stand in a text; of a stop word nothing."""
    return map(_TOLD[lang].__getitem__, found)


class _Told(dict[str, str]):
    """Words as they were met, and their stems: a million words a second are looked up here."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __missing__(self, met: str) -> str:
        if len(self) >= REMEMBERED:
            self.clear()
        word = folded(met)
        self[met] = found = "" if word in STOP[self.lang] else stem(word, self.lang)
        return found


_TOLD = {lang: _Told(lang) for lang in STOP}


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """A word of a text as it is compared: folded, without hyphens, the head of a long one."""
    return fold(word).translate(HYPHENS)[:LONGEST_WORD]


@lru_cache(maxsize=100_000)
def stem(word: str, lang: str) -> str:
    """What a folded word is reduced to. Words with a digit are kept as they are, but
    for the ending of 3e, 1er, 2nd."""
    word = IRREGULAR[lang].get(word, word)
    if any(c.isdigit() for c in word):
        found = ORDINAL.fullmatch(word)
        return found[1] if found else word
    if word in AS_THEY_ARE:
        return word
    for ending, plain in ENDINGS[lang]:
        word = ending.sub(plain, word)
    return str((FrenchStemmer() if lang == "fr" else EnglishStemmer()).stem(word))

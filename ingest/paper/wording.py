"""From the words of lines to text that can be found: hyphens, odd letters, controls."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ingest.reading import WIDE

# pdfium's mark for a hyphen that ends a line (U+FFFE, or U+0002 letter by letter), the hyphens
# proper, and U+00AD, the soft hyphen, which is only ever a place where a word may be broken.
LINE_END_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011\x02\ufffe\xad]$")
SOFT = "\xad"
BROKEN_IN_TWO = re.compile(r"[^\W\d_][-\u2010\x02\ufffe\xad]$")

# Share of a page's lines that end in a hyphen before a small letter. In 76 real files it is over
# 9 % where a program breaks words, and under 1 % elsewhere, where each hyphen is a word's own.
HYPHENATING = 0.04

# First parts whose hyphen is the word's own, even in a text that breaks words.
COMPOUNDS = {
    "fr": (
        "au aux avant arrière après c'est celle celles celui ceux chef ci contre demi est ex grand "
        "grande lui elle eux elles mi moi nous vous non par peut porte presque procès quasi "
        "quelques rendez sans semi sous sus toi vice vis là a y"
    ),
    "en": "all by cross ex long non quasi self short vice well",
}
ALL_COMPOUNDS = frozenset(" ".join(COMPOUNDS.values()).split())

# What symbol fonts and typesetters leave. Private letters U+F020 to U+F07E are a symbol font's
# own ASCII; alone they are bullets and boxes.
LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "ft",
    "\ufb06": "st",
    "\xa0": " ",
    "\x02": "-",
    "\ufffe": "-",
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0a8": "☐",
    "\uf06f": "☐",
    "\uf0fe": "☒",
    "\uf0e0": "→",
    "\uf02d": "-",
    "\uf020": " ",
}
REPLACED = str.maketrans(LIGATURES)
PRIVATE = re.compile(r"[\ue000-\uf8ff]")
PRIVATE_ASCII = re.compile(r"[\uf021-\uf07e]")
DROPPED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffb\uffff]"
)
UNKNOWN = re.compile("[\ufffd\x00\x01\x03-\x1f\x7f-\x9f\ue000-\uefff\uf100-\uf8ff]")
CODES = re.compile(r"\(cid:\d+\)")
SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
FIGURE = re.compile(r"[-–+(]?[€$£]?\s?\d(?:[\d.,/\s]*\d)?[%€$£)]{0,2}|[€$£%–-]")
SPACES = re.compile(rf"[^\S\n{WIDE}]+")


def is_figure(word: str) -> bool:
    """Whether a word is a sum, a date in digits, or a sign: « 7 », « 847,00 », « $ », no « 7. »."""
    return bool(FIGURE.fullmatch(word))


def clean(text: str) -> str:
    """Text with nothing in it that can't be shown, found or stored as UTF-8."""
    if text.isascii() and text.isprintable():
        return SPACES.sub(" ", text).strip()
    text = SURROGATE_PAIR.sub(one_letter, text)
    text = LONE_SURROGATE.sub("", text)
    if PRIVATE.search(text):
        text = without_private_letters(text)
    text = DROPPED.sub("", text.translate(REPLACED))
    return SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip(" ")


def one_letter(pair: re.Match[str]) -> str:
    return pair[0].encode("utf-16", "surrogatepass").decode("utf-16")


def without_private_letters(text: str) -> str:
    """A symbol font's letters as what they stand for: a whole word of them is plain ASCII."""
    if len(PRIVATE_ASCII.findall(text)) * 2 > len(text.replace(" ", "")) and len(text) > 2:
        return PRIVATE_ASCII.sub(lambda letter: chr(ord(letter[0]) - 0xF000), text)
    return PRIVATE.sub("•", text.translate(REPLACED))


def unknown_share(text: str) -> float:
    """The share of letters that have no known meaning: U+FFFD, controls, private, « (cid:12) »."""
    if not text:
        return 0.0
    bad = sum(map(len, CODES.findall(text))) + len(UNKNOWN.findall(text))
    return bad / len(text)


def breaks_words(lines: Sequence[str]) -> bool:
    """Whether a page's text was set by a program that breaks words at the ends of lines."""
    broken = sum(
        1
        for line, following in pairwise(lines)
        if BROKEN_IN_TWO.search(line) and following[:1].islower()
    )
    return broken >= HYPHENATING * len(lines)


def join_lines(lines: Iterable[str], *, hyphenated: bool, between: str = "\n") -> str:
    """Lines as one text. A word in two halves is made whole, at the end of its first line.

    hyphenated says whether the page breaks words (see breaks_words); where it does not, the
    hyphen at a line's end belongs to the word (Vice-President, long-term, chef-lieu).
    """
    whole: list[str] = []
    for line in lines:
        if not line:
            continue
        if whole and LINE_END_HYPHEN.search(whole[-1]):
            second, _, rest = line.partition(" ")
            if second[:1].isalnum():
                whole[-1] = one_word(whole[-1], second, hyphenated=hyphenated)
                if rest:
                    whole.append(rest)
                continue
        whole.append(line)
    return between.join(filter(None, map(clean, whole)))


def one_word(first: str, second: str, *, hyphenated: bool) -> str:
    """Two halves as one word, with its hyphen where the hyphen is the word's own."""
    if first[-1] == SOFT:
        return first[:-1] + second
    half = first[:-1].split(" ")[-1].strip("«»“”\"'(),;:[]").casefold().replace("’", "'")
    own = (
        not hyphenated
        or not second[0].islower()
        or half in ALL_COMPOUNDS
        or "-" in half
        or not half[-1:].isalpha()
        or "@" in second
    )
    return first[:-1] + ("-" if own else "") + second

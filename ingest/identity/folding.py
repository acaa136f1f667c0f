"""Text made comparable: tidied once, then folded to plain lower case of the same length.

Patterns are written without accents and without capitals and are matched on the folded text;
since it has the length of the tidied text, a place found in one is the same place in the
other, and evidence quotes what the page says.
"""

from __future__ import annotations

import re
import unicodedata

# pypdfium2 gives U+FFFE (or U+FFFF) for a hyphen at the end of a line.
_ODD = {
    "\ufffe": "-",
    "\uffff": "-",
    "\u00ad": "-",
    "\u2010": "-",
    "\u2011": "-",
    "\u2212": "-",
    "\u00a0": " ",
    "\u202f": " ",
    "\t": " ",
    "\u3000": " ",
    "\u200b": " ",
    "\ufeff": " ",
    "\u2028": "\n",
    "\x0b": "\n",
}
_ODD.update({chr(space): " " for space in range(0x2000, 0x200B)})
_TIDY = str.maketrans(_ODD)

_MARKS = {
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "–": "-", "—": "-",
    "“": '"', "”": '"', "«": '"', "»": '"', "º": "°",
}  # fmt: skip


class _Folding(dict[int, str]):
    """A translation table that learns a character the first time it meets it."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = _MARKS.get(char) or unicodedata.normalize("NFD", char)[0].lower()
        self[code] = plain if len(plain) == 1 else char
        return self[code]


_FOLD = _Folding()


def tidy(text: str, *, limit: int) -> str:
    """Composed accents (NFC), plain spaces and line ends, at most limit characters."""
    plain = unicodedata.normalize("NFC", text[: 2 * limit].replace("\r\n", "\n"))
    return plain.replace("\r", "\n").translate(_TIDY)[:limit]


def fold(text: str) -> str:
    """Lower case without accents, character for character (Œ stays one letter: œ)."""
    return text.translate(_FOLD)


def is_blank_break(gap: str) -> bool:
    """Whether what stands between two words holds an empty line, so parts two blocks."""
    return gap.count("\n") > 1


def quote(text: str, *, limit: int = 120) -> str:
    """A quotation on one line, cut at limit characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def split_name(name: str) -> str:
    """A folded file or folder name with its parts spaced, still the same length.

    Underscores are letters to a regular expression, so they become spaces; hyphens, dots and
    digits stay, because dates are read from them.
    """
    return re.sub(r"[_+,;()\[\]]", " ", fold(name))

"""Word error rate: the fewest words to put in, take out or replace, a word of the reference."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence


def words_of(text: str) -> list[str]:
    """Words to compare: in lower case, one form of each accent, without marks."""
    plain = unicodedata.normalize("NFC", text).casefold().replace("’", "'")
    return re.findall(r"[^\W_]+", plain)


def errors(reference: Sequence[str], heard: Sequence[str]) -> int:
    """The edit distance in words (Levenshtein)."""
    row = list(range(len(heard) + 1))
    for n, said in enumerate(reference, start=1):
        corner, row[0] = row[0], n
        for m, word in enumerate(heard, start=1):
            corner, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, corner + (said != word))
    return row[-1]

"""Whether two texts say the same words, however they are set. Pure.

A quotation is word for word where its letters, figures and marks stand in the text in the same
order; where lines break, which of the quotation marks or spaces is used, is the printer's.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from archive.model import Passage

FINGERPRINT = 8  # hex digits: among a document's passages, no two share them by chance
ALIKE = 0.5  # of the words in runs of three; below it another text stands there
# Marks that programs write for each other, and what a soft hyphen or a joiner leaves no trace of.
SAME_MARKS = {
    "’": "'", "ʼ": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-",
    "‑": "-", "…": "...", "\u00ad": "", "\u200b": "", "\u200d": "", "\ufeff": "",
}  # fmt: skip
OTHER_MARK = re.compile(f"[{''.join(SAME_MARKS)}]")


def settled(text: str) -> str:
    """A text as it is compared: one form of each letter, one kind of space, of quote, of dash."""
    plain = unicodedata.normalize("NFKC", text)
    plain = OTHER_MARK.sub(lambda found: SAME_MARKS[found.group()], plain)
    return " ".join(plain.replace('" ', '"').replace(' "', '"').split())


def fingerprint(text: str) -> str:
    """The head of the SHA-256 of a text as it is compared. Part of a permanent address."""
    return sha256(settled(text).encode()).hexdigest()[:FINGERPRINT]


def stands_in(quote: str, text: str) -> bool:
    """Whether a quotation stands in a text word for word, from one end of a word to another.

    An ellipsis in it leaves something out: what is before and after must stand in that order.
    """
    at, whole = 0, settled(text).replace("...", " ").replace("[ ]", " ")
    pieces = [piece.strip(" []()") for piece in settled(quote).split("...")]
    wanted = [piece for piece in pieces if piece]
    for piece in wanted:
        before = r"(?<!\w)" if piece[0].isalnum() else ""
        after = r"(?!\w)" if piece[-1].isalnum() else ""
        found = re.compile(before + re.escape(piece) + after).search(whole, at)
        if not found:
            return False
        at = found.end()
    return bool(wanted)


def nearest(text: str, passages: Iterable[Passage]) -> Passage | None:
    """The passage that says most of what a text said; None where none says half of it."""
    wanted = _runs(text)
    best, best_worth = None, (0.0, 0.0)
    for passage in passages:
        held = _runs(passage.text)
        common = (wanted & held).total()
        worth = (common / max(1, wanted.total()), common / max(1, held.total()))
        if worth > best_worth:
            best, best_worth = passage, worth
    return best if best_worth[0] >= ALIKE else None


def _runs(text: str) -> Counter[tuple[str, ...]]:
    """Runs of three words; of a shorter text the words themselves."""
    words = re.findall(r"\w+", settled(text).casefold())
    length = min(3, max(1, len(words)))
    return Counter(tuple(words[n : n + length]) for n in range(len(words) - length + 1))

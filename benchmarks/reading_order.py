"""Do words come in the order in which pdfplumber's extract_words has them?

On a page of one column without a table the line order is the reading order, so the two should
agree, and where they don't, someone should look: `python -m benchmarks.reading_order` prints each
such page. On columns and tables pdfplumber reads straight across, and to differ is right; those
pages are counted apart. Both sides are compared as runs of letters and digits, line-end hyphens
closed up, so that only order, omissions and misreadings count.

The share of a page is that of the words that both have in the same order, of the longer side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import pdfplumber

from benchmarks.corpus import papers
from ingest.paper import pdf
from ingest.paper.columns import in_columns
from ingest.paper.layout import blocks_of
from ingest.paper.pieces import pieces_of
from ingest.paper.sheet import Sheet
from ingest.paper.tables import grids_of

AGREED = 0.995  # a page's share from which the two readings are called equal
SHOWN = 400  # pages that disagree and are printed, the worst first

HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011\xad\x02\ufffe](?=\w)")
LINE_END = re.compile(r"\w[-\u2010\u2011\xad\x02\ufffe]$")
CODES = re.compile(r"\(cid:\d+\)")
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})


@dataclass(frozen=True, slots=True)
class Compared:
    """One page: how many words are in the same order, of how many, and how it is laid out."""

    name: str
    page: int
    same: int
    words: int
    is_plain: bool

    @property
    def share(self) -> float:
        return self.same / self.words


def compare(path: Path) -> Iterator[Compared]:
    """Each page of a file that both readers find words on."""
    book = pdf.Book(path)
    try:
        with pdfplumber.open(path) as peer:
            for index, page in enumerate(peer.pages[: book.pages]):
                theirs = runs_of([word["text"] for word in page.extract_words()])
                page.close()
                sheet, _ = pdf.sheet_of(book, index)
                if sheet is None:
                    continue
                text = " ".join(block.text for block in blocks_of(sheet))
                ours = runs_of(text.split())
                if not ours or not theirs:
                    continue
                words = max(len(ours), len(theirs))
                yield Compared(path.name, index + 1, in_order(ours, theirs), words, is_plain(sheet))
    finally:
        book.close()


def is_plain(sheet: Sheet) -> bool:
    """Whether a page is one column of level text without a table."""
    level = [word for word in sheet.words if not word.quarters]
    if len(level) < len(sheet.words):
        return False
    pieces = pieces_of(level, grids_of(sheet.rules))
    trust = not (sheet.filled_form or sheet.turned)
    one_column = len(in_columns(pieces, trust_order=trust)) == 1
    return one_column and not any(piece.table for piece in pieces)


def runs_of(words: Iterable[str]) -> list[str]:
    """Words as runs of letters and digits; a word broken at a line's end is one."""
    whole: list[str] = []
    for word in words:
        text = CODES.sub("", word.translate(LIGATURES))
        if whole and LINE_END.search(whole[-1]):
            whole[-1] += text
        else:
            whole.append(text)
    return [run for word in whole for run in re.findall(r"\w+", HYPHEN.sub("", word))]


def in_order(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """How many words both have in the same order."""
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


def summary(pages: Sequence[Compared]) -> str:
    if not pages:
        return "none"
    same, words = sum(page.same for page in pages), sum(page.words for page in pages)
    agreed = sum(page.share >= AGREED for page in pages)
    return f"{same / words:8.2%} of {words} words, {agreed} of {len(pages)} pages agree"


def main() -> None:
    pdfs, source = papers()
    pages = [page for path in pdfs for page in compare(path)]
    plain = [page for page in pages if page.is_plain]
    print(f"Order of words against pdfplumber's extract_words ({source})")
    print(f"  one column, no table  {summary(plain)}")
    print(f"  columns or tables     {summary([page for page in pages if not page.is_plain])}")
    for page in sorted(plain, key=lambda page: page.share)[:SHOWN]:
        if page.share < AGREED:
            print(f"{page.share:8.1%} {page.words:6} words  {page.name} p. {page.page}")


if __name__ == "__main__":
    main()

"""Character error rate of scans as Greffe reads them, against transcriptions made by hand.

    python -m benchmarks.ocr [--show]

What the hand wrote of signatures and of blanks filled in by pen is no print, and is left out of
both the rate and its base: an error there shows as a few characters too many.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from benchmarks.corpus import RECORDS
from ingest import worker
from ingest.readers import READERS
from ingest.reading import PdfReading
from ingest.sniff import Sort

PENNED = re.compile(r"\{\{[^}]*\}\}")
COMMENT = re.compile(r"<!--.*?-->|^---\n.*?\n---\n", re.S | re.M)
MARKS = re.compile(r"[*#_>|\\]+|^\s*[-–—]{3,}\s*$", re.M)
QUOTES = str.maketrans("“”‘’–—", "\"\"''--")


def main() -> None:
    show = "--show" in sys.argv
    for scan in sorted((RECORDS / "scanned").glob("*.pdf")):
        by_hand = RECORDS / "transcripts" / f"{scan.stem}.md"
        if by_hand.exists():
            truth = plain(COMMENT.sub("", by_hand.read_text(encoding="utf-8")))
            ours = plain(text_of(scan))
            wrong = distance(truth, ours)
            print(f"{scan.name:50} {wrong / len(truth):7.2%}  ({wrong} of {len(truth)} characters)")
            if show:
                print(f"  by hand: {truth}\n  Greffe:  {ours}\n")


def text_of(scan: Path) -> str:
    """A scan's text in reading order, as it is brought in."""
    reading = worker.run(READERS[Sort.PDF], scan, True, {}, limits=worker.Limits())
    assert isinstance(reading, PdfReading)
    return "\n".join(block.text for page in reading.pages for block in page.blocks)


def plain(text: str) -> str:
    """Text without marks of layout, all white space one blank, quotes and dashes of one form."""
    return " ".join(MARKS.sub(" ", PENNED.sub(" ", text)).translate(QUOTES).split())


def distance(one: str, other: str) -> int:
    """Levenshtein's: characters to insert, delete or replace to make one from the other."""
    row = list(range(len(other) + 1))
    for n, letter in enumerate(one, 1):
        before, row[0] = row[0], n
        for m, wanted in enumerate(other, 1):
            before, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, before + (letter != wanted))
    return row[-1]


if __name__ == "__main__":
    main()

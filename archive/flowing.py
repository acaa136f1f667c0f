"""A passage as paragraphs: the lines that only the width of the paper broke are joined. Pure."""

from __future__ import annotations

import re
from itertools import pairwise

FULL_LINE = 0.85  # of the longest line of the passage
SHORTEST_FULL_LINE = 40  # characters
ENDS = (".", ":", ";", "!", "?", "…")
LIST_ITEM = re.compile(r"\s*(?:[-–—•●▪■*➢]|\(?[0-9a-zA-Z]{1,3}[.)]\s|$)")
BETWEEN_CELLS = " | "  # ingest.paper.layout puts it between the cells of a row


def flowed(text: str) -> str:
    """A passage with the lines of a paragraph joined, each character in its place.

    A line about as long as the longest, without a full stop, was broken only because the paper
    ended. Lists, headings and rows of tables keep their lines.
    """
    lines = text.split("\n")
    full = max(len(line) for line in lines) * FULL_LINE
    pieces = [lines[0]]
    for before, line in pairwise(lines):
        broken = len(before) >= max(full, SHORTEST_FULL_LINE)
        goes_on = not before.rstrip().endswith(ENDS) and not LIST_ITEM.match(line)
        in_rows = BETWEEN_CELLS in before or BETWEEN_CELLS in line
        pieces += [" " if broken and goes_on and not in_rows else "\n", line]
    return "".join(pieces)

"""The words of a passage as a page shows them: paragraphs whole, tables as tables, words marked.

Every character of the passage stays in its place, so that what is marked is what search found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from itertools import groupby, pairwise

from flask_babel import gettext
from markupsafe import Markup

from archive.model import Lang
from archive.snippets import matches

FULL_LINE = 0.85  # of the longest line of the passage
SHORTEST_FULL_LINE = 40  # characters
ENDS = (".", ":", ";", "!", "?", "…")
LIST_ITEM = re.compile(r"\s*(?:[-–—•●▪■*➢]|\(?[0-9a-zA-Z]{1,3}[.)]\s|$)")
BETWEEN_CELLS = " | "  # ingest.paper.layout puts it between the cells of a row
CELLS = re.compile(r" ?\| ?")  # the same where a cell is empty
FIGURE = re.compile(r"[-–(]?[$€£]? ?[0-9][0-9 \u00a0\u202f.,']*[)%$€£ ]*")


def laid_out(text: str, wanted: Set[str], text_lang: Lang | None) -> Markup:
    """A passage as paragraphs and tables, its words marked as search marks them."""
    parts = []
    for is_row, group in groupby(flowed(text).split("\n"), key=lambda line: BETWEEN_CELLS in line):
        lines = list(group)
        if is_row and (len(lines) > 1 or lines[0].count(BETWEEN_CELLS) > 1):
            parts.append(_table(lines, wanted, text_lang))
        else:
            words = marked("\n".join(lines), wanted, text_lang)
            parts.append(Markup('<p class="words">{}</p>').format(words))
    return Markup("\n").join(parts)


def marked(text: str, wanted: Set[str], text_lang: Lang | None) -> Markup:
    """A text, escaped, with the words whose stem is wanted marked as search marks them."""
    pieces, at = [], 0
    for start, end, _ in matches(text, wanted, text_lang) if wanted else ():
        if start >= at:
            pieces.append(Markup("{}<mark>{}</mark>").format(text[at:start], text[start:end]))
            at = end
    return Markup("").join([*pieces, Markup.escape(text[at:])])


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


def _table(lines: Iterable[str], wanted: Set[str], text_lang: Lang | None) -> Markup:
    """Rows as a table. Which row or column is a heading is not known, so none is said to be."""
    rows = Markup("").join(
        Markup("<tr>{}</tr>").format(
            Markup("").join(_cell(cell, wanted, text_lang) for cell in CELLS.split(line))
        )
        for line in lines
    )
    return Markup(
        '<div class="rows" role="group" tabindex="0" aria-label="{}"><table>{}</table></div>'
    ).format(gettext("Table"), rows)


def _cell(text: str, wanted: Set[str], text_lang: Lang | None) -> Markup:
    """A cell; figures stay on one line and stand to the right."""
    kind = Markup(' class="figure"') if FIGURE.fullmatch(text.strip()) else ""
    return Markup("<td{}>{}</td>").format(kind, marked(text.strip(), wanted, text_lang))

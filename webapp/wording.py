"""The words of a passage as a page shows them: paragraphs whole, tables as tables, words marked.

Every character of the passage stays in its place, so that what is marked is what search found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from itertools import groupby

from flask_babel import gettext
from markupsafe import Markup

from archive.flowing import BETWEEN_CELLS, flowed
from archive.model import Lang
from archive.snippets import matches

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

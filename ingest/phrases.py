"""Where words stand on the pages of a paper, as regions to be removed.

On pages of text the boxes are those of the words themselves. On a page that was read from its
picture a whole line is taken, whose place is known well enough. A word that is parted at the end
of a line is not found by its whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from archive.model import Box, Document
from archive.originals import Originals
from archive.settings import Settings
from archive.store import Catalogue
from ingest import redacting, worker
from ingest.identity.folding import fold
from ingest.paper import office, pdf
from ingest.paper.sheet import Word, around, turn

Found = list[tuple[int, Box]]
MARGIN = 1.0  # points around words: what is burnt is no outline of the letters
PARTS = re.compile(r"\w+")
EXACT = ("application/pdf", "application/msword", "application/vnd.oasis.opendocument.text",
         "application/rtf")  # fmt: skip
Progress = Callable[[int, int], None]


def places_of(
    settings: Settings, catalogue: Catalogue, doc: Document, phrase: str, *, pages: Sequence[int]
) -> Found:
    """(page, region) of each place at which the words stand, on these pages.

    Raises ingest.errors where the file can't be read.
    """
    if not _parts(phrase):
        return []
    read = {page.number: page.reader for page in catalogue.pages(doc.id) if page.number in pages}
    texts = [n for n, reader in read.items() if reader != "ocr" and doc.media_type in EXACT]
    found: Found = []
    if texts:
        found += worker.run(
            places_in,
            Originals(settings.originals).path(doc.sha256),
            doc.media_type,
            phrase,
            texts,
            limits=worker.Limits(settings.page_s, settings.memory_mb),
        )
    for page in catalogue.pages(doc.id):
        if page.number in read and page.number not in texts:
            found += [
                (page.number, _wider(line.box))
                for line in redacting.leaf_of(catalogue, doc, page).lines
                if runs_of([line.text], phrase)
            ]
    return sorted(found, key=lambda one: (one[0], one[1].top, one[1].x0))


def places_in(
    path: Path, media_type: str, phrase: str, pages: Sequence[int], *, on_page: Progress
) -> Found:
    """In the child: the same of a file of text."""
    with TemporaryDirectory(prefix="greffe-phrases-") as folder:
        source = path if media_type == EXACT[0] else office.convert(path, Path(folder))
        book = pdf.Book(source)
        try:
            found = []
            for n in pages:
                found += [(n, box) for box in _on_page(book, n, phrase)]
                on_page(n, book.pages)
            return found
        finally:
            book.close()


def runs_of(words: Sequence[str], phrase: str) -> list[list[int]]:
    """The places in a list of words at which a phrase stands, each as the places of its words.

    Capitals, accents and what is no letter make no difference. Pure.
    """
    wanted = _parts(phrase)
    flat = [(part, n) for n, word in enumerate(words) for part in _parts(word)]
    return [
        sorted({n for _part, n in flat[at : at + len(wanted)]})
        for at in range(len(flat) - len(wanted) + 1)
        if [part for part, _n in flat[at : at + len(wanted)]] == wanted
    ]


def _on_page(book: pdf.Book, number: int, phrase: str) -> Iterator[Box]:
    sheet, _reader = pdf.sheet_of(book, number - 1)
    if sheet is None:
        return
    size = {"width": sheet.width, "height": sheet.height}
    if sheet.turned % 2:
        size = {"width": sheet.height, "height": sheet.width}
    for run in runs_of([word.text for word in sheet.words], phrase):
        for line in _lines([sheet.words[n] for n in run]):
            yield _wider(Box(*turn(around(line), quarters=-sheet.turned, **size)))


def _lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words of a run, line by line."""
    line: list[Word] = []
    for word in words:
        if line and (word.top > line[-1].bottom or word.x0 < line[-1].x0):
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _wider(box: Box) -> Box:
    return Box(box.x0 - MARGIN, box.top, box.x1 + MARGIN, box.bottom)


def _parts(text: str) -> list[str]:
    return PARTS.findall(fold(text))

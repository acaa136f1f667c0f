"""A second witness to how much text a page holds, so that no file that opens without an error and
gives almost nothing passes for read.

A page in the middle of each file is looked at, and those on which pdfium found little. First the
strings in its content, which costs a millisecond; where they are not about what was laid out,
pdfminer walks the content and counts the letters it shows, without laying them out: 20 ms a page
and more, where pdfplumber's layout costs 100. Where the counts are apart, pdfplumber is heard.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from ingest.paper.sheet import Sheet

APART = 0.15  # of the greater count: by more, two readers tell two things
FEW = 40  # letters by which any two may differ: a stamp, a page number
SHOWN = re.compile(
    rb"\((?P<plain>(?:[^\\()]|\\.)*)\)|<(?P<coded>[0-9A-Fa-f\s]*)>(?!>)"
    rb"|/(?P<font>[^\s/<>\[\]()%]+)\s+[-+.0-9]+\s+Tf",
    re.DOTALL,
)
ESCAPE = re.compile(rb"\\(?:[0-7]{1,3}|\r\n|.)", re.DOTALL)
COUNTING_S = 2.0  # seconds: a page tree that takes longer is left uncounted
MOST_COUNTED = 40  # pages of a file with little text; the rest of a packet of scans is alike


class Witness:
    """pdfminer on one file. A class because it stays open."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.asked = 0
        self._file: BinaryIO | None = None
        self._pages: list[Any] = []

    def count(self) -> int | None:
        """How many pages pdfminer finds by walking the page tree, 0.3 ms each; None where it can't
        tell. To be called first. Raises PermissionError where a password is needed."""
        from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
        from pdfminer.pdfpage import PDFPage
        from pdfminer.pdfparser import PDFParser

        stop_s = time.monotonic() + COUNTING_S
        try:
            self._file = self.path.open("rb")
            for page in PDFPage.create_pages(PDFDocument(PDFParser(self._file))):
                self._pages.append(page)
                if time.monotonic() > stop_s:
                    return None
        except PDFPasswordIncorrect as error:
            raise PermissionError(self.path.name) from error
        except Exception:  # pdfminer raises nearly anything on a broken file
            return None
        return len(self._pages)

    def letters(self, index: int) -> int | None:
        """How many letters and digits a page (counted from 0) shows; None where it can't tell."""
        try:
            return _letters_of(self._pages[index])
        except Exception:  # as above
            return None

    def agrees(self, index: int, sheet: Sheet) -> bool:
        """Whether a page's content holds about as many characters as were laid out. False says
        nothing, but that the letters are to be counted."""
        self.asked += 1
        try:
            held = _strings_in(self._pages[index])
        except Exception:  # as above
            return False
        laid = sum(len(word.text) for word in sheet.words)
        spaces = len(sheet.words)  # which a file may hold or not
        return not (are_apart(laid, held) and are_apart(laid + spaces, held))

    def close(self) -> None:
        if self._file is not None:
            with suppress(Exception):
                self._file.close()


def letters_in(sheet: Sheet | None) -> int:
    """The letters and digits of a page as laid out."""
    return sum(map(str.isalnum, "".join(word.text for word in sheet.words))) if sheet else 0


def are_apart(one: int, other: int) -> bool:
    """Whether two counts of a page's letters tell two things."""
    return abs(one - other) > max(FEW, APART * max(one, other))


def _strings_in(page: Any) -> int:
    """About how many characters the strings in a page's own content hold: a look of a millisecond
    at the bytes, without running the program that they are. Raises nearly anything."""
    from pdfminer.pdftypes import dict_value, resolve1, stream_value

    fonts = dict_value(page.resources.get("Font"))
    wide = {
        name.encode(): str(resolve1(dict_value(font).get("Subtype"))) == "/'Type0'"
        for name, font in fonts.items()
    }
    count, per_character = 0.0, 1
    for content in page.contents:
        for found in SHOWN.finditer(stream_value(content).get_data()):
            if font := found["font"]:
                per_character = 2 if wide[font] else 1
            elif (coded := found["coded"]) is not None:
                count += len(coded) / 2 / per_character
            else:
                count += len(ESCAPE.sub(b"x", found["plain"])) / per_character
    return round(count)


def _letters_of(page: Any) -> int:
    from pdfminer.pdfdevice import PDFTextDevice
    from pdfminer.pdffont import PDFUnicodeNotDefined
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager

    class Counter(PDFTextDevice):
        """Counts what is shown, wherever it stands."""

        count = 0

        def render_string(self, textstate: Any, seq: Iterable[Any], *_rest: Any) -> None:
            for shown in seq:
                if not isinstance(shown, bytes):
                    continue
                for code in textstate.font.decode(shown):
                    with suppress(PDFUnicodeNotDefined):
                        self.count += sum(map(str.isalnum, textstate.font.to_unichr(code)))

    manager = PDFResourceManager()
    counter = Counter(manager)
    PDFPageInterpreter(manager, counter).process_page(page)
    return counter.count

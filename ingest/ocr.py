"""Reading a picture of a page, through Tesseract. Only where it is installed (the `ocr` extra).

    apt install tesseract-ocr tesseract-ocr-fra      pip install greffe[ocr]
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from archive.model import Box
from ingest.reading import Block
from ingest.wording import breaks_words, join_lines

if TYPE_CHECKING:
    from PIL.Image import Image

LANGUAGES = "fra+eng"
SURE = 30.0  # percent: a word of less confidence is noise (a stain, a signature, a seal)
PAGE_S = 120  # seconds for one page, then it is left unread
LETTERED = 0.5  # share of a paragraph's characters that are letters or digits: less is noise


@cache
def available() -> bool:
    """Whether pages can be read from pictures: pytesseract and the tesseract program are there."""
    return bool(installed_languages())


@cache
def installed_languages() -> frozenset[str]:
    """The languages that Tesseract can read, none where it isn't installed."""
    try:
        import pytesseract

        return frozenset(pytesseract.get_languages())
    except Exception:  # not installed, not found, not runnable: all mean no OCR
        return frozenset()


def read_page(
    image: Image, *, width: float, height: float, languages: str = LANGUAGES
) -> tuple[Block, ...]:
    """The paragraphs of a picture of a page of width x height points, in reading order.

    Boxes are in points. A page that Tesseract can't read, or not in time, gives no block.
    languages are Tesseract's codes joined by +; those not installed are left out.
    """
    import pytesseract

    # One thread: with several, Tesseract takes all cores for hardly less time, and the site waits.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    wanted = [code for code in languages.split("+") if code in installed_languages()]
    try:
        found = pytesseract.image_to_data(
            image,
            lang="+".join(wanted) or None,
            output_type=pytesseract.Output.DICT,
            timeout=PAGE_S,
        )
    except (pytesseract.TesseractError, RuntimeError, OSError):
        return ()
    return tuple(paragraphs(found, width / image.width, height / image.height))


def paragraphs(found: Mapping[str, Sequence[Any]], across: float, down: float) -> Iterator[Block]:
    """Tesseract's words gathered into its paragraphs. across, down: points a pixel."""
    words = [
        index
        for index, text in enumerate(found["text"])
        if text.strip() and float(found["conf"][index]) >= SURE
    ]
    places = ("block_num", "par_num")
    for _, paragraph in groupby(words, key=lambda index: [found[name][index] for name in places]):
        held = list(paragraph)
        lines = [
            " ".join(found["text"][index] for index in line)
            for _, line in groupby(held, key=lambda index: found["line_num"][index])
        ]
        text = join_lines(lines, hyphenated=breaks_words(lines))
        if not is_lettered(text):
            continue
        yield Block(
            text,
            Box(
                min(found["left"][index] for index in held) * across,
                min(found["top"][index] for index in held) * down,
                max(found["left"][index] + found["width"][index] for index in held) * across,
                max(found["top"][index] + found["height"][index] for index in held) * down,
            ),
        )


def is_lettered(text: str) -> bool:
    """Whether text is more than the dashes and dots that lines and stains are read as."""
    return sum(map(str.isalnum, text)) >= LETTERED * len("".join(text.split()))

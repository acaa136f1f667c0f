"""Reading a picture of a page, through Tesseract. Only where it is installed (the `ocr` extra).
apt install tesseract-ocr tesseract-ocr-fra; pip install greffe[ocr]
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING, Any

from archive.model import LOW_CONFIDENCE, Box
from ingest.paper.layout import blocks_of
from ingest.paper.removal import without
from ingest.paper.sheet import Sheet, Word
from ingest.reading import Block, PageReading

if TYPE_CHECKING:
    from PIL.Image import Image

LANGUAGES = "fra+eng"
SURE = 30.0  # percent: a word of less confidence is noise (a stain, a signature, a seal)
PAGE_S = 120  # seconds for one page, then it is left unread
HANGS = re.compile(r"[gjpqyçQ,;()|/]")  # letters that go under the base of a line
HANGING = 0.22  # of the letters' height: by how much
LETTERED = 0.5  # share of a region's characters that are letters or digits: less is noise
DOUBTFUL, SHORT = 60.0, 12  # percent and letters: a short region of less confidence is noise


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


@dataclass(frozen=True, slots=True)
class Scan:
    """What Tesseract read on a picture, and how sure it was, 0 to 1: None where it read nothing."""

    blocks: tuple[Block, ...] = ()
    confidence: float | None = None


def read_page(
    image: Image,
    *,
    width: float,
    height: float,
    languages: str = LANGUAGES,
    removed: Sequence[Box] = (),
) -> Scan:
    """The paragraphs of a picture of a page of width x height points, in reading order.

    Boxes are in points. A page that Tesseract can't read, or not in time, gives no block.
    languages are Tesseract's codes joined by +; those not installed are left out. removed: regions
    whose words are left out.
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
        return Scan()
    across, down = width / image.width, height / image.height
    blocks = tuple(blocks_in(found, width, height, across, down, removed))
    return Scan(blocks, confidence_of(found) if blocks else None)


def confidence_of(found: Mapping[str, Sequence[Any]]) -> float | None:
    """Tesseract's confidence in a page, 0 to 1: the mean of its letters, those of words that were
    left out as noise among them, since a page of noise is one to look at."""
    words = [
        (len(text.strip()), float(conf))
        for text, conf in zip(found["text"], found["conf"], strict=True)
        if text.strip() and float(conf) >= 0
    ]
    letters = sum(count for count, _ in words)
    return round(sum(count * conf for count, conf in words) / letters / 100, 3) if letters else None


def doubts_of(pages: Sequence[PageReading], *, unread: bool) -> tuple[str, ...]:
    """What the clerk is told of scanned pages; unread: some wait for Tesseract."""
    doubts = ("not-yet-read",) if unread else ()
    low = any(page.confidence is not None and page.confidence < LOW_CONFIDENCE for page in pages)
    return (*doubts, "ocr-doubtful") if low else doubts


def blocks_in(
    found: Mapping[str, Sequence[Any]],
    width: float,
    height: float,
    across: float,
    down: float,
    removed: Sequence[Box] = (),
) -> Iterator[Block]:
    """Tesseract's words as blocks, in the order of its regions. across, down: points a pixel.

    Its regions are good and its paragraphs coarse (a page of items may be one), so layout.py
    parts the paragraphs, as on a page of text.
    """
    sure = [
        index
        for index, text in enumerate(found["text"])
        if text.strip() and float(found["conf"][index]) >= SURE
    ]
    for _, region in groupby(sure, key=lambda index: found["block_num"][index]):
        held = list(region)
        if is_noise([found["text"][i] for i in held], [float(found["conf"][i]) for i in held]):
            continue
        tall = letter_height(found, held)
        words = [word for line in lines_in(found, held) for word in line_words(found, line, tall)]
        sheet = Sheet(width, height, tuple(in_points(word, across, down) for word in words))
        yield from blocks_of(without(sheet, removed))


def lines_in(found: Mapping[str, Sequence[Any]], held: Sequence[int]) -> list[list[int]]:
    places = ("par_num", "line_num")
    by_line = groupby(held, key=lambda index: [found[name][index] for name in places])
    return [list(line) for _, line in by_line]


def line_words(
    found: Mapping[str, Sequence[Any]], line: Sequence[int], tall: float
) -> Iterator[Word]:
    """A line's words, in pixels, all of one height on one base.

    Tesseract's boxes are those of the ink: « ces » is lower than « Là », and « que » hangs under
    the base by a quarter of the letters' height.
    """
    base = median(
        found["top"][index]
        + found["height"][index]
        - (HANGING * tall if HANGS.search(found["text"][index]) else 0.0)
        for index in line
    )
    for place, index in enumerate(line):
        x0 = found["left"][index]
        x1 = x0 + found["width"][index]
        top, bottom = base - (1 - HANGING) * tall, base + HANGING * tall
        yield Word(found["text"][index], x0, top, x1, bottom, tall, starts_line=not place)


def letter_height(found: Mapping[str, Sequence[Any]], region: Sequence[int]) -> float:
    """The height of a region's letters from the top of « l » to the foot of « p », in pixels."""
    heights = sorted(found["height"][index] for index in region)
    return max(1.0, float(heights[int(0.8 * (len(heights) - 1))]))


def in_points(word: Word, across: float, down: float) -> Word:
    return replace(
        word,
        x0=word.x0 * across,
        top=word.top * down,
        x1=word.x1 * across,
        bottom=word.bottom * down,
        height=word.height * down,
    )


def is_noise(texts: Sequence[str], confidences: Sequence[float]) -> bool:
    """Whether a region is what stains, seals and signatures are read as."""
    text = "".join(texts)
    letters = sum(map(str.isalnum, text))
    doubtful = sum(confidences) / len(confidences) < DOUBTFUL
    return letters < LETTERED * len(text) or (doubtful and letters < SHORT)

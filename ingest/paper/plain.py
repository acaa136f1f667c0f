"""Plain text, Markdown included: its encoding, its pages (form feeds), its paragraphs.

Marks of Markdown stay as they were typed: they harm neither reading nor search.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from ingest.errors import CutShort, Empty, NoWords, TooLarge, Unsupported
from ingest.paper.pageless import reading_of
from ingest.reading import PdfReading

MOST_MB = 32  # of text: the minutes of a century
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16's, which begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# One byte a letter, by how often Greffe expects them: Windows, DOS in French, old Macintosh.
SINGLE_BYTE = ("cp1252", "cp850", "mac_roman")
LIKELY = re.compile(  # letters and marks where French and English have them
    r"(?<=[a-zA-Z'’])[éèêëàâçîïôùûœ](?=[a-z '’,.])|(?<= )[éàêÉÀ](?=[ a-zA-Z])"
    r"|(?<=[a-z])[’…](?=[a-zé\s])|(?<= )[“«–—](?=[ \w])"
)
SAMPLE = 200_000  # bytes from which an encoding is told
WIDE = 0.3  # share of NUL among every second byte of UTF-16 without a mark: Latin text has 0.9
BINARY = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
STRAYS = 0.02  # share of such characters in a text; a program or a picture has 0.1 and more
BLANK_LINES = re.compile(r"\n[ \t\u00a0]*\n(?:[ \t\u00a0]*\n)*")
UNWRAPPED = 100  # characters: where half the lines have more, each line is a paragraph

Progress = Callable[[int, int], None]


def read_plain(path: Path, *, on_page: Progress | None = None) -> PdfReading:
    """Read a text file. Pages end at form feeds, else at a paragraph after some 500 words.

    on_page(done, total) is called for each page. Raises Empty, TooLarge, CutShort (nothing but
    NUL), NoWords, or Unsupported for what is no text.
    """
    data = bytes_of(path, most_mb=MOST_MB)
    if not data.strip(b"\0"):
        raise CutShort(path.name)
    text = cleaned(decode(data))
    if text is None:
        raise Unsupported(path.name, found="BIN")
    if not any(letter.isalnum() for letter in text):
        raise NoWords(path.name)
    sheets = text.split("\f")
    runs = [list(paragraphs(sheet)) for sheet in sheets]
    return reading_of(runs, reader="text", marked=len(sheets) > 1, on_page=on_page)


def bytes_of(path: Path, *, most_mb: int) -> bytes:
    """A file's bytes. Raises Empty or TooLarge."""
    size = path.stat().st_size
    if not size:
        raise Empty(path.name)
    if size > most_mb * 1_000_000:
        raise TooLarge(path.name, limit=most_mb)
    return path.read_bytes()


def decode(data: bytes, *, declared: str | None = None) -> str:
    """Text from its bytes, with \\n at the ends of lines. Never fails.

    A mark at the start decides; else UTF-8 if the bytes are; else what the file declares; else
    the single-byte encoding that gives the likeliest letters.
    """
    text = lossless(data, declared)
    for end in ("\r\n", "\r", "\x0b"):  # \x0b: a line that Word broke within a paragraph
        text = text.replace(end, "\n")
    return text.removeprefix("\ufeff")


def lossless(data: bytes, declared: str | None) -> str:
    for mark, name in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    wide = wide_encoding(data[:SAMPLE])
    if wide:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if is_cut(data, error):  # half a letter at the end of half a file
            return data[: error.start].decode("utf-8")
    if declared and is_other(declared):
        return data.decode(declared, "replace")
    return data.decode(likely(data[:SAMPLE]), "replace")


def is_cut(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether all but the last letter is UTF-8, and some of it is more than ASCII."""
    return error.start >= len(data) - 3 and not data[: error.start].isascii()


def wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a mark: Latin letters have a NUL before (big endian) or after (little)."""
    half = max(1, len(sample) // 2)
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if odd > WIDE > even * 3:
        return "utf-16-le"
    return "utf-16-be" if even > WIDE > odd * 3 else None


def is_other(name: str) -> bool:
    """Whether Python knows an encoding, and it is none of those tried before it."""
    try:
        known = codecs.lookup(name)
    except LookupError:
        return False
    return not known.name.startswith("utf") and known.name != "ascii" and is_of_text(known)


def is_of_text(known: codecs.CodecInfo) -> bool:
    return bool(getattr(known, "_is_text_encoding", True))  # 'rot13', 'hex', 'zip' are none


def likely(sample: bytes) -> str:
    """The single-byte encoding under which most letters stand where one expects them."""
    return max(SINGLE_BYTE, key=lambda name: len(LIKELY.findall(sample.decode(name, "ignore"))))


def cleaned(text: str) -> str | None:
    """A text without the few control characters that old programs left in it; None for no text."""
    strays = len(BINARY.findall(text.rstrip("\0\x1a")))
    return None if strays > STRAYS * len(text) else BINARY.sub("", text)


def paragraphs(sheet: str) -> Iterator[str]:
    """The paragraphs of a page: parted by blank lines; a line each where lines aren't wrapped."""
    text = sheet.strip("\n")
    lines = [line for line in text.split("\n") if line.strip()]
    if lines and median(len(line) for line in lines) > UNWRAPPED:
        yield from lines
    else:
        yield from BLANK_LINES.split(text)

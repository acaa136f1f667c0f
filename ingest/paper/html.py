"""A saved web page: the text that a visitor saw, by blocks, without the site around it.

Nothing that a page names is fetched: no picture, no frame, no script.
"""

from __future__ import annotations

import email
import re
from collections.abc import Callable
from pathlib import Path

from ingest.errors import CutShort, NoWords, Unsupported, WebErrorPage
from ingest.paper import plain
from ingest.paper.html_blocks import PAGE, Page, page_of
from ingest.paper.pageless import reading_of
from ingest.paper.web_errors import error_title
from ingest.reading import PdfReading

MOST_MB = 32  # a page with its pictures in it (data:) included
HEAD = 8192  # bytes in which a page declares its encoding (HTML says 1,024; some are late)
CHARSET = re.compile(rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""")
XML_CHARSET = re.compile(rb"""(?i)^\s*<\?xml[^>]{0,80}?encoding\s*=\s*["']([\w.:-]+)""")
# What pages call Latin-1 is Windows-1252, as every browser reads it (WHATWG, Encoding, 4.2).
AS_WINDOWS = frozenset(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"))
ARCHIVE = re.compile(rb"(?im)^content-type:\s*(multipart/related|text/html)")
ENOUGH = 200  # characters: a <main> with fewer is not where the text is

Progress = Callable[[int, int], None]


def read_html(path: Path, *, on_page: Progress | None = None) -> PdfReading:
    """Read a saved web page (.html, .mht, or what Word and others save so under any name).

    Pages end at the page breaks of its styles, else after some 500 words. on_page(done, total)
    is called for each. Raises Empty, CutShort, TooLarge, Unsupported (no text), NoWords, or
    WebErrorPage for a page saved in the place of a record (404, sign in).
    """
    data = plain.bytes_of(path, most_mb=MOST_MB)
    if not data.strip(b"\0"):
        raise CutShort(path.name)
    text = plain.cleaned(decoded(*unpacked(data)))
    if text is None:
        raise Unsupported(path.name, found="BIN")
    page = page_of(text)
    if not has_words(page.blocks):
        page = page_of(text, whole=True)
    blocks = blocks_of(page)
    found = error_title(
        (page.title, page.heading),
        words=sum(len(block.split()) for block in blocks),
        asks_password=page.asks_password,
    )
    if found is not None:
        raise WebErrorPage(path.name, found=found)
    if not has_words(blocks):
        raise NoWords(path.name)
    runs: list[list[str]] = [[]]
    for block in blocks:
        if block == PAGE:
            runs.append([])
        else:
            runs[-1].append(block)
    return reading_of(runs, reader="html", marked=len(runs) > 1, on_page=on_page)


def blocks_in(data: bytes) -> list[str]:
    """The blocks of a page that stands in another file (Word keeps what it was handed so)."""
    text = plain.cleaned(decoded(*unpacked(data)))
    return [] if text is None else [block for block in page_of(text).blocks if block != PAGE]


def unpacked(data: bytes) -> tuple[bytes, str | None]:
    """(the page, the encoding it is said to have): a web archive (.mht) holds it as a mail does."""
    head = data[:HEAD]
    if b"<html" in head.lower() or not (ARCHIVE.search(head) and b"MIME-Version" in head):
        return data, None
    for part in email.message_from_bytes(data).walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return content, part.get_content_charset()
    return data, None


def decoded(data: bytes, charset: str | None = None) -> str:
    """A page's text by the encoding that it declares, where its bytes don't tell better."""
    declared = XML_CHARSET.search(data[:HEAD]) or CHARSET.search(data[:HEAD])
    name = (charset or (declared[1].decode("ascii", "ignore") if declared else "")).lower()
    return plain.decode(data, declared="cp1252" if name in AS_WINDOWS else name or None)


def blocks_of(page: Page) -> list[str]:
    """The blocks of the page's main part where it marks one, under its heading; else all."""
    if sum(map(len, page.main)) < ENOUGH:
        return page.blocks
    missing = page.heading and page.heading not in page.main
    return [page.heading, *page.main] if missing else page.main


def has_words(blocks: list[str]) -> bool:
    return any(letter.isalnum() for block in blocks for letter in block)

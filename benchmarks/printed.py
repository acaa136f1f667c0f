"""Gold texts printed as pages, to see whether the rules read a page as they read the plain text.

A clerk's paper has the width of a page: a sentence or a list of names is broken where a line is
full.
Chromium prints each text on Letter, 9.5 points (lines as long as a typed text's), in a proportional
font, its form feeds as new pages, its columns (three spaces and more) as tab stops. Where it breaks
its own pages nobody told the truth, so pages are not judged.
"""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

STYLE = (
    "@page{size:letter;margin:2cm}section+section{break-before:page}"
    "p{margin:0;white-space:pre-wrap;font:9.5pt/1.25 serif;position:relative}"
    "span{position:absolute;left:calc(var(--column)*4.6pt)}"
)
CELLS = re.compile(r"\S+(?: {1,2}\S+)*")
COLUMN = re.compile(r"\S {3,}\S")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def print_all(texts: Sequence[Path], folder: Path) -> dict[Path, Path]:
    """The PDF of each plain text. Raises FileNotFoundError without a Chromium."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise FileNotFoundError("a Chromium, to print the texts (apt install chromium)")
    with ThreadPoolExecutor(os.cpu_count()) as crew:
        printed = crew.map(lambda text: print_one(browser, text, folder), texts)
        return dict(zip(texts, printed, strict=True))


def print_one(browser: str, text: Path, folder: Path) -> Path:
    page, pdf = folder / f"{text.stem}.html", folder / f"{text.stem}.pdf"
    page.write_text(as_html(text.read_text(encoding="utf-8")), encoding="utf-8")
    subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--user-data-dir={folder / f'{text.stem}.profile'}", f"--print-to-pdf={pdf}", page],
        capture_output=True, check=True, timeout=120,
    )  # fmt: skip
    return pdf


def as_html(text: str) -> str:
    """A text with a paragraph for each line and a section for each page."""
    pages = (
        "".join(f"<p>{as_paragraph(line.rstrip()) or '&nbsp;'}</p>" for line in page.split("\n"))
        for page in text.strip("\n").split("\f")
    )
    body = "".join(f"<section>{page}</section>" for page in pages)
    return f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>{body}"


def as_paragraph(line: str) -> str:
    """A line as it is, or where it has columns each of its cells at its tab stop."""
    if not COLUMN.search(line):
        return html.escape(line)
    return "&nbsp;" + "".join(
        f"<span style='--column:{cell.start()}'>{html.escape(cell.group())}</span>"
        for cell in CELLS.finditer(line)
    )

"""The tasks that run in the worker's child process: each takes a path, and opens that file only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pdfplumber  # noqa: F401  # loaded here once, so that each child forks with it in memory

from ingest.paper import pdf
from ingest.reading import CaptionReading, MediaReading, PdfReading
from ingest.recordings import captions, recording

Progress = Callable[[int, int], None]


def read_pdf(path: Path, ocr: bool, *, on_page: Progress) -> PdfReading:
    return pdf.read_pdf(path, on_page=on_page, ocr=ocr)


def read_captions(path: Path, *, on_page: Progress) -> CaptionReading:
    return captions.read_captions(path)


def probe_recording(path: Path, *, on_page: Progress) -> MediaReading:
    return recording.probe(path)


def render_page(path: Path, number: int, width_px: int, *, on_page: Progress) -> bytes:
    return pdf.render_page(path, number, width_px=width_px)

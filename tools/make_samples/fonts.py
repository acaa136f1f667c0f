"""The typefaces: Liberation, found on this machine and embedded (subset) in each PDF.

Liberation 1 is GPL-2 with an exception for documents that embed the font; Liberation 2 is
under the SIL Open Font License, which allows embedding. Both have the same metrics.
"""

from __future__ import annotations

import os
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDERS = (
    Path(os.environ.get("GREFFE_FONTS", "/nonexistent")),
    Path("/usr/share/fonts/truetype/liberation"),
    Path("/usr/share/fonts/truetype/liberation2"),
    Path("/usr/share/fonts/liberation"),
)
FAMILIES = {"Serif": "LiberationSerif", "Sans": "LiberationSans"}
FACES = ("Regular", "Bold", "Italic", "BoldItalic")
TYPEWRITERS = (
    Path("/usr/share/fonts/opentype/urw-base35/NimbusMonoPS-Regular.otf"),
    Path("/usr/share/fonts/truetype/liberation/LiberationMono-Regular.ttf"),
)


def find(name: str) -> Path:
    """Where a font file lies. Ends the program with a remedy if it is nowhere."""
    for folder in FOLDERS:
        if (folder / name).is_file():
            return folder / name
    raise SystemExit(f"{name} not found: apt install fonts-liberation, or set GREFFE_FONTS")


def typewriter() -> Path:
    """The face of the scanned page; it is drawn into a picture, not embedded."""
    for path in TYPEWRITERS:
        if path.is_file():
            return path
    raise SystemExit("no typewriter face found: apt install fonts-urw-base35")


def register() -> None:
    """Make Serif and Sans, each with its bold and italic, known to reportlab."""
    for family, stem in FAMILIES.items():
        names = [f"{family}-{face}" for face in FACES]
        for name, face in zip(names, FACES, strict=True):
            pdfmetrics.registerFont(TTFont(name, str(find(f"{stem}-{face}.ttf"))))
        pdfmetrics.registerFontFamily(family, *names)

"""Small files of every sort, made on the spot."""

from __future__ import annotations

import io
import wave
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen import canvas

MakePdf = Callable[..., Path]


@pytest.fixture
def make_pdf() -> MakePdf:
    return write_pdf


def write_pdf(path: Path, *pages: str) -> Path:
    """A PDF, a text a page; lines at newlines. The same text gives the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    drawn = canvas.Canvas(str(path), invariant=1)
    for text in pages:
        for n, line in enumerate(text.split("\n")):
            drawn.drawString(72, 760 - 16 * n, line)
        drawn.showPage()
    drawn.save()
    return path


def write_wav(path: Path, seconds: float = 2.0) -> Path:
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(8000)
        out.writeframes(b"\x00\x10\x00\xf0" * int(4000 * seconds))
    return path


PV = "Ville de Val\nPROCÈS-VERBAL\nSéance ordinaire du conseil municipal du 14 avril 2026\n"
MINUTES = "Town of Val\nMINUTES\nRegular meeting of the Municipal Council held on May 12, 2026\n"
VTT = "WEBVTT\n\n00:00.500 --> 00:01.500\n<v Mairesse>La séance du conseil est ouverte.\n"


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    """A folder such as a clerk drops: papers, a draft, a twin, a recording, captions, bad files."""
    folder = tmp_path / "drop"
    council = folder / "Conseil municipal"
    write_pdf(council / "PV_2026-04-14_projet.pdf", PV + "PROJET\nLe pont couvert sera réparé.")
    write_pdf(
        council / "PV_2026-04-14_adopté.pdf",
        PV + "Adopté le 12 mai 2026\nLe pont couvert sera réparé à l'unanimité.",
        "Deuxième page : le déneigement.",
    )
    write_pdf(folder / "Minutes May 12 2026.pdf", MINUTES + "The motion passed.")
    write_pdf(folder / "copie de Minutes.pdf", MINUTES + "The motion passed.")
    write_pdf(folder / "Règlement.pdf", "Règlement intérieur\nArticle 1. Le conseil siège ici.")
    write_wav(folder / "Séance du 12 mai 2026.wav")
    (folder / "Séance du 12 mai 2026.vtt").write_text(VTT, encoding="utf-8")
    (folder / "zéro.pdf").write_bytes(b"")
    (folder / "zéro aussi.pdf").write_bytes(b"")
    with zipfile.ZipFile(folder / "budget_2024_02_29.pdf", "w") as sheet:
        sheet.writestr(zipfile.ZipInfo("[Content_Types].xml"), "<Types/>")
        sheet.writestr(zipfile.ZipInfo("xl/workbook.xml"), "<workbook/>")
    (folder / "notes.xyz").write_bytes(io.BytesIO(b"\x00\x01 not a record").getvalue())
    return folder

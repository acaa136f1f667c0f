"""Sixty files of every sort that a clerk drops, most of them real where the records are at hand."""

from __future__ import annotations

import io
import shutil
import wave
import zipfile
from pathlib import Path

from PIL import Image
from reportlab.pdfgen import canvas

from benchmarks.corpus import RECORDS, SAMPLES

MOST_BYTES = 250_000  # so that one run takes seconds
SORTS = (
    ".pdf",
    ".vtt",
    ".srt",
    ".docx",
    ".html",
    ".txt",
    ".png",
    ".jpg",
    ".json",
    ".md",
    ".wav",
    ".mp3",
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
    '+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
TTML = (
    '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="00:00:01.000" end="00:00:03.000">'
    "La séance est ouverte.</p></div></body></tt>"
)


def sixty(folder: Path) -> Path:
    """Fill a folder with sixty files and return it."""
    folder.mkdir(parents=True)
    found = [path for path in _candidates() if path.stat().st_size < MOST_BYTES]
    for n, path in enumerate(_spread(found, 45)):
        target = folder / path.parent.name / f"{n:02} {path.name}"
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(path, target)
    _made(folder / "Conseil municipal")
    return folder


def _candidates() -> list[Path]:
    top = RECORDS if RECORDS.is_dir() else SAMPLES
    return sorted(path for path in top.rglob("*") if path.suffix.lower() in SORTS)


def _spread(paths: list[Path], count: int) -> list[Path]:
    """Count of them, evenly over the list."""
    step = max(1.0, len(paths) / count)
    return [paths[int(n * step)] for n in range(min(count, len(paths)))]


def _made(folder: Path) -> None:
    """Fifteen files of our own: versions, twins, captions with their sound, a ZIP, bad ones."""
    folder.mkdir(exist_ok=True)
    head = "Ville de Val\nPROCÈS-VERBAL\nSéance ordinaire du conseil municipal du 14 avril 2026\n"
    write_pdf(folder / "PV_2026-04-14_projet.pdf", head + "PROJET\nLe pont sera réparé.")
    write_pdf(folder / "PV_2026-04-14_adopté.pdf", head + "Adopté le 12 mai\nLe pont sera refait.")
    write_pdf(
        folder / "copie de PV_2026-04-14_adopté.pdf",
        head + "Adopté le 12 mai\nLe pont sera refait.",
    )
    write_pdf(
        folder / "Minutes May 12 2026.pdf", "MINUTES\nMeeting of Council held May 12, 2026\nRoads."
    )
    with wave.open(str(folder / "Séance du 12 mai 2026.wav"), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(8000)
        out.writeframes(b"\x00\x10\x00\xf0" * 8000)
    (folder / "Séance du 12 mai 2026.vtt").write_text(
        "WEBVTT\n\n00:00.500 --> 00:01.500\n<v Mairesse>La séance est ouverte.\n", encoding="utf-8"
    )
    (folder / "zéro.pdf").write_bytes(b"")
    (folder / "moitié.pdf").write_bytes((folder / "Minutes May 12 2026.pdf").read_bytes()[:600])
    (folder / "notes.xyz").write_bytes(b"\x00\x01 not a record")
    (folder / "avis.txt").write_text(
        "AVIS PUBLIC\nLe 3 mai 2026, le conseil siégera.\n", encoding="utf-8"
    )
    (folder / "Notice.html").write_text("<h1>Notice</h1><p>Council meets June 2, 2026.</p>")
    _word(folder / "PV du 5 mai 2026.docx", ["PROCÈS-VERBAL", "Séance du 5 mai 2026", "Le parc."])
    (folder / "Séance.ttml").write_text(TTML, encoding="utf-8")
    Image.new("L", (300, 400), 255).save(folder / "Affiche 2026-05-02.png")
    with zipfile.ZipFile(folder / "juin.zip", "w") as bundle:
        inner = write_pdf(folder / "inner.pdf", "MINUTES\nCouncil held June 9, 2026\nSnow.")
        bundle.write(inner, "juin/PV juin.pdf")
        bundle.writestr("juin/lisez-moi.txt", "Deux documents de juin 2026.\n")
        inner.unlink()


def _word(path: Path, paragraphs: list[str]) -> None:
    """As little as makes a Word file."""
    words = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(zipfile.ZipInfo("[Content_Types].xml"), CONTENT_TYPES)
        package.writestr(zipfile.ZipInfo("_rels/.rels"), RELATIONS)
        package.writestr(
            zipfile.ZipInfo("word/document.xml"),
            f'<w:document xmlns:w="{WORD}"><w:body>{words}</w:body></w:document>',
        )


def write_pdf(path: Path, *pages: str) -> Path:
    """A PDF, a text a page; the same text gives the same bytes."""
    out = io.BytesIO()
    drawn = canvas.Canvas(out, invariant=1)
    for text in pages:
        for n, line in enumerate(text.split("\n")):
            drawn.drawString(72, 760 - 16 * n, line)
        drawn.showPage()
    drawn.save()
    path.write_bytes(out.getvalue())
    return path

"""The sample records that ship with the package open, are light, and say what they are."""

from __future__ import annotations

import hashlib
import importlib.util
import re
import subprocess
import sys
import unicodedata
from itertools import pairwise
from pathlib import Path

import av
import pypdfium2
import pytest

import webapp as webapp_package

SAMPLES = Path(webapp_package.__file__).parent / "samples"
MAKER = Path(__file__).parents[2] / "tools" / "make_samples" / "make.py"
APRIL = "Conseil municipal/2026-04-14"
MAY = "Conseil municipal/2026-05-12"
PLANNING = "Comité consultatif d'urbanisme"

# File: (pages, language, words that its first page must hold).
PAPERS: dict[str, tuple[int, str, tuple[str, ...]]] = {
    f"{APRIL}/ODJ_2026-04-14.pdf": (
        1,
        "fr",
        ("ORDRE DU JOUR", "conseil municipal", "14 avril 2026"),
    ),
    f"{APRIL}/Agenda April 14 2026.pdf": (
        1,
        "en",
        ("AGENDA", "Municipal Council", "April 14, 2026"),
    ),
    f"{APRIL}/PV_2026-04-14_projet.pdf": (
        4,
        "fr",
        ("PROJET DE PROCÈS-VERBAL", "Conseil municipal", "14 avril 2026"),
    ),
    f"{APRIL}/PV_2026-04-14_adopté.pdf": (
        4,
        "fr",
        ("PROCÈS-VERBAL", "Conseil municipal", "14 avril 2026", "adopté"),
    ),
    f"{APRIL}/Minutes April 14 2026 APPROVED.pdf": (
        4,
        "en",
        ("MINUTES", "Municipal Council", "April 14, 2026", "approved"),
    ),
    f"{MAY}/Ordre du jour - séance du 12 mai 2026.pdf": (
        1,
        "fr",
        ("ORDRE DU JOUR", "conseil municipal", "12 mai 2026"),
    ),
    f"{MAY}/PV_2026-05-12.pdf": (
        4,
        "fr",
        ("PROCÈS-VERBAL", "Conseil municipal", "12 mai 2026", "Adopté le"),
    ),
    f"{MAY}/Minutes May 12 2026.pdf": (
        4,
        "en",
        ("MINUTES", "Municipal Council", "May 12, 2026", "Adopted on"),
    ),
    f"{MAY}/PV_2026-05-12_modifié.pdf": (
        4,
        "fr",
        ("PROCÈS-VERBAL MODIFIÉ", "Conseil municipal", "12 mai 2026"),
    ),
    f"{MAY}/Minutes May 12 2026 AMENDED.pdf": (
        4,
        "en",
        ("AMENDED MINUTES", "Municipal Council", "May 12, 2026"),
    ),
    f"{PLANNING}/CCU 28 avril 2026 - ordre du jour.pdf": (
        1,
        "fr",
        ("ORDRE DU JOUR", "comité consultatif d’urbanisme", "28 avril 2026"),
    ),
    f"{PLANNING}/CCU_PV_2026-04-28.pdf": (
        2,
        "fr",
        ("PROCÈS-VERBAL", "Comité consultatif d’urbanisme", "28 avril 2026"),
    ),
    "Reglement interieur.pdf": (2, "fr", ("RÈGLEMENT INTÉRIEUR", "Conseil municipal")),
}
SCAN = "PV 3 juin 1974.pdf"
CAPTIONED = f"{MAY}/Séance du 12 mai 2026.mp3"
WAITING = "Comité des loisirs/2026-03-18 Comité des loisirs.m4a"
NOT_RECORDS = {"README.md", "greffe.toml"}

CUE = re.compile(r"(\d+):(\d\d):(\d\d\.\d{3}) --> (\d+):(\d\d):(\d\d\.\d{3})\n<v [^>]+>.+</v>\n")


def pages_of(name: str) -> list[str]:
    """The text of each page, no-break spaces as spaces."""
    with pypdfium2.PdfDocument(SAMPLES / name) as pdf:
        texts = [pdf[n].get_textpage().get_text_range() for n in range(len(pdf))]
    return [text.replace("\u00a0", " ").replace("\r\n", "\n") for text in texts]


def seconds_of(name: str) -> float:
    """How long a recording plays, counted by decoding it."""
    with av.open(str(SAMPLES / name)) as container:
        stream = container.streams.audio[0]
        assert stream.channels == 1
        return sum(frame.samples / frame.sample_rate for frame in container.decode(stream))


def cues_of(name: str) -> list[tuple[float, float]]:
    """The start and the end of each caption, in seconds."""
    text = (SAMPLES / name).with_suffix(".vtt").read_text(encoding="utf-8")
    assert text.startswith("WEBVTT\n")
    found = []
    for h1, m1, s1, h2, m2, s2 in CUE.findall(text):
        found.append(
            (int(h1) * 3600 + int(m1) * 60 + float(s1), int(h2) * 3600 + int(m2) * 60 + float(s2))
        )
    assert len(found) == text.count(" --> ") > 20
    return found


@pytest.mark.parametrize("name", PAPERS)
def test_each_paper_opens_and_says_what_it_is_on_its_first_page(name: str) -> None:
    pages, _, words = PAPERS[name]
    texts = pages_of(name)
    assert len(texts) == pages
    assert [word for word in words if word not in texts[0]] == []
    assert all(len(text) > 400 for text in texts)
    assert not any("\ufffd" in text or "\ufffe" in text for text in texts)


@pytest.mark.parametrize("name", PAPERS)
def test_each_paper_has_a_title_a_language_and_its_fonts(name: str) -> None:
    lang = PAPERS[name][1]
    with pypdfium2.PdfDocument(SAMPLES / name) as pdf:
        assert "Val-aux-Érables" in pdf.get_metadata_value("Author")
        assert len(pdf.get_metadata_value("Title")) > 20
    content = (SAMPLES / name).read_bytes()
    assert f"/Lang ({lang}-CA)".encode() in content
    assert b"/FontFile2" in content


def test_every_shipped_file_is_known_and_none_is_missing() -> None:
    shipped = {
        path.relative_to(SAMPLES).as_posix() for path in SAMPLES.rglob("*") if path.is_file()
    } - NOT_RECORDS
    composed = {unicodedata.normalize("NFC", name) for name in shipped}
    captions = CAPTIONED.replace(".mp3", ".vtt")
    assert composed == {*PAPERS, SCAN, CAPTIONED, captions, WAITING}
    assert len({hashlib.sha256((SAMPLES / n).read_bytes()).digest() for n in shipped}) == len(
        shipped
    )


def test_the_samples_weigh_less_than_three_megabytes() -> None:
    sizes = [path.stat().st_size for path in SAMPLES.rglob("*") if path.is_file()]
    assert 0 < sum(sizes) < 3_000_000


def test_the_scanned_page_holds_a_picture_and_no_text() -> None:
    with pypdfium2.PdfDocument(SAMPLES / SCAN) as pdf:
        page = pdf[0]
        kinds = [item.type for item in page.get_objects()]
        assert (len(pdf), page.get_textpage().count_chars()) == (1, 0)
    assert kinds == [pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    assert (SAMPLES / SCAN).stat().st_size < 150_000


def test_the_rules_of_procedure_bear_no_date() -> None:
    text = "\n".join(pages_of("Reglement interieur.pdf"))
    assert re.findall(r"\b(?:1[89]|20)\d\d\b", text) == []
    assert re.findall(r"(?i)\b(?:janvier|mars|avril|mai|juin|juillet|septembre)\b", text) == []


def test_the_margin_number_reads_just_before_its_resolution() -> None:
    text = "\n".join(pages_of(f"{APRIL}/PV_2026-04-14_adopté.pdf"))
    start = text.index("2026-04-061\nPont couvert")
    assert text.index("CONSIDÉRANT QUE le pont couvert") - start < 80
    assert "Normand Quessy X" in text


def test_the_amended_minutes_correct_the_amount_that_the_adopted_ones_got_wrong() -> None:
    adopted, amended = (
        re.sub(r"\s+", " ", " ".join(pages_of(f"{MAY}/{name}")))
        for name in ("PV_2026-05-12.pdf", "PV_2026-05-12_modifié.pdf")
    )
    assert "au prix de 184 250,00 $" in adopted
    assert "au prix de 148 250,00 $" in amended
    assert "Au lieu de « 184 250,00 $ », on doit lire « 148 250,00 $ »" in amended


def test_french_papers_break_no_line_inside_an_amount_a_time_or_a_quotation() -> None:
    # reportlab keeps no-break spaces together but writes plain ones, so the lines are looked at.
    papers = [name for name, (_, lang, _) in PAPERS.items() if lang == "fr"]
    lines = [line for name in papers for page in pages_of(name) for line in page.split("\n")]
    assert sum(" $" in line or "«" in line or " h " in line for line in lines) > 50
    assert [line for line in lines if re.search(r"(?:«|\bn°|\d h)\s*$", line)] == []
    assert [line for line in lines if re.match(r"\s*(?:»|\$|%|:|h \d\d\b)", line)] == []
    assert "\u00a0$" in (SAMPLES / CAPTIONED).with_suffix(".vtt").read_text(encoding="utf-8")


def test_the_captions_end_within_the_recording_and_never_overlap() -> None:
    cues = cues_of(CAPTIONED)
    assert all(start < end for start, end in cues)
    assert all(end <= after for (_, end), (after, _) in pairwise(cues))
    assert cues[-1][1] <= seconds_of(CAPTIONED) < cues[-1][1] + 5


def test_speech_is_heard_during_each_caption_and_silence_between_them() -> None:
    with av.open(str(SAMPLES / CAPTIONED)) as container:
        frames = list(container.decode(audio=0))
    rate = frames[0].sample_rate
    sound = [abs(float(x)) for frame in frames for x in frame.to_ndarray()[0]]

    def level(start_s: float, end_s: float) -> float:
        part = sound[int(start_s * rate) : int(end_s * rate)]
        return sum(part) / len(part)

    cues = cues_of(CAPTIONED)
    assert all(level(start, start + 0.15) > 0.003 for start, _ in cues)
    gaps = [(end + 0.12, after - 0.03) for (_, end), (after, _) in pairwise(cues)]
    assert all(level(*gap) < 0.001 for gap in gaps)


def test_the_second_recording_has_no_captions_and_lasts_some_twenty_seconds() -> None:
    assert not (SAMPLES / WAITING).with_suffix(".vtt").exists()
    assert 15 < seconds_of(WAITING) < 25


@pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in ("reportlab", "PIL")),
    reason="the generator needs reportlab and Pillow",
)
def test_the_generator_makes_the_same_papers_each_time(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        run = subprocess.run(
            [sys.executable, "-B", str(MAKER), "--papers", str(tmp_path / name)],
            capture_output=True,
            text=True,
            check=False,
        )
        if "apt install" in run.stderr:
            pytest.skip(run.stderr.strip())
        assert run.returncode == 0, run.stderr
        made.append(
            {
                path.relative_to(tmp_path / name).as_posix(): path.read_bytes()
                for path in (tmp_path / name).rglob("*.pdf")
            }
        )
    assert set(made[0]) == {*PAPERS, SCAN}
    assert made[0] == made[1]

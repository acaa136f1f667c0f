"""What is measured on: real records where they are, the package's samples otherwise."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from archive.index.base import Entry

ROOT = Path(__file__).parents[1]
RECORDS = ROOT.parent / "shared" / "records"
SAMPLES = ROOT / "webapp" / "samples"
BODIES = ("conseil-municipal", "city-council", "planning-commission", "ccu")


def papers() -> tuple[list[Path], str]:
    """The PDFs that can be read, and where they come from."""
    if RECORDS.is_dir():
        folders = [RECORDS / name for name in ("en", "fr", "on", "uk")]
        return sorted(pdf for folder in folders for pdf in folder.glob("*.pdf")), "real records"
    return sorted(SAMPLES.rglob("*.pdf")), "sample records"


def entries(texts: Sequence[tuple[str, str]], count: int) -> Iterator[Entry]:
    """count passages of the length of real ones: those given first, then recombined ones.

    texts are (text, language). Recombination takes runs of 20 words from passages of one
    language, so that the frequencies of words stay real (Zipf) while passages differ.
    """
    draw = random.Random(7)
    by_lang = {lang: [t for t, one in texts if one == lang] for lang in ("fr", "en")}
    for n in range(count):
        if n < len(texts):
            text, lang = texts[n]
        else:
            lang = draw.choice([one for one in by_lang if by_lang[one]])
            text = " ".join(_run(draw, by_lang[lang]) for _ in range(6))
        year = 2004 + draw.randrange(22)
        yield Entry(
            passage_id=f"{n:016x}-p1-1",
            document_id=f"{n // 20:016x}",
            meeting_id=None,
            text=text,
            title="Procès-verbal" if lang == "fr" else "Minutes",
            lang=lang,
            body=draw.choice(BODIES),
            kind=draw.choice(("minutes", "agenda")),
            date=f"{year}-{draw.randrange(1, 13):02}-{draw.randrange(1, 29):02}",
        )


def _run(draw: random.Random, texts: Sequence[str]) -> str:
    words = draw.choice(texts).split()
    start = draw.randrange(max(1, len(words) - 20))
    return " ".join(words[start : start + 20])

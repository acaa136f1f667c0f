"""What is measured on: real records where they are, the package's samples otherwise; and a city's
twenty years made of their language.
"""

from __future__ import annotations

import random
import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import pypdfium2

from archive import links
from archive.index.base import Entry

ROOT = Path(__file__).parents[1]
RECORDS = ROOT.parent / "shared" / "records"
SAMPLES = ROOT / "webapp" / "samples"
FOLDERS = {"fr": "fr", "en": "en", "on": "en", "uk": "en", "captions": "en"}
SEED = 7

FRENCH = "Conseil municipal", "Comité consultatif d'urbanisme", "Comité exécutif", "Loisirs"
ENGLISH = "City Council", "Planning Commission", "Finance Committee", "Parks Board"
BODIES = {links.slug(name): name for name in (*FRENCH, *ENGLISH)}
KINDS = {"minutes": 45, "agenda": 15, "packet": 15, "transcript": 25}
TITLES = {"fr": "Procès-verbal", "en": "Minutes"}
YEARS = range(2006, 2026)
IN_A_DOCUMENT = 25  # passages
RUN = 20  # words taken in a row from a real text, so that phrases stay real
RUNS = (2, 3, 5, 6, 6, 7, 8, 12)  # of a passage; 6.1 on average, 124 words with the rare ones
RARE = 0.02  # share of words that no real text had: a city goes on meeting new names
TAIL = 0.15  # of the power law of names: 250,000 passages have about 110,000 of them
SYLLABLES = (
    "ba be bi bo bu da de di do la le li lo ma me mi mo na ne ro ra sa se si ta te to va ve".split()
)  # a list of syllables reads best in one line
WORDS = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Language:
    """The words of real texts in order, one list a text."""

    lang: str
    texts: tuple[tuple[str, ...], ...]

    def words(self) -> int:
        return sum(map(len, self.texts))


def papers() -> tuple[list[Path], str]:
    """The PDFs that can be read, and where they come from."""
    if RECORDS.is_dir():
        folders = [RECORDS / name for name in ("en", "fr", "on", "uk")]
        return sorted(pdf for folder in folders for pdf in folder.glob("*.pdf")), "real records"
    return sorted(SAMPLES.rglob("*.pdf")), "sample records"


def languages(records: Path = RECORDS) -> tuple[list[Language], str]:
    """French and English as councils write and speak it, and where it comes from."""
    texts: dict[str, list[tuple[str, ...]]] = {"fr": [], "en": []}
    if records.is_dir():
        for folder, lang in FOLDERS.items():
            for path in sorted((records / folder).iterdir()):
                texts[lang] += _texts(path)
        source = "real records"
    else:
        for path in sorted(SAMPLES.rglob("*.pdf")):
            texts["fr"] += _texts(path)
        texts["en"] = [tuple(WORDS.findall(path.read_text("utf-8")))
                       for path in sorted((ROOT / "docs").rglob("*.md"))]  # fmt: skip
        source = "sample records"
    return [Language(lang, tuple(some)) for lang, some in texts.items()], source


def city(spoken: Sequence[Language], count: int, *, seed: int = SEED) -> Iterator[Entry]:
    """count passages in documents of one body, day and language each; the same for the same seed.

    A passage is runs of RUN words of real texts of its language, drawn by their length, so that
    words keep their frequencies (Zipf) and phrases their sense; RARE of the words are names made
    up, ever new ones, so that the vocabulary goes on growing as a real one does (Heaps).
    """
    draw = random.Random(seed)
    weighed = {one.lang: list(accumulate(map(len, one.texts))) for one in spoken}
    texts = {one.lang: one.texts for one in spoken}
    kinds, odds = list(KINDS), list(KINDS.values())
    for number in range(-(-count // IN_A_DOCUMENT)):
        slug = draw.choice(list(BODIES))
        lang = "fr" if BODIES[slug] in FRENCH else "en"
        kind = draw.choices(kinds, odds)[0]
        day = f"{draw.choice(YEARS)}-{draw.randrange(1, 13):02}-{draw.randrange(1, 29):02}"
        document = f"{number:016x}"
        for n in range(min(IN_A_DOCUMENT, count - number * IN_A_DOCUMENT)):
            yield Entry(
                passage_id=f"{document}-p{n // 5 + 1}-{n % 5 + 1}",
                document_id=document,
                meeting_id=f"{slug}/{day}",
                text=_text(draw, texts[lang], weighed[lang], f"{day[:4]}-{number % 900 + n}"),
                title=f"{TITLES[lang]}, {BODIES[slug]}",
                lang=lang,
                body=slug,
                kind=kind,
                date=day,
            )


def _text(
    draw: random.Random, texts: Sequence[Sequence[str]], weighed: Sequence[int], resolution: str
) -> str:
    words: list[str] = []
    for _ in range(draw.choice(RUNS)):
        text = texts[bisect(weighed, draw.random() * weighed[-1])]
        start = draw.randrange(max(1, len(text) - RUN))
        words += text[start : start + RUN]
    for _ in range(round(RARE * len(words))):
        words.insert(draw.randrange(len(words)), _name(draw))
    if draw.random() < 0.2:
        words += ["Résolution", resolution]
    return " ".join(words)


def _name(draw: random.Random) -> str:
    """A name, few of them often and many seldom: the rank is drawn from a power law."""
    rank = 100 + int(draw.paretovariate(TAIL))
    spelt = ""
    while rank:
        rank, n = divmod(rank, len(SYLLABLES))
        spelt += SYLLABLES[n]
    return spelt.title()[:24]


def _texts(path: Path) -> list[tuple[str, ...]]:
    """The words of a file, a page or a transcript each; none where it is no text."""
    if path.suffix == ".txt":
        found = [path.read_text("utf-8", errors="replace")]
    elif path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as opened:
            found = [page.get_textpage().get_text_range() for page in opened]
    else:
        return []
    words = [tuple(WORDS.findall(text)) for text in found]
    return [some for some in words if len(some) > RUN]

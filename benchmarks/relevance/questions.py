"""The questions, and what was judged an answer to them.

A judged passage is named by its file, its page (0 in a recording) and some words that stand in it,
so that judgments outlive a re-reading of the files. Grades: 3 answers the question, 2 most of it,
1 belongs to the matter, 0 does not. What nobody judged counts 0.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from archive.index import analysis

HERE = Path(__file__).parent
ASIDE = 3  # every third question is kept aside


@dataclass(frozen=True, slots=True)
class Question:
    """One question as typed, what would answer it, and whether it is kept aside while tuning."""

    name: str
    lang: str
    q: str
    means: str
    aside: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """A grade for the passage of a file that holds these words."""

    question: str
    grade: int
    filename: str
    page: int
    words: str


@dataclass(frozen=True, slots=True)
class Held:
    """A passage as all systems hold it."""

    id: str
    filename: str
    page: int
    text: str


def questions() -> list[Question]:
    """All of them, in the order of the file."""
    tables = tomllib.loads((HERE / "questions.toml").read_text(encoding="utf-8"))
    every = [(lang, name, *pair) for lang, table in tables.items() for name, pair in table.items()]
    return [
        Question(name, lang, q, means, n % ASIDE == ASIDE - 1)
        for n, (lang, name, q, means) in enumerate(every)
    ]


def judgments() -> list[Judged]:
    """All grades, as judged.tsv has them."""
    with (HERE / "judged.tsv").open(encoding="utf-8", newline="") as opened:
        return [
            Judged(name, int(grade), filename, int(page), words)
            for name, grade, filename, page, words in csv.reader(
                opened, delimiter="\t", quoting=csv.QUOTE_NONE
            )
        ]


def grades(
    judged: Iterable[Judged], passages: Sequence[Held]
) -> tuple[dict[str, dict[str, int]], list[Judged]]:
    """question -> passage id -> grade, and the judgments whose passage is not there any more."""
    by_page: dict[tuple[str, int], list[tuple[str, str]]] = {}
    for one in passages:
        by_page.setdefault((one.filename, one.page), []).append((one.id, run_of(one.text)))
    found: dict[str, dict[str, int]] = {}
    lost: list[Judged] = []
    for one in judged:
        held = by_page.get((one.filename, one.page), [])
        ids = [passage for passage, text in held if run_of(one.words) in text]
        for passage in ids:
            table = found.setdefault(one.question, {})
            table[passage] = max(one.grade, table.get(passage, 0))
        if not ids:
            lost.append(one)
    return found, lost


def telling(passage: Held, others: Mapping[tuple[str, int], Sequence[Held]]) -> str:
    """The fewest words from a passage's start that no other passage of its page holds, six or
    more, so that it can be named by them."""
    words = [passage.text[start:end] for start, end, _ in analysis.words(passage.text)]
    rest = [
        run_of(one.text) for one in others[passage.filename, passage.page] if one.id != passage.id
    ]
    for length in range(6, len(words)):
        for start in (0, len(words) // 2):
            run = " ".join(words[start : start + length])
            if not any(run_of(run) in text for text in rest):
                return run
    return " ".join(words)


def run_of(text: str) -> str:
    """The words of a text, folded, one space between and around: to find words in."""
    return f" {' '.join(word for *_, word in analysis.words(text))} "

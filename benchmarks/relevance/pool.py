"""What is to be judged: the first ten of every system, in an order that tells nothing of whose."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.relevance.measures import DEPTH
from benchmarks.relevance.questions import HERE, Held, Question, telling

SHOWN = 420  # characters of a passage


def write(
    path: Path,
    asked: Iterable[Question],
    ranked: Mapping[str, Mapping[str, Sequence[str]]],
    graded: Mapping[str, Mapping[str, int]],
    held: Sequence[Held],
) -> None:
    """Write the pool to read, and beside it which passage each number is."""
    by_id = {one.id: one for one in held}
    numbers: dict[str, list[str]] = {}
    lines: list[str] = []
    for one in asked:
        pooled = {p for found in ranked.values() for p in found[one.name][:DEPTH]}
        fresh = sorted(pooled - graded.get(one.name, {}).keys())
        if not fresh:
            continue
        numbers[one.name] = fresh
        lines.append(f"\n## {one.name}: {one.q}  [{one.means}]")
        for n, passage in enumerate(fresh):
            text = " ".join(by_id[passage].text.split())[:SHOWN]
            lines.append(f"{n} {by_id[passage].filename[:22]} p{by_id[passage].page}: {text}")
    path.write_text("\n".join(lines), encoding="utf-8")
    path.with_suffix(".json").write_text(json.dumps(numbers), encoding="utf-8")


def take(path: Path, held: Sequence[Held]) -> None:
    """Add grades to judged.tsv. Lines of path: question, then number:grade for each that is not 0.

    All others of the pool of a question that has a line get 0.
    """
    by_id = {one.id: one for one in held}
    by_page: dict[tuple[str, int], list[Held]] = {}
    for one in held:
        by_page.setdefault((one.filename, one.page), []).append(one)
    numbers = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    with (HERE / "judged.tsv").open("a", encoding="utf-8") as judged:
        for line in path.read_text(encoding="utf-8").splitlines():
            name, *given = line.split()
            some = dict(pair.split(":") for pair in given)
            for n, passage in enumerate(numbers[name]):
                of = by_id[passage]
                words = telling(of, by_page)
                judged.write(f"{name}\t{some.get(str(n), 0)}\t{of.filename}\t{of.page}\t{words}\n")

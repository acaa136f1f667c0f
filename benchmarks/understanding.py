"""What Greffe understands of meetings, against the truth made by hand in tests/gold.

Every gold file goes through the real pipeline into one temporary home, as a clerk would drop it;
what is compared is the object of `greffe explain DOCUMENT --json`. A key that the object has not
yet counts as nothing found. What counts as a decision, an item or a person present is told in
tests/gold/README.md.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from archive.settings import Settings
from benchmarks.gold_scores import SETS, Miss, Tally, misses, score
from benchmarks.passages import passages_in
from benchmarks.printed import print_all
from ingest import inbox, watching
from webapp.cli import main as greffe

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold"
RECORDS = ROOT.parent / "shared" / "records"
REACH = {  # what must be reached on the part set aside
    "meeting date": 0.99, "body": 0.98, "document kind": 0.98, "draft or approved": 0.98,
    "attendance F1": 0.95, "decisions recall": 0.90, "decisions precision": 0.95,
    "outcome and counts": 0.97, "mover and seconder": 0.95, "numbers": 0.99,
    "agenda items matched F1": 0.92,
}  # fmt: skip
ANY_PAGE = 10_000
ROUNDS = 3  # of each tree when the time a page is measured; the best of each counts
TIMED = """
import sys, tempfile, time
from pathlib import Path
from archive.settings import Settings
from ingest import inbox, watching
with tempfile.TemporaryDirectory() as home:
    settings = Settings(home=Path(home), still_s=0.0, ocr=False)
    began = time.perf_counter()
    given = list(inbox.given([Path(one) for one in sys.argv[1:]]))
    pages = sum(one.pages for one in watching.bring_in(settings, given))
    print(pages, time.perf_counter() - began)
"""


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold file: its set, what a person read, and where the document lies."""

    name: str
    of: str
    truth: dict[str, Any]
    document: Path


def golds(which: str) -> list[Gold]:
    """The gold files of a set, but for those whose record is not on this machine."""
    found = []
    for of in SETS if which == "both" else (which,):
        for file in sorted((GOLD / of).glob("*.json")):
            truth = json.loads(file.read_text(encoding="utf-8"))
            document = GOLD / truth["text"] if "text" in truth else RECORDS / truth["file"]
            if document.exists():
                found.append(Gold(file.stem, of, without_pages(truth, document), document))
    return found


def passages(folder: Path) -> list[Gold]:
    """The passages, each written as a paper of its own into the folder; all are tuned."""
    found = []
    for number, file in enumerate(sorted((GOLD / "passages").glob("*.txt"))):
        papers = folder / str(number)  # a name that tells no rule anything
        papers.mkdir()
        for one in passages_in(file):
            paper = papers / f"{one.name}.txt"
            paper.write_text(one.text, encoding="utf-8")
            truth = on_any_page(one.truth)
            if matches := truth["matches"]:
                agenda = papers / f"{matches['agenda']}.txt"
                truth["matches"] = {**matches, "agenda": str(agenda)}
            found.append(Gold(f"{file.stem}: {one.name}", "tuned", truth, paper))
    return found


def without_pages(truth: dict[str, Any], document: Path) -> dict[str, Any]:
    """The truth of a plain text that marks no pages, where any page is right: it has none."""
    if document.suffix != ".txt" or "\f" in document.read_text(encoding="utf-8"):
        return truth
    return on_any_page(truth)


def on_any_page(truth: dict[str, Any]) -> dict[str, Any]:
    loose = {
        key: [{**one, "last_page": ANY_PAGE} for one in truth[key]]
        for key in ("decisions", "items")
        if truth[key]
    }
    return truth | loose


def understood(taken: list[Gold]) -> dict[str, dict[str, Any]]:
    """What Greffe finds in each gold file, by the gold file's name: nothing in what it refused."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder), still_s=0.0)
        arrivals = inbox.given(dict.fromkeys(documents(taken)))
        ids = {
            outcome.path: outcome.document.id
            for outcome in watching.bring_in(settings, list(arrivals))
            if outcome.document is not None
        }
        for gold in taken:
            if gold.document not in ids:
                print(f"not read: {gold.document.name}", file=sys.stderr)
        return {
            gold.name: _explained(settings.home, ids[gold.document]) if gold.document in ids else {}
            for gold in taken
        }


def on_paper(taken: list[Gold], folder: Path) -> list[Gold]:
    """The plain texts among some gold files, and their agendas, printed as pages."""
    plain = [gold for gold in taken if gold.document.suffix == ".txt"]
    texts = [one for one in dict.fromkeys(documents(plain)) if one.suffix == ".txt"]
    pages = print_all(texts, folder)

    def printed(gold: Gold) -> Gold:
        truth = on_any_page(gold.truth)
        if matches := truth["matches"]:
            agenda = pages.get(GOLD / matches["agenda"])
            truth |= {"matches": {**matches, "agenda": str(agenda)} if agenda else None}
        return Gold(gold.name, gold.of, truth, pages[gold.document])

    return [printed(gold) for gold in plain]


def documents(taken: list[Gold]) -> Iterator[Path]:
    """The documents of these gold files, and the agendas that their minutes are matched with."""
    for gold in taken:
        yield gold.document
        if matches := gold.truth["matches"]:
            agenda = matches["agenda"]
            yield (GOLD if agenda.startswith("texts/") else RECORDS) / agenda  # absolute: itself


def _explained(home: Path, document: str) -> dict[str, Any]:
    """The object of greffe explain. It is the interface that DESIGN.md fixes."""
    ran = CliRunner().invoke(greffe, ["--home", str(home), "explain", document, "--json"])
    if ran.exit_code:
        raise RuntimeError(ran.output)
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def table(scores: dict[str, dict[str, Tally]]) -> Iterator[str]:
    """The lines of the table: each measure, what must be reached, and the sets."""
    sets = list(scores)
    yield f"{'measure':<28}{'reach':>7}" + "".join(f"{of:>20}" for of in sets)
    for measure in next(iter(scores.values())):
        reach = f"{REACH[measure]:.2f}" if measure in REACH else ""
        cells = "".join(f"{scores[of][measure].shown():>20}" for of in sets)
        yield f"{measure:<28}{reach:>7}{cells}"


def ms_added(baseline: Path) -> float:
    """Milliseconds a page that this tree takes more than another to bring the same files in."""
    pdfs = [str(one) for folder in ("en", "fr", "on", "uk") for one in
            sorted((RECORDS / folder).glob("*.pdf"))]  # fmt: skip
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(_ms_a_page(ROOT, pdfs))
        theirs.append(_ms_a_page(baseline, pdfs))
    return min(ours) - min(theirs)


def _ms_a_page(tree: Path, pdfs: list[str]) -> float:
    ran = subprocess.run(
        [sys.executable, "-c", TIMED, *pdfs],
        cwd=tree, env={**os.environ, "PYTHONPATH": str(tree)}, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    pages, seconds = ran.stdout.split()[-2:]
    return 1000 * float(seconds) / int(pages)


def main(arguments: list[str]) -> None:
    """python -m benchmarks understanding"""
    parser = argparse.ArgumentParser(prog="python -m benchmarks understanding", description=__doc__)
    parser.add_argument("--set", choices=(*SETS, "both"), default="both", dest="which")
    parser.add_argument(
        "--wrong", action="store_true", help="each miss of the tuned set; aside only as counts"
    )
    parser.add_argument(
        "--only", default="", metavar="PART", help="gold files with this in the name"
    )
    parser.add_argument("--baseline", type=Path, metavar="TREE",
                        help="also the ms a page added, against another checkout")  # fmt: skip
    parser.add_argument(
        "--printed", action="store_true", help="the plain texts also as printed pages (Chromium)"
    )
    parser.add_argument(
        "--passages", action="store_true", help="the short passages instead of whole documents"
    )
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        held = passages(Path(folder)) if chosen.passages else golds(chosen.which)
        print_compared([gold for gold in held if chosen.only in gold.name], chosen)


def print_compared(taken: list[Gold], chosen: argparse.Namespace) -> None:
    if not taken:
        print("No gold file whose record is at hand.")
        return
    found = understood(taken)
    sets = {of: [gold for gold in taken if gold.of == of] for of in SETS}
    compared = {of: [(gold.truth, found[gold.name]) for gold in some] for of, some in sets.items()}
    what = "passages" if chosen.passages else "documents"
    print(", ".join(f"{len(some)} {of}" for of, some in sets.items()) + f" {what}\n")
    for line in table({of: score(pairs) for of, pairs in compared.items() if pairs}):
        print(line)
    if chosen.printed:
        print_printed(taken, found)
    if chosen.baseline:
        print(f"{'ms a page added':<28}{'5.00':>7}{ms_added(chosen.baseline):>20.2f}")
    if chosen.wrong:
        for gold in taken:
            _print_misses(gold, list(misses(gold.truth, found[gold.name])))


def print_printed(taken: list[Gold], found: dict[str, dict[str, Any]]) -> None:
    """The same texts as they were read plain, and printed: how much the width of a page costs."""
    with tempfile.TemporaryDirectory() as folder:
        paper = on_paper(taken, Path(folder))
        again = understood(paper)
    print(f"\n{len(paper)} of them plain texts, read plain and printed\n")
    plain = [(gold.truth, found[gold.name]) for gold in paper]
    printed = [(gold.truth, again[gold.name]) for gold in paper]
    for line in table({"plain": score(plain), "printed": score(printed)}):
        print(line)


def _print_misses(gold: Gold, missed: list[Miss]) -> None:
    """Each miss of a tuned file; of a file set aside only how many, so that no rule is made for
    it."""
    if not missed:
        return
    print(f"\n{gold.of} {gold.name}: {len(missed)} wrong")
    if gold.of == "tuned":
        for miss in missed:
            print(f"  p{miss.page or '-':<3} {miss.measure:<24} {miss.wording}")

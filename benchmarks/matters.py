"""How right places, sums and matters are, on pages read by a person.

python -m benchmarks matters HOME

The truth (tests/ingest/matters/truth.json) names pages of real records by file and page, with what
is named there: streets with their kind, lots, sums printed with a sign or word of money, numbered
by-laws, resolutions and contracts. HOME is a home into which those records were brought. Rates are
by distinct value a page.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from pathlib import Path

from archive.mentions import MATTERS, Mention, Named
from archive.model import Lang
from archive.store import Catalogue
from ingest.matters.reading import mentions_of

TRUTH = Path(__file__).parents[1] / "tests" / "ingest" / "matters"


def main(homes: list[str]) -> None:
    """Print precision and recall by kind, what is wrong, and the time a page takes."""
    if len(homes) != 1:
        sys.exit("usage: python -m benchmarks matters HOME")
    with Catalogue.open(Path(homes[0]) / "archive.db") as catalogue:
        for file in sorted(TRUTH.glob("truth*.json")):
            print(f"{file.name}")
            _report(catalogue, json.loads(file.read_text(encoding="utf-8")))


def _report(catalogue: Catalogue, truth: list[dict[str, list[str]]]) -> None:
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    seconds, pages = 0.0, 0
    for page in truth:
        texts = _passages(catalogue, str(page["file"]), int(str(page["page"])))
        if texts is None:
            print(f"  not here: {page['file']}")
            continue
        began = time.perf_counter()
        found = [one for text, lang in texts for one in mentions_of(text, lang=lang)]
        seconds, pages = seconds + time.perf_counter() - began, pages + 1
        for kind, values in _by_kind(found).items():
            true = {str(one) for one in page[kind]}
            right[kind] += len(values & true)
            given[kind] += len(values)
            wanted[kind] += len(true)
            for sign, some in (("+", values - true), ("-", true - values)):
                for one in sorted(some):
                    print(f"  {sign} {kind}: {one} ({page['file']}, {page['page']})")
    for kind in wanted:
        precision, recall = right[kind] / max(1, given[kind]), right[kind] / max(1, wanted[kind])
        print(f"  {kind:<8} {wanted[kind]:>4} true  precision {precision:.3f}  recall {recall:.3f}")
    print(f"  {seconds / max(1, pages) * 1000:.2f} ms a page, {pages} pages")


def _by_kind(found: list[Mention]) -> dict[str, set[str]]:
    return {
        "streets": {one.value for one in found if one.named is Named.STREET},
        "lots": {one.value for one in found if one.named is Named.LOT},
        "sums": {str(int(one.value)) for one in found if one.named is Named.AMOUNT},
        "matters": {one.matter for one in found if one.named in MATTERS},
    }


def _passages(catalogue: Catalogue, file: str, page: int) -> list[tuple[str, Lang | None]] | None:
    for doc in catalogue.all_documents():
        if doc.filename == file:
            return [(one.text, one.lang) for one in catalogue.passages(doc.id, page=page)]
    return None

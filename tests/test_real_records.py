"""The whole way through on real records of a dozen municipalities, where they are at hand."""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive import fixity
from archive.filenames import WORD
from archive.model import PagePlace
from archive.originals import Originals, sha256_of
from archive.search import Query, Searcher
from archive.settings import Settings
from archive.store import Store
from ingest import watching
from ingest.inbox import given
from ingest.outcome import Outcome
from tests.real import RECORDS, only_with_records

pytestmark = only_with_records
TRUTH = Path(__file__).parent / "ingest" / "identity" / "truth_records.csv"
UNREADABLE = {"PV_CM_22_06_2009.doc"}


@dataclasses.dataclass(frozen=True)
class Brought:
    settings: Settings
    outcomes: list[Outcome]


@pytest.fixture(scope="module")
def brought(tmp_path_factory: pytest.TempPathFactory) -> Brought:
    """records/en and records/fr, brought in once."""
    settings = Settings(home=tmp_path_factory.mktemp("real") / "home", still_s=0.0, ocr=False)
    files = given([RECORDS / "en", RECORDS / "fr"])
    return Brought(settings, list(watching.bring_in(settings, files)))


@pytest.fixture
def held(brought: Brought) -> Iterator[Store]:
    with Store.open(brought.settings.database) as store:
        yield store


def truth() -> list[dict[str, str]]:
    with TRUTH.open(encoding="utf-8", newline="") as opened:
        return [row for row in csv.DictReader(opened) if row["path"][:2] in ("en", "fr")]


def test_every_readable_file_is_brought_in_and_none_is_lost(brought: Brought, held: Store) -> None:
    assert len(brought.outcomes) == sum(1 for _ in given([RECORDS / "en", RECORDS / "fr"]))
    refused = {one.path.name for one in brought.outcomes if one.outcome == "rejected"}
    assert refused <= UNREADABLE
    originals = Originals(brought.settings.originals)
    for one in brought.outcomes:
        if one.document:
            assert sha256_of(originals.path(one.document.sha256)) == sha256_of(one.path)
    assert list(fixity.check(brought.settings, held)) == []


@pytest.mark.parametrize("row", truth(), ids=lambda row: row["path"])
def test_meeting_dates_are_those_read_by_hand(brought: Brought, row: dict[str, str]) -> None:
    name = row["path"].split("/", 1)[1]
    found = next(one for one in brought.outcomes if one.path.name == name)
    if found.document is None:
        pytest.skip("not read yet, and refused with its reason")
    date = found.document.date
    assert (date.isoformat() if date else "") == row["date"]


@pytest.mark.parametrize(
    ("question", "langs", "at_least"),
    [
        ("motion passed", (), 20),
        ("adopté à l'unanimité", ("fr",), 100),
        ("adopte a l unanimite", ("fr",), 100),
        ("resolution", ("fr",), 1),
        ("2014/138", (), 1),
        ("indemnités de fonction des élus", ("fr",), 3),
        ("water usage billing", ("en",), 1),
    ],
)
def test_residents_questions_are_answered_at_the_very_page(
    brought: Brought,
    held: Store,
    question: str,
    langs: tuple[str, ...],
    at_least: int,
) -> None:
    results = Searcher(brought.settings).find(held, Query(question, langs=langs, limit=10))
    assert results.total >= at_least and not results.loosened
    for hit in results.hits:
        assert "<mark>" in hit.snippet_html
        place = held.passages(hit.document.id, page=hit.page)
        assert hit.passage in place
        assert isinstance(hit.passage.place, PagePlace)
        assert hit.url == (
            f"/documents/{hit.document.id}/page/{hit.page}#{hit.passage.id.split('-', 1)[1]}"
        )


def test_broken_files_are_added_or_refused_each_with_its_reason(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home", still_s=0.0, ocr=False)
    outcomes = list(watching.bring_in(settings, given([RECORDS / "broken"])))
    assert len(outcomes) == len(list((RECORDS / "broken").iterdir()))
    for one in outcomes:
        assert (one.outcome == "rejected") == (one.error is not None)
        if one.error:
            assert one.path.name in one.error.sentence("fr")
            assert len(one.error.sentence("fr").split(". ")) >= 2  # the trouble and the way out
    word = next(one for one in outcomes if one.path.name == "minutes_2024_02_29.pdf")
    assert word.document is not None and word.document.media_type == WORD
    assert "name-misleads" in word.document.doubts

"""The index follows the store, and is made anew where it can't be read or lacks something."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from archive import fixity
from archive.index.base import Entry
from archive.index.whoosh_engine import WhooshIndex
from archive.model import Filing
from archive.search import Query, Searcher
from archive.settings import Settings
from archive.store import Store
from ingest.indexing import Indexing

Make = Callable[..., Filing]


@pytest.fixture
def indexed(settings: Settings, store: Store, filing: Make) -> Store:
    for n in range(3):
        store.file(
            filing(f"PV {n}.pdf", f"Le pont numéro {n} sera réparé.", "La séance est levée.")
        )
        Indexing(settings, store).catch_up()
    return store


def found(settings: Settings, store: Store) -> list[str]:
    hits = Searcher(settings).find(store, Query("pont")).hits
    return sorted(hit.document.filename for hit in hits)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def zero(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def rot(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 3] ^= 1
    path.write_bytes(content)


def delete(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("harm", [cut_short, zero, rot, delete])
@pytest.mark.parametrize("kind", ["*.toc", "*.col", "*.pst"])
def test_a_harmed_index_is_made_anew_at_the_next_start(
    settings: Settings, indexed: Store, kind: str, harm: Callable[[Path], None]
) -> None:
    files = sorted(settings.index.glob(kind))
    assert files
    for path in files:
        harm(path)
    Indexing(settings, indexed).heal()
    assert found(settings, indexed) == ["PV 0.pdf", "PV 1.pdf", "PV 2.pdf"]
    assert index_findings(settings, indexed) == []


def test_a_missing_index_is_made_anew(settings: Settings, indexed: Store) -> None:
    """As after a backup, which may leave it out."""
    shutil.rmtree(settings.index)
    Indexing(settings, indexed).heal()
    assert found(settings, indexed) == ["PV 0.pdf", "PV 1.pdf", "PV 2.pdf"]


def test_a_sound_index_is_left_alone(settings: Settings, indexed: Store) -> None:
    before = {path.name: path.stat().st_ino for path in settings.index.iterdir()}
    Indexing(settings, indexed).heal()
    shutil.rmtree(settings.cache)  # the notes of its files may go
    Indexing(settings, indexed).heal()
    assert {path.name: path.stat().st_ino for path in settings.index.iterdir()} == before


def test_an_index_that_was_copied_is_still_sound(settings: Settings, indexed: Store) -> None:
    """A backup that brings the index along changes its files' times, not their bytes."""
    for path in settings.index.iterdir():
        os.utime(path, (1, 1))
    before = {path.name: path.stat().st_ino for path in settings.index.iterdir()}
    Indexing(settings, indexed).heal()
    assert {path.name: path.stat().st_ino for path in settings.index.iterdir()} == before


def test_while_it_is_made_anew_the_old_one_answers(settings: Settings, indexed: Store) -> None:
    """Killed half way, nothing has changed."""
    indexing = Indexing(settings, indexed)

    def die(*_: object) -> None:
        assert found(settings, indexed) == ["PV 0.pdf", "PV 1.pdf", "PV 2.pdf"]
        raise KeyboardInterrupt

    indexing.store = Interrupted(indexed, die)  # type: ignore[assignment]  # stands in for it
    with pytest.raises(KeyboardInterrupt):
        indexing.rebuild()
    assert found(settings, indexed) == ["PV 0.pdf", "PV 1.pdf", "PV 2.pdf"]
    Indexing(settings, indexed).rebuild()
    assert index_findings(settings, indexed) == []
    assert [path.name for path in settings.home.glob("index*")] == ["index"]


class Interrupted:
    """A store whose documents can't be read to their end."""

    def __init__(self, store: Store, die: Callable[..., None]) -> None:
        self.document_ids, self.passage_counts = store.document_ids, store.passage_counts
        self.unindexed, self.connection = store.unindexed, store.connection
        self.documents_named = die


@pytest.mark.parametrize(("most", "commits"), [(1, 3), (3, 2), (100, 1)])
def test_a_commit_holds_no_more_passages_than_fit_in_memory(
    settings: Settings, indexed: Store, monkeypatch: pytest.MonkeyPatch, most: int, commits: int
) -> None:
    """Three documents of two passages each; one document is never cut in two."""
    written: list[int] = []
    real = WhooshIndex.replace

    def noted(index: WhooshIndex, ids: Iterable[str], entries: Iterable[Entry]) -> int:
        written.append(real(index, ids, entries))
        return written[-1]

    monkeypatch.setattr(WhooshIndex, "replace", noted)
    monkeypatch.setattr("ingest.indexing.MOST_PASSAGES", most)
    assert Indexing(settings, indexed).rebuild() == sum(written) == 6
    assert len(written) == commits
    assert found(settings, indexed) == ["PV 0.pdf", "PV 1.pdf", "PV 2.pdf"]


def test_a_running_search_sees_the_index_that_was_made_anew(
    settings: Settings, indexed: Store
) -> None:
    searcher = Searcher(settings)
    assert searcher.find(indexed, Query("pont")).total == 3
    cut_short(next(settings.index.glob("*.toc")))
    Indexing(settings, indexed).heal()
    assert searcher.find(indexed, Query("pont")).total == 3


def index_findings(settings: Settings, store: Store) -> list[str]:
    """What the check finds of the index; these documents were filed by hand and have no files."""
    found = [finding.code for finding in fixity.check(settings, store)]
    return [code for code in found if code != "original-missing"]

"""The archive can prove itself: what is wrong is found, and what is only under way is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive import fixity, lock
from archive.index.whoosh_engine import WhooshIndex
from archive.settings import Settings
from archive.store import Store
from ingest import watching
from ingest.inbox import given


@pytest.fixture
def kept(settings: Settings, drop: Path) -> Settings:
    list(watching.bring_in(settings, given([drop])))
    return settings


def findings(settings: Settings) -> list[tuple[str, str]]:
    with Store.open(settings.database) as store:
        return [(one.code, one.subject) for one in fixity.check(settings, store)]


def original(settings: Settings, filename: str) -> Path:
    with Store.open(settings.database) as store:
        (sha256,) = [doc.sha256 for doc in store.all_documents() if doc.filename == filename]
    return settings.originals / sha256[:2] / sha256


def test_all_is_well(kept: Settings) -> None:
    assert findings(kept) == []


def test_one_bit_is_noticed(kept: Settings) -> None:
    path = original(kept, "Règlement.pdf")
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.chmod(0o644)
    path.write_bytes(content)
    assert findings(kept) == [("original-changed", "Règlement.pdf")]


def test_what_is_gone_and_what_has_strayed_in_is_named(kept: Settings) -> None:
    path = original(kept, "Règlement.pdf")
    path.rename(path.with_name("x" * 64))
    assert findings(kept) == [
        ("original-missing", "Règlement.pdf"),
        ("original-unknown", "x" * 64),
    ]


def test_what_another_greffe_has_under_way_is_not_called_unknown(kept: Settings) -> None:
    """It keeps each original before the record of it is written."""
    stray = kept.originals / "ab" / ("ab" * 32)
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"under way")
    with lock.writing(kept.home):
        assert findings(kept) == []
    assert findings(kept) == [("original-unknown", stray.name)]


def test_an_index_that_lacks_or_holds_too_much_is_named(kept: Settings) -> None:
    with Store.open(kept.database) as store:
        doc = next(doc for doc in store.all_documents() if doc.filename == "Règlement.pdf")
        store.connection.execute("PRAGMA foreign_keys = OFF")
        for table, column in (("passages", "document"), ("documents", "id")):
            store.connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (doc.id,))
        codes = {one.code for one in fixity.check(kept, store)}
    assert {"index-stray", "original-unknown"} <= codes


@pytest.mark.parametrize("kind", ["*.toc", "*.pst"])
def test_a_rotten_index_is_noticed(kept: Settings, kind: str) -> None:
    (path,) = kept.index.glob(kind)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert [code for code, _ in findings(kept)] == ["index-unusable"]


def test_an_index_that_was_only_just_made_is_no_finding(settings: Settings, store: Store) -> None:
    """It is there from the first moment of the first run, and empty until the first commit."""
    WhooshIndex(settings.index).replace([], [])
    assert list(fixity.check(settings, store)) == []


def test_a_withdrawn_document_is_not_missed_in_the_public_index(kept: Settings) -> None:
    with Store.open(kept.database) as store:
        doc = next(doc for doc in store.all_documents() if doc.filename == "Règlement.pdf")
        withdrawn = "UPDATE documents SET status = 'withdrawn', indexed = 0 WHERE id = ?"
        store.connection.execute(withdrawn, (doc.id,))
    list(watching.bring_in(kept, []))
    assert findings(kept) == []

"""The archive can prove itself: what is wrong is found, and what is only under way is not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from archive import fixity, lock
from archive.index.whoosh_engine import WhooshIndex
from archive.originals import sha256_of
from archive.settings import Settings
from archive.store import Store
from ingest import watching
from ingest.inbox import given
from tests.withdrawing import withdraw


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
        withdraw(store, document(store, "Règlement.pdf"))
    list(watching.bring_in(kept, []))
    assert findings(kept) == []


def document(store: Store, filename: str) -> str:
    return next(doc.id for doc in store.all_documents() if doc.filename == filename)


# How each is damaged, by hand and with the ties between tables not looked at.
DAMAGES = {
    "pages-differ": "DELETE FROM pages WHERE document = :id AND number = 2",
    "passages-missing": "DELETE FROM passages WHERE document = :id",
    "passages-astray": "UPDATE passages SET page = 3 WHERE document = :id AND page = 2",
    "passages-misnamed": "UPDATE passages SET id = 'x' WHERE document = :id AND page = 1",
    "rows-orphaned": "INSERT INTO cues VALUES ('0000000000000000', 0, 0, 1, NULL, 'x', 0, NULL)",
    "rejected-gone": "INSERT INTO rejections VALUES ('x', 'parti.pdf', 'x', 'empty', '{}', '', '')",
    "index-withdrawn": "UPDATE documents SET status = 'withdrawn' WHERE id = :id",
}


@pytest.mark.parametrize("code", DAMAGES)
def test_each_damage_is_told_with_what_to_do(kept: Settings, code: str) -> None:
    with Store.open(kept.database) as store:
        store.connection.execute("PRAGMA foreign_keys = OFF")
        store.connection.execute(DAMAGES[code], {"id": document(store, "PV_2026-04-14_adopté.pdf")})
        found = list(fixity.check(kept, store))
    assert code in {one.code for one in found}
    (one,) = [one for one in found if one.code == code]
    for lang in ("fr", "en"):
        said = one.sentence(lang)
        assert one.subject in said and said.count(". ") >= 1 and said.endswith(".")


def test_a_folder_among_the_rejected_that_nothing_tells_of_is_named(kept: Settings) -> None:
    (kept.rejected / "glissé là").mkdir()
    assert findings(kept) == [("rejected-unknown", "glissé là")]


def test_a_rejected_file_that_was_tidied_away_is_told_and_not_called_wrong(kept: Settings) -> None:
    place = next(path for path in kept.rejected.iterdir() if "notes.xyz" in path.name)
    shutil.rmtree(place)
    with Store.open(kept.database) as store:
        (found,) = fixity.check(kept, store)
    assert (found.code, found.subject, found.is_note) == ("rejected-gone", "notes.xyz", True)


def test_every_bit_of_two_hundred_is_noticed_and_no_other_file_is_blamed(
    kept: Settings,
) -> None:
    """A flip anywhere: at the first byte, at the last, in between."""
    path = original(kept, "Minutes May 12 2026.pdf")
    path.chmod(0o644)
    whole = path.read_bytes()
    for n in range(200):
        content = bytearray(whole)
        content[n * (len(whole) - 1) // 199] ^= 1 << (n % 8)
        path.write_bytes(content)
        assert sha256_of(path) != path.name
    assert findings(kept) == [("original-changed", "Minutes May 12 2026.pdf")]
    path.write_bytes(whole)
    assert findings(kept) == []

"""A bag is what other software finds whole, and without what was withdrawn."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from archive import fixity
from archive.errors import AlreadyThere, FixityError
from archive.export import bag, export_bag
from archive.machine import NoRoom
from archive.search import Query, Searcher
from archive.settings import Settings
from archive.store import Store
from ingest import watching
from ingest.inbox import given
from ingest.indexing import Indexing
from tests import withdrawing

pytestmark = pytest.mark.filterwarnings(
    "ignore:codecs.open:DeprecationWarning"  # bagit 1.9 on Python 3.14
)
SECRET = "Règlement.pdf"


@pytest.fixture
def kept(settings: Settings, drop: Path) -> Settings:
    list(watching.bring_in(settings, given([drop])))
    return settings


@pytest.fixture
def make(kept: Settings, tmp_path: Path) -> Callable[..., Path]:
    def made(*, sealed: bool = False) -> Path:
        with Store.open(kept.database) as store:
            return export_bag(kept, store, tmp_path / "sac", sealed=sealed)

    return made


def document(settings: Settings, filename: str) -> str:
    with Store.open(settings.database) as store:
        return next(doc.id for doc in store.all_documents() if doc.filename == filename)


def withdraw(settings: Settings, filename: str) -> str:
    doc_id = document(settings, filename)
    with Store.open(settings.database) as store:
        withdrawing.withdraw(store, doc_id)
    return doc_id


def table(made: Path, name: str) -> list[dict[str, object]]:
    lines = (made / "data" / "metadata" / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in lines.splitlines()]


def test_the_library_of_congress_own_program_finds_it_valid(make: Callable[..., Path]) -> None:
    bagit = pytest.importorskip("bagit")
    made = bagit.Bag(str(make()))
    assert made.validate()
    assert made.info["Bag-Software-Agent"].startswith("greffe")


def test_one_bit_anywhere_in_it_is_noticed(make: Callable[..., Path]) -> None:
    bagit = pytest.importorskip("bagit")
    made = make()
    for path in sorted(path for path in made.rglob("*") if path.is_file()):
        if path.name == "tagmanifest-sha256.txt" or not path.stat().st_size:
            continue
        whole = path.read_bytes()
        content = bytearray(whole)
        content[len(content) // 2] ^= 1
        path.write_bytes(content)
        with pytest.raises((bagit.BagError, UnicodeError)):
            bagit.Bag(str(made)).validate()
        path.write_bytes(whole)
    assert bagit.Bag(str(made)).validate()


def test_it_holds_originals_tables_log_and_a_home(
    kept: Settings, make: Callable[..., Path], tmp_path: Path
) -> None:
    made = make()
    assert len(table(made, "documents")) == 6
    assert {one["event"] for one in table(made, "events")} >= {"received", "read", "indexed"}
    again = Settings(home=tmp_path / "again", ocr=False)
    shutil.copytree(made / "data", again.home)
    again.make_home()
    with Store.open(again.database) as store:
        Indexing(again, store).rebuild()
        assert [one.code for one in fixity.check(again, store)] == []
        assert Searcher(again).find(store, Query("déneigement")).total == 1


def test_withdrawn_records_are_in_no_byte_of_it(kept: Settings, make: Callable[..., Path]) -> None:
    doc_id = withdraw(kept, SECRET)
    made = make()
    assert len(table(made, "documents")) == 5
    for path in made.rglob("*"):
        assert doc_id not in path.name
        if path.is_file():
            content = path.read_bytes()
            assert doc_id.encode() not in content, path
            assert "Règlement".encode() not in content, path
            assert b"notes.xyz" not in content, path
    assert not (made / "bag-info.txt").read_text(encoding="utf-8").count("withdrawn")


def test_a_sealed_bag_holds_them_and_says_so(kept: Settings, make: Callable[..., Path]) -> None:
    bagit = pytest.importorskip("bagit")
    doc_id = withdraw(kept, SECRET)
    made = make(sealed=True)
    assert bagit.Bag(str(made)).validate()
    assert doc_id in {one["id"] for one in table(made, "documents")}
    assert doc_id in {one["document"] for one in table(made, "events")}
    assert "not for the public" in (made / "bag-info.txt").read_text(encoding="utf-8")


def test_a_copy_without_withdrawn_records_still_refuses_to_change_its_log(
    kept: Settings, make: Callable[..., Path]
) -> None:
    withdraw(kept, "PV_2026-04-14_adopté.pdf")  # replaces the draft
    database = make() / "data" / "archive.db"
    with Store.open(database) as store:
        assert store.integrity() == [] and store.orphans() == []
        assert [doc.superseded_by for doc in store.all_documents()] == [None] * 5
        with pytest.raises(Exception, match="never changed"):
            store.connection.execute("DELETE FROM events")


def test_nothing_is_written_over(kept: Settings, make: Callable[..., Path]) -> None:
    made = make()
    before = sorted(made.rglob("*"))
    with pytest.raises(AlreadyThere):
        make()
    assert sorted(made.rglob("*")) == before


def test_an_original_that_rotted_is_not_passed_on(
    kept: Settings, make: Callable[..., Path], tmp_path: Path
) -> None:
    path = kept.originals / (sha := sha256_of_document(kept, SECRET))[:2] / sha
    path.chmod(0o644)
    path.write_bytes(b"rotten")
    with pytest.raises(FixityError, match=SECRET):
        make()
    assert not (tmp_path / "sac").exists()


def test_what_is_interrupted_leaves_no_bag_and_is_made_whole_the_next_time(
    make: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(bag, "_tag", full)
        with pytest.raises(NoRoom):
            make()
    assert not (tmp_path / "sac").exists()
    make()
    assert [path.name for path in tmp_path.iterdir() if "sac" in path.name] == ["sac"]


def full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def sha256_of_document(settings: Settings, filename: str) -> str:
    with Store.open(settings.database) as store:
        return next(doc.sha256 for doc in store.all_documents() if doc.filename == filename)

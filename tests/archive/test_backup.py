"""A backup is whole or what it was before; a restore brings back all that is sound."""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import resource
import shutil
import signal
import sqlite3
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from archive import fixity, restoring
from archive.backup import back_up, contents, states_of
from archive.correspondence import About, Topic
from archive.export import export_bag
from archive.machine import NoRoom
from archive.manifest import MANIFEST, read
from archive.originals import Originals, sha256_of
from archive.restoring import NotABackup, NotEmpty, restore
from archive.search import Query, Searcher
from archive.settings import MARK, Settings
from archive.store import Catalogue, Correspondence, Store
from ingest import watching
from ingest.inbox import given
from ingest.indexing import Indexing

pytestmark = [
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:codecs.open:DeprecationWarning"),  # bagit 1.9
]
STEPS = ((os, "fsync"), (Path, "replace"), (Path, "unlink"), (Path, "mkdir"), (shutil, "rmtree"))


@pytest.fixture
def kept(settings: Settings, drop: Path) -> Settings:
    """A home with six documents, a rejected file, settings, and a file that waits."""
    list(watching.bring_in(settings, given([drop])))
    settings.file.write_text('[town]\nname = "Ville de Val"\n', encoding="utf-8")
    (settings.inbox / "Conseil").mkdir()
    (settings.inbox / "Conseil" / "en attente.pdf").write_bytes(b"%PDF-1.7 waits")
    return settings


@pytest.fixture
def little(settings: Settings, make_pdf: Callable[..., Path]) -> Settings:
    """A home with one document and one rejected file."""
    make_pdf(settings.inbox / "minutes_2024_01_02.pdf", "MINUTES", "The covered bridge reopens.")
    (settings.inbox / "vide.pdf").touch()
    list(watching.bring_in(settings, watching.settled(settings)))
    return settings


@pytest.fixture
def dest(tmp_path: Path) -> Path:
    return tmp_path / "backup"


def names(home: Path) -> set[str]:
    """All files of a home that are not derived."""
    out = ("index", "cache")
    found = (path.relative_to(home) for path in home.rglob("*") if path.is_file())
    return {str(one) for one in found if one.parts[0] not in out and one.name[0] != "."} - {
        "archive.db-wal",
        "archive.db-shm",
    }


def whole(dest: Path, home: Path) -> Settings:
    """Restores, and finds nothing wrong."""
    done = restore(dest, home)
    assert done.findings == ()
    restoring.finish(home)
    return Settings(home=home, ocr=False)


def documents(settings: Settings) -> int:
    with Catalogue.open(settings.database) as opened:
        return len(opened.all_documents())


def test_all_of_a_home_comes_back_and_is_searched(kept: Settings, dest: Path) -> None:
    back_up(kept, dest)
    again = whole(dest, dest.with_name("again"))
    assert names(again.home) == names(kept.home)
    for name in names(kept.home) - {"archive.db"}:
        assert (again.home / name).read_bytes() == (kept.home / name).read_bytes(), name
    with Store.open(again.database) as store:
        Indexing(again, store).rebuild()
        assert [one.code for one in fixity.check(again, store)] == []
        assert Searcher(again).find(store, Query("déneigement")).total == 1


def test_the_second_copies_only_what_is_new(kept: Settings, dest: Path) -> None:
    first = back_up(kept, dest)
    pool = [path for path in (dest / "data" / "originals").rglob("*") if path.is_file()]
    assert first.copied == len(pool)  # two files of the same bytes are copied once
    assert back_up(kept, dest).copied == 0
    (kept.inbox / "neuf.txt").write_text("neuf", encoding="utf-8")
    third = back_up(kept, dest)
    assert (third.copied, third.files) == (1, first.files + 1)


def test_readers_addresses_are_kept_by_a_backup_and_by_no_bag(
    kept: Settings, dest: Path, tmp_path: Path
) -> None:
    reader = "lectrice@exemple.example"
    now = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
    with Correspondence.open(kept.correspondence) as opened:
        opened.ask(reader, "fr", Topic(About.WEEK), now=now)
    back_up(kept, dest)
    assert "readers' addresses" in (dest / "bag-info.txt").read_text(encoding="utf-8")
    again = whole(dest, dest.with_name("again"))
    with Correspondence.open(again.correspondence) as opened:
        assert len(opened.waiting(now=now)) == 1
    with Catalogue.open(kept.database) as catalogue:
        for sealed in (False, True):
            bag = export_bag(kept, catalogue, tmp_path / f"bag-{sealed}", sealed=sealed)
            for path in bag.rglob("*"):
                assert path.is_dir() or reader.encode() not in path.read_bytes(), path


def test_other_programs_find_it_whole(kept: Settings, dest: Path) -> None:
    bagit = pytest.importorskip("bagit")
    back_up(kept, dest)
    back_up(kept, dest)
    assert bagit.Bag(str(dest)).validate()


def test_one_can_go_back_as_many_states_as_are_kept(kept: Settings, dest: Path) -> None:
    made = []
    for n in range(4):
        kept.file.write_text(f'[town]\nname = "Ville {n}"\n', encoding="utf-8")
        made.append(back_up(kept, dest, states=2).state)
    assert made == sorted(set(made))
    assert states_of(read(dest)[0]) == set(made[-2:])
    assert {path.name for path in (dest / "data").iterdir()} == {"originals", *made[-2:]}
    restore(dest, dest.with_name("older"), state=made[-2])
    assert "Ville 2" in (dest.with_name("older") / "greffe.toml").read_text(encoding="utf-8")
    with pytest.raises(NotABackup):
        restore(dest, dest.with_name("oldest"), state=made[0])


def test_what_no_state_holds_any_more_leaves_the_backup(kept: Settings, dest: Path) -> None:
    waiting = kept.inbox / "Conseil" / "en attente.pdf"
    back_up(kept, dest, states=1)
    before = {path for path in (dest / "data" / "originals").rglob("*") if path.is_file()}
    waiting.unlink()
    back_up(kept, dest, states=1)
    (gone,) = (path for path in before if not path.exists())
    assert gone.name not in (dest / MANIFEST).read_text(encoding="utf-8")


def test_a_file_that_is_brought_in_meanwhile_is_in_it_once_at_least(
    kept: Settings, dest: Path, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = kept.inbox / "minutes_2024_01_02.pdf"
    shutil.copyfile(next(drop.rglob("PV*projet.pdf")), late)
    late.write_bytes(late.read_bytes() + b"\n%another")
    copy_to = Catalogue.copy_to

    def brought_in_first(catalogue: Catalogue, database: Path) -> None:
        list(watching.bring_in(kept, given([late])))
        late.unlink()
        copy_to(catalogue, database)

    monkeypatch.setattr(Catalogue, "copy_to", brought_in_first)
    back_up(kept, dest)
    monkeypatch.undo()
    again = whole(dest, dest.with_name("again"))
    assert documents(again) == 7 and (again.inbox / late.name).exists()
    with Store.open(again.database) as store:
        Indexing(again, store).rebuild()
    (outcome,) = watching.bring_in(again, given([again.inbox / late.name]))
    assert outcome.outcome == "duplicate"


def test_other_databases_of_a_home_are_copied_whole(kept: Settings, dest: Path) -> None:
    with closing(sqlite3.connect(kept.home / "users.db")) as users:
        users.execute("PRAGMA journal_mode = WAL")
        users.execute("CREATE TABLE users (name)")
        users.execute("INSERT INTO users VALUES ('greffière')")
        users.commit()
        back_up(kept, dest)  # while it is open, and its rows lie beside it in the log
    again = whole(dest, dest.with_name("again"))
    with closing(sqlite3.connect(again.home / "users.db")) as users:
        assert users.execute("SELECT name FROM users").fetchone() == ("greffière",)


def test_an_original_that_rotted_in_the_home_is_told_and_the_rest_is_saved(
    kept: Settings, dest: Path
) -> None:
    rotten, missing = (path for _, path in list(Originals(kept.originals).all())[:2])
    rotten.chmod(0o644)
    rotten.write_bytes(b"rotten")
    missing.unlink()
    done = back_up(kept, dest)
    assert {one.code for one in done.findings} == {"original-changed", "original-missing"}
    again = restore(dest, dest.with_name("again"))
    assert again.findings == () and again.files == done.files + 1  # archive.db


def test_each_file_that_is_damaged_or_missing_is_told_and_all_others_come_back(
    kept: Settings, dest: Path, tmp_path: Path
) -> None:
    done = back_up(kept, dest)
    listed = contents(dest / "data" / done.state / "contents.jsonl")
    for n, name in enumerate(sorted(read(dest)[0])):
        if name.endswith("/archive.db"):
            continue
        path = dest / name
        before = path.read_bytes()
        path.chmod(0o644)
        for code, spoil in (
            ("backup-damaged", lambda path=path: path.write_bytes(b"x" + path.read_bytes()[1:])),
            ("backup-missing", path.unlink),
        ):
            spoil()
            home = tmp_path / f"{code}{n}"
            told = restore(dest, home)
            assert [(one.code, one.subject) for one in told.findings] == [(code, name)]
            assert documents(Settings(home=home)) == 6
            held = names(home)
            if name.endswith("contents.jsonl"):  # places of rejected files are lost, no original
                assert {one for one in held if one.startswith("originals/")} >= {
                    one for one in names(kept.home) if one.startswith("originals/")
                }
            else:
                assert held == names(kept.home) - {
                    one.place for one in listed if one.sha256 == path.name
                }
            path.write_bytes(before)


def test_a_damaged_database_is_told_and_the_one_before_is_taken(kept: Settings, dest: Path) -> None:
    first, second = back_up(kept, dest), back_up(kept, dest)
    database = dest / "data" / second.state / "archive.db"
    database.write_bytes(database.read_bytes()[:-4096])
    told = restore(dest, dest.with_name("again"))
    assert first.state in told.state
    assert [one.code for one in told.findings] == ["backup-damaged"]
    assert documents(Settings(home=dest.with_name("again"))) == 6
    (dest / "data" / first.state / "archive.db").unlink()
    with pytest.raises(NotABackup):
        restore(dest, dest.with_name("none"))
    assert not dest.with_name("none").exists()


def test_a_manifest_that_leads_elsewhere_leads_nowhere(kept: Settings, dest: Path) -> None:
    done = back_up(kept, dest)
    listed = dest / "data" / done.state / "contents.jsonl"
    sums = read(dest)[0]
    evil = json.dumps({"place": "../evil", "sha256": next(iter(sums.values())), "size": 1}) + "\n"
    listed.write_text(listed.read_text(encoding="utf-8") + evil, encoding="utf-8")
    text = (dest / MANIFEST).read_text(encoding="utf-8")
    old = sums[f"data/{done.state}/contents.jsonl"]
    new = sha256_of(listed)
    lead = f"{new}  data/../../elsewhere\n"
    (dest / MANIFEST).write_text(text.replace(old, new) + lead, encoding="utf-8")
    told = restore(dest, dest.parent / "in" / "again")
    assert [one.code for one in told.findings] == ["backup-line-damaged"]
    assert {path.name for path in (dest.parent / "in").iterdir()} == {"again"}


def test_a_sealed_bag_is_restored_too(kept: Settings, dest: Path) -> None:
    with Catalogue.open(kept.database) as catalogue:
        export_bag(kept, catalogue, dest, sealed=True)
    again = whole(dest, dest.with_name("again"))
    assert documents(again) == 6
    assert (again.home / "greffe.toml").read_text("utf-8") == kept.file.read_text("utf-8")


def test_nothing_is_written_over(kept: Settings, dest: Path) -> None:
    back_up(kept, dest)
    before = names(kept.home)
    with pytest.raises(NotEmpty):
        restore(dest, kept.home)
    assert names(kept.home) == before and not (kept.home / MARK).exists()
    with pytest.raises(NotABackup):
        restore(kept.home, dest.with_name("again"))


def stopped(act: Callable[[], object], n: int, stop: Callable[[], None]) -> bool:
    """Runs act in a process that comes to harm before its nth durable step; False if it has
    fewer."""
    child = os.fork()
    if child:
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert ended in (0, STOPPED[stop])
        return ended != 0
    count = iter(range(1, 100_000))
    for owner, name in STEPS:
        real = getattr(owner, name)

        def step(*given: object, real: Callable[..., object] = real, **more: object) -> object:
            if next(count) == n:
                stop()
            return real(*given, **more)

        setattr(owner, name, step)
    try:
        act()
    except NoRoom:
        os._exit(1)
    except BaseException:
        traceback.print_exc()
        os._exit(2)
    os._exit(0)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def full() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


STOPPED = {die: -signal.SIGKILL, full: 1}


def steps(act: Callable[[], object], stop: Callable[[], None]) -> Iterator[int]:
    n = 1
    while stopped(act, n, stop):
        yield n
        n += 1
    assert n > 20, "too few steps were seen"


@pytest.mark.parametrize("stop", [die, full])
def test_a_backup_stopped_at_any_step_is_what_it_was_or_what_it_was_to_be(
    little: Settings, dest: Path, stop: Callable[[], None]
) -> None:
    first = back_up(little, dest)
    shutil.copytree(dest, before := dest.with_name("before"))
    (little.inbox / "neuf.txt").write_text("neuf", encoding="utf-8")
    for n in steps(lambda: back_up(little, dest), stop):
        told = restore(dest, home := dest.with_name("again"))
        assert told.findings == (), n
        assert documents(Settings(home=home)) == 1
        assert told.files in (first.files + 1, first.files + 2)
        shutil.rmtree(home)
        back_up(little, dest)  # takes it up again
        assert {path.name for path in (dest / "data").iterdir()} == {
            "originals", *states_of(read(dest)[0]),
        }  # fmt: skip
        assert not list(dest.rglob("*.coming*"))
        shutil.rmtree(dest)
        shutil.copytree(before, dest)


@pytest.mark.parametrize("stop", [die, full])
def test_a_restore_stopped_at_any_step_is_marked_and_goes_on(
    little: Settings, dest: Path, stop: Callable[[], None]
) -> None:
    back_up(little, dest)
    home = dest.with_name("again")
    for n in steps(lambda: restore(dest, home), stop):
        if home.exists() and any(home.iterdir()):
            assert (home / MARK).exists(), n
        whole(dest, home)
        assert names(home) == names(little.home), n
        shutil.rmtree(home)


def test_a_disk_that_is_full_leaves_the_backup_as_it_was(little: Settings, dest: Path) -> None:
    back_up(little, dest)
    (little.inbox / "grand.txt").write_bytes(os.urandom(2_000_000))
    child = os.fork()
    if not child:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
        try:
            back_up(little, dest)
        except NoRoom:
            os._exit(7)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    assert not list(dest.rglob(".coming-*"))
    assert documents(whole(dest, dest.with_name("again"))) == 1

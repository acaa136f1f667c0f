"""What the machine refuses is a sentence; what is our own fault stays an exception."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest

from archive import machine
from archive.store import Catalogue, Store


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, machine.NoRoom),
        (errno.EDQUOT, machine.NoRoom),
        (errno.EFBIG, machine.NoRoom),
        (errno.EACCES, machine.Unwritable),
        (errno.EROFS, machine.Unwritable),
        (errno.EIO, machine.Unwritable),
    ],
)
def test_each_refusal_names_the_place(number: int, kind: type[machine.MachineTrouble]) -> None:
    with pytest.raises(kind) as raised, machine.sentences("/srv/greffe"):
        raise OSError(number, "as the system says it")
    assert "/srv/greffe" in raised.value.sentence("fr")
    with pytest.raises(kind) as raised, machine.sentences("/srv/greffe"):
        raise OSError(number, "as the system says it", "/srv/greffe/originals/ab")
    assert "/srv/greffe/originals/ab" in raised.value.sentence("en")


@pytest.mark.parametrize("fault", [ValueError("ours"), BrokenPipeError(), sqlite3.IntegrityError()])
def test_what_is_not_the_machine_s_fault_passes_through(fault: Exception) -> None:
    with pytest.raises(type(fault)), machine.sentences("/srv/greffe"):
        raise fault


@pytest.mark.parametrize("opened", [Store, Catalogue])
@pytest.mark.parametrize("content", [b"not a database at all" * 200, bytes(8192)])
def test_a_database_that_is_none_is_said_to_be_damaged(
    tmp_path: Path, opened: type[Catalogue], content: bytes
) -> None:
    database = tmp_path / "archive.db"
    database.write_bytes(content)
    with pytest.raises(machine.DatabaseDamaged, match="Restore it from a backup"):
        opened.open(database)


def test_damage_found_while_reading_is_a_sentence_too(tmp_path: Path) -> None:
    database = tmp_path / "archive.db"
    Store.open(database).close()
    whole = database.read_bytes()
    database.write_bytes(whole[:4096] + b"\xee" * (len(whole) - 4096))
    with pytest.raises(machine.DatabaseDamaged), Catalogue.open(database) as catalogue:
        catalogue.counts()


def test_a_database_that_another_program_holds_is_said_to_be_busy(tmp_path: Path) -> None:
    database = tmp_path / "archive.db"
    Store.open(database).close()
    held = sqlite3.connect(database, isolation_level=None)
    held.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(machine.DatabaseBusy), Store.open(database) as store:
            store.connection.execute("PRAGMA busy_timeout = 1")
            store.mark_all_indexed()
    finally:
        held.close()

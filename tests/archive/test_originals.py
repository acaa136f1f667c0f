"""Files as received."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from archive.machine import NoRoom
from archive.originals import Originals, SourceTrouble


def test_a_file_is_kept_under_its_hash_read_only(tmp_path: Path) -> None:
    source = tmp_path / "PV.pdf"
    source.write_bytes(b"minutes" * 400_000)
    kept = Originals(tmp_path / "originals").keep(source)
    assert kept.sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
    assert kept.path.read_bytes() == source.read_bytes()
    assert kept.path.stat().st_mode & 0o222 == 0
    assert kept.size == 7 * 400_000


def test_keeping_the_same_bytes_again_changes_nothing(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "b").write_bytes(b"x")
    first = originals.keep(tmp_path / "a").path.stat()
    second = originals.keep(tmp_path / "b").path.stat()
    assert (first.st_ino, first.st_mtime_ns) == (second.st_ino, second.st_mtime_ns)
    assert len(list(originals.all())) == 1


def test_a_copy_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "a").write_bytes(b"x")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(NoRoom, match="no room left"):
        Originals(tmp_path / "originals").keep(tmp_path / "a")
    assert [p for p in (tmp_path / "originals").rglob("*") if p.is_file()] == []


def test_an_original_that_rotted_is_replaced_by_the_good_copy(tmp_path: Path) -> None:
    """Else the good copy would leave the inbox, and only the rotten one would be left."""
    originals = Originals(tmp_path / "originals")
    (tmp_path / "a").write_bytes(b"minutes")
    kept = originals.keep(tmp_path / "a")
    kept.path.chmod(0o644)
    kept.path.write_bytes(b"minut")
    assert originals.keep(tmp_path / "a") == kept
    assert kept.path.read_bytes() == b"minutes"


@pytest.mark.parametrize("size", [10, 3_000_000])
def test_what_is_written_to_while_it_is_copied_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    """Half of one version and half of another would be a record that never was."""
    source = tmp_path / "PV.pdf"
    source.write_bytes(b"a" * size)
    flush = os.fsync

    def overwrite(handle: int) -> None:
        with source.open("r+b") as out:
            out.seek(size // 2)
            out.write(b"b")
        flush(handle)

    monkeypatch.setattr("os.fsync", overwrite)
    with pytest.raises(SourceTrouble) as raised:
        Originals(tmp_path / "originals").keep(source)
    assert raised.value.why == "changing"
    assert [p for p in (tmp_path / "originals").rglob("*") if p.is_file()] == []


def test_only_plain_files_are_kept(tmp_path: Path) -> None:
    """A pipe or a device would be read for ever; a link in the inbox may lead anywhere."""
    originals = Originals(tmp_path / "originals")
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "secret").write_bytes(b"x")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "secret")
    for place, why in (("pipe.pdf", "not a file"), (".", "not a file"), ("none", "gone")):
        with pytest.raises(SourceTrouble) as raised:
            originals.keep(tmp_path / place)
        assert raised.value.why == why
    with pytest.raises(SourceTrouble):
        originals.keep(tmp_path / "link.pdf", follow_links=False)
    assert originals.keep(tmp_path / "link.pdf").size == 1


def test_what_an_interrupted_copy_left_is_swept(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")
    (tmp_path / "a").write_bytes(b"x")
    kept = originals.keep(tmp_path / "a")
    (tmp_path / "originals" / ".coming-1").write_bytes(b"half")
    originals.sweep()
    assert [p for p in (tmp_path / "originals").rglob("*") if p.is_file()] == [kept.path]


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "g" * 64, "A" * 64])
def test_only_a_hash_is_a_place(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError):
        Originals(tmp_path).path(name)

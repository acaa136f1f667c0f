"""Files as received."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from archive.originals import Originals


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
    with pytest.raises(OSError):
        Originals(tmp_path / "originals").keep(tmp_path / "a")
    assert [p for p in (tmp_path / "originals").rglob("*") if p.is_file()] == []


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

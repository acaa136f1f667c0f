"""Arrays in a file: whole, or seen not to be."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from archive.index import array_file
from archive.index.array_file import NotWhole, Strings

WORDS = [b"", b"pont", b"ponts", b"\xc3\xa9cole"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "made.pst"
    with made.open("wb") as file:
        arrays = [("odd", np.arange(3, dtype=np.uint8)), ("none", np.zeros(0, np.uint32))]
        array_file.write(file, [*arrays, ("big", np.arange(70_000, dtype=np.uint32))])
    return made


def test_what_is_written_is_read_as_it_was(path: Path) -> None:
    read = array_file.read(path)
    assert read["odd"].tolist() == [0, 1, 2]
    assert len(read["none"]) == 0
    assert read["big"][-1] == 69_999 and read["big"].dtype == np.uint32


def test_nobody_can_change_what_is_read(path: Path) -> None:
    with pytest.raises(ValueError, match="read-only"):
        array_file.read(path)["big"][0] = 1


@pytest.mark.parametrize("left", [0, 10, 300, -1])
def test_a_file_cut_short_is_no_such_file(path: Path, left: int) -> None:
    path.write_bytes(path.read_bytes()[:left])
    with pytest.raises(NotWhole):
        array_file.read(path)


def test_a_file_of_zeros_is_no_such_file(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))
    with pytest.raises(NotWhole):
        array_file.read(path)


def test_strings_are_found_where_they_stand() -> None:
    held = Strings(dict(array_file.strings("words", WORDS)), "words")
    assert list(held) == array_file.all_of(held) == WORDS
    assert [array_file.find(held, word) for word in WORDS] == [0, 1, 2, 3]
    assert array_file.find(held, b"pon") is None
    assert list(array_file.beginning(held, b"pon")) == [1, 2]
    assert array_file.lengths(held, range(1, 4)).tolist() == [4, 5, 6]

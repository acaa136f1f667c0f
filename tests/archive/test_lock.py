"""One writer a home."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from archive import lock

HOLD = """
import sys, time
from pathlib import Path
from archive import lock
with lock.writing(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


def hold(home: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", HOLD, str(home)]
    holder = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None and holder.stdout.readline() == "held\n"
    return holder


def test_the_second_writer_is_told_and_waits_and_the_dead_hold_nothing(tmp_path: Path) -> None:
    holder = hold(tmp_path)
    told: list[bool] = []

    def on_wait() -> None:
        told.append(True)
        holder.kill()  # the system frees a lock with its holder

    with lock.writing(tmp_path, on_wait=on_wait):
        assert told == [True]
    assert holder.wait() == -9
    if holder.stdout:
        holder.stdout.close()


def test_a_free_home_is_taken_at_once(tmp_path: Path) -> None:
    told: list[bool] = []
    for _ in range(2):
        with lock.writing(tmp_path, on_wait=lambda: told.append(True)):
            pass
    assert told == []


def test_one_can_ask_whether_a_home_is_held(tmp_path: Path) -> None:
    assert not lock.is_held(tmp_path)
    holder = hold(tmp_path)
    try:
        assert lock.is_held(tmp_path)
    finally:
        holder.kill()
        holder.communicate()
    assert not lock.is_held(tmp_path)


def test_a_disk_that_knows_no_locks_is_an_error_and_no_endless_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_handle: int, _how: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    with pytest.raises(OSError, match="No locks"), lock.writing(tmp_path):
        pass

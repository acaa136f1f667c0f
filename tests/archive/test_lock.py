"""One writer a home."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

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

"""A child process does the reading: whatever happens to it, the ingester goes on."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from ingest import errors, worker

PATH = Path("minutes.pdf")
Progress = Callable[[int, int], None]


def echo(path: Path, word: str, *, on_page: Progress) -> str:
    on_page(1, 2)
    on_page(2, 2)
    return f"{path.name} {word}"


def refuse(path: Path, *, on_page: Progress) -> None:
    raise errors.NotAPdf(path.name, found="PNG")


def hang(path: Path, *, on_page: Progress) -> None:
    on_page(1, 2)
    time.sleep(600)


def die(path: Path, *, on_page: Progress) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def devour(path: Path, *, on_page: Progress) -> int:
    return len(bytearray(3_000_000_000))


def stumble(path: Path, *, on_page: Progress) -> None:
    raise KeyError("a fault of ours")


def test_the_answer_and_each_page_come_back() -> None:
    pages: list[tuple[int, int]] = []
    limits = worker.Limits(page_s=30, memory_mb=500)
    answer = worker.run(
        echo, PATH, "ok", limits=limits, on_page=lambda done, total: pages.append((done, total))
    )
    assert answer == "minutes.pdf ok"
    assert pages == [(1, 2), (2, 2)]


@pytest.mark.parametrize(
    ("task", "error"),
    [
        (refuse, errors.NotAPdf),
        (die, errors.Crashed),
        (devour, errors.TooLarge),
        (stumble, errors.ReaderFault),
    ],
)
def test_every_end_is_an_error_with_its_sentence(
    task: Callable[..., object], error: type[errors.Unreadable]
) -> None:
    with pytest.raises(error) as raised:
        worker.run(task, PATH, limits=worker.Limits(page_s=30, memory_mb=500))
    assert "minutes.pdf" in raised.value.sentence("fr")


def die_once(path: Path, mark: Path, *, on_page: Progress) -> str:
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "read"


def die_always(path: Path, *, on_page: Progress) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_good_file_is_not_blamed_where_memory_was_short(tmp_path: Path) -> None:
    """Linux kills a process, often ours, when others have eaten the memory."""
    limits = worker.Limits(page_s=30)
    assert worker.run(die_once, PATH, tmp_path / "mark", limits=limits) == "read"
    with pytest.raises(errors.TooLarge):
        worker.run(die_always, PATH, limits=limits)


LIMITED = """
import resource
from pathlib import Path
from ingest import worker

def task(path, *, on_page):
    on_page(1, 1)
    return "read"

if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (2_500_000_000, 2_500_000_000))
    resource.setrlimit(resource.RLIMIT_CPU, (50, 50))
    print(worker.run(task, Path("x"), limits=worker.Limits(memory_mb=4000)))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits there")
def test_a_machine_with_limits_of_its_own_reads_all_the_same(tmp_path: Path) -> None:
    """`ulimit -v`, or LimitAS= of a service: every file was said to be damaged."""
    script = tmp_path / "limited.py"
    script.write_text(LIMITED)
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("read\n", "")


def test_a_reader_that_hangs_is_stopped() -> None:
    with pytest.raises(errors.TooSlow):
        worker.run(hang, PATH, limits=worker.Limits(page_s=0.5, memory_mb=500))


def test_a_reader_is_stopped_when_we_are() -> None:
    stop = threading.Event()
    with pytest.raises(worker.Stopped):
        worker.run(
            hang,
            PATH,
            limits=worker.Limits(page_s=600),
            on_page=lambda done, total: stop.set(),
            stop=stop,
        )


def test_a_reader_that_was_killed_from_outside_is_no_end(tmp_path: Path) -> None:
    """The system kills what takes too much memory, the small server that forks readers too."""
    limits = worker.Limits(page_s=30)
    assert worker.run(echo, PATH, "one", limits=limits) == "minutes.pdf one"
    server = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]  # no other way
    os.kill(server, signal.SIGKILL)
    assert worker.run(echo, PATH, "two", limits=limits) == "minutes.pdf two"


def pid(path: Path, *, on_page: Progress) -> int:
    return os.getpid()


def grow(path: Path, *, on_page: Progress) -> int:
    HELD.append(bytearray(worker.GROWN + 1_000_000))
    return os.getpid()


HELD: list[bytearray] = []  # what a file left behind, in the child


def test_a_child_reads_one_file_after_the_other_until_one_fails() -> None:
    reader = worker.Reader(worker.Limits(page_s=30, memory_mb=2000))
    first = reader.run(pid, PATH)
    assert reader.run(pid, PATH) == first
    with pytest.raises(errors.ReaderFault):
        reader.run(stumble, PATH)
    second = reader.run(pid, PATH)
    assert second != first, "a fault leaves nothing behind"
    assert reader.run(grow, PATH) == second
    third = reader.run(pid, PATH)
    assert third != second, "nor does what is not let go"
    os.kill(third, signal.SIGKILL)
    assert reader.run(pid, PATH) != third, "the system may take it while it has nothing to do"
    reader.close()
    assert multiprocessing.active_children() == []


def test_a_child_that_has_nothing_to_do_ends_and_is_not_missed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reader = worker.Reader(worker.Limits(page_s=30))
    monkeypatch.setattr(worker, "_child", rested)
    first = reader.run(pid, PATH)
    until_s = time.monotonic() + 30
    while multiprocessing.active_children() and time.monotonic() < until_s:
        time.sleep(0.05)
    assert first not in {child.pid for child in multiprocessing.active_children()}
    assert reader.run(pid, PATH) != first
    reader.close()


def rested(theirs: Connection, limits: worker.Limits) -> None:
    worker.IDLE_S = 0.2
    CHILD(theirs, limits)


CHILD = worker._child


ENDLESS = """
import os, re, signal
from pathlib import Path
from ingest import worker

def stuck(path, *, on_page):
    on_page(os.getpid(), 0)
    re.match(r"(a+)+$", "a" * 60 + "b")  # one call that never returns and lets no thread in

if __name__ == "__main__":
    def die(pid, _):
        print(pid, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)

    worker.run(stuck, Path("x"), limits=worker.Limits(page_s=0.1), on_page=die)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_reader_in_an_endless_loop_ends_even_if_we_were_killed(tmp_path: Path) -> None:
    """Killed, we can stop nothing any more: it would take a core for ever."""
    script = tmp_path / "endless.py"
    script.write_text(ENDLESS)
    us = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    assert us.stdout is not None
    reader = int(us.stdout.readline())
    assert us.wait() == -signal.SIGKILL
    us.stdout.close()
    until_s = time.monotonic() + 30
    while Path(f"/proc/{reader}").exists() and time.monotonic() < until_s:
        time.sleep(0.05)
    assert not Path(f"/proc/{reader}").exists()

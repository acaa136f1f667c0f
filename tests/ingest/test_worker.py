"""A child process does the reading: whatever happens to it, the ingester goes on."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
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


def test_a_reader_that_hangs_is_stopped() -> None:
    with pytest.raises(errors.TooSlow):
        worker.run(hang, PATH, limits=worker.Limits(page_s=0.5, memory_mb=500))

"""One writer a home: a lock on a file, which the system frees when its holder dies."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

POLL_S = 0.2


@contextmanager
def writing(home: Path, *, on_wait: Callable[[], None] | None = None) -> Iterator[None]:
    """Hold the home for writing; wait while another Greffe holds it, calling on_wait once.

    Raises OSError where the home can't be written to, or its disk knows no locks.
    """
    home.mkdir(parents=True, exist_ok=True)
    with (home / ".lock").open("a+b") as file:
        told = False
        while not _try_lock(file.fileno()):
            if on_wait and not told:
                on_wait()
                told = True
            time.sleep(POLL_S)
        yield


@contextmanager
def hearing(home: Path) -> Iterator[bool]:
    """Hold the home's one place for a speech model; False, at once, where another has it.

    Beside the lock for writing, since a recording takes hours and a file must not wait for it.
    """
    home.mkdir(parents=True, exist_ok=True)
    with (home / ".hearing").open("a+b") as file:
        yield _try_lock(file.fileno())


@contextmanager
def sending(home: Path) -> Iterator[bool]:
    """Hold the home's one place for sending e-mail; False, at once, where another has it."""
    home.mkdir(parents=True, exist_ok=True)
    with (home / ".sending").open("a+b") as file:
        yield _try_lock(file.fileno())


def is_held(home: Path) -> bool:
    """True while a Greffe writes to the home. False where it can't be told."""
    return _is_held(home / ".lock")


def is_sending(home: Path) -> bool:
    """True while a Greffe sends e-mail for the home. False where it can't be told."""
    return _is_held(home / ".sending")


def _is_held(file: Path) -> bool:
    try:
        with file.open("rb+") as opened:
            return not _try_lock(opened.fileno())
    except OSError:
        return False


def _try_lock(handle: int) -> bool:
    """True once the lock is ours. It goes with the file's closing."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # held (flock(2), lockf; msvcrt says the latter)
        return False
    return True

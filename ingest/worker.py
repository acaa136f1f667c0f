"""One file in a child process under limits of time and memory.

A reader that hangs, crashes or eats memory takes its child with it and nothing else. The child
reports each page, and is stopped when none has come for a while: a whole-file limit would stop
long, honest packets (TRUST.md, section 0).
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

from archive.errors import registry
from ingest import errors

PRELOADED = ["__main__", "ingest.readers"]
log = logging.getLogger(__name__)
Progress = Callable[[int, int], None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take: seconds without a page read, and memory in MB."""

    page_s: float = 60.0
    memory_mb: int = 2048


def run(
    task: Callable[..., T],
    path: Path,
    *args: object,
    limits: Limits,
    on_page: Progress | None = None,
) -> T:
    """Call task(path, *args, on_page=…) in a child process and return what it returns.

    task must be a module's own function. Raises what the task raised if it is one of
    ingest.errors; TooSlow, TooLarge or Crashed if the child had to be stopped or died.
    """
    context = _context()
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(
        target=_child, args=(theirs, task, path, args, limits.memory_mb), daemon=True
    )
    child.start()
    theirs.close()
    try:
        answer: T = _listen(ours, child, path, limits, on_page)
        return answer
    finally:
        ours.close()
        _stop(child)


def _context() -> Any:
    """Forked from a small server where that exists: threads of ours are not copied."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    return context


def _listen(
    ours: Connection, child: Any, path: Path, limits: Limits, on_page: Progress | None
) -> Any:
    """Wait for the child's answer, page by page."""
    while True:
        if not ours.poll(limits.page_s):
            raise errors.TooSlow(path.name, seconds=round(limits.page_s))
        try:
            word, *rest = ours.recv()
        except (EOFError, OSError) as cause:
            child.join(5)
            raise errors.Crashed(path.name) from cause
        if word == "page":
            if on_page:
                on_page(*rest)
        elif word == "memory":
            raise errors.TooLarge(path.name, limit=limits.memory_mb)
        elif word == "error":
            code, subject, fields = rest
            raise registry().get(code, errors.Unreadable)(subject, **fields)
        elif word == "fault":
            fault, trace = rest
            log.error("a reader failed on %s\n%s", path.name, trace)
            raise errors.ReaderFault(path.name, fault=fault)
        else:
            return rest[0]


def _stop(child: Any) -> None:
    """End the child and all that it started."""
    if child.is_alive():
        with contextlib.suppress(ProcessLookupError, PermissionError, AttributeError):
            os.killpg(child.pid, signal.SIGKILL)
        child.kill()
    child.join(5)


def _child(
    theirs: Connection, task: Callable[..., Any], path: Path, args: tuple[Any, ...], memory_mb: int
) -> None:
    """In the child: set the limits, do the task, send the answer."""
    _limit(memory_mb)

    def on_page(done: int, total: int) -> None:
        theirs.send(("page", done, total))

    with contextlib.suppress(BrokenPipeError):  # the ingester is gone; nobody listens
        theirs.send(_answer(task, path, args, on_page))
    theirs.close()


def _answer(
    task: Callable[..., Any], path: Path, args: tuple[Any, ...], on_page: Progress
) -> tuple[Any, ...]:
    """What the task gave, or how it failed, as the parent understands it."""
    try:
        return ("done", task(path, *args, on_page=on_page))
    except errors.Unreadable as error:
        return ("error", error.code, error.subject, error.fields)
    except MemoryError:
        return ("memory",)
    except BrokenPipeError:
        raise
    except Exception as error:  # our own fault, which must not stop the other files
        return ("fault", type(error).__name__, "".join(traceback.format_exception(error)))


def _limit(memory_mb: int) -> None:
    """A process group of its own, bounded memory, no core file."""
    if sys.platform == "win32":
        return
    import resource

    os.setsid()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    in_use = _address_space()
    bound = in_use + memory_mb * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (bound, bound))


def _address_space() -> int:
    """Bytes of address space that the process holds already (libraries count)."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except (OSError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")

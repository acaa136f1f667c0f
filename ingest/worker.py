"""One file in a child process under limits of time and memory.

A reader that hangs, crashes or eats memory takes its child with it and nothing else. The child
reports each page, and is stopped when none has come for a while: a whole-file limit would stop
long, honest packets. It is also stopped when we are; and the system gives it processor time for
one page at a time, so that an endless loop ends even where we were killed and watch no more.
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import queue
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

from archive.errors import registry
from archive.machine import MachineTrouble
from ingest import errors

# What children start with: without the two parsers each would spend a quarter of a second on them.
PRELOADED = ["__main__", "ingest.readers", "pdfplumber", "pdfminer.pdfinterp", "pdfminer.pdfpage"]
TICK_S = 0.2  # how soon a reader is stopped when we are
MOST_TASKS = 50  # of one child
MADE_S = 0.1  # a page, for what is made of its words; it takes 5 ms on a machine of today
IDLE_S = 120.0  # after which a child that nobody asks anything ends, and gives its memory back
RESTED = 75  # its exit status then
GROWN = 300_000_000  # bytes of address space by which a child grew: it starts anew
START_AGAIN_S = (0.05, 0.5, 2.0)  # pauses before a start that failed is tried again
log = logging.getLogger(__name__)
Progress = Callable[[int, int], None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take: seconds without a page read, and memory in MB."""

    page_s: float = 60.0
    memory_mb: int = 2048

    def until_next(self, done: int, total: int) -> float:
        """Seconds to the next sign of life: after the last page, the words of all are gone
        through, and the more there are, the longer that takes."""
        return self.page_s + (MADE_S * total if done == total else 0.0)


class Stopped(Exception):
    """The reading was called off, because we are stopping."""


class Killed(Exception):
    """The system killed the child, or someone did; or it had just gone to rest."""


class NoReader(MachineTrouble):
    code = "no-reader"
    says = {
        "en": "No process could be started to read {subject} ({fault})",
        "fr": "Aucun processus n'a pu être lancé pour lire {subject} ({fault})",
    }


class Reader:
    """A child that does one task after the other; one at a time. A child takes 40 ms to start, as
    long as four pages take to read. It is let go after a task that failed, or once it has done
    enough: what a file leaves behind in it reaches few others.
    """

    def __init__(self, limits: Limits, stop: threading.Event | None = None) -> None:
        """Nothing is started before the first task. Tasks raise Stopped once stop is set."""
        self.limits = limits
        self.stop = stop or threading.Event()
        self._child: Any = None
        self._ours: Connection | None = None
        self._done = 0

    def run(
        self, task: Callable[..., T], path: Path, *args: object, on_page: Progress | None = None
    ) -> T:
        """Call task(path, *args, on_page=…) in the child and return what it returns.

        task must be a module's own function. Raises what the task raised if it is one of
        ingest.errors or MachineTrouble; TooSlow, TooLarge or Crashed if the child had to be stopped
        or died; Stopped once stop is set; NoReader if the system starts no process. A child that
        the system killed, which it does when its memory is short, is no fault of the file: it is
        tried once more.
        """
        try:
            answer: T = self._run(task, path, args, on_page)
        except Killed:
            try:
                answer = self._run(task, path, args, on_page)
            except Killed as cause:
                raise errors.TooLarge(path.name, limit=self.limits.memory_mb) from cause
        return answer

    def close(self) -> None:
        """End the child, whatever it does."""
        child, ours, self._child, self._ours = self._child, self._ours, None, None
        if ours:
            ours.close()
        if child:
            _stop(child)

    def _run(
        self,
        task: Callable[..., T],
        path: Path,
        args: tuple[object, ...],
        on_page: Progress | None,
    ) -> T:
        """One try. Raises Killed as well."""
        try:
            ours = self._started(path)
            try:
                ours.send((task, path, args))
            except OSError as cause:  # it was killed while it had nothing to do
                raise Killed from cause
            answer, is_spent = _listen(ours, self._child, path, self.limits, on_page, self.stop)
        except BaseException:
            self.close()
            raise
        self._done += 1
        if is_spent or self._done == MOST_TASKS:
            self.close()
        given: T = answer
        return given

    def _started(self, path: Path) -> Connection:
        """The line to the child, which is started where there is none."""
        if self._ours is None:
            context = _context()
            self._ours, theirs = context.Pipe()
            self._done = 0
            self._child = context.Process(target=_child, args=(theirs, self.limits), daemon=True)
            try:
                _start(self._child, path)
            finally:
                theirs.close()
        return self._ours


class Readers:
    """Children that wait for what is to be read or drawn next, as many as there are threads that
    ask at once."""

    def __init__(self, limits: Limits, stop: threading.Event | None = None) -> None:
        self.limits, self.stop = limits, stop
        self._idle: queue.SimpleQueue[Reader] = queue.SimpleQueue()

    def run(
        self, task: Callable[..., T], path: Path, *args: object, on_page: Progress | None = None
    ) -> T:
        """As Reader.run, by a child that has nothing to do, or by a new one."""
        try:
            reader = self._idle.get_nowait()
        except queue.Empty:
            reader = Reader(self.limits, self.stop)
        try:
            return reader.run(task, path, *args, on_page=on_page)
        finally:
            self._idle.put(reader)

    def close(self) -> None:
        """End those that wait."""
        while not self._idle.empty():
            self._idle.get().close()


def run(
    task: Callable[..., T],
    path: Path,
    *args: object,
    limits: Limits,
    on_page: Progress | None = None,
    stop: threading.Event | None = None,
) -> T:
    """One task in a child of its own: see Reader.run."""
    reader = Reader(limits, stop)
    try:
        return reader.run(task, path, *args, on_page=on_page)
    finally:
        reader.close()


def _start(child: Any, path: Path) -> None:
    """Start a child; again where the small server it is forked from was killed meanwhile."""
    for pause_s in (*START_AGAIN_S, None):
        try:
            with _deaf_to_ctrl_c():
                child.start()
            return
        except (OSError, EOFError) as cause:
            if pause_s is None:
                raise NoReader(path.name, fault=str(cause) or type(cause).__name__) from cause
            time.sleep(pause_s)


@contextlib.contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """What is started meanwhile never hears Ctrl-C: a terminal sends it to us all, and it is for
    us to say when a reader ends."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # starting it opens our ears again
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)


def _context() -> Any:
    """Forked from a small server where that exists: threads of ours are not copied."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    return context


def _listen(
    ours: Connection,
    child: Any,
    path: Path,
    limits: Limits,
    on_page: Progress | None,
    stop: threading.Event,
) -> tuple[Any, bool]:
    """Wait for the child's answer, page by page: (what it gave, whether it is to be let go)."""
    patience_s = limits.page_s
    while True:
        _wait(ours, path, patience_s, stop)
        try:
            word, *rest = ours.recv()
        except (EOFError, OSError) as cause:
            raise _death(child, path, limits) from cause
        if word == "page":
            patience_s = limits.until_next(*rest)
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
            answer, is_spent = rest
            return answer, is_spent


def _death(child: Any, path: Path, limits: Limits) -> Exception:
    """What a child died of."""
    child.join(5)
    if child.exitcode in (-signal.SIGKILL, RESTED):
        return Killed()
    if sys.platform != "win32" and child.exitcode == -signal.SIGXCPU:
        return errors.TooSlow(path.name, seconds=round(limits.page_s))
    return errors.Crashed(path.name)


def _wait(ours: Connection, path: Path, patience_s: float, stop: threading.Event) -> None:
    """Wait for a word from the child. Raises TooSlow or Stopped."""
    until_s = time.monotonic() + patience_s
    while not ours.poll(TICK_S):
        if stop.is_set():
            raise Stopped
        if time.monotonic() >= until_s:
            raise errors.TooSlow(path.name, seconds=round(patience_s))


def _stop(child: Any) -> None:
    """End the child and all that it started."""
    if child.pid is not None and child.is_alive():
        with contextlib.suppress(ProcessLookupError, PermissionError, AttributeError):
            os.killpg(child.pid, signal.SIGKILL)
        child.kill()
    if child.pid is not None:
        child.join(5)


def _child(theirs: Connection, limits: Limits) -> None:
    """In the child: set the limits, do each task that comes, send its answer."""
    _limit(limits.memory_mb)
    began = _address_space()

    def on_page(done: int, total: int) -> None:
        theirs.send(("page", done, total))
        _allow(limits.until_next(done, total))

    with contextlib.suppress(EOFError, OSError):  # the ingester is gone, or has no more to do
        while theirs.poll(IDLE_S):
            task, path, args = theirs.recv()
            _allow(limits.page_s)
            answer = _answer(task, path, args, on_page)
            is_spent = _address_space() - began > GROWN
            theirs.send((*answer, is_spent) if answer[0] == "done" else answer)
        sys.exit(RESTED)
    theirs.close()


def _answer(
    task: Callable[..., Any], path: Path, args: tuple[Any, ...], on_page: Progress
) -> tuple[Any, ...]:
    """What the task gave, or how it failed, as the parent understands it."""
    try:
        return ("done", task(path, *args, on_page=on_page))
    except (errors.Unreadable, MachineTrouble) as error:
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
    _bound(resource.RLIMIT_AS, _address_space() + memory_mb * 1_000_000)


def _allow(patience_s: float) -> None:
    """Processor time until the next sign of life, on every core that there is."""
    if sys.platform == "win32":
        return
    import resource

    until_s = time.process_time() + (patience_s + 1) * (os.cpu_count() or 1)
    _bound(resource.RLIMIT_CPU, int(until_s) + 1)


def _bound(what: int, value: int) -> None:
    """Set a limit of our own, under the one that the system sets us already."""
    import resource

    _, most = resource.getrlimit(what)
    if most != resource.RLIM_INFINITY:
        value = min(value, most)
    resource.setrlimit(what, (value, most))


def _address_space() -> int:
    """Bytes of address space that the process holds already (libraries count)."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except (OSError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")

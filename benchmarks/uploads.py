"""A recording of 2 GB from a clerk's browser over a line that breaks, against `greffe serve`.

The line is cut several times in the middle of pieces, and the server is killed and started once.
What arrives is compared with what was sent; the server's memory and open files are watched.
Usage: python -m benchmarks uploads [--mb 2048] [--cuts 6]
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from archive.settings import Settings
from archive.store import Accounts, Role, Store
from webapp.desk import proofs

GREFFE = [sys.executable, "-c", "from webapp.cli import main; main()"]
PASSWORD, SECRET, NAME = "correcte agrafeuse de cheval", "JBSWY3DPEHPK3PXP" * 2, "séance.mp4"
PIECE = 64 << 10  # bytes that the line carries at a time
PATIENCE_S = 60
STALLED_S = 10  # a line on which nothing moves is given up, and another one tried


@dataclass
class Line:
    """A line that is cut at given counts of bytes, and mended at once. Shared by its threads."""

    target: int
    cuts: list[int]
    carried: int = 0
    made: int = 0
    open: list[socket.socket] = field(default_factory=list)
    listener: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))

    @property
    def port(self) -> int:
        return int(self.listener.getsockname()[1])

    def listen(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self.listener.accept()
                try:
                    far = socket.create_connection(("127.0.0.1", self.target), timeout=5)
                    far.settimeout(None)
                    if far.getsockname() == far.getpeername():  # a port may be led to itself
                        far.close()
                        raise OSError
                except OSError:  # the server is down
                    near.close()
                    continue
                self.open = [near, far]
                for ends in ((near, far, True), (far, near, False)):
                    threading.Thread(target=self._carry, args=ends, daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, up: bool) -> None:
        with contextlib.suppress(OSError):
            while content := source.recv(PIECE):
                target.sendall(content)
                self.carried += len(content) if up else 0
                if up and self.cuts and self.carried > self.cuts[0]:
                    self.cuts.pop(0)
                    self.made += 1
                    for one in self.open:
                        one.shutdown(socket.SHUT_RDWR)
        for one in (source, target):  # closing alone does not wake the other thread
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()


@dataclass
class Browser:
    """A clerk's browser, as far as an upload needs one: it tries again until there is an answer."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    tried: int = 0
    broke: int = 0

    def ask(
        self, method: str, address: str, body: bytes = b"", **headers: str
    ) -> tuple[int, bytes]:
        deadline = time.monotonic() + PATIENCE_S
        while True:
            self.tried += 1
            try:
                return self._ask(method, address, body, headers)
            except (OSError, http.client.HTTPException):
                self.broke += 1
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.2)

    def _ask(
        self, method: str, address: str, body: bytes, headers: dict[str, str]
    ) -> tuple[int, bytes]:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=STALLED_S)
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        told["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            line.request(method, address, body=body, headers=told)
            answer = line.getresponse()
            found = answer.read()
        finally:
            line.close()
        for one in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = one.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, found


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="benchmarks uploads")
    parser.add_argument("--mb", type=int, default=2048)
    parser.add_argument("--cuts", type=int, default=6)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder) / "home")
        settings.make_home()
        clerk(settings)
        source = Path(folder) / NAME
        sum_ = _random_file(source, asked.mb)
        _send(settings, source, sum_, asked.cuts)


def _send(settings: Settings, source: Path, sum_: str, cuts: int) -> None:
    size = source.stat().st_size
    port = free_port()
    server = start(settings.home, port)
    line = Line(port, [int(size * (n + 0.5) / cuts) for n in range(cuts)])
    threading.Thread(target=line.listen, daemon=True).start()
    browser, memory, files = Browser(line.port), [_memory(server.pid)], []
    idle_mb, killed, sent = memory[0], False, 0
    token = _log_in(browser)
    began = time.monotonic()
    headers = {"X_Desk_Token": token}
    told = json.dumps({"name": source.name, "size": size, "modified": 1}).encode()
    _, found = browser.ask(
        "POST", "/desk/uploads", told, Content_Type="application/json", **headers
    )
    begun = json.loads(found)
    where, offset = f"/desk/uploads/{begun['id']}", begun["offset"]
    with source.open("rb") as opened:
        while offset < size:
            opened.seek(offset)
            piece = opened.read(begun["chunk"])
            sent += len(piece)
            status, found = browser.ask(
                "PATCH", where, piece, X_Offset=str(offset),
                X_Sum=hashlib.sha256(piece).hexdigest(), **headers,
            )  # fmt: skip
            if status not in (200, 409):
                sys.exit(f"refused: {status} {found!r}")
            offset = json.loads(found)["offset"]
            memory.append(_memory(server.pid))
            files.append(len(list(Path(f"/proc/{server.pid}/fd").iterdir())))
            if not killed and offset > size // 2:
                server.send_signal(signal.SIGKILL)
                server.wait()
                server, killed = start(settings.home, port), True
    status, _ = browser.ask("POST", f"{where}/finish", **headers)
    took_s = time.monotonic() - began
    arrived = settings.inbox / source.name
    same = arrived.exists() and _sum(arrived) == sum_
    left = [one.name for one in (settings.home / ".uploads").iterdir()]
    server.terminate()
    server.wait(PATIENCE_S)
    print(
        f"{size / 1e6:.0f} MB in {took_s:.0f} s ({size / 1e6 / took_s:.0f} MB/s), finish {status}"
    )
    print(f"line cut {line.made} times, server killed {int(killed)} time, tries that broke "
          f"{browser.broke} of {browser.tried}; carried {line.carried / size:.3f}")  # fmt: skip
    print(f"bytes identical: {same}; left behind: {left or 'nothing'}")
    print(f"memory of the server: {idle_mb:.0f} MB idle, {max(memory):.0f} MB at most; "
          f"open files: {min(files)} to {max(files)}")  # fmt: skip
    if not same:
        sys.exit(1)


def clerk(settings: Settings) -> None:
    """A clerk who has been through the first login."""
    with Store.open(settings.database) as store:
        accounts = Accounts(store)
        hashed = proofs.hashed(PASSWORD)
        accounts.add("mme roy", Role.CLERK, hashed, who="benchmark")
        accounts.enrol(accounts.known("mme roy"), password=hashed, secret=SECRET, step=0, codes=[])


def _log_in(browser: Browser) -> str:
    """Log in by the form; returns the token of the session's forms."""
    token = re.compile(rb'name="token" value="([^"]*)"')
    _, page = browser.ask("GET", "/fr/desk/login")
    form = {"name": "mme roy", "password": PASSWORD, "token": token.findall(page)[-1].decode(),
            "code": proofs.code_at(SECRET, int(time.time()) // proofs.STEP_S)}  # fmt: skip
    urlencoded = "application/x-www-form-urlencoded"
    browser.ask("POST", "/fr/desk/login", urlencode(form).encode(), Content_Type=urlencoded)
    _, page = browser.ask("GET", "/fr/desk")
    return token.findall(page)[-1].decode()


def _random_file(path: Path, mb: int) -> str:
    """Bytes that repeat nowhere; returns their SHA-256."""
    made = hashlib.sha256()
    with path.open("wb") as out:
        for _ in range(mb):
            content = os.urandom(1 << 20)
            made.update(content)
            out.write(content)
    return made.hexdigest()


def _sum(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def start(home: Path, port: int) -> subprocess.Popen[str]:
    """A server that answers."""
    process = subprocess.Popen(
        [*GREFFE, "--home", str(home), "serve", "--no-watch", "--port", str(port)],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    process.stdout.readline()
    return process


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as held:
        return int(held.getsockname()[1])


def _memory(pid: int) -> float:
    """MB resident of a process; 0 for one that is gone."""
    with contextlib.suppress(OSError):
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    return 0.0

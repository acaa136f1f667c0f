"""greffe serve as a person starts it: a port, the site, and the watcher beside it."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

MakePdf = Callable[..., Path]
PATIENCE_S = 60


@pytest.fixture
def served(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[str, Path]]:
    """(address, home) of a running `greffe serve`."""
    home = tmp_path / "home"
    how = getattr(request, "param", signal.SIGINT)
    env = {**os.environ, "GREFFE_INTAKE_STILL_S": "0.5", "GREFFE_LANG": "en"}
    command = [sys.executable, "-c", "from webapp.cli import main; main()", "--home", str(home)]
    process = subprocess.Popen(
        [*command, "serve", "--port", "0"], env=env, stdout=subprocess.PIPE, text=True,
        preexec_fn=heed_ctrl_c,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        assert line.startswith("Greffe is at http://localhost:"), line
        yield line.split()[3], home
    finally:
        process.send_signal(how)
        assert process.wait(PATIENCE_S) == 0
        process.stdout.close()


def heed_ctrl_c() -> None:
    """A shell that starts the tests in the background lets what it starts ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def get(address: str) -> Any:
    with urllib.request.urlopen(address, timeout=30) as answer:
        return json.loads(answer.read())


def test_a_file_dropped_into_the_inbox_is_found_on_the_site(
    served: tuple[str, Path], make_pdf: MakePdf
) -> None:
    address, home = served
    assert get(address + "healthz")["status"] == "ok"
    make_pdf(home / "inbox" / "minutes_2024_01_02.pdf", "MINUTES", "The covered bridge reopens.")
    deadline = time.monotonic() + PATIENCE_S
    found = {"total": 0}
    while not found["total"] and time.monotonic() < deadline:
        time.sleep(0.2)
        found = get(address + "api/v1/search?q=covered+bridge")
    assert found["total"] == 1
    assert list((home / "inbox").iterdir()) == []


def test_a_port_in_use_is_one_sentence(served: tuple[str, Path], tmp_path: Path) -> None:
    port = served[0].rstrip("/").rsplit(":", 1)[1]
    command = [sys.executable, "-c", "from webapp.cli import main; main()"]
    told = subprocess.run(
        [*command, "--home", str(tmp_path / "other"), "serve", "--port", port],
        env={**os.environ, "GREFFE_LANG": "en"}, capture_output=True, text=True, timeout=PATIENCE_S,
    )  # fmt: skip
    assert told.returncode == 1
    assert f"{port} can't be opened" in told.stderr and "Traceback" not in told.stderr


def watchers(home: Path) -> list[str]:
    """Process ids of the watchers of a home."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            words = (folder / "cmdline").read_text(errors="replace").split("\0")
            if str(home) in words and "watch" in words:
                found.append(folder.name)
    return found


@pytest.mark.parametrize("served", [signal.SIGTERM], indirect=True)
def test_a_service_that_is_stopped_ends_well(served: tuple[str, Path]) -> None:
    assert get(served[0] + "healthz")["status"] == "ok"


def test_the_watcher_does_not_outlive_a_server_that_is_killed(tmp_path: Path) -> None:
    home = tmp_path / "home"
    command = [sys.executable, "-c", "from webapp.cli import main; main()", "--home", str(home)]
    process = subprocess.Popen(
        [*command, "serve", "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    process.stdout.readline()
    deadline = time.monotonic() + PATIENCE_S
    while not watchers(home) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert watchers(home)
    process.kill()
    process.wait(PATIENCE_S)
    process.stdout.close()
    while watchers(home) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert watchers(home) == []


def test_the_demo_takes_a_free_port_where_its_own_is_taken(
    served: tuple[str, Path], tmp_path: Path
) -> None:
    port = served[0].rstrip("/").rsplit(":", 1)[1]
    command = [sys.executable, "-c", "from webapp.cli import main; main()"]
    process = subprocess.Popen(
        [*command, "--home", str(tmp_path / "demo"), "demo", "--port", port],
        env={**os.environ, "GREFFE_LANG": "en"}, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        said = next(line for line in process.stdout if "Greffe is at" in line or "taken" in line)
        assert said == f"Port {port} is taken: a free one is used.\n"
        address = next(line for line in process.stdout if "Greffe is at" in line).split()[3]
        assert address.rstrip("/").rsplit(":", 1)[1] != port
        assert get(address + "healthz")["status"] == "ok"
    finally:
        process.send_signal(signal.SIGTERM)
        process.stdout.close()
        assert process.wait(PATIENCE_S) == 0

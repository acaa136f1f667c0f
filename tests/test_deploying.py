"""What the pages on installing tell people to copy works, and both languages tell the same."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from webapp import server

DOCS = Path(__file__).parents[1] / "docs"
DEPLOY = DOCS / "deploy"
PAGES = [DOCS / "deploying.md", DOCS / "installer.md"]


def commands(page: Path) -> list[str]:
    """The lines of a page's console blocks; what is in the town's words is left out."""
    blocks = re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    return [re.sub(r' --name "[^"]*" --lang \w+', "", line) for line in lines]


def test_both_pages_give_the_same_commands() -> None:
    english, french = map(commands, PAGES)
    assert len(english) > 15 and english == french


def test_every_file_is_spoken_of_in_both() -> None:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        units = sorted(path.name for path in DEPLOY.glob("greffe*.service"))
        for name in (*units, "nginx.conf", "Caddyfile"):
            assert f"(deploy/{name})" in text, (page.name, name)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_knows_all_that_the_units_say(tmp_path: Path) -> None:
    program = tmp_path / "greffe"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    for unit in DEPLOY.glob("greffe*"):
        text = unit.read_text(encoding="utf-8").replace("/opt/greffe/bin/greffe", str(program))
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    units = sorted(str(path) for path in tmp_path.glob("greffe*.*"))
    done = subprocess.run(
        ["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False
    )
    ours = [line for line in done.stderr.splitlines() if "greffe" in line]
    assert len(units) == 4 and ours == []


@pytest.mark.skipif(not shutil.which("nginx"), reason="no nginx here")
def test_nginx_takes_the_configuration(tmp_path: Path) -> None:
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "".join(f"{kind}_temp_path {tmp_path}/{kind};" for kind in kinds)
    config = tmp_path / "nginx.conf"
    config.write_text(
        f"pid {tmp_path}/pid; error_log stderr; events {{}}\n"
        f"http {{ access_log off; {places} include {DEPLOY}/nginx.conf; }}\n"
    )
    command = ["nginx", "-t", "-q", "-c", str(config)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "Permission denied" in done.stderr or "bind()" in done.stderr:
        pytest.skip("nginx may not open port 80 here")
    assert done.returncode == 0, done.stderr


def test_nginx_passes_on_what_the_server_believes_and_takes_as_much() -> None:
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    passed = set(re.findall(r"proxy_set_header (X-Forwarded-\w+)", text))
    assert {name.lower() for name in passed} == server.BELIEVED
    assert f"client_max_body_size {server.BODY_BYTES >> 20}m" in text
    assert "gzip off;" in text

"""greffe alerts, as whoever runs the machine uses it."""

from __future__ import annotations

import datetime as dt
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from archive import lock
from archive.correspondence import About, Topic
from archive.store import Correspondence
from tests.mail_server import Postbox, words
from webapp.cli import main

NOW = dt.datetime.now(dt.UTC)
READER = "lectrice@exemple.example"


@pytest.fixture
def home(tmp_path: Path, postbox: Postbox) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "greffe.toml").write_text(
        '[site]\naddress = "https://archives.ville.example"\n[mail]\nhost = "127.0.0.1"\n'
        f'port = {postbox.port}\nsecurity = "none"\nsender = "greffe@ville.example"\n'
    )
    return folder


def run(home: Path, *command: str) -> Result:
    return CliRunner().invoke(main, ["--home", str(home), "alerts", *command])


def ask(home: Path) -> None:
    with Correspondence.open(home / "correspondence.db") as kept:
        kept.ask(READER, "fr", Topic(About.WEEK), now=NOW)


def test_send_sends_what_is_due_and_counts_it(home: Path, postbox: Postbox) -> None:
    ask(home)
    done = run(home, "send")
    assert done.exit_code == 0 and done.output.startswith("1 ")
    assert len(postbox.to(READER)) == 1
    assert run(home, "send").output.startswith("0 ")


def test_a_server_that_takes_nothing_is_said_with_its_words(home: Path, postbox: Postbox) -> None:
    ask(home)
    postbox.at_rcpt = lambda _to: "421 closing for the night"
    done = run(home, "send")
    assert done.exit_code == 1 and "closing for the night" in done.output
    assert "closing for the night" in run(home, "try", READER).output


def test_try_sends_one_e_mail(home: Path, postbox: Postbox) -> None:
    assert run(home, "try", READER).exit_code == 0
    assert "Greffe" in words(postbox.to(READER)[0])


def test_without_settings_it_says_which_are_missing(tmp_path: Path) -> None:
    for command in (("send",), ("run",), ("try", READER)):
        done = run(tmp_path, *command)
        assert done.exit_code == 2 and "[mail] host" in done.output


def test_a_password_that_can_t_be_read_is_said_and_loses_nothing(
    home: Path, postbox: Postbox
) -> None:
    ask(home)
    text = (home / "greffe.toml").read_text()
    (home / "greffe.toml").write_text(text + 'user = "x"\npassword_file = "/nowhere/secret"\n')
    done = run(home, "send")
    assert done.exit_code == 1 and "/nowhere/secret" in done.output
    (home / "greffe.toml").write_text(text)
    assert run(home, "send").exit_code == 0 and len(postbox.arrived) == 1


def test_a_second_sender_is_told_that_there_is_one(home: Path) -> None:
    with lock.sending(home):
        done = run(home, "send")
    assert done.exit_code == 1 and str(home) in done.output


def test_an_address_is_erased_at_the_counter(home: Path) -> None:
    ask(home)
    assert run(home, "erase", f" {READER} ").output.startswith("1 ")
    assert READER.encode() not in (home / "correspondence.db").read_bytes()
    assert run(home, "erase", READER).output.startswith("0 ")


def test_serve_sends_beside_the_site_and_all_of_it_ends_quietly(
    home: Path, postbox: Postbox
) -> None:
    command = [sys.executable, "-c", "from webapp.cli import main; main()", "--home", str(home)]
    process = subprocess.Popen(
        [*command, "serve", "--port", "0", "--no-watch"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout and process.stdout.readline()
    ask(home)
    deadline = time.monotonic() + 60
    while not postbox.arrived and time.monotonic() < deadline:
        time.sleep(0.2)
    process.send_signal(signal.SIGTERM)
    _out, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, "")
    assert len(postbox.to(READER)) == 1
    assert not lock.is_sending(home)

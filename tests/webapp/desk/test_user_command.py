"""greffe user: the first user is made on the machine itself."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner, Result

from archive.store import Accounts, Store
from webapp.cli import main
from webapp.desk import proofs


def run(home: Path, *words: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["--home", str(home), "user", *words], input=typed)


def test_a_user_is_added_with_a_password_that_is_shown_once(tmp_path: Path) -> None:
    made = run(tmp_path, "add", "Mme Roy", "--role", "clerk")
    assert made.exit_code == 0
    password = re.search(r"([a-z2-9]{4}-){3}[a-z2-9]{4}", made.stdout)
    assert password
    with Store.open(tmp_path / "archive.db") as store:
        kept = Accounts(store).known("mme roy")
        assert proofs.is_password(password[0], kept.password) and kept.secret is None
        assert [one.act for one in store.audit()] == ["user-added"]
    assert run(tmp_path, "list").stdout.startswith("Mme Roy\tclerk")
    assert password[0] not in run(tmp_path, "list").stdout


def test_a_name_is_taken_once_whatever_its_capitals(tmp_path: Path) -> None:
    run(tmp_path, "add", "Mme Roy")
    again = run(tmp_path, "add", "mme roy")
    assert again.exit_code == 1 and "greffe user reset" in again.stderr


def test_a_password_may_be_asked_for_and_must_be_long(tmp_path: Path) -> None:
    assert run(tmp_path, "add", "a", "--ask", typed="court\ncourt\n").exit_code == 1
    long = "une phrase assez longue"
    assert run(tmp_path, "add", "a", "--ask", typed=f"{long}\n{long}\n").exit_code == 0
    with Store.open(tmp_path / "archive.db") as store:
        assert proofs.is_password(long, Accounts(store).known("a").password)


def test_a_user_is_disabled_and_let_in_again_by_a_reset(tmp_path: Path) -> None:
    run(tmp_path, "add", "a")
    assert run(tmp_path, "disable", "a").exit_code == 0
    assert "disabled" in run(tmp_path, "list").stdout
    assert run(tmp_path, "reset", "a").exit_code == 0
    assert "disabled" not in run(tmp_path, "list").stdout
    assert run(tmp_path, "disable", "b").exit_code == 1
    assert run(tmp_path, "add", "a\nb\x1b", "--role", "boss").exit_code == 2

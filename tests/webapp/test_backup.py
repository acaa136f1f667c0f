"""greffe backup and restore, as a nightly job and a frightened person call them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from archive.manifest import read
from archive.settings import MARK
from webapp.cli import main


@pytest.fixture
def run(tmp_path: Path) -> Any:
    def call(home: str, *words: str) -> Result:
        runner = CliRunner(env={"GREFFE_INTAKE_STILL_S": "0", "GREFFE_INTAKE_OCR": "no"})
        return runner.invoke(main, ["--home", str(tmp_path / home), *words])

    return call


def test_a_home_is_backed_up_restored_and_searched(run: Any, drop: Path, tmp_path: Path) -> None:
    run("home", "init", "--name", "Ville de Val")
    run("home", "ingest", str(drop))
    dest = str(tmp_path / "copie")
    assert run("home", "backup", dest).exit_code == 0
    assert "0 of them new" in run("home", "backup", dest).stdout
    assert run("again", "restore", dest).exit_code == 0
    assert "Ville de Val" in (tmp_path / "again" / "greffe.toml").read_text(encoding="utf-8")
    assert run("again", "verify").exit_code == 0
    found = run("again", "search", "déneigement").stdout
    assert found.split("\n", 1)[1] == run("home", "search", "déneigement").stdout.split("\n", 1)[1]


def test_a_damaged_file_of_the_backup_is_named_and_the_exit_status_says_so(
    run: Any, drop: Path, tmp_path: Path
) -> None:
    run("home", "ingest", str(drop))
    run("home", "backup", str(tmp_path / "copie"))
    name = next(one for one in read(tmp_path / "copie")[0] if "originals" in one)
    (tmp_path / "copie" / name).unlink()
    result = run("again", "restore", str(tmp_path / "copie"))
    assert result.exit_code == 1 and name in result.stderr
    assert run("again", "search", "déneigement").exit_code == 0  # all that is sound is there


def test_nothing_works_on_a_home_that_is_half_restored(
    run: Any, drop: Path, tmp_path: Path
) -> None:
    run("home", "ingest", str(drop))
    dest = tmp_path / "copie"
    run("home", "backup", str(dest))
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / MARK).write_text(str(dest), encoding="utf-8")
    for words in (["status"], ["ingest", str(drop)], ["serve", "--port", "0"], ["verify"]):
        refused = run("again", *words)
        assert refused.exit_code == 1 and f"restore {dest}" in refused.stderr, words
    assert not (tmp_path / "again" / "archive.db").exists()
    assert run("again", "restore", str(dest)).exit_code == 0
    assert run("again", "status").exit_code == 0


@pytest.mark.parametrize("inside", ["home", "home/copie"])
def test_a_home_is_not_backed_up_into_itself(run: Any, tmp_path: Path, inside: str) -> None:
    run("home", "init")
    assert run("home", "backup", str(tmp_path / inside)).exit_code == 2
    assert not (tmp_path / "home" / "copie").exists()


def test_a_backup_is_for_the_eyes_of_its_owner(run: Any, tmp_path: Path) -> None:
    run("home", "init")
    run("home", "backup", str(tmp_path / "copie"))
    assert (tmp_path / "copie").stat().st_mode & 0o077 == 0

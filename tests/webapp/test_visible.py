"""Names that play tricks are shown, not obeyed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from webapp.visible import on_one_line, visible


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("pv\x1b[31m.pdf", r"pv\x1b[31m.pdf"),
        ("\x9b2J", r"\x9b2J"),
        ("exe\u202egpj.pdf", r"exe\u202egpj.pdf"),
        ("a\u2066b\u2069", r"a\u2066b\u2069"),
        ("séance du 3 août – n° 12 «é».pdf", "séance du 3 août – n° 12 «é».pdf"),
        ("שלום.pdf", "שלום.pdf"),
    ],
)
def test_controls_and_turns_of_direction_are_shown(name: str, shown: str) -> None:
    assert visible(name) == on_one_line(name) == shown


def test_line_breaks_stay_in_a_page_and_are_shown_in_a_line() -> None:
    assert visible("a\n\tb") == "a\n\tb"
    assert on_one_line("a\n\tb") == r"a\n\tb"


def test_a_page_shows_what_a_name_hides(client: FlaskClient, town: Any) -> None:
    from archive.store import Store

    with Store.open(town.settings.database) as store:
        change = "UPDATE documents SET filename = ? WHERE id = ?"
        before = store.document(town.undated).filename
        store.connection.execute(change, ("avis\u202efdp.exe", town.undated))
        text = client.get(f"/fr/documents/{town.undated}").get_data(as_text=True)
        store.connection.execute(change, (before, town.undated))
    assert r"avis\u202efdp.exe" in text and "\u202e" not in text


def test_a_file_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from webapp.cli import main

    (tmp_path / "drop").mkdir()
    (tmp_path / "drop" / "a\x1b]0;pwned\x07\x1b[2J.pdf").write_bytes(b"<html>")
    runner = CliRunner(env={"GREFFE_INTAKE_OCR": "no"})
    home = str(tmp_path / "home")
    told = runner.invoke(main, ["--home", home, "ingest", str(tmp_path / "drop")], color=True)
    assert "\x1b" not in told.output and "\x07" not in told.output
    assert r"a\x1b]0;pwned\x07" in told.stdout and r"a\x1b]0;pwned\x07" in told.stderr

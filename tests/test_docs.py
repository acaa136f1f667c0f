"""The documents say what the program does."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", ["cli", "settings"])
def test_printed_documents_are_fresh(name: str) -> None:
    code = f"import docs; print(docs.{name}(), end='')"
    env = {**os.environ, "PYTHONPATH": str(ROOT / "tools"), "GREFFE_LANG": "en"}
    printed = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, check=True, encoding="utf-8"
    )
    kept = (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
    assert printed.stdout == kept, "run: python tools/docs.py"


def test_the_readme_s_first_screen_has_the_two_commands_and_a_picture() -> None:
    first = (ROOT / "README.md").read_text(encoding="utf-8").split("\n## ")[0]
    assert "make demo" in first and "make test" in first
    (picture,) = re.findall(r"!\[.*?\]\((.*?)\)", first)
    assert (ROOT / picture).stat().st_size > 10_000


def test_every_link_in_the_documents_leads_somewhere() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for link in re.findall(r"\]\((?!http)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_the_make_targets_that_the_readme_names_exist() -> None:
    named = set(re.findall(r"`?make (\w+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    made = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert named <= made

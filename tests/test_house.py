"""The house holds to its own rules."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("archive", "ingest", "webapp")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
LONGEST = 400


def test_there_are_sources_to_look_at() -> None:
    assert len(SOURCES) > 40


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_a_room(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST, "holds two ideas: split it by noun"
    if text.strip():
        assert ast.get_docstring(ast.parse(text)), "says nothing of what it is for"


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


@pytest.mark.parametrize(
    ("package", "strangers"),
    [("archive", ("ingest", "webapp", "flask")), ("ingest", ("webapp", "flask"))],
)
def test_imports_run_one_way(package: str, strangers: tuple[str, ...]) -> None:
    for path in (ROOT / package).rglob("*.py"):
        roots = {name.split(".")[0] for name in imported(path)}
        assert not roots & set(strangers), path


def test_whoosh_stays_in_its_room() -> None:
    knows = [path for path in SOURCES if any(name.startswith("whoosh") for name in imported(path))]
    assert {path.relative_to(ROOT).parent for path in knows} == {Path("archive/index")}


def test_only_the_front_door_reads_the_environment() -> None:
    readers = {
        str(path.relative_to(ROOT))
        for path in SOURCES
        if "os.environ" in path.read_text(encoding="utf-8")
    }
    # ocr.py sets a variable for the Tesseract that it starts; it reads none.
    assert readers <= {
        "archive/settings.py",
        "ingest/paper/ocr.py",
        "webapp/cli.py",
        "webapp/terminal.py",
    }


def test_only_the_store_writes_sql() -> None:
    for path in SOURCES:
        if path.parent != ROOT / "archive" / "store":
            text = path.read_text(encoding="utf-8")
            assert "INSERT INTO" not in text and "UPDATE documents" not in text, path

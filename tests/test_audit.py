"""What make check says of known advisories, with pip-audit's answers put in."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

FILE = Path(__file__).parents[1] / "tools" / "audit.py"
SOUND = {"name": "flask", "version": "3.1.0", "vulns": []}
SKIPPED = {"name": "flask", "skip_reason": "Dependency not found on PyPI"}
HURT = {
    "name": "pdfminer-six", "version": "20250506",
    "vulns": [{"id": "GHSA-1", "aliases": ["CVE-2025-64512"], "fix_versions": ["20251107"]}],
}  # fmt: skip


@pytest.fixture
def audit(monkeypatch: pytest.MonkeyPatch) -> Any:
    spec = importlib.util.spec_from_file_location("audit", FILE)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def answering(**by_service: Any) -> Any:
        monkeypatch.setattr(module, "audited", by_service.get)
        return module

    return answering


def test_an_advisory_fails_and_says_what_mends_it(audit: Any, capsys: Any) -> None:
    with pytest.raises(SystemExit) as ended:
        audit(pypi=[SOUND, HURT]).main()
    assert ended.value.code == 1
    assert "pdfminer-six 20250506: GHSA-1, mended in 20251107" in capsys.readouterr().out


def test_one_that_is_accepted_with_a_reason_does_not(audit: Any) -> None:
    asked = audit(pypi=[SOUND, HURT])
    asked.ACCEPTED["CVE-2025-64512"] = "no CMap is read from a file of others"
    with pytest.raises(SystemExit) as ended:
        asked.main()
    assert ended.value.code == 0


def test_the_second_service_is_asked_where_the_first_knows_nothing(audit: Any, capsys: Any) -> None:
    with pytest.raises(SystemExit) as ended:
        audit(pypi=[SKIPPED], osv=[SOUND]).main()
    assert ended.value.code == 0 and "1 packages: no advisory" in capsys.readouterr().out


@pytest.mark.parametrize("answers", [{}, {"pypi": [SKIPPED]}])
def test_silence_is_not_called_soundness(audit: Any, capsys: Any, answers: Any) -> None:
    audit(**answers).main()
    told = capsys.readouterr()
    assert "Not audited" in told.err and told.out == ""

"""A fault in a rule costs what the rule would have found, and never the paper."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NoReturn

import pytest

from archive.doubts import SAYS
from archive.originals import Kept
from ingest import compose
from ingest.identity.identify import Rules
from ingest.inbox import Arrival
from ingest.paper.plain import read_plain
from ingest.structure import guarded


def broken(*_args: object, **_options: object) -> NoReturn:
    raise IndexError("a rule that nobody tried on this")


def test_a_paper_on_which_a_rule_fails_is_filed_with_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(guarded, "understand", broken)
    paper = tmp_path / "PV 2024-05-13.txt"
    paper.write_text("Procès-verbal de la séance du 13 mai 2024\n\n1. Ouverture de la séance\n")
    kept = Kept("0" * 64, paper.stat().st_size, paper)
    known = compose.Known(Arrival(paper), kept, Rules(), None, dt.datetime.now(dt.UTC))
    filed = compose.compose(known, read_plain(paper))
    assert filed.document.date == dt.date(2024, 5, 13)
    assert "Ouverture" in "".join(one.text for one in filed.passages)
    assert filed.structure is None and "not-understood" in filed.document.doubts
    assert "PV 2024-05-13.txt" in caplog.text and "nobody tried" in caplog.text
    assert set(SAYS["not-understood"]) == {"fr", "en"}

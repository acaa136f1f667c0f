"""What the town's own schedule says is due: told, and nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from archive.errors import SettingsError
from archive.model import Document, Kind
from archive.retention import Rule, due
from archive.settings import load
from tests.conftest import make_filing

TODAY = dt.date(2026, 11, 24)


def record(kind: Kind, day: dt.date | None, body: str = "Conseil municipal") -> Document:
    return make_filing(f"{kind} {day} {body}.pdf", "x", kind=kind, date=day, body=body).document


def test_a_record_is_due_so_many_full_years_after_its_date() -> None:
    rules = [Rule("Avis", 5, Kind.NOTICE)]
    old, young = (record(Kind.NOTICE, dt.date(2021, 11, day)) for day in (24, 25))
    minutes = record(Kind.MINUTES, dt.date(1950, 1, 1))
    assert [one.document for one in due([minutes, young, old], rules, TODAY)] == [old]


def test_without_a_date_the_day_of_receipt_counts() -> None:
    undated = replace(
        record(Kind.NOTICE, None), received_at=dt.datetime(2020, 2, 29, tzinfo=dt.UTC)
    )
    (found,) = due([undated], [Rule("Avis", 5)], TODAY)
    assert found.since == dt.date(2025, 3, 1)


def test_of_two_rules_the_longer_term_counts() -> None:
    rules = [Rule("Tout", 2), Rule("Comité", 10, body="comité consultatif")]
    kept, due_now = (
        record(Kind.REPORT, dt.date(2020, 1, 1), body)
        for body in ("Comité consultatif", "Conseil municipal")
    )
    assert [one.document for one in due([kept, due_now], rules, TODAY)] == [due_now]


def test_rules_are_read_from_the_settings(tmp_path: Path) -> None:
    (tmp_path / "greffe.toml").write_text(
        '[retention."Avis de convocation"]\nkind = "notice"\nyears = 5\n', encoding="utf-8"
    )
    assert load(tmp_path, {}).retention == (Rule("Avis de convocation", 5, Kind.NOTICE),)


@pytest.mark.parametrize(
    "wrong",
    ["kind = 'memo'\nyears = 5", "years = 0", "years = 'cinq'", "years = true", "kind = 'notice'",
     "years = 5\naction = 'delete'", "years = 5\nbody = 3", "years = 5\nwhen = 1"],
)  # fmt: skip
def test_a_rule_that_is_none_is_named(tmp_path: Path, wrong: str) -> None:
    (tmp_path / "greffe.toml").write_text(f'[retention."Avis"]\n{wrong}\n', encoding="utf-8")
    with pytest.raises(SettingsError) as told:
        load(tmp_path, {})
    assert "retention.Avis" in told.value.sentence("fr")

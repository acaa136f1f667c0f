"""What was understood is kept whole, and newer rules read old documents again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archive.model import (
    AgendaItem,
    Attendance,
    Box,
    Choice,
    Decision,
    Document,
    Filing,
    Identity,
    Kind,
    Outcome,
    PagePlace,
    Presence,
    Sitting,
    Structure,
    TimePlace,
    Vote,
)
from archive.store import Store, structure
from ingest import passages
from ingest.reading import Block, PageReading
from ingest.structure import again
from ingest.structure.layout import layout_of
from ingest.structure.understand import RULES

DOC = "0" * 16
PLACE = PagePlace(2, Box(72.0, 80.5, 540.0, 92.0))
WHOLE = Structure(
    items=(
        AgendaItem("7.1", "Budget", 2, PLACE, 0.9),
        AgendaItem(None, "Divers", 1, TimePlace(61.5, 70.0), 0.6),
    ),
    attendance=(
        Attendance("Ana Roy", "mairesse", Presence.PRESENT, PLACE, 0.9),
        Attendance("Luc Côté", None, Presence.PROXY, PLACE, 0.8, False, "Ana Roy"),
    ),
    decisions=(
        Decision("24-1", "24-1", "D'agir", Outcome.LOST, PLACE, 0.95, 0, False, 2, 3, None,
                 "Ana Roy", None, (Vote("Luc Côté", Choice.AGAINST),)),
        Decision("page-2-1", None, "De lever", Outcome.CARRIED, PagePlace(2, None), 0.5),
    ),
    sitting=Sitting("regular", "19:30", "20:47"),
    rules=RULES,
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "archive.db") as opened:
        yield opened


def filing(kept: Structure | None) -> Filing:
    pages = (PageReading(1, 612.0, 792.0, (Block("ADOPTÉE À L'UNANIMITÉ", None),), "ocr"),)
    doc = Document(
        id=DOC, sha256="0" * 64, filename="pv.pdf", folder="", media_type="application/pdf", size=1,
        kind=Kind.MINUTES, title="PV", body=None, date=None, lang="fr", status=None,
        meeting_id=None, page_count=1, media=None, doubts=(),
        received_at=dt.datetime(2026, 11, 24, tzinfo=dt.UTC),
    )  # fmt: skip
    identity = Identity(Kind.MINUTES, None, None, "fr", None, "PV")
    words = passages.of_pages(DOC, pages, lambda _: "fr")
    return Filing(doc, identity, passages=tuple(words), structure=kept, layout=layout_of(pages))


def test_what_was_understood_comes_back_as_it_was(store: Store) -> None:
    store.file(filing(WHOLE))
    assert structure.read(store.connection, DOC) == WHOLE


def test_where_no_rules_have_read_there_is_nothing(store: Store) -> None:
    store.file(filing(None))
    assert structure.read(store.connection, DOC) is None


def test_newer_rules_put_their_findings_in_place_of_older_ones(store: Store) -> None:
    store.file(filing(replace(WHOLE, rules=RULES - 1)))
    assert again.catch_up(store) == 1
    found = structure.read(store.connection, DOC)
    assert found and [one.text for one in found.decisions] == ["ADOPTÉE À L'UNANIMITÉ"]
    assert found.rules == RULES and not found.attendance


def test_what_these_rules_have_read_is_left_alone(store: Store) -> None:
    store.file(filing(WHOLE))
    assert again.catch_up(store) == 0
    assert structure.read(store.connection, DOC) == WHOLE

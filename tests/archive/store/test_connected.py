"""What is kept of answers, and that it is forgotten when anything is written."""

from __future__ import annotations

import pytest

from archive.settings import Settings
from archive.store import Catalogue, Store
from tests.conftest import Make
from tests.withdrawing import withdraw


def names(catalogue: Catalogue) -> list[str]:
    return [one.body.name for one in catalogue.bodies()]


def test_what_another_commits_is_seen_by_a_catalogue_that_is_open(
    settings: Settings, store: Store, filing: Make
) -> None:
    store.file(filing("pv.pdf", "Bonjour."))
    with Catalogue.open(settings.database) as catalogue:
        assert names(catalogue) == names(catalogue) == ["Conseil municipal"]
        assert catalogue.meeting_years() == [(2014, 1)]
        other = filing("cr.pdf", "Loisirs.", body="Loisirs")
        store.file(other)
        assert names(catalogue) == ["Conseil municipal", "Loisirs"]
        assert catalogue.meeting_years() == [(2014, 2)]
        withdraw(store, other.document.id)
        assert names(catalogue) == ["Conseil municipal"]
        assert catalogue.meeting_years() == [(2014, 1)]


def test_an_answer_is_kept_as_long_as_nothing_is_written(
    settings: Settings, store: Store, filing: Make
) -> None:
    store.file(filing("pv.pdf", "Bonjour."))
    with Catalogue.open(settings.database) as catalogue:
        asked: list[str] = []
        catalogue.connection.set_trace_callback(asked.append)
        first = catalogue.bodies()
        first.clear()  # whoever asked may do so
        assert names(catalogue) == ["Conseil municipal"]
        assert sum("FROM bodies" in one for one in asked) == 1
        store.file(filing("cr.pdf", "Loisirs.", body="Loisirs"))
        assert len(names(catalogue)) == 2
        assert sum("FROM bodies" in one for one in asked) == 2


def test_what_is_rolled_back_was_never_answered(store: Store, filing: Make) -> None:
    store.file(filing("pv.pdf", "Bonjour."))
    row = ("loisirs/2014-04-24", "loisirs", "2014-04-24")
    with pytest.raises(RuntimeError), store.transaction():
        store.connection.execute("INSERT INTO bodies (slug, name) VALUES ('loisirs', 'Loisirs')")
        store.connection.execute("INSERT INTO meetings VALUES (?,?,?)", row)
        assert len(names(store)) == 2
        raise RuntimeError
    assert names(store) == ["Conseil municipal"]

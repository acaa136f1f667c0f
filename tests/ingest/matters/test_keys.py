"""What is understood of a document fills the keys of its passages: a question finds them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from archive.model import (
    AgendaItem,
    Attendance,
    Choice,
    Decision,
    Filing,
    Outcome,
    PagePlace,
    Presence,
    Status,
    Structure,
    Vote,
)
from archive.search import Query, Results, Searcher
from archive.settings import Settings
from archive.store import Store
from archive.store import structure as structures
from ingest.indexing import Indexing
from ingest.matters.keys import given_first
from tests.withdrawing import withdraw

Make = Callable[..., Filing]
PONT = "Que soit adjugé le contrat du pont, rue St-Jean, pour 148 250,00 $."
PARC = "Que le parc de la rue du Moulin soit fermé."
STRUCTURE = Structure(
    items=(
        AgendaItem("7.1", "Le pont", 1, PagePlace(1, None), 0.9),
        AgendaItem("8", PARC, 1, PagePlace(3, None), 0.9),
    ),
    attendance=tuple(
        Attendance(name, None, Presence.PRESENT, PagePlace(1, None), 0.9)
        for name in ("ROY Marie", "Luc Gagnon", "Jean Côté", "Paul Côté")
    ),
    decisions=(
        Decision("2014-138", "2014/138", PONT, Outcome.CARRIED, PagePlace(2, None), 0.9, item=0,
                 unanimous=True, mover="M. Roy", seconder="L. Gagnon"),
        Decision("page-3-1", None, PARC, Outcome.LOST, PagePlace(3, None), 0.9,
                 mover="Côté", votes=(Vote("Luc Gagnon", Choice.AGAINST),)),
    ),
    rules=1,
)  # fmt: skip


@pytest.fixture
def understood(settings: Settings, store: Store, filing: Make) -> str:
    made = filing("pv.pdf", "Le pont", PONT, PARC)
    store.file(made)
    with store.transaction():
        structures.write(store.connection, made.document.id, STRUCTURE)
    Indexing(settings, store).catch_up()
    return made.document.id


def asked(settings: Settings, store: Store, q: str, **more: tuple[str, ...]) -> Results:
    return Searcher(settings).find(store, Query(q, **more))  # type: ignore[arg-type]  # tuples only


@pytest.mark.parametrize(
    ("q", "pages"),
    [
        ("resolution:2014-138", {2}),
        ("résolution:2014/138", {2}),
        ("vote:lost", {3}),
        ("vote:rejetée", {3}),
        ("vote:unanimous", {2}),
        ("amount:>100000", {2}),
        ("montant:1000..5000", set()),
        ("item:7.1", {1, 2}),
        ("point:8", {3}),
        ("rue:saint-jean", {2}),
        ("rue:St-Jean", {2}),
        ("street:rue-du-moulin", {3}),
        ("councillor:roy", {2}),
        ("conseiller:gagnon", {2, 3}),
        ("councillor:luc-gagnon vote:lost", {3}),
    ],
)
def test_a_criterion_finds_the_passages_of_a_decision(
    settings: Settings, store: Store, understood: str, q: str, pages: set[int]
) -> None:
    found = asked(settings, store, q)
    by_criterion = {hit.page for hit in found.hits} if not found.remarks else set()
    assert by_criterion == pages


def test_nobody_is_named_where_two_could_be_meant(
    settings: Settings, store: Store, understood: str
) -> None:
    """« Côté » moved it; two of that name sat."""
    assert [one.code for one in asked(settings, store, "councillor:côté").remarks] == ["absent"]


def test_facets_count_what_choosing_them_leaves(
    settings: Settings, store: Store, understood: str
) -> None:
    found = asked(settings, store, "soit")
    assert found.total == 2
    assert found.facets["vote"] == [("carried", 1), ("lost", 1), ("unanimous", 1)]
    assert found.facets["street"] == [("rue-du-moulin", 1), ("rue-saint-jean", 1)]
    assert found.facets["councillor"] == [("luc-gagnon", 2), ("marie-roy", 1)]
    assert asked(settings, store, "soit", votes=("lost",)).total == 1
    assert asked(settings, store, "soit", councillors=("luc-gagnon",)).total == 2
    assert asked(settings, store, "soit", streets=("rue-saint-jean",)).total == 1
    assert store.labels("councillor", ["marie-roy"]) == {"marie-roy": "Marie Roy"}
    assert store.labels("street", ["rue-saint-jean"]) == {"rue-saint-jean": "rue St-Jean"}


def test_new_rules_and_a_new_list_of_the_town_read_what_is_here_anew(
    settings: Settings, store: Store, understood: str
) -> None:
    settings.places.write_text("Le Grand Pont = Le pont\n", encoding="utf-8")
    assert asked(settings, store, "rue:le-grand-pont").remarks
    Indexing(settings, store).rebuild()
    assert {hit.page for hit in asked(settings, store, "rue:le-grand-pont").hits} == {1}


def test_what_is_withdrawn_or_read_anew_leaves_nothing(
    settings: Settings, store: Store, filing: Make, understood: str
) -> None:
    assert [one.slug for one in store.streets_and_lots()] == ["rue-du-moulin", "rue-saint-jean"]
    withdraw(store, understood)
    Indexing(settings, store).catch_up()
    assert store.streets_and_lots() == []
    other = filing("autre.pdf", "rue Bernier", date=dt.date(2015, 1, 1))
    store.file(other)
    Indexing(settings, store).catch_up()
    with store.transaction():
        store.connection.execute("DELETE FROM passages WHERE document = ?", (other.document.id,))
    assert (
        store.connection.execute(
            "SELECT count(*) FROM keys WHERE document = ?", (other.document.id,)
        ).fetchone()[0]
        == 0
    )
    assert store.document(understood).status is Status.WITHDRAWN


@pytest.mark.parametrize(
    ("printed", "name"),
    [("M. SAUREL Philippe", "Philippe Saurel"), ("Philippe SAUREL", "Philippe Saurel"),
     ("Mme Marie Roy", "Marie Roy"), ("JEAN COTE", "Jean Cote"), ("Councillor T. Butler",
                                                                  "T. Butler")],
)  # fmt: skip
def test_a_member_s_name_is_shown_in_one_way(printed: str, name: str) -> None:
    assert given_first(printed) == name

"""What once was cited is found again, whatever was renamed or read anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from archive import cited, links, quoting
from archive.errors import NotFound
from archive.model import Filing, PagePlace, Passage
from archive.store import Store, addresses, moving
from tests.read_again import read_again

Make = Callable[..., Filing]
BRIDGE = "Il est proposé par M. Gagnon d'adjuger le contrat du pont à Construction Val inc."
SNOW = "Le déneigement des rues est confié à la voirie pour l'hiver."


def passage(doc: str, n: int, text: str) -> Passage:
    return Passage(links.page_passage_id(doc, 1, n), doc, text, PagePlace(1, None), "fr")


def address(one: Passage) -> str:
    return f"{one.id}-{quoting.fingerprint(one.text)}"


@pytest.fixture
def made(store: Store, filing: Make) -> Filing:
    """A document of one page with two passages."""
    given = filing("PV.pdf", BRIDGE)
    doc = given.document.id
    given = replace(given, passages=(passage(doc, 1, BRIDGE), passage(doc, 2, SNOW)))
    store.file(given)
    return given


def test_words_that_stand_elsewhere_after_a_reading_are_still_found(
    store: Store, made: Filing
) -> None:
    doc = made.document.id
    old = address(made.passages[0])
    again = [passage(doc, 1, "Ville de Val"), passage(doc, 2, SNOW), passage(doc, 3, BRIDGE)]
    read_again(store, doc, again)
    found = cited.find(store, old)
    assert found.passage.text == BRIDGE and found.passage.id.endswith("p1-3")
    assert not found.changed and found.before is None


def test_words_that_were_read_wrongly_are_shown_beside_those_of_now(
    store: Store, made: Filing
) -> None:
    doc = made.document.id
    old = address(made.passages[0])
    better = BRIDGE.replace("Val inc.", "Vald inc.")
    read_again(store, doc, [passage(doc, 1, SNOW), passage(doc, 2, better)])
    found = cited.find(store, old)
    assert (found.passage.text, found.before, found.changed) == (better, BRIDGE, True)


def test_words_that_stand_nowhere_any_more_are_kept_and_said_to_be_gone(
    store: Store, made: Filing
) -> None:
    doc = made.document.id
    old = address(made.passages[0])
    read_again(store, doc, [passage(doc, 1, SNOW)])
    found = cited.find(store, old)
    assert found.changed and found.before == BRIDGE


def test_an_address_follows_through_several_readings(store: Store, made: Filing) -> None:
    doc = made.document.id
    old = address(made.passages[0])
    second = BRIDGE.replace("M. Gagnon", "M. Cagnon")
    third = BRIDGE.replace("M. Gagnon", "Mme Gagnon")
    for at, text in ((2, second), (3, third)):
        rest = [passage(doc, n, f"{SNOW} {n}") for n in range(1, at)]
        read_again(store, doc, [*rest, passage(doc, at, text)])
    found = cited.find(store, old)
    assert (found.passage.text, found.before) == (third, BRIDGE)


def test_a_document_read_again_is_to_be_indexed_again(store: Store, made: Filing) -> None:
    store.mark_all_indexed()
    read_again(store, made.document.id, made.passages)
    assert store.unindexed() == [made.document.id]


def test_a_renamed_body_is_found_under_both_names_with_its_meetings(
    store: Store, made: Filing, filing: Make
) -> None:
    store.file(filing("OJ.pdf", "1. Ouverture"))
    new = moving.rename_body(store, "conseil-municipal", "Conseil de la ville")
    assert new == "conseil-de-la-ville"
    assert addresses.body_now(store, "conseil-municipal") == new
    old = "conseil-municipal/2014-04-24"
    assert addresses.meeting_now(store, old) == f"{new}/2014-04-24"
    assert len(store.documents_of(f"{new}/2014-04-24")) == 2
    assert store.document(made.document.id).body == "Conseil de la ville"
    assert store.integrity() == []


def test_a_body_renamed_twice_and_back_never_leads_in_a_circle(store: Store, made: Filing) -> None:
    moving.rename_body(store, "conseil-municipal", "Conseil de ville")
    moving.rename_body(store, "conseil-de-ville", "Conseil communal")
    assert addresses.body_now(store, "conseil-municipal") == "conseil-communal"
    moving.rename_body(store, "conseil-communal", "Conseil municipal")
    assert addresses.body_now(store, "conseil-municipal") is None
    assert addresses.body_now(store, "conseil-de-ville") == "conseil-municipal"


def test_two_bodies_of_one_name_become_one(store: Store, made: Filing, filing: Make) -> None:
    store.file(filing("minutes.pdf", "Minutes", body="Council", lang="en"))
    moving.rename_body(store, "council", "Conseil municipal")
    assert [one.body.name for one in store.bodies()] == ["Conseil municipal"]
    assert len(store.documents_of("conseil-municipal/2014-04-24")) == 2


def test_a_body_that_is_not_there_cannot_be_renamed(store: Store) -> None:
    with pytest.raises(NotFound):
        moving.rename_body(store, "council", "Conseil")


def test_a_change_of_a_document_is_noted_with_its_time(store: Store, made: Filing) -> None:
    def noted() -> list[str]:
        return [row[0] for row in store.connection.execute("SELECT document FROM changes")]

    store.mark_all_indexed()
    assert noted() == []
    store.connection.execute("UPDATE documents SET status = 'withdrawn'")
    assert noted() == [made.document.id]

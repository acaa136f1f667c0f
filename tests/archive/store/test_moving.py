"""Meetings that a clerk joined or parted, and bodies renamed: what comes later follows, and all of
it is taken back without a trace."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from archive.errors import NotFound
from archive.model import Body, Filing, Meeting, Part
from archive.store import ChangedSince, Mending, Store, addresses, moving
from tests.read_again import read_again

Make = Callable[..., Filing]
COUNCIL, OTHER = "conseil-municipal/2014-04-24", "conseil-municipal/2014-04-25"
VILLE = "conseil-de-ville/2014-04-24"


def on(given: Filing, day: str) -> Filing:
    """The same on another day."""
    date = dt.date.fromisoformat(day)
    slug = (given.document.meeting_id or "").partition("/")[0]
    return replace(given, document=replace(given.document, date=date, meeting_id=f"{slug}/{day}"))


def filed(store: Store, given: Filing) -> str:
    store.file(given)
    return given.document.id


def papers(store: Store, meeting: str) -> set[str]:
    return {one.id for one in store.documents_of(meeting)}


@pytest.fixture
def minutes(store: Store, filing: Make) -> str:
    return filed(store, filing("PV.pdf", "Procès-verbal"))


@pytest.fixture
def agenda(store: Store, filing: Make) -> str:
    """Of the same sitting, under another spelling of the body."""
    return filed(store, filing("OJ.pdf", "Ordre du jour", body="Conseil de ville"))


def test_what_belonged_to_the_one_belongs_to_the_other_and_its_address_leads_there(
    store: Store, minutes: str, agenda: str
) -> None:
    assert moving.join(store, VILLE, COUNCIL, who="mme roy") == [agenda]
    assert papers(store, COUNCIL) == {minutes, agenda}
    assert store.document(agenda).body == "Conseil municipal"
    assert addresses.meeting_now(store, VILLE) == COUNCIL
    assert [one.id for one in store.meetings()] == [COUNCIL]
    entry = store.audit(limit=1)[0]
    assert (entry.who, entry.act, entry.subject) == ("mme roy", "meetings-joined", COUNCIL)
    assert store.audit_break() is None and store.integrity() == [] and store.orphans() == []


def test_what_comes_later_follows_and_so_does_what_is_read_again(
    store: Store, minutes: str, agenda: str, filing: Make
) -> None:
    moving.join(store, VILLE, COUNCIL, who="mme roy")
    late = filed(store, filing("annexe.pdf", "Annexe", body="Conseil de ville"))
    assert store.document(late).meeting_id == COUNCIL
    read_again(store, agenda, store.passages(agenda))
    refiled = filing("OJ.pdf", "Ordre du jour", body="Conseil de ville")
    store.untie(agenda)
    store.refile(refiled)
    assert papers(store, COUNCIL) == {minutes, agenda, late}
    with pytest.raises(NotFound):
        store.meeting(VILLE)
    assert addresses.meeting_now(store, VILLE) == COUNCIL


def test_undoing_a_joining_takes_back_what_came_since_as_well(
    store: Store, minutes: str, agenda: str, filing: Make
) -> None:
    before = store.document(agenda), store.document(minutes)
    moving.join(store, VILLE, COUNCIL, who="mme roy")
    n = store.audit(limit=1)[0].n
    late = filed(store, filing("annexe.pdf", "Annexe", body="Conseil de ville"))
    moving.undo(store, n, who="mme roy")
    assert (store.document(agenda), store.document(minutes)) == before
    assert papers(store, VILLE) == {agenda, late} and papers(store, COUNCIL) == {minutes}
    assert addresses.meeting_now(store, VILLE) is None
    assert store.connection.execute("SELECT count(*) FROM by_itself").fetchone()[0] == 0
    with pytest.raises(ChangedSince):
        moving.undo(store, n, who="mme roy")


def test_what_a_clerk_set_elsewhere_since_stays_there(
    store: Store, minutes: str, agenda: str
) -> None:
    moving.join(store, VILLE, COUNCIL, who="mme roy")
    n = store.audit(limit=1)[0].n
    Mending(store, "mme roy").mend(agenda, {"date": "2015-01-12", "body": "Comité"})
    assert store.document(agenda).meeting_id == "comite/2015-01-12"
    moving.undo(store, n, who="mme roy")
    assert store.document(agenda).meeting_id == "comite/2015-01-12"
    Mending(store, "mme roy").undo(store.audit(limit=9)[1].n)
    assert store.document(agenda).meeting_id == VILLE


def test_a_correction_of_another_field_leaves_a_document_where_it_was_joined(
    store: Store, minutes: str, agenda: str
) -> None:
    moving.join(store, VILLE, COUNCIL, who="mme roy")
    n = store.audit(limit=1)[0].n
    Mending(store, "mme roy").mend(agenda, {"title": "Ordre du jour corrigé"})
    assert store.document(agenda).meeting_id == COUNCIL
    assert set(store.set_by_clerk(agenda)) == {"title"}
    moving.undo(store, n, who="mme roy")
    found = store.document(agenda)
    assert (found.meeting_id, found.title) == (VILLE, "Ordre du jour corrigé")


def test_meetings_joined_one_after_another_and_back_never_lead_in_a_circle(
    store: Store, minutes: str, agenda: str, filing: Make
) -> None:
    third = filed(store, on(filing("suite.pdf", "Suite"), "2014-04-25"))
    moving.join(store, VILLE, COUNCIL, who="a")
    moving.join(store, COUNCIL, OTHER, who="a")
    assert papers(store, OTHER) == {minutes, agenda, third}
    assert addresses.meeting_now(store, VILLE) == OTHER
    moving.undo(store, store.audit(limit=1)[0].n, who="a")
    assert papers(store, COUNCIL) == {minutes, agenda} and papers(store, OTHER) == {third}
    moving.join(store, OTHER, COUNCIL, who="a")
    assert papers(store, COUNCIL) == {minutes, agenda, third}
    with pytest.raises(NotFound):
        moving.join(store, OTHER, COUNCIL, who="a")


def test_a_meeting_that_is_two_is_parted_and_the_second_has_an_address_of_its_own(
    store: Store, minutes: str, filing: Make
) -> None:
    evening = filed(store, filing("PV soir.pdf", "Séance du soir"))
    new = moving.part(store, COUNCIL, [evening], who="mme roy")
    assert new == f"{COUNCIL}-2"
    assert papers(store, COUNCIL) == {minutes} and papers(store, new) == {evening}
    assert store.meeting(new).date == dt.date(2014, 4, 24)
    store.untie(evening)
    store.refile(filing("PV soir.pdf", "Séance du soir"))
    Mending(store, "mme roy").mend(evening, {"title": "Soir"})
    assert papers(store, new) == {evening}
    with pytest.raises(NotFound):  # nothing would be left of it
        moving.part(store, COUNCIL, [minutes], who="mme roy")
    part = next(one for one in store.audit() if one.act == "meeting-parted")
    moving.undo(store, part.n, who="mme roy")
    assert papers(store, COUNCIL) == {minutes, evening}
    assert addresses.meeting_now(store, new) == COUNCIL  # it was given out
    assert moving.part(store, COUNCIL, [evening], who="mme roy") == f"{COUNCIL}-3"


def test_what_was_parted_is_joined_again(store: Store, minutes: str, filing: Make) -> None:
    evening = filed(store, filing("PV soir.pdf", "Séance du soir"))
    new = moving.part(store, COUNCIL, [evening], who="a")
    moving.join(store, new, COUNCIL, who="a")
    assert papers(store, COUNCIL) == {minutes, evening}
    moving.undo(store, store.audit(limit=1)[0].n, who="a")
    assert papers(store, new) == {evening}


def test_the_part_of_a_book_goes_with_its_meeting(store: Store, filing: Make) -> None:
    book = filing("registre 2014.pdf", "Registre")
    held = Meeting(VILLE, Body("conseil-de-ville", "Conseil de ville"), dt.date(2014, 4, 24))
    doc = replace(book.document, meeting_id=None, body="Conseil de ville")
    store.file(replace(book, document=doc, parts=(Part(doc.id, 1, 1, held),)))
    minutes = filed(store, filing("PV.pdf", "Procès-verbal"))
    moving.join(store, VILLE, COUNCIL, who="a")
    assert papers(store, COUNCIL) == {doc.id, minutes}
    moving.undo(store, store.audit(limit=1)[0].n, who="a")
    assert papers(store, VILLE) == {doc.id} and papers(store, COUNCIL) == {minutes}


def test_a_renamed_body_keeps_what_comes_later_under_its_old_name(
    store: Store, minutes: str, agenda: str, filing: Make
) -> None:
    moving.rename_body(store, "conseil-de-ville", "Conseil municipal", who="a")
    late = filed(store, on(filing("PV mai.pdf", "Mai", body="Conseil de ville"), "2014-05-08"))
    assert store.document(late).meeting_id == "conseil-municipal/2014-05-08"
    assert [one.body.name for one in store.bodies()] == ["Conseil municipal"]
    assert addresses.body_now(store, "conseil-de-ville") == "conseil-municipal"
    assert addresses.meeting_now(store, "conseil-de-ville/2014-05-08")
    rename = next(one for one in store.audit() if one.act == "body-renamed")
    moving.undo(store, rename.n, who="a")
    assert {one.body.name for one in store.bodies()} == {"Conseil municipal", "Conseil de ville"}
    assert papers(store, VILLE) == {agenda} and papers(store, COUNCIL) == {minutes}
    assert store.document(late).meeting_id == "conseil-de-ville/2014-05-08"


def test_a_name_that_was_given_by_mistake_leads_back(store: Store, agenda: str) -> None:
    moving.rename_body(store, "conseil-de-ville", "Conseil de vile", who="a")
    moving.undo(store, store.audit(limit=1)[0].n, who="a")
    assert store.document(agenda).body == "Conseil de ville"
    assert addresses.body_now(store, "conseil-de-vile") == "conseil-de-ville"
    assert addresses.meeting_now(store, "conseil-de-vile/2014-04-24") == VILLE
    moving.rename_body(store, "conseil-de-ville", "Conseil de vile", who="a")
    assert store.document(agenda).body == "Conseil de vile"


def test_joined_meetings_of_a_renamed_body_stay_joined(
    store: Store, minutes: str, agenda: str, filing: Make
) -> None:
    third = filed(store, on(filing("suite.pdf", "Suite"), "2014-04-25"))
    moving.join(store, OTHER, COUNCIL, who="a")
    moving.rename_body(store, "conseil-municipal", "Conseil de ville", who="a")
    assert papers(store, VILLE) == {minutes, agenda, third}
    late = filed(store, on(filing("annexe.pdf", "Annexe"), "2014-04-25"))
    assert store.document(late).meeting_id == VILLE
    assert addresses.meeting_now(store, OTHER) == VILLE

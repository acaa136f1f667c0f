"""A clerk sets right what the program understood: it is so for the public, and can be undone."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from archive.amending import Part
from archive.store import Store, structure
from ingest import mending, watching
from ingest.inbox import given
from ingest.structure.again import catch_up
from ingest.structure.understand import RULES
from tests.drop import write_pdf
from tests.webapp.desk.conftest import Home, token_in
from webapp.cli import main
from webapp.desk import indexing

TEXT = """Conseil municipal
Procès-verbal de la séance ordinaire du 12 mai 2025

Présents : M. Luc Roy, Mme Ana Côté
Absent : M. Guy Fort

2025-05-101
Il est proposé par M. Luc Roy, appuyé par Mme Ana Côté, et résolu à l'unanimité d'adopter
l'ordre du jour.

2025-05-102
Il est proposé par M. Luc Roy, appuyé par Mme Ana Côté, et résolu à l'unanimité de réparer
le pont couvert."""


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits for the index does so here and now."""
    soon = indexing.soon
    monkeypatch.setattr(indexing, "soon", lambda settings: soon(settings).join(60))


@pytest.fixture
def doc(home: Home, tmp_path: Path) -> str:
    path = write_pdf(tmp_path / "PV 2025-05-12.pdf", TEXT)
    (outcome,) = watching.bring_in(home.settings, given([path]))
    assert outcome.document is not None
    return outcome.document.id


def where(doc: str, *more: str) -> str:
    return "/".join((f"/fr/desk/documents/{doc}/understood", *more))


def send(browser: FlaskClient, address: str, **form: str) -> int:
    token = token_in(browser.get("/fr/desk"))
    return browser.post(address, data={"token": token, **form}).status_code


def undo_last(home: Home, browser: FlaskClient) -> int:
    with home.store() as store:
        n = store.audit(limit=1)[0].n
    return send(browser, f"/fr/desk/undo/{n}")


def decision(**changed: str) -> dict[str, str]:
    return {
        "number": "2025-05-102", "text": "de réparer le pont couvert.", "outcome": "lost",
        "unanimous": "no", "for": "1", "against": "2", "abstentions": "", "mover": "Luc Roy",
        "seconder": "Ana Côté", "side-against": "Ana Côté\nGuy Fort", "page": "1", **changed,
    }  # fmt: skip


def test_a_decision_set_right_is_so_for_the_public_and_says_so(
    home: Home, clerk: FlaskClient, doc: str
) -> None:
    address = where(doc, "decision", "2025-05-102")
    form = clerk.get(address).get_data(as_text=True)
    assert 'value="2025-05-102"' in form and "pont couvert" in form
    assert send(clerk, address, **decision()) == 302
    page = home.browser().get(f"/fr/decisions/{doc}/2025-05-102").get_data(as_text=True)
    assert "Rejetée" in page or "Rejeté" in page
    assert "Le greffe a corrigé" in page and "Guy Fort" in page
    (found,) = [
        one for one in home.browser().get(f"/api/v1/decisions?document={doc}").get_json()["items"]
        if one["number"] == "2025-05-102"
    ]  # fmt: skip
    assert (found["outcome"], found["votes_against"], found["corrected"]) == ("lost", 2, 1)
    run = CliRunner().invoke(main, ["--home", str(home.settings.home), "explain", doc, "--json"])
    told = {one["number"]: one for one in json.loads(run.stdout)["decisions"]}
    assert told["2025-05-102"]["corrected"] and not told["2025-05-101"]["corrected"]
    assert told["2025-05-102"]["against_names"] == ["Ana Côté", "Guy Fort"]
    with home.store() as store:
        entry = store.audit(limit=1)[0]
        assert (entry.who, entry.act, entry.subject) == ("mme clerk", "amended", doc)


def test_what_was_set_right_stands_when_newer_rules_read_it_again(
    home: Home, clerk: FlaskClient, doc: str
) -> None:
    send(clerk, where(doc, "decision", "2025-05-102"), **decision(number="2025-05-112"))
    send(clerk, where(doc, "decision", "2025-05-101", "take-out"))
    send(clerk, where(doc, "person"), name="Zoé Petit", role="greffière", presence="present",
         member="", proxy_to="", page="1")  # fmt: skip
    with home.store() as store:
        before = store.structure(doc)
        store.connection.execute("UPDATE understood SET rules = ?", (RULES - 1,))
        assert catch_up(store) >= 1
        assert store.structure(doc) == before
        assert before and [one.number for one in before.decisions] == ["2025-05-112"]
        assert "Zoé Petit" in {one.name for one in before.attendance if not one.is_member}


def test_an_address_that_was_given_out_leads_to_the_right_number(
    home: Home, clerk: FlaskClient, doc: str
) -> None:
    send(clerk, where(doc, "decision", "2025-05-102"), **decision(number="2025-05-112"))
    answer = home.browser().get(f"/fr/decisions/{doc}/2025-05-102")
    assert answer.status_code == 301
    assert answer.headers["Location"].endswith(f"/decisions/{doc}/2025-05-112")
    again = where(doc, "decision", "2025-05-112")  # and is set right again under its new one
    assert send(clerk, again, **decision(number="2025-05-113")) == 302
    assert home.browser().get(f"/fr/decisions/{doc}/2025-05-113").status_code == 200


def test_each_correction_can_be_undone_and_the_undoing_too(
    home: Home, clerk: FlaskClient, doc: str
) -> None:
    def numbers() -> list[str | None]:
        with home.store() as store:
            found = store.structure(doc)
            return [one.number for one in found.decisions] if found else []

    read = numbers()
    send(clerk, where(doc, "decision", "2025-05-101", "take-out"))
    assert numbers() == read[1:]
    assert undo_last(home, clerk) == 302
    assert numbers() == read
    assert undo_last(home, clerk) == 302
    assert numbers() == read[1:]


def test_a_change_is_not_undone_under_a_later_one(home: Home, clerk: FlaskClient, doc: str) -> None:
    address = where(doc, "decision", "2025-05-102")
    send(clerk, address, **decision())
    with home.store() as store:
        first = store.audit(limit=1)[0].n
    send(clerk, address, **decision(outcome="tabled"))
    send(clerk, f"/fr/desk/undo/{first}")
    with home.store() as store:
        found = store.decisions_keyed("2025-05-102", document=doc)
        assert [one.decision.outcome for one in found] == ["tabled"]


def test_one_that_was_missed_stands_where_the_paper_has_it(
    home: Home, clerk: FlaskClient, doc: str
) -> None:
    missed = decision(number="", text="Procès-verbal de la séance ordinaire du 12 mai 2025",
                      outcome="carried")  # fmt: skip
    assert send(clerk, where(doc, "decision"), **missed) == 302
    with home.store() as store:
        found = store.structure(doc)
        assert found and found.decisions[0].key == "page-1-1" and found.decisions[0].corrected
        assert found.decisions[0].place.box is not None  # type: ignore[union-attr]  # on paper


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"text": ""}, "text"), ({"page": "7"}, "page"), ({"for": "many"}, "for"),
     ({"outcome": "perhaps"}, "outcome"), ({"mover": "x" * 400}, "mover")],
)  # fmt: skip
def test_what_cannot_be_taken_is_said_beside_its_field(
    clerk: FlaskClient, doc: str, wrong: dict[str, str], field: str
) -> None:
    token = token_in(clerk.get("/fr/desk"))
    answer = clerk.post(
        where(doc, "decision", "2025-05-102"), data={"token": token, **decision(**wrong)}
    )
    assert answer.status_code == 400
    assert f'id="{field}-trouble"' in answer.get_data(as_text=True)


def test_a_reader_sees_but_changes_nothing(home: Home, doc: str) -> None:
    reader = home.log_in("mme reader")
    page = reader.get(where(doc)).get_data(as_text=True)
    assert "2025-05-102" in page and "understood/decision/" not in page
    assert send(reader, where(doc, "decision", "2025-05-102"), **decision()) == 403


def test_who_stands_in_no_list_as_a_member_gets_no_page(
    home: Home, clerk: FlaskClient, doc: str
) -> None:
    send(clerk, where(doc, "person"), name="Zoé Petit", role="", presence="present", member="",
         proxy_to="", page="1")  # fmt: skip
    browser = home.browser()
    body = "/fr/bodies/conseil-municipal/members/"
    assert browser.get(body + "zoe-petit").status_code == 404
    assert browser.get(body + "luc-roy").status_code == 200


def test_a_correction_finds_its_own_under_another_key(home: Home, doc: str) -> None:
    """Newer rules read another number: the correction is still of the same words."""
    with Store.open(home.settings.database) as store:
        read = store.structure(doc)
        assert read is not None
        value = {"number": "9", "text": "de réparer le pont couvert.", "outcome": "lost",
                 "unanimous": None, "for": None, "against": None, "abstentions": None,
                 "mover": None, "seconder": None, "votes": [], "page": 1, "box": None}  # fmt: skip
        mending.amend(store, doc, Part.DECISION, "2025-05-102", value, who="x")
        other = replace(read.decisions[1], key="page-1-1", number=None)
        with store.transaction():
            newer = replace(read, decisions=(read.decisions[0], other))
            structure.write(store.connection, doc, newer)
        now = store.structure(doc)
        assert now and [one.number for one in now.decisions] == ["2025-05-101", "9"]

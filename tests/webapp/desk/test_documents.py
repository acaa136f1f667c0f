"""A clerk sets a document right, takes it back, withdraws it and brings it back."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from archive.model import Status
from tests.webapp.desk.conftest import Home, token_in
from webapp.desk import indexing

MEETING = "/fr/meetings/conseil-municipal/2014-04-24"


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits for the index does so here and now."""
    soon = indexing.soon
    monkeypatch.setattr(indexing, "soon", lambda settings: soon(settings).join(60))


pytestmark = pytest.mark.usefixtures("settled")


def where(doc: str) -> str:
    return f"/fr/desk/documents/{doc}"


def fields_of(page: str) -> dict[str, str]:
    """The form as a browser would send it unchanged."""
    found = dict(re.findall(r'<input id="(title|body|date)"[^>]*?value="([^"]*)"', page))
    for name in ("kind", "status", "lang"):
        select = re.search(rf'<select id="{name}".*?</select>', page, re.DOTALL)
        assert select
        chosen = re.search(r'value="([^"]*)" selected', select[0])
        found[name] = chosen[1] if chosen else ""
    return found


def save(browser: FlaskClient, doc: str, **changed: str) -> TestResponse:
    page = browser.get(where(doc))
    form = fields_of(page.get_data(as_text=True)) | {"token": token_in(page)} | changed
    return browser.post(where(doc), data=form)


def act(browser: FlaskClient, address: str, **form: str) -> TestResponse:
    token = token_in(browser.get("/fr/desk"))
    return browser.post(address, data={"token": token, **form}, follow_redirects=True)


def last_change(home: Home) -> int:
    with home.store() as store:
        return store.audit(limit=1)[0].n


def test_what_a_clerk_corrects_is_so_for_the_public_at_once(home: Home, clerk: FlaskClient) -> None:
    doc = home.town.minutes
    answer = save(clerk, doc, date="2014-05-08", title="Séance du 8 mai", kind="notice")
    assert answer.headers["Location"].endswith("?done=corrected")
    public = home.browser()
    assert "8 mai 2014" in public.get(f"/fr/documents/{doc}").get_data(as_text=True)
    found = public.get("/api/v1/search?q=pont&kind=notice").get_json()
    assert {hit["document"]["id"] for hit in found["hits"]} == {doc}
    assert found["hits"][0]["meeting"]["date"] == "2014-05-08"
    assert public.get("/fr/meetings/conseil-municipal/2014-05-08").status_code == 200
    assert doc not in public.get(MEETING).get_data(as_text=True)
    with home.store() as store:
        said = [one for one in store.evidence(doc) if one.source == "clerk"]
        assert {one.field for one in said} == {"date", "title", "kind"}
        assert all(one.chosen for one in said)
        entry = store.audit(limit=1)[0]
        assert (entry.who, entry.act, entry.subject) == ("mme clerk", "corrected", doc)
        assert entry.was()["fields"]["date"] == "2014-04-24"
        assert entry.became()["fields"]["date"] == "2014-05-08"


def test_undo_puts_everything_back_and_can_be_undone(home: Home, clerk: FlaskClient) -> None:
    doc = home.town.minutes
    with home.store() as store:
        before, evidence = store.standing(doc), store.evidence(doc)
    save(clerk, doc, date="2014-05-08", body="Comité d’urbanisme", lang="")
    page = act(clerk, f"/fr/desk/undo/{last_change(home)}").get_data(as_text=True)
    assert "La modification est annulée." in page
    with home.store() as store:
        assert store.standing(doc) == before
        assert {(e.field, e.value, e.source) for e in store.evidence(doc)} == {
            (e.field, e.value, e.source) for e in evidence
        }
    assert doc in home.browser().get(MEETING).get_data(as_text=True)
    act(clerk, f"/fr/desk/undo/{last_change(home)}")
    with home.store() as store:
        assert store.standing(doc).fields["date"] == "2014-05-08"
        assert store.standing(doc).mended["date"] == "2014-04-24"


def test_what_was_changed_again_since_is_not_undone_over_it(home: Home, clerk: FlaskClient) -> None:
    doc = home.town.minutes
    save(clerk, doc, title="Un")
    first = last_change(home)
    save(clerk, doc, title="Deux")
    assert "annulez d" in act(clerk, f"/fr/desk/undo/{first}").get_data(as_text=True)
    save(clerk, doc, date="2014-05-09")
    with home.store() as store:
        assert store.standing(doc).fields["title"] == "Deux"


def test_a_draft_that_is_dated_elsewhere_is_no_longer_replaced(
    home: Home, clerk: FlaskClient
) -> None:
    save(clerk, home.town.draft, date="2014-06-01")
    with home.store() as store:
        assert store.document(home.town.draft).superseded_by is None
    act(clerk, f"/fr/desk/undo/{last_change(home)}")
    with home.store() as store:
        assert store.document(home.town.draft).superseded_by == home.town.minutes


def test_a_doubt_goes_when_the_clerk_says_that_it_is_right(home: Home, clerk: FlaskClient) -> None:
    doc = home.town.minutes
    with home.store() as store:
        store.connection.execute(
            'UPDATE documents SET doubts = \'["date-ambiguous", "no-text"]\' WHERE id = ?', (doc,)
        )
    assert "se lisent de deux façons" in clerk.get(where(doc)).get_data(as_text=True)
    save(clerk, doc, sure="1")
    with home.store() as store:
        assert store.document(doc).doubts == ("no-text",)
        assert set(store.set_by_clerk(doc)) == {"date", "body", "kind", "lang"}
    act(clerk, f"/fr/desk/undo/{last_change(home)}")
    with home.store() as store:
        assert set(store.document(doc).doubts) == {"no-text", "date-ambiguous"}
        assert not store.set_by_clerk(doc)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("date", "2014-13-01"), ("date", "24/04/2014"), ("date", "0001-01-01"),
        ("kind", "poem"), ("kind", ""), ("title", " "), ("title", "x" * 301),
        ("title", "a\u202eb"), ("status", "withdrawn"), ("status", "superseded"), ("lang", "de"),
    ],
)  # fmt: skip
def test_what_can_t_be_is_not_saved_and_what_was_typed_stays(
    home: Home, clerk: FlaskClient, field: str, value: str
) -> None:
    with home.store() as store:
        before = store.standing(home.town.minutes)
    answer = save(clerk, home.town.minutes, **{field: value, "body": "Comité typé"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 400
    assert f'id="{field}-trouble"' in page and "Comité typé" in page
    with home.store() as store:
        assert store.standing(home.town.minutes) == before


def test_markup_in_names_and_fields_stays_text(home: Home, clerk: FlaskClient) -> None:
    evil = '"><script>alert(1)</script>{{7*7}}'
    save(clerk, home.town.minutes, title=evil, body=f"Comité {evil}")
    act(clerk, where(home.town.english) + "/withdraw", reason=evil)
    with home.store() as store:
        store.connection.execute(
            "UPDATE documents SET filename = ?, doubts = '[\"<b>doubt\"]' WHERE id = ?",
            (evil, home.town.minutes),
        )
    (home.settings.inbox / "<img src=x onerror=alert(1)>.pdf").write_bytes(b"x")
    mended, withdrawn = home.town.minutes, home.town.english
    desk = ["/fr/desk", "/fr/desk/documents", "/fr/desk/log", where(mended), where(withdrawn)]
    for address in (*desk, "/fr/", f"/fr/documents/{mended}"):
        page = clerk.get(address).get_data(as_text=True)
        assert "<script>alert" not in page and "<img src=x" not in page, address
        assert "<b>doubt" not in page, address


def test_a_withdrawn_document_is_at_none_of_its_addresses_for_anyone_outside_the_desk(
    home: Home, clerk: FlaskClient
) -> None:
    doc = home.town.minutes
    act(clerk, where(doc) + "/withdraw", reason="huis clos")
    for browser in (home.browser(), clerk, home.log_in("mme reader"), home.log_in("mme editor")):
        for tail in ("", "/page/2", "/page/1.png", "/page/1.png?w=240", "/page?n=2", "/original"):
            for headers in ({}, {"Range": "bytes=0-9"}, {"If-None-Match": "*"}):
                answer = browser.get(f"/documents/{doc}{tail}", headers=headers)
                assert answer.status_code == 410, tail
        for address in ("/fr/", MEETING, "/fr/meetings", "/fr/search?q=adjuger", "/fr/decisions",
                        "/api/v1/search?q=adjuger", "/fr/bodies/conseil-municipal"):  # fmt: skip
            assert doc not in browser.get(address).get_data(as_text=True), address


def test_only_those_allowed_see_a_withdrawn_document_at_the_desk(home: Home) -> None:
    doc = home.town.withdrawn
    for role, status in (("clerk", 200), ("reader", 200), ("administrator", 200), ("editor", 403)):
        browser = home.log_in(f"mme {role}")
        for tail in ("", "/original", "/page/1.png"):
            assert browser.get(where(doc) + tail).status_code == status, (role, tail)
        listed = doc in browser.get("/fr/desk/documents").get_data(as_text=True)
        assert listed is (status == 200)
        assert "retiré.pdf" not in browser.get("/fr/desk").get_data(as_text=True)


def test_withdrawing_asks_for_a_reason_and_bringing_back_restores_what_was(
    home: Home, clerk: FlaskClient
) -> None:
    doc = home.town.minutes
    page = act(clerk, where(doc) + "/withdraw", reason=" ")
    assert "Dites pourquoi" in page.get_data(as_text=True)
    assert home.browser().get(f"/fr/documents/{doc}").status_code == 200
    act(clerk, where(doc) + "/withdraw", reason="renseignement personnel")
    with home.store() as store:
        assert store.document(doc).status is Status.WITHDRAWN
    act(clerk, where(doc) + "/bring-back", reason="caviardé")
    assert home.browser().get(f"/fr/documents/{doc}").status_code == 200
    found = home.browser().get("/api/v1/search?q=adjuger").get_json()
    assert doc in {hit["document"]["id"] for hit in found["hits"]}
    with home.store() as store:
        assert store.document(doc).status is Status.APPROVED
        reasons = [one.became().get("reason") for one in store.audit_of(doc)]
        assert reasons == ["caviardé", "renseignement personnel"]


def test_a_correction_of_a_withdrawn_document_does_not_bring_it_back(
    home: Home, clerk: FlaskClient
) -> None:
    save(clerk, home.town.withdrawn, title="Autre titre", status="approved")
    with home.store() as store:
        assert store.document(home.town.withdrawn).status is Status.WITHDRAWN
        assert store.document(home.town.withdrawn).title == "Autre titre"


def test_the_chain_holds_after_all_that(home: Home, clerk: FlaskClient) -> None:
    save(clerk, home.town.minutes, title="Un")
    act(clerk, f"/fr/desk/undo/{last_change(home)}")
    with home.store() as store:
        assert store.audit_break() is None
    log = clerk.get("/fr/desk/log.jsonl").get_data(as_text=True)
    assert '"corrected"' in log and '"undone"' in log

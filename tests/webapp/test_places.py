"""A street's page and a matter's life say what the records say; nothing of what was withdrawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from archive.model import Decision, Filing, Kind, Outcome, PagePlace, Structure
from archive.settings import Settings
from archive.store import Store
from archive.store import structure as structures
from ingest.indexing import Indexing
from tests.withdrawing import withdraw
from webapp.app import create_app

Make = Callable[..., Filing]
GRANT = "D'accorder 4 000 $ pour la rue Saint-Jean, suivant le règlement 2026-412."


@pytest.fixture
def client(settings: Settings, store: Store, filing: Make) -> FlaskClient:
    spring, summer = dt.date(2026, 4, 14), dt.date(2026, 6, 9)
    first = filing("a.pdf", "Avis de motion du règlement 2026-412 <b>bruit</b>", date=spring)
    then = filing("b.pdf", "Adoption du règlement numéro 2026-412", GRANT, date=summer)
    secret = filing("c.pdf", "La rue Secrète ; abrogeant le règlement 2026-412", date=summer)
    for one in (first, then, secret):
        store.file(one)
    granted = Decision("2026-6-12", "2026-6-12", GRANT, Outcome.CARRIED, PagePlace(2, None), 0.9)
    with store.transaction():
        structures.write(
            store.connection, then.document.id, Structure(decisions=(granted,), rules=1)
        )
    withdraw(store, secret.document.id)
    Indexing(settings, store).catch_up()
    return create_app(settings).test_client()


def text_of(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.get_data(as_text=True)


def test_streets_are_listed_and_each_has_its_page(client: FlaskClient) -> None:
    listed = text_of(client, "/fr/places")
    assert 'href="/fr/places/rue-saint-jean"' in listed and "Secrète" not in listed
    page = text_of(client, "/fr/places/rue-saint-jean")
    assert "Décisions et mentions\u00a0: rue Saint-Jean" in page
    assert "<mark>rue Saint-Jean</mark>" in page and "/page/2#p2-1" in page
    assert client.get("/fr/places/rue%20st-jean").headers["Location"].endswith("rue-saint-jean")
    assert client.get("/fr/places/rue-secrete").status_code == 404
    assert client.get("/fr/places/rue-saint-jean?page=9").status_code == 404


def test_many_streets_are_listed_a_letter_at_a_time(
    client: FlaskClient,
    settings: Settings,
    store: Store,
    filing: Make,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store.file(filing("d.pdf", "la rue Bernier et le lot 3 456 789 du cadastre"))
    Indexing(settings, store).catch_up()
    monkeypatch.setattr("webapp.pages.places.MOST_LISTED", 2)
    assert "rue-bernier" in text_of(client, "/fr/places")
    assert "rue-saint-jean" not in text_of(client, "/fr/places?letter=x")
    by_letter = text_of(client, "/fr/places?letter=S")
    assert "rue-saint-jean" in by_letter and "rue-bernier" not in by_letter
    assert "lot-3456789" in text_of(client, "/fr/places?letter=lots")


def test_the_life_of_a_by_law_is_told_in_order(client: FlaskClient) -> None:
    text = text_of(client, "/fr/matters/bylaw-2026-412")
    assert text.index("Avis de motion</span>") < text.index("Adoption ou approbation</span>")
    assert "Abrogation" not in text, "only a withdrawn record says so"
    assert "&lt;b&gt;bruit" in text
    for address in ("bylaw-9999", "bylaw-", "street-rue-saint-jean", "x"):
        assert client.get(f"/fr/matters/{address}").status_code == 404


def test_a_decision_shows_its_sums_and_leads_to_its_places_and_matters(
    client: FlaskClient,
) -> None:
    text = text_of(client, "/fr/decisions/2026-6-12")
    assert "Montant cité" in text and "4 000 $" in text
    assert 'href="/fr/places/rue-saint-jean"' in text
    assert 'href="/fr/matters/bylaw-2026-412"' in text


def test_a_facet_is_chosen_and_undone(client: FlaskClient) -> None:
    text = text_of(client, "/fr/search?q=règlement")
    assert "vote=carried" in text and "street=rue-saint-jean" in text
    chosen = text_of(client, "/fr/search?q=règlement&street=rue-saint-jean&vote=carried")
    assert "Retirer Lieu\u00a0: rue Saint-Jean" in chosen
    assert "Retirer Issue\u00a0: Adoptée" in chosen
    assert 'type="hidden" name="street" value="rue-saint-jean"' in chosen
    api = client.get("/api/v1/search?q=règlement&street=rue+St-Jean").get_json()
    assert api["total"] == 1 and ["rue-saint-jean", 1] in api["facets"]["street"]
    assert client.get("/api/v1/search?q=a&vote=maybe").status_code == 400


def test_a_record_that_names_nothing_makes_empty_pages(settings: Settings) -> None:
    assert settings.home.is_dir()
    client = create_app(settings).test_client()
    assert "Aucun document ne cite encore de rue" in text_of(client, "/fr/places")


def test_an_ordinance_of_another_kind_of_record_is_shown_with_its_kind(
    settings: Settings, store: Store, filing: Make
) -> None:
    store.file(filing("o.pdf", "Ordinance No. 26-491", kind=Kind.AGENDA, lang="en"))
    Indexing(settings, store).catch_up()
    text = text_of(create_app(settings).test_client(), "/en/matters/bylaw-26-491")
    assert "Where it is named" in text and "Agenda" in text

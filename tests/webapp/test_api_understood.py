"""What was understood of meetings, for programs: items, decisions, votes, attendance."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from archive.export import popolo
from archive.settings import Settings
from archive.store import Store
from archive.store import structure as structures
from tests.webapp.test_decisions import NIGHT
from webapp.app import create_app

jsonschema = pytest.importorskip("jsonschema")
MEETING = "conseil-municipal/2014-04-24"


@pytest.fixture
def home(settings: Settings, stocked: Any) -> Any:
    """A town of whose minutes something was understood, and of withdrawn ones too."""
    made = stocked(settings)
    with Store.open(settings.database) as store, store.connection:
        for doc in (made.minutes, made.withdrawn):
            structures.write(store.connection, doc, NIGHT)
    return made


def told(settings: Settings, address: str) -> Any:
    answer = create_app(settings).test_client().get(address)
    assert answer.status_code == 200, address
    return answer.get_json()


@pytest.mark.parametrize(
    ("name", "count"), [("items", 2), ("decisions", 2), ("votes", 3), ("attendance", 5)]
)
def test_each_table_is_as_described_and_without_what_was_withdrawn(
    settings: Settings, home: Any, name: str, count: int
) -> None:
    listed = told(settings, f"/api/v1/{name}")
    description = told(settings, "/api/v1/openapi.json")
    answer = description["paths"][f"/{name}"]["get"]["responses"]["200"]
    schema = answer["content"]["application/json"]["schema"]
    jsonschema.validate(listed, schema | {"components": description["components"]})
    assert len(listed["items"]) == count
    assert {row["document"] for row in listed["items"]} == {home.minutes}


@pytest.mark.parametrize(
    ("query", "count"),
    [
        (f"decisions?meeting={MEETING}&outcome=carried", 2),
        ("decisions?number=2014-04-118", 1),
        ("decisions?outcome=lost", 0),
        ("attendance?name=Marie Roy", 1),
        (f"items?meeting={MEETING}", 2),
    ],
)
def test_they_are_narrowed(settings: Settings, home: Any, query: str, count: int) -> None:
    assert len(told(settings, f"/api/v1/{query}")["items"]) == count


def test_members_are_told_by_body_and_lead_to_their_pages(settings: Settings, home: Any) -> None:
    listed = told(settings, "/api/v1/people?body=conseil-municipal")["items"]
    assert {"Anne Tremblay", "Marie Roy"} <= {one["name"] for one in listed}
    assert "Zoé Petit" not in {one["name"] for one in listed}  # staff are private persons
    client = create_app(settings).test_client()
    for one in listed:
        assert client.get(one["url"]).status_code == 200
        assert one["present"] <= one["meetings"]
    assert client.get("/api/v1/people").status_code == 400
    assert client.get("/api/v1/people?body=none").status_code == 404


def test_a_decision_has_its_record_its_votes_and_its_page_s_json(
    settings: Settings, home: Any
) -> None:
    record = told(settings, f"/api/v1/decisions/{home.minutes}/2014-04-118")
    assert record["id"] == f"{home.minutes}/2014-04-118" and record["votes_for"] == 3
    votes = told(settings, f"/api/v1/votes?decision={record['id']}")["items"]
    assert [one["choice"] for one in votes] == ["for", "for", "against"]
    assert told(settings, f"/decisions/{record['id']}.json") == record
    client = create_app(settings).test_client()
    assert client.get(f"/api/v1/decisions/{home.withdrawn}/2014-04-118").status_code == 410
    assert f'href="/fr{record["url"]}.json"' in client.get(f"/fr{record['url']}").text


def test_a_decision_has_an_extract_sheet(settings: Settings, home: Any) -> None:
    client = create_app(settings).test_client()
    page = client.get(f"/fr/decisions/{home.minutes}/2014-04-118").text
    assert f"/fr/decisions/{home.minutes}/2014-04-118.pdf" in page
    answer = client.get(f"/fr/decisions/{home.minutes}/2014-04-118.pdf")
    assert answer.mimetype == "application/pdf" and answer.data.startswith(b"%PDF-")
    assert client.get(f"/decisions/{home.minutes}/none.pdf").status_code == 404
    assert client.get(f"/decisions/{home.withdrawn}/2014-04-118.pdf").status_code == 410


def test_a_passage_that_holds_a_decision_is_cited_with_its_number(
    settings: Settings, stocked: Any
) -> None:
    home = stocked(settings)
    words = "Il est proposé par M. Gagnon, appuyé par Mme Roy, d'adjuger le contrat du pont."
    decision = replace(NIGHT.decisions[0], number="118-14", text=words)
    with Store.open(settings.database) as store, store.connection:
        structures.write(store.connection, home.minutes, replace(NIGHT, decisions=(decision,)))
    for passage, number in ((f"{home.minutes}-p2-1", "118-14"), (f"{home.minutes}-p1-1", None)):
        assert told(settings, f"/api/v1/citations/{passage}")["resolution"] == number


def test_popolo_has_the_agenda_and_the_votes(settings: Settings, home: Any) -> None:
    with Store.open(settings.database) as store:
        events = popolo.popolo(store, root="", lang="fr")["events"]
    (event,) = [one for one in events if one["id"] == MEETING]
    assert [one["order"] for one in event["agenda"]] == ["1", "2"]
    bridge = event["vote_events"][0]
    assert (bridge["identifier"], bridge["result"]) == ("2014-04-118", "pass")
    assert bridge["counts"] == [{"option": "yes", "value": 3}, {"option": "no", "value": 1}]
    assert {"voter_name": "Côté", "option": "no"} in bridge["votes"]

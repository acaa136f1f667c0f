"""The API's tables: what they give is what they declare, in stretches, to be kept up to date."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from archive.export.declared import TABLES
from archive.settings import Settings
from archive.store import Store, published
from tests.webapp.conftest import MINUTES, Desk
from webapp.app import create_app
from webapp.pages.api import ENDPOINTS

jsonschema = pytest.importorskip("jsonschema")
NAMES = [table.name for table in TABLES if not table.source]


def told(client: FlaskClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.get_data(as_text=True))
    return answer.get_json()


@pytest.fixture
def description(client: FlaskClient) -> Any:
    return told(client, "/api/v1/openapi.json")


def schema_of(description: Any, path: str) -> Any:
    answer = description["paths"][path]["get"]["responses"]["200"]
    schema = answer["content"]["application/json"]["schema"]
    return schema | {"components": description["components"]}


@pytest.mark.parametrize("name", NAMES)
def test_every_list_and_record_is_as_it_is_described(
    client: FlaskClient, description: Any, name: str
) -> None:
    listed = told(client, f"/api/v1/{name}?limit=500")
    jsonschema.validate(listed, schema_of(description, f"/{name}"))
    assert listed["items"] or name in ("parts", "items", "decisions", "votes", "attendance")
    for row in listed["items"] if "id" in (listed["items"] or [{}])[0] else []:
        single = told(client, f"/api/v1/{name}/{row['id']}")
        assert single == row
        if "#" not in row["url"]:
            assert client.get(row["url"]).status_code in (200, 302)


def test_search_and_citations_are_as_they_are_described(
    client: FlaskClient, description: Any, town: Any
) -> None:
    found = told(client, "/api/v1/search?q=pont")
    jsonschema.validate(found, schema_of(description, "/search"))
    cited = told(client, f"/api/v1/citations/{town.minutes}-p2-1?quote=adjuger+le+contrat")
    jsonschema.validate(cited, schema_of(description, "/citations/{passage}"))
    assert cited["quote_stands"] is True and "adjuger" in cited["styles"]["quotation"]
    assert told(client, cited["address"].replace("/cite/", "/api/v1/citations/"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("limit", [1, 2, 7])
def test_stretches_hold_every_record_once(client: FlaskClient, name: str, limit: int) -> None:
    whole = told(client, f"/api/v1/{name}?limit=500")["items"]
    found, address = [], f"/api/v1/{name}?limit={limit}"
    while address:
        stretch = told(client, address)
        found += stretch["items"]
        assert len(stretch["items"]) <= limit
        address = stretch["next"]
    assert found == whole


def test_a_list_goes_on_rightly_while_records_come_in(settings: Settings) -> None:
    client = create_app(settings).test_client()
    with Store.open(settings.database) as store:
        desk = Desk(settings, store)
        known = {desk.paper(f"{n}.pdf", [[f"Document {n}"]]) for n in range(6)}
        first = told(client, "/api/v1/documents?limit=3")
        desk.paper("neuf.pdf", [["Un nouveau"]])
        rest = told(client, first["next"].replace("limit=3", "limit=500"))["items"]
    ids = [one["id"] for one in first["items"] + rest]
    assert len(ids) == len(set(ids)) and known <= set(ids)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("kind=minutes&lang=en", {"board minutes.pdf"}),
        ("status=superseded", {"projet pv 2014-04-24.pdf"}),
        ("body=library-board", {"board minutes.pdf"}),
        ("from=2015-01-01", {"attente.wav", "seule.srt"}),
        ("to=2010-12-31", {"board minutes.pdf"}),
        ("meeting=library-board/2010-03-01", {"board minutes.pdf"}),
        ("changed_since=2099-01-01T00:00:00%2B00:00", set()),
    ],
)
def test_lists_are_narrowed(client: FlaskClient, query: str, names: set[str]) -> None:
    found = told(client, f"/api/v1/documents?{query}")["items"]
    assert {one["filename"] for one in found} == names


@pytest.mark.parametrize(
    "address",
    ["documents?limit=0", "documents?limit=501", "documents?kind=poem", "documents?cursor=x",
     "meetings?from=24-04-2014", "meetings?from=2014-02-30",
     "documents?changed_since=hier", "passages?page=one", "documents?cursor=W251bGxd",
     "meetings?body=" + "x" * 300],
)  # fmt: skip
def test_what_cannot_be_used_is_refused_with_a_sentence(client: FlaskClient, address: str) -> None:
    answer = client.get(f"/api/v1/{address}")
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    said = answer.get_json()
    assert said["status"] == 400 and said["detail"].endswith(".")


def test_nothing_changed_costs_nothing(client: FlaskClient) -> None:
    for address in ("documents", "openapi.json", "meetings"):
        tag = client.get(f"/api/v1/{address}").headers["ETag"]
        again = client.get(f"/api/v1/{address}", headers={"If-None-Match": tag})
        assert again.status_code == 304 and not again.data
        assert again.headers["Access-Control-Allow-Origin"] == "*"


def test_a_page_of_another_site_may_ask_whether_it_may(client: FlaskClient) -> None:
    asked = client.options(
        "/api/v1/documents",
        headers={"Origin": "https://x.ca", "Access-Control-Request-Headers": "if-none-match"},
    )
    assert asked.status_code == 200
    assert "If-None-Match" in asked.headers["Access-Control-Allow-Headers"]
    assert "ETag" in asked.headers["Access-Control-Expose-Headers"]


def test_what_only_reads_says_which_ways_of_asking_it_knows(client: FlaskClient) -> None:
    answer = client.post("/api/v1/documents")
    assert answer.status_code == 405 and "GET" in answer.headers["Allow"]


def test_too_many_questions_are_put_off_and_pages_for_people_never(town: Any) -> None:
    client = create_app(replace(town.settings, api_per_minute=3)).test_client()
    for left in (2, 1, 0):
        answer = client.get("/api/v1/bodies")
        assert answer.status_code == 200
        assert answer.headers["RateLimit-Remaining"] == str(left)
    answer = client.get("/api/v1/bodies")
    assert answer.status_code == 429 and answer.mimetype == "application/problem+json"
    assert 0 < int(answer.headers["Retry-After"]) <= 60
    assert answer.headers["RateLimit-Limit"] == "3"
    assert client.get("/fr/meetings").status_code == 200
    other = {"REMOTE_ADDR": "203.0.113.9"}
    assert client.get("/api/v1/bodies", environ_base=other).status_code == 200


def test_no_limit_is_a_setting(town: Any) -> None:
    client = create_app(replace(town.settings, api_per_minute=0)).test_client()
    assert "RateLimit-Limit" not in client.get("/api/v1/bodies").headers


def test_every_page_has_its_json(client: FlaskClient, town: Any) -> None:
    for address in (
        "/fr/", "/fr/meetings", "/fr/meetings/conseil-municipal/2014-04-24",
        "/fr/bodies/conseil-municipal", f"/fr/documents/{town.minutes}/page/2",
        f"/fr/recordings/{town.recording}", "/fr/search?q=pont", f"/fr/cite/{town.minutes}-p2-1",
        f"/fr/documents/{town.captions}",
    ):  # fmt: skip
        html = client.get(address).get_data(as_text=True)
        before = '<link rel="alternate" type="application/json" href="'
        (link,) = [part.split('"')[0] for part in html.split(before)[1:]]
        answer = client.get(link.replace("&amp;", "&"))
        assert answer.status_code == 200 and answer.get_json(force=True), link


def test_withdrawn_records_are_in_no_list_and_gone_by_their_id(
    client: FlaskClient, town: Any
) -> None:
    for name in NAMES:
        assert town.withdrawn not in client.get(f"/api/v1/{name}?limit=500").get_data(as_text=True)
    for address in (
        f"/api/v1/documents/{town.withdrawn}", f"/api/v1/passages/{town.withdrawn}-p1-1",
        f"/api/v1/citations/{town.withdrawn}-p1-1", f"/documents/{town.withdrawn}.json",
        f"/documents/{town.withdrawn}/page/1.json",
    ):  # fmt: skip
        answer = client.get(address)
        assert (answer.status_code, answer.mimetype) == (410, "application/problem+json"), address


def test_a_record_never_names_one_that_was_withdrawn(settings: Settings) -> None:
    with Store.open(settings.database) as store:
        desk = Desk(settings, store)
        newer = desk.paper("modifié.pdf", MINUTES)
        old = desk.paper("pv.pdf", MINUTES[:2], newer=newer)
        store.connection.execute("UPDATE documents SET status = 'withdrawn' WHERE id = ?", (newer,))
    client = create_app(settings).test_client()
    record = told(client, f"/api/v1/documents/{old}")
    assert record["superseded_by"] is None and record["status"] == "superseded"
    assert newer not in str(told(client, "/api/v1/documents"))


def test_what_changed_is_found_by_its_time(settings: Settings) -> None:
    with Store.open(settings.database) as store:
        doc = Desk(settings, store).paper("pv.pdf", MINUTES)
        client = create_app(settings).test_client()
        received = told(client, f"/api/v1/documents/{doc}")["changed_at"]
        since = f"/api/v1/documents?changed_since={received[:-6]}.5%2B00:00"
        assert told(client, since)["items"] == []
        store.connection.execute("UPDATE documents SET status = 'approved'")
        assert [one["id"] for one in told(client, since)["items"]] == [doc]


def test_the_declarations_are_the_routes(description: Any) -> None:
    assert set(description["paths"]) == {one.path for one in ENDPOINTS}
    assert description["openapi"] == "3.1.0"
    for table in (one for one in TABLES if not one.source):
        columns = {one.rsplit(" AS ", 1)[1] for one in published.SELECTIONS[table.name].columns}
        assert {one.name for one in table.fields if not one.derive} <= columns, table.name

"""The search page: results by meeting, filters, and help where there is nothing."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive.errors import IndexUnusable
from webapp.pages import search


def page(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.get_data(as_text=True)


def status_line(text: str) -> str:
    found = re.search(r'role="status"[^>]*>(.*?)</p>', text, re.DOTALL)
    assert found
    return unescape(found[1]).strip()


def hit_links(text: str) -> list[str]:
    return re.findall(r'class="hit-link" href="([^"]+)"', text)


def test_the_total_is_said(client: FlaskClient) -> None:
    assert status_line(page(client, "/fr/search?q=pont")) == "4 résultats pour «\u00a0pont\u00a0»"
    assert status_line(page(client, "/en/search?q=bookmobile")) == "1 result for “bookmobile”"


def test_results_are_the_same_as_the_programs_get(client: FlaskClient) -> None:
    told = client.get("/api/v1/search?q=pont").get_json()
    shown = hit_links(page(client, "/fr/search?q=pont"))
    assert sorted(shown) == sorted(f"/fr{hit['url']}" for hit in told["hits"])
    assert shown[0] == f"/fr{told['hits'][0]['url']}"


def test_results_of_a_meeting_stand_together_in_the_order_of_its_best(
    client: FlaskClient,
) -> None:
    told = client.get("/api/v1/search?q=pont").get_json()["hits"]
    order = list(dict.fromkeys(hit["meeting"]["url"] for hit in told))
    text = page(client, "/fr/search?q=pont")
    headings = re.findall(r'<h2><a href="/fr(/meetings/[^"]+)"', text)
    assert headings == order and len(order) == 2


def test_a_hit_leads_to_its_page_or_to_its_second(client: FlaskClient, town: Any) -> None:
    links = hit_links(page(client, "/fr/search?q=pont"))
    assert f"/fr/documents/{town.minutes}/page/2#p2-1" in links
    assert f"/fr/recordings/{town.recording}?t=4#t4500" in links
    assert f"/fr/documents/{town.lonely_captions}#t4500" in links


def test_the_words_are_marked_in_the_language_of_the_passage(client: FlaskClient) -> None:
    text = page(client, "/fr/search?q=bookmobile")
    assert re.search(r'<p class="excerpt" lang="en">.*<mark>bookmobile</mark>', text)
    assert '<span class="tongue">anglais</span>' in text


def test_drafts_and_replaced_versions_are_marked(client: FlaskClient) -> None:
    assert "badge-draft" in page(client, "/fr/search?q=bookmobile")
    text = page(client, "/fr/search?q=mairesse")
    assert "badge-superseded" in text and ">Remplacé<" in text
    assert "badge-approved" in text and ">Adopté<" in text


def test_a_citation_is_in_the_readers_language(client: FlaskClient) -> None:
    assert "Conseil municipal, 24 avril 2014, Procès-verbal, p. 2" in page(
        client, "/fr/search?q=pont"
    )
    assert "Conseil municipal, April 24, 2014, Minutes, p. 2" in page(client, "/en/search?q=pont")


def test_filters_narrow_and_can_be_taken_away(client: FlaskClient) -> None:
    text = page(client, "/fr/search?q=pont&kind=transcript&year=2015")
    assert status_line(text).startswith("1 résultat ")
    assert 'href="/fr/search?q=pont&amp;year=2015"' in text
    assert 'href="/fr/search?q=pont&amp;kind=transcript"' in text


def test_facets_count_what_choosing_them_leaves(client: FlaskClient) -> None:
    text = page(client, "/fr/search?q=pont")
    narrow = text[text.index('id="narrow"') :]
    offered = re.findall(r'<a href="([^"]+)">[^<]+<span class="count">(\d+)</span>', narrow)
    assert len(offered) >= 4
    for address, count in offered:
        assert status_line(page(client, unescape(address))).startswith(f"{count} ")


@pytest.mark.parametrize(
    "bad",
    [
        "kind=poem",
        "year=abc",
        "from=2014-99-99",
        "sort=best",
        "page=zero",
        "lang=de",
        "page=999999",
    ],
)
def test_a_bad_parameter_is_said_and_passed_over(client: FlaskClient, bad: str) -> None:
    text = page(client, f"/fr/search?q=pont&{bad}")
    value = bad.partition("=")[2]
    assert f"«\u00a0{value}\u00a0» n’a pas été compris" in unescape(text)
    assert status_line(text).startswith("4 résultats")


def test_without_a_question_the_form_stands_open_with_help(client: FlaskClient) -> None:
    text = page(client, "/fr/search")
    assert '<details class="more" open>' in text
    assert "pont OU viaduc" in text
    assert 'role="status"' not in text


def test_nothing_found_helps_and_offers_to_drop_filters(client: FlaskClient) -> None:
    text = page(client, "/fr/search?q=xyzzy&kind=bylaw")
    assert status_line(text) == "Aucun résultat pour «\u00a0xyzzy\u00a0»"
    assert 'href="/fr/search?q=xyzzy"' in text
    assert "Vérifiez l’orthographe" in text


def test_a_loosened_answer_says_so(client: FlaskClient) -> None:
    text = page(client, "/fr/search?q=pont+xyzzy")
    assert "Aucun passage ne contient tous ces mots." in text
    assert hit_links(text)
    assert "Aucun passage ne contient" not in page(client, "/fr/search?q=pont")


def test_withdrawn_records_lead_nowhere(client: FlaskClient, town: Any) -> None:
    answer = client.get(f"/fr/documents/{town.withdrawn}")
    assert answer.status_code == 410
    assert "Secret" not in answer.get_data(as_text=True)
    for address in ("/fr/", "/fr/meetings/conseil-municipal/2014-04-24"):
        assert town.withdrawn not in page(client, address)


def test_pages_of_results_keep_the_filters(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.asking.PAGE_MEETINGS", 1)
    text = page(client, "/fr/search?q=pont&lang=fr")
    assert 'rel="next" href="/fr/search?q=pont&amp;lang=fr&amp;page=2"' in text
    second = page(client, "/fr/search?q=pont&lang=fr&page=2")
    assert 'rel="prev"' in second and 'rel="next"' not in second
    assert not set(hit_links(text)) & set(hit_links(second))
    beyond = page(client, "/fr/search?q=pont&lang=fr&page=7")
    assert "Cette page de résultats n’existe pas" in beyond


def test_an_index_that_cannot_be_read_is_a_friendly_503(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_kwargs: object) -> None:
        raise IndexUnusable("index")

    monkeypatch.setattr("archive.search.Searcher.find", broken)
    client = app.test_client()
    answer = client.get("/fr/search?q=pont")
    assert answer.status_code == 503
    assert "en sûreté" in answer.get_data(as_text=True)
    told = client.get("/api/v1/search?q=pont")
    assert told.status_code == 503 and told.get_json()["detail"]


def test_facets_that_leave_everything_are_not_offered(client: FlaskClient) -> None:
    text = page(client, "/fr/search?q=bookmobile")
    assert 'id="narrow"' not in text


def test_searching_the_empty_archive_finds_nothing(empty_client: FlaskClient) -> None:
    assert status_line(page(empty_client, "/fr/search?q=pont")).startswith("Aucun résultat")


def test_names_of_parameters_are_translated() -> None:
    assert set(search.NAMES) >= {"body", "kind", "year", "lang", "from", "to", "sort", "page"}


def test_a_slip_is_answered_by_what_was_meant_and_said(client: FlaskClient) -> None:
    text = page(client, "/fr/search?q=biblothèque+contart")
    assert "Aucun résultat pour «\u00a0biblothèque contart\u00a0»" in unescape(text)
    assert "Voici les résultats pour" in text and hit_links(text)
    assert 'data-words="biblothèque contrat"' in text
    assert "Voici les résultats" not in page(client, "/fr/search?q=pont")


def test_one_long_record_does_not_fill_the_page(client: FlaskClient) -> None:
    text = page(client, "/fr/search?q=mairesse+OU+pont+OU+séance+OU+adoptée")
    more = re.search(r'class="more-here"><a href="([^"]+)">(\d+) autres? passages? ', text)
    assert more
    whole = page(client, unescape(more[1]))
    assert len(hit_links(whole)) == 3 + int(more[2]) and "more-here" not in whole


def test_what_was_taken_otherwise_is_said_in_a_sentence(client: FlaskClient) -> None:
    text = unescape(page(client, "/fr/search?q=pont+résolution:2014-138"))
    assert "Aucun document ne répond au critère" in text
    text = unescape(page(client, "/fr/search?q=pont+instance:zzz"))
    assert "Aucune instance ne s’appelle «\u00a0zzz\u00a0»" in text


def test_a_date_is_offered_above_the_results(client: FlaskClient) -> None:
    text = page(client, "/fr/search?q=24+avril+2014")
    assert 'class="bets"' in text
    assert 'href="/fr/meetings/conseil-municipal/2014-04-24">Conseil municipal' in text


def test_what_stands_before_and_after_is_there_on_demand(client: FlaskClient) -> None:
    text = page(client, "/fr/search?q=tremblay")
    around = text[text.index('class="around"') :]
    assert "Procès-verbal de la séance ordinaire" in around[: around.index("</details>")]


def test_the_order_is_explained_on_demand(client: FlaskClient) -> None:
    text = page(client, "/fr/search?q=pont")
    asked = re.search(r'href="(/fr/search\?q=pont&amp;explain=1[^"]*)"', text)
    assert asked and 'class="why"' not in text
    assert re.search(r'class="why">\s*<li>«\xa0pont\xa0»', page(client, unescape(asked[1])))


def test_the_other_language_is_opt_in(client: FlaskClient) -> None:
    one = page(client, "/fr/search?q=procès-verbal")
    both = page(client, "/fr/search?q=procès-verbal&both=1")
    assert "Minutes of" not in unescape(one).replace("<mark>", "").replace("</mark>", "")
    assert "<mark>Minutes</mark> of" in both and 'name="both" value="1" checked' in both


def test_suggestions_are_words_of_the_archive(client: FlaskClient) -> None:
    told = client.get("/fr/suggest?q=conseil").get_json()
    assert {"text": "Conseil municipal", "kind": "Instance"} in told
    told = client.get("/fr/suggest?q=le+trem").get_json()
    assert "le tremblay" in [one["text"] for one in told]
    assert client.get("/fr/suggest?q=t").get_json() == []
    assert not client.get("/fr/suggest?q=secret").get_json()


@pytest.mark.parametrize("q", ["", "%", "_", "'", "\\", "x" * 5000, "«", "a* OR", "\x00"])
def test_no_suggestion_fails(client: FlaskClient, q: str) -> None:
    answer = client.get("/suggest", query_string={"q": q})
    assert answer.status_code == 200 and len(answer.get_json()) <= 8


@pytest.mark.parametrize(
    "q",
    ["(" * 190, "NOT NOT NOT", "a OR", "NEAR pont", "body:", ":::", "a* b* c* d* e* f*",
     "après:hier", "montant:", "«", "-", "pont NEAR/99 refait"],
)  # fmt: skip
def test_no_question_is_an_error_page(client: FlaskClient, q: str) -> None:
    assert client.get("/fr/search", query_string={"q": q}).status_code == 200

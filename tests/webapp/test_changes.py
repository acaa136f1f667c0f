"""What changed between two versions, as it is read and heard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from archive.model import Filing, Status
from archive.settings import Settings
from archive.store import Store
from webapp.app import create_app

Make = Callable[..., Filing]


@pytest.fixture
def versions(settings: Settings, filing: Make) -> tuple[str, str]:
    """(draft, approved) in a home of their own."""
    long = " ".join(f"Point {n} adopté sans débat par tous." for n in range(40))
    draft = filing("projet <1>.pdf", f"{long} Coût de 40 000 $ <b>. Fin.", status=Status.DRAFT)
    final = filing("PV.pdf", f"{long} Coût de 42 500 $ <b>. Fin.", status=Status.APPROVED)
    with Store.open(settings.database) as store:
        store.file(draft)
        store.file(replace(final, superseded=((draft.document.id, final.document.id),)))
    return draft.document.id, final.document.id


@pytest.fixture
def reader(settings: Settings) -> FlaskClient:
    return create_app(settings).test_client()


def test_added_and_removed_words_are_marked_and_said(
    reader: FlaskClient, versions: tuple[str, str]
) -> None:
    draft, final = versions
    page = reader.get(f"/fr/documents/{final}/changes/{draft}").text
    assert '<ins><span class="off-screen">[ajouté\u00a0: </span>42 500' in page
    assert '<del><span class="off-screen">[retiré\u00a0: </span>40 000' in page
    assert "2 mots ajoutés, 2 mots retirés" in page
    assert "<b>" not in page and "&lt;b&gt;" in page
    assert "<details" in page and "mots inchangés" in page


def test_both_versions_and_their_meeting_lead_to_it(
    reader: FlaskClient, versions: tuple[str, str]
) -> None:
    draft, final = versions
    address = f'href="/fr/documents/{final}/changes/{draft}"'
    for page in (
        f"/fr/documents/{draft}",
        f"/fr/documents/{final}",
        "/fr/meetings/conseil-municipal/2014-04-24",
    ):
        assert address in reader.get(page).text, page


def test_the_short_address_leads_to_the_version_replaced_last(
    reader: FlaskClient, versions: tuple[str, str]
) -> None:
    draft, final = versions
    answer = reader.get(f"/fr/documents/{final}/changes")
    assert answer.location == f"/fr/documents/{final}/changes/{draft}"
    assert reader.get(f"/fr/documents/{draft}/changes").status_code == 404


def test_documents_that_are_no_versions_of_each_other_are_not_compared(
    reader: FlaskClient, versions: tuple[str, str]
) -> None:
    draft, final = versions
    assert reader.get(f"/fr/documents/{draft}/changes/{final}").status_code == 404
    assert reader.get(f"/fr/documents/{final}/changes/{final}").status_code == 404
    assert reader.get(f"/fr/documents/{final}/changes/{'0' * 16}").status_code == 404


@pytest.mark.parametrize("gone", [0, 1])
def test_a_withdrawn_version_is_not_compared(
    settings: Settings, reader: FlaskClient, versions: tuple[str, str], gone: int
) -> None:
    draft, final = versions
    with Store.open(settings.database) as store:
        store.connection.execute(
            "UPDATE documents SET status = 'withdrawn', superseded_by = NULL WHERE id = ?",
            (versions[gone],),
        )
    assert reader.get(f"/fr/documents/{final}/changes/{draft}").status_code == 410
    left = versions[1 - gone]
    assert "changes" not in reader.get(f"/fr/documents/{left}").text.split("<main")[1]


def test_a_version_without_words_says_so(
    settings: Settings, reader: FlaskClient, filing: Make, versions: tuple[str, str]
) -> None:
    _, final = versions
    scan = filing("numérisé.pdf", "numérisé")
    title = replace(scan.passages[0], id=f"{scan.document.id}-p1-0")
    with Store.open(settings.database) as store:
        store.file(replace(scan, passages=(title,), superseded=((final, scan.document.id),)))
    page = reader.get(f"/fr/documents/{scan.document.id}/changes/{final}")
    assert "aucun texte lisible" in page.text


def test_a_citation_of_a_replaced_version_says_so(client: FlaskClient, town: Any) -> None:
    assert "Procès-verbal (remplacé), p. 1" in client.get(f"/fr/documents/{town.draft}").text
    hits = client.get("/api/v1/search?q=mairesse").json["hits"]
    statuses = {hit["document"]["id"]: (hit["document"]["status"], hit["citation"]) for hit in hits}
    status, cited = statuses[town.draft]
    assert status == "superseded" and "(remplacé)" in cited

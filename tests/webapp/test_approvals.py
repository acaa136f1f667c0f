"""Minutes and the meeting that approved them are tied on the pages of both."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from archive.settings import Settings
from ingest import watching
from ingest.inbox import given
from tests.drop import write_pdf
from webapp.app import create_app

MARCH = """PROJET
Conseil municipal
Procès-verbal de la séance ordinaire du 3 mars 2025

2025-03-51
Il est proposé par M. Luc Roy, appuyé par Mme Ana Côté, et résolu à l'unanimité d'adopter
l'ordre du jour."""
APRIL = """Conseil municipal
Procès-verbal de la séance ordinaire du 7 avril 2025

2025-04-72
Il est proposé par M. Luc Roy, appuyé par Mme Ana Côté, et résolu à l'unanimité d'adopter
le procès-verbal de la séance ordinaire du 3 mars 2025."""


@pytest.fixture
def town(settings: Settings, tmp_path: Path) -> tuple[FlaskClient, str, str]:
    papers = [
        write_pdf(tmp_path / "PV 2025-03-03 projet.pdf", MARCH),
        write_pdf(tmp_path / "PV 2025-04-07.pdf", APRIL),
    ]
    done = list(watching.bring_in(settings, given(papers)))
    ids = [one.document.id for one in done if one.document]
    return create_app(settings).test_client(), ids[0], ids[1]


def test_a_draft_says_when_it_was_approved_and_by_what(town: tuple[FlaskClient, str, str]) -> None:
    browser, draft, later = town
    page = browser.get(f"/fr/documents/{draft}").get_data(as_text=True)
    assert "Approuvé à la séance du" in page and f"/decisions/{later}/2025-04-72" in page
    assert "3 mars 2025" in page
    assert "peut encore changer" not in page
    meeting = browser.get("/fr/meetings/conseil-municipal/2025-03-03").get_data(as_text=True)
    assert "/meetings/conseil-municipal/2025-04-07" in meeting


def test_the_meeting_that_approved_says_whose_minutes(town: tuple[FlaskClient, str, str]) -> None:
    page = town[0].get("/en/meetings/conseil-municipal/2025-04-07").get_data(as_text=True)
    assert "Minutes approved at this meeting" in page
    assert "/meetings/conseil-municipal/2025-03-03" in page


def test_minutes_that_nothing_approved_say_nothing(town: tuple[FlaskClient, str, str]) -> None:
    browser, _, later = town
    assert "Approved at" not in browser.get(f"/en/documents/{later}").get_data(as_text=True)

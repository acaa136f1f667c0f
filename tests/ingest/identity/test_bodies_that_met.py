"""The body that met, among those that a heading names."""

from __future__ import annotations

import pytest

from ingest.identity.identify import identify


@pytest.mark.parametrize(
    ("opening", "body"),
    [
        ("TOWN OF ROE\n\nMinutes of the Regular Public Council Meeting, May 3, 2016", "Council"),
        ("COMMISSION PERMANENTE\nDU CONSEIL DÉPARTEMENTAL\nRéunion du 21 novembre 2016\n\n"
         "La Commission permanente s'est réunie le 21 novembre 2016, à l'Hôtel du Département.",
         "Commission permanente du Conseil départemental"),
        ("SYNDICAT INTERCOMMUNAL D'ALIMENTATION EN EAU POTABLE DE LA HAUTE COMBE\n"
         "COMPTE RENDU DU COMITÉ SYNDICAL DU MERCREDI 20 MARS 2019", "Comité syndical"),
        ("PROCES-VERBAL\nDE L'ASSEMBLEE PRIMAIRE\nDU 11 DECEMBRE 2017", "Assemblée primaire"),
        ("CITY OF ROE\nCITY COUNCIL\nACTION MINUTES\nMay 16, 2011", "City Council"),
    ],
)  # fmt: skip
def test_the_body_that_met_is_named(opening: str, body: str) -> None:
    assert identify("x.pdf", opening=opening).body == body


@pytest.mark.parametrize(
    ("opening", "body"),
    [
        ("COLLÈGE COMMUNAL\nSéance du 3 mai 2020\nProcès-verbal", "Collège communal"),
        ("Conseil de l'action sociale\n\nSéance du 3 mai 2020", "Conseil de l'action sociale"),
        ("Procès-verbal de la séance du Grand Conseil du 3 mai 2020", "Grand Conseil"),
        ("Board of Water Commissioners\nRegular Meeting Minutes", "Board of Water Commissioners"),
        ("MINUTES OF THE GENERAL PURPOSES COMMITTEE\nheld on 3 May 2020",
         "General Purposes Committee"),
    ],
)  # fmt: skip
def test_a_body_is_named_whole_by_what_it_is_charged_with(opening: str, body: str) -> None:
    assert identify("x.pdf", opening=opening).body == body

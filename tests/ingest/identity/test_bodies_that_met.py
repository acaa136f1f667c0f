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


@pytest.mark.parametrize(
    ("opening", "body"),
    [
        ("MINUTES OF THE REGULAR MEETING OF THE ROE CREEK WATERSHED DISTRICT\nBOARD OF MANAGERS",
         "Board of Managers"),
        ("Roe Community School District Board of Education\nRegular Meeting", "Board of Education"),
        ("Zoning Board of Appeals\nMinutes", "Zoning Board of Appeals"),
        ("MINUTES OF THE STANDING COMMITTEE ON PUBLIC WORKS\nMay 3, 2016",
         "Standing Committee on Public Works"),
        ("MINUTE of MEETING of WESTER ROE AREA COMMITTEE\nheld on 3 May 2016",
         "Wester Roe Area Committee"),
        ("Minutes of the May Meeting of the Municipal District of Roe, held in the Civic Office",
         "Municipal District of Roe"),
        ("PROCEEDINGS OF THE ROE COUNTY COMMISSIONERS\nMay 3, 2016\n\n"
         "The Board of County Commissioners met at 9:00 A.M.", "Board of County Commissioners"),
        ("Procès-verbal de l'assemblée communale extraordinaire du 3 mai 2020",
         "Assemblée communale"),
        ("Conseil de la ville\nProcès-verbal de la séance du conseil de la ville de Roé",
         "Conseil de la ville"),
        ("Procès-verbal de la séance du conseil de la ville de Roé", "Conseil municipal"),
        ("BUREAU COMMUNAUTAIRE\nRelevé des décisions prises par délégation du conseil\n"
         "communautaire\nVu la délibération du conseil communautaire du 3 mai 2020,",
         "Bureau communautaire"),
        ("Arrondissement de Roé\nOrdre du jour de la séance du 3 mai 2020",
         "Conseil d'arrondissement"),
    ],
)  # fmt: skip
def test_a_body_is_told_from_its_place_its_owner_and_its_sitting(opening: str, body: str) -> None:
    assert identify("x.pdf", opening=opening).body == body

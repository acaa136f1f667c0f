"""A title that people recognise."""

from __future__ import annotations

import pytest

from archive.model import Kind, Lang
from ingest.identity.heading import open_page
from ingest.identity.titles import LONGEST, identify_title, readable_name


def titled(page: str, *, kind: Kind = Kind.MINUTES, lang: Lang = "fr") -> str:
    return identify_title("x.pdf", opening=open_page(page), kind=kind, lang=lang)[0]


def test_a_deliberation_is_called_by_its_subject() -> None:
    page = (
        "Extrait du registre des délibérations\nAbsents :\n"
        "Commission locale de l’eau (SAGE)\nDésignation des représentants de la Ville\n"
        "Monsieur le Maire rapporte :\n"
    )
    assert titled(page, kind=Kind.RESOLUTION) == (
        "Commission locale de l’eau (SAGE) – Désignation des représentants de la Ville"
    )


def test_an_object_that_runs_over_two_lines_is_given_whole() -> None:
    page = "DÉLIBÉRATION\nObjet : Rapport annuel sur le prix et la qualité\nde l'eau potable\n"
    assert titled(page, kind=Kind.RESOLUTION) == (
        "Rapport annuel sur le prix et la qualité de l'eau potable"
    )


@pytest.mark.parametrize(
    ("page", "lang", "title"),
    [
        ("PROCES-VERBAL DE LA SEANCE\nDU CONSEIL MUNICIPAL\nPrésents :", "fr",
         "Procès-verbal de la séance du conseil municipal"),
        ("Conseil Municipal de la Ville de\nMontpré\n- - -\nPROCES-VERBAL\n- - -", "fr",
         "Conseil Municipal de la Ville de Montpré – Procès-verbal"),
        ("MINUTES\nTOWNSHIP OF NORTHWOOD\nTuesday, April 18, 2023\n"
         "A regular meeting of the Township of Northwood Council was held on Tuesday.", "en",
         "Minutes – Township of Northwood – Tuesday, April 18, 2023"),
        ("Highfield Parish Council\nYou are summoned to the meeting\nAGENDA\n1. Apologies", "en",
         "Highfield Parish Council – Agenda"),
    ],
)  # fmt: skip
def test_a_heading_in_capitals_over_several_lines_becomes_a_phrase(
    page: str, lang: Lang, title: str
) -> None:
    assert titled(page, lang=lang) == title


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("PV_CM_22_06_2009.doc", "PV CM 22-06-2009"),
        ("minutes_2024_06_26.pdf", "Minutes 2024-06-26"),
        ("April-16-2024-Council-Agenda-Package.pdf", "April 16, 2024 Council Agenda Package"),
        ("1764795885920-Convocation_CM.pdf", "Convocation CM"),
        (".pdf", ".pdf"),
    ],
)
def test_a_file_name_is_made_readable(name: str, title: str) -> None:
    assert readable_name(name) == title


def test_a_title_is_short_and_cut_between_words() -> None:
    title = titled("PROCÈS-VERBAL de la séance " + "ordinaire et publique " * 20)
    assert len(title) <= LONGEST
    assert title.endswith(("ordinaire…", "et…", "publique…"))

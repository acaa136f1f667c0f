"""What a paper is and whose, by a heading that says little of it or names several bodies."""

from __future__ import annotations

import pytest

from archive.model import Identity, Kind, Status
from ingest.identity.identify import identify


def read(text: str, name: str = "document.pdf") -> Identity:
    return identify(name, opening=text, closing=(text[-900:], 1))


def sureness(found: Identity, field: str) -> float:
    return max(one.confidence for one in found.evidence if one.field == field and one.chosen)


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        ("HALLOW DISTRICT COUNCIL\nPLANNING COMMITTEE\nMinutes of 14 March 2023",
         "Planning Committee"),
        ("WESTON BOROUGH COUNCIL\nCABINET\n8 September 2021\nMinutes", "Cabinet"),
        ("Agenda and minutes\nHallow District Council\nCouncil\nTuesday 22 February 2022",
         "Council"),
        ("CONSEIL MUNICIPAL DE BEAUMONT\nCOMMISSION DES FINANCES\nCompte rendu du 18 mai 2021",
         "Commission des finances"),
        ("COMMISSION SCOLAIRE DES LACS\nCONSEIL DES COMMISSAIRES\nProcès-verbal",
         "Conseil des commissaires"),
        ("Direction de l'Assemblée et des Affaires juridiques\nCOMMISSION PERMANENTE\n"
         "Réunion du 18 novembre 2022", "Commission permanente"),
        ("Silver Lake Water District Board Meeting\nJuly 20, 2020", "Water District Board"),
        ("Fall River City Council\nMinutes", "City Council"),
        ("Pine Harbour Council\nMinutes", "Council"),
        ("Regular Chief & Council Meeting Minutes", "Chief and Council"),
        ("Procès-verbal du conseil municipal de Bois-Franc", "Conseil municipal"),
        ("Réunion du conseil municipal des jeunes", "Conseil municipal des jeunes"),
        ("MUNICIPALITÉ RÉGIONALE DE COMTÉ DES RIVES\nSéance ordinaire du conseil tenue le 3 mai",
         "Conseil de la MRC"),
        ("VILLE DE MELLE\nCOMITÉ DE LECTURE DES PLAQUES\nCompte rendu du 9 janvier 2020",
         "Comité de lecture des plaques"),
        ("Minutes of a meeting of the Licensing Sub-Committee held on 9 January 2020",
         "Licensing Sub-Committee"),
        ("City of Elm Rocket Panel Meeting\nMinutes", "Rocket Panel"),
        ("MRC des Rives\nMunicipalité de Saint-Roy\nProcès-verbal de la séance du conseil du 3 mai",
         "Conseil"),
        ("COMMUNAUTÉ DE COMMUNES DU VAL\nSéance du conseil du 3 mai 2021",
         "Conseil communautaire"),
    ],
)  # fmt: skip
def test_the_body_that_met_is_told_from_the_one_whose_paper_it_is(heading: str, body: str) -> None:
    assert read(heading).body == body


@pytest.mark.parametrize(
    "heading",
    ["Regular Council Meeting\nMay 3, 2022", "PLANNING COMMISSION\nDESIGN BOARD\nMinutes"],
)
def test_a_noun_alone_and_two_bodies_named_alike_leave_a_doubt(heading: str) -> None:
    assert sureness(read(heading), "body") < 0.7


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("LISTE DES DÉLIBÉRATIONS\nConseil municipal du lundi 12 décembre 2022", Kind.MINUTES),
        ("OFFICIAL PROCEEDINGS OF THE POLICE JURY\nJune 16, 2014", Kind.MINUTES),
        ("GRAND CONSEIL\nMÉMORIAL\nLa séance est ouverte à 17 h.", Kind.MINUTES),
        ("PROCÈS-VERBAL - ADOPTÉ LE 3 DÉCEMBRE 2019\nRÉUNION ORDINAIRE", Kind.MINUTES),
        ("Adoption du procès-verbal du 3 décembre 2019", Kind.OTHER),
        ("Réunion régulière du Conseil\nPRÉSENCES : le maire, Ronald Roy\nRonald Roy ouvre la "
         "réunion à 18 h 30.", Kind.MINUTES),
        ("Le conseil municipal s'est réuni au nombre prescrit par la loi.\nL'ordre du jour étant "
         "épuisé, la séance est levée.", Kind.MINUTES),
        ("Board of Education Meeting\nMembers present\nMr. Roe\nMeeting called to order at 7:01"
         "\nAction: Acceptance of Agenda\nMotion by Roe, second by Doe. Motion carried.",
         Kind.MINUTES),
        ("EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nAprès en avoir délibéré, le conseil approuve.",
         Kind.RESOLUTION),
        ("Select Board Meeting\nDecember 2, 2019\nPresent: A. Roe, B. Doe", Kind.MINUTES),
        ("Rules of the Council\nRule 1. A motion carried is recorded.", Kind.OTHER),
        ("ORDRE DU JOUR\nSéance ordinaire du 5 février 2024\n1. Adoption du procès-verbal",
         Kind.AGENDA),
    ],
)  # fmt: skip
def test_a_paper_without_a_plain_title_is_known_by_what_it_tells(text: str, kind: Kind) -> None:
    assert read(text).kind is kind


def test_an_extract_that_holds_one_act_after_another_is_not_surely_one_act() -> None:
    act = "OBJET : bail\nAprès en avoir délibéré, à l'unanimité, le conseil approuve.\n"
    head = "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nSéance du 14 octobre 1994\nPrésents : M. Roy\n"
    assert read(head + act).kind is Kind.RESOLUTION
    assert read(head + 4 * act).kind is Kind.MINUTES


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("D2023_045 - Bail", "D2023_046 - Voirie", Kind.MINUTES),
        ("29.03.2023/A/0001 Bail", "29.03.2023/A/0002 Voirie", Kind.MINUTES),
        ("Délibération n° 7", "Délibération n° 8", Kind.MINUTES),
        ("D2023_045 - Bail", "D2023_045 - suite", Kind.RESOLUTION),
        ("1. un bail", "2. une voirie", Kind.RESOLUTION),
        ("Article 1", "Article 2", Kind.RESOLUTION),
    ],
)
def test_acts_numbered_in_a_row_are_of_a_whole_meeting(first: str, second: str, kind: Kind) -> None:
    head = "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nSéance du 14 octobre 2023\n"
    assert read(f"{head}\n{first}\nLe conseil approuve.\n\n{second}\nIl décide.").kind is kind


def test_a_package_of_one_page_is_the_agenda_of_one() -> None:
    page = "AGENDA\nRegular Council Meeting\nMay 10, 2022\n1. Call to Order\n"
    name = "council agenda package.pdf"
    assert read(page, name).kind is Kind.AGENDA
    assert identify(name, opening=page, closing=("Appendix C", 214)).kind is Kind.PACKET


def test_what_sort_of_item_it_is_is_no_heading() -> None:
    page = "Tuesday, June 24, 2025\n\nA. Minutes of June 10\nType      Action (Consent), Minutes\n"
    assert read(page, "agenda.pdf").kind is Kind.AGENDA


def test_the_day_of_approval_on_the_next_line_leaves_the_meeting_its_own() -> None:
    page = "CONSEIL MUNICIPAL\nSéance du 12 janvier 2021\nApprouvé en séance du 9 février 2021"
    assert str(read(page).date) == "2021-01-12"
    assert read("PROCÈS-VERBAL\nle procès-verbal du 12 janvier 2021\nest approuvé.").date is None


def test_a_day_parted_from_its_year_by_the_registers_margin_is_one_date() -> None:
    page = "Séance extraordinaire tenue le lundi 18 décembre\nou annotation    2023, à 18 h 30"
    assert str(read(page).date) == "2023-12-18"


def test_a_name_that_says_another_kind_than_the_page_leaves_a_doubt() -> None:
    found = read("ORDRE DU JOUR\nSéance du 2 mai 2016", "cahier du conseil mai 2016.pdf")
    assert sureness(found, "kind") < 0.7


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("PROJET – sujet à l'approbation du conseil\nProcès-verbal du 3 mai 2021", Status.DRAFT),
        ("Procès-verbal non adopté\nSéance du 3 mai 2021", Status.DRAFT),
        ("DRAFT MINUTES – SUBJECT TO COUNCIL APPROVAL\nMay 3, 2021", Status.DRAFT),
        ("(These minutes are published subject to approval by the Council)", Status.DRAFT),
        ("Town of Roe\nMeeting Minutes -- DRAFT, not yet voted\nMay 3, 2021", Status.DRAFT),
        ("Procès-verbal\nAdopté à l'assemblée du 20 juin 2024", Status.APPROVED),
        ("OFFICIAL MINUTES OF THE BOARD\nMay 3, 2021", None),
        ("DRAFT MINUTES UNTIL SIGNED\nMay 3, 2021", Status.DRAFT),
        ("Meeting Agenda - Final\nCommon Council\nMay 3, 2021", None),
        ("Procès-verbal\nApprobation du projet d'aménagement", None),
    ],
)
def test_a_heading_says_that_its_paper_is_not_adopted_yet(text: str, status: Status | None) -> None:
    assert read(text).status is status

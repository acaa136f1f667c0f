"""How lists of people are laid out: columns, seats, parties, places and offices behind names."""

from __future__ import annotations

import pytest

from archive.model import Attendance, Presence
from ingest.structure.people.names import read_name
from tests.ingest.structure.saying import read

THERE = (Presence.PRESENT, Presence.LATE, Presence.LEFT)


def told(text: str) -> dict[str, Attendance]:
    return {one.name: one for one in read(text).attendance}


@pytest.mark.parametrize(
    ("text", "there", "absent"),
    [
        ("PRESENT      ABSENT\n\nChair Ann Roe      Commissioner Guy Poe\nCommissioner Sue Lee\n"
         "Commissioner Jim Orr\n", {"Ann Roe", "Sue Lee", "Jim Orr"}, {"Guy Poe"}),
        ("PRESENT: Chair L. Kowal Electoral Area C\nDirector J. Whit Town of Fern\n"
         "Director M. Chu City of Argyle\nABSENT: Director H. Prent Electoral Area D",
         {"L. Kowal", "J. Whit", "M. Chu"}, {"H. Prent"}),
        ("Présent-e-s : M. Yves Dufour LR+ Président\nMme Solange Mabi DCe Conseillère\n"
         "M. Denis Pitt BA Conseiller\nExcusé-e-s : M. Luc Roch BA Conseiller",
         {"Yves Dufour", "Solange Mabi", "Denis Pitt"}, {"Luc Roch"}),
        ("Présents :\n1. DE MITA Anita Démocrate-chrétien\n2. GILLI Vincent PLR\n"
         "3. LOGE Marion Verts\nExcusé : ROCHE Philippe",
         {"DE MITA Anita", "GILLI Vincent", "LOGE Marion"}, {"ROCHE Philippe"}),
        ("ÉTAIENT PRÉSENTS :\n\nVALCOR Philippe MARCHAND – Hélène ROUSSI\n"
         "BRAIN-SUR-CORVE Michel TAUPE – Alain FROMON\nLES ORMES Patrick SIMON\n\n"
         "ABSENT : M. Lucien GORS.",
         {"Philippe MARCHAND", "Hélène ROUSSI", "Michel TAUPE", "Alain FROMON", "Patrick SIMON"},
         {"Lucien GORS"}),
        ("Sont présents :\nMichel Blanc Saint-Donat\nLuc Clou Sainte-Anne\n"
         "Lise Roy Saint-Ours-du-Cap\n"
         "\nformant quorum", {"Michel Blanc", "Luc Clou", "Lise Roy"}, set()),
        ("Councillors: Division 1 - Gil Farn\nDivision 2 - Wade Spro - Late\n"
         "Division 3 - Terry Yaku - Absent\nDivision 4 - Lorne Eas",
         {"Gil Farn", "Wade Spro", "Lorne Eas"}, {"Terry Yaku"}),
        ("À laquelle sont présents :\nSiège #1 - Steve Rioux\nSiège #2 - Hélène Dumont\n"
         "Siège #3 - Absent (Réal Gagné)\nSiège #4 - Vacant\n",
         {"Steve Rioux", "Hélène Dumont"}, {"Réal Gagné"}),
        ("Présents : 2 : ARNOL Jacques – CHARVO Denis (arrivé à 20h50)\n"
         "Absent : 1 : GRAND Désiré",
         {"ARNOL Jacques", "CHARVO Denis"}, {"GRAND Désiré"}),
        ("Minutes\n\nThere were present: ROLL CALL\n\nVera Ignat, Presiding Lyle Bergs\n"
         "Mack Dush Shirley Haug\nPete Olaf (via telephone) Neil Stan\n",
         {"Vera Ignat", "Lyle Bergs", "Mack Dush", "Shirley Haug", "Pete Olaf", "Neil Stan"},
         set()),
        ("ROLL CALL: Present - Wanda K. Prus Supervisor\nGerald T. Domb Councilman\n"
         "Alice M. Vand Councilwoman\n\nAbsent - Pat J. Tobin Councilman",
         {"Wanda K. Prus", "Gerald T. Domb", "Alice M. Vand"}, {"Pat J. Tobin"}),
        ("SONT PRESENTS MONSIEUR LE MAIRE LEO BOURD, LES CONSEILLERS YVES ARSEN, NORMAND CYR ET "
         "ANNE LEBLANC, FORMANT QUORUM SOUS LA PRESIDENCE DU MAIRE.",
         {"LEO BOURD", "YVES ARSEN", "NORMAND CYR", "ANNE LEBLANC"}, set()),
        ("At the regular meeting of the Council held, and at which were present the Mayor "
         "Mr. Wayne Delor, Councillors Shirley Ann, Garnet Pick and Kevin Mal, all forming quorum.",
         {"Wayne Delor", "Shirley Ann", "Garnet Pick", "Kevin Mal"}, set()),
    ],
)  # fmt: skip
def test_columns_beside_names_are_no_part_of_them(
    text: str, there: set[str], absent: set[str]
) -> None:
    found = told(text)
    assert {n for n, one in found.items() if one.presence in THERE} == there
    assert {n for n, one in found.items() if one.presence is Presence.ABSENT} == absent


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Luc Saint-Pierre", "Luc Saint-Pierre"),
        ("Marie Claude ROY", "Marie Claude ROY"),
        ("Jean-Luc Côté Conseiller", "Jean-Luc Côté"),
        ("N. Kaur Corporate Officer", "N. Kaur"),
        ("Arthur BELLE Laurence DESHAY", "Arthur BELLE"),
        ("A. Marid C. Nussb", "A. Marid"),
    ],
)
def test_a_name_ends_where_an_office_a_party_or_another_begins(text: str, name: str) -> None:
    named = read_name(text)
    assert named and named.name == name


@pytest.mark.parametrize(
    "text",
    [
        "Present: Ann Roe (AR), Jim Poe\n\nIn attendance: Cllr Guy Lee; Eve Orr, Wind Farm Ltd",
        "Sederunt: Ann Roe, Chair, Jim Poe\n\nIn attendance: Cllr Guy Lee; Eve Orr, engineer",
        "Présents : Mme Ann Roe, M. Jim Poe\n\nainsi que :\n\nGuy Lee, directeur des travaux;\n"
        "Eve Orr, greffière.",
        "Présents : Mme Ann Roe, M. Jim Poe\n\nY assistaient, au titre de l'administration : "
        "M. Guy Lee, Directeur des Services - Mme Eve Orr, Directrice des Assemblées",
    ],
)
def test_who_is_there_beside_the_members_is_no_member(text: str) -> None:
    found = told(text)
    assert {name for name, one in found.items() if one.is_member} == {"Ann Roe", "Jim Poe"}
    assert {"Guy Lee", "Eve Orr"} <= set(found)


def test_delegations_are_a_heading_and_no_list_of_who_was_there() -> None:
    found = told(
        "Present: Ann Roe, Jim Poe\n\nDELEGATIONS\n\nFrank Cann, 19 Renfrew, asked for it."
    )
    assert set(found) == {"Ann Roe", "Jim Poe"}


@pytest.mark.parametrize(
    ("text", "there", "absent"),
    [
        ("Mayor Fay called the meeting to order with the following Council Members present: "
         "Jim Poe, Guy Lee. Absent and excused: Tom Ray.", {"Fay", "Jim Poe", "Guy Lee"},
         {"Tom Ray"}),
        ("Those in attendance: Mayor Ann Roe; Council members Jim Poe, Guy Lee. Council member "
         "Tom Ray was not in attendance.", {"Ann Roe", "Jim Poe", "Guy Lee"}, {"Tom Ray"}),
        ("Sont présents Mesdames Anne Roux et Ida Jaune ainsi que Monsieur Luc Marti, formant "
         "quorum.\nAbsence(s) : M. Tom Brun",
         {"Anne Roux", "Ida Jaune", "Luc Marti"}, {"Tom Brun"}),
        ("Présents : Mme Anne ROUX, Syndique\nMM. Luc MARTI, Paul BLANC, Municipaux\n"
         "Excusé : M. Guy VERT", {"Anne ROUX", "Luc MARTI", "Paul BLANC"}, {"Guy VERT"}),
        ("COUNCIL PRESENT      STAFF PRESENT\nMayor Ann Roe      Sue Day, City Manager\n"
         "Councilor Jim Poe      Al Fox, City Attorney", {"Ann Roe", "Jim Poe"}, set()),
        ("The Council met. Selectmen present: Ann Roe, Jim Poe. Selectman Guy Lee was excused.",
         {"Ann Roe", "Jim Poe"}, {"Guy Lee"}),
    ],
)  # fmt: skip
def test_labels_are_known_in_many_wordings(text: str, there: set[str], absent: set[str]) -> None:
    members = {n: one for n, one in told(text).items() if one.is_member}
    assert {n for n, one in members.items() if one.presence in THERE} == there
    assert {n for n, one in members.items() if one.presence is Presence.ABSENT} == absent

"""Who was there is read from lists, tables and sentences, with who is missing and who votes for
whom."""

from __future__ import annotations

import pytest

from archive.model import Attendance, Presence
from tests.ingest.structure.saying import read


def told(text: str) -> dict[str, Attendance]:
    return {one.name: one for one in read(text).attendance}


@pytest.mark.parametrize(
    ("text", "present", "absent"),
    [
        ("Présents : M. Luc Côté, Mme Ana D'ARTOIS, M. Jean de BEAUMONT\n\nAbsent : M. Guy ROUX",
         {"Luc Côté", "Ana D'ARTOIS", "Jean de BEAUMONT"}, {"Guy ROUX"}),
        ("Présents : Fabien ABERT,Lorraine ACQUIER, Cédric DE SAINT\nJOUAN,Jean-Marc DI RUGGIERO.",
         {"Fabien ABERT", "Lorraine ACQUIER", "Cédric DE SAINT JOUAN", "Jean-Marc DI RUGGIERO"},
         set()),
        ("SONT PRÉSENTS :\nMadame la mairesse Lucie Gagnon-Roy\nMonsieur le conseiller Luc Côté "
         "(district n° 1)\n\nEST ABSENTE :\nMadame la conseillère Ève Roy\n\nformant quorum.",
         {"Lucie Gagnon-Roy", "Luc Côté"}, {"Ève Roy"}),
        ("à laquelle sont présents :\n\nSiège no 1 : M. Luc Côté\nSiège no 2 : Vacant\n"
         "Siège no 3 : Mme Ana Roy\n\nTous membres du conseil et formant quorum sous la présidence "
         "de M. Guy Fiset, maire.", {"Luc Côté", "Ana Roy", "Guy Fiset"}, set()),
        ("Present: Mayor Dave Yemm and Councillors Shelly Foote, Stephen Kirkey, and James Scott.\n"
         "\nRegrets: Councillor Tom Butler", {"Dave Yemm", "Shelly Foote", "Stephen Kirkey",
                                             "James Scott"}, {"Tom Butler"}),
        ("ROLL CALL\n\nPresent: Council Members Gail Pruitt, Leonard Van Dyke, Jr., and Sue Kim\n"
         "Absent: Council Member Ray Castillo", {"Gail Pruitt", "Leonard Van Dyke Jr.", "Sue Kim"},
         {"Ray Castillo"}),
        ("Present were President, Jim Roe; Vice\nPresident, Mike Poe (by phone); and Secretary, "
         "Ann Lee.", {"Jim Roe", "Mike Poe", "Ann Lee"}, set()),
        ("Present:\n\nN Oakhill (NO)\nK Draper (KD)\nB May (BM)\n\nApologies\n\nT Noble",
         {"N Oakhill", "K Draper", "B May"}, {"T Noble"}),
        ("ROLL CALL:\nCouncilman Abate - present\nCouncilman Doyle - absent", {"Abate"}, {"Doyle"}),
    ],
)  # fmt: skip
def test_lists_of_every_shape_are_read(text: str, present: set[str], absent: set[str]) -> None:
    found = told(text)
    assert {n for n, one in found.items() if one.presence is Presence.PRESENT} == present
    assert {n for n, one in found.items() if one.presence is Presence.ABSENT} == absent


@pytest.mark.parametrize(
    "text",
    [
        "Présent : Mme Ana Roy\n\nExcusé : M. Guy Talon (procuration à Mme Ana Roy)",
        "Présent : Mme Ana Roy\n\nAbsents : M. Guy Talon, procuration à Mme Ana Roy",
        "Présent : Mme Ana Roy\n\nOnt donné procuration : M. Guy Talon à Mme Ana Roy",
        "Présent : Mme Ana Roy\n\nPouvoirs : M. Guy Talon donne pouvoir à Mme Ana Roy",
    ],
)
def test_who_votes_for_an_absent_member_is_read(text: str) -> None:
    absent = told(text)["Guy Talon"]
    assert (absent.presence, absent.proxy_to) == (Presence.PROXY, "Ana Roy")


@pytest.mark.parametrize(
    "text",
    [
        "Present: Mayor Dave Yemm\n\nStaff: Road Superintendent Dan MacInnis and Clerk Kim Lee",
        "Présent : M. Dave Yemm\n\nSONT ÉGALEMENT PRÉSENTS :\nDan MacInnis, directeur général\n"
        "Me Kim Lee, greffière",
    ],
)
def test_staff_are_kept_apart_from_members(text: str) -> None:
    found = told(text)
    assert [found[name].is_member for name in ("Dave Yemm", "Dan MacInnis", "Kim Lee")] == [
        True, False, False,
    ]  # fmt: skip


def test_the_secretary_of_a_french_sitting_is_staff_unless_a_member() -> None:
    text = "Présents : M. Luc Côté, Mme Ana Roy\n\nSecrétaire de séance : "
    assert told(text + "Mme Ana Roy")["Ana Roy"].is_member
    assert not told(text + "Mme Ève Fort")["Ève Fort"].is_member


def test_prose_after_a_list_is_nobody() -> None:
    text = (
        "Present: Mayor Dave Yemm.\n\nThe Royal Bank of Canada wrote to the Town of Pine Harbour."
    )
    assert set(told(text)) == {"Dave Yemm"}


@pytest.mark.parametrize(
    ("text", "present", "absent"),
    [
        ("Selectman Andrade and Selectman Spatola were present.\nChairman Perkinson was absent.",
         {"Andrade", "Spatola"}, {"Perkinson"}),
        ("Ward II: Ann Roe, Bo Haas; Ward III: Phil Ortman. Alderman Neil Rusk was absent.\n"
         "Present: Ann Roe, Bo Haas, Phil Ortman", {"Ann Roe", "Bo Haas", "Phil Ortman"},
         {"Neil Rusk"}),
        ("Selectmen present included Michael Maye, Dale Donahue and Jerry Hauk.",
         {"Michael Maye", "Dale Donahue", "Jerry Hauk"}, set()),
        ("Council members answering roll call: Adams, Beck, Voss. Absent: Timmer.",
         {"Adams", "Beck", "Voss"}, {"Timmer"}),
        ("Present Board Members:\nMrs. Gail Ostrom\nMr. Duane Pike\nAbsent Board Members:\n"
         "Mr. Jon Wick", {"Gail Ostrom", "Duane Pike"}, {"Jon Wick"}),
        ("étaient présents les conseillers Luc Côté, Ana Roy et Guy Fort, sous la présidence du "
         "maire. Le conseiller Denis Nadeau avait motivé son absence.",
         {"Luc Côté", "Ana Roy", "Guy Fort"}, {"Denis Nadeau"}),
        ("Présents : Messieurs DAGORNE, PINTEAU et ROY, Madame LEJARRE.",
         {"DAGORNE", "PINTEAU", "ROY", "LEJARRE"}, set()),
        ("PRÉSENTS :\nARRAYE : Gérard MICHEL ; BEY : Annie CLAUDE, Robert THIRY",
         {"Gérard MICHEL", "Annie CLAUDE", "Robert THIRY"}, set()),
        ("étaient présents :\n\nM. Luc Côté M. Guy Roy\nM. Jean Fort Mme Ève Diallo",
         {"Luc Côté", "Guy Roy", "Jean Fort", "Ève Diallo"}, set()),
    ],
)  # fmt: skip
def test_other_ways_of_saying_who_was_there(text: str, present: set[str], absent: set[str]) -> None:
    found = told(text)
    away = {name for name, one in found.items() if one.presence is Presence.ABSENT}
    assert (set(found) - away, away) == (present, absent)


def test_a_month_that_is_a_given_name_is_one() -> None:
    assert "June Whiteside" in told("Present: Mayor Gail Roe\n\nAbsent: Councillor June Whiteside")


def test_proxies_go_line_by_line_with_their_town() -> None:
    found = told("Pouvoirs :\nNicolas POIREL (NOMENY) à Antony CAPS\nAnne BRUN (BEY) à Luc ROY")
    assert {one.name: one.proxy_to for one in found.values()} == {
        "Nicolas POIREL": "Antony CAPS", "Anne BRUN": "Luc ROY",
    }  # fmt: skip


def test_an_office_of_the_staff_may_be_a_label_of_its_own() -> None:
    found = told("Présents : M. Luc Côté, Mme Ana Roy\n\nGreffière : Me Valérie Grenon")
    assert not found["Valérie Grenon"].is_member


def test_all_but_some_leaves_those_out() -> None:
    found = told("Présents : tous les membres sauf Mme Ève LENGLET et M. Luc DELPLACE.")
    assert {name for name, one in found.items() if one.presence is Presence.ABSENT} == {
        "Ève LENGLET", "Luc DELPLACE",
    }  # fmt: skip


def test_an_office_before_a_name_is_its_role_and_not_the_whole_sentence() -> None:
    found = told(
        "Call to Order and Roll Call – The meeting was called to order at 7:10PM by President "
        "Paula Church. Board Members present: Mary Ann Bryant, Paula Church, Mark Smith."
    )
    assert found["Paula Church"].role == "President"


def test_members_of_the_community_are_no_members_of_the_board() -> None:
    found = told(
        "Roll Call – Board Members present: Mary Ann Bryant, Mark Smith, Terry Greiner. "
        "Community members present: Eb Redford, Ann Lee."
    )
    assert {name for name, one in found.items() if one.is_member} == {
        "Mary Ann Bryant", "Mark Smith", "Terry Greiner",
    }  # fmt: skip

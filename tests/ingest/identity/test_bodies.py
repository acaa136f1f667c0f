"""The name of a council, board or committee, without its town's."""

from __future__ import annotations

import pytest

from archive.model import Kind
from ingest.identity.bodies import identify_body, mentions
from ingest.identity.folding import fold
from ingest.identity.heading import open_page


@pytest.mark.parametrize(
    ("wording", "body"),
    [
        ("MINUTES OF THE SOULDERN PARISH COUNCIL MEETING", "Parish Council"),
        ("Rivergrove City Council Meeting Minutes", "City Council"),
        ("DISTRICT COUNCIL 001", "District Council 001"),
        ("NORTH MARSTON COMMUNITY COUNCIL", "Community Council"),
        ("SPECIAL BOARD OF DIRECTORS MEETING", "Board of Directors"),
        ("the Board of County Commissioners", "Board of County Commissioners"),
        ("Regular Governing Board Meeting", "Governing Board"),
        ("OSHTEMO CHARTER TOWNSHIP ZONING BOARD OF APPEALS", "Zoning Board of Appeals"),
        ("Town Planning Board", "Planning Board"),
        ("LAKEVIEW UNIFIED SCHOOL DISTRICT\nBOARD OF EDUCATION", "Board of Education"),
        ("PLANNING & ZONING COMMISSION", "Planning and Zoning Commission"),
        ("Parks, Recreation and Culture Committee", "Parks, Recreation and Culture Committee"),
        ("Administration & Enterprise Oversight Committee",
         "Administration and Enterprise Oversight Committee"),
        ("COMMITTEE OF THE WHOLE", "Committee of the Whole"),
        ("Minutes of Annual Parish Meeting", "Parish Meeting"),
        ("Conseil Municipal de la Ville de Montpellier", "Conseil municipal"),
        ("délibérations du Conseil\nMunicipal de la Ville", "Conseil municipal"),
        ("CONSEIL D'ARRONDISSEMENT", "Conseil d'arrondissement"),
        ("COMITE CONSULTATIF D'URBANISME", "Comité consultatif d'urbanisme"),
        ("conseil d’administration", "Conseil d'administration"),
        ("Commission des finances et du personnel de la ville",
         "Commission des finances et du personnel"),
        ("conseil de la Ville de Belmont", "Conseil municipal"),
        ("Conseil de la MRC des Lacs", "Conseil de la MRC"),
        ("BUREAU COMMUNAUTAIRE", "Bureau communautaire"),
    ],
)  # fmt: skip
def test_a_body_is_named_without_its_town(wording: str, body: str) -> None:
    assert [mention.name for mention in mentions(fold(wording))][:1] == [body]


@pytest.mark.parametrize(
    "wording",
    ["CITY COUNCIL CHAMBERS", "WCSD Board Room", "Common Property Committee Chair",
     "Committee Reports", "Council President Arne Nyberg", "the committee", "une commission",
     "Salle du Conseil Municipal", "les conseillers municipaux"],
)  # fmt: skip
def test_a_room_a_chair_and_a_bare_noun_are_no_body(wording: str) -> None:
    assert not list(mentions(fold(wording)))


def body_of(name: str = "x", *, page: str = "", folders: tuple[str, ...] = ()) -> str | None:
    return identify_body(
        name, folders=folders, opening=open_page(page), kind=Kind.MINUTES, aliases={}, default=None
    )[0]


def test_a_bare_board_is_named_in_full_only_if_the_page_does_so_once() -> None:
    heading = "PINE RIDGE BOARD MEETING MINUTES\nMay 6, 2024\n"
    assert body_of(page=heading) == "Board"
    assert body_of(page=heading + "The Board of Directors met.") == "Board of Directors"
    two = "Trustees of the Library Board of Trustees and of the Board of Directors came as well.\n"
    assert body_of(page=heading + two) == "Board"


def test_a_folder_that_names_a_body_wins_over_the_page() -> None:
    page = "Regular Meeting of the City Council\nMay 6, 2024\n"
    assert body_of(page=page) == "City Council"
    assert body_of(page=page, folders=("Planning Commission", "2024")) == "Planning Commission"


@pytest.mark.parametrize("folder", ["2024", "Minutes", "Procès-verbaux", "Agendas", "2024-05"])
def test_a_folder_of_a_year_or_of_a_kind_is_no_body(folder: str) -> None:
    assert body_of(folders=(folder,)) is None


def test_a_body_that_an_item_of_the_agenda_names_is_not_the_one_that_meets() -> None:
    page = "AGENDA\n1. Donation request from the Museum Board of Directors.\n2. Accounts\n"
    assert body_of(page=page) is None


def test_a_by_law_does_not_belong_to_the_body_that_it_creates() -> None:
    page = open_page("ORDINANCE NO. XVI\nAN ORDINANCE ESTABLISHING A PARK ADVISORY COUNCIL\n")
    body, _, doubts = identify_body(
        "x", folders=(), opening=page, kind=Kind.BYLAW, aliases={}, default=None
    )
    assert body is None
    assert doubts == ["body-unknown"]

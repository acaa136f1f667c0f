"""Surnames that are words of minutes as well: a title or an office before them says which."""

import pytest

from ingest.structure.people.names import read_name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Councillor Hall moved that", "Hall"),
        ("Cr Street Seconded", "Street"),
        ("P. Page, seconded", "P. Page"),
        ("Mrs Mary West and", "Mary West"),
        ("Cllr May proposed", "May"),
    ],
)
def test_a_common_word_behind_a_title_is_a_surname(written: str, name: str) -> None:
    found = read_name(written)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "written",
    ["Hall Street was closed", "Mayor, Town of Ely", "Director West Kelowna", "Councillor Ward 3"],
)
def test_a_place_behind_an_office_is_no_surname(written: str) -> None:
    found = read_name(written)
    assert found is None or found.name.split()[0] not in ("Hall", "Town", "West", "Ward")


def test_what_follows_moved_by_is_a_name() -> None:
    found = read_name("Hall", named=True)
    assert found is not None
    assert read_name("Hall") is None

"""Rolls may say of each person, on their row, whether they were there."""

from __future__ import annotations

import pytest

from archive.model import Presence
from tests.ingest.structure.saying import read


@pytest.mark.parametrize(
    "text",
    [
        "Roll Call\nAnn Roe: Present\nJim Poe: Present\nGuy Lee: Absent",
        "Ann Roe, Mayor - Present\nJim Poe, Councilman - Present\nGuy Lee, Councilman - Excused",
        "Name | Title | Present\nAnn Roe | Chair | Yes\nJim Poe | Member | Yes\n"
        "Guy Lee | Member | No",
        "PRÉSENCES\n☒ Ann Roe, mairesse\n☒ Jim Poe, conseiller\n☐ Guy Lee, conseiller",
        "Présences\nMme Ann Roe | Mairesse | présente\nM. Jim Poe | Conseiller | présent\n"
        "M. Guy Lee | Conseiller | absent",
        "Council Members in attendance: Ann Roe, Jim Poe. Council members absent: Guy Lee.",
        "Were present: Mayor Ann Roe, Councillor Jim Poe. Was absent: Councillor Guy Lee.",
    ],
)
def test_each_row_says_whether_its_person_was_there(text: str) -> None:
    found = {one.name: one.presence for one in read(text).attendance}
    assert found == {
        "Ann Roe": Presence.PRESENT, "Jim Poe": Presence.PRESENT, "Guy Lee": Presence.ABSENT,
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "The report of the Fire Chief: Present\n\nMinutes of the last meeting: Absent",
        "Would the Town buy it? Ann Roe: Yes\nJim Poe: No",  # what they voted
        "Ann Roe: present",  # one row is no roll
    ],
)
def test_other_rows_are_no_roll(text: str) -> None:
    assert not read(text).attendance

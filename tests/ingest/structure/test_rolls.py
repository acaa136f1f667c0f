"""Rolls may say of each person, on their row, whether they were there."""

from __future__ import annotations

import pytest

from archive.model import Presence
from ingest.reading import WIDE
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


def test_letters_in_a_column_say_who_was_there() -> None:
    text = (
        "ROLL CALL@(P - present, A - absent, E - excused)\n\nFreeholder De Poe@E\n"
        "Ms. Quin@P\nFreeholder Lee@P@(by phone)\nFreeholder Kay@A\n\nCounsel Ann Roe@P"
    )
    found = {one.name: one.presence for one in read(text.replace("@", WIDE)).attendance}
    there = {name for name, presence in found.items() if presence is Presence.PRESENT}
    assert set(found) - there == {"De Poe", "Kay"} and there == {"Quin", "Lee", "Ann Roe"}


def test_a_tick_in_one_of_two_columns_tells_only_of_those_who_act() -> None:
    text = (
        "ROLL CALL@PRESENT@ABSENT\n\nChairman Roe@X\nMs. Poe@X\nMr. Lee@X@(7:42)\nMr. Kay@X\n\n"
        "Motion by Mr. Kay, second by Mr. Roe. Carried."
    )
    found = {one.name: one.presence for one in read(text.replace("@", WIDE)).attendance}
    assert found == dict.fromkeys(("Roe", "Lee", "Kay"), Presence.PRESENT)


def test_seats_in_two_columns_are_not_of_their_names() -> None:
    text = (
        "Upon roll call the following members answered for their districts:\n\n"
        "DIST #1@ANN ROE@DIST #4@JIM POE\nDIST #2@SUE ORR@DIST #5@GUY LEE\nDIST #3 vacant@DIST #6@"
        "ROB KAY"
    )
    found = read(text.replace("@", WIDE)).attendance
    assert {one.name for one in found} == {"ANN ROE", "JIM POE", "SUE ORR", "GUY LEE", "ROB KAY"}

"""Labels over lists of people are read by their words, whatever the order."""

from __future__ import annotations

import pytest

from archive.model import Presence
from tests.ingest.structure.saying import read


@pytest.mark.parametrize(
    "label",
    [
        "Members Present in Town Hall (in-person):",
        "Harbour Board Commissioners participating remotely:",
        "I Láthair:",
        "Trustees who attended by video conference:",
        "Councillors in attendance via Zoom -",
    ],
)
def test_a_label_says_who_is_present(label: str) -> None:
    found = read(f"TOWN OF WREN\nMinutes\n\n{label} Ann Roe, Chair; Jim Poe; Guy\nLee").attendance
    assert [(one.name, one.presence, one.is_member) for one in found] == [
        (name, Presence.PRESENT, True) for name in ("Ann Roe", "Jim Poe", "Guy Lee")
    ]


@pytest.mark.parametrize(
    "label", ["REGRETS/ABSENT", "Members not attending:", "Absent with leave:", "Leithscéalta:"]
)
def test_a_label_says_who_is_absent(label: str) -> None:
    found = read(f"Members present: Ann Roe, Jim Poe\n\n{label}\nGuy Lee\nSue Orr").attendance
    assert {one.name for one in found if one.presence is Presence.ABSENT} == {"Guy Lee", "Sue Orr"}


def test_officers_by_video_are_staff() -> None:
    found = read(
        "Members present: Ann Roe, Jim Poe\n\nTown Officials and Staff Present via Zoom: Town "
        "Clerk and Lister Guy Lee; Assistant to the Selectboard Sue te Orr; Police Lt. Deb Kay"
    ).attendance
    assert [one.name for one in found if not one.is_member] == [
        "Guy Lee", "Sue te Orr", "Deb Kay",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "Present value of the Harbour Bonds: Ann Roe Trust",
        "The members attending the fair: Ann Roe moved to thank them",
    ],
)
def test_other_words_make_no_label(line: str) -> None:
    assert not read(f"TOWN OF WREN\nMinutes\n\n{line}").attendance


def test_a_list_of_surnames_keeps_its_titles_and_its_particles() -> None:
    found = read("Present - Ald. Schaum, Dietz, Van Ryz, Ott, Mrs. Plank, Lodl - 6.").attendance
    assert [one.name for one in found] == ["Schaum", "Dietz", "Van Ryz", "Ott", "Plank", "Lodl"]


def test_what_stands_where_others_have_their_office_is_nobody() -> None:
    found = read(
        "Members present: Ann Roe, Chair; Jim Poe, Member\n\nAlso participating: Guy Lee, Town "
        "Manager; Sue Orr, Planner; Tess Kay, Wren Mariner."
    ).attendance
    assert [one.name for one in found] == ["Ann Roe", "Jim Poe", "Guy Lee", "Sue Orr", "Tess Kay"]


@pytest.mark.parametrize(
    ("said", "presence"),
    [
        ("Council member Guy Lee was ab-\nsent.", Presence.ABSENT),
        ("Guy Lee did not participate.", Presence.ABSENT),
        ("The Manager, Sue Orr, and the Clerk, Guy Lee, are present.", Presence.PRESENT),
    ],
)
def test_a_sentence_tells_of_those_whom_no_list_names(said: str, presence: Presence) -> None:
    found = read(f"Members present: Ann Roe, Jim Poe\n\n{said}").attendance
    assert next(one.presence for one in found if one.name == "Guy Lee") is presence


def test_a_title_cut_short_ends_no_entry() -> None:
    found = read(
        "Present:\nCllr. Ml. Roe, Chair\nCllr. J.J. Poe\nCllr. M. Lee\n\n"
        "Apologies: Cllrs. P. Orr & S. Kay"
    ).attendance
    assert [one.name for one in found] == ["Ml. Roe", "J.J. Poe", "M. Lee", "P. Orr", "S. Kay"]

"""Minutes without headings take up their paragraphs; numbers of two parts head their titles."""

from __future__ import annotations

import pytest

from archive.model import Kind
from ingest.structure.items.matching import paired
from ingest.structure.items.matters import matters
from tests.ingest.structure.saying import read

AGENDA = """
TOWN OF ELVER POINT

AGENDA

1. Call to Order

2. Slipway repairs

3. Harbour fees

4. Adjournment
"""
MINUTES = """
The Council of Elver Point met in the Fish Hall on May 3, 2021 at 7:00 PM.

The warden showed pictures of the broken slipway. Two masons will be asked for a price.

Moved by Mr. Tarn, seconded by Ms. Orr, that the fees of the harbour stay as they are. Carried.

With nothing further to be said the meeting was adjourned at 7:40 PM.
"""


def test_minutes_without_headings_are_paired_by_their_paragraphs() -> None:
    agenda, minutes = matters(read(AGENDA, kind=Kind.AGENDA)), matters(read(MINUTES))
    told = [
        (minutes[one.own].item.title.split()[1], agenda[one.other].item.title)
        for one in paired(minutes, agenda)
    ]
    assert told == [
        ("Council", "Call to Order"), ("warden", "Slipway repairs"), ("by", "Harbour fees"),
        ("nothing", "Adjournment"),
    ]  # fmt: skip


def test_a_decision_stands_under_its_paragraph() -> None:
    found = read(MINUTES)
    under = [found.items[one.item or 0].title for one in found.decisions if one.mover]
    assert under[0].startswith("Moved by Mr. Tarn")


def test_minutes_with_headings_take_up_no_paragraph() -> None:
    found = read(MINUTES.replace("\n\n", "\n\nSLIPWAY AND FEES\n\n"))
    assert {one.title for one in found.items} == {"SLIPWAY AND FEES"}


def test_a_list_of_those_present_is_no_matter() -> None:
    found = read("Members present: Ann Tarn, Bo Orr, Cy Holt and Di Webb.\n\n" + MINUTES)
    assert not any("present" in one.title for one in found.items)


@pytest.mark.parametrize(
    "numbers",
    [
        ("I I-1 I-2 II II-1 II-2 III"),
        ("I I.A I.B II II.A II.B III"),
        ("1 1-1 1-2 2 2-1 2-2 3"),
        ("5.01 5.02 6.01 6.02 7.01"),
    ],
)
def test_numbers_of_two_parts_are_items(numbers: str) -> None:
    lines = [f"{number}. Matter of the {number} harbour" for number in numbers.split()]
    found = read("ORDRE DU JOUR\n\n" + "\n\n".join(lines), kind=Kind.AGENDA)
    assert [one.number for one in found.items] == numbers.split()


def test_a_title_may_begin_with_a_streets_number_but_no_count_does() -> None:
    lines = "1. Buildings", "1.1 540, quai des Anguilles", "1.2 12-16, quai Nord", "2. Fees"
    found = read("AGENDA\n\n" + "\n\n".join(lines), kind=Kind.AGENDA)
    assert [one.number for one in found.items] == ["1", "1.1", "1.2", "2"]
    counted = read("AGENDA\n\n" + "\n\n".join((lines[0], "1.1 12 voix pour", lines[3])))
    assert not any(one.number == "1.1" for one in counted.items)


def test_notices_of_motion_with_a_years_number_stand_under_their_item() -> None:
    text = "AGENDA\n\n1. Minutes\n\n2. Notices of motion\n\n14/23 Cllr. Roe: That eels be fed.\n\n"
    found = read(text + "15/23 Cllr. Orr: That nets be mended.\n\n3. Other", kind=Kind.AGENDA)
    assert [one.number for one in found.items] == ["1", "2", "14/23", "15/23", "3"]

"""Minutes of several meetings in one file are told apart, ordinary minutes never."""

from __future__ import annotations

import datetime as dt

import pytest

from ingest.paper import pdf
from ingest.paper.parts import Part, parts
from tests.real import RECORDS, only_with_records

JANUARY = """Board of Directors, Mill Brook Association

MINUTES

January 7, 2004

Present were Board members Ann Reed, Tom Ford and Sue Lane.

Road Committee
The board approved the warning signs."""
FEBRUARY = JANUARY.replace("January 7", "February 4")
MARCH = JANUARY.replace("January 7", "March 9")
MORE = """The budget proposal was discussed at length. All members present agreed.

The next meeting is scheduled for 7:00 p.m. on May 11, 2004, at the home of Sue Lane."""
AGENDA = """Mill Brook Association

AGENDA

1. Roll call
2. Approval of the minutes of January 7, 2004
3. Roads"""

JUIN = """VILLE DE VAL-AUX-ÉRABLES

PROCÈS-VERBAL de la séance ordinaire du conseil municipal tenue le lundi 7 juin 2010 à 19 h

Sont présents : Mme Roy, M. Côté et M. Caron, formant quorum.

2010-06-101 Il est proposé par Mme Roy et résolu à l'unanimité d'adopter l'ordre du jour."""
JUILLET = JUIN.replace("7 juin", "5 juillet")


def ranges(openings: list[str]) -> list[tuple[int, int, str | None]]:
    return [
        (one.first, one.last, one.date.isoformat() if one.date else None) for one in parts(openings)
    ]


def test_a_book_is_parted_where_a_meeting_begins_at_the_top_of_a_page() -> None:
    assert ranges([JANUARY, MORE, FEBRUARY, MORE, MORE, MARCH]) == [
        (1, 2, "2004-01-07"),
        (3, 5, "2004-02-04"),
        (6, 6, "2004-03-09"),
    ]


def test_a_french_register_is_parted_too() -> None:
    assert ranges([JUIN, "2010-06-102 Le conseil adopte.", JUILLET]) == [
        (1, 2, "2010-06-07"),
        (3, 3, "2010-07-05"),
    ]


def test_minutes_of_one_meeting_are_one_part() -> None:
    assert parts([JANUARY, MORE, MORE]) == (Part(1, 3, None),)


def test_a_running_head_with_the_meetings_own_date_begins_nothing() -> None:
    again = f"Minutes, January 7, 2004, page 2\n\n{MORE}"
    assert ranges([JANUARY, again, FEBRUARY]) == [(1, 2, "2004-01-07"), (3, 3, "2004-02-04")]


def test_a_running_title_with_the_meetings_own_date_is_no_doubt() -> None:
    again = "Procès-verbal du 7 juin 2010\n\n2010-06-102 Le conseil adopte le rapport.\n\nSuite."
    assert ranges([JUIN, again, JUILLET]) == [(1, 2, "2010-06-07"), (3, 3, "2010-07-05")]


def test_the_item_that_approves_the_last_minutes_begins_nothing() -> None:
    item = "Approval of the minutes of the meeting of February 4, 2004\n\nPresent: all.\n\nCarried."
    assert parts([JANUARY, item]) == (Part(1, 2, None),)


def test_a_packet_with_the_last_minutes_in_it_is_no_book() -> None:
    assert parts([AGENDA, JANUARY, FEBRUARY]) == (Part(1, 3, None),)


def test_minutes_with_those_of_an_earlier_meeting_behind_them_are_no_book() -> None:
    assert parts([FEBRUARY, MORE, JANUARY]) == (Part(1, 3, None),)


def test_a_book_bound_with_the_latest_first_is_a_book() -> None:
    assert [one.date for one in parts([MARCH, FEBRUARY, JANUARY])] == [
        dt.date(2004, 3, 9),
        dt.date(2004, 2, 4),
        dt.date(2004, 1, 7),
    ]


def test_a_meeting_that_begins_half_way_down_a_page_leaves_the_book_whole() -> None:
    halfway = "\n".join([*(f"Line {n} of the road report." for n in range(20)), "", MARCH])
    assert parts([JANUARY, FEBRUARY, halfway]) == (Part(1, 3, None),)


def test_pages_under_a_title_that_can_not_be_dated_have_no_date_of_their_own() -> None:
    undated = FEBRUARY.replace("February 4, 2004\n\n", "")
    assert ranges([JANUARY, undated, MORE, MARCH]) == [
        (1, 1, "2004-01-07"),
        (2, 3, None),
        (4, 4, "2004-03-09"),
    ]


COVER = "Mill Brook Association\n\nBoard of Directors\n\nMinutes 2004"


def test_a_cover_before_three_meetings_is_a_part_of_its_own() -> None:
    assert ranges([COVER, JANUARY, FEBRUARY, MARCH]) == [
        (1, 1, None),
        (2, 2, "2004-01-07"),
        (3, 3, "2004-02-04"),
        (4, 4, "2004-03-09"),
    ]


def test_minutes_sent_for_approval_under_a_cover_are_no_book() -> None:
    assert parts([COVER, JANUARY, FEBRUARY]) == (Part(1, 3, None),)
    assert parts([AGENDA, JANUARY, FEBRUARY, MARCH]) == (Part(1, 4, None),)


def test_an_empty_file_has_no_part() -> None:
    assert parts([]) == ()


def openings(name: str) -> list[str]:
    reading = pdf.read_pdf(RECORDS / name, ocr=False)
    return ["\n".join(block.text for block in page.blocks) for page in reading.pages]


@only_with_records
def test_a_real_year_book_gives_its_eleven_meetings() -> None:
    found = parts(openings("en/2004-Minutes-Archived.pdf"))
    assert [one.first for one in found] == [1, 4, 7, 9, 12, 15, 17, 19, 22, 25, 28]
    assert [one.date.strftime("%m-%d") for one in found if one.date] == (
        "01-07 02-04 03-09 04-05 05-11 06-02 07-12 08-04 09-01 10-15 11-10".split()
    )


@only_with_records
@pytest.mark.parametrize(
    "name",
    [
        "en/July-9-2011-Annual-Meeting-Minutes-Correted-at-2012-Annual-Meeting.pdf",
        "en/wcsd-agenda-288.pdf",
        "en/june101998.pdf",
        "fr/1764795885920-10_30_PVaffichage.pdf",
        "on/Minutes-December-3-2024.pdf",
        "uk/2016-05-19 SPC minutes.pdf",
    ],
)
def test_real_minutes_of_one_meeting_are_not_parted(name: str) -> None:
    assert len(parts(openings(name))) == 1

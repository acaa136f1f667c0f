"""Matters by the number of their file, in the margin and run in, told by their repetition."""

from __future__ import annotations

import pytest

from archive.model import Kind, Structure
from ingest.reading import WIDE
from ingest.structure.items.paragraphs import is_paragraph
from tests.ingest.structure.saying import read

STORY = "The members heard what had been done since they last met and had nothing to add to it."
HEAD = "Elmwick Harbour Board\nMeeting of May 2, 2031, in the old station by the pier\n\n"


def told(found: Structure) -> list[tuple[str | None, str]]:
    return [(one.number, one.title) for one in found.items]


@pytest.mark.parametrize("written", ["{n}" + WIDE, "File #: {n} ", "File {n}: ", "#{n} "])
def test_a_file_before_its_title_is_an_item_under_lettered_headings(written: str) -> None:
    def line(n: str, title: str) -> str:
        return written.format(n=n) + title

    text = "\n\n".join(
        ("AGENDA", "A. CALL TO ORDER", "B. CONSENT", line("31-0298", "Minutes of June 3"),
         line("31-0301", "Mooring licences"), "C. ADJOURNMENT")
    )  # fmt: skip
    assert told(read(text, kind=Kind.AGENDA)) == [
        ("A", "CALL TO ORDER"), ("B", "CONSENT"), ("31-0298", "Minutes of June 3"),
        ("31-0301", "Mooring licences"), ("C", "ADJOURNMENT"),
    ]  # fmt: skip


def test_the_number_of_a_resolution_is_no_file() -> None:
    text = HEAD + "\n\n".join(
        f"{n}. PORT {n}\n\n31-04{n}{WIDE}Il est proposé par Luc Roy et résolu de l'acheter."
        for n in (1, 2, 3)
    )
    assert [one.number for one in read(text).items] == ["1", "2", "3"]


def test_a_number_may_stand_under_the_motion() -> None:
    rule = "_" * 28
    text = HEAD + f"\n{rule}\n".join(
        f"RÉSOLUTION CA31 12 00{n}\n{title}\nDe faire ce qui est dit.\n{number} 13{n}567890"
        for n, (title, number) in enumerate(
            (("OUVERTURE DE LA SÉANCE", "10.01"), ("QUAI", "20.01"), ("GRUE", "20.02")), 10
        )
    )
    assert told(read(text)) == [
        ("10.01", "OUVERTURE DE LA SÉANCE"), ("20.01", "QUAI"), ("20.02", "GRUE"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("between", "shout"), [(": ", True), (" - ", True), (": ", False), (WIDE, False)]
)
def test_headings_before_their_story_are_found_where_known_ones_stand_so(
    between: str, shout: bool
) -> None:
    heads = ("Minutes", "Bills", "Dredger", "Old Business", "Adjournment")
    heads = tuple(map(str.upper, heads)) if shout else heads
    text = HEAD + "\n\n".join(f"{one}{between}{STORY}" for one in heads)
    assert [one.title for one in read(text).items] == list(heads)


def test_who_speaks_is_no_heading() -> None:
    text = HEAD + "\n\n".join(f"{one}: {STORY}" for one in ("Oakes", "Reed", "Lund", "Mrs. Day"))
    assert all(map(is_paragraph, read(text).items))


def test_numbers_that_count_on_under_the_next_letter_are_items() -> None:
    text = (
        "AGENDA\n\nA. CONSENT\n1. Minutes\n2. Bills\n\nB. REGULAR\n3. Dredger\n4. Pier\n\nC. CLOSE"
    )
    found = [one.number for one in read(text, kind=Kind.AGENDA).items]
    assert found == ["A", "1", "2", "B", "3", "4", "C"]


def test_an_agenda_without_numbers_is_its_lines_with_their_hours() -> None:
    text = (
        "TOWN OF ELMWICK\nHARBOUR BOARD\nMonday, June 17, 2031\n\n6:00 PM Call to Order\n\n"
        "6:05 PM Public Hearing - Dredger\n\nOLD BUSINESS\nSticker fees\nLease of the crane\n\n"
        "Adjourn\n\nThe listing of matters is what the Chair foresaw two days before the meeting."
    )
    assert [one.title for one in read(text, kind=Kind.AGENDA).items] == [
        "Call to Order", "Public Hearing - Dredger", "OLD BUSINESS", "Sticker fees",
        "Lease of the crane", "Adjourn",
    ]  # fmt: skip

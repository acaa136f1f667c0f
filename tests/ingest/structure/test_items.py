"""Items are the numbers that run through a document, and those of agenda and minutes are paired."""

from __future__ import annotations

from archive.model import AgendaItem, Kind
from ingest.structure.items.matching import match
from ingest.structure.items.paragraphs import is_paragraph
from tests.ingest.structure.saying import read

AGENDA = """
TOWN OF PINE HARBOUR

AGENDA

1. CALL TO ORDER

2. ADOPTION OF MINUTES

3. REPORTS

3.1 Report PW-31 – Award of Tender for Mill Street Bridge

3.2 Report CL-12 – Short-Term Rental Licensing

4. ADJOURNMENT
"""


def numbered(items: tuple[AgendaItem, ...]) -> list[tuple[str | None, str, int]]:
    return [(one.number, one.title, one.level) for one in items]


def test_an_agenda_is_its_numbered_items_with_their_levels() -> None:
    assert numbered(read(AGENDA, kind=Kind.AGENDA).items) == [
        ("1", "CALL TO ORDER", 1), ("2", "ADOPTION OF MINUTES", 1), ("3", "REPORTS", 1),
        ("3.1", "Report PW-31 – Award of Tender for Mill Street Bridge", 2),
        ("3.2", "Report CL-12 – Short-Term Rental Licensing", 2), ("4", "ADJOURNMENT", 1),
    ]  # fmt: skip


def test_bullets_under_the_order_of_the_day_are_items() -> None:
    text = "CONVOCATION\n\nOrdre du jour :\n\n- Budget\n- Tarifs de la salle\n- Divers\n\nLe Maire,"
    found = read(text, kind=Kind.AGENDA).items
    assert numbered(found) == [(None, "Budget", 1), (None, "Tarifs de la salle", 1),
                               (None, "Divers", 1)]  # fmt: skip


def test_a_title_in_minutes_ends_where_the_story_begins() -> None:
    text = "\n\n".join(
        f"{n}. {title}: The Council was told at some length of what had happened since. It noted."
        for n, title in enumerate(("Minutes", "Playground", "Planning", "Finance"), 1)
    )
    assert [one.title for one in read(text).items] == [
        "Minutes", "Playground", "Planning", "Finance",
    ]  # fmt: skip


def test_the_articles_of_a_resolution_are_not_items() -> None:
    text = "Minutes of Council\n\nR2024-9 S. Roe, J. Poe:\nBE IT RESOLVED THAT:\n\n" + "\n\n".join(
        f"{n}. any person who is authorised on behalf of the customer from time to time may sign "
        "and give instructions for the transfer of money held by the bank, and shall do so in "
        "writing;"
        for n in (1, 2, 3, 4)
    )
    assert all(map(is_paragraph, read(text + "\n\nCarried.").items))


def test_items_of_agenda_and_minutes_are_paired_though_worded_otherwise() -> None:
    minutes = AGENDA.replace("3.1 Report PW-31 – Award of Tender for Mill Street Bridge",
                             "3.1 AWARD OF TENDER – MILL STREET BRIDGE")  # fmt: skip
    theirs = read(AGENDA, kind=Kind.AGENDA).items
    ours = read(minutes).items
    pairs = {(ours[one.own].number, theirs[one.other].number) for one in match(ours, theirs)}
    assert pairs == {(n, n) for n in ("1", "2", "3", "3.1", "3.2", "4")}


def test_two_matters_are_not_paired_for_their_number_alone() -> None:
    ours, theirs = (
        read(AGENDA.replace("2. ADOPTION OF MINUTES", title), kind=Kind.AGENDA).items
        for title in ("2. PARKING ON THIRD STREET", "2. PRESENTATION OF THE LIBRARY")
    )
    assert "2" not in {ours[one.own].number for one in match(ours, theirs)}

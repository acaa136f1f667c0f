"""Whatever way a clerk numbers, the numbers that count on through the document are its items."""

from __future__ import annotations

import pytest

from archive.model import Kind
from tests.ingest.structure.saying import read

STORY = "The members heard what had been done since they last met and had nothing to add to it."


def minutes(*heads: str) -> str:
    return "Minutes of the Board of Elmwick\n\n" + "\n\n".join(f"{one}\n\n{STORY}" for one in heads)


@pytest.mark.parametrize(
    "numbers",
    [
        ("7-A", "7-B", "7-C", "7-D"),
        ("0-1", "1-1", "1-2", "2-1"),
        ("24/98", "24/99", "24/100", "24/101"),
        ("118/24", "119/24", "120/24", "121/24"),
        ("10.01", "10.02", "20.01", "20.02"),
        ("24.145", "24.146", "24.147", "24.148"),
        ("FC24/12", "FC24/13", "FC24/14", "FC24/15"),
        ("I.", "II.", "III.", "IV."),
    ],
)
def test_a_number_of_two_parts_counts_on_in_either(numbers: tuple[str, ...]) -> None:
    titles = ("APOLOGIES", "MINUTES", "ACCOUNTS", "PLOUGHING OF THE COMMON")
    heads = [f"{number} {title}" for number, title in zip(numbers, titles, strict=True)]
    found = [(one.number, one.title) for one in read(minutes(*heads)).items]
    assert found == [(n.strip("."), t) for n, t in zip(numbers, titles, strict=True)]


@pytest.mark.parametrize("label", ["AFFAIRE N° ", "Point n° ", "ITEM ", "Dossier no "])
def test_a_number_alone_on_its_line_has_its_title_on_the_next(label: str) -> None:
    heads = [f"{label}{n:02}\nN° 2031-{n + 40}\nTARIFS DU PORT {n}" for n in range(1, 5)]
    found = [(one.number, one.title) for one in read(minutes(*heads)).items]
    assert found == [(f"{n:02}", f"TARIFS DU PORT {n}") for n in range(1, 5)]


def test_tens_count_as_numbers_do() -> None:
    lines = ("10 – Ouverture", "10.01 Appel", "20 – Contrats", "20.01 Pavage", "30 – Levée")
    text = "\n\n".join(("ORDRE DU JOUR", *lines))
    found = [(one.number, one.level) for one in read(text, kind=Kind.AGENDA).items]
    assert found == [("10", 1), ("10.01", 2), ("20", 1), ("20.01", 2), ("30", 1)]


def test_an_item_taken_out_of_order_is_an_item_still() -> None:
    heads = ["1. Welcome", "2. Minutes", "3. Police", "5. Wind farm", "4. Planning", "6. Dates"]
    text = minutes(*heads).replace(f"5. Wind farm\n\n{STORY}", f"5. Wind farm\n\n{STORY} {STORY}")
    assert [one.number for one in read(text).items] == ["1", "2", "3", "5", "4", "6"]


def test_what_is_said_of_an_item_is_none() -> None:
    heads = ["1. Welcome", "2. Minutes", "3. Police", "4. Planning", "5. Dates"]
    text = minutes(*heads) + "\n\nItem 6 was put off.\n\nPoint 7 est retiré."
    assert [one.number for one in read(text).items] == ["1", "2", "3", "4", "5"]


def test_numbers_that_begin_anew_under_each_heading_are_items() -> None:
    text = (
        "TOWN OF ELMWICK\nAGENDA\n\nCONSENT AGENDA\n1. Minutes of May 2\n2. Bills\n\n"
        "NEW BUSINESS\n1. Lease of the mill\n2. Hiring of a warden\n3. Bridge tender\n\nADJOURNMENT"
    )
    found = [one.number for one in read(text, kind=Kind.AGENDA).items if one.number]
    assert found == ["1", "2", "1", "2", "3"]


def test_clauses_and_counts_under_an_item_are_none() -> None:
    text = minutes("I. BUDGET", "II. VOIRIE", "III. DIVERS").replace(
        "II. VOIRIE",
        "1. De fixer le taux à 41 centimes.\n\n2. D'ouvrir un crédit.\n\na. Votants : 11\n\n"
        "b. Exprimés : 10\n\nII. VOIRIE",
    )
    assert [one.number for one in read(text).items] == ["I", "II", "III"]


def test_a_number_given_twice_in_an_agenda_is_an_item_each_time() -> None:
    lines = ("1) Appel", "2) Budget", "3) Voirie", "3) Tarifs du port", "4) École", "2) Divers")
    text = "Ordre du jour :\n\n" + "\n\n".join(lines) + "\n\nLe Maire,"
    found = [(one.number, one.title) for one in read(text, kind=Kind.AGENDA).items]
    assert found == [tuple(line.split(") ")) for line in lines]


def test_a_title_ends_with_its_line_where_a_sentence_stands_under_it() -> None:
    text = minutes(
        *(f"{n}. Sluice of pond {n}\nNot ready; to come back in June." for n in (1, 2, 3))
    )
    assert [one.title for one in read(text).items] == [f"Sluice of pond {n}" for n in (1, 2, 3)]


def test_a_special_meeting_on_one_matter_has_one_item() -> None:
    text = (
        "NOTICE\n\nThe Council of Elmwick will meet.\n\nMEETING AGENDA\n\n1. Filling of a vacancy"
    )
    found = read(text, kind=Kind.AGENDA).items
    assert [(one.number, one.title) for one in found] == [("1", "Filling of a vacancy")]


def test_roman_numbers_need_no_mark_and_the_agenda_before_minutes_is_not_theirs() -> None:
    heads = ("I Convention du lac", "II Adhésion au syndicat", "III Plan du port", "IV Divers")
    text = minutes(*heads).replace(
        "\n\nI ", "\n\nOrdre du jour :\n\n" + "\n".join(heads) + "\n\nI ", 1
    )
    assert [one.number for one in read(text).items] == ["I", "II", "III", "IV"]


def test_lines_without_numbers_under_an_item_in_capitals_are_not_its_title() -> None:
    lines = ("1. BY-LAWS\nBy-law 31-4, dogs\nBy-law 31-5, cats", "2. MOTIONS (7 p.m.)\nOf Reed",
             "3. ADJOURNMENT")  # fmt: skip
    found = read("AGENDA\n\n" + "\n\n".join(lines), kind=Kind.AGENDA).items
    assert [one.title for one in found] == ["BY-LAWS", "MOTIONS (7 p.m.)", "ADJOURNMENT"]


@pytest.mark.parametrize(
    "way", ["({n}) ", "{n}e objet : ", "N°{n} - ", "{n}°) ", "Item No. {n} - "]
)
def test_marks_around_a_number_do_not_matter(way: str) -> None:
    found = [
        one.number for one in read(minutes(*(way.format(n=n) + "Port" for n in (1, 2, 3)))).items
    ]
    assert found == ["1", "2", "3"]


def test_letters_count_to_ten_and_numbers_begin_anew_under_each() -> None:
    heads = [f"{char}. Port {char}\n\n1. Dogs\n\n2. Cats" for char in "ABCDEFGHIJ"]
    text = "AGENDA\n\n" + "\n\n".join(heads)
    found = [one.number for one in read(text, kind=Kind.AGENDA).items]
    assert found == [number for char in "ABCDEFGHIJ" for number in (char, "1", "2")]


def test_leaders_and_pages_are_no_part_of_a_title() -> None:
    lines = (
        "1. Budget ................ 12",
        "2. Ports     Pages 13-20",
        "3. Route 4",
        "4. Divers … 3",
    )
    found = read("AGENDA\n\n" + "\n\n".join(lines), kind=Kind.AGENDA).items
    assert [one.title for one in found][:3] == ["Budget", "Ports", "Route 4"]

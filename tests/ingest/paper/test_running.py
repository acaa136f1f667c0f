"""What runs on along the pages is said once; the text itself is never touched."""

from __future__ import annotations

import pytest

from archive.model import Box
from ingest.paper.running import without_running
from ingest.reading import Block, PageReading

WIDTH, HEIGHT = 600.0, 800.0
HEAD, FOOT = 30.0, 770.0


def block(text: str, top: float, *, x0: float = 60.0, x1: float = 540.0) -> Block:
    return Block(text, Box(x0, top, x1, top + 12 * (text.count("\n") + 1)))


def page(number: int, *blocks: Block) -> PageReading:
    return PageReading(number, WIDTH, HEIGHT, blocks, "pdfium")


def body(number: int) -> Block:
    return block(f"Le conseil adopte le point {'abcdefgh'[number]} de la séance.", 200.0)


def texts(pages: tuple[PageReading, ...]) -> list[list[str]]:
    return [[one.text for one in page.blocks] for page in pages]


def bodies(count: int) -> list[list[str]]:
    return [[body(n).text] for n in range(count)]


def test_page_numbers_are_nowhere() -> None:
    pages = [page(n + 1, body(n), block(f"{n + 211}", FOOT)) for n in range(3)]
    assert texts(without_running(pages)) == bodies(3)


def test_page_numbers_on_the_outer_sides_of_a_bound_book_are_found() -> None:
    sides = [(540.0, 560.0), (40.0, 60.0)] * 2
    pages = [
        page(n + 1, body(n), block(f"{n + 12}", FOOT, x0=x0, x1=x1))
        for n, (x0, x1) in enumerate(sides)
    ]
    assert texts(without_running(pages)) == bodies(4)


def test_roman_page_numbers_are_numbers() -> None:
    pages = [page(n + 1, body(n), block(text, FOOT)) for n, text in enumerate(["iii", "iv", "v"])]
    assert texts(without_running(pages)) == bodies(3)


@pytest.mark.parametrize(
    "form", ["{}.", "- {} -", "{} | P a g e", "Page {} sur 4", "{}/4", "p. {}"]
)
def test_page_numbers_are_known_in_the_forms_that_programs_give_them(form: str) -> None:
    pages = [page(n + 1, body(n), block(form.format(n + 1), FOOT)) for n in range(4)]
    assert texts(without_running(pages)) == bodies(4)


def test_years_that_stand_on_every_page_are_no_page_numbers() -> None:
    pages = [page(n + 1, block("2014 - 2015", HEAD), body(n)) for n in range(4)]
    assert texts(without_running(pages)) == [["2014 - 2015", body(0).text], *bodies(4)[1:]]


def test_a_mark_aslant_over_every_page_is_said_once() -> None:
    pages = [
        page(n + 1, body(n), Block("BROUILLON", Box(150.0, 300.0, 450.0, 520.0))) for n in range(4)
    ]
    assert texts(without_running(pages)) == [[body(0).text, "BROUILLON"], *bodies(4)[1:]]


def test_a_folio_that_counts_sheets_and_not_pages_is_a_page_number() -> None:
    pages = [page(n + 1, body(n)) for n in range(5)]
    for n in (0, 2, 4):
        pages[n] = page(n + 1, block(f"2025 / {25 + n // 2:03}", HEAD), body(n))
    assert texts(without_running(pages)) == bodies(5)


def test_a_running_head_stays_on_the_first_page_without_its_number() -> None:
    head = "Conseil municipal – séance du 12 mai 2026"
    pages = [page(n + 1, block(f"{head} – Page {n + 1} sur 3", HEAD), body(n)) for n in range(3)]
    assert texts(without_running(pages)) == [[head, body(0).text], *bodies(3)[1:]]


def test_a_head_that_begins_on_the_second_page_goes_where_the_first_page_says_it() -> None:
    title = block("MINUTES\nTuesday, April 16, 2024", 60.0)
    pages = [page(1, title, body(0))]
    pages += [page(n + 1, block(f"Minutes – April 16, 2024 – Page {n + 1}", HEAD), body(n))
              for n in (1, 2)]  # fmt: skip
    assert texts(without_running(pages)) == [[title.text, body(0).text], *bodies(3)[1:]]


def test_a_head_that_says_more_than_the_first_page_is_kept_once() -> None:
    pages = [page(1, body(0))]
    pages += [page(n + 1, block("Projet non approuvé", HEAD), body(n)) for n in range(1, 5)]
    assert texts(without_running(pages))[1:3] == [
        ["Projet non approuvé", body(1).text],
        [body(2).text],
    ]


def test_the_second_of_two_pages_is_known_by_its_own_number() -> None:
    title = block("Minutes of January 2, 2024", 60.0)
    pages = [
        page(1, title, body(0)),
        page(2, block("January 2, 2024 – Minutes – Page 2", HEAD), body(1)),
    ]
    assert texts(without_running(pages)) == [[title.text, body(0).text], [body(1).text]]


def test_pieces_of_a_head_that_stand_side_by_side_are_one() -> None:
    pages = [
        page(
            n + 1,
            block(f"{n + 4}", HEAD, x0=60, x1=70),
            block("The City Record", HEAD, x0=250, x1=350),
            body(n),
        )
        if n != 2
        else page(3, block("6 The City Record", HEAD, x0=60, x1=350), body(2))
        for n in range(4)
    ]
    assert texts(without_running(pages)) == [["The City Record", body(0).text], *bodies(4)[1:]]


def test_a_document_of_one_page_is_left_as_it_is() -> None:
    pages = [page(1, block("MAIRIE DE VILLE", HEAD), body(0), block("1", FOOT))]
    assert without_running(pages) == tuple(pages)


def test_a_letterhead_on_the_first_page_alone_stays() -> None:
    pages = [page(1, block("MAIRIE DE VILLE", HEAD), body(0)), page(2, body(1)), page(3, body(2))]
    assert texts(without_running(pages))[0][0] == "MAIRIE DE VILLE"


def test_resolutions_that_begin_pages_are_not_running_heads() -> None:
    """As the minutes of a township have it: numbers that rise, but not with the pages."""
    heads = ["R2023-098 D. Yemm:", "R2023-105 D. Yemm:", "R2023-119 D. Yemm:"]
    pages = [page(n + 1, block(text, HEAD), body(n)) for n, text in enumerate(heads)]
    assert texts(without_running(pages)) == [[text, body(n).text] for n, text in enumerate(heads)]


def test_text_that_says_the_same_at_another_height_is_text() -> None:
    pages = [page(n + 1, block("Carried.", HEAD + 25 * n), body(n)) for n in range(3)]
    assert without_running(pages) == tuple(pages)


def test_text_in_the_middle_of_pages_is_never_running() -> None:
    pages = [page(n + 1, block("Adopté à l'unanimité.", 400.0), body(n)) for n in range(3)]
    assert without_running(pages) == tuple(pages)


def test_a_line_that_two_pages_of_many_have_is_text() -> None:
    pages = [page(n + 1, body(n)) for n in range(6)]
    for n in (2, 3):
        pages[n] = page(n + 1, block("Adopté à l'unanimité.", HEAD), body(n))
    assert without_running(pages) == tuple(pages)


def test_the_head_of_a_table_said_again_over_its_rows_is_kept() -> None:
    pages = [page(n + 1, block("Nom | Pour | Contre", HEAD), body(n)) for n in range(4)]
    assert without_running(pages) == tuple(pages)


def test_a_paragraph_is_taken_out_whole_or_not_at_all() -> None:
    pages = [
        page(n + 1, block(f"The motion was carried\nby vote {'abc'[n]}.", HEAD), body(n))
        for n in range(3)
    ]
    assert without_running(pages) == tuple(pages)


def test_no_page_loses_all_that_it_says() -> None:
    pages = [page(n + 1, block(f"Page {n + 1} of the minutes.", HEAD)) for n in range(3)]
    assert without_running(pages) == tuple(pages)


def test_a_page_with_nothing_but_its_number_is_empty() -> None:
    pages = [page(1, body(0), block("1", FOOT)), page(2, block("2", FOOT)), page(3, body(2))]
    second = without_running(pages)[1]
    assert (second.blocks, second.reader) == ((), None)


def test_copies_of_a_letter_keep_their_letterheads() -> None:
    """One file with the summons of each councillor."""
    letter = [
        block(f"Ligne {'abcdefghijklmno'[n]} de la convocation", 30.0 + 45 * n) for n in range(15)
    ]
    pages = [page(n + 1, *letter) for n in range(4)]
    assert without_running(pages) == tuple(pages)


def test_the_stamp_of_the_prefecture_is_kept_on_the_first_page_only() -> None:
    stamp = "Envoyé en préfecture le 12/02/2024\nReçu en préfecture le 12/02/2024"
    pages = [page(n + 1, block(stamp, HEAD + 200 * n), body(n)) for n in range(3)]
    assert texts(without_running(pages)) == [[stamp, body(0).text], *bodies(3)[1:]]


def test_stamps_with_other_dates_are_all_kept() -> None:
    pages = [
        page(n + 1, block(f"Reçu en préfecture le {12 + 5 * n}/02/2024", 300.0), body(n))
        for n in range(3)
    ]
    assert without_running(pages) == tuple(pages)


def test_pages_without_places_are_left_as_they_are() -> None:
    pages = [PageReading(n, 0.0, 0.0, (Block("Compte rendu", None),), "docx") for n in (1, 2, 3)]
    assert without_running(pages) == tuple(pages)

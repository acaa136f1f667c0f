"""Ruled tables stay rows."""

from itertools import pairwise

from ingest.paper.sheet import Rule
from ingest.paper.tables import grids_of
from tests.typeset import box_rules, filler, paragraph, read, typed

COLUMNS = (50.0, 200.0, 300.0, 400.0)
ROWS = (100.0, 120.0, 140.0, 160.0)


def ruled() -> list[Rule]:
    """A table of three columns and three rows, every cell drawn with its own four sides."""
    return [
        side
        for x0, x1 in pairwise(COLUMNS)
        for top, bottom in pairwise(ROWS)
        for side in box_rules(x0, top, x1, bottom)
    ]


def test_a_row_is_one_block_with_its_cells_parted() -> None:
    cells = [("Name", "Pour", "Contre"), ("M. Talon", "X", ""), ("Mme Avot", "", "X")]
    words = [
        word
        for top, row in zip(ROWS, cells, strict=False)
        for x0, cell in zip(COLUMNS, row, strict=False)
        for word in typed(cell, x0 + 5, top + 4)
    ]
    assert read(words, ruled()) == ["Name | Pour | Contre", "M. Talon | X", "Mme Avot |  | X"]


def test_a_cell_of_two_lines_is_one_cell() -> None:
    words = typed("Conseillers", 55, 98) + typed("municipaux", 55, 109)
    words += typed("23", 205, 104) + typed("28%", 305, 104)
    assert read(words, ruled()) == ["Conseillers municipaux | 23 | 28%"]


def test_a_row_cut_by_the_end_of_the_page_is_a_row() -> None:
    """A table that goes on overleaf has no line at the page's end, but its upright lines go on."""
    rules = [Rule(x, 90, x, 160) for x in COLUMNS] + [Rule(50, y, 400, y) for y in (110, 130)]
    rows = [
        ("467", "Le Relais", "1 000 €"),
        ("5385", "Zadigozinc", "2 000 €"),
        ("64", "ADAGES", "3 €"),
    ]
    words = [
        word
        for top, row in zip((95, 115, 140), rows, strict=True)
        for x0, cell in zip(COLUMNS, row, strict=False)
        for word in typed(cell, x0 + 5, top)
    ]
    assert read(words, rules) == [" | ".join(row) for row in rows]


def test_text_around_a_table_keeps_its_place() -> None:
    words = typed("Au vu du tableau suivant :", 50, 70)
    words += typed("Maire", 55, 104) + typed("76,15%", 205, 104)
    words += typed("Le conseil adopte.", 50, 200)
    assert read(words, ruled()) == [
        "Au vu du tableau suivant :",
        "Maire | 76,15%",
        "Le conseil adopte.",
    ]


def test_a_cell_over_two_rows_belongs_to_the_first() -> None:
    rules = [*box_rules(50, 100, 400, 140), Rule(200, 100, 200, 140), Rule(200, 120, 400, 120)]
    words = typed("Culture", 60, 115) + typed("Projet", 210, 104) + typed("Action", 210, 124)
    assert read(words, rules) == ["Culture | Projet", "Action"]


def test_a_table_without_outer_sides_is_a_table() -> None:
    rules = [Rule(50, y, 400, y) for y in (100, 120, 140)]
    rules += [Rule(x, 100, x, 140) for x in (200, 300)]
    (grid,) = grids_of(rules)
    assert [len(row) for row in grid.rows] == [3, 3]


def test_lines_of_text_shaded_in_a_cell_do_not_cut_it_in_rows() -> None:
    shades = [
        Rule(rule.x0, rule.top, rule.x1, rule.bottom, shade=True)
        for top in (101, 110)
        for rule in box_rules(52, top, 198, top + 9)
    ]
    words = typed("Conseiller", 55, 101) + typed("Municipal", 55, 110) + typed("Absent", 205, 105)
    assert read(words, [*ruled(), *shades]) == ["Conseiller Municipal | Absent"]


def test_a_table_drawn_by_its_shading_alone_is_a_table() -> None:
    shaded = [Rule(r.x0, r.top, r.x1, r.bottom, shade=True) for r in ruled()]
    words = typed("Pour", 55, 104) + typed("44", 205, 104)
    assert read(words, shaded) == ["Pour | 44"]


def test_the_space_between_double_lines_is_no_cell() -> None:
    rules = [*box_rules(50, 100, 200, 120), *box_rules(208, 100, 300, 120)]
    rules += [Rule(200, 100, 208, 100), Rule(200, 120, 208, 120)]
    assert read(typed("Pour", 55, 104) + typed("44", 215, 104), rules) == ["Pour | 44"]


def test_a_frame_and_underlines_make_no_table() -> None:
    assert grids_of(box_rules(50, 100, 400, 300)) == ()
    assert grids_of([Rule(50, y, 200, y) for y in (100, 120, 140)]) == ()
    # A letterhead: an upright line beside the text, with one level line at its foot.
    assert grids_of([Rule(150, 50, 150, 300), Rule(50, 300, 550, 300)]) == ()


def test_running_text_in_the_two_halves_of_a_frame_is_read_half_by_half() -> None:
    left, right = filler(90, 200), filler(80, 200)
    rules = [*box_rules(50, 90, 550, 600), Rule(300, 90, 300, 600)]
    words = [
        word
        for n, (a, b) in enumerate(zip(left, right, strict=False))
        for word in [*typed(a, 60, 100 + 12 * n), *typed(b, 310, 100 + 12 * n)]
    ]
    count = min(len(left), len(right))
    assert read(words, rules) == ["\n".join(left[:count]), "\n".join(right[:count])]


def test_a_drawing_of_a_thousand_lines_costs_no_search_for_tables() -> None:
    rules = [Rule(x, 0, x, 500) for x in range(0, 4000, 4)] + [
        Rule(0, y, 500, y) for y in range(0, 4000, 4)
    ]
    assert grids_of(rules) == ()


def test_a_line_of_a_list_that_is_not_ruled_is_left_alone() -> None:
    lines = ["Pour : 44", "Contre : 8"]
    assert read(paragraph(lines, 60, 100), [Rule(50, 90, 400, 90)]) == ["\n".join(lines)]

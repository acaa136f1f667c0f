"""What a page's words become: blocks in reading order."""

from dataclasses import replace

import pytest

from ingest.paper.layout import blocks_of
from ingest.paper.sheet import SLANTED, Sheet, levelled, turn
from tests.typeset import HEIGHT, WIDTH, filler, paragraph, read, typed


def test_lines_of_a_paragraph_are_one_block_joined_by_newlines() -> None:
    words = paragraph(["The minutes were read", "and adopted."], 50, 100)
    assert read(words) == ["The minutes were read\nand adopted."]


def test_a_block_has_the_box_of_its_words() -> None:
    words = paragraph(["The minutes were read", "and adopted."], 50, 100)
    (block,) = blocks_of(Sheet(WIDTH, HEIGHT, tuple(words)))
    assert (block.box.x0, block.box.top, block.box.bottom) == (50, 100, 122)
    assert block.box.x1 == max(word.x1 for word in words)


def test_a_page_without_words_has_no_block() -> None:
    assert read([]) == []


def test_a_side_column_written_apart_is_read_apart() -> None:
    side = paragraph(["Direction des", "Ressources", "Humaines", "n° 2014 / 138"], 40, 100)
    body = paragraph(
        ["Convoqué le 17 avril,", "le conseil s'est réuni", "en mairie,", "à 18h"], 200, 103
    )
    below = typed("Délibération fixant les indemnités de fonction des élus de la ville", 40, 200)
    assert read([*side, *body, *below]) == [
        "Direction des\nRessources\nHumaines\nn° 2014 / 138",
        "Convoqué le 17 avril,\nle conseil s'est réuni\nen mairie,\nà 18h",
        "Délibération fixant les indemnités de fonction des élus de la ville",
    ]


def test_newspaper_columns_are_read_one_after_the_other_even_where_written_across() -> None:
    columns = [[f"{name}{n} {line}" for n, line in enumerate(filler(60, 130))] for name in "ABC"]
    words = [
        word
        for n in range(len(columns[0]))
        for column, x0 in zip(columns, (40, 230, 420), strict=True)
        for word in typed(column[n], x0, 100 + 12 * n)
    ]
    text = "\n".join(read(words)).split()
    marks = [word for word in text if word[0] in "ABC" and word[1:].isdigit()]
    assert marks == sorted(marks, key=lambda mark: (mark[0], int(mark[1:])))
    assert len(marks) == 3 * len(columns[0])


def test_columns_written_last_first_are_read_from_the_left() -> None:
    left, right = filler(60, 200), filler(50, 200)
    title = typed("THE CITY RECORD OF THE CITY COUNCIL AND ITS COMMITTEES IN SESSION", 60, 60)
    words = [*paragraph(right, 320, 100), *paragraph(left, 60, 100), *title]
    assert read(words) == [
        "THE CITY RECORD OF THE CITY COUNCIL AND ITS COMMITTEES IN SESSION",
        "\n".join(left),
        "\n".join(right),
    ]


def test_names_and_sums_written_row_by_row_stay_rows() -> None:
    rows = [("Gift token", "£30.00"), ("Clerk's salary", "£330.10"), ("Grass cutting", "£288.00")]
    words = []
    for n, (name, amount) in enumerate(rows):
        words += typed(name, 60, 100 + 30 * n) + typed(amount, 400, 100 + 30 * n)
    assert read(words) == ["Gift token £30.00", "Clerk's salary £330.10", "Grass cutting £288.00"]


def test_a_footer_that_the_file_writes_first_comes_last() -> None:
    words = [*typed("12", 300, 770), *paragraph(["The council met", "at seven."], 60, 100)]
    assert read(words) == ["The council met\nat seven.", "12"]


def test_a_page_number_well_above_the_foot_but_under_all_else_comes_last() -> None:
    words = [*typed("17", 300, 715), *paragraph(["The council met", "at seven."], 60, 100)]
    assert read(words) == ["The council met\nat seven.", "17"]


def test_a_page_of_nothing_but_a_foot_keeps_its_order() -> None:
    words = paragraph(["Town Hall", "12 Main Street", "Open on weekdays"], 60, 745)
    assert read(words) == ["Town Hall\n12 Main Street\nOpen on weekdays"]


def test_a_head_that_the_file_writes_last_comes_first() -> None:
    words = [*paragraph(["The council met", "at seven."], 60, 100), *typed("2025 / 026", 500, 40)]
    assert read(words) == ["2025 / 026", "The council met\nat seven."]


def test_a_sum_beside_a_label_of_two_lines_stands_on_the_first() -> None:
    labels = paragraph(["Clerk's salary for", "October to March", "and postage"], 60, 100)
    rest = [*typed("23.03.16", 300, 100), *typed("£330.10", 400, 100)]
    after = typed("Grass cutting", 60, 160) + typed("£288.00", 400, 160)
    assert read([*labels, *rest, *after]) == [
        "Clerk's salary for 23.03.16 £330.10\nOctober to March\nand postage",
        "Grass cutting £288.00",
    ]


def test_sums_written_after_all_labels_stay_with_them() -> None:
    """A budget as a spreadsheet prints it: one column after the other."""
    names = ["Taxes", "Transferts gouvernementaux", "Services rendus", "Total des dépenses"]
    sums = ["5 842 300 $", "1 236 900 $", "486 200 $", "7 847 800 $"]
    words = [word for n, name in enumerate(names) for word in typed(name, 60, 100 + 14 * n)]
    words += [word for n, one in enumerate(sums) for word in typed(one, 400, 100 + 14 * n)]
    assert "Total des dépenses 7 847 800 $" in "\n".join(read(words)).split("\n")


def test_a_form_is_read_from_top_to_bottom_with_its_values_in_their_lines() -> None:
    labels = [*typed("Date:", 60, 100), *typed("Place:", 60, 120)]
    values = [*typed("June 6", 120, 101), *typed("Town Hall", 120, 121)]
    assert read([*labels, *values], filled_form=True) == ["Date: June 6\nPlace: Town Hall"]


def test_words_aslant_over_a_page_come_last_and_break_no_line() -> None:
    draft = [replace(word, quarters=SLANTED) for word in typed("BROUILLON", 100, 104, size=90)]
    words = [*draft, *paragraph(["Le conseil adopte", "le budget."], 60, 100)]
    assert read(words) == ["Le conseil adopte\nle budget.", "BROUILLON"]


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_written_on_end_is_read_level_with_its_boxes_where_they_are_seen(
    quarters: int,
) -> None:
    level = paragraph(["Tableau des subventions", "aux associations"], 60, 100)
    size = (WIDTH, HEIGHT) if quarters == 2 else (HEIGHT, WIDTH)
    seen = []
    for word in level:
        # The page as shown is the level one turned back.
        edges = turn(word, quarters=-quarters, width=WIDTH, height=HEIGHT)
        x0, top, x1, bottom = edges
        seen.append(replace(word, x0=x0, top=top, x1=x1, bottom=bottom, quarters=quarters))
    sheet = levelled(Sheet(*size, tuple(seen)))
    assert sheet.turned == quarters
    (block,) = blocks_of(sheet)
    assert block.text == "Tableau des subventions\naux associations"
    assert block.box.x0 == pytest.approx(min(word.x0 for word in seen))
    assert block.box.top == pytest.approx(min(word.top for word in seen))
    assert block.box.bottom == pytest.approx(max(word.bottom for word in seen))

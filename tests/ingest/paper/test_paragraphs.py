"""Where a block ends and the next begins."""

from tests.typeset import filler, paragraph, read, typed


def test_a_gap_parts_two_paragraphs() -> None:
    first, second = filler(40, 400), filler(30, 400)
    words = paragraph(first, 60, 100) + paragraph(second, 60, 100 + 12 * len(first) + 8)
    assert read(words) == ["\n".join(first), "\n".join(second)]


def test_double_spaced_prose_is_one_paragraph() -> None:
    lines = filler(60, 400)
    words = [word for n, line in enumerate(lines) for word in typed(line, 60, 100 + 24 * n)]
    assert read(words) == ["\n".join(lines)]


def test_items_set_as_far_apart_as_each_other_stay_items() -> None:
    items = ["1. Call to order", "2. Approval of the agenda", "3. Delegations", "4. Adjournment"]
    words = [word for n, item in enumerate(items) for word in typed(item, 60, 100 + 24 * n)]
    assert read(words) == items


def test_a_heading_is_not_glued_to_the_text_under_it() -> None:
    text = filler(30, 400)
    words = typed("Committee Reports", 60, 88, bold=True) + paragraph(text, 60, 100)
    assert read(words) == ["Committee Reports", "\n".join(text)]
    words = typed("Committee Reports", 60, 84, size=14) + paragraph(text, 60, 100)
    assert read(words) == ["Committee Reports", "\n".join(text)]


def test_a_bullet_begins_a_block_and_its_second_line_stays_with_it() -> None:
    lines = [
        "- d’adopter les principes de la délibération relative aux indemnités selon",
        "le tableau ci-dessus,",
        "- de prévoir l’inscription au budget du personnel des dépenses.",
    ]
    assert read(paragraph(lines, 60, 100)) == ["\n".join(lines[:2]), lines[2]]


def test_a_line_that_ends_a_sentence_early_ends_its_paragraph() -> None:
    first, second = filler(30, 400), filler(40, 400)
    first[-1] = "carried."
    second[0] = f"T{second[0][1:]}"
    assert read(paragraph([*first, *second], 60, 100)) == ["\n".join(first), "\n".join(second)]


def test_a_first_line_set_in_begins_a_paragraph() -> None:
    first, second = filler(40, 400), filler(40, 400)
    first[-1] = "x" * 60 + " the budget for the year."
    words = paragraph(first, 60, 100)
    top = 100 + 12 * len(first)
    words += typed(second[0], 75, top) + paragraph(second[1:], 60, top + 12)
    assert read(words) == ["\n".join(first), "\n".join(second)]


def test_a_clause_of_a_decision_begins_a_block() -> None:
    for words in (("ATTENDU QUE", "CONSIDÉRANT"), ("WHEREAS", "AND WHEREAS"), ("Vu", "Vu")):
        lines = [f"{word} the council has heard the report of its clerk;" for word in words]
        assert read(paragraph(lines, 60, 100)) == lines


def test_votes_set_line_under_line_stay_together() -> None:
    lines = ["Pour : 44", "Contre : 8", "Abstentions : 2", "Adopté à la majorité"]
    words = paragraph(filler(40, 400), 60, 100) + paragraph(lines, 60, 300)
    assert read(words)[-1] == "\n".join(lines)


def test_a_page_number_is_not_glued_to_the_last_paragraph() -> None:
    text = filler(300, 400)
    top = 780 - 12 * len(text)
    for number in ("12", "- 12 -", "Page 3 of 12", "page 3 sur 12", "3/12", "iv"):
        words = paragraph(text, 60, top) + typed(number, 300, 780)
        assert read(words) == ["\n".join(text), number]

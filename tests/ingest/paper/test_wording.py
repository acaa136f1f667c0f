"""From words to text that can be found."""

import pytest

from ingest.paper.letterspaced import closed_up
from ingest.paper.wording import breaks_words, clean, join_lines, unknown_share
from tests.typeset import typed


@pytest.mark.parametrize("hyphen", ["-", "\ufffe", "\x02", "\u2010"])
def test_a_word_broken_in_two_is_made_whole_at_the_end_of_its_first_line(hyphen: str) -> None:
    lines = [f"the Public Safety Commit{hyphen}", "tee: Gordon, Chairman;", "Britt."]
    assert join_lines(lines, hyphenated=True) == (
        "the Public Safety Committee:\nGordon, Chairman;\nBritt."
    )


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("the Vice\ufffe", "President", "the Vice-President"),
        ("Chantal LEVY\ufffe", "RAMEAU", "Chantal LEVY-RAMEAU"),
        ("en tant que chef\ufffe", "lieu", "en tant que chef-lieu"),
        ("c’est\ufffe", "à-dire", "c’est-à-dire"),
        ("File No. 1007\ufffe", "98", "File No. 1007-98"),
        ("(non\ufffe", "résidents", "(non-résidents"),
    ],
)
def test_a_hyphen_of_the_words_own_is_kept(first: str, second: str, whole: str) -> None:
    assert join_lines([first, second], hyphenated=True) == whole


def test_where_no_word_is_broken_every_hyphen_is_the_words_own() -> None:
    assert join_lines(["a long\ufffe", "term loan"], hyphenated=False) == "a long-term\nloan"


def test_a_soft_hyphen_is_never_part_of_a_word() -> None:
    assert join_lines(["le con\xad", "seil"], hyphenated=False) == "le conseil"
    assert clean("con\xadseil") == "conseil"


def test_a_rule_of_dashes_is_not_a_hyphen() -> None:
    assert join_lines(["-----", "Séance"], hyphenated=True) == "-----\nSéance"


def test_a_page_that_breaks_words_is_told_from_one_with_a_compound_word() -> None:
    prose = ["the council of the city"] * 30
    assert not breaks_words([*prose, "a long\ufffe", "term loan"])
    assert breaks_words([*prose, "Commit\ufffe", "tee", "ordi\ufffe", "nance"])
    assert not breaks_words(["BONIFACE-", "PASCAL"])


def test_what_can_not_be_shown_or_stored_is_left_out() -> None:
    text = clean("Le\x00 con\x07seil\ud83d ado\u200bpte\ufeff\xa0: \ud83d\ude00")
    assert text == "Le conseil adopte : 😀"
    text.encode()


def test_ligatures_and_parted_accents_are_plain_letters() -> None:
    assert clean("ﬁnances de l’ofﬁce, séance") == "finances de l’office, séance"


def test_bullets_of_symbol_fonts_are_bullets_and_their_words_words() -> None:
    assert clean("\uf0b7 1 voix pour") == "• 1 voix pour"
    assert clean("\uf04d\uf061\uf069\uf072\uf065") == "Maire"


def test_letters_without_meaning_are_counted() -> None:
    assert unknown_share("Le conseil") == 0
    assert unknown_share("\ufffd\ufffdab") == 0.5
    assert unknown_share("(cid:12)(cid:3)") == 1
    assert unknown_share("\uf0b7 voix, Commit\x02tee") == 0
    assert unknown_share("") == 0


def test_a_heading_set_letter_by_letter_is_words_again() -> None:
    words = []
    for word, x0 in (("PROCÈS-VERBAL", 50), ("SÉANCE", 225)):
        for n, letter in enumerate(word):
            words += typed(letter, x0 + 9 * n + 0, 100)
    words = [words[0], *(word.__class__(*_unbroken(word)) for word in words[1:])]
    assert [word.text for word in closed_up(words)] == ["PROCÈS-VERBAL", "SÉANCE"]


def _unbroken(word: object) -> tuple[object, ...]:
    fields = ("text", "x0", "top", "x1", "bottom", "height", "bold")
    return tuple(getattr(word, name) for name in fields)


def test_marks_in_columns_and_initials_are_not_closed_up() -> None:
    for row in ("X X X X X X", "M. A. B. Dupont", "a b c"):
        words = typed(row, 50, 100)
        assert [word.text for word in closed_up(words)] == row.split()

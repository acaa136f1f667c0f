"""The first passages in order, by how the words stand in them."""

from __future__ import annotations

from archive.asking.order import in_order, sought
from archive.index.base import Also, Terms
from archive.model import PagePlace, Passage


def passage(text: str, n: int = 1, page: int = 1) -> Passage:
    return Passage(f"d-p{page}-{n}", "d", text, PagePlace(page, None), "fr")


def first(terms: Terms, counts: dict[str, int], *passages: Passage) -> str:
    scored = [(one, 1.0) for one in passages]
    return in_order(scored, sought(terms, counts, 1000))[0].id


def test_a_rare_word_is_more_of_a_question_than_a_common_one() -> None:
    terms, counts = Terms(("conseil", "hippodrome"), any_of=True), {"conseil": 900, "hippodrome": 2}
    assert first(terms, counts, passage("Le conseil.", 3), passage("L'hippodrome.", 1)) == "d-p1-1"


def test_words_that_stand_close_come_first() -> None:
    far = passage("Le pont " + "x y z " * 10 + "couvert.", 1)
    close = passage("Le toit du pont couvert.", 3)
    assert first(Terms(("pont", "couvert")), {}, far, close) == close.id


def test_a_word_of_the_same_meaning_counts_less_than_the_word() -> None:
    terms = Terms(("bibliothèque",), also=(Also("bibliothèque", ("médiathèque",)),))
    same = passage("La médiathèque ouvre.", 1)
    assert first(terms, {}, same, passage("La bibliothèque ouvre.", 3)) == "d-p1-3"


def test_the_formula_of_every_decision_answers_no_question() -> None:
    formula = passage("d'autoriser Madame le Maire à signer tout document.", 1)
    answer = passage("Le maire touche une indemnité.", 3)
    assert first(Terms(("maire",)), {}, formula, answer) == answer.id


def test_what_stands_between_answers_is_lifted() -> None:
    alone = passage("Le pont.", 1, page=9)
    within = [passage("Le pont.", n) for n in (1, 2, 3)]
    order = [one.id for one in in_order([(alone, 1.0), *((p, 1.0) for p in within)],
                                        sought(Terms(("pont",)), {}, 10))]  # fmt: skip
    assert order[0] == "d-p1-2" and order[-1] == alone.id

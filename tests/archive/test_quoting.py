"""Word for word, however it was printed."""

from __future__ import annotations

import pytest

from archive import quoting
from archive.model import PagePlace, Passage

TEXT = "Il est proposé par M. Gagnon,\nd’adjuger le contrat du « pont » pour 1 250 000 $."


@pytest.mark.parametrize(
    "quote",
    [
        'd\'adjuger le contrat du "pont"',
        "d’adjuger   le\ncontrat",
        "proposé par M. Gagnon, d'adjuger",
        "Il est proposé … d'adjuger le contrat",
        "M. Gagnon, (...) le contrat du « pont »",
        "pour 1\u00a0250\u00a0000\u00a0$",
    ],
)
def test_a_quotation_stands_whatever_its_quotes_spaces_and_lines(quote: str) -> None:
    assert quoting.stands_in(quote, TEXT)


@pytest.mark.parametrize(
    "quote",
    ["", "…", "adjuger les contrats", "contrat du pon", "le contrat … Il est proposé", "M Gagnon"],
)
def test_another_word_or_order_or_half_a_word_does_not_stand(quote: str) -> None:
    assert not quoting.stands_in(quote, TEXT)


def test_a_fingerprint_is_of_the_words_not_of_the_lines() -> None:
    assert quoting.fingerprint(TEXT) == quoting.fingerprint(TEXT.replace("\n", " "))
    assert quoting.fingerprint(TEXT) != quoting.fingerprint(TEXT.replace("Gagnon", "Roy"))


def test_the_nearest_passage_says_most_of_the_words_or_there_is_none() -> None:
    told = [
        Passage(f"d-p1-{n}", "d", text, PagePlace(1, None), "fr")
        for n, text in enumerate(("Sont présents les membres.", TEXT.replace("M. ", "Mme "), ""))
    ]
    assert quoting.nearest(TEXT, told) is told[1]
    assert quoting.nearest("Rien de tout cela n'est écrit ici.", told) is None

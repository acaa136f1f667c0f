"""Numbers and counts of French papers: joined of parts, behind a title, in the verdict."""

from __future__ import annotations

import pytest

from archive.model import Decision, Outcome
from tests.ingest.structure.saying import read

HEAD = "COMPTE RENDU de la réunion du 4 mars 2019, sous la présidence de Mme Ana Roy, maire.\n\n"


def of(text: str) -> tuple[Decision, ...]:
    return read(HEAD + text).decisions


@pytest.mark.parametrize(
    "number",
    ["DEL-B-2019-061", "DCM_2019_03_12", "04.03.2019/A/0007", "2019/CC/045", "CS-2019/12"],
)
def test_a_number_is_joined_of_parts(number: str) -> None:
    (one,) = of(f"{number}\nAchat d'un pré\n\nLe bureau, à l'unanimité, approuve l'achat du pré.")
    assert one.number == number


def test_an_article_of_the_law_numbers_nothing() -> None:
    (one,) = of("L.2121-29 du code vu,\n\nLe conseil municipal approuve l'achat du pré.")
    assert one.number is None


def test_numbers_behind_the_titles_count_on() -> None:
    made = of(
        "".join(
            f"POINT N° {n} : Achat du lot {n} (1{n}/2019)\n"
            "Le comité syndical, à l'unanimité, décide d'acheter ce lot.\n\n"
            for n in (1, 2, 3)
        )
    )
    assert [one.number for one in made] == ["11/2019", "12/2019", "13/2019"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Le classement du postulat 21-304 est accepté par 36 voix.", "21-304"),
        ("Les conclusions du préavis municipal n° 6/2019 sont acceptées par 38 oui.", "6/2019"),
        ("L'amendement au préavis n° 6/2019 est refusé par 29 voix contre 11.", None),
    ],
)
def test_a_verdict_names_its_matter(text: str, number: str | None) -> None:
    assert [one.number for one in of(text)] == [number]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Vote\nPour\nContre\nAbstention\n12\n0\n1", (12, 0, 1)),
        ("Pour :\n12\nContre :\n0\nAbstentions :\n1", (12, 0, 1)),
        ("Vote : Oui : 8 voix\nNon : 3 voix (Ana Roy, Luc Côté, Jo Roux)", (8, 3, None)),
        ("36 votants : 24 votes positifs, 8 votes négatifs, 4 abstentions.", (24, 8, 4)),
        ("Pour la ferme Roux : 8 ; contre : 6.", (8, 6, None)),
    ],
)
def test_a_vote_is_counted_in_words_and_in_lines(text: str, counts: tuple[int | None, ...]) -> None:
    (one,) = of(f"ACHAT DU PRÉ\n\nLe pré serait acheté.\n\n{text}")
    assert (one.for_, one.against, one.abstentions) == counts


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("Le conseil donne à l'unanimité un avis défavorable au projet.", [Outcome.LOST]),
        ("Par 3 voix pour et 9 contre,\nDONNE UN AVIS DÉFAVORABLE au parc.", [Outcome.LOST]),
        ("Le Conseil communal ne s'oppose pas à la motion.", []),
        ("« Le conseil municipal refuse toute fermeture de classe. »", []),
        ("Pour la ferme : 8 ; contre : 6.\nLa ferme est donc retenue.", [Outcome.CARRIED]),
    ],
)
def test_what_is_said_of_a_matter_is_its_verdict_or_none(
    text: str, outcomes: list[Outcome]
) -> None:
    assert [one.outcome for one in of(text)] == outcomes

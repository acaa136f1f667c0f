"""Lists of acts and tables of votes are read by their rows and columns."""

from __future__ import annotations

import pytest

from archive.model import Decision, Outcome
from ingest.reading import WIDE
from ingest.structure.decisions.numbers import follows
from tests.ingest.structure.saying import read

HEAD = "PROCÈS-VERBAL du conseil municipal du 4 mars 2023, présidé par Mme Ana Roy, maire.\n\n"


def of(text: str) -> tuple[Decision, ...]:
    return read(HEAD + text.replace("    ", WIDE)).decisions


def test_the_wrapped_cells_of_a_list_are_put_together() -> None:
    """Each line of a row holds a part of its object and a part of its vote."""
    found = of(
        "N°    Objet    Vote\n\n"
        "D-2023-07    Approbation du procès-verbal de la séance du    Adoptée à l'unanimité\n"
        "2 février 2023\n\n"
        "D-2023-08    Décisions prises par le Maire en vertu de    Le conseil municipal\n"
        "l'article L. 2122-22    prend acte\n\n"
        "D-2023-09    Tarifs du camping - Saison    Rejetée\n"
        "2023/2024    Pour : 3\nContre : 9\n\n"
        "D-2023-10    Cession du presbytère    Retirée de l'ordre du jour"
    )
    assert [one.number for one in found] == ["D-2023-07", "D-2023-08", "D-2023-09", "D-2023-10"]
    assert [one.outcome for one in found] == [
        Outcome.CARRIED, Outcome.NOTED, Outcome.LOST, Outcome.WITHDRAWN,
    ]  # fmt: skip
    assert "séance du 2 février 2023" in found[0].text
    assert (found[2].for_, found[2].against) == (3, 9)


def test_a_table_of_groups_counts_its_total() -> None:
    (one,) = of(
        "Délibération n° 2023-1847\nVente du Clos\nM. Côté présente le rapport.\n\n"
        "Groupe    Pour    Contre    Abstention    NPPV\n"
        "Avec vous    31    0    0    2\nEnsemble    0    12    3    0\n"
        "TOTAL    31    12    3    2\nADOPTÉ"
    )
    assert (one.number, one.outcome) == ("2023-1847", Outcome.CARRIED)
    assert (one.for_, one.against, one.abstentions) == (31, 12, 3)


def test_a_table_without_a_total_is_summed_and_a_price_list_is_none() -> None:
    (one,) = of(
        "Le conseil municipal adopte le budget.\n\n"
        "Groupe | Pour | Contre\nAvec vous | 8 | 0\nEnsemble | 1 | 4"
    )
    assert (one.for_, one.against) == (9, 4)
    assert not of("Tarifs    Pour les enfants    Adultes\nEntrée    3    5")


def test_what_ends_the_titles_of_items_numbers_their_decisions() -> None:
    found = of(
        "1 – Budget    2021/42\nVOTE : unanimité\n\n"
        "2 – Décisions du Maire    2021/43\nN° 2021-14 du 02/02/23 : bail de la maison\n"
        "N° 2021-15 du 03/02/23 : concession\nLe conseil municipal en prend acte.\n\n"
        "3 – Tarifs    2021/44\nVOTE : 9 pour – 4 contre"
    )
    assert [one.number for one in found] == ["2021/42", "2021/43", "2021/44"]


@pytest.mark.parametrize(
    ("heads", "numbers"),
    [
        (("2023-04-12 : TAUX", "2023-04-13 : CAMPING"), ["2023-04-12", "2023-04-13"]),
        (("23/011. Taux", "23/012. Camping"), ["23/011", "23/012"]),
        (
            ("DOCUMENT 22-23/098 : TAUX", "MOTION 22-23/A12 : GARE"),
            ["22-23/098", "22-23/A12"],
        ),
        (("Rapport n° 23.05.01 – Taux", "Rapport n° 23.05.02 – Gare"), ["23.05.01", "23.05.02"]),
        (("12/03/2023 : TAUX", "14/06/2023 : CAMPING"), [None, None]),
        (("1/2 Taux", "2/2 Camping"), [None, None]),
    ],
)
def test_numbers_of_many_forms_are_told_from_days_and_pages(
    heads: tuple[str, ...], numbers: list[str | None]
) -> None:
    found = of("\n\n".join(f"{one}\nLe conseil municipal adopte le projet." for one in heads))
    assert [one.number for one in found] == numbers


def test_the_next_number_is_of_the_same_form() -> None:
    assert follows("23/009", "23/010")
    assert not follows("23/009", "23/10")
    assert not follows("A-9", "B-10")


def test_amendment_and_whole_are_two_decisions() -> None:
    found = of(
        "Rapport n° 23.05.01 – Aide aux lycéens\nRapporteur : M. Luc Roy\n\n"
        "Amendement du groupe Vert : porter l'aide à 2 M€.\nL'amendement n'est pas adopté.\n"
        "Pour : Vert\nContre : Majorité\n\n"
        "Vote du rapport 23.05.01\nPour : Majorité\nContre : Vert\nLe rapport est adopté."
    )
    assert [(one.outcome, one.unanimous) for one in found] == [
        (Outcome.LOST, False), (Outcome.CARRIED, None),
    ]  # fmt: skip
    assert found[1].number == "23.05.01"


def test_bullets_with_titles_are_each_a_subject() -> None:
    found = of(
        "- Lavoir : le conseil retient le devis Roy à l'unanimité.\n\n"
        "- Demande de M. Côté : achat d'un pré. La proposition est rejetée par 6 voix contre 2.\n\n"
        "- Chiens : le maire écrira aux propriétaires."
    )
    assert [one.outcome for one in found] == [Outcome.CARRIED, Outcome.LOST]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("A l'unanimité, D E C I D E de vendre le pré.", Outcome.CARRIED),
        ("Le Conseil marque son accord sur le procès-verbal.", Outcome.CARRIED),
        ("Le Conseil admet, à l'unanimité, l'ajout du point 3.", Outcome.CARRIED),
        ("Mme Lise Roy est engagée à mi-temps.", Outcome.CARRIED),
        ("Rapport renvoyé à la 3e commission", Outcome.REFERRED),
    ],
)
def test_short_verdicts(text: str, outcome: Outcome) -> None:
    assert [one.outcome for one in of(text)] == [outcome]


def test_what_a_commission_concludes_is_no_vote_of_the_council() -> None:
    assert not of("Le rapport de la 2e commission conclut, par 11 voix pour et 5 contre, au rejet.")


def test_a_number_that_only_tells_of_the_past_is_not_the_decisions() -> None:
    text = "Par délibération n°2007/537 du 15 novembre, la Ville a désigné M. Roy. Il est proposé"
    (one,) = read(f"{text} de lancer un appel.\n\nPour : 53\n\nAdopté à l'unanimité").decisions
    assert one.number is None

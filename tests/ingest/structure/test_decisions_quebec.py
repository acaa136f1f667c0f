"""How the French papers of Canada lay out what they decide: invented, after real layouts."""

from __future__ import annotations

import pytest

from archive.model import Decision, Outcome
from ingest.reading import WIDE
from tests.ingest.structure.saying import read


def decisions(text: str) -> list[Decision]:
    return list(read(text).decisions)


@pytest.mark.parametrize("rule", ["________________", "----------", "* * * *", "=" * 60])
def test_a_line_drawn_between_two_acts_parts_them(rule: str) -> None:
    text = "\n\n".join(
        f"{n} OBJET {n}\n\nIl est proposé par : M. Luc Gauvin\nAppuyé par : Mme Ida Roy\n\n"
        f"Que l'offre soit acceptée.\nADOPTÉE À L'UNANIMITÉ DES CONSEILLERS PRÉSENTS\n{rule}"
        for n in ("2023-09-217", "2023-09-218", "2023-09-219")
    ).replace(f"{rule}\n\n", f"{rule}\n")
    found = decisions(text)
    assert [one.number for one in found] == ["2023-09-217", "2023-09-218", "2023-09-219"]
    assert all(one.unanimous for one in found)


def test_a_number_at_the_right_of_a_title_is_of_what_stands_below() -> None:
    text = "\n\n".join(
        f"{title}{WIDE}No 24-03{n}\nIl est proposé et résolu à l'unanimité de payer {n} $."
        for title, n in (("Ordre du jour", 18), ("Achat de gants", 19), ("Caserne", 20))
    )
    assert [one.number for one in decisions(text)] == ["24-0318", "24-0319", "24-0320"]


def test_a_number_of_a_day_and_an_item_is_whole() -> None:
    (one,) = decisions("CA-230921-4.1\nIl est proposé par M. Jean Roy :\nDe payer.\n\nADOPTÉE")
    assert one.number == "CA-230921-4.1"


@pytest.mark.parametrize("mover", ["Proposition de Luc Gauvin", "Motion du conseiller Luc Gauvin"])
def test_who_moves_may_stand_alone_on_a_line(mover: str) -> None:
    (one,) = decisions(
        f"{mover}\nAppuyée de Ida Roy\nD'acheter un banc.\n\nLa proposition est adoptée."
    )
    assert (one.mover, one.seconder) == ("Luc Gauvin", "Ida Roy")


def test_a_proposal_of_no_person_moves_nothing() -> None:
    assert not decisions("Proposition de règlement\n\nProposition de services professionnels\n\nX")


def test_the_resolution_s_number_is_taken_behind_the_motion_s() -> None:
    (one,) = decisions(
        "Motion 4, Résolution 49/2023 :\nLuc Gauvin propose\nAppuyé par Ida Roy\n"
        "Que le Conseil vende l'école.\nREJETÉ"
    )
    assert (one.number, one.mover, one.outcome) == ("49/2023", "Luc Gauvin", Outcome.LOST)


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ("de retirer ce dossier de l'ordre du jour", Outcome.WITHDRAWN),
        ("de déposer cette question sur la table", Outcome.TABLED),
        ("que le règlement 41-22 soit différé à la réunion du 4 octobre", Outcome.DEFERRED),
        ("de référer la pétition au comité de circulation", Outcome.REFERRED),
        ("que la demande soit renvoyée à la direction générale", Outcome.REFERRED),
        ("que la séance soit ajournée", Outcome.CARRIED),
        ("de retirer le cadenas de la barrière", Outcome.CARRIED),
        ("d'adopter l'ordre du jour et de retirer ce point", Outcome.CARRIED),
    ],
)
def test_what_a_motion_that_passes_does_with_a_matter(told: str, outcome: Outcome) -> None:
    (one,) = decisions(f"Il est proposé par Luc Gauvin, appuyé par Ida Roy, {told}.\nAdoptée")
    assert one.outcome is outcome


@pytest.mark.parametrize(
    ("vote", "count"),
    [
        ("En faveur - 12 ; Contre - 4. Proposition adoptée.", (12, 4)),
        ("Pour : 8      Contre : 3\nADOPTÉE", (8, 3)),
        ("VOTE : 11 pour – 1 contre – 2 abstentions      ADOPTÉ À LA MAJORITÉ", (11, 1)),
        ("Pour : 14,22 voix (M. Gauvin)\nContre : 5,78 voix (Mme Roy)\nADOPTÉE", (1, 1)),
        ("Le vote est pris. Pour : 3. Contre : 2. Adoptée à la majorité – le maire "
         "n'ayant pas voté.", (3, 2)),
    ],
)  # fmt: skip
def test_votes_are_counted_however_they_are_set(vote: str, count: tuple[int, int]) -> None:
    (one,) = decisions(f"Il est proposé par Luc Gauvin d'acheter un banc.\n{vote}")
    assert (one.for_, one.against) == count


def test_all_in_favour_is_unanimous() -> None:
    (one,) = decisions("Il est proposé par Luc Gauvin de payer.\nEn faveur : tous. Motion adoptée.")
    assert one.unanimous


def test_a_casting_vote_for_a_motion_carries_it() -> None:
    (one,) = decisions(
        "Il est proposé par Luc Gauvin d'acheter un banc. Pour : 3. Contre : 3.\n"
        "Le maire exerce son vote prépondérant en faveur de la proposition."
    )
    assert one.outcome is Outcome.CARRIED


def test_a_recital_decides_nothing() -> None:
    (one,) = decisions(
        "ATTENDU QUE les membres du conseil ont pris connaissance du rapport;\n\n"
        "Il est proposé par Luc Gauvin de le déposer.\nAdoptée"
    )
    assert one.outcome is Outcome.CARRIED


@pytest.mark.parametrize(
    "said",
    ["désire inscrire sa dissidence", "demande à faire enregistrer sa dissidence",
     "tient à exprimer son désaccord"],
)  # fmt: skip
def test_a_dissent_may_be_asked_for(said: str) -> None:
    (one,) = decisions(
        f"Il est proposé par Luc Gauvin de payer.\nLe conseiller Jean Roy {said}.\nAdoptée"
    )
    assert [(vote.name, vote.choice.value) for vote in one.votes] == [("Jean Roy", "against")]


def test_a_body_named_by_its_letters_is_no_person() -> None:
    (one,) = decisions("Sur proposition de la SERM, il est résolu d'acheter un banc.\nAdoptée")
    assert one.mover is None

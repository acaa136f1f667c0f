"""Minutes read whole, in the manner of four places: every decision, and nothing else."""

from __future__ import annotations

from archive.model import Decision, Kind
from tests.ingest.structure.saying import read

BOROUGH = """
CA24 22 0101

Adoption de l'ordre du jour

Il est proposé par Craig Roy

appuyé par Anne Côté

D'adopter l'ordre du jour de la séance ordinaire.

Adoptée à l'unanimité.

CA24 22 0102

Approbation du procès-verbal

Il est proposé par Anne Côté

appuyé par Craig Roy

D'approuver le procès-verbal.

Le président appelle la question et un vote est demandé.

VOTE

Votent en faveur : Craig Roy, Anne Côté
Votent contre : Benoit Dion

La proposition est adoptée à la majorité."""

LEGISTAR = """
Call to Order
Mayor Smith called the meeting to order at 7:02 PM.

1. 24-0123 Ordinance amending Chapter 5 of the Code
A motion was made by Council Member Lee, seconded by Council Member Ray, that this Ordinance be \
approved on first reading. The motion carried by the following vote:
Aye: 4 - Lee, Ray, Fox, and Day
Nay: 1 - Smith

2. 24-0124 Resolution awarding a contract
A motion was made by Council Member Fox, seconded by Council Member Day, that this Resolution be \
adopted. The motion passed unanimously."""

COURT = """
It was moved by Commissioner Green and seconded by Commissioner White to approve the consent \
agenda. Voting aye: Tucker, Green, White. Voting nay: none. Motion carried.

RESOLUTION 2023-04
Introduced by Commissioner White
RESOLUTION AUTHORIZING THE SALE OF SURPLUS PROPERTY
Roll call: Tucker - Aye, Green - Aye, White - Nay. Resolution adopted."""

COMMUNE = """
2024-012 : Vote du compte administratif 2023
Mme le Maire quitte la salle. Sous la présidence de M. MARTIN, le conseil municipal vote le compte.
Votants : 4 - Pour : 4 - Contre : 0 - Abstention : 0

2024-013 : Subvention au club de foot
M. O'NEIL ne prend pas part au vote.
Le Conseil Municipal, ouï l'exposé, après en avoir délibéré :
- ACCORDE une subvention de 500 €
- AUTORISE le Maire à signer.
Adopté à l'unanimité

2024-014 : Motion contre la fermeture de la poste
Après discussion, la motion est rejetée par 3 voix contre et 2 voix pour.

Informations diverses
La date du prochain conseil est fixée au 11 avril."""


def told(text: str) -> list[tuple[object, ...]]:
    def row(one: Decision) -> tuple[object, ...]:
        return (one.number, one.outcome.value, one.unanimous, one.for_, one.against, one.mover,
                one.seconder)  # fmt: skip

    return [row(one) for one in read(text).decisions]


def test_a_borough_of_montreal() -> None:
    assert told(BOROUGH) == [
        ("CA24 22 0101", "carried", True, None, None, "Craig Roy", "Anne Côté"),
        ("CA24 22 0102", "carried", False, 2, 1, "Anne Côté", "Craig Roy"),
    ]


def test_an_american_city_whose_minutes_a_program_writes() -> None:
    assert told(LEGISTAR) == [
        ("24-0123", "carried", False, 4, 1, "Lee", "Ray"),
        ("24-0124", "carried", True, None, None, "Fox", "Day"),
    ]


def test_an_american_county() -> None:
    assert told(COURT) == [
        (None, "carried", None, 3, 0, "Green", "White"),
        ("2023-04", "carried", False, 2, 1, "White", None),
    ]


def test_a_french_commune() -> None:
    assert told(COMMUNE) == [
        ("2024-012", "carried", None, 4, 0, None, None),
        ("2024-013", "carried", True, None, None, None, None),
        ("2024-014", "lost", False, 2, 3, None, None),
    ]
    assert [vote.name for vote in read(COMMUNE).decisions[1].votes] == ["O'NEIL"]


def test_a_paper_of_unknown_kind_must_say_it_as_minutes_do() -> None:
    report = "Annual report\n\nThe accounts for 2022 were approved and the budget was adopted."
    assert not read(report, kind=Kind.OTHER).decisions
    assert len(read("Moved by Roe, seconded by Poe, that it pass. Carried.", kind=Kind.OTHER)
               .decisions) == 1  # fmt: skip

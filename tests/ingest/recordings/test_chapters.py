"""Items of an agenda found in what is said, at the second where they are taken up."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from archive.model import Cue, Lang
from ingest.recordings.captions import read_captions
from ingest.recordings.chapters import chapters
from tests.real import RECORDS, only_with_records


@dataclass(frozen=True, slots=True)
class Item:
    number: str | None
    title: str
    level: int = 1


FRENCH = [
    Item("1", "Ouverture de la séance"),
    Item("2", "Adoption de l'ordre du jour"),
    Item("3", "Période de questions"),
    Item("6", "Travaux publics"),
    Item("6.1", "Adjudication du contrat de réfection du ponceau du chemin du Ruisseau-Clair", 2),
    Item("6.2", "Demande d'aide financière pour la restauration du pont couvert", 2),
    Item("7.1", "Règlement 2026-412 sur les limites de vitesse devant l'école", 2),
    Item("8", "Levée de la séance"),
]
SAID_FR = [
    "Bonsoir à tous, il est dix-neuf heures trente.",
    "L'ouverture de la séance est constatée, nous avons quorum.",
    "Nous passons à l'adoption de l'ordre du jour.",
    "Je propose de parler du ponceau avant le pont, si le conseil le veut bien.",
    "Non, on garde l'ordre.",
    "Nous arrivons à la période de questions.",
    "Bonjour, je demeure rue des Érables, ma question porte sur la vitesse.",
    "On y viendra tout à l'heure, monsieur.",
    "Point 6.1, l'adjudication du contrat pour le ponceau du chemin du Ruisseau-Clair.",
    "Trois entreprises ont déposé une soumission.",
    "La plus basse est à 148 250 dollars.",
    "Six point deux, la demande d'aide pour restaurer le pont couvert.",
    "Le pont a plus de cent ans.",
    "Le point sept point un porte sur le règlement de limites de vitesse devant l'école.",
    "Trente kilomètres à l'heure, c'est assez.",
    "Merci à tous, je propose la levée de la séance.",
]
ENGLISH = [
    Item("5", "Consent Agenda"),
    Item("20", "New business items"),
    Item("a", "Resolution authorizing a land lease renewal with Devaney Farms", 2),
    Item("b", "Resolution authorizing a land lease renewal with Tate Farms", 2),
    Item("c", "Resolution accepting a corrective deed for the Hayes property", 2),
]
SAID_EN = [
    "Welcome to the council meeting.",
    "We will go on to the consent agenda.",
    "Item 20c has been deleted at the request of the sponsor, no, I am told it stays.",
    "All in favor say aye.",
    "This brings us to twenty, new business items.",
    "20A is a resolution authorizing a land lease renewal with Devaney Farms.",
    "How many acres is that?",
    "Twenty B is a resolution authorizing the land lease renewal with Tate Farms.",
    "It is the same price as Devaney Farms.",
    "20 C is a resolution accepting a corrective deed for the Hayes property.",
]


def cues_of(said: list[str], every_s: float = 30.0) -> list[Cue]:
    return [Cue(n * every_s, n * every_s + 5.0, text) for n, text in enumerate(said)]


@pytest.mark.parametrize(
    ("items", "said", "lang", "begin"),
    [
        (FRENCH, SAID_FR, "fr", {"1": 1, "2": 2, "3": 5, "6.1": 8, "6.2": 11, "7.1": 13, "8": 15}),
        (ENGLISH, SAID_EN, "en", {"5": 1, "20": 4, "a": 5, "b": 7, "c": 9}),
    ],
)
def test_each_item_begins_where_the_chair_takes_it_up(
    items: list[Item], said: list[str], lang: Lang, begin: dict[str, int]
) -> None:
    found = {items[one.item].number: one.start_s for one in chapters(items, cues_of(said), lang)}
    assert found == {number: n * 30.0 for number, n in begin.items()}


def test_what_is_never_named_has_no_second() -> None:
    items = [*FRENCH, Item("9", "Nomination d'un vérificateur externe")]
    found = [items[one.item].number for one in chapters(items, cues_of(SAID_FR), "fr")]
    assert "6" not in found and "9" not in found


def test_a_long_cue_is_looked_at_sentence_by_sentence() -> None:
    text = (
        "Motion carries. 20A is a resolution authorizing a land lease renewal with Devaney Farms."
    )
    (found,) = chapters(ENGLISH, [Cue(100.0, 140.0, text)], "en")
    assert 105 < found.start_s < 112


@pytest.mark.parametrize("cues", [[], [Cue(0.0, 1.0, "")], [Cue(0.0, 1.0, "…")]])
def test_silence_has_no_chapters(cues: list[Cue]) -> None:
    assert chapters(FRENCH, cues, "fr") == ()
    assert chapters([], cues_of(SAID_FR), "fr") == ()


# Read by ear and eye from the captions of 11 June 2026: the second in which each is named.
HUNTSVILLE = {
    ("6", "a", "Resolution recognizing the accomplishments of the UAH Esports program"): 265,
    ("9", "a", "Public Hearing on a Resolution authorizing the demolition of an unsafe building at "
     "3804 Melody Rd"): 708,
    ("10", "a", "Resolution to set a public hearing on the zoning of 2.41 acres west of Old Big "
     "Cove Road"): 1225,
    ("10", "b", "Resolution to set a public hearing on the zoning of 2.47 acres south of Old Hwy "
     "20"): 1249,
    ("16", "a", "Nomination to appoint Daniel Tate to the Huntsville Electric Utility Board"): 1732,
    ("16", "d", "Nomination to reappoint David Mathis to the Marina and Port Authority"): 1766,
    ("19", "b", "Ordinance annexing 24.67 acres of land"): 2083,
    ("20", "d", "Resolution to award the janitorial services contract to PJH Cleaning"): 2838,
    ("20", "j", "Agreement between the City of Huntsville and Skipper Consulting for an IAR study "
     "along I-65"): 3301,
    ("20", "ab", "Resolution authorizing the acceptance of a Corrective Deed"): 3932,
    ("21", "c", "Introduction of an Ordinance to amend Ordinance No. 25-194"): 4057,
}  # fmt: skip


@only_with_records
def test_items_of_a_real_meeting_begin_within_five_seconds() -> None:
    name = "2026-06-11-city-council-meeting captions.vtt"
    cues = read_captions(RECORDS / "captions" / name).cues
    items, truth = [], {}
    for (heading, number, title), second in HUNTSVILLE.items():
        if not items or items[-1][0] != heading:
            items.append((heading, Item(heading, "")))
        truth[len(items)] = second
        items.append((heading, Item(number, title, 2)))
    found = {one.item: one.start_s for one in chapters([one for _, one in items], cues, "en")}
    near = [n for n, second in truth.items() if abs(found.get(n, 0) - second) <= 5]
    assert near == list(truth)
